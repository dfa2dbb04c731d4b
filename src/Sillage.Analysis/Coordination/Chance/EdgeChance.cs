using Sillage.Analysis.Statistics;

namespace Sillage.Analysis;

/// <summary>
/// Which pairs of accounts meet more often than chance, and closer in time than an audience: two tests of every edge, with control of the false
/// discovery rate.
/// </summary>
public static class EdgeChance
{
    /// <summary>Tests every edge.</summary>
    /// <param name="shares">All shares of one behaviour.</param>
    /// <param name="edges">Its edges of weight <see cref="ChanceOptions.MinShares"/> and more, counted with <see cref="ChanceOptions.Window"/>.</param>
    /// <param name="options">Window, promised rate, and what counts as an audience's rhythm.</param>
    /// <param name="cancel">Stops the work.</param>
    /// <returns>Expected count, p and q for each edge, in their order. The same for any number of threads.</returns>
    /// <remarks>See docs/coordination-chance.md for formulas and sources.</remarks>
    public static EdgeChanceResult Run(ShareList shares, CoShareEdges edges, ChanceOptions options, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(shares);
        ArgumentNullException.ThrowIfNull(edges);
        ArgumentNullException.ThrowIfNull(options);
        Check(options);
        var parts = Environment.ProcessorCount;
        var byAccount = AccountShares.Of(shares);
        var moments = Moments.Of(shares, options.Window, parts);
        var (expected, meetingP) = (new double[edges.Count], new double[edges.Count]);
        new MeetingNull(shares, byAccount, moments, options.Window).Test(edges, expected, meetingP, parts, cancel);

        // An edge is false where either null explains it; half of the promise is spent on each.
        var half = options.Fdr / 2;
        var hypotheses = Math.Max(edges.Count, PossiblePairs(shares, byAccount, options));
        var q = FalseDiscovery.QValues(meetingP, hypotheses);
        var asked = new bool[shares.AccountCount];
        var metTooOften = 0;
        for (var edge = 0; edge < edges.Count; edge++)
        {
            if (q[edge] > half)
                continue;
            metTooOften++;
            asked[edges.A[edge]] = asked[edges.B[edge]] = true;
        }

        var rhythmP = new RhythmNull(shares, byAccount, options).Test(asked, parts, cancel);
        var rhythmQ = OfAsked(rhythmP, asked);
        var (p, kept) = (new double[edges.Count], 0);
        for (var edge = 0; edge < edges.Count; edge++)
        {
            var (a, b) = (edges.A[edge], edges.B[edge]);
            p[edge] = Math.Max(meetingP[edge], Math.Max(rhythmP[a], rhythmP[b]));
            q[edge] = Math.Min(1, 2 * Math.Max(q[edge], Math.Max(rhythmQ[a], rhythmQ[b])));
            kept += q[edge] <= options.Fdr ? 1 : 0;
        }

        return new EdgeChanceResult
        {
            Expected = expected, P = p, Q = q, MeetingP = meetingP, RhythmP = rhythmP, Hypotheses = hypotheses, MetTooOften = metTooOften, Kept = kept,
        };
    }

    private static void Check(ChanceOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(options.Window);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MinShares, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Surround, 2);
        if (options.Fdr is not (> 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(options), options.Fdr, "a false discovery rate lies above 0 and below 1");
        if (options.FastestRhythm is not (> 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(options), options.FastestRhythm, "the fastest rhythm lies above 0 and below 1");
    }

    /// <summary>Pairs of accounts that could have met often enough: both have that many objects which another account shared within the window.</summary>
    private static double PossiblePairs(ShareList shares, AccountShares byAccount, ChanceOptions options)
    {
        double possible = 0;
        for (var account = 0; account < shares.AccountCount; account++)
        {
            var (objects, last) = (0, -1);
            foreach (var share in byAccount[account])
            {
                if (shares.Shared[share] != last && HasNeighbour(shares, share, options.Window))
                    (objects, last) = (objects + 1, shares.Shared[share]);
                if (objects == options.MinShares)
                    break;
            }

            possible += objects >= options.MinShares ? 1 : 0;
        }

        return possible * (possible - 1) / 2;
    }

    private static bool HasNeighbour(ShareList shares, int share, long window)
    {
        var item = shares.Shared[share];
        for (var other = share - 1; other >= shares.ObjectStart[item] && shares.At[share] - shares.At[other] <= window; other--)
        {
            if (shares.Account[other] != shares.Account[share])
                return true;
        }

        for (var other = share + 1; other < shares.ObjectStart[item + 1] && shares.At[other] - shares.At[share] <= window; other++)
        {
            if (shares.Account[other] != shares.Account[share])
                return true;
        }

        return false;
    }

    private static double[] OfAsked(double[] p, bool[] asked)
    {
        var some = new List<double>();
        for (var account = 0; account < p.Length; account++)
        {
            if (asked[account])
                some.Add(p[account]);
        }

        var q = FalseDiscovery.QValues(some.ToArray(), Math.Max(1, some.Count));
        var all = new double[p.Length];
        Array.Fill(all, 1);
        for (var (account, i) = (0, 0); account < p.Length; account++)
        {
            if (asked[account])
                all[account] = q[i++];
        }

        return all;
    }
}
