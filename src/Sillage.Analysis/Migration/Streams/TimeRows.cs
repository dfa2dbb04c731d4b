using Sillage.Analysis.Statistics;
using Sillage.Cases;

namespace Sillage.Analysis;

/// <summary>The time of a slice in rows of one width.</summary>
/// <param name="Start">Start of the first row, microseconds since 1970-01-01 UTC.</param>
/// <param name="Width">Width in microseconds.</param>
/// <param name="Count">Number of rows.</param>
/// <param name="OfPost">Row of each captured post, ascending.</param>
internal sealed record TimeRows(long Start, long Width, int Count, int[] OfPost)
{
    private static readonly int[] Steps = [5, 10, 15, 30, 60, 120, 180, 360, 720, 1440, 7 * 1440, 28 * 1440];

    public int Minutes => (int)(Width / TimeBuckets.Minute);

    /// <summary>Rows of a width.</summary>
    public static TimeRows Of(Slice slice, int[] captured, int minutes)
    {
        var width = minutes * TimeBuckets.Minute;
        if (captured.Length == 0)
            return new TimeRows(0, width, 0, []);
        var start = Floor(slice.PostedAt[captured[0]], width);
        var rows = Array.ConvertAll(captured, post => (int)((slice.PostedAt[post] - start) / width));
        return new TimeRows(start, width, rows[^1] + 1, rows);
    }

    /// <summary>The narrowest of the usual widths, in minutes, that gives at most so many rows; wider ones where not even the widest does.</summary>
    public static int Step(Slice slice, int[] captured, int most)
    {
        if (captured.Length == 0)
            return Steps[0];
        bool Fits(long step) => (Floor(slice.PostedAt[captured[^1]], step * TimeBuckets.Minute) - Floor(slice.PostedAt[captured[0]], step * TimeBuckets.Minute)) / (step * TimeBuckets.Minute) < most;
        if (Steps.FirstOrDefault(step => Fits(step)) is > 0 and var step)
            return step;
        var wider = Steps[^1];
        while (!Fits(wider))
            wider *= 2;
        return wider;
    }

    /// <summary>The time of a place between rows: 0 is the start of the first, 0.5 its middle.</summary>
    public DateTimeOffset Time(double row) => Wording.Time(Start + (long)Math.Round(row * Width));

    private static long Floor(long time, long width) => time - (((time % width) + width) % width);
}
