using System.Globalization;
using System.Text;
using Sillage.Posts.Captures;
using Sillage.Posts.Sources.Json;

namespace Sillage.Posts.Sources.Csv;

/// <summary>
/// What the columns of a format say beyond a mapping. Sets it on the post; fills <paramref name="other"/> and returns true if the record
/// tells of another post, too (the original of a forward).
/// </summary>
internal delegate bool CsvCompletion(CsvCells cells, Post post, Post other);

/// <summary>A format of separated values: how it is recognised, and which column holds what.</summary>
/// <param name="Name">As <see cref="ISource.Name"/>.</param>
/// <param name="Title">As <see cref="ISource.Title"/>.</param>
/// <param name="Signature">Columns that must be there, all of them; only this format has them together.</param>
/// <param name="Mapping">Which column holds what; columns that a file lacks are not read.</param>
/// <param name="Complete">What the columns say beyond that; null for nothing.</param>
internal sealed record CsvFormat(string Name, string Title, string[] Signature, ColumnMapping Mapping, CsvCompletion? Complete = null);

/// <summary>A source of separated values in one format.</summary>
/// <param name="format">What it reads.</param>
internal sealed class CsvSource(CsvFormat format) : ISource
{
    /// <inheritdoc/>
    public string Name => format.Name;

    /// <inheritdoc/>
    public string Title => format.Title;

    /// <inheritdoc/>
    public Framing Framing => Framing.Csv;

    /// <inheritdoc/>
    public Confidence Detect(Sample sample) =>
        CsvTable.Of(sample) is not { } table ? Confidence.None("it does not begin with a header of separated values")
        : table.Has(format.Signature) ? new Confidence(0.97, $"its columns are those of {format.Title}")
        : Confidence.None($"it lacks the columns {string.Join(", ", format.Signature)}");

    /// <inheritdoc/>
    public Func<IRecordReader> Open(Sample sample)
    {
        var table = CsvTable.Of(sample) ?? throw new CaptureException($"{sample.Name} does not begin with a header of separated values");
        return MappedCsv.Open(sample, table, format.Mapping, anyNumber: false, format.Complete);
    }
}

/// <summary>The cells of one record by the names of their columns.</summary>
/// <param name="table">The file's columns.</param>
/// <param name="row">The record.</param>
internal sealed class CsvCells(CsvTable table, CsvRow row)
{
    private static readonly CsvDates Dates = new(false, false);

    // Formats name columns by the same literals, in nearly the same order for every record: the one behind the last is tried first, and
    // the object finds the column sooner than its letters.
    private readonly List<(string Name, int Column)> columns = [];
    private int next;

    // Nothing is decoded in it: texts put together lie there.
    private readonly JsonArena arena = new();

    /// <summary>Begins a record: texts put together for the one before become invalid.</summary>
    public void Begin() => arena.Begin(default);

    /// <summary>Texts one behind the other, valid as long as the record.</summary>
    public ReadOnlyMemory<byte> Join(ReadOnlySpan<byte> first, ReadOnlySpan<byte> second, ReadOnlySpan<byte> third = default) => arena.Join(first, second, third);

    /// <summary>A cell without blanks at its ends; empty where the column or the value is not there.</summary>
    public ReadOnlyMemory<byte> this[string column] => IndexOf(column) is var at and >= 0 ? row.Memory(row.Cell(at)) : default;

    /// <summary>True if the file has the column.</summary>
    public bool Has(string column) => IndexOf(column) >= 0;

    /// <summary>An id that a data frame may have made a number with a fraction of zero ("1320598051.0").</summary>
    public ReadOnlyMemory<byte> Id(string column) => this[column] is var id && id.Span.EndsWith(".0"u8) ? id[..^2] : id;

    /// <summary>A time, microseconds since 1970 UTC; null if there is none that can be read.</summary>
    public long? Time(string column) =>
        this[column] is { IsEmpty: false } text && Dates.Read(text.Span, out var micros, out _) is null ? micros : null;

    /// <summary>A count; null where not said.</summary>
    public long? Count(string column) =>
        long.TryParse(this[column].Span, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : null;

    private int IndexOf(string column)
    {
        for (var tries = 0; tries < columns.Count; tries++)
        {
            var (name, at) = columns[next];
            next = next + 1 < columns.Count ? next + 1 : 0;
            if (ReferenceEquals(name, column))
                return at;
        }

        columns.Add((column, table.IndexOf(column)));
        return columns[^1].Column;
    }
}
