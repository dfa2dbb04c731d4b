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

        // An edge is false where either null explains it; half of the promise is spent on each.
        var half = options.Fdr / 2;
        var hypotheses = Math.Max(edges.Count, PossiblePairs(shares, moments, options.MinShares));
        // Benjamini-Hochberg keeps no p above half·edges/hypotheses, whatever the others are.
        var limit = half * edges.Count / Math.Max(1, hypotheses);
        new MeetingNull(shares, byAccount, moments, options.Window).Test(edges, limit, expected, meetingP, parts, cancel);
        var q = FalseDiscovery.QValues(meetingP, Math.Max(1, hypotheses));
        var met = WithoutLucky(edges, meetingP, q, hypotheses, half, shares.AccountCount);
        var rhythm = new RhythmNull(shares, byAccount, options).Test(edges, met, parts, cancel);
        var rhythmQ = FalseDiscovery.QValues(rhythm, Math.Max(1, met.Length));

        var (rhythmP, metFlags) = (new double[edges.Count], new bool[edges.Count]);
        Array.Fill(rhythmP, 1);
        for (var edge = 0; edge < edges.Count; edge++)
            q[edge] = Math.Min(1, 2 * q[edge]);
        var kept = 0;
        for (var i = 0; i < met.Length; i++)
        {
            (rhythmP[met[i]], metFlags[met[i]]) = (rhythm[i], true);
            q[met[i]] = Math.Max(q[met[i]], Math.Min(1, 2 * rhythmQ[i]));
            kept += q[met[i]] <= options.Fdr ? 1 : 0;
        }

        var p = new double[edges.Count];
        for (var edge = 0; edge < edges.Count; edge++)
            p[edge] = Math.Max(meetingP[edge], rhythmP[edge]);
        return new EdgeChanceResult
        {
            Expected = expected,
            P = p,
            Q = q,
            MeetingP = meetingP,
            RhythmP = rhythmP,
            Hypotheses = hypotheses,
            Met = metFlags,
            Kept = kept,
        };
    }

    /// <summary>Edges that meet more often than chance. Those that no third account supports are tested among themselves.</summary>
    /// <remarks>
    /// One planted group of forty makes 780 edges, and a promise of one in a hundred then has room for eight chance edges, each of which would stand as
    /// a group of its own. So the promise is kept in both strata: sides of triangles, and others (stratified control, Sun et al. 2006; Efron 2008).
    /// </remarks>
    private static int[] WithoutLucky(CoShareEdges edges, double[] p, double[] q, double hypotheses, double rate, int accounts)
    {
        var met = Enumerable.Range(0, edges.Count).Where(edge => q[edge] <= rate).ToArray();
        var supported = Support.Of(edges, met, accounts);
        var lone = met.Where((_, i) => !supported[i]).ToArray();
        var own = FalseDiscovery.QValues(Array.ConvertAll(lone, edge => p[edge]), Math.Max(1, hypotheses));
        for (var i = 0; i < lone.Length; i++)
            q[lone[i]] = Math.Max(q[lone[i]], own[i]);
        return [.. met.Where(edge => q[edge] <= rate)];
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

    /// <summary>Pairs of accounts that could have met often enough: both have that many shares near which somebody else shared the same.</summary>
    private static double PossiblePairs(ShareList shares, Moments moments, int minShares)
    {
        var met = new int[shares.AccountCount];
        for (var share = 0; share < shares.Count; share++)
            met[shares.Account[share]] += moments.Alone[share] ? 0 : 1;
        double possible = met.Count(count => count >= minShares);
        return possible * (possible - 1) / 2;
    }
}
