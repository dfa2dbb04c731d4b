using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Sillage.Posts.Sources.Json;

/// <summary>
/// The two vector loops under <see cref="JsonCursor"/>: to the end of a string, and over a whole object or array. Nine tenths of
/// a v1.1 capture is skipped by them.
/// </summary>
internal static class JsonSkip
{
    /// <summary>Result of <see cref="Container(ReadOnlySpan{byte}, int, int, int)"/>: the record ends before the container does.</summary>
    public const int Unclosed = -1;

    /// <summary>Result of <see cref="Container(ReadOnlySpan{byte}, int, int, int)"/>: nested deeper than allowed.</summary>
    public const int TooDeep = -2;

    private const ulong OddBits = 0xAAAA_AAAA_AAAA_AAAA;

    /// <summary>Position of the quote that closes the string whose content starts at <paramref name="start"/>; -1 if there is none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int String(ReadOnlySpan<byte> json, int start, int end, out JsonString.Forms forms)
    {
        if (start + Vector256<byte>.Count <= json.Length)
        {
            // Most strings end within the first 32 bytes and have nothing to decode.
            var bytes = Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(json), (nuint)start);
            var stops = (Vector256.Equals(bytes, Vector256.Create((byte)'"')) | Vector256.Equals(bytes, Vector256.Create((byte)'\\')))
                .ExtractMostSignificantBits();
            // As signed bytes, everything beyond ASCII and every control character lies below the space.
            var wide = Vector256.LessThan(bytes.AsSByte(), Vector256.Create((sbyte)' ')).ExtractMostSignificantBits();
            if (stops != 0)
            {
                var at = BitOperations.TrailingZeroCount(stops);
                var close = start + at;
                if (close < end && json[close] == (byte)'"')
                {
                    forms = (wide & ((1u << at) - 1)) == 0 ? JsonString.Forms.Plain : JsonString.Forms.Wide;
                    return close;
                }
            }
        }

