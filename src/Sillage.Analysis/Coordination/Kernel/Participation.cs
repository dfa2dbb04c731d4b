namespace Sillage.Analysis;

/// <summary>
/// Who takes part: accounts with at least so many shares that have a partner within the window. Accounts with fewer shares at all are left
/// out first.
/// </summary>
/// <param name="Shares">The shares of the accounts that are left.</param>
/// <param name="TakesPart">By account; null where one share is enough, and so everybody.</param>
/// <remarks>Source: CooRTweet, detect_groups, min_participation. A pair needs one account that takes part.</remarks>
internal sealed record Participation(ShareList Shares, bool[]? TakesPart)
{
    public static Participation Of(ShareList shares, long window, int minimum)
    {
        if (minimum <= 1)
            return new Participation(shares, null);
        var left = Filter(shares, minimum);
        return new Participation(left, Array.ConvertAll(Partnered(left, window), shares => shares >= minimum));
    }

    /// <summary>Of each account, the shares with a partner within the window.</summary>
    private static int[] Partnered(ShareList shares, long window)
    {
        var (account, at, partnered) = (shares.Account, shares.At, new int[shares.AccountCount]);
        for (var shared = 0; shared < shares.ObjectCount; shared++)
        {
            var (start, end) = (shares.ObjectStart[shared], shares.ObjectStart[shared + 1]);
            for (int from = start, to; from < end; from = to)
            {
                // The nearest shares of others stand before and after those that the account made without anybody between.
                var who = account[from];
                for (to = from + 1; to < end && account[to] == who;)
                    to++;
                var before = from > start ? at[from - 1] + window : long.MinValue;
                var after = to < end ? at[to] - window : long.MaxValue;
                for (var share = from; share < to; share++)
                    partnered[who] += at[share] <= before || at[share] >= after ? 1 : 0;
            }
        }

        return partnered;
    }

    private static ShareList Filter(ShareList shares, int minimum)
    {
        var count = new int[shares.AccountCount];
        foreach (var account in shares.Account)
            count[account]++;
        var kept = 0;
        foreach (var account in shares.Account)
            kept += count[account] >= minimum ? 1 : 0;
        if (kept == shares.Count)
            return shares;
        int[] accounts = new int[kept], shared = new int[kept], posts = new int[kept], start = new int[shares.ObjectCount + 1];
        var at = new long[kept];
        var place = 0;
        for (var one = 0; one < shares.ObjectCount; one++)
        {
            for (var share = shares.ObjectStart[one]; share < shares.ObjectStart[one + 1]; share++)
            {
                if (count[shares.Account[share]] < minimum)
                    continue;
                (accounts[place], shared[place], at[place], posts[place]) = (shares.Account[share], one, shares.At[share], shares.Post[share]);
                place++;
            }

            start[one + 1] = place;
        }

        return new ShareList { Account = accounts, Shared = shared, At = at, Post = posts, ObjectStart = start, AccountCount = shares.AccountCount };
    }
}
