namespace Sillage.Analysis;

/// <summary>
/// The shares that belong to pairs, in the old order: what the kernel walks. Their accounts are renumbered without holes, those with most shares
/// first, so that the partners met most often lie side by side in memory.
/// </summary>
/// <param name="Account">Renumbered account of each share.</param>
/// <param name="At">Time of each share.</param>
/// <param name="Start">Where each object's shares begin, and the end.</param>
/// <param name="AccountOf">The old number of each account.</param>
/// <param name="TakesPart">Accounts of which a pair needs at least one, by new number; null: all.</param>
internal sealed record PairedShares(int[] Account, long[] At, int[] Start, int[] AccountOf, bool[]? TakesPart)
{
    public int Objects => Start.Length - 1;

    public static PairedShares Of(ShareList shares, bool[] paired, bool[]? takesPart)
    {
        var number = new int[shares.AccountCount];
        var count = 0;
        for (var share = 0; share < paired.Length; share++)
        {
            if (!paired[share])
                continue;
            number[shares.Account[share]]++;
            count++;
        }

        var accountOf = BusiestFirst(number);
        Array.Fill(number, -1);
        for (var one = 0; one < accountOf.Length; one++)
            number[accountOf[one]] = one;

        var account = new int[count];
        var at = new long[count];
        var start = new List<int> { 0 };
        var place = 0;
        for (var shared = 0; shared < shares.ObjectCount; shared++)
        {
            for (var share = shares.ObjectStart[shared]; share < shares.ObjectStart[shared + 1]; share++)
            {
                if (!paired[share])
                    continue;
                account[place] = number[shares.Account[share]];
                at[place++] = shares.At[share];
            }

            if (place > start[^1])
                start.Add(place);
        }

        return new PairedShares(account, at, [.. start], accountOf, takesPart is null ? null : Array.ConvertAll(accountOf, one => takesPart[one]));
    }

    /// <summary>Candidate pairs of an object: pairs within the window, those of one account with itself included.</summary>
    public long Candidates(int shared, long window)
    {
        var (low, candidates) = (Start[shared], 0L);
        for (var share = low; share < Start[shared + 1]; share++)
        {
            while (At[share] - At[low] > window)
                low++;
            candidates += share - low;
        }

        return candidates;
    }

    /// <summary>Accounts with shares, by falling number of shares; equal ones in the old order. Counts above a thousand are equal.</summary>
    private static int[] BusiestFirst(int[] sharesOf)
    {
        const int Most = 1 << 10;
        var place = new int[Most + 1];
        foreach (var shares in sharesOf)
            place[Most - Math.Min(shares, Most)]++;
        var accounts = 0;
        for (var rank = 0; rank < Most; rank++)
            (place[rank], accounts) = (accounts, accounts + place[rank]);
        var accountOf = new int[accounts];
        for (var account = 0; account < sharesOf.Length; account++)
        {
            if (sharesOf[account] > 0)
                accountOf[place[Most - Math.Min(sharesOf[account], Most)]++] = account;
        }

        return accountOf;
    }
}
