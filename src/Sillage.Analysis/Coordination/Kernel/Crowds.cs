namespace Sillage.Analysis;

/// <summary>
/// Objects too popular to make their pairs: for a pair that may reach the wanted weight it is looked up whether both were there within the
/// window of each other. A pair is known from its other objects; where only crowds could know it, it is made among those few accounts that
/// are in enough crowds. No pair of the wanted weight is lost.
/// </summary>
internal sealed class Crowds
{
    private readonly long window;
    private readonly int minimum;
    private readonly byte[] crowdsOf;

    // The shares of each account in crowds, by crowd, then time: pairs are looked up by the thousand million, and most accounts have one.
    private readonly int[] start;
    private readonly int[] crowd;
    private readonly long[] at;

    /// <param name="shares">All paired shares.</param>
    /// <param name="objects">Which objects are crowds.</param>
    /// <param name="window">The window, microseconds.</param>
    /// <param name="minimum">Smallest weight wanted, at least 2.</param>
    public Crowds(PairedShares shares, IReadOnlyList<int> objects, long window, int minimum)
    {
        (this.window, this.minimum) = (window, minimum);
        crowdsOf = new byte[shares.AccountOf.Length];
        start = new int[shares.AccountOf.Length + 1];
        foreach (var one in objects)
        {
            for (var share = shares.Start[one]; share < shares.Start[one + 1]; share++)
                start[shares.Account[share] + 1]++;
        }

        for (var account = 0; account < shares.AccountOf.Length; account++)
            start[account + 1] += start[account];
        (crowd, at) = (new int[start[^1]], new long[start[^1]]);
        var next = start.AsSpan(0, shares.AccountOf.Length).ToArray();
        foreach (var one in objects)
        {
            for (var share = shares.Start[one]; share < shares.Start[one + 1]; share++)
            {
                var account = shares.Account[share];
                var place = next[account]++;
                (crowd[place], at[place]) = (one, shares.At[share]);
                if ((place == start[account] || crowd[place - 1] != one) && crowdsOf[account] < byte.MaxValue)
                    crowdsOf[account]++;
            }
        }
    }

    /// <summary>Whether an account is in so many crowds that pairs of such accounts are made like any others.</summary>
    public bool IsMade(int account) => crowdsOf[account] >= Math.Min(minimum, byte.MaxValue);

    /// <summary>In how many crowds two accounts shared within the window; 0 if such pairs are made like any others.</summary>
    public int Common(int a, int b)
    {
        if (crowdsOf[a] == 0 || crowdsOf[b] == 0 || (IsMade(a) && IsMade(b)))
            return 0;
        var common = 0;
        var (one, other) = (start[a], start[b]);
        while (one < start[a + 1] && other < start[b + 1])
        {
            if (crowd[one] != crowd[other])
            {
                _ = crowd[one] < crowd[other] ? one++ : other++;
            }
            else if (Math.Abs(at[one] - at[other]) <= window)
            {
                common++;
                var met = crowd[one];
                while (one < start[a + 1] && crowd[one] == met)
                    one++;
            }
            else
            {
                _ = at[one] < at[other] ? one++ : other++;
            }
        }

        return common;
    }
}
