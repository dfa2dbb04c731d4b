using Sillage.Analysis.Statistics;

namespace Sillage.Analysis;

/// <summary>
/// Are two accounts closer in time than an audience would be of its own accord? Fans of one author also meet far more often than chance, but their
/// shares are spread over minutes.
/// </summary>
/// <remarks>
/// Of the objects that two accounts shared within the time around of each other (ten windows), how many were within the window? The pair is tested, and
/// each of the two against all its companions (accounts with two or more objects in the time around, however near: choosing them does not look at the
/// window). For an account its own shares are held still; given these, the others' times are independent, so what lies within the window is at most
/// binomial with the fastest rhythm of an audience. This is the interval jitter test of spike trains (Amarasingham et al. 2012), with a rhythm that may
/// be steep instead of flat. The p of an edge is twice the lesser of the pair's and of the greater of the two accounts' (Bonferroni).
/// </remarks>
internal sealed class RhythmNull(ShareList shares, AccountShares byAccount, ChanceOptions options)
{
    /// <summary>A clock in whole seconds has no shorter rhythm.</summary>
    private const long Second = 1_000_000;

    private readonly long around = Math.Max(options.Window, Second) * options.Surround;

    /// <summary>p-values of the edges named, in their order.</summary>
    public double[] Test(CoShareEdges edges, int[] tested, int parts, CancellationToken cancel)
    {
        var asked = new bool[shares.AccountCount];
        foreach (var edge in tested)
            asked[edges.A[edge]] = asked[edges.B[edge]] = true;
        var accounts = Enumerable.Range(0, shares.AccountCount).Where(account => asked[account]).ToArray();
        var byTheirs = new double[shares.AccountCount];
        var p = new double[tested.Length];
        var next = 0;
        Parallel.For(0, parts, _ =>
        {
            var companions = new Companions(shares.AccountCount);
            for (var i = Interlocked.Increment(ref next) - 1; i < accounts.Length; i = Interlocked.Increment(ref next) - 1)
            {
                cancel.ThrowIfCancellationRequested();
                byTheirs[accounts[i]] = Account(accounts[i], companions);
            }
        });
        Parallel.For(0, parts, part =>
        {
            for (var i = part; i < tested.Length; i += parts)
            {
                var (a, b) = (edges.A[tested[i]], edges.B[tested[i]]);
                p[i] = Math.Min(1, 2 * Math.Min(Pair(a, b), Math.Max(byTheirs[a], byTheirs[b])));
            }
        });
        return p;
    }

    private double Pair(int a, int b)
    {
        var (near, inAll) = (0, 0);
        foreach (var least in byAccount.Nearest(a, b))
        {
            near += least <= options.Window ? 1 : 0;
            inAll += least <= around ? 1 : 0;
        }

        return Tails.Binomial(near, inAll, options.FastestRhythm);
    }

    private double Account(int account, Companions companions)
    {
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
}
