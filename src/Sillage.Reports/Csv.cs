using System.Text;

namespace Sillage.Reports;

/// <summary>Tables as CSV (RFC 4180, UTF-8, line feeds).</summary>
/// <remarks>
/// Text that a spreadsheet would take for a formula (it begins with = + - @, a tab or a carriage return) gets a leading apostrophe;
/// numbers of ours do not.
/// </remarks>
public static class Csv
{
    /// <summary>Writes a table with its header, to be read as text.</summary>
    public static void Write(TextWriter writer, Table table)
    {
        ArgumentNullException.ThrowIfNull(writer);
        using var bytes = new MemoryStream();
        Write(bytes, table);
        writer.Write(Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length));
    }

    /// <summary>Writes a table with its header.</summary>
    public static void Write(Stream stream, Table table)
    {
        ArgumentNullException.ThrowIfNull(table);
        Write(stream, table.Columns, table.Rows);
    }

    /// <summary>Writes rows that need not be held all at once, with their header.</summary>
    public static void Write(Stream stream, IReadOnlyList<object?> columns, IEnumerable<IReadOnlyList<object?>> rows)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(rows);
        using var csv = new CsvWriter(stream);
        csv.Row(columns);
        foreach (var row in rows)
            csv.Row(row);
    }
}
