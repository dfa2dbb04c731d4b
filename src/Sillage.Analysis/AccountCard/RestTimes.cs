using NodaTime;

namespace Sillage.Analysis;

/// <summary>When an account rests.</summary>
internal static class RestTimes
{
    private const double Hour = 3_600_000_000;

    /// <param name="times">Times of its posts, ascending, microseconds.</param>
    /// <param name="zone">Zone of the quiet hours.</param>
    /// <param name="fewPosts">Quiet hours of fewer posts mean nothing.</param>
    public static Pauses Of(ReadOnlySpan<long> times, DateTimeZone zone, int fewPosts)
    {
        var longest = 0;
        for (var i = 1; i < times.Length; i++)
        {
            if (longest == 0 || times[i] - times[i - 1] > times[longest] - times[longest - 1])
                longest = i;
        }

        var daily = Rhythm.DailyPause(times, DaySigns.FewestDays, new double[DaySigns.MostDays], out _);
        return new Pauses(
            longest == 0 ? null : (times[longest] - times[longest - 1]) / Hour, longest == 0 ? null : Wording.Time(times[longest - 1]),
            double.IsNaN(daily) ? null : daily, times.Length < fewPosts ? [] : QuietHours(times, zone));
    }

    private static List<int> QuietHours(ReadOnlySpan<long> times, DateTimeZone zone)
    {
        var clock = new ZoneClock(zone);
        var posts = new int[24];
        foreach (var time in times)
        {
            var hour = (long)Math.Floor(clock.Local(time) / Hour) % 24;
            posts[(hour + 24) % 24]++;
        }

        return [.. Enumerable.Range(0, 24).Where(hour => posts[hour] == 0)];
    }
}
