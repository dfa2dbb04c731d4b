using Sillage.Graphs.Memory;

namespace Sillage.Graphs;

/// <summary>How deep inside a graph each node is: the k-core is what remains when nodes with fewer than k neighbours are taken away until none is left.</summary>
/// <remarks>Source: Seidman 1983; computed in parallel levels as Kabir and Madduri 2017, "Parallel k-core decomposition on multicore platforms" (PKC).</remarks>
public static class CoreNumbers
{
    private const int NodesPerTask = 1 << 13;

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

        var stacks = new NodeStack[threads];
        for (var worker = 0; worker < threads; worker++)
            stacks[worker] = new NodeStack();
        fixed (int* pinned = degrees)
        {
            var degree = pinned;
            var (count, listed) = (left.Length, left.Length);
            for (var level = 0; count > 0; level++)
            {
                // First everything of this degree is found, then taken away: nodes that fall to it meanwhile belong to whoever made them fall.
                var core = level;
                var lowest = new int[threads];
                Work.Ranges(threads, listed, (listed + NodesPerTask - 1) / NodesPerTask, (from, to, _, worker) =>
                    lowest[worker] = Math.Max(lowest[worker], int.MaxValue - Collect(left.AsSpan((int)from..(int)to), core, degree, stacks[worker])));
                var removed = new int[threads];
                Work.Run(threads, threads, (task, _) => removed[task] = TakeAway(stacks[task], core, offsets, targets, degree, threads > 1));
                count -= removed.Sum();
                if (removed.Sum() == 0)
                    level = int.MaxValue - lowest.Max() - 1;
                if (count < listed - (listed / 4))
                    listed = Compact(left, listed, degree, core);
            }
        }

        foreach (var stack in stacks)
            stack.Dispose();
    }

    /// <summary>Stacks the nodes whose degree is the level.</summary>
    /// <returns>The lowest degree above the level.</returns>
    private static unsafe int Collect(ReadOnlySpan<int> nodes, int level, int* degree, NodeStack stack)
    {
        var lowest = int.MaxValue;
        foreach (var node in nodes)
        {
            if (degree[node] == level)
                stack.Push(node);
            else if (degree[node] > level)
                lowest = Math.Min(lowest, degree[node]);
        }

        return lowest;
    }

    private static unsafe int TakeAway(NodeStack stack, int level, long* offsets, int* targets, int* degree, bool shared)
    {
        var removed = 0;
        for (; stack.TryPop(out var node); removed++)
        {
            for (var arc = offsets[node]; arc < offsets[node + 1]; arc++)
            {
                var target = targets[arc];
                if (degree[target] <= level)
                    continue;
                var now = shared ? Interlocked.Decrement(ref degree[target]) : --degree[target];
                if (now == level)
                    stack.Push(target);
                else if (now < level)
                    Interlocked.Increment(ref degree[target]);
            }
        }

        return removed;
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
