using System.Buffers.Text;

namespace Sillage.Posts.Sources.Json;

/// <summary>Numbers as captures write them: plain, in quotes, as 12.0, or as mongoexport's {"$numberLong": "12"}.</summary>
internal static class JsonNumbers
{
    /// <summary>A count; null where not said or negative. Fails on what is no whole number of 64 bits.</summary>
    public static long? ReadCount(ref this JsonCursor cursor)
    {
        if (!cursor.TryDigits(out var digits))
            return null;
        var raw = cursor.Raw(digits);
        if (raw.IsEmpty)
            return null;
        if (Utf8Parser.TryParse(raw, out long value, out var read) && (read == raw.Length || IsZeroFraction(raw[read..])))
            return value < 0 ? null : value;
        cursor.Fail("should be a whole number of at most 64 bits");
        return null;
    }

    /// <summary>A number with a fraction; null where not said.</summary>
    public static double? ReadDegrees(ref this JsonCursor cursor)
    {
        if (!cursor.TryDigits(out var digits))
            return null;
        var raw = cursor.Raw(digits);
        if (Utf8Parser.TryParse(raw, out double value, out var read) && read == raw.Length && double.IsFinite(value))
            return value;
        cursor.Fail("should be a number of degrees");
        return null;
    }

    /// <summary>The token of a number or text, also out of mongoexport's wrapping object; false for null or a wrong type.</summary>
    public static bool TryDigits(ref this JsonCursor cursor, out JsonString digits) => TryDigits(ref cursor, out digits, 2);

    // {"$date": {"$numberLong": "12"}} is wrapped twice; nothing is wrapped deeper.
    private static bool TryDigits(ref JsonCursor cursor, out JsonString digits, int wrappings)
    {
        digits = default;
        if (cursor.Peek != (byte)'{' || wrappings == 0)
            return cursor.TryString(out digits);
        var property = cursor.Name;
        cursor.EnterObject();
        var found = false;
        while (cursor.NextProperty(out var name))
        {
            var wraps = name.Length > 0 && name[0] == (byte)'$';
            cursor.Name = property;
            if (wraps)
                found = TryDigits(ref cursor, out digits, wrappings - 1);
            else
                cursor.Fail("should be a number or text");
        }

        return found && !cursor.Failed;
    }

    private static bool IsZeroFraction(ReadOnlySpan<byte> rest) =>
        rest.Length > 1 && rest[0] == (byte)'.' && rest[1..].IndexOfAnyExcept((byte)'0') < 0;
}
