using Sillage.Posts;
using Xunit;

namespace Sillage.Analysis.Tests;

/// <summary>When accounts post, against figures worked out by hand.</summary>
public class ClockSignsTests
{
    private const long Second = 1_000_000, Minute = 60 * Second, Hour = 3600 * Second, Day = 24 * Hour;

    [Fact]
    public void Variation_and_plain_burstiness_of_gaps_of_thirty_and_ninety_seconds()
    {
        // Mean 60, deviation 30: r = 1/2, B = (1/2 − 1) / (1/2 + 1) = −1/3; short and long in turn: memory −1.
        Entry[] posts = [.. Enumerable.Range(0, 21).Select(i => new Entry(((i / 2 * 120) + (i % 2 * 30)) * Second, 0))];

        var anna = Evidence.Of(InventedSlice.Of(posts), "account0");

        Assert.Equal(0.5, anna.Value("gap-variation")!.Value, 12);
        Assert.Equal(-1.0 / 3, anna.Value("burstiness-plain")!.Value, 12);
        Assert.Equal(-1, anna.Value("memory")!.Value, 9);
        // (√21 · 1/2 − √19) / ((√21 − 2) · 1/2 + √19)
        Assert.Equal(((Math.Sqrt(21) / 2) - Math.Sqrt(19)) / (((Math.Sqrt(21) - 2) / 2) + Math.Sqrt(19)), anna.Value("burstiness")!.Value, 12);
    }

    [Fact]
    public void A_clock_of_whole_minutes_has_no_rhythm_and_no_delays_but_has_hours()
    {
        Entry[] posts = [.. Enumerable.Range(0, 1200).Select(i => new Entry(((i * 47) + (i % 7)) * Minute, i % 2, i % 2 == 0 ? PostKind.Original : PostKind.Repost, Target: i % 2 == 0 ? -1 : i - 1))];

        foreach (var (seconds, isTold) in new[] { (1, true), (60, false) })
        {
            var measured = Evidence.Of(InventedSlice.Of(posts, clockSeconds: seconds), "account1");
            foreach (var code in new[] { "burstiness", "burstiness-plain", "gap-variation", "memory", "fullest-second", "fast-reposts", "fast-reposts-5", "fast-reposts-30", "repost-delay" })
                Assert.Equal((code, isTold), (code, measured.Value(code) is not null));
            Assert.NotNull(measured.Value("daily-pause"));
            Assert.NotNull(measured.Value("hours-unlike-others"));
            Assert.Equal(1, measured.Value("repost-share"));
        }
    }

    [Fact]
    public void Reposts_below_five_ten_and_thirty_seconds_are_counted_and_their_middle_told()
    {
        // Delays 1, 4, 5, 9, 10, 29, 30, 60, 100, 200 s.
        double[] delays = [1, 4, 5, 9, 10, 29, 30, 60, 100, 200];
        PlainPost[] posts = [.. delays.Select((_, i) => new PlainPost(i * 1000, "press")), .. delays.Select((delay, i) => new PlainPost((i * 1000) + delay, "anna", PostKind.Repost, i, "press"))];

        var anna = Evidence.Of(PlainSlice.Sorted(posts), "anna");

        Assert.Equal((0.2, 0.4, 0.6), (anna.Value("fast-reposts-5"), anna.Value("fast-reposts"), anna.Value("fast-reposts-30")));
        Assert.Equal(19.5, anna.Value("repost-delay"));
        Assert.Null(Evidence.Of(PlainSlice.Sorted(posts), "press").Value("fast-reposts"));
    }

    [Fact]
    public void Hours_of_the_others_diverge_by_a_bit_where_they_never_meet()
    {
        int[] own = new int[24], all = new int[24];
        (own[3], all[3], all[15]) = (10, 10, 40);
        Assert.Equal(1, Rhythm.HourDivergence(own, all), 12);
        // The same shares at other numbers: none.
        (own[15], all[3], all[15]) = (20, 30, 60);
        Assert.Equal(0, Rhythm.HourDivergence(own, all), 12);
        // p = (1, 0), q = (1/2, 1/2), middle (3/4, 1/4): ½ log₂(4/3) + ½ (½ log₂(2/3) + ½ log₂ 2).
        (own[3], own[15], all[3], all[15]) = (10, 0, 20, 10);
        Assert.Equal((Math.Log2(4.0 / 3) / 2) + (((Math.Log2(2.0 / 3) / 2) + 0.5) / 2), Rhythm.HourDivergence(own, all), 12);
    }

    [Fact]
    public void Days_without_sleep_are_counted_of_all_active_days()
    {
        // Ten whole days: six with a post every two hours, four with posts from 0 to 12 o'clock only.
        Entry[] posts = [.. Enumerable.Range(0, 10).SelectMany(day => Enumerable.Range(0, 12).Where(two => day < 6 || two < 7).Select(two => new Entry((day * Day) + (two * 2 * Hour), 0))), new Entry(10 * Day, 0)];

        var anna = Evidence.Of(InventedSlice.Of(posts), "account0");

        Assert.Equal(0.6, anna.Value("sleepless-days")!.Value, 12);
        Assert.Equal((2, true), (anna["daily-pause"].Value, anna["daily-pause"].Beyond));
    }

    [Fact]
    public void Posts_a_day_are_those_of_the_capture_and_those_of_a_life_apart()
    {
        Entry[] posts = [.. Enumerable.Range(0, 41).Select(i => new Entry(i * Day / 10, 0))];

        var anna = Evidence.Of(InventedSlice.Of(posts), "account0");

        Assert.Equal(10.25, anna.Value("captured-per-day")!.Value, 12);
        Assert.Equal(10, anna.Value("busiest-day"));
        Assert.Null(anna.Value("posts-per-day"));
    }
}
