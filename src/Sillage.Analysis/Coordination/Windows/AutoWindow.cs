namespace Sillage.Analysis;

/// <summary>Proposes windows from the data: how near in time are those who keep meeting, beyond what a shift of their clocks would leave?</summary>
public static class AutoWindow
{
    /// <summary>Longest distance looked at: one hour.</summary>
    private const long Reach = 3600 * Second;

    private const long Second = 1_000_000;

    /// <summary>Upper ends of the bins, seconds. Windows proposed are among these.</summary>
    private static readonly int[] Ends = [1, 2, 3, 5, 10, 15, 20, 30, 45, 60, 90, 120, 180, 300, 600, 900, 1800, 3600];

    /// <summary>Proposes windows.</summary>
    /// <param name="shares">All shares of one behaviour.</param>
    /// <param name="edges">Edges of weight two and more, counted with the window of <paramref name="options"/>: the first guess, 60 s by default.</param>
    /// <param name="options">The test that says which of these keep meeting.</param>
    /// <param name="cancel">Stops the work.</param>
    /// <returns>Windows and the distances they were read from; no windows where too few keep meeting.</returns>
    /// <remarks>
    /// For each pair that meets more often than chance (the first of the two tests of <see cref="EdgeChance"/>) and each object both shared within an
    /// hour, the least distance in time is taken. Under the null, both clocks shifted at random within the hour, distances are spread evenly; the excess
    /// over that is what is simultaneous. The windows proposed hold half, nine tenths and 99 of 100 of it. The pairs were found with the first guess,
    /// so a proposal far above it should be tried as the next guess. Definition: Sillage.
    /// </remarks>
    public static AutoWindowResult Propose(ShareList shares, CoShareEdges edges, ChanceOptions options, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(shares);
        ArgumentNullException.ThrowIfNull(edges);
        ArgumentNullException.ThrowIfNull(options);
        var tested = EdgeChance.Run(shares, edges, options, cancel);
        var byAccount = AccountShares.Of(shares);
        var counts = new long[Ends.Length];
        var pairs = 0;
        for (var edge = 0; edge < edges.Count; edge++)
        {
            if (!tested.Met[edge])
                continue;
            pairs++;
            Distances(byAccount, edges.A[edge], edges.B[edge], counts);
        }

        var total = counts.Sum();
        var bins = new List<LagBin>();
        for (var bin = 0; bin < Ends.Length; bin++)
        {
            // A clock in whole seconds has 0 in its first bin too.
            var from = bin == 0 ? 0 : Ends[bin - 1];
            bins.Add(new LagBin(TimeSpan.FromSeconds(from), TimeSpan.FromSeconds(Ends[bin]), counts[bin], total * (Ends[bin] - from) / (double)Ends[^1]));
        }

        return new AutoWindowResult(pairs, bins, total == 0 ? null : Holding(bins, 0.5), total == 0 ? null : Holding(bins, 0.9), total == 0 ? null : Holding(bins, 0.99));
    }

    private static void Distances(AccountShares byAccount, int a, int b, long[] counts)
    {
        foreach (var least in byAccount.Nearest(a, b))
        {
            if (least > Reach)
                continue;
            var bin = 0;
            while (least > Ends[bin] * Second)
                bin++;
            counts[bin]++;
        }
    }

    /// <summary>The least window that holds this part of what exceeds the null. The excess ends where a bin first falls to the null.</summary>
    private static TimeSpan? Holding(List<LagBin> bins, double part)
    {
        var end = 0;
        while (end < bins.Count && bins[end].Observed > bins[end].Expected)
            end++;
        var excess = bins.Take(end).Sum(bin => bin.Observed - bin.Expected);
        double sum = 0;
        foreach (var bin in bins.Take(end))
        {
            sum += bin.Observed - bin.Expected;
            if (sum >= excess * part)
                return bin.To;
        }

        return null;
    }
}

/// <summary>Windows that the data proposes.</summary>
/// <param name="Pairs">Pairs that keep meeting, from which the distances were read.</param>
/// <param name="Lags">Distances of what they shared within an hour.</param>
/// <param name="Tight">Holds half of the excess over the null; null where there is none.</param>
/// <param name="Usual">Holds nine tenths: the window of <c>--window auto</c>.</param>
/// <param name="Loose">Holds 99 of 100.</param>
public sealed record AutoWindowResult(int Pairs, IReadOnlyList<LagBin> Lags, TimeSpan? Tight, TimeSpan? Usual, TimeSpan? Loose);

/// <summary>Objects shared at a distance in time.</summary>
/// <param name="From">Distance above this (the first bin includes 0).</param>
/// <param name="To">Distance up to this.</param>
/// <param name="Observed">Objects shared by two accounts at this distance.</param>
/// <param name="Expected">The same if both clocks were shifted at random within the hour.</param>
public sealed record LagBin(TimeSpan From, TimeSpan To, long Observed, double Expected);
