using System.Globalization;
using System.Text;
using Sillage.Posts.Sources.Json;

namespace Sillage.Posts.Sources.Csv;

/// <summary>Dates in the notations of spreadsheets, data frames and the platforms.</summary>
/// <param name="DayFirst">True if 5/4/2017 is the fifth of April.</param>
/// <param name="AnyNumber">True if numbers are seconds of a clock of the file's own, which may start at zero.</param>
internal sealed record CsvDates(bool DayFirst, bool AnyNumber)
{
    private static readonly (byte[] Name, int Hours)[] Zones =
    [
        ("UTC"u8.ToArray(), 0), ("GMT"u8.ToArray(), 0), ("UT"u8.ToArray(), 0), ("EDT"u8.ToArray(), -4), ("EST"u8.ToArray(), -5), ("CDT"u8.ToArray(), -5),
        ("CST"u8.ToArray(), -6), ("MDT"u8.ToArray(), -6), ("MST"u8.ToArray(), -7), ("PDT"u8.ToArray(), -7), ("PST"u8.ToArray(), -8),
    ];

    /// <summary>Decides the order of day and month from what the dates of a sample allow; undecided means month first.</summary>
    public static bool IsDayFirst(IEnumerable<string> dates)
    {
        var (first, second) = (0, 0);
        foreach (var date in dates)
        {
            if (!Parts(Encoding.UTF8.GetBytes(date), out var parts, out _))
                continue;
            first += parts.First > 12 ? 1 : 0;
            second += parts.Second > 12 ? 1 : 0;
        }

        return first > second;
    }

    /// <summary>Microseconds since 1970 UTC and the resolution in seconds. Null if it was read, else why not.</summary>
    public string? Read(ReadOnlySpan<byte> text, out long micros, out int clock)
    {
        (micros, clock) = (0, 1);
        if (IsIso(text) && Timestamps.Read(text, out micros) is null)
        {
            clock = text.Contains((byte)'.') ? 0 : 1;
            return null;
        }

        if (text.Length > 0 && (text[0] <= (byte)' ' || text[^1] <= (byte)' '))
            text = text.Trim(" \t"u8);
        var why = Timestamps.ReadCount(text, AnyNumber, out micros, out clock);
        if (why != Timestamps.Unreadable)
            return why;
        clock = 1;
        var hours = CutZone(ref text);
        why = Timestamps.Read(text, out micros);
        if (why != Timestamps.Unreadable)
            clock = text.Contains((byte)'.') ? 0 : 1;
        else
            why = Words(text, out micros, out clock);
        micros -= hours * 3_600_000_000L;
        return why;
    }

    /// <summary>True for what looks like ISO 8601 with nothing around it that has to be taken away first.</summary>
    private static bool IsIso(ReadOnlySpan<byte> text) => text.Length >= 19 && text[4] == (byte)'-' && text[0] > (byte)' ' && text[^1] is > (byte)' ' and not ((byte)'T' or (byte)'C');

    /// <summary>Takes the name of a zone from the end of a time; its hours from UTC, zero where there is none.</summary>
    /// <remarks>The names of RFC 5322, section 4.3, which are those of the United States: CST is not China's.</remarks>
    private static int CutZone(ref ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty || text[^1] is not ((byte)'T' or (byte)'C'))
            return 0;
        var blank = text.LastIndexOf((byte)' ');
        var name = text[(blank + 1)..];
        foreach (var (zone, hours) in blank < 0 ? [] : Zones)
        {
            if (!name.SequenceEqual(zone))
                continue;
            text = text[..blank];
            return hours;
        }

