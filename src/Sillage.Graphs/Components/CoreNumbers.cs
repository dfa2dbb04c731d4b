using Sillage.Graphs.Memory;

namespace Sillage.Graphs;

/// <summary>How deep inside a graph each node is: the k-core is what remains when nodes with fewer than k neighbours are taken away until none is left.</summary>
/// <remarks>Source: Seidman 1983; computed in parallel levels as Kabir and Madduri 2017, "Parallel k-core decomposition on multicore platforms" (PKC).</remarks>
public static class CoreNumbers
{
    private const int NodesPerTask = 1 << 13;

    /// <summary>How many nodes ahead of the one taken away rows are fetched.</summary>
    private const int Ahead = 6;

    /// <summary>The highest k for which each node is in the k-core. Direction, weights and loops do not count.</summary>
    /// <param name="graph">Directed or not; an edge in both directions counts once.</param>
    /// <param name="threads">The number of threads, 0 for every core. The result does not depend on it.</param>
    public static int[] Find(Graph graph, int threads = 0)
    {
        ArgumentNullException.ThrowIfNull(graph);
        var undirected = graph.Undirected(threads);
        var cores = new int[graph.Nodes];
        Peel(undirected, cores, Work.Threads(threads));
        return cores;
    }

    private static unsafe void Peel(Graph graph, int[] degrees, int threads)
    {
        var offsets = graph.OffsetColumn.Pointer;
        var targets = graph.TargetColumn.Pointer;
        var left = new int[degrees.Length];
        for (var node = 0; node < degrees.Length; node++)
        {
            left[node] = node;
            degrees[node] = graph.Degree(node);
            if (graph.Loops > 0 && graph.ArcBetween(node, node) >= 0)
                degrees[node]--;
        }

        // A queue, not a stack: what comes next is known early enough to be fetched. One place more, since the last is written before it counts.
        var queues = new int[threads][];
        foreach (ref var queue in queues.AsSpan())
            queue = GC.AllocateUninitializedArray<int>(degrees.Length + 1);
        fixed (int* pinned = degrees)
        {
            var degree = pinned;
            var (count, listed) = (left.Length, left.Length);
            for (var level = 0; count > 0; level++)
            {
                // First everything of this degree is found, then taken away: nodes that fall to it meanwhile belong to whoever made them fall.
                var core = level;
                var (queued, above, removed) = (new int[threads], new int[threads], new int[threads]);
                Array.Fill(above, int.MaxValue);
                Work.Ranges(threads, listed, 1 + (listed / NodesPerTask), (from, to, _, worker) =>
                    above[worker] = Math.Min(above[worker], Collect(left.AsSpan((int)from..(int)to), core, degree, queues[worker], ref queued[worker])));
                Work.Run(threads, threads, (task, _) => removed[task] = TakeAway(queues[task], queued[task], core, offsets, targets, degree, threads > 1));
                count -= removed.Sum();
                if (removed.Sum() == 0)
                    level = above.Min() - 1;
                if (count < listed - (listed / 4))
                    listed = Compact(left, listed, degree, core);
            }
        }

        // Its columns go with it, and nobody else may hold it.
        GC.KeepAlive(graph);
    }

    /// <summary>Queues the nodes whose degree is the level.</summary>
    /// <returns>The lowest degree above the level.</returns>
    private static unsafe int Collect(ReadOnlySpan<int> nodes, int level, int* degree, int[] queue, ref int queued)
    {
        var lowest = int.MaxValue;
        foreach (var node in nodes)
        {
            if (degree[node] == level)
                queue[queued++] = node;
            else if (degree[node] > level)
                lowest = Math.Min(lowest, degree[node]);
        }

        return lowest;
    }

    /// <summary>Takes away the queued nodes and all that fall to the level by it.</summary>
    /// <returns>How many were taken away.</returns>
    private static unsafe int TakeAway(int[] queue, int queued, int level, long* offsets, int* targets, int* degree, bool shared)
    {
        var head = 0;
        fixed (int* nodes = queue)
        {
            for (; head < queued; head++)
            {
                FetchAhead(nodes, head, queued, offsets, targets);
                var (row, end) = (offsets[nodes[head]], offsets[nodes[head] + 1]);
                queued = shared ? LowerShared(nodes, queued, level, targets + row, targets + end, degree) : Lower(nodes, queued, level, targets + row, targets + end, degree);
            }
        }

        return head;
    }

    /// <summary>Takes one from the degrees of neighbours, and queues those that fall. Without a branch a neighbour: which ones fall cannot be foreseen.</summary>
    /// <returns>How many are queued now.</returns>
    private static unsafe int Lower(int* nodes, int queued, int level, int* target, int* end, int* degree)
    {
        for (; target < end; target++)
        {
            var now = degree[*target];
            nodes[queued] = *target;
            queued += now == level + 1 ? 1 : 0;
            degree[*target] = now > level ? now - 1 : now;
        }

        return queued;
    }

    /// <summary>As <see cref="Lower"/>, while other threads do the same: of two that lower a degree to the level, one sees it fall.</summary>
    private static unsafe int LowerShared(int* nodes, int queued, int level, int* target, int* end, int* degree)
    {
        for (; target < end; target++)
        {
            if (degree[*target] <= level)
                continue;
            var now = Interlocked.Decrement(ref degree[*target]);
            if (now == level)
                nodes[queued++] = *target;
            else if (now < level)
                Interlocked.Increment(ref degree[*target]);
        }

        return queued;
    }

    private static unsafe void FetchAhead(int* nodes, int head, int queued, long* offsets, int* targets)
    {
        if (head + (2 * Ahead) < queued)
            Prefetch.Line(offsets + nodes[head + (2 * Ahead)]);
        if (head + Ahead < queued)
            Prefetch.TwoLines(targets + offsets[nodes[head + Ahead]]);
    }

    private static unsafe int Compact(int[] left, int count, int* degree, int level)
    {
        var kept = 0;
        for (var i = 0; i < count; i++)
        {
            if (degree[left[i]] > level)
                left[kept++] = left[i];
        }

        return kept;
    }
}
