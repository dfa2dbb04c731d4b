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
    /// <param name="threads">The number of threads, 0 for every core. The result does not depend on it.</param>
    /// <remarks>Source: Newman and Girvan 2004; resolution: Reichardt and Bornholdt 2006.</remarks>
    /// <exception cref="ArgumentException">The partition is of other nodes.</exception>
    public static double Modularity(Graph graph, Partition partition, double resolution = 1, int threads = 0)
    {
        var sums = GroupSums.Of(graph, partition, threads);
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
    /// <param name="threads">The number of threads, 0 for every core. The result does not depend on it.</param>
    /// <remarks>Source: Traag, Van Dooren, Nesterov 2011, "Narrow scope for resolution-limit-free community detection".</remarks>
    /// <exception cref="ArgumentException">The partition is of other nodes.</exception>
    public static double ConstantPotts(Graph graph, Partition partition, double resolution, int threads = 0)
    {
        var sums = GroupSums.Of(graph, partition, threads);
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
        public static GroupSums Of(Graph graph, Partition partition, int threads)
        {
            Check(graph, partition);
            return ArcWeights.Run(graph, new Summing(graph, partition, Work.Threads(threads)));
        }
    }

    private sealed unsafe class Summing(Graph graph, Partition partition, int threads) : IWeightedKernel<GroupSums>
    {
        private const int Tasks = 256;

        private readonly long* offsets = graph.OffsetColumn.Pointer;
        private readonly int* targets = graph.TargetColumn.Pointer;

        public GroupSums Run<TWeights>(TWeights weights)
            where TWeights : struct, IArcWeights
        {
            // Rows on all threads, their sums in order: as bit for bit on one thread.
            double[] rows = new double[graph.Nodes], within = new double[graph.Nodes];
            Work.Ranges(threads, graph.Nodes, Tasks, (from, to, _, _) => SumRows(weights, (int)from, (int)to, rows, within));
            double[] inside = new double[partition.Count], strength = new double[partition.Count];
            var groups = partition.Groups;
            var total = 0.0;
            for (var node = 0; node < rows.Length; node++)
            {
                // An undirected edge stands in two rows, its loop, which was counted twice, in one; a directed edge in one.
                total += graph.IsDirected ? rows[node] : rows[node] / 2;
                inside[groups[node]] += graph.IsDirected ? within[node] : within[node] / 2;
                strength[groups[node]] += rows[node];
                for (var arc = offsets[node]; graph.IsDirected && arc < offsets[node + 1]; arc++)
                    strength[groups[targets[arc]]] += weights[arc];
            }

            return new(total, inside, strength);
        }

        private void SumRows<TWeights>(TWeights weights, int from, int to, double[] rows, double[] within)
            where TWeights : struct, IArcWeights
        {
            var groups = partition.Groups;
            for (var node = from; node < to; node++)
            {
                double row = 0, same = 0, loop = 0;
                for (var arc = offsets[node]; arc < offsets[node + 1]; arc++)
                {
                    row += weights[arc];
                    if (targets[arc] == node && !graph.IsDirected)
                        loop = weights[arc];
                    if (groups[targets[arc]] == groups[node])
                        same += weights[arc];
                }

                rows[node] = row + loop;
                within[node] = same + loop;
            }
        }
    }
}
