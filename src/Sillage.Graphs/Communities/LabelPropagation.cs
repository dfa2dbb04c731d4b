using Sillage.Graphs.Memory;

namespace Sillage.Graphs;

/// <summary>
/// Communities for the impatient: every node takes the label that is heaviest among its neighbours, until none changes. Fast, but it knows no
/// measure of quality, tends to one giant community, and one that a node has left may fall apart: a preview. <see cref="Leiden"/> is the method.
/// </summary>
/// <param name="Communities">The communities; 0 is the largest.</param>
/// <param name="Rounds">How often all nodes were visited.</param>
/// <param name="Settled">Whether no label changed in the last round.</param>
/// <remarks>
/// Source: Raghavan, Albert, Kumara 2007; one node after the other in an order that the seed chooses. A node keeps its label if none is
/// heavier; of equal ones it takes the lowest.
/// </remarks>
public sealed record LabelPropagation(Partition Communities, int Rounds, bool Settled)
{
    /// <summary>Finds communities. Direction does not count.</summary>
    /// <param name="graph">Directed or not.</param>
    /// <param name="seed">Chooses the order of visits.</param>
    /// <param name="maxRounds">The rounds after which to take things as they are.</param>
    /// <param name="cancellation">Ends the search.</param>
    public static LabelPropagation Find(Graph graph, ulong seed = 1, int maxRounds = 20, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(maxRounds);
        var undirected = graph.Undirected();
        return ArcWeights.Run(undirected, new Kernel(undirected, seed, maxRounds, cancellation));
    }

    private sealed unsafe class Kernel(Graph graph, ulong seed, int maxRounds, CancellationToken cancellation) : IWeightedKernel<LabelPropagation>
    {
        public LabelPropagation Run<TWeights>(TWeights weights)
            where TWeights : struct, IArcWeights
        {
            var labels = new int[graph.Nodes];
            var order = new int[graph.Nodes];
            for (var node = 0; node < labels.Length; node++)
                labels[node] = order[node] = node;
            new Random64(seed).Shuffle(order);
            var around = new double[graph.Nodes];
            var (rounds, changed) = (0, true);
            for (; changed && rounds < maxRounds; rounds++)
            {
                cancellation.ThrowIfCancellationRequested();
                changed = false;
                foreach (var node in order)
                {
                    var label = Heaviest(node, labels, around, weights);
                    changed |= label != labels[node];
                    labels[node] = label;
                }
            }

            return new(Partition.OfDense(labels, labels.Length), rounds, !changed);
        }

        private int Heaviest<TWeights>(int node, int[] labels, double[] around, TWeights weights)
            where TWeights : struct, IArcWeights
        {
            var offsets = graph.OffsetColumn.Pointer;
            var targets = graph.TargetColumn.Pointer;
            for (var arc = offsets[node]; arc < offsets[node + 1]; arc++)
            {
                if (targets[arc] != node)
                    around[labels[targets[arc]]] += weights[arc];
            }

            var best = labels[node];
            for (var arc = offsets[node]; arc < offsets[node + 1]; arc++)
            {
                var label = labels[targets[arc]];
                if (around[label] > around[best] || (around[label] == around[best] && best != labels[node] && label < best))
                    best = label;
            }

            for (var arc = offsets[node]; arc < offsets[node + 1]; arc++)
                around[labels[targets[arc]]] = 0;
            return best;
        }
    }
}
