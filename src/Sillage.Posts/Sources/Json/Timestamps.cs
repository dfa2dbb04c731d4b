using System.Buffers.Text;

namespace Sillage.Posts.Sources.Json;

/// <summary>Times as microseconds since 1970-01-01 UTC.</summary>
internal static class Timestamps
{
    /// <summary>Why <see cref="Read"/> refused: not a notation it knows.</summary>
    public const string Unreadable = "is not a date that can be read";

    /// <summary>Why <see cref="Read"/> refused: before 1990 or after 2099, so a default or damaged value, not a date of a post.</summary>
    public const string Implausible = "lies outside the years 1990 to 2099";

    private const long FirstSecond = 631_152_000, LastSecond = 4_102_444_800;

    private static readonly int FirstDay = DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber;

    /// <summary>
    /// Reads "Mon Nov 07 14:54:57 +0000 2022" (X v1.1) or ISO 8601 ("2022-11-07T14:54:57.000Z", any offset, none means UTC).
    /// Null if it was read, else why not.
    /// </summary>
    public static string? Read(ReadOnlySpan<byte> text, out long micros)
    {
        micros = 0;
        return text.Length >= 30 && text[3] == (byte)' ' ? ReadX(text, out micros)
            : text.Length >= 19 && text[4] == (byte)'-' ? ReadIso(text, out micros)
            : Unreadable;
    }

    /// <summary>Reads a count of seconds, milliseconds, microseconds or nanoseconds since 1970: which, its size tells.</summary>
    /// <param name="text">Digits, with a fraction or without.</param>
    /// <param name="ownClock">True if it counts seconds of a clock of its own, which may start at zero.</param>
    /// <param name="micros">Microseconds since 1970 UTC.</param>
    /// <param name="clock">Resolution in seconds: 1, or 0 for finer.</param>
    /// <returns>Null if it was read, else why not.</returns>
    public static string? ReadCount(ReadOnlySpan<byte> text, bool ownClock, out long micros, out int clock)
    {
        (micros, clock) = (0, 0);
        var point = -1;
        if (!Digits.TryRead(text, out var count))
        {
            // Most other texts are dates, and those are told from numbers by their first few bytes.
            point = text.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
            var digits = point < 0 ? text : text[..point];
            if (digits.IsEmpty || point >= 0 && (text[point] != (byte)'.' || !IsDigits(text[(point + 1)..])))
                return Unreadable;
            if (!Digits.TryRead(digits, out count) && !Utf8Parser.TryParse(digits, out count, out _))
                return Implausible;
        }

        var millionths = point < 0 ? 0 : Millionths(text[(point + 1)..]);
        // A count of seconds reaches eleven digits in the year 5138, one of milliseconds fourteen.
        if (count < 100_000_000_000 || ownClock)
            (micros, clock) = (count > LastSecond ? long.MaxValue : count * 1_000_000 + millionths, point < 0 ? 1 : 0);
        else
            micros = count < 100_000_000_000_000 ? count * 1000 + millionths / 1000 : count < 100_000_000_000_000_000 ? count : count / 1000;
        return micros > LastSecond * 1_000_000 || micros < FirstSecond * 1_000_000 && !ownClock ? Implausible : null;
    }

    private static bool IsDigits(ReadOnlySpan<byte> text) => !text.IsEmpty && text.IndexOfAnyExceptInRange((byte)'0', (byte)'9') < 0;

    /// <summary>The first six digits of a fraction.</summary>
    private static long Millionths(ReadOnlySpan<byte> fraction)
    {
        var value = 0L;
        for (var digit = 0; digit < 6; digit++)
            value = value * 10 + (digit < fraction.Length ? fraction[digit] - '0' : 0);
        return value;
    }

