using System.Buffers;
using System.Globalization;
using System.Text;

namespace Sillage.Reports;

/// <summary>Writes CSV cell by cell, as UTF-8 at once: a table may have millions of rows, and no string is made of its numbers and times.</summary>
/// <remarks>Every cell reads as <see cref="Table.Cell"/> has it. How texts are guarded: see <see cref="Csv"/>. What was written is whole after <see cref="Dispose"/>.</remarks>
internal sealed class CsvWriter(Stream target) : IDisposable
{
    private const int LongestNumber = 32;

    private static readonly SearchValues<char> Quoted = SearchValues.Create(",\"\r\n");

    private byte[] buffer = new byte[1 << 16];
    private int used;
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
        number.TryFormat(Room(LongestNumber), out var length, default, CultureInfo.InvariantCulture);
        used += length;
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
        Text(Table.Cell(number));
    }

    public void Cell(DateTimeOffset time)
    {
        Begin();
        var length = AnswerJson.Time(time, Room(LongestNumber));
        used += length;
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
        Sign('\n');
        begun = false;
    }

    public void Dispose() => Flush();

    private void Begin()
    {
        if (begun)
            Sign(',');
        begun = true;
    }

    private void Guarded(string text) =>
        Text(text.AsSpan().ContainsAny(Quoted) ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text);

    private void Text(string text)
    {
        var length = Encoding.UTF8.GetBytes(text, Room(Encoding.UTF8.GetMaxByteCount(text.Length)));
        used += length;
    }

    private void Sign(char sign)
    {
        Room(1)[0] = (byte)sign;
        used++;
    }

    /// <summary>Room behind what was written, which begins anew where there is too little of it: note its length only afterwards.</summary>
    private Span<byte> Room(int bytes)
    {
        if (buffer.Length - used < bytes)
        {
            Flush();
            if (buffer.Length < bytes)
                buffer = new byte[bytes];
        }

        return buffer.AsSpan(used);
    }

    private void Flush()
    {
        target.Write(buffer, 0, used);
        used = 0;
    }
}
