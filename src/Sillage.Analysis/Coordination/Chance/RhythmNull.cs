using Sillage.Analysis.Statistics;

namespace Sillage.Analysis;

/// <summary>
/// Is an account closer in time to those it keeps meeting than an audience would be of its own accord? Fans of one author also meet far more often
/// than chance, but their shares are spread over minutes.
/// </summary>
/// <remarks>
/// For each object of the account its share is held still. Companions are accounts that share two or more of its objects within the time around (ten
/// windows), however near: choosing them does not look at the window. Given its own time, theirs are independent, so of the objects shared within the
/// time around, those within the window are at most binomial with the fastest rhythm of an audience. This is the interval jitter test of spike trains
/// (Amarasingham et al. 2012) with a rhythm that is allowed to be steep instead of flat.
/// </remarks>
internal sealed class RhythmNull(ShareList shares, AccountShares byAccount, ChanceOptions options)
{
    /// <summary>A clock in whole seconds has no shorter rhythm.</summary>
    private const long Second = 1_000_000;

    /// <summary>p-values of the accounts asked for; 1 for all others.</summary>
    public double[] Test(bool[] asked, int parts, CancellationToken cancel)
    {
        var p = new double[shares.AccountCount];
        Array.Fill(p, 1);
        var next = 0;
        Parallel.For(0, parts, _ =>
        {
            var scratch = new Companions(shares.AccountCount);
            const int chunk = 64;
            for (var from = Interlocked.Add(ref next, chunk) - chunk; from < shares.AccountCount; from = Interlocked.Add(ref next, chunk) - chunk)
            {
                cancel.ThrowIfCancellationRequested();
                for (var account = from; account < Math.Min(shares.AccountCount, from + chunk); account++)
                {
                    if (asked[account])
                        p[account] = Account(account, scratch);
                }
            }
        });
        return p;
    }

    private double Account(int account, Companions companions)
    {
        var around = Math.Max(options.Window, Second) * options.Surround;
        companions.Clear();
        foreach (var share in byAccount[account])
        {
            var item = shares.Shared[share];
            var (from, to) = (shares.ObjectStart[item], shares.ObjectStart[item + 1]);
            var (first, past) = (share, share);
            while (first > from && past - first <= options.Crowd && shares.At[share] - shares.At[first - 1] <= around)
                first--;
            while (past < to && past - first <= options.Crowd && shares.At[past] - shares.At[share] <= around)
                past++;
            if (past - first - 1 > options.Crowd)
                continue;
            for (var other = first; other < past; other++)
            {
                if (shares.Account[other] != account)
                    companions.Add(shares.Account[other], item, Math.Abs(shares.At[other] - shares.At[share]) <= options.Window);
            }
        }

        var (near, inAll) = companions.Sum();
        return Tails.Binomial(near, inAll, options.FastestRhythm);
    }

    /// <summary>For one account: how many objects each other account shared in the time around, and how many of them within the window.</summary>
    private sealed class Companions(int accounts)
    {
        private readonly int[] around = new int[accounts];
        private readonly int[] near = new int[accounts];
        private readonly int[] lastAround = new int[accounts];
        private readonly int[] lastNear = new int[accounts];
        private readonly List<int> met = [];

        public void Clear()
        {
            foreach (var account in met)
                around[account] = near[account] = lastAround[account] = lastNear[account] = 0;
            met.Clear();
        }

        public void Add(int account, int item, bool isNear)
        {
            if (around[account] == 0)
                met.Add(account);
            // One object counts once, however often either shared it: repeated shares are not independent.
            if (lastAround[account] != item + 1)
                (around[account], lastAround[account]) = (around[account] + 1, item + 1);
            if (isNear && lastNear[account] != item + 1)
                (near[account], lastNear[account]) = (near[account] + 1, item + 1);
        }

        public (int Near, int Around) Sum()
        {
            var (sumNear, sumAround) = (0, 0);
            foreach (var account in met)
            {
                if (around[account] < 2)
                    continue;
                sumNear += near[account];
                sumAround += around[account];
            }

            return (sumNear, sumAround);
        }
    }
}
