using System.Buffers;
using Sillage.Posts.Sources.Json;

namespace Sillage.Posts.Captures;

/// <summary>
/// A record is a JSON value at the top, or an element of an array at the top. Brackets inside strings do not count. It only
/// finds ends; whether the values are valid is for their reader to say.
/// </summary>
internal sealed class JsonScan : IRecordScan
{
    private static readonly SearchValues<byte> Marks = SearchValues.Create("\"{}[]"u8);
    private static readonly SearchValues<byte> ScalarEnds = SearchValues.Create(" \t\r\n,[]{}"u8);
    private static readonly SearchValues<byte> Between = SearchValues.Create(" \t\r\n,"u8);

    private bool inArray;
    private int passedDepth;
    private bool passedInString;
    private bool passedEscape;

    /// <inheritdoc/>
    public ScannedEnd LastEnd(ReadOnlySpan<byte> bytes, bool whole)
    {
        var (cut, from) = (0, 0);
        while (true)
        {
            var skipped = bytes[from..].IndexOfAnyExcept(Between);
            if (skipped < 0)
                return new ScannedEnd(bytes.Length);
            from += skipped;
            if (bytes[from] == (byte)']' || bytes[from] == (byte)'[' && !inArray)
            {
                // A cut right behind the bracket keeps what is known of it in step with the bytes.
                inArray = bytes[from] == (byte)'[';
                cut = ++from;
                continue;
            }

            var length = ValueLength(bytes[from..]);
            if (length < 0)
                return new ScannedEnd(whole ? bytes.Length : cut);
            cut = from += length;
        }
    }

    /// <inheritdoc/>
    public void BeginPassing() => (passedDepth, passedInString, passedEscape) = (0, false, false);

    /// <inheritdoc/>
    public (int Length, bool Found) Pass(ReadOnlySpan<byte> bytes)
    {
        for (var at = 0; at < bytes.Length; at++)
        {
            if (passedInString)
            {
                if (passedEscape)
                    passedEscape = false;
                else if (bytes[at] == (byte)'\\')
                    passedEscape = true;
                else if (bytes[at] == (byte)'"')
                    passedInString = false;
                if (passedInString || passedDepth > 0)
                    continue;
                return (at + 1, true);
            }

            switch (bytes[at])
            {
                case (byte)'"':
                    passedInString = true;
                    break;
                case (byte)'{' or (byte)'[':
                    passedDepth++;
                    break;
                case (byte)'}' or (byte)']':
                    if (--passedDepth <= 0)
                        return (at + 1, true);
                    break;
            }
        }

        return (bytes.Length, false);
    }

    /// <summary>Bytes of the value at the start; -1 if it does not end here.</summary>
    internal static int ValueLength(ReadOnlySpan<byte> bytes)
    {
        if (bytes[0] is not ((byte)'{' or (byte)'[' or (byte)'"'))
        {
            var end = bytes[1..].IndexOfAny(ScalarEnds);
            return end < 0 ? -1 : end + 1;
        }

        if (bytes[0] == (byte)'"')
            return StringLength(bytes[1..]) is var length and >= 0 ? length + 1 : -1;
        var behind = JsonSkip.Container(bytes, 0, bytes.Length, int.MaxValue, out var escapes);
        return escapes ? BrokenLength(bytes) : behind >= 0 ? behind : -1;
    }

    /// <summary>As <see cref="ValueLength"/> where a backslash stands outside of strings, which no JSON has: there it escapes nothing.</summary>
    private static int BrokenLength(ReadOnlySpan<byte> bytes)
    {
        var (at, depth) = (0, 0);
        while (true)
        {
            var next = bytes[at..].IndexOfAny(Marks);
            if (next < 0)
                return -1;
            at += next + 1;
            switch (bytes[at - 1])
            {
                case (byte)'"':
                    var length = StringLength(bytes[at..]);
                    if (length < 0)
                        return -1;
                    at += length;
                    break;
                case (byte)'{' or (byte)'[':
                    depth++;
                    break;
                default:
                    depth--;
                    break;
            }

            if (depth <= 0)
                return at;
        }
    }

    /// <summary>Bytes from behind the opening quote to behind the closing one; -1 if it is not here.</summary>
    internal static int StringLength(ReadOnlySpan<byte> bytes)
    {
        for (var at = 0; at < bytes.Length;)
        {
            var next = bytes[at..].IndexOfAny((byte)'"', (byte)'\\');
            if (next < 0)
                return -1;
            at += next;
            if (bytes[at] == (byte)'"')
                return at + 1;
            at += 2;
        }

        return -1;
    }
}
