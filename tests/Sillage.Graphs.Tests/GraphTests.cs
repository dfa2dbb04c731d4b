using CsCheck;
using Xunit;

namespace Sillage.Graphs.Tests;

public class GraphTests
{
    [Fact]
    public void A_directed_edge_stands_in_its_source_row_and_duplicates_are_added()
    {
        var graph = Graphs.Build([(2, 0, 1), (0, 2, 1), (0, 1, 2.5), (0, 2, 3), (1, 1, 1)], directed: true);

        Assert.Equal([(0, 1, 2.5), (0, 2, 4), (1, 1, 1), (2, 0, 1)], graph.Arcs());
        Assert.Equal((3, 4L, 4L, 1L), (graph.Nodes, graph.Edges, graph.Arcs, graph.Loops));
        Assert.True(graph.IsDirected && graph.IsWeighted);
    }

    [Fact]
    public void An_undirected_edge_stands_in_both_rows_and_a_loop_once()
    {
        var graph = Graphs.Build([(2, 0, 1), (0, 2, 1), (0, 1, 2), (1, 1, 5)], directed: false);

        Assert.Equal([(0, 1, 2), (0, 2, 2), (1, 0, 2), (1, 1, 5), (2, 0, 2)], graph.Arcs());
        Assert.Equal((3L, 5L, 1L), (graph.Edges, graph.Arcs, graph.Loops));
        Assert.Same(graph, graph.Reverse());
    }

    [Fact]
    public void A_pair_given_once_has_no_weight_and_one_given_twice_has_weight_two()
    {
        Assert.False(Graph.FromPairs(true, (0, 1), (1, 0)).IsWeighted);
        Assert.Equal(2, Graph.FromPairs(true, (0, 1), (0, 1)).Weight(0));
    }

    [Fact]
    public void Loops_can_be_left_out_and_nodes_without_edges_added()
    {
        using var edges = new EdgeList();
        edges.Add(1, 1);
        edges.Add(0, 1);

        var graph = Graph.Build(edges, directed: false, nodes: 4, keepLoops: false);

        Assert.Equal((4, 1L, 0L), (graph.Nodes, graph.Edges, graph.Loops));
        Assert.Empty(graph.Neighbours(3).ToArray());
    }

    [Fact]
    public void An_empty_list_makes_an_empty_graph()
    {
        using var edges = new EdgeList();

        var graph = Graph.Build(edges, directed: true);

        Assert.Equal((0, 0L, 0L), (graph.Nodes, graph.Edges, graph.Arcs));
        Assert.Equal(0, graph.Reverse().Nodes);
    }

    [Fact]
    public void Sums_that_single_precision_does_not_hold_are_kept_exactly()
    {
        var large = Graphs.Build([(0, 1, 16777216), (0, 1, 1)], directed: true);
        var fine = Graphs.Build([(0, 1, 0.1), (1, 0, 0.2)], directed: false);

        Assert.Equal(16777217, large.Weight(0));
        Assert.Equal(0.1 + 0.2, fine.Weight(0));
    }

    [Theory]
    [InlineData(-1, 0, 1.0)]
    [InlineData(0, int.MaxValue, 1.0)]
    [InlineData(0, 1, -1.0)]
    [InlineData(0, 1, double.NaN)]
    [InlineData(0, 1, double.PositiveInfinity)]
    public void An_edge_that_cannot_be_is_refused(int source, int target, double weight)
    {
        using var edges = new EdgeList();

        Assert.Throws<ArgumentOutOfRangeException>(() => edges.Add(source, target, weight));
        Assert.Equal(0, edges.Count);
    }

    [Fact]
    public void Nodes_and_arcs_that_do_not_exist_are_refused()
    {
        var graph = Graph.FromPairs(true, (0, 1));

        Assert.Throws<ArgumentOutOfRangeException>(() => graph.Neighbours(2));
        Assert.Throws<ArgumentOutOfRangeException>(() => graph.Degree(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => graph.Weight(1));
    }

    [Fact]
    public void Rows_are_what_a_dictionary_makes_of_any_list() =>
        Gen.Select(Graphs.EdgeLists(12, 60, Graphs.Counts), Gen.Bool).Sample((list, directed) =>
            Assert.Equal(Merged(list, directed), Graphs.Build(list, directed).Arcs()));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Rows_are_what_a_dictionary_makes_of_a_list_of_many_buckets(bool directed)
    {
        var random = new Random(7);
        var list = Enumerable.Range(0, 200_000).Select(_ => (random.Next(3_000), random.Next(300), (double)random.Next(1, 4))).ToArray();

        Assert.Equal(Merged(list, directed), Graphs.Build(list, directed).Arcs());
    }

    [Fact]
    public void The_order_of_the_list_does_not_show_even_in_the_last_bit() =>
        Gen.Select(Graphs.EdgeLists(6, 60, Graphs.Reals), Gen.Bool, Gen.Int).Sample((list, directed, seed) =>
        {
            var first = Graphs.Build(list, directed).Arcs();
            new Random(seed).Shuffle(list);
            Assert.Equal(first, Graphs.Build(list, directed).Arcs());
        });

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_number_of_threads_does_not_show(bool directed)
    {
        var one = Graphs.Large(20_000, 300_000, directed, threads: 1);

        Assert.Equal(one.Arcs(), Graphs.Large(20_000, 300_000, directed, threads: 2).Arcs());
        Assert.Equal(one.Arcs(), Graphs.Large(20_000, 300_000, directed, threads: 5).Arcs());
    }

    [Fact]
    public void The_reverse_has_every_arc_turned_round() =>
        Graphs.Any(directed: true).Sample(graph =>
            Assert.Equal(graph.Arcs().Select(arc => (arc.Target, arc.Source, arc.Weight)).Order(), graph.Reverse().Arcs()));

    [Fact]
    public void The_reverse_of_a_large_graph_is_the_same_as_brute_force()
    {
        var graph = Graphs.Large(5_000, 60_000, directed: true);

        Assert.Equal(graph.Arcs().Select(arc => (arc.Target, arc.Source, arc.Weight)).Order(), graph.Reverse().Arcs());
    }

    [Fact]
    public void Without_direction_both_ways_are_added() =>
        Graphs.EdgeLists(12, 60, Graphs.Counts).Sample(list =>
            Assert.Equal(Graphs.Build(list, directed: false).Arcs(), Graphs.Build(list, directed: true).Undirected().Arcs()));

    [Fact]
    public void An_arc_is_found_by_its_ends()
    {
        var graph = Graphs.Karate;

        Assert.Equal(33, graph.Neighbours(32)[(int)(graph.ArcBetween(32, 33) - graph.FirstArc(32))]);
        Assert.Equal(-1, graph.ArcBetween(0, 33));
    }

    private static IEnumerable<(int Source, int Target, double Weight)> Merged((int, int, double)[] list, bool directed)
    {
        var sums = new SortedDictionary<(int Source, int Target), double>();
        foreach (var (source, target, weight) in list)
        {
            sums[(source, target)] = sums.GetValueOrDefault((source, target)) + weight;
            if (!directed && source != target)
                sums[(target, source)] = sums.GetValueOrDefault((target, source)) + weight;
        }

        return sums.Select(pair => (pair.Key.Source, pair.Key.Target, pair.Value));
    }
}
