using System.Buffers;
using System.Globalization;

namespace Sillage.Reports;

/// <summary>Tables as CSV (RFC 4180, UTF-8, line feeds).</summary>
/// <remarks>
/// Text that a spreadsheet would take for a formula (it begins with = + - @, a tab or a carriage return) gets a leading apostrophe;
/// numbers of ours do not.
/// </remarks>
public static class Csv
{
    private static readonly SearchValues<char> Quoted = SearchValues.Create(",\"\r\n");

    /// <summary>Writes a table with its header.</summary>
    public static void Write(TextWriter writer, Table table)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(table);
        Write(writer, table.Columns, table.Rows);
    }

    /// <summary>Writes rows that need not be held all at once, with their header.</summary>
    public static void Write(TextWriter writer, IReadOnlyList<object?> columns, IEnumerable<IReadOnlyList<object?>> rows)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(rows);
        WriteRow(writer, columns);
        foreach (var row in rows)
            WriteRow(writer, row);
    }

    private static void WriteRow(TextWriter writer, IReadOnlyList<object?> cells)
    {
        for (var i = 0; i < cells.Count; i++)
        {
            if (i > 0)
                writer.Write(',');
            WriteCell(writer, cells[i]);
        }

        writer.Write('\n');
    }

    /// <summary>Writes what <see cref="Table.Cell"/> says; numbers and times, of which long tables mostly consist, without making a string of them.</summary>
    private static void WriteCell(TextWriter writer, object? cell)
    {
        Span<char> buffer = stackalloc char[64];
        if (cell is int or long)
        {
            ((ISpanFormattable)cell).TryFormat(buffer, out var length, default, CultureInfo.InvariantCulture);
            writer.Write(buffer[..length]);
            return;
        }

        if (cell is DateTimeOffset time)
        {
            writer.Write(buffer[..AnswerJson.Time(time, buffer)]);
            return;
        }

        var text = Table.Cell(cell);
        if (cell is string && text.Length > 0 && text[0] is ('=' or '+' or '-' or '@' or '\t' or '\r'))
            text = "'" + text;
        writer.Write(text.AsSpan().IndexOfAny(Quoted) >= 0 ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text);
    }
}
