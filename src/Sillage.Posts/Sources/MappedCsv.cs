using Sillage.Posts.Captures;
using Sillage.Posts.Sources.Csv;

namespace Sillage.Posts.Sources;

/// <summary>Any file of separated values through a mapping, the user's or one proposed from its header. A file without posts is read as a list of accounts.</summary>
/// <param name="mapping">Which column holds what; null to propose one for each file.</param>
public sealed class MappedCsv(ColumnMapping? mapping = null) : ISource
{
    private const int MostNamed = 40;

    /// <inheritdoc/>
    public string Name => "csv";

    /// <inheritdoc/>
    public string Title => "Separated values (CSV, TSV) through a mapping of columns";

    /// <inheritdoc/>
    public Framing Framing => Framing.Csv;

    /// <inheritdoc/>
    public Confidence Detect(Sample sample)
    {
        if (CsvTable.Of(sample) is not { } table)
            return Confidence.None("it does not begin with a header of separated values");
        var used = mapping ?? ColumnMapping.Propose(table.Columns);
        var missing = used.Columns.Where(pair => table.IndexOf(pair.Key) < 0).Select(pair => pair.Key).ToList();
        if (missing.Count > 0)
            return Confidence.None($"the file lacks columns that the mapping names: {string.Join(", ", missing)}; it has: {Names(table)}. Correct the mapping, or leave out --map to have one proposed");
        if (used.IsEnough)
        {
            var how = used.IsAccounts ? "a list of accounts" : mapping is null ? "columns with known names" : "columns by the user's mapping";
            return new Confidence(used.IsAccounts ? 0.3 : 0.4, $"{how}: {string.Join(", ", used.Explain())}") { Mapping = used.ToJson(table.Columns) };
        }

        return Confidence.None($"of its columns ({Names(table)}) none is known to hold a post's time and author") with
        {
            Mapping = CsvGuess.Complete(used, table, new CsvSample(sample, table)).ToJson(table.Columns),
        };
    }

    /// <inheritdoc/>
    public Func<IRecordReader> Open(Sample sample)
    {
        var table = CsvTable.Of(sample) ?? throw new CaptureException($"{sample.Name} does not begin with a header of separated values");
        return Open(sample, table, mapping ?? ColumnMapping.Propose(table.Columns), anyNumber: false);
    }

    /// <summary>A reader for a mapping, with the order of day and month found in the sample.</summary>
    internal static Func<IRecordReader> Open(Sample sample, CsvTable table, ColumnMapping mapping, bool anyNumber, CsvCompletion? complete = null)
    {
        var seen = new CsvSample(sample, table);
        var field = mapping.IsAccounts ? CsvField.AuthorCreatedAt : CsvField.PostedAt;
        var dated = table.IndexOf(mapping.Columns.FirstOrDefault(pair => pair.Value == field).Key ?? "");
        var dates = new CsvDates(CsvDates.IsDayFirst(seen[dated]), anyNumber);
        var rounded = seen.RoundedColumns().ToHashSet();
        return () => new CsvReader(table, new CsvPost(table, mapping, dates, rounded, complete));
    }

    private static string Names(CsvTable table) => string.Join(", ", table.Columns.Take(MostNamed)) + (table.Columns.Count > MostNamed ? ", …" : "");
}
