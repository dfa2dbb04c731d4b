namespace Sillage.Analysis;

/// <summary>For each account the windows about its shares, by object, then time: which shares of the same object lie within the window.</summary>
internal sealed class AccountWindows
{
    private AccountWindows(int[] start, int[] low, int[] high, bool[] isAgain) => (Start, Low, High, IsAgain) = (start, low, high, isAgain);

    /// <summary>Where each account's windows begin; one entry more than there are accounts.</summary>
    public int[] Start { get; }

    /// <summary>The first share within each window.</summary>
    public int[] Low { get; }

    /// <summary>After the last share within each window.</summary>
    public int[] High { get; }

    /// <summary>Whether the account's window before is about the same object.</summary>
    public bool[] IsAgain { get; }

    public static AccountWindows Of(PairedShares shares, long window)
    {
        var (accounts, count) = (shares.AccountOf.Length, shares.Account.Length);
        var start = new int[accounts + 1];
        foreach (var account in shares.Account)
            start[account + 1]++;
        for (var account = 0; account < accounts; account++)
            start[account + 1] += start[account];
        var place = start.AsSpan(0, accounts).ToArray();
        var lastObject = new int[accounts];
        var (low, high, isAgain) = (new int[count], new int[count], new bool[count]);
        for (var shared = 0; shared < shares.Objects; shared++)
        {
            var end = shares.Start[shared + 1];
            var (first, past) = (shares.Start[shared], shares.Start[shared]);
            for (var share = first; share < end; share++)
            {
                while (shares.At[share] - shares.At[first] > window)
                    first++;
                while (past < end && shares.At[past] - shares.At[share] <= window)
                    past++;
                var who = shares.Account[share];
                var to = place[who]++;
                (low[to], high[to], isAgain[to]) = (first, past, lastObject[who] == shared + 1);
                lastObject[who] = shared + 1;
            }
        }

        return new AccountWindows(start, low, high, isAgain);
    }
}
