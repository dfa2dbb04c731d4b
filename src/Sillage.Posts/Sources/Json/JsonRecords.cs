using System.Buffers;
using System.Text;
using Sillage.Posts.Captures;

namespace Sillage.Posts.Sources.Json;

/// <summary>What a JSON format does with one record. Nothing reaches the sink before the whole record has been read.</summary>
internal interface IJsonFormat
{
    /// <summary>Reads one value; a failure is noted in the cursor.</summary>
    /// <param name="cursor">Stands at the value.</param>
    /// <param name="block">Bytes that the cursor walks, for slices.</param>
    void Gather(ref JsonCursor cursor, ReadOnlyMemory<byte> block);

    /// <summary>Told what stands around the records that follow, in <see cref="Framing.JsonList"/>.</summary>
    void Enter(ReadOnlyMemory<byte> heading)
    {
    }

    /// <summary>Parts of the record (posts of a page) that could not be read, while the rest could.</summary>
    IReadOnlyList<JsonFailure> Failures { get; }

    /// <summary>Hands on what was gathered.</summary>
    void Emit(IPostSink sink, long line);
}

/// <summary>What could not be read.</summary>
/// <param name="Start">Byte of the block on which the record, or the part of it, starts.</param>
/// <param name="At">Byte of the block at which reading failed.</param>
/// <param name="Field">Field that was wrong; null if the text is not JSON.</param>
/// <param name="Reason">Sentence for the user.</param>
internal readonly record struct JsonFailure(int Start, int At, string? Field, string Reason)
{
    /// <summary>The failure of a cursor that began at <paramref name="start"/>.</summary>
    public static JsonFailure Of(in JsonCursor cursor, int start) =>
        new(start, cursor.FailedAt, cursor.Field, cursor.Field is null ? cursor.Failure! : $"{cursor.Field} {cursor.Failure}");
}

/// <summary>Finds the JSON values of a block, gives each to a format, and rejects what is broken without losing its neighbours.</summary>
internal sealed class JsonRecords(IJsonFormat format, Framing framing) : IRecordReader
{
    private const int ExcerptLength = 200;
    private const string ZeroBytes = "zero bytes where a record should be: the file was not written to its end (power cut, full disk)";
    private static readonly SearchValues<byte> BetweenRecords = SearchValues.Create(" \t\r\n,[]"u8);

    /// <inheritdoc/>
    public void Read(Block block, IPostSink sink)
    {
        if (framing == Framing.Lines)
        {
            ReadLines(block, sink);
            return;
        }

        if (framing == Framing.JsonList)
        {
            // What lies between lists is told by the headings.
            if (block.Heading.IsEmpty)
                return;
            format.Enter(block.Heading);
        }

        ReadValues(block, 0, block.Bytes.Length, block.FirstLine, sink);
    }

    private void ReadLines(Block block, IPostSink sink)
    {
        var bytes = block.Bytes.Span;
        var line = block.FirstLine;
        for (var start = 0; start < bytes.Length; line++)
        {
            var length = bytes[start..].IndexOf((byte)'\n');
            var end = length < 0 ? bytes.Length : start + length;
            ReadValues(block, start, end, line, sink);
            start = end + 1;
        }
    }

    /// <summary>
    /// Reads the values between two positions: one after the other, or the elements of one array. Brackets and commas between
    /// values are passed over, so that lines of an array written naively, one element a line, are read too.
    /// </summary>
    private void ReadValues(Block block, int start, int end, long line, IPostSink sink)
    {
        var bytes = block.Bytes.Span;
        var counted = start; // line breaks before this place are in `line`
        while (true)
        {
            var skipped = bytes[start..end].IndexOfAnyExcept(BetweenRecords);
            if (skipped < 0)
                return;
            start += skipped;
            if (framing != Framing.Lines)
                line += bytes[counted..start].Count((byte)'\n');
            counted = start;

            var cursor = new JsonCursor(bytes, start, end);
            if (cursor.Peek == (byte)'{')
                format.Gather(ref cursor, block.Bytes);
            else
                cursor.Fail(cursor.Peek == 0 ? ZeroBytes : "is not JSON: a record starts with a brace");
            if (!cursor.Failed)
            {
                format.Emit(sink, line);
                foreach (var failure in format.Failures)
                    Reject(block, failure, end, line, sink);
                start = cursor.Position;
                continue;
            }

            Reject(block, JsonFailure.Of(cursor, start), end, line, sink);
            start = Resume(bytes, start, end, sound: cursor.Field is not null);
        }
    }

    private static void Reject(Block block, JsonFailure failure, int end, long line, IPostSink sink) =>
        sink.Reject(new Rejection(
            line, block.Offset + failure.At, failure.Field, failure.Reason, Excerpt(block.Bytes.Span[failure.Start..end])));

    private static string Excerpt(ReadOnlySpan<byte> record)
    {
        // Four bytes are the most that a character takes.
        var text = Encoding.UTF8.GetString(record[..Math.Min(record.Length, ExcerptLength * 4)]);
        if (text.Length <= ExcerptLength)
            return text;
        return text[..(char.IsHighSurrogate(text[ExcerptLength - 1]) ? ExcerptLength - 1 : ExcerptLength)];
    }

    /// <summary>
    /// Where to go on behind a broken value: where its brackets close, if only a field's content was wrong. If the text itself was
    /// broken they may close too late, so a line that opens a brace at the same indentation goes before.
    /// </summary>
    private static int Resume(ReadOnlySpan<byte> bytes, int start, int end, bool sound)
    {
        var closed = bytes[start] == (byte)'{' ? JsonSkip.Container(bytes, start, end, int.MaxValue) : JsonSkip.Unclosed;
        var line = NextLine(bytes, start, end);
        return closed < 0 ? line : sound ? closed : Math.Min(closed, line);
    }

    private static int NextLine(ReadOnlySpan<byte> bytes, int start, int end)
    {
        var lineStart = bytes[..start].LastIndexOf((byte)'\n') + 1;
        var opening = bytes[lineStart..(start + 1)];
        if (opening[..^1].IndexOfAnyExcept((byte)' ', (byte)'\t') >= 0)
            opening = "{"u8;
        var position = start;
        while (true)
        {
            var lineBreak = bytes[position..end].IndexOf((byte)'\n');
            if (lineBreak < 0)
                return end;
            position += lineBreak + 1;
            if (bytes[position..end].StartsWith(opening))
                return position;
        }
    }
}
