namespace Sillage.Analysis;

/// <summary>Sets that grow together: each is a tree under its lowest number. Source: Tarjan, van Leeuwen 1984, path halving.</summary>
internal static class Trees
{
    /// <summary>Every number a set of its own.</summary>
    public static int[] Apart(int count)
    {
        var parents = new int[count];
        for (var one = 0; one < count; one++)
            parents[one] = one;
        return parents;
    }

    /// <summary>The lowest number of a set.</summary>
    public static int Root(int[] parents, int one)
    {
        while (parents[one] != one)
            one = parents[one] = parents[parents[one]];
        return one;
    }

    /// <summary>Makes two sets one.</summary>
    /// <returns>Whether they were two.</returns>
    public static bool Join(int[] parents, int one, int other)
    {
        (one, other) = (Root(parents, one), Root(parents, other));
        parents[Math.Max(one, other)] = Math.Min(one, other);
        return one != other;
    }
}
