namespace Sillage.Analysis;

/// <summary>Connected components of pairs.</summary>
internal sealed class Parts
{
    /// <param name="accounts">Accounts are numbered below this.</param>
    /// <param name="pairs">The edges.</param>
    public Parts(int accounts, IEnumerable<(int A, int B)> pairs)
    {
        var parents = Trees.Apart(accounts);
        var (members, joined) = (new bool[accounts], 0);
        foreach (var (a, b) in pairs)
        {
            members[a] = members[b] = true;
            joined += Trees.Join(parents, a, b) ? 1 : 0;
        }

        Accounts = members.Count(member => member);
        Count = Accounts - joined;
    }

    public int Accounts { get; }

    public int Count { get; }
}
