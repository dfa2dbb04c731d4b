using Sillage.Graphs.Memory;

namespace Sillage.Graphs;

/// <summary>Parts of a graph between which no edge runs, whatever its direction.</summary>
/// <remarks>
/// Source: Sutton, Ben-Nun, Barak 2018, "Optimizing Parallel Graph Connectivity Computation via Subgraph Sampling" (Afforest). Its sampling is
/// done here without a lock or a branch: what it misses, the exact pass after it finds. A node always hangs under a lower one, so that there
/// is never a circle, and under the lowest in the end, so that the threads' race does not show.
/// </remarks>
public static class WeakComponents
{
    private const int Samples = 1024;
    private const int NodesPerTask = 1 << 14;
    private const int Ahead = 16;

    /// <summary>Finds the weakly connected components.</summary>
    /// <param name="graph">Directed or not.</param>
    /// <param name="threads">The number of threads, 0 for every core. The result does not depend on it.</param>
    public static Partition Find(Graph graph, int threads = 0)
    {
        ArgumentNullException.ThrowIfNull(graph);
        threads = Work.Threads(threads);
        var roots = GC.AllocateUninitializedArray<int>(graph.Nodes);
        Link(graph, roots, threads);
        return Partition.OfLowest(roots, threads);
    }

    private static unsafe void Link(Graph graph, int[] roots, int threads)
    {
        var offsets = graph.OffsetColumn.Pointer;
        var targets = graph.TargetColumn.Pointer;
        fixed (int* pinned = roots)
        {
            var root = pinned;
            Each(threads, roots, (from, to) => HangUnderFirst(root, offsets, targets, from, to));
            Each(threads, roots, (from, to) => Compress(root, from, to));
            Each(threads, roots, (from, to) => HookByLast(root, offsets, targets, from, to));
            Each(threads, roots, (from, to) => Compress(root, from, to));

            // Most nodes are now in the giant component. If every edge stands in the rows of both its ends, it is enough that the others look.
            var giant = graph.IsDirected ? -1 : Giant(roots);
            Each(threads, roots, (from, to) => Join(root, giant, offsets, targets, from, to));
            Each(threads, roots, (from, to) => Compress(root, from, to));
        }

        // Its columns go with it, and nobody else may hold it.
        GC.KeepAlive(graph);
    }

    private static void Each(int threads, int[] roots, Action<int, int> body) =>
        Work.Ranges(threads, roots.Length, 1 + (roots.Length / NodesPerTask), (from, to, _, _) => body((int)from, (int)to));

    /// <summary>Hangs each node under its lowest neighbour, to which its first arc leads, without a look at any other node.</summary>
    private static unsafe void HangUnderFirst(int* root, long* offsets, int* targets, int from, int to)
    {
        for (var node = from; node < to; node++)
            root[node] = offsets[node] < offsets[node + 1] ? Math.Min(node, targets[offsets[node]]) : node;
    }

    /// <summary>
    /// Hangs the higher one of two trees that the last arc of a node joins under the lower one, without care for what another thread
    /// does to it, or whether it hung under another: either is a tree again.
    /// </summary>
    private static unsafe void HookByLast(int* root, long* offsets, int* targets, int from, int to)
    {
        for (var node = from; node < to; node++)
        {
            var last = offsets[node + 1] - 1;
            if (last < offsets[node])
                continue;
            var (x, y) = (root[root[node]], root[root[targets[last]]]);
            var high = Math.Max(x, y);
            root[high] = Math.Min(root[high], Math.Min(x, y));
        }
    }

    /// <summary>Joins the nodes that are not in the giant component with all their neighbours.</summary>
    private static unsafe void Join(int* root, int giant, long* offsets, int* targets, int from, int to)
    {
        var last = offsets[to] - 1;
        for (var node = from; node < to; node++)
        {
            if (root[node] == giant)
                continue;
            for (var arc = offsets[node]; arc < offsets[node + 1]; arc++)
            {
                Prefetch.Line(root + targets[Math.Min(arc + Ahead, last)]);
                if (root[node] != root[targets[arc]])
                    Join(root, node, targets[arc]);
            }
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

    private static unsafe void Compress(int* root, int from, int to)
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
