using Xunit;

namespace Sillage.Graphs.Tests;

/// <summary>Agreement with igraph and networkx on graphs too large to be computed in the head.</summary>
[Trait("Needs", Peers.Trait)]
public class PeerTests
{
    private static readonly Graph Directed = Graphs.Large(600, 2_500, directed: true);
    private static readonly Graph Undirected = Graphs.Large(600, 1_500, directed: false);

    [Fact]
    public void PageRank_is_that_of_igraph_and_of_networkx()
    {
        foreach (var graph in new[] { Directed, Graphs.Karate, WithoutLoops(Undirected) })
        {
            var answer = Peers.Ask(graph, ["pagerank_igraph", "pagerank_networkx"]);
            var ranks = PageRank.Compute(graph).Ranks;

            AssertClose(answer["pagerank_igraph"].Numbers(), ranks, 1e-9);
            AssertClose(answer["pagerank_networkx"].Numbers(), ranks, 1e-9);
        }
    }

    [Fact]
    public void Components_are_those_of_igraph()
    {
        var sparse = Graphs.Large(600, 700, directed: true);
        var answer = Peers.Ask(sparse, ["weak", "strong"]);

        Assert.Equal(Partition.Of(Labels(answer["weak"].Numbers())).Groups, WeakComponents.Find(sparse).Groups);
        Assert.Equal(Partition.Of(Labels(answer["strong"].Numbers())).Groups, StrongComponents.Find(sparse).Groups);
        Assert.InRange(StrongComponents.Find(sparse).Count, 100, 599);
    }

    [Fact]
    public void Cores_are_those_of_igraph()
    {
        foreach (var graph in new[] { Directed, Undirected, Graphs.Karate })
            Assert.Equal(Labels(Peers.Ask(graph, ["cores"])["cores"].Numbers()), CoreNumbers.Find(graph));
    }

    [Fact]
    public void Betweenness_is_that_of_igraph()
    {
        foreach (var graph in new[] { Directed, Undirected, Graphs.Karate })
            AssertClose(Peers.Ask(graph, ["betweenness"])["betweenness"].Numbers(), Betweenness.Exact(graph).Scores, 1e-7);
    }

    [Fact]
    public void Hubs_and_authorities_are_those_of_networkx()
    {
        var answer = Peers.Ask(Directed, ["hits"])["hits"]!;
        var hits = Hits.Compute(Directed);

        AssertClose(answer[0].Numbers(), hits.Hubs, 1e-9);
        AssertClose(answer[1].Numbers(), hits.Authorities, 1e-9);
    }

    [Fact]
    public void Triangles_and_clustering_are_those_of_networkx_and_igraph()
    {
        var graph = WithoutLoops(Graphs.Large(300, 4_000, directed: false));
        var answer = Peers.Ask(graph, ["triangles", "clustering", "transitivity"]);
        var triangles = TriangleCounts.Count(graph);

        Assert.Equal(answer["triangles"].Numbers(), triangles.PerNode.Select(count => (double)count));
        AssertClose(answer["clustering"].Numbers(), triangles.Clustering, 1e-12);
        Assert.Equal(answer["transitivity"]!.GetValue<double>(), triangles.Transitivity, 12);
    }

    [Fact]
    public void Strengths_and_mean_distance_are_those_of_igraph()
    {
        foreach (var graph in new[] { Directed, Undirected })
        {
            var answer = Peers.Ask(graph, ["strength", "mean_distance"]);

            AssertClose(answer["strength"]![0].Numbers(), Strength.Out(graph), 1e-12);
            AssertClose(answer["strength"]![1].Numbers(), Strength.In(graph), 1e-12);
            Assert.Equal(answer["mean_distance"]!.GetValue<double>(), PathStatistics.Sample(graph, graph.Nodes).Mean, 12);
        }
    }

    private static int[] Labels(double[] numbers) => [.. numbers.Select(number => (int)number)];

    private static Graph WithoutLoops(Graph graph) =>
        Graphs.Build(graph.Arcs().Where(arc => arc.Source < arc.Target), graph.IsDirected, graph.Nodes);

    private static void AssertClose(double[] expected, double[] actual, double tolerance)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], actual[i], tolerance);
    }
}
