namespace Sillage.Analysis;

/// <summary>Reads what people write into the field for their place.</summary>
/// <remarks>
/// <para>Several places ("Paris / Berlin", "Lyon and London") must all lie in one country. Inside one, parts set off by commas, brackets and
/// hyphens tell more about one place: a part that is a country, a division or a code holds the others ("London, Ontario"). A bare name
/// counts where one country dominates: see <see cref="Bare"/>. Only whole parts count: a country's name inside a phrase is no place.</para>
/// <para>Source: Sillage, docs/places.md.</para>
/// </remarks>
internal sealed class PlaceReader(Gazetteer gazetteer, double dominance)
{
    /// <summary>Longer texts are no names of places.</summary>
    private const int MostLetters = 200;

    private const int MostWords = 8;

    private static readonly char[] Several = ['/', '|', '&', '+', ';', '•', '·', '→', '➡', '↔', '⇄', '✈', '~', '\n', '\\', '⚡', '★', '♥', '❤'];
    private static readonly string[] SeveralWords = [" and ", " et ", " und ", " y "];
    private static readonly char[] Parts = [',', '(', ')', '[', ']', ':', '،', '、', '，', '-', '–', '—', '_', '*', '"', '“', '”', '«', '»'];
    private static readonly string[] Before = ["south of ", "north of ", "west of ", "east of ", "sud de la ", "nord de la ", "born in ", "in ", "near ", "from ", "the ", "greater ", "north ", "south ", "east ", "west ", "northern ", "southern ", "eastern ", "western ", "central ", "downtown ", "upstate "];
    private static readonly string[] Behind = [" area", " metro", " metro area", " city", " region", " county"];

    /// <summary>What a text says.</summary>
    public PlaceReading Read(string text)
    {
        if (text.Length > MostLetters)
            return PlaceReading.Unknown;
        var (words, flags) = PlaceFlags.Take(text);
        short[] flagged = [.. flags.Select(gazetteer.Country).Where(country => country >= 0).Distinct()];
        var key = PlaceNames.Key(words);
        if (gazetteer.NamesNothing(key))
            key = "";
        if (key.Length == 0 || flagged.Length > 1)
            return PlaceReading.Of(flagged);
        if (flagged.Length == 0 && gazetteer.Named(key) is { Count: > 0 } whole && Bare(whole) is { Kind: not ReadingKind.Unknown } found && Capitals(words) is null)
            return found;
        return PlaceReading.Together([.. words.Split(Several, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(place => OneOrMore(place, flagged))]) is { Kind: not ReadingKind.Unknown } read ? read : PlaceReading.Of(flagged);
    }

    /// <summary>One place, or, where it is not understood as one, several joined by a word: "Trinidad and Tobago" is one, "Lyon and London" are two.</summary>
    private PlaceReading OneOrMore(string place, short[] flagged)
    {
        var one = One(place, flagged);
        return one.Kind == ReadingKind.Unknown && place.Split(SeveralWords, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) is { Length: > 1 } more
            ? PlaceReading.Together([.. more.Select(part => One(part, flagged))])
            : one;
    }

    /// <summary>One place, with what stands around it.</summary>
    private PlaceReading One(string place, short[] flagged)
    {
        List<PlacePart> parts = [.. flagged.Select(country => PlacePart.Sure(new Meaning(country, MeaningKind.Country, "", 0)))];
        if (gazetteer.Named(PlaceNames.Key(place)) is { Count: > 0 } whole)
            parts.Add(new PlacePart(whole, true));
        else
            parts.AddRange(Split(place).Select((part, i) => Part(part, isFirst: i == 0)));
        return OfParts(parts);
    }

    /// <summary>A hyphen inside a word joins it.</summary>
    private static IEnumerable<string> Split(string place)
    {
        var start = 0;
        for (var i = 0; i <= place.Length; i++)
        {
            if (i < place.Length && (!Parts.Contains(place[i]) || (place[i] is '-' or '–' && i > 0 && i + 1 < place.Length && place[i - 1] != ' ' && place[i + 1] != ' ')))
                continue;
            if (place[start..i].Trim() is { Length: > 0 } part)
                yield return part;
            start = i + 1;
        }
    }

    private PlacePart Part(string part, bool isFirst)
    {
        // A postal code tells a country only together with a name.
        var words = part.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length > 1)
            words = [.. words.Where(word => !word.All(char.IsAsciiDigit))];
        part = string.Join(' ', words);
        var named = gazetteer.Named(PlaceNames.Key(part));
        var coded = Codes(part, isFirst, out var sure);
        if (named.Count > 0 || coded.Count > 0)
            return new PlacePart([.. named, .. coded], named.Count > 0 || sure);
        if (Stripped(part) is { Count: > 0 } stripped)
            return new PlacePart(stripped, true);
        // "Houston Texas", "Paris France": both sides must be known.
        PlaceReading? torn = null;
        for (var cut = Math.Min(words.Length, MostWords + 1) - 1; cut > 0; cut--)
        {
            List<PlacePart> two = [Whole(words[..cut], true), Whole(words[cut..], false)];
            // "Dallas Texas USA": what stands before the country is two again.
            if (two[0].Meanings.Count == 0 && two[1].Meanings.Count > 0 && cut > 1)
                two[0] = Part(string.Join(' ', words[..cut]), isFirst: true);
            if (two.Any(one => one.Meanings.Count == 0) || OfParts(two) is not { Kind: not ReadingKind.Unknown } read)
                continue;
            if (read.Kind == ReadingKind.Country)
                return PlacePart.Sure(new Meaning(read.Country, MeaningKind.Country, "", 0));
            torn ??= read;
        }

        // Both sides are known and do not fit.
        return torn is null ? PlacePart.Unknown : new PlacePart([.. torn.Countries.Select(country => new Meaning(country, MeaningKind.Country, "", 0))], true);

        PlacePart Whole(string[] some, bool first)
        {
            var text = string.Join(' ', some);
            var names = gazetteer.Named(PlaceNames.Key(text));
            var capitals = Codes(text, first, out var isSure);
            return new PlacePart([.. names, .. capitals], names.Count > 0 || isSure);
        }
    }

