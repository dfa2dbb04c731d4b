namespace Sillage.Analysis;

/// <summary>One long text that many accounts post one after the other: a group by a single object, which no count of shared objects can see.</summary>
/// <remarks>
/// A text of eight words is not written twice by chance; how often it is copied needs no null model, who stands behind it needs a look. Newsrooms
/// of one publisher and petitions do this every day. Source: Sillage; the trap is described in docs/coordination.md.
/// </remarks>
internal static class MassCopies
{
    private const int FewestAccounts = 5, FewestWords = 8, Patience = 10;

    /// <summary>Runs of shares of one text, none more than ten windows after the one before: the edges of each account with the next.</summary>
    public static IEnumerable<(int Shared, int[] Shares)> Find(BehaviourShares behaviour, long window)
    {
        var shares = behaviour.Shares;
        for (var shared = 0; shared < shares.ObjectCount; shared++)
        {
            var (start, end) = (shares.ObjectStart[shared], shares.ObjectStart[shared + 1]);
            if (end - start < FewestAccounts || behaviour.Objects[shared].Split(' ', StringSplitOptions.RemoveEmptyEntries).Length < FewestWords)
                continue;
            for (var from = start; from < end;)
            {
                var to = from + 1;
                while (to < end && shares.At[to] - shares.At[to - 1] <= Patience * window)
                    to++;
                var firsts = Enumerable.Range(from, to - from).DistinctBy(share => shares.Account[share]).ToArray();
                if (firsts.Length >= FewestAccounts)
                    yield return (shared, firsts);
                from = to;
            }
        }
    }
}
