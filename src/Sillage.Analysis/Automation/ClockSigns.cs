using Sillage.Cases;

namespace Sillage.Analysis;

/// <summary>Signs in when an account posts, and how soon it reposts. What a capture cannot show is not measurable, never zero.</summary>
internal static class ClockSigns
{
    private const int FewestGaps = 20, FewestReposts = 10, FewestForSeconds = 50, FewestForHours = 200;
    internal const int FewestDays = 7, MostDays = 400;
    private const long FastRepost = 10_000_000;
    private const string DfrLab = "DFRLab 2017, twelve ways to spot a bot";

    /// <summary>In the order in which they are told.</summary>
    public static IReadOnlyList<IndicatorUse> All { get; } =
    [
        new("busiest-day", "most posts within 24 hours", "posts", 72, true, $"{DfrLab}: 72 a day", 0, 0),
        new("repost-share", "share of reposts among its posts", "share", 0.9, true, $"{DfrLab}: amplification; 90 %: Sillage", 0, 0),
        new("fast-reposts", "share of its reposts within 10 seconds of the original", "share", 0.5, true, "Mazza et al. 2019 (RTbust); half: Sillage", 0, 0),
        new("repost-delay", "median delay of its reposts", "s", null, false, "Mazza et al. 2019 (RTbust)", 0, 0),
        new("burstiness", "burstiness of its gaps, -1 a metronome, 0 chance", "", -0.5, false, "Goh, Barabási 2008; Kim, Jo 2016; -0.5: Sillage", 0, 0),
        new("memory", "correlation of neighbouring gaps", "", null, true, "Goh, Barabási 2008", 0, 0),
        new("hour-entropy", "entropy of its hours of the day", "bits", 4.4, true, "Shannon, Miller, Madow 1955; 4.4 of 4.585: Sillage", 0, 0),
        new("daily-pause", "median of its days' longest pause", "h", 3, false, "Sillage", 0, 0),
        new("fullest-second", "share of its posts in the fullest second of the minute", "share", 0.25, true, "Sillage", 0, 0),
    ];

    /// <summary>Measures one account; <see cref="double.NaN"/> where that is not possible.</summary>
    /// <param name="slice">The slice.</param>
    /// <param name="posts">Its posts by account.</param>
    /// <param name="account">The account.</param>
    /// <param name="scratch">Memory of this thread.</param>
    /// <param name="values">Takes a value for each of <see cref="All"/>.</param>
    public static void Measure(Slice slice, AccountPosts posts, int account, Scratch scratch, Span<double> values)
    {
        var at = posts.Times(account);
        var isExact = slice.ClockSeconds <= 1;
        var delays = Delays(slice, posts.Posts(account), scratch.Delays, out var reposts);
        values[0] = Rhythm.BusiestDay(at);
        values[1] = (double)reposts / at.Length;
        values[2] = isExact && delays.Length >= FewestReposts ? (double)Within(delays, FastRepost) / delays.Length : double.NaN;
        values[3] = isExact && delays.Length >= FewestReposts ? (delays[(delays.Length - 1) / 2] + delays[delays.Length / 2]) / 2e6 : double.NaN;
        values[4] = isExact ? Rhythm.Burstiness(at, FewestGaps) : double.NaN;
        values[5] = isExact ? Rhythm.Memory(at, FewestGaps) : double.NaN;
        values[6] = slice.ClockSeconds <= 3600 ? Rhythm.HourEntropy(at, FewestForHours, FewestDays) : double.NaN;
        values[7] = slice.ClockSeconds <= 3600 ? Rhythm.DailyPause(at, FewestDays, scratch.Pauses) : double.NaN;
        values[8] = isExact ? Rhythm.FullestSecond(at, FewestForSeconds) : double.NaN;
    }

    /// <summary>Delays of the reposts whose original the slice holds, ascending; those dated before it are left out.</summary>
    private static Span<long> Delays(Slice slice, ReadOnlySpan<int> posts, long[] room, out int reposts)
    {
        var count = 0;
        reposts = 0;
        foreach (var post in posts)
        {
            if (!slice.IsRepost(post))
                continue;
            reposts++;
            if (slice.TimedOriginal(post) is >= 0 and var original)
                room[count++] = slice.PostedAt[post] - slice.PostedAt[original];
        }

        var delays = room.AsSpan(0, count);
        delays.Sort();
        return delays;
    }

    private static int Within(ReadOnlySpan<long> ascending, long limit)
    {
        var within = 0;
        while (within < ascending.Length && ascending[within] < limit)
            within++;
        return within;
    }

    /// <summary>Memory that a thread measures in.</summary>
    internal sealed class Scratch(int mostPosts)
    {
        public long[] Delays { get; } = new long[mostPosts];

        public double[] Pauses { get; } = new double[MostDays];
    }
}
