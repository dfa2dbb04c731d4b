using System.Runtime.Intrinsics;
using CsCheck;
using Sillage.Analysis.Statistics;
using Sillage.Cases;
using Xunit;

namespace Sillage.Analysis.Tests;

public class StatisticsProperties
{
    [Fact]
    public void Common_numbers_are_those_in_both() => Gen.Select(Gen.Int[0, 30].Array[0, 20], Gen.Int[0, 30].Array[0, 20]).Sample((one, other) =>
        Assert.Equal(one.Intersect(other).Count(), Ascending.Common([.. one.Distinct().Order()], [.. other.Distinct().Order()])));

    [Fact]
    public void Numbers_drawn_together_are_those_drawn_one_by_one() => Gen.Select(Gen.ULong, Gen.Int[0, 40].Array[1, 6]).Sample((seed, lengths) =>
    {
        var (one, together) = (new SeededRandom(seed), new SeededRandom(seed));
        foreach (var length in lengths)
        {
            var drawn = new double[length];
            together.Fill(drawn);

            Assert.Equal([.. Enumerable.Range(0, length).Select(_ => one.NextDouble())], drawn);
        }
    });

    [Fact]
    public void Resamples_drawn_together_count_as_the_definition_says() => Gen.Select(Gen.ULong, Gen.Int[0, 50], Gen.Int[0, 1_300]).Sample((seed, first, accounts) =>
    {
        var times = new Vector256<float>[accounts];
        AccountResample.Draw(seed, first, times);

        for (var resample = 0; resample < AccountResample.Together; resample++)
        {
            var random = new SeededRandom(unchecked((seed * 0x9E3779B97F4A7C15) + ((ulong)(first + resample) * 0xD1B54A32D192ED03)));
            Assert.Equal([.. Enumerable.Range(0, accounts).Select(_ => Poisson(random.NextDouble()))], times.Select(counts => counts[resample]));
        }

        static float Poisson(double number)
        {
            var (count, term, below) = (0, Math.Exp(-1), Math.Exp(-1));
            while (number >= below && count < 12)
                below += term /= ++count;
            return count;
        }
    }, iter: 200);

    [Fact]
    public void Gini_is_half_the_relative_mean_difference_of_all_pairs() => Gen.Int[0, 50].Array[1, 40].Where(counts => counts.Sum() > 0).Sample(counts =>
    {
        var differences = counts.Sum(one => counts.Sum(other => Math.Abs((double)one - other)));

        Assert.Equal(differences / (2.0 * counts.Length * counts.Sum()), Shares.Gini(counts), 9);
    });

    [Fact]
    public void Gini_knows_neither_order_nor_scale() => Gen.Select(Gen.Int[0, 50].Array[1, 40], Gen.Int[1, 9]).Sample((counts, factor) =>
    {
        var gini = Shares.Gini(counts);

        Assert.InRange(gini, -1e-12, 1);
        Assert.Equal(gini, Shares.Gini([.. counts.Reverse()]), 12);
        Assert.Equal(gini, Shares.Gini(Array.ConvertAll(counts, count => count * factor)), 9);
    });

    [Fact]
    public void Wilson_bounds_solve_the_score_test() => Gen.Select(Gen.Long[1, 5000], Gen.Double[0, 1]).Sample((of, part) =>
    {
        var share = Shares.Wilson((long)(part * of), of);

        Assert.True(share.Low <= share.Value && share.Value <= share.High);
        // At either bound the observed share lies 1.959964 standard errors away; 0 and 1 are bounds by definition where nothing or all is counted.
        foreach (var bound in new[] { share.Low, share.High }.Where(bound => bound is > 0 and < 1))
            Assert.Equal(1.959964, Math.Abs(share.Value - bound) / Math.Sqrt(bound * (1 - bound) / of), 6);
    });

    [Fact]
    public void Poisson_bounds_leave_two_and_a_half_percent_on_either_side() => Gen.Int[0, 150].Sample(count =>
    {
        var (low, high) = Poisson.Interval(count);

        Assert.Equal(0.025, AtMost(count, high), 6);
        if (count > 0)
            Assert.Equal(0.975, AtMost(count - 1, low), 6);
    });

    [Fact]
    public void Quantiles_lie_between_their_neighbours_and_grow() => Gen.Select(Gen.Double[-100, 100].Array[1, 30], Gen.Double[0, 1], Gen.Double[0, 1]).Sample((values, one, other) =>
    {
        Array.Sort(values);
        var (lower, higher) = (Shares.Quantile(values, Math.Min(one, other)), Shares.Quantile(values, Math.Max(one, other)));

        Assert.True(values[0] <= lower && lower <= higher + 1e-9 && higher <= values[^1] + 1e-9);
        Assert.Equal((values[0], values[^1]), (Shares.Quantile(values, 0), Shares.Quantile(values, 1)));
    });

    /// <summary>P(X ≤ count), summed term by term.</summary>
    private static double AtMost(int count, double mean)
    {
        double term = Math.Exp(-mean), sum = term;
        for (var i = 1; i <= count; i++)
            sum += term *= mean / i;
        return sum;
    }

    [Fact]
    public void The_first_post_at_a_moment_is_the_first_that_is_not_before_it() =>
        RandomSlices.Any.Select(Gen.Long[-20_000_000, 120_000_000_000]).Sample((slice, ticks) =>
        {
            // To the tenth of a microsecond.
            var moment = new DateTimeOffset(2017, 5, 5, 18, 49, 0, TimeSpan.Zero).AddTicks(ticks);

            var first = Enumerable.Range(0, slice.Count).FirstOrDefault(post => DateTimeOffset.UnixEpoch.AddTicks(10 * slice.PostedAt[post]) >= moment, slice.Count);

            Assert.Equal(first, slice.FirstAt(moment));
        });
}
