using Sillage.Cases;

namespace Sillage.Analysis.Statistics;

/// <summary>Widths of buckets of time that people read easily.</summary>
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
}
