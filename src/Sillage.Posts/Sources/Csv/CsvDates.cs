using System.Buffers;
using System.Globalization;
using System.Text;
using Sillage.Posts.Sources.Json;

namespace Sillage.Posts.Sources.Csv;

/// <summary>Dates in the notations of spreadsheets, data frames and the platforms.</summary>
/// <param name="DayFirst">True if 5/4/2017 is the fifth of April.</param>
/// <param name="AnyNumber">True if numbers are seconds of a clock of the file's own, which may start at zero.</param>
internal sealed record CsvDates(bool DayFirst, bool AnyNumber)
{
    private static readonly SearchValues<byte> NumberSigns = SearchValues.Create("0123456789."u8);

    /// <summary>Decides the order of day and month from what the dates of a sample allow; undecided means month first.</summary>
    public static bool IsDayFirst(IEnumerable<string> dates)
    {
        var (first, second) = (0, 0);
        foreach (var date in dates)
        {
            if (!Parts(date, out var parts, out _))
                continue;
            first += parts[0] > 12 ? 1 : 0;
            second += parts[1] > 12 ? 1 : 0;
        }

        return first > second;
    }

    /// <summary>Microseconds since 1970 UTC and the resolution in seconds. Null if it was read, else why not.</summary>
    public string? Read(ReadOnlySpan<byte> text, out long micros, out int clock)
    {
        (micros, clock) = (0, 1);
        text = text.Trim(" \t"u8);
        if (text.IndexOfAnyExcept(NumberSigns) < 0 && text.Count((byte)'.') <= 1 && decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
            return Number(number, text, out micros, out clock);
        var zone = text.EndsWith(" UTC"u8) ? text[..^4] : text;
        var why = Timestamps.Read(zone, out micros);
        if (why != Timestamps.Unreadable)
        {
            clock = zone.Contains((byte)'.') ? 0 : 1;
            return why;
        }

        return Words(Encoding.UTF8.GetString(zone), out micros, out clock);
    }

    private string? Number(decimal number, ReadOnlySpan<byte> text, out long micros, out int clock)
    {
        var (scale, step) = AnyNumber ? (1_000_000m, 1) : number switch
        {
            < 100_000_000_000m => (1_000_000m, 1),
            < 100_000_000_000_000m => (1000m, 0),
            < 100_000_000_000_000_000m => (1m, 0),
            _ => (0.001m, 0),
        };
        clock = text.Contains((byte)'.') ? 0 : step;
        micros = 0;
        if (number > 10_000_000_000_000_000_000m)
            return Timestamps.Implausible;
        var at = decimal.Truncate(number * scale);
        if (at > 4_102_444_800_000_000m || at < 631_152_000_000_000m && !AnyNumber)
            return Timestamps.Implausible;
        micros = (long)at;
        return null;
    }

    private string? Words(string text, out long micros, out int clock)
    {
        (micros, clock) = (0, 60);
        DateTime date;
        if (Parts(text, out var parts, out var rest))
        {
            var (day, month) = DayFirst ? (parts[0], parts[1]) : (parts[1], parts[0]);
            if (month > 12)
                (day, month) = (month, day);
            // Two digits: no platform is older than 1990.
            var year = parts[2] < 100 ? parts[2] + (parts[2] >= 90 ? 1900 : 2000) : parts[2];
            if (month is < 1 or > 12 || year is < 1 or > 9999 || day < 1 || day > DateTime.DaysInMonth(year, month))
                return Timestamps.Unreadable;
            date = new DateTime(year, month, day, 0, 0, 0, DateTimeKind.Utc);
        }
        else if (text.Length >= 10 && DateTime.TryParseExact(text[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out date))
        {
            rest = text[10..];
        }
        else
        {
            return Timestamps.Unreadable;
        }

        rest = rest.Trim(' ', 'T', ',');
        if (rest.Length == 0)
        {
            clock = 86400;
        }
        else
        {
            if (!DateTime.TryParseExact(
                rest, ["H:mm", "H:mm:ss", "H:mm:ss.FFFFFF", "h:mm tt", "h:mm:ss tt"], CultureInfo.InvariantCulture, DateTimeStyles.NoCurrentDateDefault, out var time))
                return Timestamps.Unreadable;
            date += time.TimeOfDay;
            clock = rest.Contains('.', StringComparison.Ordinal) ? 0 : rest.Count(sign => sign == ':') == 2 ? 1 : 60;
        }

        if (date.Year is < 1990 or > 2099)
            return Timestamps.Implausible;
        micros = (date.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;
        return null;
    }

    /// <summary>Three numbers parted by one of / . - of which the last is the year, and what follows them.</summary>
    private static bool Parts(string text, out int[] parts, out string rest)
    {
        parts = new int[3];
        var end = text.IndexOf(' ', StringComparison.Ordinal);
        rest = end < 0 ? "" : text[end..];
        var date = end < 0 ? text : text[..end];
        var sign = date.FirstOrDefault(c => !char.IsAsciiDigit(c));
        if (sign is not ('/' or '.' or '-'))
            return false;
        var split = date.Split(sign);
        if (split.Length != 3 || split[0].Length > 2)
            return false;
        for (var at = 0; at < 3; at++)
        {
            if (!int.TryParse(split[at], NumberStyles.None, CultureInfo.InvariantCulture, out parts[at]))
                return false;
        }

        return true;
    }
}
