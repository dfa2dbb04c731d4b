using Sillage.Analysis.Statistics;

namespace Sillage.Analysis;

/// <summary>How regular the clock of an account is. Times are microseconds, ascending.</summary>
internal static class Rhythm
{
    private const long Second = 1_000_000;
    private const long Hour = 3600 * Second;
    private const long Day = 24 * Hour;

    /// <summary>
    /// Burstiness of the gaps between posts, corrected for their number: −1 a metronome, 0 chance, towards 1 bursts. Posts of one second are
    /// one: threads are sent at once. NaN for fewer than <paramref name="fewest"/> gaps.
    /// </summary>
    /// <remarks>Source: Goh, Barabási 2008; for finite series Kim, Jo 2016: A = (√(n+1) r − √(n−1)) / ((√(n+1) − 2) r + √(n−1)), r = σ/μ.</remarks>
    public static double Burstiness(ReadOnlySpan<long> at, int fewest)
    {
        var (r, gaps) = Variation(at, fewest);
        var (more, less) = (Math.Sqrt(gaps + 1), Math.Sqrt(gaps - 1));
        return ((more * r) - less) / (((more - 2) * r) + less);
    }

    /// <summary>Coefficient of variation of the gaps, r = σ/μ (population), and their number; NaN for fewer than <paramref name="fewest"/>. Posts of one second are one.</summary>
    public static (double R, int Gaps) Variation(ReadOnlySpan<long> at, int fewest)
    {
        double sum = 0, squares = 0;
        var gaps = 0;
        var last = 0;
        for (var i = 1; i < at.Length; i++)
        {
            if (at[i] - at[last] < Second)
                continue;
            var gap = (double)(at[i] - at[last]) / Second;
            last = i;
            sum += gap;
            squares += gap * gap;
            gaps++;
        }

        if (gaps < Math.Max(2, fewest))
            return (double.NaN, gaps);
        var mean = sum / gaps;
        return (Math.Sqrt(Math.Max(0, (squares / gaps) - (mean * mean))) / mean, gaps);
    }

    /// <summary>Memory: correlation of neighbouring gaps, −1 to 1. NaN for fewer than <paramref name="fewest"/> gaps or where they are all equal.</summary>
    /// <remarks>Source: Goh, Barabási 2008.</remarks>
    public static double Memory(ReadOnlySpan<long> at, int fewest)
    {
        double n = 0, x = 0, y = 0, xx = 0, yy = 0, xy = 0, before = double.NaN;
        var last = 0;
        for (var i = 1; i < at.Length; i++)
        {
            if (at[i] - at[last] < Second)
                continue;
            var gap = (double)(at[i] - at[last]) / Second;
            last = i;
            if (!double.IsNaN(before))
                (n, x, y, xx, yy, xy) = (n + 1, x + before, y + gap, xx + (before * before), yy + (gap * gap), xy + (before * gap));
            before = gap;
        }

        var (varianceX, varianceY) = ((xx / n) - (x * x / n / n), (yy / n) - (y * y / n / n));
        return n + 1 < fewest || varianceX <= 1e-9 || varianceY <= 1e-9 ? double.NaN : ((xy / n) - (x * y / n / n)) / Math.Sqrt(varianceX * varianceY);
    }

    /// <summary>Entropy of the 24 hours of the day in which an account posts, bits, at most 4.585; corrected for few posts (Miller, Madow 1955).</summary>
    /// <returns>NaN for fewer than <paramref name="fewestPosts"/> posts or <paramref name="fewestDays"/> days from the first to the last.</returns>
    public static double HourEntropy(ReadOnlySpan<long> at, int fewestPosts, int fewestDays)
    {
        if (at.Length < fewestPosts || at[^1] - at[0] < fewestDays * Day)
            return double.NaN;
        Span<int> hours = stackalloc int[24];
        CountHours(at, hours);
        double entropy = 0;
        var used = 0;
        foreach (var count in hours)
        {
            if (count == 0)
                continue;
            used++;
            var share = (double)count / at.Length;
            entropy -= share * Math.Log2(share);
        }

        return Math.Min(Math.Log2(24), entropy + ((used - 1) / (2 * at.Length * Math.Log(2))));
    }

