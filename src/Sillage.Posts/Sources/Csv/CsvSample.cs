using System.Text;
using Sillage.Posts.Captures;

namespace Sillage.Posts.Sources.Csv;

/// <summary>The first records of a file of separated values, for what can only be decided by looking at many values of a column.</summary>
/// <param name="sample">Beginning of the file.</param>
/// <param name="table">Its columns; records that are shorter or longer are left out.</param>
internal sealed class CsvSample(Sample sample, CsvTable table)
{
    private const int MostRows = 1000;

    /// <summary>Values of a column, in order; none for a column that is not there (-1).</summary>
    public IReadOnlyList<string> this[int column] => column < 0 ? [] : [.. Rows().Select(row => Encoding.UTF8.GetString(row[column]).Trim())];

    /// <summary>
    /// Columns whose ids a spreadsheet rounded and saved again: of all their numbers of sixteen digits and more, at least two, no more
    /// than the six digits that a cell shows are left (8.41E+17, then 841000000000000000).
    /// </summary>
    public IEnumerable<int> RoundedColumns()
    {
        var (ids, rounded) = (new int[table.Columns.Count], new int[table.Columns.Count]);
        foreach (var row in Rows())
        {
            for (var column = 0; column < ids.Length; column++)
            {
                if (row.Length(column) < 16 || row[column].Trim(" \t\r\n"u8) is var value && !IsLongNumber(value))
                    continue;
                ids[column]++;
                rounded[column] += IsRounded(value) ? 1 : 0;
            }
        }

        return Enumerable.Range(0, ids.Length).Where(column => ids[column] > 1 && rounded[column] == ids[column]);
    }

    /// <summary>True for a number of sixteen digits and more with zeros only behind the sixth.</summary>
    public static bool IsRounded(ReadOnlySpan<byte> digits) => IsLongNumber(digits) && digits[6..].IndexOfAnyExcept((byte)'0') < 0;

    private static bool IsLongNumber(ReadOnlySpan<byte> value) => value.Length >= 16 && value.IndexOfAnyExceptInRange((byte)'0', (byte)'9') < 0;

    /// <summary>The records one after the other, each until the next is asked for.</summary>
    private IEnumerable<CsvRow> Rows()
    {
        var row = new CsvRow(table.Separator);
        row.Read(sample.Head, 0, out var at);
        for (var rows = 0; at < sample.Head.Length && rows < MostRows; rows++)
        {
            var whole = row.Read(sample.Head, at, out at) && (at < sample.Head.Length || sample.Complete);
            if (whole && row.Count == table.Columns.Count)
                yield return row;
        }
    }
}
