namespace Sillage.Analysis;

/// <summary>How much of an account is reposts, and how fast they come.</summary>
internal static class RepostSigns
{
    private const int FewestReposts = 10;
    private const long Second = 1_000_000;

    public static readonly Family Family = new(
        [
            Indicators.Sign("repost-share", "reposts", "share of reposts among its posts", "share", 0.9, true, $"{Indicators.DfrLab}: amplification; 90 %: Sillage"),
            Indicators.Sign("fast-reposts", "reposts", "share of its reposts within 10 seconds of the original", "share", 0.5, true, "Mazza et al. 2019 (RTbust); half: Sillage"),
            Indicators.Told("fast-reposts-5", "reposts", "share of its reposts within 5 seconds of the original", "share", true, "Mazza et al. 2019 (RTbust)"),
            Indicators.Told("fast-reposts-30", "reposts", "share of its reposts within 30 seconds of the original", "share", true, "Mazza et al. 2019 (RTbust)"),
            Indicators.Told("repost-delay", "reposts", "median delay of its reposts", "s", false, "Mazza et al. 2019 (RTbust)"),
        ],
        Measure);

    private static void Measure(Material material, double[][] columns)
    {
        material.Each(() => new long[material.Posts.Most], (place, account, room) =>
        {
            var posts = material.Posts.Posts(account);
            var delays = Delays(material, posts, room, out var reposts);
            columns[0][place] = posts.Length == 0 ? double.NaN : (double)reposts / posts.Length;
            var isMeasurable = material.HasSeconds && delays.Length >= FewestReposts;
            columns[1][place] = isMeasurable ? Within(delays, 10 * Second) : double.NaN;
            columns[2][place] = isMeasurable ? Within(delays, 5 * Second) : double.NaN;
            columns[3][place] = isMeasurable ? Within(delays, 30 * Second) : double.NaN;
            columns[4][place] = isMeasurable ? (delays[(delays.Length - 1) / 2] + delays[delays.Length / 2]) / 2.0 / Second : double.NaN;
        });
    }

    /// <summary>Delays of the reposts whose original the slice holds, ascending; those dated before it are left out.</summary>
    private static Span<long> Delays(Material material, ReadOnlySpan<int> posts, long[] room, out int reposts)
    {
        var slice = material.Slice;
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

    private static double Within(ReadOnlySpan<long> ascending, long limit)
    {
        var within = 0;
        while (within < ascending.Length && ascending[within] < limit)
            within++;
        return (double)within / ascending.Length;
    }
}
