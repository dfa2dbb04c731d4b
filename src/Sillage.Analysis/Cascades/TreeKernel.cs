namespace Sillage.Analysis;

/// <summary>Shapes of trees whose nodes come after their parents: position 0 is the root, parents[i] &lt; i.</summary>
internal static class TreeKernel
{
    /// <summary>Fills each node's depth and counts the nodes of each level; <paramref name="breadth"/> has room for a level per node.</summary>
    /// <returns>The greatest depth, and the number of nodes of the broadest level.</returns>
    public static (int Depth, int MaxBreadth) Levels(ReadOnlySpan<int> parents, Span<int> depths, Span<int> breadth)
    {
        depths[0] = 0;
        breadth[0] = 1;
        var deepest = 0;
        for (var node = 1; node < parents.Length; node++)
        {
            var depth = depths[parents[node]] + 1;
            depths[node] = depth;
            if (depth > deepest)
                breadth[deepest = depth] = 0;
            breadth[depth]++;
        }

        var broadest = 0;
        foreach (var nodes in breadth[..(deepest + 1)])
            broadest = Math.Max(broadest, nodes);
        return (deepest, broadest);
    }

    /// <summary>Fills the size of the subtree below each node, itself included.</summary>
    public static void Sizes(ReadOnlySpan<int> parents, Span<int> sizes)
    {
        sizes[..parents.Length].Fill(1);
        for (var node = parents.Length - 1; node > 0; node--)
            sizes[parents[node]] += sizes[node];
    }

    /// <summary>
    /// The Wiener index: the sum of the distances between all pairs of nodes. Each edge lies on the paths between the nodes below it and all
    /// others, so it adds s(n − s).
    /// </summary>
    public static UInt128 Wiener(ReadOnlySpan<int> sizes)
    {
        UInt128 sum = 0;
        ulong part = 0;
        var all = (ulong)sizes.Length;
        for (var node = 1; node < sizes.Length; node++)
        {
            // A term is below 2^62, so that a carry happens only between two of them.
            var term = (ulong)sizes[node] * (all - (ulong)sizes[node]);
            if (part > ulong.MaxValue - term)
                (sum, part) = (sum + part, 0);
            part += term;
        }

        return sum + part;
    }

    /// <summary>Structural virality: the mean distance between two nodes, 2W / (n(n − 1)); null for a single node. Source: Goel, Anderson, Hofman and Watts 2016.</summary>
    public static double? Virality(UInt128 wiener, int nodes) => nodes < 2 ? null : 2 * (double)wiener / ((double)nodes * (nodes - 1));
}
