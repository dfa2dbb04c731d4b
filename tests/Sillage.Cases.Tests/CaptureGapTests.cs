using Xunit;

namespace Sillage.Cases.Tests;

/// <summary>Which empty minutes are silences of the capture: at least ten, with probability below 1e-6 at the median rate of the hours around.</summary>
public class CaptureGapTests
{
    private const long FirstMinute = 24_900_000;

    [Fact]
    public void Ten_empty_minutes_where_twenty_posts_were_to_be_expected_are_a_gap()
    {
        var gap = Assert.Single(Find([.. Minutes(60, 2), .. Minutes(10, 0), .. Minutes(60, 2)]));

        Assert.Equal((At(60), At(70), 20), (gap.From, gap.To, gap.Expected));
    }

    [Fact]
    public void Nine_empty_minutes_are_too_few_whatever_the_rate() => Assert.Empty(Find([.. Minutes(60, 100), .. Minutes(9, 0), .. Minutes(60, 100)]));

    [Theory]
    [InlineData(13, 0)] // e^−13 = 2.3e-6
    [InlineData(14, 1)] // e^−14 = 8.3e-7
    public void At_one_post_a_minute_it_takes_fourteen(int empty, int gaps) => Assert.Equal(gaps, Find([.. Minutes(60, 1), .. Minutes(empty, 0), .. Minutes(60, 1)]).Count);

    [Fact]
    public void The_rate_is_the_median_of_the_sixty_minutes_before_and_after_and_not_of_those_beyond()
    {
        // Beyond the hours on either side the capture was busy; within them two minutes of three are empty: nothing was to be expected.
        int[] quiet = [.. Enumerable.Range(0, 60).Select(minute => minute % 3 == 0 ? 1 : 0)];

        Assert.Empty(Find([.. Minutes(100, 50), 1, .. quiet, .. Minutes(30, 0), .. quiet, 1, .. Minutes(100, 50)]));
    }

    [Fact]
    public void At_the_captures_ends_fewer_minutes_tell_the_rate()
    {
        // Before the gap three minutes with four posts each, behind it one with two: their median is 4.
        var gap = Assert.Single(Find([4, 4, 4, .. Minutes(20, 0), 2]));

        Assert.Equal((At(3), At(23), 80), (gap.From, gap.To, gap.Expected));
    }

    [Fact]
    public void Gaps_come_in_order_of_time()
    {
        var gaps = Find([.. Minutes(60, 3), .. Minutes(15, 0), .. Minutes(60, 3), .. Minutes(12, 0), .. Minutes(60, 3)]);

        Assert.Equal([(At(60), At(75), 45.0), (At(135), At(147), 36.0)], gaps.Select(gap => (gap.From, gap.To, gap.Expected)));
    }

    [Fact]
    public void A_capture_without_posts_has_none() => Assert.Empty(Find([]));

    private static IReadOnlyList<CaptureGap> Find(int[] perMinute) => CaptureGaps.Find(new CaptureVolume(FirstMinute, perMinute));

    private static IEnumerable<int> Minutes(int count, int posts) => Enumerable.Repeat(posts, count);

    private static DateTimeOffset At(int minute) => DateTimeOffset.UnixEpoch.AddMinutes(FirstMinute + minute);
}
