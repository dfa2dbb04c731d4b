using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using Xunit;

namespace Sillage.Graphs.Tests;

public class PartitionTests
{
    /// <summary>The two halves into which the karate club fell (Zachary 1977).</summary>
    private static readonly Partition Split = Partition.Of(
        [0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 1, 0, 0, 1, 0, 1, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1]);

    [Fact]
    public void Groups_are_numbered_by_size_then_by_first_node()
    {
        var partition = Partition.Of([7, -3, 5, 5, 9, 7]);

        Assert.Equal([0, 2, 1, 1, 3, 0], partition.Groups);
        Assert.Equal([2, 2, 1, 1], partition.Sizes);
        Assert.Equal([2, 3], partition.Members(1));
        Assert.Throws<ArgumentOutOfRangeException>(() => partition.Members(4));
    }

    [Fact]
    public void Modularity_of_two_triangles_joined_by_an_edge()
    {
        var graph = Graph.FromPairs(false, (0, 1), (1, 2), (0, 2), (3, 4), (4, 5), (3, 5), (2, 3));

        Assert.Equal((6 / 7.0) - 0.5, Quality.Modularity(graph, Partition.Of([0, 0, 0, 1, 1, 1])), 15);
        Assert.Equal(0, Quality.Modularity(graph, Partition.Of([0, 0, 0, 0, 0, 0])), 15);
        Assert.Equal(6 - (0.5 * 6), Quality.ConstantPotts(graph, Partition.Of([0, 0, 0, 1, 1, 1]), 0.5), 15);
    }

    [Fact]
    public void Modularity_of_the_split_of_the_karate_club() =>
        Assert.Equal(0.3582347140, Quality.Modularity(Graphs.Karate, Split), 9);

    [Fact]
    public void Modularity_is_its_own_double_sum() =>
        Gen.Select(Graphs.Any(directed: true, 10, 30, Graphs.Reals), Gen.Bool, Gen.Int[0, 3].Array[30], Gen.Double[0.1, 3]).Sample(
            (graph, directed, labels, resolution) =>
            {
                graph = directed ? graph : graph.Undirected();
                var partition = Partition.Of(labels.AsSpan(0, graph.Nodes));
                var matrix = new double[graph.Nodes, graph.Nodes];
                foreach (var (source, target, weight) in graph.Arcs())
                {
                    matrix[source, target] += weight;
                    if (directed || source == target)
                        matrix[target, source] += weight;
                }

                var strength = Enumerable.Range(0, graph.Nodes).Select(a => Enumerable.Range(0, graph.Nodes).Sum(b => matrix[a, b])).ToArray();
                var twice = strength.Sum();
                var expected = 0.0;
                for (var a = 0; a < graph.Nodes; a++)
                    for (var b = 0; b < graph.Nodes; b++)
                        if (twice > 0 && partition[a] == partition[b])
                            expected += (matrix[a, b] - (resolution * strength[a] * strength[b] / twice)) / twice;
                Assert.Equal(expected, Quality.Modularity(graph, partition, resolution), 1e-12);
            });

    [Fact]
    public void A_group_in_two_parts_is_told()
    {
        var graph = Graph.FromPairs(false, (0, 1), (2, 3), (1, 4), (4, 2));

        Assert.Equal(1, Quality.Disconnected(graph, Partition.Of([0, 0, 0, 0, 1])));
        Assert.Equal(0, Quality.Disconnected(graph, Partition.Of([0, 0, 1, 1, 1])));
    }

    [Fact]
    public void The_same_grouping_under_other_names_is_the_same()
    {
        var same = PartitionComparison.Of(Partition.Of([0, 0, 1, 2]), Partition.Of([5, 5, 4, 3]));
        var one = PartitionComparison.Of(Partition.Of([0, 0, 0]), Partition.Of([1, 1, 1]));

        Assert.Equal((1, 1), (same.AdjustedRand, same.NormalisedInformation));
        Assert.Equal(0, same.VariationOfInformation, 12);
        Assert.Equal(new PartitionComparison(1, 1, 0), one);
    }

    [Fact]
    public void Groupings_that_cross_are_compared_by_hand()
    {
        // Two against two, crossing: every cell has one node. Pairs together in both: 0; expected 2·2/6; at most 2.
        var crossed = PartitionComparison.Of(Partition.Of([0, 0, 1, 1]), Partition.Of([0, 1, 0, 1]));

        Assert.Equal(-0.5, crossed.AdjustedRand, 12);
        Assert.Equal(0, crossed.NormalisedInformation, 12);
        Assert.Equal(2 * Math.Log(2), crossed.VariationOfInformation, 12);
        Assert.Throws<ArgumentException>(() => PartitionComparison.Of(Partition.Of([0]), Partition.Of([0, 0])));
    }

    [Fact]
    [Trait("Needs", Peers.Trait)]
    public void Modularity_and_comparisons_are_those_of_igraph_and_networkx()
    {
        var random = new Random(5);
        foreach (var graph in new[] { Graphs.Large(500, 2_000, directed: false), Graphs.Karate })
        {
            int[] labels = [.. Enumerable.Range(0, graph.Nodes).Select(_ => random.Next(5))];
            int[] other = [.. labels.Select(label => random.Next(3) == 0 ? random.Next(7) : label)];
            var answer = Peers.Ask(graph, ["modularity_igraph", "modularity_networkx", "compare"], new()
            {
                ["membership"] = JsonSerializer.SerializeToNode(labels),
                ["other"] = JsonSerializer.SerializeToNode(other),
            });
            var comparison = PartitionComparison.Of(Partition.Of(labels), Partition.Of(other));

            Assert.Equal(answer["modularity_igraph"]!.GetValue<double>(), Quality.Modularity(graph, Partition.Of(labels)), 1e-12);
            Assert.Equal(answer["modularity_networkx"]!.GetValue<double>(), Quality.Modularity(graph, Partition.Of(labels)), 1e-12);
            Assert.Equal(answer["compare"]![0]!.GetValue<double>(), comparison.AdjustedRand, 1e-12);
            Assert.Equal(answer["compare"]![1]!.GetValue<double>(), comparison.NormalisedInformation, 1e-12);
            Assert.Equal(answer["compare"]![2]!.GetValue<double>(), comparison.VariationOfInformation, 1e-12);
        }
    }
}
