namespace Sillage.Analysis;

/// <summary>Connected components of pairs.</summary>
internal sealed class Parts
{
    private readonly int[] parents;

    /// <param name="accounts">Accounts are numbered below this.</param>
    /// <param name="pairs">The edges.</param>
    public Parts(int accounts, IEnumerable<(int A, int B)> pairs)
    {
        parents = new int[accounts];
        for (var account = 0; account < accounts; account++)
            parents[account] = account;
        var (members, joined) = (new bool[accounts], 0);
        foreach (var (a, b) in pairs)
        {
            members[a] = members[b] = true;
            var (one, other) = (Root(a), Root(b));
            joined += one == other ? 0 : 1;
            parents[Math.Max(one, other)] = Math.Min(one, other);
        }

        Accounts = members.Count(member => member);
        Count = Accounts - joined;
    }

    public int Accounts { get; }

    public int Count { get; }

    private int Root(int one)
    {
        while (parents[one] != one)
            one = parents[one] = parents[parents[one]];
        return one;
    }
}
