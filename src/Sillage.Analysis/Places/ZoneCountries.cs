using NodaTime.TimeZones;
using TimeZoneConverter;

namespace Sillage.Analysis;

/// <summary>Which country the name of a time zone names. Clocks are shared: most zones only say where an account may be.</summary>
/// <remarks>
/// Source: names of Rails and X's settings by TimeZoneConverter, countries of zones by the tz database (zone.tab, in NodaTime). A zone names a
/// country where its name is that of a place there ("Paris", "Europe/Paris"); "Eastern Time (US &amp; Canada)" names none.
/// </remarks>
internal sealed class ZoneCountries(Gazetteer gazetteer, PlaceReader reader)
{
    private const string Shared = "(US & Canada)";

    /// <summary>Zones of Rails whose name is that of a region of several countries, or of a stretch of sea.</summary>
    private static readonly string[] OfNobody = ["Central America", "West Central Africa", "International Date Line West", "Mid-Atlantic", "UTC", "Midway Island"];

    private static readonly Dictionary<string, string> CountryOfZone = TzdbDateTimeZoneSource.Default.ZoneLocations!.ToDictionary(place => place.ZoneId, place => place.CountryCode, StringComparer.OrdinalIgnoreCase);

    private static readonly HashSet<string> Rails = new(TZConvert.KnownRailsTimeZoneNames, StringComparer.Ordinal);

    /// <summary>The country that the zone names; the several that it may mean; unknown.</summary>
    public PlaceReading Read(string zone)
    {
        if (zone.EndsWith(Shared, StringComparison.Ordinal))
            return PlaceReading.Of([gazetteer.Country("US"), gazetteer.Country("CA")]);
        if (OfNobody.Contains(zone))
            return PlaceReading.Unknown;
        if (!Rails.Contains(zone))
            return OfTzdb(zone);
        var country = TZConvert.TryRailsToIana(zone, out var iana) ? OfTzdb(iana) : PlaceReading.Unknown;
        // The name decides: Quito's clock is kept by Lima, Bern's by Zurich.
        var named = reader.Read(zone);
        if (named.Kind == ReadingKind.Unknown || named.Countries.Contains(country.Country))
            return country;
        return PlaceReading.Of([.. country.Countries.Concat(named.Countries).Distinct()]);
    }

    private PlaceReading OfTzdb(string zone)
    {
        if (!CountryOfZone.TryGetValue(zone, out var code))
        {
            // "EST" is a clock, "Japan" and "GB" are countries.
            if (!zone.Contains('/', StringComparison.Ordinal) && !zone.Any(char.IsLower) && zone is not ("GB" or "NZ" or "PRC" or "ROC" or "ROK"))
                return PlaceReading.Unknown;
            if (!TzdbDateTimeZoneSource.Default.CanonicalIdMap.TryGetValue(zone, out var canonical) || !CountryOfZone.TryGetValue(canonical, out code))
                return PlaceReading.Unknown;
        }

        return gazetteer.Country(code) is >= 0 and var country ? PlaceReading.Of([country]) : PlaceReading.Unknown;
    }
}
