namespace Sillage.Analysis;

/// <summary>What a name of a place is the name of.</summary>
internal enum MeaningKind : byte
{
    /// <summary>A country.</summary>
    Country,

    /// <summary>A first division of a country: a state, a region.</summary>
    Division,

    /// <summary>A town.</summary>
    Town,

    /// <summary>A code of a country or of a division.</summary>
    Code,
}

/// <summary>One of the things that a name may mean.</summary>
/// <param name="Country">Index into <see cref="Gazetteer.Countries"/>.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Division">The division that it is or lies in, as GeoNames codes it ("TX"); empty where that does not matter.</param>
/// <param name="Inhabitants">Of a town its own, of a division or country those of its towns together.</param>
internal readonly record struct Meaning(short Country, MeaningKind Kind, string Division, long Inhabitants)
{
    /// <summary>Whether another place can lie in it.</summary>
    public bool HoldsOthers => Kind != MeaningKind.Town;
}

/// <summary>A country of the gazetteer.</summary>
/// <param name="Code">ISO 3166-1 alpha-2; XK for Kosovo.</param>
/// <param name="English">Everyday English name.</param>
/// <param name="French">Everyday French name.</param>
/// <param name="Inhabitants">Of all its towns of at least 1,000.</param>
internal sealed record GazetteerCountry(string Code, string English, string French, long Inhabitants);
