using Sillage.Cases;

namespace Sillage.Analysis;

/// <summary>Kinds of evidence for an account's country, the strongest first.</summary>
internal enum PlaceEvidence : byte
{
    Coordinates,
    CountryCode,
    PlaceText,
    ProfileLocation,
    TimeZone,
}

/// <summary>What the capture tells of where each account of a slice is.</summary>
internal sealed class AccountPlaces
{
    public const int Kinds = 5;

    /// <summary>The capture tells nothing; what it tells is not understood; it may mean several countries.</summary>
    public const short Nothing = -1, NotUnderstood = -2, Ambiguous = -3;

    private readonly short[] told;

    private AccountPlaces(int accounts)
    {
        told = new short[accounts * Kinds];
        Array.Fill(told, Nothing);
    }

    /// <summary>Texts of profile locations that are no country, with their accounts and what they may mean.</summary>
    public required TextCounts Locations { get; init; }

    /// <summary>Time zones likewise, those of a country too.</summary>
    public required TextCounts Zones { get; init; }

    /// <summary>Country that a kind of evidence names, or one of the three negative answers.</summary>
    public short Told(int account, PlaceEvidence kind) => told[(account * Kinds) + (int)kind];

    /// <summary>The strongest evidence that names a country, −1 where none does.</summary>
    public int Decides(int account) => Array.FindIndex(told, account * Kinds, Kinds, country => country >= 0) is >= 0 and var at ? at - (account * Kinds) : -1;

    /// <summary>The country by it; else the most that is known of why not.</summary>
    public short Country(int account) => Decides(account) is >= 0 and var kind ? told[(account * Kinds) + kind] : told.AsSpan(account * Kinds, Kinds).ToArray().Min();

    public static AccountPlaces Of(Slice slice, Gazetteer gazetteer, PlacesOptions options, CancellationToken cancel)
    {
        var reader = new PlaceReader(gazetteer, options.Dominance);
        var zones = new ZoneCountries(gazetteer, reader);
        var captured = new bool[slice.Accounts.Count];
        for (var post = 0; post < slice.Count; post++)
            captured[slice.Account[post]] |= !slice.Embedded[post];

        var places = new AccountPlaces(slice.Accounts.Count) { Locations = new TextCounts(reader.Read), Zones = new TextCounts(zones.Read) };
        OfPosts(slice, gazetteer, reader, places, cancel);
        var profiles = new List<(int Account, int Location, int Zone)>();
        foreach (var (account, claimed, clock) in slice.Words.ClaimedPlaces())
        {
            var location = string.IsNullOrWhiteSpace(claimed) ? -1 : places.Locations.Add(claimed, captured[account]);
            var zone = string.IsNullOrWhiteSpace(clock) ? -1 : places.Zones.Add(clock, captured[account]);
            profiles.Add((account, location, zone));
        }

        places.Locations.ReadAll(cancel);
        places.Zones.ReadAll(cancel);
        foreach (var (account, location, zone) in profiles)
        {
            if (location >= 0)
                places.Tell(account, PlaceEvidence.ProfileLocation, places.Locations.Reading(location));
            if (zone >= 0)
                places.Tell(account, PlaceEvidence.TimeZone, places.Zones.Reading(zone));
        }

        return places;
    }

    /// <summary>Each post votes; an account is where more than half of those of its posts are that name a country by this evidence.</summary>
    private static void OfPosts(Slice slice, Gazetteer gazetteer, PlaceReader reader, AccountPlaces places, CancellationToken cancel)
    {
        var texts = new Dictionary<string, PlaceReading>(StringComparer.Ordinal);
        var votes = new List<(int Place, short Country)>();
        foreach (var (post, name, code, latitude, longitude) in slice.Words.Places())
        {
            var place = slice.Account[post] * Kinds;
            if (latitude is { } north && longitude is { } east)
                votes.Add((place + (int)PlaceEvidence.Coordinates, gazetteer.Towns.Country(north, east) is >= 0 and var country ? country : NotUnderstood));
            if (!string.IsNullOrWhiteSpace(code))
                votes.Add((place + (int)PlaceEvidence.CountryCode, gazetteer.Country(code.Trim().ToUpperInvariant()) is >= 0 and var country ? country : NotUnderstood));
            if (!string.IsNullOrWhiteSpace(name))
            {
                if (!texts.TryGetValue(name, out var reading))
                    texts.Add(name, reading = reader.Read(name));
                votes.Add((place + (int)PlaceEvidence.PlaceText, Answer(reading)));
            }

            if ((votes.Count & 0xFFFF) == 0)
                cancel.ThrowIfCancellationRequested();
        }

        votes.Sort();
        for (var start = 0; start < votes.Count;)
        {
            var end = start;
            while (end < votes.Count && votes[end].Place == votes[start].Place)
                end++;
            places.told[votes[start].Place] = Majority(votes, start, end);
            start = end;
        }
    }

    private static short Majority(List<(int Place, short Country)> votes, int start, int end)
    {
        while (start < end - 1 && votes[start].Country < 0)
            start++;
        // Votes are in order: more than half of them are one country's only where the middle one is.
        var country = votes[start + ((end - start) / 2)].Country;
        if (country < 0)
            return country;
        var own = 0;
        for (var vote = start; vote < end; vote++)
            own += votes[vote].Country == country ? 1 : 0;
        return 2 * own > end - start ? country : Ambiguous;
    }

    private void Tell(int account, PlaceEvidence kind, PlaceReading reading) => told[(account * Kinds) + (int)kind] = Answer(reading);

    private static short Answer(PlaceReading reading) => reading.Kind switch
    {
        ReadingKind.Country => reading.Country,
        ReadingKind.Ambiguous => Ambiguous,
        _ => NotUnderstood,
    };
}
