using System.Buffers;
using System.Globalization;

namespace Sillage.Reports;

/// <summary>Writes CSV cell by cell, numbers and times without making a string of them: a table may have millions of rows.</summary>
/// <remarks>Every cell reads as <see cref="Table.Cell"/> has it. How texts are guarded: see <see cref="Csv"/>.</remarks>
internal sealed class CsvWriter(TextWriter target)
{
    private static readonly SearchValues<char> Quoted = SearchValues.Create(",\"\r\n");

    private bool begun;

    public void Cell(string? text)
    {
        Begin();
        if (!string.IsNullOrEmpty(text))
            Guarded(text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' ? "'" + text : text);
    }

    public void Cell(long number)
    {
        Begin();
        Span<char> letters = stackalloc char[20];
        number.TryFormat(letters, out var length, default, CultureInfo.InvariantCulture);
        target.Write(letters[..length]);
    }

    public void Cell(double number)
    {
        // Whole numbers (seconds, mostly) need no format of decimals; the zero that has a sign keeps it, and formats of decimals round beyond fifteen digits.
        if (Math.Abs(number) < 1e15 && number == Math.Truncate(number) && !(number == 0 && double.IsNegative(number)))
        {
            Cell((long)number);
            return;
        }

        Begin();
        target.Write(Table.Cell(number));
    }

    public void Cell(DateTimeOffset time)
    {
        Begin();
        Span<char> letters = stackalloc char[32];
        target.Write(letters[..AnswerJson.Time(time, letters)]);
    }

    public void Cell(object? value)
    {
        switch (value)
        {
            case null or string:
                Cell((string?)value);
                break;
            case int or long:
                Cell(Convert.ToInt64(value, CultureInfo.InvariantCulture));
                break;
            case double number:
                Cell(number);
                break;
            case DateTimeOffset time:
                Cell(time);
                break;
            default:
                Begin();
                Guarded(Table.Cell(value));
                break;
        }
    }

    public void Row(IReadOnlyList<object?> cells)
    {
        for (var i = 0; i < cells.Count; i++)
            Cell(cells[i]);
        EndRow();
    }

    public void EndRow()
    {
        target.Write('\n');
        begun = false;
    }

    private void Begin()
    {
        if (begun)
            target.Write(',');
        begun = true;
    }

    private void Guarded(string text) =>
        target.Write(text.AsSpan().ContainsAny(Quoted) ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text);
}
