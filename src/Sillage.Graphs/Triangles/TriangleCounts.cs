using Sillage.Graphs.Memory;

namespace Sillage.Graphs;

/// <summary>Groups of three nodes that all know each other. Direction, weights and loops do not count.</summary>
/// <param name="PerNode">The triangles at each node.</param>
/// <param name="Total">The triangles of the graph: a third of the sum over its nodes.</param>
/// <param name="Clustering">For each node the share of pairs of its neighbours that know each other; 0 with fewer than two neighbours.</param>
/// <param name="Transitivity">Three times the triangles by the paths of two edges; 0 without such paths.</param>
/// <param name="AverageClustering">The mean of <paramref name="Clustering"/> over all nodes; 0 without nodes.</param>
public sealed record TriangleCounts(long[] PerNode, long Total, double[] Clustering, double Transitivity, double AverageClustering)
{
    private const int NodesPerTask = 1 << 10;

    /// <summary>Counts triangles.</summary>
    /// <param name="graph">Directed or not; an edge in both directions counts once.</param>
    /// <param name="threads">The number of threads, 0 for every core. The result does not depend on it.</param>
    /// <remarks>
    /// Source: the forward algorithm of Schank and Wagner 2005: every edge leads from the end with fewer neighbours to the other, so that no
    /// row is longer than the square root of twice the edges.
    /// </remarks>
    public static TriangleCounts Count(Graph graph, int threads = 0)
    {
        ArgumentNullException.ThrowIfNull(graph);
        var undirected = graph.Undirected(threads);
        threads = Work.Threads(threads);
        var degrees = new int[graph.Nodes];
        for (var node = 0; node < degrees.Length; node++)
            degrees[node] = undirected.Degree(node) - (undirected.Loops > 0 && undirected.ArcBetween(node, node) >= 0 ? 1 : 0);
        var counts = Count(undirected, degrees, threads);

        var clustering = new double[degrees.Length];
        double paths = 0, sum = 0;
        for (var node = 0; node < degrees.Length; node++)
        {
            var pairs = degrees[node] * (degrees[node] - 1.0) / 2;
            paths += pairs;
            clustering[node] = pairs > 0 ? counts[node] / pairs : 0;
            sum += clustering[node];
        }

        var total = counts.Sum() / 3;
        return new(counts, total, clustering, paths > 0 ? 3 * total / paths : 0, degrees.Length > 0 ? sum / degrees.Length : 0);
    }

    private static unsafe long[] Count(Graph graph, int[] degrees, int threads)
    {
        var nodes = graph.Nodes;
        var offsets = graph.OffsetColumn.Pointer;
        var targets = graph.TargetColumn.Pointer;
        using var starts = new Scratch<long>(nodes + 1L);
        using var forward = new Scratch<int>(graph.Arcs / 2);
        long count = 0;
        for (var node = 0; node < nodes; node++)
        {
            starts.Pointer[node] = count;
            for (var arc = offsets[node]; arc < offsets[node + 1]; arc++)
            {
                var target = targets[arc];
                if (degrees[target] > degrees[node] || (degrees[target] == degrees[node] && target > node))
                    forward.Pointer[count++] = target;
            }
        }

        starts.Pointer[nodes] = count;
        var (start, to) = ((IntPtr)starts.Pointer, (IntPtr)forward.Pointer);
        var perWorker = new long[threads][];
        var marks = new int[threads][];
        Work.Ranges(threads, nodes, (nodes + NodesPerTask - 1) / NodesPerTask, (low, high, _, worker) =>
        {
            perWorker[worker] ??= new long[nodes];
            marks[worker] ??= new int[nodes];
            for (var node = (int)low; node < high; node++)
                CountFrom(node, (long*)start, (int*)to, perWorker[worker], marks[worker]);
        });

        var counts = new long[nodes];
        foreach (var part in perWorker)
        {
            for (var node = 0; part is not null && node < nodes; node++)
                counts[node] += part[node];
        }

        GC.KeepAlive(graph);
        return counts;
    }

    private static unsafe void CountFrom(int node, long* starts, int* forward, long[] counts, int[] marks)
    {
        var mark = node + 1;
        for (var arc = starts[node]; arc < starts[node + 1]; arc++)
            marks[forward[arc]] = mark;
        for (var arc = starts[node]; arc < starts[node + 1]; arc++)
        {
            var middle = forward[arc];
            long found = 0;
            for (var second = starts[middle]; second < starts[middle + 1]; second++)
            {
                if (marks[forward[second]] != mark)
                    continue;
                counts[forward[second]]++;
                found++;
            }

            counts[middle] += found;
            counts[node] += found;
        }
    }
}