    private List<Meaning> Stripped(string part)
    {
        var key = PlaceNames.Key(part);
        foreach (var word in Before)
        {
            if (key.StartsWith(word, StringComparison.Ordinal) && gazetteer.Named(key[word.Length..]) is { Count: > 0 } found)
                return found;
        }

        foreach (var word in Behind)
        {
            if (key.EndsWith(word, StringComparison.Ordinal) && gazetteer.Named(key[..^word.Length]) is { Count: > 0 } found)
                return found;
        }

        return [];
    }

    /// <summary>Codes in capitals; two small letters only behind something, and only where they fit it ("austin, tx").</summary>
    private IReadOnlyList<Meaning> Codes(string part, bool isFirst, out bool sure)
    {
        var capitals = Capitals(part);
        sure = capitals is not null;
        return capitals is not null ? gazetteer.Coded(capitals) : isFirst || part.Length != 2 ? [] : gazetteer.Coded(part.ToUpperInvariant());
    }

    /// <summary>Two or three capital letters, dots left out; null for anything else.</summary>
    private static string? Capitals(string text)
    {
        var letters = text.Trim().Replace(".", "", StringComparison.Ordinal);
        return letters.Length is 2 or 3 && letters.All(char.IsAsciiLetterUpper) ? letters : null;
    }

    private PlaceReading OfParts(List<PlacePart> parts)
    {
        List<PlacePart> known = [.. parts.Where(part => part.Meanings.Count > 0)];
        var sure = known.Where(part => part.IsSure).ToList();
        if (sure.Count == 0)
            return PlaceReading.Unknown;
        if (known.Count > 1)
        {
            var held = Held(known, strictly: true);
            if (held.Count == 0)
                held = Held(sure, strictly: true);
            if (held.Count == 0)
                held = Held(sure, strictly: false);
            // A country told outright: the gazetteer lacks small places, and codes have other uses ("Bogotá, D.C., Colombia").
            if (held.Count == 0)
                held = [.. sure.SelectMany(part => part.Meanings).Where(meaning => meaning.Kind == MeaningKind.Country).Select(meaning => meaning.Country).Distinct().Where(country => sure.All(part => Allows(part, country)))];
            if (held.Count > 0)
                return PlaceReading.Of(held);
        }

        // A town among much that is no place may be a word.
        if (parts.Count - known.Count > 1 && sure.All(part => part.Meanings.All(meaning => meaning.Kind == MeaningKind.Town)))
            return PlaceReading.Unknown;
        return PlaceReading.Together([.. sure.Select(part => Bare(part.Meanings))]);
    }

