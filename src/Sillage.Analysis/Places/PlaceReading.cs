namespace Sillage.Analysis;

/// <summary>What a text says about where someone is.</summary>
internal enum ReadingKind : byte
{
    /// <summary>Nothing that the gazetteer knows.</summary>
    Unknown,

    /// <summary>One country.</summary>
    Country,

    /// <summary>Several countries are meant, or may be.</summary>
    Ambiguous,
}

/// <summary>A place text as read.</summary>
/// <param name="Kind">Whether it names a country.</param>
/// <param name="Countries">The country; the several that it may mean, the likeliest first; none.</param>
internal sealed record PlaceReading(ReadingKind Kind, IReadOnlyList<short> Countries)
{
    public static PlaceReading Unknown { get; } = new(ReadingKind.Unknown, []);

    /// <summary>The country, or −1.</summary>
    public short Country => Kind == ReadingKind.Country ? Countries[0] : (short)-1;

    public static PlaceReading Of(IReadOnlyList<short> countries) =>
        countries.Count == 0 ? Unknown : new PlaceReading(countries.Count == 1 ? ReadingKind.Country : ReadingKind.Ambiguous, countries);

    /// <summary>Several texts about one place: all that are known must say one country.</summary>
    public static PlaceReading Together(IReadOnlyList<PlaceReading> readings)
    {
        PlaceReading[] known = [.. readings.Where(reading => reading.Kind != ReadingKind.Unknown)];
        if (known.Length == 0)
            return Unknown;
        // What one leaves open another may decide.
        short[] common = [.. known[0].Countries.Where(country => known.All(reading => reading.Countries.Contains(country)))];
        return common.Length > 0 && (common.Length == 1 || known.Length > 1) && known.Any(reading => reading.Kind == ReadingKind.Country || known.Length == 1)
            ? Of(common)
            : Of([.. known.SelectMany(reading => reading.Countries).Distinct()]);
    }
}
