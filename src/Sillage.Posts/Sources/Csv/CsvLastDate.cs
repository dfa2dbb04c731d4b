namespace Sillage.Posts.Sources.Csv;

/// <summary>Reads the dates of a column of one file. Where minutes are told and no seconds, one is often the same as that of the record before.</summary>
/// <param name="dates">How they are written.</param>
internal sealed class CsvLastDate(CsvDates dates)
{
    /// <summary>Whatever is longer tells seconds, and is seldom the same.</summary>
    private const int Longest = 16;

    private readonly byte[] last = new byte[Longest];
    private int length;
    private long lastMicros;
    private int lastClock;

    /// <summary>As <see cref="CsvDates.Read"/>.</summary>
    public string? Read(ReadOnlySpan<byte> text, out long micros, out int clock)
    {
        if (text.Length is 0 or > Longest)
            return dates.Read(text, out micros, out clock);
        (micros, clock) = (lastMicros, lastClock);
        if (text.SequenceEqual(last.AsSpan(0, length)))
            return null;
        var why = dates.Read(text, out micros, out clock);
        if (why is not null)
            return why;
        text.CopyTo(last);
        (length, lastMicros, lastClock) = (text.Length, micros, clock);
        return null;
    }
}
