using CsCheck;
using Sillage.Analysis.Statistics;
using Xunit;

namespace Sillage.Analysis.Tests;

public class StatisticsTests
{
    [Theory]
    [InlineData(15, 87, 0.10736, 0.26517)]
    [InlineData(952, 4112, 0.21888, 0.24466)]
    [InlineData(0, 20, 0, 0.16113)]
    public void Wilson_intervals_are_those_of_the_methods(long count, long of, double low, double high)
    {
        var share = Shares.Wilson(count, of);

        Assert.Equal(low, share.Low, 5);
        Assert.Equal(high, share.High, 5);
    }

    [Fact]
    public void Gini_is_zero_when_all_have_the_same_and_near_one_when_one_has_all()
    {
        Assert.Equal(0, Shares.Gini([3, 3, 3, 3]), 12);
        Assert.Equal(0.99, Shares.Gini([.. new int[99], 7]), 12);
    }

    [Fact]
    public void Quantiles_interpolate_like_R_type_7()
    {
        Assert.Equal(1.75, Shares.Quantile([1, 2, 3, 4], 0.25), 12);
        Assert.Equal(2.5, Shares.Quantile([1, 2, 3, 4], 0.5), 12);
    }

    [Theory]
    [InlineData(0, 0, 3.688879)]
    [InlineData(10, 4.795389, 18.390356)]
    public void Poisson_intervals_are_exact(long count, double low, double high)
    {
        var interval = Poisson.Interval(count);

        Assert.Equal(low, interval.Low, 5);
        Assert.Equal(high, interval.High, 5);
    }

    [Fact]
    public void The_heaviest_window_is_what_brute_force_finds() =>
        Gen.Long[0, 1000].Array[1, 60].Select(Gen.Long[1, 200], (times, width) => (times, width)).Sample(sample =>
        {
            Array.Sort(sample.times);
            var best = sample.times.Max(from => sample.times.Count(time => time >= from && time < from + sample.width));
            Assert.Equal(best, Scan.Heaviest(sample.times, sample.width).Count);
        });
}
