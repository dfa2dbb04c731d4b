namespace Sillage.Analysis;

/// <summary>Names of countries for readers.</summary>
public static class CountryNames
{
    /// <summary>Stands for the countries of too few accounts.</summary>
    public const string Other = "other";

    /// <summary>Everyday name of a country.</summary>
    /// <param name="code">ISO 3166-1 alpha-2 code, XK, or <see cref="Other"/> as in <see cref="CountryShare.Country"/>.</param>
    /// <param name="french">In French, else in English.</param>
    public static string Of(string code, bool french)
    {
        if (code == Other)
            return french ? "autres pays" : "other countries";
        return Gazetteer.Shared.Country(code) is >= 0 and var country
            ? french ? Gazetteer.Shared.Countries[country].French : Gazetteer.Shared.Countries[country].English
            : throw new ArgumentException($"{code} is no code of a country", nameof(code));
    }
}
