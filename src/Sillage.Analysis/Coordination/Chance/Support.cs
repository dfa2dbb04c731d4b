namespace Sillage.Analysis;

/// <summary>Which edges are sides of a triangle: a third account has an edge to both.</summary>
internal static class Support
{
    /// <summary>For each of the edges named, whether it is a side of a triangle of edges named.</summary>
    public static bool[] Of(CoShareEdges edges, int[] named, int accounts)
    {
        var start = new int[accounts + 1];
        foreach (var edge in named)
        {
            start[edges.A[edge] + 1]++;
            start[edges.B[edge] + 1]++;
        }

        for (var account = 0; account < accounts; account++)
            start[account + 1] += start[account];
        var (place, neighbour) = (start.AsSpan(0, accounts).ToArray(), new int[named.Length * 2]);
        // Edges are sorted by (A, B): lower neighbours first, then higher ones, and every list is ascending.
        foreach (var edge in named)
            neighbour[place[edges.B[edge]]++] = edges.A[edge];
        foreach (var edge in named)
            neighbour[place[edges.A[edge]]++] = edges.B[edge];
        return Array.ConvertAll(named, edge => Meet(List(edges.A[edge]), List(edges.B[edge])));

        ReadOnlySpan<int> List(int account) => neighbour.AsSpan(start[account]..start[account + 1]);
    }

    private static bool Meet(ReadOnlySpan<int> one, ReadOnlySpan<int> other)
    {
        for (var (i, j) = (0, 0); i < one.Length && j < other.Length;)
        {
            if (one[i] == other[j])
                return true;
            _ = one[i] < other[j] ? i++ : j++;
        }

        return false;
    }
}
