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
    public int Minutes => (int)(Width / TimeBuckets.Minute);

    /// <summary>Rows of a width.</summary>
    public static TimeRows Of(Slice slice, int[] captured, int minutes)
    {
        var width = minutes * TimeBuckets.Minute;
        if (captured.Length == 0)
            return new TimeRows(0, width, 0, []);
        var start = TimeBuckets.Floor(slice.PostedAt[captured[0]], width);
        var rows = Array.ConvertAll(captured, post => (int)((slice.PostedAt[post] - start) / width));
        return new TimeRows(start, width, rows[^1] + 1, rows);
    }

    /// <summary>The time of a place between rows: 0 is the start of the first, 0.5 its middle.</summary>
    public DateTimeOffset Time(double row) => Wording.Time(Start + (long)Math.Round(row * Width));
}
