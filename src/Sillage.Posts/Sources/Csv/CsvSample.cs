using System.Text;
using Sillage.Posts.Captures;

namespace Sillage.Posts.Sources.Csv;

/// <summary>The first records of a file of separated values, for what can only be decided by looking at many values of a column.</summary>
internal sealed class CsvSample
{
    private const int MostRows = 1000;

    private readonly List<string>[] values;

    /// <summary>Reads the records of the sample that are as long as the header.</summary>
    public CsvSample(Sample sample, CsvTable table)
    {
        values = [.. table.Columns.Select(_ => new List<string>())];
        var row = new CsvRow(table.Separator);
        row.Read(sample.Head, 0, out var at);
        for (var rows = 0; at < sample.Head.Length && rows < MostRows; rows++)
        {
            var whole = row.Read(sample.Head, at, out at) && (at < sample.Head.Length || sample.Complete);
            for (var column = 0; whole && row.Count == values.Length && column < values.Length; column++)
                values[column].Add(Encoding.UTF8.GetString(row[column]).Trim());
        }
    }

    /// <summary>Values of a column, in order; none for a column that is not there (-1).</summary>
    public IReadOnlyList<string> this[int column] => column < 0 ? [] : values[column];

    /// <summary>
    /// True if a spreadsheet rounded the ids of a column and saved them again: of all its numbers of sixteen digits and more, at least
    /// two, no more than the six digits that a cell shows are left (8.41E+17, then 841000000000000000).
    /// </summary>
    public bool IsRounded(int column)
    {
        var ids = this[column].Where(IsLongNumber).ToList();
        return ids.Count > 1 && ids.TrueForAll(id => IsRounded(Encoding.ASCII.GetBytes(id)));
    }

    /// <summary>True for a number of sixteen digits and more with zeros only behind the sixth.</summary>
    public static bool IsRounded(ReadOnlySpan<byte> digits) =>
        digits.Length >= 16 && digits.IndexOfAnyExceptInRange((byte)'0', (byte)'9') < 0 && digits[6..].IndexOfAnyExcept((byte)'0') < 0;

    private static bool IsLongNumber(string value) => value.Length >= 16 && value.All(char.IsAsciiDigit);
}
