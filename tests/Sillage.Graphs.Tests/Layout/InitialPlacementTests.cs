using Sillage.Graphs.Layout;
using Xunit;

namespace Sillage.Graphs.Tests.Layout;

public class InitialPlacementTests
{
    [Fact]
    public void Random_places_are_the_same_for_the_same_seed()
    {
        var first = InitialPlacement.Random(Graphs.Karate, seed: 7);

        Assert.Equal(first.X, InitialPlacement.Random(Graphs.Karate, seed: 7).X);
        Assert.NotEqual(first.X, InitialPlacement.Random(Graphs.Karate, seed: 8).X);
        Assert.All(first.X, x => Assert.InRange(x, -5 * Math.Sqrt(34), 5 * Math.Sqrt(34)));
    }

    [Fact]
    public void Coarsened_graphs_bring_camps_apart_before_the_first_iteration()
    {
        var (graph, camp) = ForceAtlas2Tests.TwoCamps(400, inside: 2000, across: 100);

        var placed = Layouts.Place(graph);

        Assert.Equal(0, placed.Iterations);
        Assert.InRange(ForceAtlas2Tests.ShareNearerToItsOwn(placed, camp), 0.97, 1);
    }

    [Fact]
    public void Given_communities_are_placed_together()
    {
        var (graph, camp) = ForceAtlas2Tests.TwoCamps(400, inside: 1200, across: 500); // so mixed that edges alone do not tell them apart

        var byEdges = ForceAtlas2Tests.ShareNearerToItsOwn(Layouts.Place(graph), camp);
        var byCamps = ForceAtlas2Tests.ShareNearerToItsOwn(Layouts.Place(graph, Partition.Of(camp)), camp);

        Assert.InRange(byCamps, byEdges + 0.02, 1);
    }

    [Fact]
    public void Communities_of_another_graph_are_refused() =>
        Assert.Throws<ArgumentException>(() => Layouts.Place(Graphs.Karate, Partition.Of([1, 2])));

    [Fact]
    public void A_placement_can_be_cancelled() =>
        Assert.Throws<OperationCanceledException>(() => InitialPlacement.Multilevel(Graphs.Karate, cancel: new(canceled: true)));

    [Fact]
    public void Merging_loses_neither_mass_nor_pull()
    {
        var graph = Graphs.Large(2000, 8000, directed: false);
        var springs = Springs.Of(graph, new(), threads: 1);

        var clusters = Coarsening.Of(springs, within: null);
        var (coarse, inside) = clusters.Merge();

        Assert.InRange(clusters.Clusters, 1, 1000);
        Assert.Equal(springs.Masses.Span(0, 2000).ToArray().Sum(), coarse.Masses.Span(0, clusters.Clusters).ToArray().Sum(), 1e-3);
        var pulls = coarse.Strengths!.Span(0, (int)coarse.Strengths.Length).ToArray().Sum(pull => (double)pull);
        var loops = Enumerable.Range(0, 2000).Select(node => graph.ArcBetween(node, node)).Where(arc => arc >= 0).Sum(graph.Weight);
        Assert.Equal(Enumerable.Range(0, (int)graph.Arcs).Sum(arc => graph.Weight(arc)) - loops, pulls + (2 * inside.Sum()), 1e-3);
    }

    [Fact]
    public void Clusters_do_not_cross_given_communities()
    {
        var springs = Springs.Of(Graphs.Karate, new(), threads: 1);
        int[] camp = [.. Enumerable.Range(0, 34).Select(node => node % 3)];

        var clusters = Coarsening.Of(springs, camp);

        Assert.All(Enumerable.Range(0, 34).GroupBy(node => clusters.ClusterOf[node]), own => Assert.Single(own.Select(node => camp[node]).Distinct()));
        Assert.InRange(clusters.Clusters, 3, 33);
    }
}
