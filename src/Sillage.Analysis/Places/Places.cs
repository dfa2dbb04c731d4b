using Sillage.Analysis.Statistics;
using Sillage.Cases;

namespace Sillage.Analysis;

/// <summary>From which countries a topic's accounts are, by what they and their posts say, and over time. Only sums: no account's place is told.</summary>
public static class Places
{
    /// <summary>Names of the kinds of evidence, the strongest first.</summary>
    private static readonly string[] SourceNames = ["coordinates", "country-code", "place-text", "profile-location", "time-zone"];

    /// <summary>Asks what the capture tells of places.</summary>
    public static Answer<PlacesOptions, PlacesResult> Run(Slice slice, PlacesOptions options, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(slice);
        ArgumentNullException.ThrowIfNull(options);
        var gazetteer = Gazetteer.Shared;
        var places = AccountPlaces.Of(slice, gazetteer, options, cancel);
        var tally = slice.PostsAndEarned();
        var counts = CountryCounts.Of(slice, places, gazetteer, tally, options.FewestAccounts);
        var (captured, posts) = (slice.Captured(), tally.Posts);
        int[] authors = [.. Enumerable.Range(0, posts.Length).Where(account => posts[account] > 0)];

        var step = options.BucketMinutes > 0 ? options.BucketMinutes : TimeBuckets.Step(slice, captured);
        var hour = Math.Max(60, captured.Length > 0 && (slice.PostedAt[captured[^1]] - slice.PostedAt[captured[0]]) / (60 * TimeBuckets.Minute) < options.MostHours ? 60 : TimeBuckets.Step(slice, captured));
        var result = new PlacesResult(
            authors.Length, captured.Length,
            Shares.Wilson(authors.LongCount(account => counts.OfAccount[account] >= 0), authors.Length),
            Shares.Wilson(authors.Where(account => counts.OfAccount[account] >= 0).Sum(account => posts[account]), captured.Length),
            counts.Countries, [.. Sources(places, authors, posts, captured.Length)], Unknown(places, authors), [.. Agreements(places, authors)],
            [.. places.Locations.Most(reading => reading.Kind == ReadingKind.Ambiguous, options.FewestAccounts, options.Top).Select(text => new AmbiguousPlace(text.Text, text.Accounts, Codes(gazetteer, text.Reading)))],
            [.. places.Locations.Most(reading => reading.Kind == ReadingKind.Unknown, options.FewestAccounts, options.Top).Select(text => new UnresolvedPlace(text.Text, text.Accounts))],
            [.. places.Zones.Most(_ => true, options.FewestAccounts, options.Top).Select(zone => Zone(gazetteer, zone))],
            options.Rhythm ? RhythmCounts.Of(slice, places, gazetteer, options.FewestAccounts, cancel) : new RhythmOffsets(0, Shares.Wilson(0, 0), Shares.Wilson(0, 0), []),
            step, [.. counts.Steps(slice, captured, step).Select(bucket => counts.Bucket(bucket, step))],
            hour, [.. counts.Steps(slice, captured, hour).Select(one => new PlaceHour(Wording.Time(one.From), one.Posts, one.Counts))], counts.OfAccount);
        return new Answer<PlacesOptions, PlacesResult>(
            "sillage/places/1", slice.Topic, options, result, [.. Caveats(slice, result)],
            new Method(
                "Country of each account by the strongest evidence that names one: coordinates and country codes of its posts, names of their places, profile location by an offline gazetteer, profile time zone; Wilson intervals",
                "Rules: Sillage, docs/places.md; places: GeoNames (CC BY 4.0); zones: tz database; interval: Wilson 1927; night of eight hours: Sillage, docs/methods.md"));
    }

    private static IEnumerable<PlaceSource> Sources(AccountPlaces places, int[] authors, long[] posts, long allPosts)
    {
        for (var kind = 0; kind < AccountPlaces.Kinds; kind++)
        {
            int[] told = [.. authors.Where(account => places.Told(account, (PlaceEvidence)kind) != AccountPlaces.Nothing)];
            int[] decides = [.. authors.Where(account => places.Decides(account) == kind)];
            yield return new PlaceSource(
                SourceNames[kind], Shares.Wilson(told.Length, authors.Length), Shares.Wilson(told.LongCount(account => places.Told(account, (PlaceEvidence)kind) >= 0), told.Length),
                Shares.Wilson(decides.Length, authors.Length), Shares.Wilson(decides.Sum(account => posts[account]), allPosts));
        }
    }

    private static UnknownPlaces Unknown(AccountPlaces places, int[] authors)
    {
        var answers = authors.Select(places.Country).CountBy(country => country).ToDictionary();
        return new UnknownPlaces(Of(AccountPlaces.Nothing), Of(AccountPlaces.NotUnderstood), Of(AccountPlaces.Ambiguous));

        Share Of(short answer) => Shares.Wilson(answers.GetValueOrDefault(answer), authors.Length);
    }

    private static IEnumerable<PlaceAgreement> Agreements(AccountPlaces places, int[] authors)
    {
        for (var first = 0; first < AccountPlaces.Kinds; first++)
        {
            for (var second = first + 1; second < AccountPlaces.Kinds; second++)
            {
                var both = authors.Select(account => (One: places.Told(account, (PlaceEvidence)first), Other: places.Told(account, (PlaceEvidence)second))).Where(pair => pair.One >= 0 && pair.Other >= 0).ToArray();
                if (both.Length > 0)
                    yield return new PlaceAgreement(SourceNames[first], SourceNames[second], Shares.Wilson(both.LongCount(pair => pair.One == pair.Other), both.Length));
            }
        }
    }

    private static ZoneClaim Zone(Gazetteer gazetteer, (string Text, long Accounts, PlaceReading Reading) zone) => new(
        zone.Text, zone.Accounts, zone.Reading.Kind == ReadingKind.Country ? gazetteer.Countries[zone.Reading.Country].Code : null,
        zone.Reading.Kind == ReadingKind.Ambiguous ? Codes(gazetteer, zone.Reading) : []);

    private static string[] Codes(Gazetteer gazetteer, PlaceReading reading) => [.. reading.Countries.Take(5).Select(country => gazetteer.Countries[country].Code)];

    private static IEnumerable<Caveat> Caveats(Slice slice, PlacesResult result)
    {
        foreach (var caveat in slice.CommonCaveats())
            yield return caveat;
        var unknown = result.Accounts - result.KnownAccounts.Count;
        if (unknown > 0)
            yield return Wording.Of("places-unknown", $"The country of {Wording.Number(unknown)} of {Wording.Number(result.Accounts)} accounts is not known; they stand in every denominator, and need not be like the others.", ("accounts", Wording.Number(unknown)), ("of", Wording.Number(result.Accounts)));
        var claimed = result.Sources.Where(source => source.Source is "profile-location" or "time-zone").Sum(source => source.Decides.Count);
        if (claimed > 0)
            yield return Wording.Of("places-claimed", $"Of {Wording.Number(claimed)} accounts only the profile tells the country: that is what they claim, not where they are.", ("accounts", Wording.Number(claimed)));
        if (result.Posts > 0 && result.KnownPosts.Count > 0)
            yield return Wording.Of("places-not-a-sample", "Intervals are those of counts; posts of one account stand together, and the capture is no sample of a country.");
        if (result.Countries.Any(country => country.Country == CountryNames.Other))
            yield return Wording.Of("places-few-accounts", "Countries of few accounts are summed up as other countries, so that nobody is told by them.");
    }
}
