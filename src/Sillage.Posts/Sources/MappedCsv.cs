using System.Text;
using Sillage.Posts.Captures;
using Sillage.Posts.Sources.Csv;

namespace Sillage.Posts.Sources;

/// <summary>Any file of separated values through a mapping, the user's or one proposed from its header. A file without posts is read as a list of accounts.</summary>
/// <param name="mapping">Which column holds what; null to propose one for each file.</param>
public sealed class MappedCsv(ColumnMapping? mapping = null) : ISource
{
    private const int SampledRows = 1000;

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
            return Confidence.None($"the header lacks the mapped columns {string.Join(", ", missing)}");
        if (!used.IsEnough)
            return Confidence.None($"of the columns {string.Join(", ", table.Columns.Take(20))} none is known to hold a post's time and author; name them with --map");
        return new Confidence(
            mapping is not null ? 0.49 : used.IsAccounts ? 0.3 : 0.4,
            (used.IsAccounts ? "a list of accounts: " : mapping is null ? "columns with known names: " : "mapped: ") + string.Join(", ", used.Explain()));
    }

    /// <inheritdoc/>
    public Func<IRecordReader> Open(Sample sample)
    {
        var table = CsvTable.Of(sample) ?? throw new CaptureException($"{sample.Name} does not begin with a header of separated values");
        return Open(sample, table, mapping ?? ColumnMapping.Propose(table.Columns), anyNumber: false);
    }

    /// <summary>A reader for a mapping, with the order of day and month found in the sample.</summary>
    internal static Func<IRecordReader> Open(Sample sample, CsvTable table, ColumnMapping mapping, bool anyNumber)
    {
        var dates = new CsvDates(CsvDates.IsDayFirst(Dates(sample, table, mapping)), anyNumber);
        return () => new CsvReader(table, new CsvPost(table, mapping, dates));
    }

    private static List<string> Dates(Sample sample, CsvTable table, ColumnMapping mapping)
    {
        var field = mapping.IsAccounts ? CsvField.AuthorCreatedAt : CsvField.PostedAt;
        var column = table.IndexOf(mapping.Columns.FirstOrDefault(pair => pair.Value == field).Key ?? "");
        List<string> dates = [];
        var row = new CsvRow(table.Separator);
        for (var at = 0; column >= 0 && at < sample.Head.Length && dates.Count < SampledRows;)
        {
            if (row.Read(sample.Head, at, out at) && row.Count == table.Columns.Count)
                dates.Add(Encoding.UTF8.GetString(row[column].Span).Trim());
        }

        return dates;
    }
}
