using System.Globalization;
using Sillage.Analysis;

namespace Sillage.Reports.Places;

/// <summary>Countries as tables; the first is the headline.</summary>
internal static class PlaceTables
{
    public const string Flow = "places-flow", OverTime = "places-over-time", ByHour = "places-by-hour";

    /// <summary>Countries named of each bucket in the short table.</summary>
    private const int Named = 5;

    /// <summary>Tables that are not too long for the page; the others are beside it.</summary>
    public static IEnumerable<Table> Short(PlacesResult result) => Of(result).Where(table => table.Name is not (OverTime or ByHour));

    public static IReadOnlyList<Table> Of(PlacesResult result) =>
    [
        new("places", "Countries", ["code", "country", "accounts", "accounts, %", "low, %", "high, %", "posts", "posts, %", "reposts earned"],
            [
                .. result.Countries.Select(one => new object?[]
                {
                    one.Country, one.Name, one.Accounts.Count, Table.Percent(one.Accounts.Value), Table.Percent(one.Accounts.Low), Table.Percent(one.Accounts.High), one.Posts.Count, Table.Percent(one.Posts.Value), one.RepostsEarned.Count,
                }),
            ]),
        new("places-posts", "Posts and reposts earned by country", ["code", "country", "counted", "posts", "of", "share, %", "low, %", "high, %"],
            [.. result.Countries.SelectMany(one => new[] { Counted(one, "posts", one.Posts), Counted(one, "reposts earned", one.RepostsEarned) })]),
        new("places-by-source", "Accounts and posts by what tells the country", ["code", "country", "counted", "by coordinates", "by country code", "by place text", "by profile location", "by time zone"],
            [.. result.Countries.SelectMany(one => new[] { Split(one, "accounts", one.AccountsBy), Split(one, "posts", one.PostsBy) })]),
        new("place-unknown", "Known and unknown", ["accounts are", "accounts", "of", "share, %", "low, %", "high, %"],
            [
                Row("of a country", result.KnownAccounts), Row("unknown: nothing is told", result.Unknown.NothingTold),
                Row("unknown: what is told names no country", result.Unknown.NotUnderstood), Row("unknown: may be of several countries", result.Unknown.Ambiguous),
            ]),
        new("place-sources", "What tells the country", ["evidence", "accounts that tell it", "of", "name a country", "decides for", "decides, %", "low, %", "high, %", "posts"],
            [
                .. result.Sources.Select(one => new object?[]
                {
                    one.Source, one.Told.Count, one.Told.Of, one.Named.Count, one.Decides.Count, Table.Percent(one.Decides.Value), Table.Percent(one.Decides.Low), Table.Percent(one.Decides.High), one.Posts.Count,
                }),
            ]),
        new("place-agreement", "Two kinds of evidence beside each other", ["evidence", "and", "same country", "of", "share, %", "low, %", "high, %"],
            [.. result.Agreements.Select(one => new object?[] { one.First, one.Second, one.Same.Count, one.Same.Of, Table.Percent(one.Same.Value), Table.Percent(one.Same.Low), Table.Percent(one.Same.High) })]),
        new("places-ambiguous", "Places of several countries", ["text", "accounts", "may mean"],
            [.. result.Ambiguous.Select(one => new object?[] { one.Text, one.Accounts, new CellList(one.Candidates) })]),
        new("places-unresolved", "Places that name no country", ["text", "accounts"], [.. result.Unresolved.Select(one => new object?[] { one.Text, one.Accounts })]),
        new("time-zones", "Time zones of profiles", ["zone", "accounts", "code", "clock of"],
            [.. result.Zones.Select(one => new object?[] { one.Zone, one.Accounts, one.Country, new CellList(one.CompatibleWith) })]),
        new("place-nights", "Nights of busy accounts: no evidence for a country", ["hours from UTC", "accounts", "from", "to"],
            [.. result.Rhythm.Offsets.Select(one => new object?[] { one.OffsetHours.ToString("+0;-0;0", CultureInfo.InvariantCulture), one.Accounts, one.From, one.To })]),
        new("place-night-figures", "How far the nights go", ["accounts are", "accounts", "of", "share, %", "low, %", "high, %"],
            result.Rhythm.Examined == 0 ? [] : [Row("with a night", result.Rhythm.WithRhythm), Row("with a night that fits their country", result.Rhythm.Agrees)]),
        new(Flow, "Countries over time", ["from", "posts", "of a country, %", "largest shares, % (95 % interval)"],
            [.. result.Buckets.Select(bucket => new object?[] { bucket.From, bucket.Posts, Table.Percent(bucket.Known.Value), new CellList([.. bucket.Shares.OrderByDescending(one => one.Share.Count).Take(Named).Select(Share)]) })]),
        new(OverTime, "Countries over time, with counts", ["from", "code", "country", "posts", "of", "share, %", "low, %", "high, %"],
            [
                .. result.Buckets.SelectMany(bucket => bucket.Shares.Select(one => new object?[]
                {
                    bucket.From, one.Country, CountryNames.Of(one.Country, french: false), one.Share.Count, one.Share.Of, Table.Percent(one.Share.Value), Table.Percent(one.Share.Low), Table.Percent(one.Share.High),
                })),
            ]),
        new(ByHour, "Countries by the hour", ["from", "code", "country", "posts", "of"],
            [
                .. result.Hours.SelectMany(hour => result.Countries.Zip(hour.Counts).Where(pair => pair.Second > 0)
                    .Select(pair => new object?[] { hour.From, pair.First.Country, pair.First.Name, pair.Second, hour.Posts })),
            ]),
    ];

    private static string Share(CountryBucket one) => string.Create(CultureInfo.InvariantCulture, $"{CountryCells.Of("country", one.Country)} {100 * one.Share.Value:0.0} ({100 * one.Share.Low:0.0}–{100 * one.Share.High:0.0})");

    private static object?[] Counted(CountryShare one, string what, Share share) => [one.Country, one.Name, .. Row(what, share)];

    private static object?[] Split(CountryShare one, string what, BySource by) => [one.Country, one.Name, what, by.Coordinates, by.CountryCode, by.PlaceText, by.ProfileLocation, by.TimeZone];

    private static object?[] Row(string what, Share share) => [what, share.Count, share.Of, Table.Percent(share.Value), Table.Percent(share.Low), Table.Percent(share.High)];
}