        return LongString(json, start, end, out forms);
    }

    private static int LongString(ReadOnlySpan<byte> json, int start, int end, out JsonString.Forms forms)
    {
        forms = JsonString.Forms.Plain;
        var position = start;
        while (position < end)
        {
            byte stop;
            if (position + Vector256<byte>.Count <= json.Length)
            {
                var bytes = Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(json), (nuint)position);
                var stops = (Vector256.Equals(bytes, Vector256.Create((byte)'"')) | Vector256.Equals(bytes, Vector256.Create((byte)'\\')))
                    .ExtractMostSignificantBits();
                var wide = Vector256.LessThan(bytes.AsSByte(), Vector256.Create((sbyte)' ')).ExtractMostSignificantBits();
                if (stops == 0)
                {
                    if (wide != 0)
                        forms |= JsonString.Forms.Wide;
                    position += Vector256<byte>.Count;
                    continue;
                }

                var at = BitOperations.TrailingZeroCount(stops);
                if ((wide & ((1u << at) - 1)) != 0)
                    forms |= JsonString.Forms.Wide;
                position += at;
                if (position >= end)
                    return -1;
                stop = json[position];
            }
            else
            {
                stop = json[position];
                if (stop is < (byte)' ' or >= 0x80)
                    forms |= JsonString.Forms.Wide;
            }

            if (stop == (byte)'"')
                return position;
            if (stop == (byte)'\\')
            {
                forms |= JsonString.Forms.Escaped;
                position += 2;
                // The byte behind a backslash is jumped over, so look at it here.
                if (position <= end && json[position - 1] is < (byte)' ' or >= 0x80)
                    forms |= JsonString.Forms.Wide;
            }
            else
            {
                position++;
            }
        }

        return -1;
    }

    /// <summary>What a string contains beside printable ASCII.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static JsonString.Forms FormsOf(ReadOnlySpan<byte> json, int start, int length)
    {
        if (length <= Vector256<byte>.Count && start + Vector256<byte>.Count <= json.Length)
        {
            // Most strings are short.
            var bytes = Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(json), (nuint)start);
            var others = Vector256.Equals(bytes, Vector256.Create((byte)'\\')) | Vector256.LessThan(bytes.AsSByte(), Vector256.Create((sbyte)' ')).AsByte();
            if ((others.ExtractMostSignificantBits() & (1UL << length) - 1) == 0)
                return JsonString.Forms.Plain;
        }

        var text = json.Slice(start, length);
        return (text.Contains((byte)'\\') ? JsonString.Forms.Escaped : JsonString.Forms.Plain)
            | (text.ContainsAnyExceptInRange((byte)' ', (byte)'\x7F') ? JsonString.Forms.Wide : JsonString.Forms.Plain);
    }

    /// <summary>Position behind the number at <paramref name="start"/>; -1 if it is malformed.</summary>
    public static int Number(ReadOnlySpan<byte> json, int start, int end)
    {
        var whole = start + (json[start] == (byte)'-' ? 1 : 0);
        var at = PassDigits(json, whole, end);
        var good = at > whole;
        if (at < end && json[at] == (byte)'.')
        {
            var fraction = at + 1;
            at = PassDigits(json, fraction, end);
            good &= at > fraction;
        }

        if (at < end && json[at] is (byte)'e' or (byte)'E')
        {
            at++;
            var exponent = at + (at < end && json[at] is (byte)'+' or (byte)'-' ? 1 : 0);
            at = PassDigits(json, exponent, end);
            good &= at > exponent;
        }

        return good ? at : -1;
    }

    /// <summary>Position behind true, false or null at <paramref name="start"/>; -1 if none of them stands there.</summary>
    public static int Word(ReadOnlySpan<byte> json, int start, int end)
    {
        var word = json[start] == (byte)'t' ? "true"u8 : json[start] == (byte)'f' ? "false"u8 : "null"u8;
        return json[start..end].StartsWith(word) ? start + word.Length : -1;
    }

    /// <summary>Position behind the number or word at <paramref name="start"/>; -1 if it is malformed.</summary>
    public static int Scalar(ReadOnlySpan<byte> json, int start, int end) =>
        json[start] is (byte)'t' or (byte)'f' or (byte)'n' ? Word(json, start, end) : Number(json, start, end);

    private static int PassDigits(ReadOnlySpan<byte> json, int at, int end)
    {
        if (at + Vector128<byte>.Count <= json.Length)
        {
            var values = Vector128.LoadUnsafe(ref MemoryMarshal.GetReference(json), (nuint)at) - Vector128.Create((byte)'0');
            var others = Vector128.GreaterThan(values, Vector128.Create((byte)9)).ExtractMostSignificantBits();
            if (others != 0)
                return Math.Min(end, at + BitOperations.TrailingZeroCount(others));
        }

        while (at < end && json[at] is >= (byte)'0' and <= (byte)'9')
            at++;
        return at;
    }

    /// <summary>
    /// Position behind the object or array that opens at <paramref name="start"/>, or <see cref="Unclosed"/>, or
    /// <see cref="TooDeep"/>. Takes 64 bytes at a time: bit masks of quotes, backslashes and brackets; brackets between quotes
    /// are masked out; only a chunk in which the depth can reach zero is looked at bit by bit.
    /// </summary>
    /// <remarks>
    /// Source: Langdale &amp; Lemire 2019, Parsing Gigabytes of JSON per Second, section 3.1 (escaped characters by subtraction
    /// with carry, insides of strings by prefix exclusive-or). Does not tell braces from brackets.
    /// </remarks>
    public static int Container(ReadOnlySpan<byte> json, int start, int end, int maxDepth) => Container(json, start, end, maxDepth, out _);

    /// <summary>As the other; <paramref name="escapesOutside"/> tells that a backslash was met outside of strings.</summary>
    public static int Container(ReadOnlySpan<byte> json, int start, int end, int maxDepth, out bool escapesOutside) =>
        Container(json, start, end, maxDepth, default(NoMarks), out escapesOutside);

    /// <summary>As the other, and tells what it passes over.</summary>
    public static int Container<T>(ReadOnlySpan<byte> json, int start, int end, int maxDepth, T found, out bool escapesOutside)
        where T : struct, IJsonMarks
    {
        json = json[..end];
        var outside = 0UL; // backslashes outside of strings
        var depth = 0;
        var insideString = 0UL; // all ones while a string is open
        var escapedFirst = 0UL; // 1 if the previous chunk ended with an open backslash
        for (var position = start; position < json.Length; position += 64)
        {
            ByteMasks.Load(json, position, out var low, out var high);
            var quotes = ByteMasks.Of(low, high, (byte)'"');
            var backslashes = ByteMasks.Of(low, high, (byte)'\\');
            var escaped = escapedFirst;
            if (backslashes != 0)
            {
                var unescaped = backslashes & ~escapedFirst;
                var codes = (((unescaped << 1) | OddBits) - unescaped) ^ OddBits;
                escaped = codes ^ (backslashes | escapedFirst);
                escapedFirst = (codes & backslashes) >> 63;
            }
            else
            {
                escapedFirst = 0;
            }

            quotes &= ~escaped;
            var strings = ByteMasks.PrefixXor(quotes) ^ insideString;
            insideString = (ulong)((long)strings >> 63);
            outside |= backslashes & ~strings;

            // [ and { differ by one bit, as do ] and }.
            var bit = Vector256.Create((byte)0x20);
            var opens = ByteMasks.Of(low | bit, high | bit, (byte)'{') & ~strings;
            var closes = ByteMasks.Of(low | bit, high | bit, (byte)'}') & ~strings;
            found.Add(position, low, high, quotes, strings, opens, closes);
            var closing = BitOperations.PopCount(closes);
            if (depth > closing && depth + BitOperations.PopCount(opens) <= maxDepth)
            {
                depth += BitOperations.PopCount(opens) - closing;
                continue;
            }

            for (var brackets = opens | closes; brackets != 0; brackets &= brackets - 1)
            {
                var at = BitOperations.TrailingZeroCount(brackets);
                if ((opens >> at & 1) != 0)
                {
                    if (++depth <= maxDepth)
                        continue;
                    escapesOutside = outside != 0;
                    return TooDeep;
                }

                if (--depth == 0)
                {
                    escapesOutside = outside != 0;
                    return position + at + 1;
                }
            }
        }

        escapesOutside = outside != 0;
        return Unclosed;
    }
}
