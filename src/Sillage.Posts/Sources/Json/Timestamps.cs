using System.Buffers.Binary;
using System.Buffers.Text;
using System.Runtime.CompilerServices;

namespace Sillage.Posts.Sources.Json;

/// <summary>Times as microseconds since 1970-01-01 UTC.</summary>
internal static class Timestamps
{
    /// <summary>Why <see cref="Read"/> refused: not a notation it knows.</summary>
    public const string Unreadable = "is not a date that can be read";

    /// <summary>Why <see cref="Read"/> refused: before 1990 or after 2099, so a default or damaged value, not a date of a post.</summary>
    public const string Implausible = "lies outside the years 1990 to 2099";

    private const long FirstSecond = 631_152_000, LastSecond = 4_102_444_800;

    /// <summary>Days from the first day of the year 1 to 1970.</summary>
    private const int FirstDay = 719_162;

    /// <summary>Days of a year before each month and of all of it, in years that are no leap years.</summary>
    private static ReadOnlySpan<short> DaysBefore => [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365];

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
        if (Digits.TryRead(text, out var count))
            return Count(count, ownClock, out micros, out clock);
        // Most other texts are dates, and those are told from numbers by their first few bytes.
        var point = text.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        var digits = point < 0 ? text : text[..point];
        if (digits.IsEmpty || point >= 0 && (text[point] != (byte)'.' || !IsDigits(text[(point + 1)..])))
            return Unreadable;
        if (!Digits.TryRead(digits, out count) && !Utf8Parser.TryParse(digits, out count, out _))
            return Implausible;
        var why = Count(count, ownClock, out micros, out clock, point < 0 ? 0 : Millionths(text[(point + 1)..]));
        clock = point < 0 ? clock : 0;
        return why;
    }

    /// <summary>As <see cref="ReadCount"/>, of a number that was read.</summary>
    public static string? Count(long count, bool ownClock, out long micros, out int clock, long millionths = 0)
    {
        (micros, clock) = (0, 0);
        // A count of seconds reaches eleven digits in the year 5138, one of milliseconds fourteen.
        if (count < 100_000_000_000 || ownClock)
            (micros, clock) = (count > LastSecond ? long.MaxValue : count * 1_000_000 + millionths, 1);
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

        return Offset(text[at..], out var offset) && TwoDigits(text, 0) is var century and >= 0 && Three(text.Slice(2, 8), out var year, out var month, out var day)
            ? Build(century * 100 + year, month, day, text.Slice(11, 8), offset, fraction, out micros)
            : Unreadable;
    }

    private static string? Build(
        int year, int month, int day, ReadOnlySpan<byte> clock, int offsetMinutes, long fraction, out long micros)
    {
        micros = 0;
        if (!Three(clock, out var hour, out var minute, out var second) || clock[2] != (byte)':' || clock[5] != (byte)':'
            || year < 0 || month is < 1 or > 12 || day < 1 || hour > 23 || minute > 59 || second > 59)
            return Unreadable;
        if (year is < 1990 or > 2099)
            return Implausible;
        if (day > DaysInMonth(year, month))
            return Unreadable;
        micros = (Days(year, month, day) * 86_400 + hour * 3600 + (minute - offsetMinutes) * 60 + second) * 1_000_000 + fraction;
        return null;
    }

    /// <summary>Days from 1970 to a day that there is.</summary>
    public static long Days(int year, int month, int day)
    {
        var before = year - 1;
        var leap = month > 2 && DateTime.IsLeapYear(year) ? 1 : 0;
        return before * 365 + before / 4 - before / 100 + before / 400 + DaysBefore[month - 1] + leap + day - 1 - FirstDay;
    }

    /// <summary>Days of a month, the first being 1.</summary>
    public static int DaysInMonth(int year, int month) => DaysBefore[month] - DaysBefore[month - 1] + (month == 2 && DateTime.IsLeapYear(year) ? 1 : 0);

    /// <summary>Three numbers of two digits with any byte between them ("16-07-06", "21:45:20").</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool Three(ReadOnlySpan<byte> text, out int first, out int second, out int third)
    {
        var bytes = BinaryPrimitives.ReadUInt64LittleEndian(text);
        // A byte is a digit if its upper half is three, and still is with six added.
        var areDigits = ((bytes & 0xF0F000F0F000F0F0) | (bytes + 0x0606000606000606 & 0xF0F000F0F000F0F0) >> 4) == 0x3333003333003333;
        bytes &= 0x0F0F000F0F000F0F;
        bytes = bytes * 10 + (bytes >> 8);
        (first, second, third) = ((byte)bytes, (byte)(bytes >> 24), (byte)(bytes >> 48));
        return areDigits;
    }

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
