using CsCheck;
using Xunit;

namespace Sillage.Analysis.Tests;

public class RhythmTests
{
    private const long Second = 1_000_000;
    private const long Hour = 3600 * Second;

    [Theory]
    [InlineData(new double[] { 7, 7, 7, 7, 7 }, -1)]
    [InlineData(new double[] { 1, 1, 1, 1, 96 }, 0.929924)]
    [InlineData(new double[] { 30, 90, 30, 90 }, -0.331886)]
    public void Burstiness_of_gaps_worked_out_by_hand(double[] gaps, double expected) => Assert.Equal(expected, Rhythm.Burstiness(After(gaps), 4), 6);

    [Fact]
    public void Posts_of_one_second_are_one() =>
        Assert.Equal(Rhythm.Burstiness(After([30, 90, 30, 90]), 4), Rhythm.Burstiness(After([30, 0, 90, 0.5, 29.5, 90]), 4), 12);

    [Fact]
    public void Memory_is_the_correlation_of_neighbouring_gaps()
    {
        // Short and long in turn: after a short one a long one, always.
        Assert.Equal(-1, Rhythm.Memory(After([30, 90, 30, 90, 30, 90]), 4), 9);
        Assert.Equal(1, Rhythm.Memory(After([10, 20, 30, 40, 50, 60]), 4), 9);
        Assert.True(double.IsNaN(Rhythm.Memory(After([7, 7, 7, 7, 7]), 4)));
    }

    [Fact]
    public void Too_few_gaps_are_not_measured() => Assert.True(double.IsNaN(Rhythm.Burstiness(After([1, 2, 3]), 4)));

    [Fact]
    public void Posting_every_hour_has_all_the_entropy_of_a_day_and_posting_at_noon_none()
    {
        long[] always = [.. Enumerable.Range(0, 24 * 10).Select(hour => hour * Hour)];
        long[] noon = [.. Enumerable.Range(0, 240).Select(post => ((post / 24 * 24) + 12) * Hour + (post % 24 * Second))];

        Assert.Equal(Math.Log2(24), Rhythm.HourEntropy(always, 200, 7), 9);
        Assert.Equal(0, Rhythm.HourEntropy(noon, 200, 7), 9);
        Assert.True(double.IsNaN(Rhythm.HourEntropy(noon, 200, 10)));
    }

    [Fact]
    public void The_daily_pause_is_the_median_of_the_longest_pauses_of_whole_days()
    {
        // From 8 to 22 o'clock every hour, for ten days: ten hours of the night, cut nowhere since days begin with the first post.
        long[] at = [.. Enumerable.Range(0, 10).SelectMany(day => Enumerable.Range(8, 15).Select(hour => ((day * 24L) + hour) * Hour))];

        Assert.Equal(10, Rhythm.DailyPause(at, 7, new double[400], out _), 9);
        Assert.True(double.IsNaN(Rhythm.DailyPause(at, 10, new double[400], out _)));
    }

    [Fact]
    public void The_busiest_day_may_begin_at_any_hour() =>
        Assert.Equal(3, Rhythm.BusiestDay([0, 20 * Hour, 30 * Hour, 43 * Hour, 60 * Hour]));

    [Fact]
    public void A_scheduler_posts_in_one_second_of_the_minute() =>
        Assert.Equal(1, Rhythm.FullestSecond([.. Enumerable.Range(0, 60).Select(minute => minute * 60 * Second + (5 * Second))], 50));

    [Fact]
    public void No_time_zone_matters() => Gen.Select(Gen.Int[1, 20_000].Array[250, 300], Gen.Int[-11, 12]).Sample((gaps, zone) =>
    {
        long at = 1_494_000_000 * Second;
        long[] times = [.. gaps.Select(gap => at += gap * Second)];
        long[] moved = [.. times.Select(time => time + (zone * Hour))];
        Assert.Equal(Rhythm.HourEntropy(times, 200, 7), Rhythm.HourEntropy(moved, 200, 7), 9);
        Assert.Equal(Rhythm.DailyPause(times, 7, new double[400], out _), Rhythm.DailyPause(moved, 7, new double[400], out _));
        Assert.Equal(Rhythm.Burstiness(times, 20), Rhythm.Burstiness(moved, 20));
        Assert.InRange(Rhythm.Burstiness(times, 20), -1, 1);
    }, iter: 50);

    private static long[] After(double[] gaps)
    {
        double at = 0;
        return [0, .. gaps.Select(gap => (long)((at += gap) * Second))];
    }
}