    private static string? ReadX(ReadOnlySpan<byte> text, out long micros)
    {
        micros = 0;
        return text.Length == 30 && Month(text.Slice(4, 3)) is var month and > 0 && Offset(text.Slice(20, 5), out var offset)
            ? Build(Year(text, 26), month, TwoDigits(text, 8), text.Slice(11, 8), offset, 0, out micros)
            : Unreadable;
    }

    private static string? ReadIso(ReadOnlySpan<byte> text, out long micros)
    {
        micros = 0;
        var at = 19;
        long fraction = 0;
        if (at < text.Length && text[at] == (byte)'.')
        {
            var unit = 100_000L;
            for (at++; at < text.Length && text[at] is >= (byte)'0' and <= (byte)'9'; at++, unit /= 10)
                fraction += (text[at] - '0') * unit;
        }

        return Offset(text[at..], out var offset)
            ? Build(Year(text, 0), TwoDigits(text, 5), TwoDigits(text, 8), text.Slice(11, 8), offset, fraction, out micros)
            : Unreadable;
    }

    private static string? Build(
        int year, int month, int day, ReadOnlySpan<byte> clock, int offsetMinutes, long fraction, out long micros)
    {
        micros = 0;
        var (hour, minute, second) = (TwoDigits(clock, 0), TwoDigits(clock, 3), TwoDigits(clock, 6));
        if (clock[2] != (byte)':' || clock[5] != (byte)':' || year < 0 || month is < 1 or > 12 || day < 1
            || hour is < 0 or > 23 || minute is < 0 or > 59 || second is < 0 or > 59)
            return Unreadable;
        if (year is < 1990 or > 2099)
            return Implausible;
        if (day > DateTime.DaysInMonth(year, month))
            return Unreadable;
        micros = (Days(year, month, day) * 86_400 + hour * 3600 + (minute - offsetMinutes) * 60 + second) * 1_000_000 + fraction;
        return null;
    }

    /// <summary>Days from 1970 to a day that there is.</summary>
    public static long Days(int year, int month, int day) => new DateOnly(year, month, day).DayNumber - FirstDay;

    private static bool Offset(ReadOnlySpan<byte> text, out int minutes)
    {
        minutes = 0;
        if (text.IsEmpty || text is [(byte)'Z'])
            return true;
        if (text[0] is not ((byte)'+' or (byte)'-') || text.Length is not (5 or 6))
            return false;
        var (hours, rest) = (TwoDigits(text, 1), TwoDigits(text, text.Length - 2));
        minutes = (hours * 60 + rest) * (text[0] == (byte)'-' ? -1 : 1);
        return hours is >= 0 and <= 15 && rest is >= 0 and <= 59 && (text.Length == 5 || text[3] == (byte)':');
    }

    /// <summary>A number of up to nine digits; -1 if it is anything else.</summary>
    public static int Number(ReadOnlySpan<byte> digits)
    {
        if (digits.Length is 0 or > 9)
            return -1;
        var number = 0;
        foreach (var digit in digits)
        {
            if (digit is < (byte)'0' or > (byte)'9')
                return -1;
            number = number * 10 + digit - '0';
        }

        return number;
    }

    /// <summary>Four digits; negative if they are none.</summary>
    private static int Year(ReadOnlySpan<byte> text, int start) =>
        TwoDigits(text, start) is var century and >= 0 && TwoDigits(text, start + 2) is var year and >= 0 ? century * 100 + year : -1;

    /// <summary>Two digits; -1 if they are none.</summary>
    private static int TwoDigits(ReadOnlySpan<byte> text, int start)
    {
        var (tens, ones) = ((uint)(text[start] - '0'), (uint)(text[start + 1] - '0'));
        return tens <= 9 && ones <= 9 ? (int)(tens * 10 + ones) : -1;
    }

    private static int Month(ReadOnlySpan<byte> name)
    {
        var at = "JanFebMarAprMayJunJulAugSepOctNovDec"u8.IndexOf(name);
        return at >= 0 && at % 3 == 0 ? at / 3 + 1 : 0;
    }
}
