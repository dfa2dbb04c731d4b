using System.Text;
using Sillage.Posts.Captures;
using Sillage.Posts.Sources.Csv;

namespace Sillage.Posts.Sources;

/// <summary>A small table that a person made, not a capture: separated values with a header, in any encoding and with any separator that captures may have.</summary>
/// <param name="Columns">Names of the columns as written, without blanks at their ends.</param>
/// <param name="Rows">The records in order; blank lines are left out.</param>
public sealed record CsvList(IReadOnlyList<string> Columns, IReadOnlyList<CsvListRow> Rows)
{
    /// <summary>A larger file is no list that a person made.</summary>
    private const long MostBytes = 64L << 20;

    /// <summary>Reads a file.</summary>
    /// <exception cref="CaptureException">No such file, too large, or without a header of at least two columns.</exception>
    public static CsvList Read(string path)
    {
        if (!File.Exists(path))
            throw new CaptureException($"there is no file {path}.");
        if (new FileInfo(path).Length > MostBytes)
            throw new CaptureException($"{path} is larger than {MostBytes >> 20} MiB: it is no list of labels.");
        return Parse(File.ReadAllBytes(path), path);
    }

    /// <summary>Reads the bytes of a file.</summary>
    /// <param name="bytes">Its bytes.</param>
    /// <param name="name">Its name, for messages.</param>
    /// <exception cref="CaptureException">No header of at least two columns.</exception>
    public static CsvList Parse(byte[] bytes, string name)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        var encoding = TextEncoding.Of(bytes);
        using var text = new MemoryStream();
        using (var plain = encoding.ToUtf8(new MemoryStream(bytes, encoding.Mark, bytes.Length - encoding.Mark)))
            plain.CopyTo(text);
        ReadOnlyMemory<byte> all = text.ToArray();
        var table = CsvTable.Of(all)
            ?? throw new CaptureException($"{name} does not begin with a header of separated values: the first line names the columns, two at least, for example: handle,label");

        var row = new CsvRow(table.Separator);
        var rows = new List<CsvListRow>();
        var line = 1L;
        for (var start = 0; start < all.Length;)
        {
            var whole = row.Read(all, start, out var next);
            string[] cells = [.. Enumerable.Range(0, row.Count).Select(at => Encoding.UTF8.GetString(row[at]).Trim())];
            if (start > 0 && (!whole || cells.Any(cell => cell.Length > 0)))
                rows.Add(new CsvListRow(line, cells, Failure(whole, cells, table)));
            line += all.Span[start..next].Count((byte)'\n');
            start = next;
        }

        return new CsvList(table.Columns, rows);
    }

    private static string? Failure(bool whole, string[] cells, CsvTable table) =>
        !whole ? "a quote opens and does not close"
        : cells.Skip(table.Columns.Count).Any(cell => cell.Length > 0) ? $"the row has {cells.Length} fields, the header {table.Columns.Count}"
        : null;
}

/// <summary>A record of a <see cref="CsvList"/>.</summary>
/// <param name="Line">Line on which it begins, from 1.</param>
/// <param name="Cells">Its values without blanks at their ends; fewer than columns where the row ends early.</param>
/// <param name="Failure">Why it cannot be read; null where it can.</param>
public sealed record CsvListRow(long Line, IReadOnlyList<string> Cells, string? Failure);
