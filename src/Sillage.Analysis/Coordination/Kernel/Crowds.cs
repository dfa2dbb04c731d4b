using Sillage.Analysis.Statistics;

namespace Sillage.Analysis;

/// <summary>
/// Objects too popular to make their pairs: for a pair that may reach the wanted weight it is looked up whether both were there within the
/// window of each other. A pair is known from its other objects; where only crowds could know it, it is made among those few accounts that
/// are in enough crowds. No pair of the wanted weight is lost.
/// </summary>
internal sealed class Crowds
{
    private readonly List<(int[] Account, long[] At)> members = [];
    private readonly long window;
    private readonly byte[] crowdsOf;
    private readonly int minimum;

    /// <param name="shares">All paired shares.</param>
    /// <param name="objects">Which objects are crowds.</param>
    /// <param name="window">The window, microseconds.</param>
    /// <param name="minimum">Smallest weight wanted, at least 2.</param>
    public Crowds(PairedShares shares, IReadOnlyList<int> objects, long window, int minimum)
    {
        (this.window, this.minimum) = (window, minimum);
        crowdsOf = new byte[shares.AccountOf.Length];
        foreach (var crowd in objects)
        {
            var length = shares.Start[crowd + 1] - shares.Start[crowd];
            var account = shares.Account.AsSpan(shares.Start[crowd], length).ToArray();
            var at = shares.At.AsSpan(shares.Start[crowd], length).ToArray();

            // By account, then time: each object is sorted by time already, and so is each account's part after a stable sort.
            var order = new long[length];
            for (var share = 0; share < length; share++)
                order[share] = ((long)account[share] << 32) | (uint)share;
            Array.Sort(order);
            members.Add((Array.ConvertAll(order, one => (int)(one >> 32)), Array.ConvertAll(order, one => at[(int)one])));
            for (var share = 0; share < length; share++)
            {
                var who = (int)(order[share] >> 32);
                if ((share == 0 || (int)(order[share - 1] >> 32) != who) && crowdsOf[who] < byte.MaxValue)
                    crowdsOf[who]++;
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
        foreach (var (account, at) in members)
            common += Meet(account, at, a, b) ? 1 : 0;
        return common;
    }

    private bool Meet(int[] account, long[] at, int a, int b)
    {
        var (one, other) = (Ascending.Below<int>(account, a), Ascending.Below<int>(account, b));
        while (one < account.Length && account[one] == a && other < account.Length && account[other] == b)
        {
            if (Math.Abs(at[one] - at[other]) <= window)
                return true;
            if (at[one] < at[other])
                one++;
            else
                other++;
        }

        return false;
    }
}
