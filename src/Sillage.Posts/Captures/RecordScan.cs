using System.Numerics;
using System.Runtime.Intrinsics;
using Sillage.Posts.Sources;
using Sillage.Posts.Sources.Csv;

namespace Sillage.Posts.Captures;

/// <summary>Where records end in one framing. The bytes handed over always begin where a record may begin.</summary>
internal interface IRecordScan
{
    /// <summary>Finds the last place at which a block may be cut.</summary>
    /// <param name="bytes">Begins where the last cut or passed record ended.</param>
    /// <param name="whole">True if the capture ends with these bytes.</param>
    ScannedEnd LastEnd(ReadOnlySpan<byte> bytes, bool whole);

    /// <summary>What stands around the list that the records before the last cut are elements of; empty if there is none.</summary>
    ReadOnlyMemory<byte> Heading => default;

    /// <summary>Begins to pass over the record at the start.</summary>
    void BeginPassing();

    /// <summary>Goes on passing over it: bytes that belong to it, and whether its end was found.</summary>
    (int Length, bool Found) Pass(ReadOnlySpan<byte> bytes);
}

/// <summary>What a scan found.</summary>
/// <param name="Cut">Bytes up to the last record end; 0 if no record ends here.</param>
/// <param name="Broken">Why the record at the start never ends; null if more bytes may end it.</param>
internal readonly record struct ScannedEnd(int Cut, string? Broken = null)
{
    /// <summary>Line breaks before the cut; null where they were not counted.</summary>
    public int? Lines { get; init; }
}

/// <summary>A record ends with its line.</summary>
internal sealed class LineScan : IRecordScan
{
    /// <inheritdoc/>
    public ScannedEnd LastEnd(ReadOnlySpan<byte> bytes, bool whole) => new(whole ? bytes.Length : bytes.LastIndexOf((byte)'\n') + 1);

    /// <inheritdoc/>
    public void BeginPassing()
    {
    }

    /// <inheritdoc/>
    public (int Length, bool Found) Pass(ReadOnlySpan<byte> bytes) =>
        bytes.IndexOf((byte)'\n') is var end and >= 0 ? (end + 1, true) : (bytes.Length, false);
}

/// <summary>
/// A record ends at a line break outside quotes. Quotes open only at the start of a field, so that an inch sign inside a text does
/// no harm; quotes that stay open for a mebibyte are an error of the writer, whose line is passed over.
/// </summary>
internal sealed class CsvScan : IRecordScan
{
    private const int MostQuoted = 1 << 20;

    /// <inheritdoc/>
    public ScannedEnd LastEnd(ReadOnlySpan<byte> bytes, bool whole)
    {
        // What a quote in the wrong place, or one that does not close, makes of the rest is found quote by quote.
        var (lastEnd, lines, isSound) = LastSoundEnd(bytes);
        if (isSound)
            return whole ? new ScannedEnd(bytes.Length) : new ScannedEnd(lastEnd) { Lines = lines };
        for (var from = lastEnd; from < bytes.Length;)
        {
            var quote = bytes[from..].IndexOf((byte)'"');
            var outside = quote < 0 ? bytes[from..] : bytes.Slice(from, quote);
            if (outside.LastIndexOf((byte)'\n') is var end and >= 0)
                lastEnd = from + end + 1;
            if (quote < 0)
                return new ScannedEnd(whole ? bytes.Length : lastEnd);
            quote += from;
            from = quote + 1;
            if (quote > 0 && !IsEnd(bytes[quote - 1]))
                continue;

            var length = Closing(bytes[from..Math.Min(bytes.Length, from + MostQuoted)]);
            if (length >= 0)
            {
                from += length;
                continue;
            }

            if (bytes.Length - from < MostQuoted)
                return new ScannedEnd(whole ? bytes.Length : lastEnd);
            return new ScannedEnd(lastEnd, lastEnd > 0 ? null : "a quote opens and does not close within 1 MiB");
        }

        return new ScannedEnd(whole ? bytes.Length : lastEnd);
    }

    /// <inheritdoc/>
    public void BeginPassing()
    {
    }

    /// <inheritdoc/>
    public (int Length, bool Found) Pass(ReadOnlySpan<byte> bytes) =>
        bytes.IndexOf((byte)'\n') is var end and >= 0 ? (end + 1, true) : (bytes.Length, false);

    private static bool IsEnd(byte value) => value is (byte)',' or (byte)';' or (byte)'\t' or (byte)'|' or (byte)'\n';

    private static Vector256<byte> Separators(Vector256<byte> bytes) =>
        Vector256.Equals(bytes, Vector256.Create((byte)',')) | Vector256.Equals(bytes, Vector256.Create((byte)';'))
        | Vector256.Equals(bytes, Vector256.Create((byte)'\t')) | Vector256.Equals(bytes, Vector256.Create((byte)'|'));

    /// <summary>The last record end before a quote stands in the wrong place, or stays open for long or to the last byte; of bytes without such a quote the last of all.</summary>
    private static (int End, int Lines, bool IsSound) LastSoundEnd(ReadOnlySpan<byte> bytes)
    {
        // The block is far larger than what lies near the processor: its lines are counted on the same way.
        var (lastEnd, lines, passed) = (0, 0, 0);
        var quoted = default(CsvQuotes);
        for (var position = 0; position < bytes.Length; position += 64)
        {
            ByteMasks.Load(bytes, position, out var low, out var high);
            var all = ByteMasks.Of(low, high, (byte)'\n');
            var breaks = all;
            var quotes = ByteMasks.Of(low, high, (byte)'"');
            if (quotes == 0 && !quoted.IsOpen)
            {
                quoted.Pass(IsEnd(high[31]));
            }
            else
            {
                breaks &= ~quoted.Within(quotes, breaks | ByteMasks.Of(Separators(low), Separators(high)), out var isCareless);
                if (isCareless || quoted.IsOpen && position - lastEnd > MostQuoted / 2)
                    return (lastEnd, lines, false);
            }

            if (breaks != 0)
            {
                var behind = BitOperations.LeadingZeroCount(breaks);
                lastEnd = position + 64 - behind;
                lines = passed + BitOperations.PopCount(all << behind);
            }

            passed += BitOperations.PopCount(all);
        }

        // A quote as the very last byte may be the first of two.
        return (lastEnd, lines, !quoted.IsOpen && (bytes.IsEmpty || bytes[^1] != (byte)'"'));
    }

    /// <summary>Bytes up to and with the closing quote; -1 if it is not here.</summary>
    private static int Closing(ReadOnlySpan<byte> quoted)
    {
        for (var from = 0; quoted[from..].IndexOf((byte)'"') is var quote and >= 0; from += quote + 2)
        {
            // A doubled quote stands for one; a quote as the very last byte may be the first of two, so it is not decided here.
            if (from + quote + 1 == quoted.Length)
                return -1;
            if (quoted[from + quote + 1] != (byte)'"')
                return from + quote + 1;
        }

        return -1;
    }
}
