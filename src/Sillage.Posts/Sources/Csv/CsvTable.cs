using System.Text;
using Sillage.Posts.Captures;

namespace Sillage.Posts.Sources.Csv;

/// <summary>The layout that the beginning of a file of separated values shows: its separator and its columns.</summary>
internal sealed record CsvTable(byte Separator, IReadOnlyList<string> Columns)
{
    private const int MostColumns = 2000;

    private readonly Dictionary<string, int> numbers = Columns.Index().DistinctBy(column => column.Item, StringComparer.OrdinalIgnoreCase)
        .ToDictionary(column => column.Item, column => column.Index, StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads the header; null if the sample does not begin with one.</summary>
    public static CsvTable? Of(Sample sample) => Of(sample.Head);

    /// <summary>Reads the header; null if the bytes, UTF-8, do not begin with one.</summary>
    public static CsvTable? Of(ReadOnlyMemory<byte> beginning)
    {
        var head = beginning.Span;
        if (head.IsEmpty || head[0] is (byte)'{' or (byte)'[' or (byte)'<' or 0)
            return null;
        var line = head.IndexOf((byte)'\n') is var end and >= 0 ? head[..end] : head;
        var separator = (byte)',';
        foreach (var candidate in ";\t|"u8)
        {
            if (line.Count(candidate) > line.Count(separator))
                separator = candidate;
        }

        var row = new CsvRow(separator);
        if (!row.Read(beginning, 0, out _) || row.Count is < 2 or > MostColumns)
            return null;
        return new CsvTable(separator, [.. Enumerable.Range(0, row.Count).Select(at => Encoding.UTF8.GetString(row[at]).Trim())]);
    }

    /// <summary>Names that more than one column has, whatever their case, as first written.</summary>
    public IReadOnlyList<string> Repeated =>
        [.. Columns.Where(name => name.Length > 0).GroupBy(name => name, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1).Select(group => group.Key)];

    /// <summary>Number of the first column of that name, whatever its case; -1 if none.</summary>
    public int IndexOf(string column) => numbers.GetValueOrDefault(column, -1);

    /// <summary>True if every one of the columns is there.</summary>
    public bool Has(params ReadOnlySpan<string> columns)
    {
        foreach (var column in columns)
        {
            if (IndexOf(column) < 0)
                return false;
        }

        return true;
    }
}
