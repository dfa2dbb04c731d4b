using Sillage.Graphs.Memory;

namespace Sillage.Graphs;

/// <summary>How many neighbours nodes have, and how heavy the edges to them are.</summary>
public static class Strength
{
    private const int NodesPerTask = 1 << 13;

    /// <summary>The number of edges that leave each node; in an undirected graph those at it, a loop twice.</summary>
    public static long[] OutDegrees(Graph graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        var degrees = new long[graph.Nodes];
        for (var node = 0; node < degrees.Length; node++)
            degrees[node] = graph.Degree(node) + (HasDoubledLoop(graph, node) ? 1 : 0);
        return degrees;
    }

    /// <summary>The number of edges that arrive at each node; in an undirected graph those at it, a loop twice.</summary>
    public static long[] InDegrees(Graph graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        return OutDegrees(graph.Reverse());
    }

    /// <summary>The sum of the weights of the edges that leave each node; in an undirected graph of those at it, a loop twice.</summary>
    /// <param name="graph">Directed or not.</param>
    /// <param name="threads">The number of threads, 0 for every core. The result does not depend on it.</param>
    public static double[] Out(Graph graph, int threads = 0)
    {
        ArgumentNullException.ThrowIfNull(graph);
        var strengths = ArcWeights.Run(graph, new RowSums(graph, Work.Threads(threads)));
        for (var node = 0; graph.Loops > 0 && node < graph.Nodes; node++)
        {
            if (HasDoubledLoop(graph, node))
                strengths[node] += graph.Weight(graph.ArcBetween(node, node));
        }

        return strengths;
    }

    /// <summary>The sum of the weights of the edges that arrive at each node; in an undirected graph of those at it, a loop twice.</summary>
    /// <param name="graph">Directed or not.</param>
    /// <param name="threads">The number of threads, 0 for every core. The result does not depend on it.</param>
    public static double[] In(Graph graph, int threads = 0)
    {
        ArgumentNullException.ThrowIfNull(graph);
        return Out(graph.Reverse(), threads);
    }

    /// <summary>The sum of each row as it stands: a loop counts once.</summary>
    internal static double[] OfRows(Graph graph, int threads) => ArcWeights.Run(graph, new RowSums(graph, threads));

    private static bool HasDoubledLoop(Graph graph, int node) => !graph.IsDirected && graph.Loops > 0 && graph.ArcBetween(node, node) >= 0;

    private sealed unsafe class RowSums(Graph graph, int threads) : IWeightedKernel<double[]>
    {
        public double[] Run<TWeights>(TWeights weights)
            where TWeights : struct, IArcWeights
        {
            var sums = new double[graph.Nodes];
            var offsets = graph.OffsetColumn.Pointer;
            Work.Ranges(threads, sums.Length, (sums.Length + NodesPerTask - 1) / NodesPerTask, (from, to, _, _) =>
            {
                for (var node = from; node < to; node++)
                {
                    var sum = 0.0;
                    for (var arc = offsets[node]; arc < offsets[node + 1]; arc++)
                        sum += weights[arc];
                    sums[node] = sum;
                }
            });
            return sums;
        }
    }
}
