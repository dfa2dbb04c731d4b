using CsCheck;
using Xunit;

namespace Sillage.Graphs.Tests;

public class KernelTests
{
    /// <summary>0 → 1 → 2 → 0, 2 → 3 ⇄ 4, 5 alone with itself.</summary>
    private static readonly Graph Small = Graph.FromPairs(true, (0, 1), (1, 2), (2, 0), (2, 3), (3, 4), (4, 3), (5, 5));

    [Fact]
    public void Components_of_a_small_graph()
    {
        Assert.Equal([0, 0, 0, 0, 0, 1], WeakComponents.Find(Small).Groups);
        Assert.Equal([0, 0, 0, 1, 1, 2], StrongComponents.Find(Small).Groups);
        Assert.Equal([3, 2, 1], StrongComponents.Find(Small).Sizes);
        Assert.Equal([3, 4], StrongComponents.Find(Small).Members(1));
    }

    [Fact]
    public void Components_are_what_brute_force_reaches() =>
        Gen.Select(Graphs.Any(directed: true, 14, 30), Gen.Bool).Sample((graph, directed) =>
        {
            graph = directed ? graph : graph.Undirected();
            var reach = Reach(graph);
            var both = Reach(graph.Undirected());
            var (weak, strong) = (WeakComponents.Find(graph), StrongComponents.Find(graph));
            for (var a = 0; a < graph.Nodes; a++)
            {
                for (var b = 0; b < graph.Nodes; b++)
                {
                    Assert.Equal(both[a, b], weak[a] == weak[b]);
                    Assert.Equal(reach[a, b] && reach[b, a], strong[a] == strong[b]);
                }
            }
        });

    [Fact]
    public void A_long_path_needs_no_deep_stack()
    {
        const int Length = 200_000;
        var path = Graphs.Build(Enumerable.Range(0, Length).Select(i => (i, i + 1, 1.0)), directed: true);
        var ring = Graphs.Build(Enumerable.Range(0, Length).Select(i => (i, (i + 1) % Length, 1.0)), directed: true);

        Assert.Equal(Length + 1, StrongComponents.Find(path).Count);
        Assert.Equal(1, StrongComponents.Find(ring).Count);
        Assert.Equal(1, WeakComponents.Find(path).Count);
    }

    [Fact]
    public void Cores_are_what_taking_nodes_away_leaves() =>
        Gen.Select(Graphs.Any(directed: false, 14, 60), Gen.Int[1, 3]).Sample((graph, threads) =>
        {
            var expected = new int[graph.Nodes];
            var left = Enumerable.Range(0, graph.Nodes).ToHashSet();
            for (var core = 0; left.Count > 0; core++)
            {
                while (left.Where(node => graph.Neighbours(node).ToArray().Count(n => n != node && left.Contains(n)) < core).ToArray() is { Length: > 0 } weak)
                    left.ExceptWith(weak);
                foreach (var node in left)
                    expected[node] = core;
            }

            Assert.Equal(expected, CoreNumbers.Find(graph, threads));
        });

    [Fact]
    public void A_loop_counts_twice_for_the_strength_of_an_undirected_graph()
    {
        var graph = Graphs.Build([(0, 0, 3), (0, 1, 2)], directed: false);

        Assert.Equal([8.0, 2.0], Strength.Out(graph));
        Assert.Equal([3L, 1L], Strength.OutDegrees(graph));
        Assert.Equal([1L, 1L, 1L, 2L, 1L, 1L], Strength.InDegrees(Small));
        Assert.Equal([1L, 1L, 2L, 1L, 1L, 1L], Strength.OutDegrees(Small));
    }

    [Fact]
    public void PageRank_of_two_nodes_is_computed_by_hand()
    {
        // 0 → 1, and 1 leads nowhere: x1 = x0 + 0.85·x0 before normalising.
        var ranks = PageRank.Compute(Graph.FromPairs(true, (0, 1)));

        Assert.Equal([1 / 2.85, 1.85 / 2.85], ranks.Ranks, (a, b) => Math.Abs(a - b) < 1e-15);
        Assert.Equal(0, ranks.Sweeps);
    }

    [Fact]
    public void PageRank_satisfies_its_own_equation() =>
        Gen.Select(Graphs.Any(directed: true, weight: Graphs.Reals), Gen.Double[0, 0.95]).Sample((graph, damping) =>
        {
            var ranks = PageRank.Compute(graph, new() { Damping = damping, Tolerance = 1e-12 }).Ranks;
            var strength = Strength.Out(graph);
            var restart = ((1 - damping) + (damping * Enumerable.Range(0, graph.Nodes).Where(v => strength[v] == 0).Sum(v => ranks[v]))) / graph.Nodes;
            var next = Enumerable.Repeat(restart, graph.Nodes).ToArray();
            foreach (var (source, target, weight) in graph.Arcs())
                next[target] += damping * ranks[source] * weight / strength[source];

            Assert.Equal(1, ranks.Sum(), 12);
            for (var node = 0; node < graph.Nodes; node++)
                Assert.Equal(next[node], ranks[node], 1e-11);
        });

