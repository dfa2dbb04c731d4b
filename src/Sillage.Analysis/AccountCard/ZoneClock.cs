using NodaTime;

namespace Sillage.Analysis;

/// <summary>Local time of a zone, for many times that are mostly near each other.</summary>
internal sealed class ZoneClock(DateTimeZone zone)
{
    private long from = 1;
    private long to;
    private long offset;

    /// <summary>Microseconds of local time since 1970-01-01 there, never negative days: floor them.</summary>
    public long Local(long microseconds)
    {
        if (microseconds < from || microseconds >= to)
        {
            var interval = zone.GetZoneInterval(Instant.FromUnixTimeTicks(microseconds * 10));
            from = interval.HasStart ? interval.Start.ToUnixTimeTicks() / 10 : long.MinValue;
            to = interval.HasEnd ? interval.End.ToUnixTimeTicks() / 10 : long.MaxValue;
            offset = interval.WallOffset.Ticks / 10;
        }

        return microseconds + offset;
    }
}
