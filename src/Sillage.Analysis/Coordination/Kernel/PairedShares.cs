namespace Sillage.Analysis;

/// <summary>The shares that belong to pairs, with their accounts renumbered without holes, in the old order: what the kernel walks.</summary>
/// <param name="Account">Renumbered account of each share.</param>
/// <param name="At">Time of each share.</param>
/// <param name="Start">Where each object's shares begin, and the end.</param>
/// <param name="Repeats">For each object, whether an account shared it more than once.</param>
/// <param name="AccountOf">The old number of each account.</param>
/// <param name="TakesPart">Accounts of which a pair needs at least one, by new number; null: all.</param>
internal sealed record PairedShares(int[] Account, long[] At, int[] Start, bool[] Repeats, int[] AccountOf, bool[]? TakesPart)
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
            number[shares.Account[share]] = 1;
            count++;
        }

        var accounts = 0;
        for (var one = 0; one < number.Length; one++)
            number[one] = number[one] == 1 ? accounts++ : -1;
        var accountOf = new int[accounts];
        for (var one = 0; one < number.Length; one++)
        {
            if (number[one] >= 0)
                accountOf[number[one]] = one;
        }

        var account = new int[count];
        var at = new long[count];
        var start = new List<int> { 0 };
        var repeats = new List<bool>();
        var lastObject = new int[accounts];
        var place = 0;
        for (var shared = 0; shared < shares.ObjectCount; shared++)
        {
            var again = false;
            for (var share = shares.ObjectStart[shared]; share < shares.ObjectStart[shared + 1]; share++)
            {
                if (!paired[share])
                    continue;
                var who = account[place] = number[shares.Account[share]];
                again |= lastObject[who] == shared + 1;
                lastObject[who] = shared + 1;
                at[place++] = shares.At[share];
            }

            if (place == start[^1])
                continue;
            start.Add(place);
            repeats.Add(again);
        }

        return new PairedShares(
            account, at, [.. start], [.. repeats], accountOf, takesPart is null ? null : Array.ConvertAll(accountOf, one => takesPart[one]));
    }

    /// <summary>Candidate pairs of each object: pairs within the window, those of one account with itself included.</summary>
    public long[] Candidates(long window)
    {
        var candidates = new long[Objects];
        for (var shared = 0; shared < candidates.Length; shared++)
        {
            var low = Start[shared];
            for (var share = low; share < Start[shared + 1]; share++)
            {
                while (At[share] - At[low] > window)
                    low++;
                candidates[shared] += share - low;
            }
        }

        return candidates;
    }
}