    [Fact]
    public void PageRank_says_when_it_may_not_work_long_enough()
    {
        Assert.Throws<InvalidOperationException>(() => PageRank.Compute(Small, new() { MaxSweeps = 3 }));
        Assert.Throws<ArgumentException>(() => PageRank.Compute(Small, new() { Damping = 1 }));
    }

    [Fact]
    public void The_hub_of_a_star_points_at_equal_authorities()
    {
        var hits = Hits.Compute(Graph.FromPairs(true, (0, 1), (0, 2), (0, 3)));

        Assert.Equal([1.0, 0, 0, 0], hits.Hubs);
        Assert.Equal([0, 1 / 3.0, 1 / 3.0, 1 / 3.0], hits.Authorities, (a, b) => Math.Abs(a - b) < 1e-15);
    }

    [Fact]
    public void The_karate_club_has_forty_five_triangles()
    {
        var triangles = TriangleCounts.Count(Graphs.Karate);

        Assert.Equal((45L, 18L, 15L), (triangles.Total, triangles.PerNode[0], triangles.PerNode[33]));
        Assert.Equal(0.25568181818, triangles.Transitivity, 10);
        Assert.Equal(0.57063847821, triangles.AverageClustering, 10);
        Assert.Equal(0, triangles.Clustering[11]);
    }

    [Fact]
    public void Triangles_are_what_three_loops_find() =>
        Graphs.Any(directed: true, 12, 60).Sample(graph =>
        {
            var edges = graph.Undirected();
            var expected = new long[graph.Nodes];
            for (var a = 0; a < graph.Nodes; a++)
                for (var b = a + 1; b < graph.Nodes; b++)
                    for (var c = b + 1; c < graph.Nodes; c++)
                        if (edges.ArcBetween(a, b) >= 0 && edges.ArcBetween(b, c) >= 0 && edges.ArcBetween(a, c) >= 0)
                            (expected[a], expected[b], expected[c]) = (expected[a] + 1, expected[b] + 1, expected[c] + 1);
            Assert.Equal(expected, TriangleCounts.Count(graph).PerNode);
        });

    [Fact]
    public void The_middle_of_a_path_lies_between_all_pairs()
    {
        Assert.Equal([0.0, 3, 4, 3, 0], Betweenness.Exact(Graph.FromPairs(false, (0, 1), (1, 2), (2, 3), (3, 4))).Scores);
        Assert.Equal([0.0, 3, 4, 3, 0], Betweenness.Exact(Graph.FromPairs(true, (0, 1), (1, 2), (2, 3), (3, 4))).Scores);
        Assert.Equal([0.5, 0.5, 0.5, 0.5], Betweenness.Exact(Graph.FromPairs(false, (0, 1), (1, 2), (2, 3), (3, 0))).Scores);
    }

    [Fact]
    public void Betweenness_from_a_sample_errs_by_as_much_as_it_says()
    {
        var graph = Graphs.Large(600, 2_000, directed: false);
        var exact = Betweenness.Exact(graph);
        var central = Enumerable.Range(0, graph.Nodes).OrderByDescending(v => exact.Scores[v]).Take(20).ToArray();
        var samples = Enumerable.Range(1, 200).Select(seed => Betweenness.Sampled(graph, 150, (ulong)seed)).ToArray();
        var squares = samples.Sum(sample => central.Sum(v => Math.Pow(sample.Scores[v] - exact.Scores[v], 2) / Math.Pow(exact.Scores[v], 2)));
        var expected = samples.Sum(sample => central.Sum(v => Math.Pow(sample.StandardErrors[v], 2) / Math.Pow(exact.Scores[v], 2)));

        Assert.Equal((600, 150), (exact.Sources, samples[0].Sources));
        Assert.All(exact.StandardErrors, error => Assert.Equal(0, error));
        Assert.InRange(expected / squares, 0.9, 1.1);
    }

