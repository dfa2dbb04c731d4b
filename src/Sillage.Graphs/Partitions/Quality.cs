using Sillage.Graphs.Memory;

namespace Sillage.Graphs;

/// <summary>How good a partition of a graph into communities is. Edges count without their direction.</summary>
public static class Quality
{
    /// <summary>
    /// Modularity: the share of the weight that lies within groups, less what would by chance if every node kept its strength. From -0.5 to 1;
    /// 0 without edges.
    /// </summary>
    /// <param name="graph">Directed or not; a loop counts once as weight and twice in its node's strength.</param>
    /// <param name="partition">One group per node.</param>
    /// <param name="resolution">How much chance counts (γ): the higher, the smaller the best groups.</param>
    /// <remarks>Source: Newman and Girvan 2004; resolution: Reichardt and Bornholdt 2006.</remarks>
    /// <exception cref="ArgumentException">The partition is of other nodes.</exception>
    public static double Modularity(Graph graph, Partition partition, double resolution = 1)
    {
        var sums = GroupSums.Of(graph, partition);
        if (sums.Total == 0)
            return 0;
        var quality = 0.0;
        for (var group = 0; group < partition.Count; group++)
        {
            var share = sums.Strength[group] / (2 * sums.Total);
            quality += (sums.Inside[group] / sums.Total) - (resolution * share * share);
        }

        return quality;
    }

    /// <summary>
    /// The constant Potts model: the weight within groups, less <paramref name="resolution"/> for every pair of nodes in the same group. A group
    /// pays where its density is above the resolution.
    /// </summary>
    /// <param name="graph">Directed or not.</param>
    /// <param name="partition">One group per node.</param>
    /// <param name="resolution">The density (weight per pair) that a group must exceed (γ).</param>
    /// <remarks>Source: Traag, Van Dooren, Nesterov 2011, "Narrow scope for resolution-limit-free community detection".</remarks>
    /// <exception cref="ArgumentException">The partition is of other nodes.</exception>
    public static double ConstantPotts(Graph graph, Partition partition, double resolution)
    {
        var sums = GroupSums.Of(graph, partition);
        var quality = 0.0;
        for (var group = 0; group < partition.Count; group++)
            quality += sums.Inside[group] - (resolution * partition.Sizes[group] * (partition.Sizes[group] - 1.0) / 2);
        return quality;
    }

    /// <summary>The number of groups that fall into parts when only edges within them are left.</summary>
    /// <exception cref="ArgumentException">The partition is of other nodes.</exception>
    public static int Disconnected(Graph graph, Partition partition)
    {
        Check(graph, partition);
        using var inside = new EdgeList();
        for (var node = 0; node < graph.Nodes; node++)
        {
            foreach (var neighbour in graph.Neighbours(node))
            {
                if (partition[node] == partition[neighbour])
                    inside.Add(node, neighbour);
            }
        }

        var parts = WeakComponents.Find(Graph.Build(inside, directed: true, graph.Nodes));
        var perGroup = new int[partition.Count];
        for (var part = 0; part < parts.Count; part++)
            perGroup[partition[parts.Members(part)[0]]]++;
        return perGroup.Count(count => count > 1);
    }

    private static void Check(Graph graph, Partition partition)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentNullException.ThrowIfNull(partition);
        if (graph.Nodes != partition.Nodes)
            throw new ArgumentException($"the graph has {graph.Nodes} nodes, the partition {partition.Nodes}", nameof(partition));
    }

    /// <param name="Total">The weight of all edges.</param>
    /// <param name="Inside">The weight of the edges within each group.</param>
    /// <param name="Strength">The sum of its nodes' strengths.</param>
    private sealed record GroupSums(double Total, double[] Inside, double[] Strength)
    {
        public static GroupSums Of(Graph graph, Partition partition)
        {
            Check(graph, partition);
            return ArcWeights.Run(graph, new Summing(graph, partition));
        }
    }

    private sealed unsafe class Summing(Graph graph, Partition partition) : IWeightedKernel<GroupSums>
    {
        public GroupSums Run<TWeights>(TWeights weights)
            where TWeights : struct, IArcWeights
        {
            double[] inside = new double[partition.Count], strength = new double[partition.Count];
            var offsets = graph.OffsetColumn.Pointer;
            var targets = graph.TargetColumn.Pointer;
            var groups = partition.Groups;
            var total = 0.0;
            for (var node = 0; node < groups.Length; node++)
            {
                double row = 0, same = 0, loop = 0;
                for (var arc = offsets[node]; arc < offsets[node + 1]; arc++)
                {
                    row += weights[arc];
                    if (targets[arc] == node)
                        loop = weights[arc];
                    if (groups[targets[arc]] == groups[node])
                        same += weights[arc];
                    if (graph.IsDirected)
                        strength[groups[targets[arc]]] += weights[arc];
                }

                // An undirected edge stands in two rows, its loop in one; a directed edge in one.
                total += graph.IsDirected ? row : (row + loop) / 2;
                inside[groups[node]] += graph.IsDirected ? same : (same + loop) / 2;
                strength[groups[node]] += graph.IsDirected ? row : row + loop;
            }

            return new(total, inside, strength);
        }
    }
}
