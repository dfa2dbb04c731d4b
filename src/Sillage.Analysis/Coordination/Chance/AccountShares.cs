namespace Sillage.Analysis;

/// <summary>The shares of each account, in the order of the list: by object, then time.</summary>
internal sealed class AccountShares
{
    private AccountShares(int[] start, int[] share) => (Start, Share) = (start, share);

    /// <summary>Where each account's shares begin; one entry more than there are accounts.</summary>
    public int[] Start { get; }

    /// <summary>Indices into the list of shares.</summary>
    public int[] Share { get; }

    public ReadOnlySpan<int> this[int account] => Share.AsSpan(Start[account]..Start[account + 1]);

    public int Count(int account) => Start[account + 1] - Start[account];

    public static AccountShares Of(ShareList shares)
    {
        var start = new int[shares.AccountCount + 1];
        foreach (var account in shares.Account)
            start[account + 1]++;
        for (var account = 0; account < shares.AccountCount; account++)
            start[account + 1] += start[account];
        var place = start.AsSpan(0, shares.AccountCount).ToArray();
        var share = new int[shares.Count];
        for (var i = 0; i < share.Length; i++)
            share[place[shares.Account[i]]++] = i;
        return new AccountShares(start, share);
    }
}