    /// <summary>Whether a part may lie in a country: it has a meaning there, or no country of its own.</summary>
    private bool Allows(PlacePart part, short country) =>
        part.Meanings.Any(meaning => meaning.Country == country) || part.Meanings.All(meaning => meaning.Kind == MeaningKind.Code) || (Bare(part.Meanings).Kind == ReadingKind.Ambiguous && part.Meanings.All(meaning => meaning.Kind != MeaningKind.Country));

    /// <summary>Countries in which one part, as a country, division or code, holds all others.</summary>
    /// <param name="parts">The parts.</param>
    /// <param name="strictly">Whether a town must lie in the very division of a code, as far as the gazetteer knows.</param>
    private static List<short> Held(List<PlacePart> parts, bool strictly)
    {
        var held = new List<short>();
        foreach (var holder in parts)
        {
            foreach (var meaning in holder.Meanings)
            {
                if (meaning.HoldsOthers && !held.Contains(meaning.Country) && parts.Count > 1 && parts.All(part => part == holder || part.Meanings.Any(other => LiesIn(other, meaning, strictly))))
                    held.Add(meaning.Country);
            }
        }

        return held;
    }

    private static bool LiesIn(Meaning other, Meaning holder, bool strictly) =>
        other.Country == holder.Country && (!strictly || holder.Kind != MeaningKind.Code || holder.Division.Length == 0 || other.Division.Length == 0 || other.Division == holder.Division);

    /// <summary>
    /// A name by itself. A country's name means the country, save where a division elsewhere has more inhabitants ("Georgia"). Else the
    /// country of the largest place of that name must have ten times the inhabitants of the next country's ("Paris", not "Birmingham").
    /// </summary>
    private PlaceReading Bare(List<Meaning> meanings)
    {
        var largest = new Dictionary<short, long>();
        foreach (var meaning in meanings)
            largest[meaning.Country] = Math.Max(largest.GetValueOrDefault(meaning.Country), meaning.Inhabitants);
        var ranked = largest.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key).ToArray();
        if (ranked.Length == 0)
            return PlaceReading.Unknown;
        if (ranked.Length == 1)
            return PlaceReading.Of([ranked[0].Key]);
        short[] named = [.. meanings.Where(meaning => meaning.Kind == MeaningKind.Country).Select(meaning => meaning.Country).Distinct()];
        if (named.Length == 1)
        {
            var country = named[0];
            if (!meanings.Any(meaning => meaning.Country != country && (meaning.Kind == MeaningKind.Code || (meaning.Kind == MeaningKind.Division && meaning.Inhabitants > largest[country]))))
                return PlaceReading.Of([country]);
        }
        else if (!meanings.Any(meaning => meaning.Kind == MeaningKind.Code) && named.Length == 0 && ranked[0].Value >= dominance * Math.Max(1, ranked[1].Value))
        {
            return PlaceReading.Of([ranked[0].Key]);
        }

        return PlaceReading.Of([.. ranked.Select(pair => pair.Key)]);
    }
}

/// <summary>A part of a place text.</summary>
/// <param name="Meanings">What it may mean; none where nothing is known.</param>
/// <param name="IsSure">False for a code in small letters, which counts only where it fits the rest.</param>
internal sealed record PlacePart(List<Meaning> Meanings, bool IsSure)
{
    public static PlacePart Unknown { get; } = new([], false);

    public static PlacePart Sure(Meaning meaning) => new([meaning], true);
}
