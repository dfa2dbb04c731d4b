using Sillage.Analysis.Statistics;

namespace Sillage.Analysis;

/// <summary>The offset from UTC that an account's nights suggest.</summary>
/// <remarks>
/// Source: docs/methods.md, "Places". The eight hours of the day with the fewest posts are taken for the night, their middle for 04:00. At least
/// 100 posts on 7 days, and in the night less than a fifth of the mean hour; else there is no rhythm. The interval is the bootstrap's over days,
/// an hour wider on both sides: people sleep earlier or later than supposed.
/// </remarks>
internal static class DailyRhythm
{
    public const int FewestPosts = 100, FewestDays = 7;

    private const int Night = 8, SupposedMiddle = 4, Draws = 200;
    private const double QuietBelow = 0.2, Habits = 1;

    /// <summary>Offset in hours, from −12 to below 12 the middle, with the interval; null where there is no rhythm.</summary>
    /// <param name="hours">Hours since 1970 with their posts, ascending.</param>
    /// <param name="seed">Seed of the bootstrap.</param>
    public static (double Middle, double Low, double High)? Offset(ReadOnlySpan<(long Hour, int Posts)> hours, ulong seed)
    {
        var days = new List<int[]>();
        var posts = 0;
        long last = long.MinValue;
        foreach (var (hour, count) in hours)
        {
            var day = Math.DivRem(hour, 24, out var ofDay);
            if (ofDay < 0)
                (day, ofDay) = (day - 1, ofDay + 24);
            if (day != last)
                days.Add(new int[24]);
            last = day;
            days[^1][ofDay] += count;
            posts += count;
        }

        if (posts < FewestPosts || days.Count < FewestDays)
            return null;
        var all = new int[24];
        foreach (var day in days)
            Add(all, day);
        if (Middle(all, out var least) is not { } middle || least / (double)Night >= QuietBelow * posts / 24)
            return null;

        var random = new SeededRandom(seed);
        var shifts = new double[Draws];
        var drawn = new int[24];
        for (var draw = 0; draw < Draws; draw++)
        {
            Array.Clear(drawn);
            for (var i = 0; i < days.Count; i++)
                Add(drawn, days[(int)(random.NextDouble() * days.Count)]);
            shifts[draw] = Middle(drawn, out _) is { } other ? Around(middle - other) : 12;
        }

        Array.Sort(shifts);
        var offset = Around(SupposedMiddle - middle);
        return (offset, offset + Math.Min(0, Shares.Quantile(shifts, 0.025)) - Habits, offset + Math.Max(0, Shares.Quantile(shifts, 0.975)) + Habits);
    }

    private static void Add(int[] sum, int[] day)
    {
        for (var hour = 0; hour < 24; hour++)
            sum[hour] += day[hour];
    }

    /// <summary>Middle of the quietest eight hours; of several that are as quiet one after the other, the middle of all; null where they lie apart.</summary>
    private static double? Middle(int[] hours, out int least)
    {
        var sums = new int[24];
        for (var start = 0; start < 24; start++)
        {
            for (var i = 0; i < Night; i++)
                sums[start] += hours[(start + i) % 24];
        }

        least = sums.Min();
        var first = Array.IndexOf(sums, least);
        while (first > -24 && sums[(first + 23 + 24) % 24] == least)
            first--;
        var run = 0;
        while (run < 24 && sums[(first + run + 48) % 24] == least)
            run++;
        var quiet = least;
        if (run == 24 || sums.Count(sum => sum == quiet) != run)
            return null;
        return first + ((run - 1) / 2.0) + (Night / 2.0);
    }

    /// <summary>The same hour of the day, from −12 to below 12.</summary>
    private static double Around(double hours) => hours - (24 * Math.Floor((hours + 12) / 24));
}