    /// <summary>Adds each time to its hour of the day, UTC.</summary>
    public static void CountHours(ReadOnlySpan<long> at, Span<int> hours)
    {
        foreach (var time in at)
            hours[(int)(((time / Hour % 24) + 24) % 24)]++;
    }

    /// <summary>How far the hours of an account lie from those of the others: 0 the same, 1 never at the same hour (Jensen-Shannon divergence, bits).</summary>
    /// <param name="own">Posts of the account by hour of the day.</param>
    /// <param name="all">Posts of everybody, the account's included.</param>
    /// <remarks>Source: Lin 1991: H((p + q) / 2) − (H(p) + H(q)) / 2.</remarks>
    public static double HourDivergence(ReadOnlySpan<int> own, ReadOnlySpan<int> all)
    {
        double mine = 0, others = 0;
        for (var hour = 0; hour < own.Length; hour++)
            (mine, others) = (mine + own[hour], others + all[hour] - own[hour]);
        double divergence = 0;
        for (var hour = 0; hour < own.Length; hour++)
        {
            var (p, q) = (own[hour] / mine, (all[hour] - own[hour]) / others);
            divergence += (Part(p, (p + q) / 2) + Part(q, (p + q) / 2)) / 2;
        }

        return divergence;

        static double Part(double share, double middle) => share <= 0 ? 0 : share * Math.Log2(share / middle);
    }

    /// <summary>
    /// Longest pause of a day, hours, as the median over the account's active days: who sleeps has six or more. NaN for fewer than
    /// <paramref name="fewestDays"/> active days.
    /// </summary>
    /// <param name="at">Times.</param>
    /// <param name="fewestDays">Fewer days are not measured.</param>
    /// <param name="pauses">Takes the pauses of its days, ascending.</param>
    /// <param name="days">How many days these are.</param>
    public static double DailyPause(ReadOnlySpan<long> at, int fewestDays, Span<double> pauses, out int days)
    {
        days = DailyPauses(at, pauses);
        pauses[..days].Sort();
        return days < fewestDays ? double.NaN : Ascending.Median(pauses[..days]);
    }

    /// <summary>Longest pause of each active day, hours. Days are counted from the first post, so that no time zone matters, and only whole ones.</summary>
    /// <returns>Number of days, at most as many as <paramref name="pauses"/> has room for.</returns>
    private static int DailyPauses(ReadOnlySpan<long> at, Span<double> pauses)
    {
        var days = 0;
        for (int from = 0, to; from < at.Length; from = to)
        {
            var day = (at[from] - at[0]) / Day;
            var (start, end) = (at[0] + (day * Day), at[0] + ((day + 1) * Day));
            if (end > at[^1] || days == pauses.Length)
                break;
            long last = start, longest = 0;
            for (to = from; to < at.Length && at[to] < end; to++)
            {
                longest = Math.Max(longest, at[to] - last);
                last = at[to];
            }

            pauses[days++] = (double)Math.Max(longest, end - last) / Hour;
        }

        return days;
    }

    /// <summary>Most posts within any 24 hours.</summary>
    public static int BusiestDay(ReadOnlySpan<long> at)
    {
        int most = 0, low = 0;
        for (var i = 0; i < at.Length; i++)
        {
            while (at[i] - at[low] >= Day)
                low++;
            most = Math.Max(most, i - low + 1);
        }

        return most;
    }

    /// <summary>Share of posts in the fullest of the sixty seconds of a minute: schedulers post at :00. NaN for too few posts.</summary>
    public static double FullestSecond(ReadOnlySpan<long> at, int fewestPosts)
    {
        if (at.Length < fewestPosts)
            return double.NaN;
        Span<int> seconds = stackalloc int[60];
        foreach (var time in at)
            seconds[(int)(((time / Second % 60) + 60) % 60)]++;
        var most = 0;
        foreach (var count in seconds)
            most = Math.Max(most, count);
        return (double)most / at.Length;
    }
}
