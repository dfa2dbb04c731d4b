namespace Sillage.Reports;

/// <summary>Tables as CSV (RFC 4180, UTF-8, line feeds).</summary>
/// <remarks>
/// Text that a spreadsheet would take for a formula (it begins with = + - @, a tab or a carriage return) gets a leading apostrophe;
/// numbers of ours do not.
/// </remarks>
public static class Csv
{
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
        var csv = new CsvWriter(writer);
        csv.Row(columns);
        foreach (var row in rows)
            csv.Row(row);
    }
}