    [Fact]
    public void Sources_can_be_given_and_are_checked()
    {
        var path = Graph.FromPairs(true, (0, 1), (1, 2));

        Assert.Equal([0.0, 1.5, 0], Betweenness.FromSources(path, [0, 1]).Scores);
        Assert.Throws<ArgumentException>(() => Betweenness.FromSources(path, [0, 0]));
        Assert.Throws<ArgumentException>(() => Betweenness.FromSources(path, [3]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Betweenness.Sampled(path, 1));
    }

    [Fact]
    public void Distances_of_a_path_are_counted()
    {
        var paths = PathStatistics.Sample(Graph.FromPairs(true, (0, 1), (1, 2), (2, 3)), 10);

        Assert.Equal([0L, 3, 2, 1], paths.Counts);
        Assert.Equal((4, 10 / 6.0, 0.0, 3, 0.5), (paths.Sources, paths.Mean, paths.MeanError, paths.Longest, paths.Reached));
        Assert.Equal(2.4, paths.Effective, 12);
    }

    [Fact]
    public void Distances_from_a_sample_lie_within_their_error_whatever_the_batch()
    {
        var graph = Graphs.Large(3_000, 9_000, directed: false);
        var all = PathStatistics.Sample(graph, 3_000);
        var some = Enumerable.Range(1, 40).Select(seed => PathStatistics.Sample(graph, 100, (ulong)seed)).ToArray();

        Assert.InRange(some.Count(sample => Math.Abs(sample.Mean - all.Mean) <= 1.96 * sample.MeanError), 33, 40);
        Assert.True(some.All(sample => sample.Longest <= all.Longest));
    }

    [Fact]
    public void Without_edges_there_are_no_distances()
    {
        var paths = PathStatistics.Sample(Graphs.Build([], true, 3));

        Assert.Equal([0L], paths.Counts);
        Assert.True(double.IsNaN(paths.Mean) && double.IsNaN(paths.Effective));
        Assert.Empty(PageRank.Compute(Graphs.Build([], true)).Ranks);
        Assert.Equal([0.0, 0, 0], Hits.Compute(Graphs.Build([], true, 3)).Hubs);
    }

    [Fact]
    public void The_number_of_threads_does_not_show_in_any_kernel()
    {
        var graph = Graphs.Large(30_000, 120_000, directed: true);

        Assert.Equal(WeakComponents.Find(graph, 1).Groups, WeakComponents.Find(graph, 3).Groups);
        Assert.Equal(WeakComponents.Find(graph.Undirected(), 1).Groups, WeakComponents.Find(graph, 2).Groups);
        Assert.Equal(CoreNumbers.Find(graph, 1), CoreNumbers.Find(graph, 3));
        Assert.Equal(PageRank.Compute(graph, new() { Threads = 1 }).Ranks, PageRank.Compute(graph, new() { Threads = 2 }).Ranks);
        Assert.Equal(Hits.Compute(graph, threads: 1).Hubs, Hits.Compute(graph, threads: 2).Hubs);
        Assert.Equal(TriangleCounts.Count(graph, 1).PerNode, TriangleCounts.Count(graph, 2).PerNode);
        Assert.Equal(Betweenness.Sampled(graph, 20, threads: 1).Scores, Betweenness.Sampled(graph, 20, threads: 2).Scores);
        Assert.Equal(PathStatistics.Sample(graph, 200, threads: 1).Counts, PathStatistics.Sample(graph, 200, threads: 2).Counts);
    }

    [Fact]
    public void Relabelling_changes_nothing_but_labels() =>
        Gen.Select(Graphs.Any(directed: true), Gen.Int).Sample((graph, seed) =>
        {
            var names = Graphs.Shuffled(graph.Nodes, seed);
            var other = graph.Relabelled(names);

            AssertSame(PageRank.Compute(graph, new() { Tolerance = 1e-14 }).Ranks, PageRank.Compute(other, new() { Tolerance = 1e-14 }).Ranks, names);
            AssertSame(Betweenness.Exact(graph).Scores, Betweenness.Exact(other).Scores, names);
            AssertSame([.. CoreNumbers.Find(graph).Select(core => (double)core)], [.. CoreNumbers.Find(other).Select(core => (double)core)], names);
            AssertSame(TriangleCounts.Count(graph).Clustering, TriangleCounts.Count(other).Clustering, names);
            Assert.Equal(WeakComponents.Find(graph).Sizes, WeakComponents.Find(other).Sizes);
            Assert.Equal(StrongComponents.Find(graph).Sizes, StrongComponents.Find(other).Sizes);
        });

    private static void AssertSame(double[] expected, double[] renamed, int[] names)
    {
        for (var node = 0; node < names.Length; node++)
            Assert.Equal(expected[node], renamed[names[node]], 1e-9);
    }

    private static bool[,] Reach(Graph graph)
    {
        var reach = new bool[graph.Nodes, graph.Nodes];
        foreach (var (source, target, _) in graph.Arcs())
            reach[source, target] = true;
        for (var k = 0; k < graph.Nodes; k++)
        {
            reach[k, k] = true;
            for (var a = 0; a < graph.Nodes; a++)
                for (var b = 0; b < graph.Nodes; b++)
                    reach[a, b] |= reach[a, k] && reach[k, b];
        }

        return reach;
    }
}
