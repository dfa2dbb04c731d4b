using System.Runtime.Intrinsics;
using Sillage.Analysis.Statistics;

namespace Sillage.Analysis;

/// <summary>
/// By how much each group's posts follow each other group's: the shift at which the two series of posts are most alike (highest cross-correlation),
/// with what resamples of the accounts make of it.
/// </summary>
/// <remarks>Source: docs/methods.md; cross-correlation: Box and Jenkins 1970. Series are cut to the shortest time with most of the posts: a long quiet time after it would make all alike.</remarks>
internal sealed class LagTable
{
    /// <summary>Bins of the series at most.</summary>
    public const int MostBins = 200;

    /// <summary>Correlation below which nothing is told.</summary>
    private const double Alike = 0.5;

    private readonly TimeRows rows;
    private readonly StreamCounts posts;
    private readonly int groups, resamples;
    private readonly (int Leader, int Follower)[] pairs;
    private readonly double[][] drawn;

    public LagTable(TimeRows rows, StreamCounts posts, int groups, int resamples)
    {
        (this.rows, this.posts, this.groups, this.resamples) = (rows, posts, groups, resamples);
        pairs = [.. Enumerable.Range(0, groups).SelectMany(one => Enumerable.Range(one + 1, Math.Max(0, groups - one - 1)).Select(other => (one, other)))];
        drawn = [.. pairs.Select(_ => new double[resamples])];
    }

    /// <summary>Takes a batch of resamples into account.</summary>
    /// <param name="first">Number of the first resample.</param>
    /// <param name="times">How often each account is counted.</param>
    public void Resample(int first, ReadOnlySpan<Vector256<float>> times)
    {
        var tables = posts.Sum(rows.Count * (groups + 1), times);
        for (var number = first; number < first + tables.Length && number < resamples; number++)
        {
            var series = Series(tables[number - first]);
            for (var pair = 0; pair < pairs.Length; pair++)
                drawn[pair][number] = Best(series[pairs[pair].Leader], series[pairs[pair].Follower]).Shift;
        }
    }

    /// <summary>The lags, the leader of each pair first.</summary>
    public IEnumerable<Lag> Lags()
    {
        var series = Series(posts.Sum(rows.Count * (groups + 1)));
        for (var pair = 0; pair < pairs.Length; pair++)
        {
            var (one, other) = pairs[pair];
            var (shift, correlation) = Best(series[one], series[other]);
            if (double.IsNaN(shift))
                continue;
            double[] known = [.. drawn[pair].Where(value => !double.IsNaN(value)).Order()];
            if (known.Length < 0.95 * drawn[pair].Length)
                continue;
            var (low, high) = (Math.Min(shift, Shares.Quantile(known, 0.025)) - 0.5, Math.Max(shift, Shares.Quantile(known, 0.975)) + 0.5);
            var turned = shift < 0;
            var (minutes, from, to) = turned ? (-shift, -high, -low) : (shift, low, high);
            yield return new Lag(
                turned ? other : one, turned ? one : other, minutes * rows.Minutes, from * rows.Minutes, to * rows.Minutes, correlation, At(series[one], series[other], 0),
                from > 0 && correlation >= Alike);
        }
    }

    private double[][] Series(double[] sums)
    {
        var series = new double[groups][];
        for (var group = 0; group < groups; group++)
        {
            series[group] = new double[rows.Count];
            for (var row = 0; row < rows.Count; row++)
                series[group][row] = sums[(row * (groups + 1)) + group];
            Standardise(series[group]);
        }

        return series;
    }

    /// <summary>The shift of the second series against the first at which they are most alike; of equal ones the smallest. NaN where one is flat.</summary>
    internal static (double Shift, double Correlation) Best(double[] one, double[] other)
    {
        var most = one.Length / 2;
        var (best, shift) = (0.0, double.NaN);
        // 0, 1, −1, 2, −2 and so on.
        for (var step = 0; step <= 2 * most; step++)
        {
            var candidate = step % 2 == 1 ? (step + 1) / 2 : -step / 2;
            var alike = At(one, other, candidate);
            if (alike > best + 1e-12)
                (best, shift) = (alike, candidate);
        }

        return (shift, best);
    }

    /// <summary>Correlation with the second series moved back by a shift. What lies outside both counts as their mean, so that small overlaps are not preferred.</summary>
    internal static double At(double[] one, double[] other, int shift)
    {
        double sum = 0;
        for (var i = Math.Max(0, -shift); i < one.Length && i + shift < other.Length; i++)
            sum += one[i] * other[i + shift];
        return one.Length == 0 ? 0 : sum / one.Length;
    }

    /// <summary>To mean 0 and variance 1; all 0 where it is flat.</summary>
    internal static void Standardise(Span<double> series)
    {
        double mean = 0, variance = 0;
        foreach (var value in series)
            mean += value / series.Length;
        foreach (var value in series)
            variance += (value - mean) * (value - mean) / series.Length;
        foreach (ref var value in series)
            value = variance > 1e-12 ? (value - mean) / Math.Sqrt(variance) : 0;
    }
}
