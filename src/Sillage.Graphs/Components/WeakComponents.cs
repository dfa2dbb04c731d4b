using Sillage.Graphs.Memory;

namespace Sillage.Graphs;

/// <summary>Parts of a graph between which no edge runs, whatever its direction.</summary>
/// <remarks>
/// Source: Sutton, Ben-Nun, Barak 2018, "Optimizing Parallel Graph Connectivity Computation via Subgraph Sampling" (Afforest). The trees
/// always hang under their lowest node, so that the threads' race does not show.
/// </remarks>
public static class WeakComponents
{
    private const int SampledArcs = 2;
    private const int Samples = 1024;
    private const int NodesPerTask = 1 << 13;

    /// <summary>Finds the weakly connected components.</summary>
    /// <param name="graph">Directed or not.</param>
    /// <param name="threads">The number of threads, 0 for every core. The result does not depend on it.</param>
    public static Partition Find(Graph graph, int threads = 0)
    {
        ArgumentNullException.ThrowIfNull(graph);
        var roots = new int[graph.Nodes];
        for (var node = 0; node < roots.Length; node++)
            roots[node] = node;
        Link(graph, roots, Work.Threads(threads));
        return Partition.OfDense(roots, roots.Length);
    }

    private static unsafe void Link(Graph graph, int[] roots, int threads)
    {
        var offsets = graph.OffsetColumn.Pointer;
        var targets = graph.TargetColumn.Pointer;
        fixed (int* pinned = roots)
        {
            var root = pinned;
            var tasks = (int)(((long)roots.Length + NodesPerTask - 1) / NodesPerTask);
            Work.Ranges(threads, roots.Length, tasks, (from, to, _, _) =>
            {
                for (var node = (int)from; node < to; node++)
                {
                    for (var arc = offsets[node]; arc < Math.Min(offsets[node] + SampledArcs, offsets[node + 1]); arc++)
                        Join(root, node, targets[arc]);
                }
            });
            Work.Ranges(threads, roots.Length, tasks, (from, to, _, _) => Compress(root, from, to));

            // Most nodes are now in the giant component; their other arcs need no look, since the other end looks too.
            var giant = graph.IsDirected ? -1 : Giant(roots);
            Work.Ranges(threads, roots.Length, tasks, (from, to, _, _) =>
            {
                for (var node = (int)from; node < to; node++)
                {
                    if (root[node] == giant)
                        continue;
                    for (var arc = offsets[node] + SampledArcs; arc < offsets[node + 1]; arc++)
                    {
                        if (root[node] != root[targets[arc]])
                            Join(root, node, targets[arc]);
                    }
                }
            });
            Work.Ranges(threads, roots.Length, tasks, (from, to, _, _) => Compress(root, from, to));
        }
    }

    private static unsafe void Join(int* root, int a, int b)
    {
        var (x, y) = (Volatile.Read(ref root[a]), Volatile.Read(ref root[b]));
        while (x != y)
        {
            var (high, low) = x > y ? (x, y) : (y, x);
            var above = Volatile.Read(ref root[high]);
            if (above == low || (above == high && Interlocked.CompareExchange(ref root[high], low, high) == high))
                return;
            x = Volatile.Read(ref root[Volatile.Read(ref root[high])]);
            y = Volatile.Read(ref root[low]);
        }
    }

    private static unsafe void Compress(int* root, long from, long to)
    {
        for (var node = from; node < to; node++)
        {
            while (root[node] != root[root[node]])
                root[node] = root[root[node]];
        }
    }

    private static int Giant(int[] roots)
    {
        var random = new Random64(1);
        var counts = new Dictionary<int, int>();
        for (var i = 0; i < Samples && roots.Length > 0; i++)
        {
            var root = roots[random.Below(roots.Length)];
            counts[root] = counts.GetValueOrDefault(root) + 1;
        }

        return counts.Count == 0 ? -1 : counts.MaxBy(pair => pair.Value).Key;
    }
}
