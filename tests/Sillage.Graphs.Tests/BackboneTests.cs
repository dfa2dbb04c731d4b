using System.IO.Compression;
using CsCheck;
using Sillage.Graphs.Csv;
using Sillage.Testing;
using Xunit;

namespace Sillage.Graphs.Tests;

public class BackboneTests
{
    [Fact]
    public void Light_edges_go_and_nodes_left_alone_with_them()
    {
        var part = Backbone.AtLeast(Graphs.Build([(0, 1, 1), (1, 2, 3), (4, 2, 2)], directed: true), 2);

        Assert.Equal([1, 2, 4], part.Nodes);
        Assert.Equal([(0, 1, 3), (2, 1, 2)], part.Graph.Arcs());
    }

    [Theory]
    [InlineData(0.5, 5, 0.0625)]
    [InlineData(0.3, 10, 0.040353607)]
    [InlineData(1, 1, 1)]
    public void The_chance_of_a_share_is_the_published_formula(double share, int degree, double expected) =>
        Assert.Equal(expected, Backbone.Chance(share, 1, degree), 9);

    [Fact]
    public void An_edge_may_stand_out_at_one_end_only()
    {
        // Node 0 has edges of 10, 1, 1, 1; node 1 has only one other edge of the same weight.
        var graph = Graphs.Build([(0, 1, 10), (0, 2, 1), (0, 3, 1), (0, 4, 1), (1, 5, 10)], directed: false);

        Assert.Equal([0, 1], Backbone.Disparity(graph, 0.05).Nodes);
        Assert.Empty(Backbone.Disparity(graph, 0.05, Ends.Both).Nodes);
    }

    [Fact]
    public void In_a_directed_graph_the_target_is_judged_by_what_arrives()
    {
        var graph = Graphs.Build([(1, 0, 10), (2, 0, 1), (3, 0, 1), (4, 0, 1), (1, 1, 50)], directed: true);

        Assert.Equal([(1, 0, 10)], Backbone.Disparity(graph, 0.05).Graph.Arcs().Select(arc => (arc.Source, arc.Target, arc.Weight)));
        Assert.Equal([0, 1], Backbone.Disparity(graph, 0.05).Nodes);
    }

    [Fact]
    public void The_core_and_the_largest_component_keep_their_edges()
    {
        var graph = Graph.FromPairs(false, (0, 1), (1, 2), (0, 2), (2, 3), (4, 5));

        Assert.Equal([0, 1, 2], Backbone.Core(graph, 2).Nodes);
        Assert.Equal(3, Backbone.Core(graph, 2).Graph.Edges);
        Assert.Equal([0, 1, 2, 3], Backbone.LargestComponent(graph).Nodes);
        Assert.Equal(4, Backbone.LargestComponent(graph).Graph.Edges);
    }

    [Fact]
    public void Relabelling_changes_no_backbone() =>
        Gen.Select(Graphs.Any(directed: false, weight: Graphs.Counts), Gen.Double[0.01, 0.5], Gen.Int).Sample((graph, significance, seed) =>
        {
            var names = Graphs.Shuffled(graph.Nodes, seed);

            Assert.Equal(
                Backbone.Disparity(graph, significance).Nodes.Select(node => names[node]).Order(),
                Backbone.Disparity(graph.Relabelled(names), significance).Nodes);
        });

    [Theory]
    [Trait("Needs", RealCaptures.Trait)]
    [InlineData(0.05, 68, 65, 9)]
    [InlineData(0.1, 536, 512, 50)]
    [InlineData(0.2, 1_728, 1_567, 388)]
    public void The_backbone_of_the_published_retweet_network_has_the_computed_size(double significance, int edges, int nodes, int bothEnds)
    {
        using var file = File.OpenRead(RealCaptures.Path("data/hoaxy-retweet-network-2016/edges.csv.gz"));
        using var text = new MemoryStream();
        new GZipStream(file, CompressionMode.Decompress).CopyTo(text);
        var graph = EdgeCsv.Parse(text.ToArray(), new() { Directed = false }).Graph;
        var either = Backbone.Disparity(graph, significance);

        Assert.Equal((edges, nodes), (either.Graph.Edges, either.Graph.Nodes));
        Assert.Equal(bothEnds, Backbone.Disparity(graph, significance, Ends.Both).Graph.Edges);
    }
}
