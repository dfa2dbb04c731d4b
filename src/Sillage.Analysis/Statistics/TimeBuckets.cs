using Sillage.Cases;

namespace Sillage.Analysis.Statistics;

/// <summary>Widths of buckets of time that people read easily, and the posts in them.</summary>
internal static class TimeBuckets
{
    /// <summary>Microseconds of a minute.</summary>
    public const long Minute = 60_000_000;

    private static readonly int[] Steps = [5, 10, 15, 30, 60, 120, 180, 360, 720, 1440, 7 * 1440, 28 * 1440];

    /// <summary>The narrowest width, in minutes, with which the posts fill at most 50 buckets.</summary>
    public static int Step(Slice slice, int[] captured)
    {
        if (captured.Length == 0)
            return Steps[0];
        var minutes = (slice.PostedAt[captured[^1]] - slice.PostedAt[captured[0]]) / Minute;
        return Steps.FirstOrDefault(step => minutes / step < 50, Steps[^1]);
    }

    /// <summary>The narrowest width, in minutes, that gives at most so many buckets, the first and the last cut by the clock; wider ones where not even the widest does.</summary>
    public static int Step(Slice slice, int[] captured, int most)
    {
        if (captured.Length == 0)
            return Steps[0];
        bool Fits(long step) => (Floor(slice.PostedAt[captured[^1]], step * Minute) - Floor(slice.PostedAt[captured[0]], step * Minute)) / (step * Minute) < most;
        if (Steps.FirstOrDefault(step => Fits(step)) is > 0 and var step)
            return step;
        var wider = Steps[^1];
        while (!Fits(wider))
            wider *= 2;
        return wider;
    }

    /// <summary>Start of the bucket that holds a time; before 1970 too.</summary>
    public static long Floor(long time, long width) => time - (((time % width) + width) % width);

    /// <summary>Captured posts by bucket: its start, and their places. Buckets without posts are left out.</summary>
    public static IEnumerable<(long From, Range Posts)> Split(Slice slice, int[] captured, int minutes)
    {
        var width = minutes * Minute;
        for (var first = 0; first < captured.Length;)
        {
            var from = Floor(slice.PostedAt[captured[first]], width);
            var end = first;
            while (end < captured.Length && slice.PostedAt[captured[end]] < from + width)
                end++;
            yield return (from, first..end);
            first = end;
        }
    }

    /// <summary>Where the shortest time begins that holds so many posts; of equal ones the earliest.</summary>
    /// <param name="times">Times, ascending.</param>
    /// <param name="count">How many, from 1 to all; 0 gives 0.</param>
    public static int Shortest(long[] times, int count)
    {
        var first = 0;
        for (var i = 1; i + count <= times.Length; i++)
        {
            if (times[i + count - 1] - times[i] < times[first + count - 1] - times[first])
                first = i;
        }

        return first;
    }
}