        return 0;
    }

    /// <summary>"5/14/2017 21:13", "14.05.2017", "2017-05-14 9:13 PM".</summary>
    private string? Words(ReadOnlySpan<byte> text, out long micros, out int clock)
    {
        (micros, clock) = (0, 86400);
        int year, month, day;
        if (Parts(text, out var parts, out var rest))
        {
            (day, month) = DayFirst ? (parts.First, parts.Second) : (parts.Second, parts.First);
            if (month > 12)
                (day, month) = (month, day);
            // Two digits: no platform is older than 1990.
            year = parts.Third < 100 ? parts.Third + (parts.Third >= 90 ? 1900 : 2000) : parts.Third;
        }
        else if (text.Length >= 10 && text[4] == (byte)'-' && text[7] == (byte)'-')
        {
            (year, month, day) = (Timestamps.Number(text[..4]), Timestamps.Number(text[5..7]), Timestamps.Number(text[8..10]));
            rest = text[10..];
        }
        else
        {
            return Timestamps.Unreadable;
        }

        if (month is < 1 or > 12 || year is < 1 or > 9999 || day < 1 || day > Timestamps.DaysInMonth(year, month))
            return Timestamps.Unreadable;
        rest = rest.Length > 1 && rest[0] == (byte)' ' && IsDigit(rest[1]) && IsDigit(rest[^1]) ? rest[1..] : rest.Trim(" T,"u8);
        var time = 0L;
        if (!rest.IsEmpty && !Time(rest, out time, out clock))
            return Timestamps.Unreadable;
        if (year is < 1990 or > 2099)
            return Timestamps.Implausible;
        micros = Timestamps.Days(year, month, day) * 86_400_000_000 + time;
        return null;
    }

    /// <summary>"9:13" and "21:13:04", which are nearly all; others ("9:13 PM", fractions) by the library.</summary>
    private static bool Time(ReadOnlySpan<byte> text, out long micros, out int clock)
    {
        var colon = text.IndexOf((byte)':');
        var seconds = colon > 0 && text.Length > colon + 3 && text[colon + 3] == (byte)':';
        clock = seconds ? 1 : 60;
        if (colon is 1 or 2 && text.Length == colon + (seconds ? 6 : 3))
        {
            var (hour, minute, second) = (Timestamps.Number(text[..colon]), Timestamps.Number(text.Slice(colon + 1, 2)), seconds ? Timestamps.Number(text[^2..]) : 0);
            micros = (hour * 3600L + minute * 60 + second) * 1_000_000;
            return hour is >= 0 and <= 23 && minute is >= 0 and <= 59 && second is >= 0 and <= 59;
        }

        if (text.Contains((byte)'.'))
            clock = 0;
        var read = DateTime.TryParseExact(
            Encoding.UTF8.GetString(text), ["H:mm:ss.FFFFFF", "h:mm tt", "h:mm:ss tt"], CultureInfo.InvariantCulture, DateTimeStyles.NoCurrentDateDefault, out var moment);
        micros = moment.TimeOfDay.Ticks / TimeSpan.TicksPerMicrosecond;
        return read;
    }

    /// <summary>Three numbers parted by one of / . - of which the last is the year, and what follows them.</summary>
    private static bool Parts(ReadOnlySpan<byte> text, out (int First, int Second, int Third) parts, out ReadOnlySpan<byte> rest)
    {
        // Nearly all have a year of four digits; its place is then known without a search.
        var second = text.Length > 9 ? ShortNumber(text) : 0;
        var year = second > 0 ? second + ShortNumber(text[second..]) : 0;
        if (year > second && text[year - 1] == text[second - 1] && text.Length >= year + 4 && (text.Length == year + 4 || text[year + 4] == (byte)' '))
        {
            rest = text[(year + 4)..];
            parts = (Timestamps.Number(text[..(second - 1)]), Timestamps.Number(text[second..(year - 1)]), Timestamps.Number(text.Slice(year, 4)));
            if (parts.Third >= 0)
                return true;
        }

        return AnyParts(text, out parts, out rest);
    }

    private static bool AnyParts(ReadOnlySpan<byte> text, out (int First, int Second, int Third) parts, out ReadOnlySpan<byte> rest)
    {
        var end = text.IndexOf((byte)' ');
        rest = end < 0 ? default : text[end..];
        var date = end < 0 ? text : text[..end];
        parts = default;
        var first = date.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        if (first is not (1 or 2) || !IsMark(date[first]))
            return false;
        var second = date[(first + 1)..].IndexOf(date[first]);
        if (second < 0)
            return false;
        parts = (Timestamps.Number(date[..first]), Timestamps.Number(date.Slice(first + 1, second)), Timestamps.Number(date[(first + second + 2)..]));
        return parts is { Second: >= 0, Third: >= 0 };
    }

    /// <summary>Bytes of a number of one or two digits and the mark behind it; 0 if there is none.</summary>
    private static int ShortNumber(ReadOnlySpan<byte> text)
    {
        if (text.Length < 3 || !IsDigit(text[0]))
            return 0;
        var mark = IsDigit(text[1]) ? 2 : 1;
        return IsMark(text[mark]) ? mark + 1 : 0;
    }

    private static bool IsDigit(byte value) => value is >= (byte)'0' and <= (byte)'9';

    private static bool IsMark(byte value) => value is (byte)'/' or (byte)'.' or (byte)'-';
}
