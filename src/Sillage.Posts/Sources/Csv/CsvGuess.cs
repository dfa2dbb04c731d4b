namespace Sillage.Posts.Sources.Csv;

/// <summary>
/// Guesses what the columns of an unknown file hold from what their values look like. A guess is shown to the user, who decides; no
/// file is read through one.
/// </summary>
internal static class CsvGuess
{
    /// <summary>Adds to the mapping a time, an author, a text and an id where it has none and a column looks like one.</summary>
    public static ColumnMapping Complete(ColumnMapping mapping, CsvTable table, CsvSample sample)
    {
        var free = Enumerable.Range(0, table.Columns.Count)
            .Where(column => table.Columns[column].Length > 0 && table.IndexOf(table.Columns[column]) == column
                && !mapping.Columns.Any(pair => pair.Key.Equals(table.Columns[column], StringComparison.OrdinalIgnoreCase)))
            .ToList();
        var found = mapping.Columns.ToList();
        Take(CsvField.PostedAt, column => Share(column, IsDate) > 0.9 ? 1 : 0);
        Take(CsvField.Text, column => Share(column, value => value.Contains(' ', StringComparison.Ordinal)) > 0.5 ? Said(column).Average(value => value.Length) : 0);
        if (!Has(CsvField.AuthorId))
            Take(CsvField.AuthorHandle, column => Share(column, IsHandle) > 0.9 ? 1 : 0);
        Take(CsvField.Id, column => Share(column, IsId) > 0.9 && Said(column).Distinct().Count() == Said(column).Count ? 1 : 0);
        return mapping with { Columns = found };

        // The column with the highest mark above zero; of equals the first.
        void Take(CsvField field, Func<int, double> mark)
        {
            if (Has(field) || free.Count == 0 || free.MaxBy(mark) is var best && mark(best) <= 0)
                return;
            free.Remove(best);
            found.Add(KeyValuePair.Create(table.Columns[best], field));
        }

        bool Has(CsvField field) => found.Exists(pair => pair.Value == field);

        List<string> Said(int column) => [.. sample[column].Where(value => value.Length > 0)];

        double Share(int column, Func<string, bool> looks) => Said(column) is { Count: > 0 } said ? (double)said.Count(looks) / said.Count : 0;
    }

    /// <summary>Numbers are left out: a count of seconds cannot be told from an id.</summary>
    private static bool IsDate(string value) =>
        !value.All(sign => char.IsAsciiDigit(sign) || sign == '.')
        && new CsvDates(DayFirst: false, AnyNumber: false).Read(System.Text.Encoding.UTF8.GetBytes(value), out _, out _) is null;

    private static bool IsHandle(string value) =>
        value.Length <= 64 && value.All(sign => char.IsLetterOrDigit(sign) || sign is '@' or '_' or '.' or '-') && value.Any(char.IsLetter);

    private static bool IsId(string value) => value.Length is >= 5 and <= 25 && value.All(char.IsAsciiDigit);
}
