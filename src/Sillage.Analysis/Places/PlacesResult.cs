using System.Text.Json.Serialization;

namespace Sillage.Analysis;

/// <summary>Options of the places question.</summary>
public sealed record PlacesOptions
{
    /// <summary>Countries of fewer accounts are summed up as "other"; texts and time zones of fewer accounts are not listed: they could tell who it is.</summary>
    public int FewestAccounts { get; init; } = 5;

    /// <summary>How many times as many inhabitants a bare name's largest place must have as the next country's to count. Source: Sillage.</summary>
    public double Dominance { get; init; } = 10;

    /// <summary>How many texts that were not understood, ambiguous texts, and time zones to list.</summary>
    public int Top { get; init; } = 20;

    /// <summary>Width of a bucket in minutes; 0 chooses one that gives at most 50 buckets.</summary>
    public int BucketMinutes { get; init; }

    /// <summary>Most steps of the map's hours; a longer time is told in wider steps.</summary>
    public int MostHours { get; init; } = 168;

    /// <summary>Whether to look at the hours of busy accounts.</summary>
    public bool Rhythm { get; init; } = true;
}

/// <summary>From which countries the topic's accounts are, by what they and their posts say.</summary>
/// <param name="Accounts">Accounts with a captured post.</param>
/// <param name="Posts">Captured posts.</param>
/// <param name="KnownAccounts">Of these accounts, those of a country.</param>
/// <param name="KnownPosts">Of these posts, those by accounts of a country.</param>
/// <param name="Countries">The countries, those of most accounts first; last "other", the sum of those with too few accounts to be named, where there are such.</param>
/// <param name="Sources">What the countries rest on, the strongest evidence first.</param>
/// <param name="Unknown">Why the others have no country.</param>
/// <param name="Agreements">How often two kinds of evidence on one account name one country.</param>
/// <param name="Ambiguous">Texts that may mean several countries.</param>
/// <param name="Unresolved">Texts of the profile that name no country the gazetteer knows.</param>
/// <param name="Zones">Time zones of the profiles.</param>
/// <param name="Rhythm">Offsets from UTC that the hours of busy accounts suggest: no evidence for a country.</param>
/// <param name="BucketMinutes">Width of the buckets.</param>
/// <param name="Buckets">Shares over time.</param>
/// <param name="HourMinutes">Width of the map's steps, 60 where the time is short enough.</param>
/// <param name="Hours">Posts by country in each step that has posts.</param>
/// <param name="OfAccount">Country of each account of the slice: an index into <paramref name="Countries"/>; −1 unknown.</param>
public sealed record PlacesResult(
    long Accounts, long Posts, Share KnownAccounts, Share KnownPosts, IReadOnlyList<CountryShare> Countries, IReadOnlyList<PlaceSource> Sources, UnknownPlaces Unknown,
    IReadOnlyList<PlaceAgreement> Agreements, IReadOnlyList<AmbiguousPlace> Ambiguous, IReadOnlyList<UnresolvedPlace> Unresolved, IReadOnlyList<ZoneClaim> Zones,
    RhythmOffsets Rhythm, int BucketMinutes, IReadOnlyList<PlaceBucket> Buckets, int HourMinutes, IReadOnlyList<PlaceHour> Hours,
    [property: JsonIgnore] IReadOnlyList<int> OfAccount);

/// <summary>A country's part.</summary>
/// <param name="Country">ISO 3166-1 alpha-2 code, XK for Kosovo; "other" for the sum of those with few accounts.</param>
/// <param name="Name">English name.</param>
/// <param name="Accounts">Share of all accounts, those of unknown country in the denominator.</param>
/// <param name="Posts">Share of all captured posts likewise.</param>
/// <param name="RepostsEarned">Share of all reposts of another's post whose author is told.</param>
/// <param name="AccountsBy">Its accounts by what tells the country.</param>
/// <param name="PostsBy">Its posts by what tells the country.</param>
public sealed record CountryShare(string Country, string Name, Share Accounts, Share Posts, Share RepostsEarned, BySource AccountsBy, BySource PostsBy);

/// <summary>A sum by the evidence for the country.</summary>
/// <param name="Coordinates">Coordinates of own posts.</param>
/// <param name="CountryCode">The platform's country code of own posts' places.</param>
/// <param name="PlaceText">Names of own posts' places.</param>
/// <param name="ProfileLocation">Location in the profile.</param>
/// <param name="TimeZone">Time zone in the profile.</param>
public sealed record BySource(long Coordinates, long CountryCode, long PlaceText, long ProfileLocation, long TimeZone);

/// <summary>A kind of evidence.</summary>
/// <param name="Source">"coordinates", "country-code", "place-text", "profile-location", "time-zone".</param>
/// <param name="Told">Share of accounts of which the capture tells it at all.</param>
/// <param name="Named">Of these, the share in which it names one country.</param>
/// <param name="Decides">Share of accounts of which it is the strongest evidence that names a country.</param>
/// <param name="Posts">Share of posts by these accounts.</param>
public sealed record PlaceSource(string Source, Share Told, Share Named, Share Decides, Share Posts);

/// <summary>Accounts of unknown country.</summary>
/// <param name="NothingTold">The capture tells nothing of their place.</param>
/// <param name="NotUnderstood">What it tells names no country that the gazetteer knows ("Planet Earth"), or a clock only.</param>
/// <param name="Ambiguous">What it tells may mean several countries.</param>
public sealed record UnknownPlaces(Share NothingTold, Share NotUnderstood, Share Ambiguous);

/// <summary>Two kinds of evidence beside each other.</summary>
/// <param name="First">The one.</param>
/// <param name="Second">The other.</param>
/// <param name="Same">Of the accounts of which both name a country, the share in which it is the same.</param>
public sealed record PlaceAgreement(string First, string Second, Share Same);

/// <summary>A text that may mean several countries.</summary>
/// <param name="Text">The text, as most write it.</param>
/// <param name="Accounts">Accounts with it.</param>
/// <param name="Candidates">Codes of the countries that it may mean, the likeliest first, five at most.</param>
public sealed record AmbiguousPlace(string Text, long Accounts, IReadOnlyList<string> Candidates);

/// <summary>A text that names no known place.</summary>
/// <param name="Text">The text, as most write it.</param>
/// <param name="Accounts">Accounts with it.</param>
public sealed record UnresolvedPlace(string Text, long Accounts);

/// <summary>A time zone of profiles.</summary>
/// <param name="Zone">Its name as the platform gives it.</param>
/// <param name="Accounts">Accounts with it.</param>
/// <param name="Country">The country that its name names; null where it names none.</param>
/// <param name="CompatibleWith">Countries that it is the clock of, where its name names several; they are not counted.</param>
public sealed record ZoneClaim(string Zone, long Accounts, string? Country, IReadOnlyList<string> CompatibleWith);

/// <summary>What the nights of busy accounts suggest.</summary>
/// <param name="Examined">Accounts with enough posts in the capture, whatever the topic.</param>
/// <param name="WithRhythm">Of these, those with a night.</param>
/// <param name="Agrees">Of those with a night and a known country, the share in which the interval holds an offset that the country's clocks had at the time.</param>
/// <param name="Offsets">Accounts by offset.</param>
public sealed record RhythmOffsets(long Examined, Share WithRhythm, Share Agrees, IReadOnlyList<RhythmOffset> Offsets);

/// <summary>An offset.</summary>
/// <param name="OffsetHours">Hours from UTC, rounded.</param>
/// <param name="Accounts">Accounts whose night suggests it.</param>
/// <param name="From">Median lower end of their intervals, hours from UTC.</param>
/// <param name="To">Median upper end.</param>
public sealed record RhythmOffset(int OffsetHours, long Accounts, double From, double To);

/// <summary>Countries in a bucket of time.</summary>
/// <param name="From">Start.</param>
/// <param name="To">End (exclusive).</param>
/// <param name="Posts">Captured posts in it.</param>
/// <param name="Known">Of these, those by accounts of a country.</param>
/// <param name="Shares">The shares of all its posts, in the order of the countries; those without posts are left out.</param>
public sealed record PlaceBucket(DateTimeOffset From, DateTimeOffset To, long Posts, Share Known, IReadOnlyList<CountryBucket> Shares);

/// <summary>A country in a bucket.</summary>
/// <param name="Country">Its code, or "other".</param>
/// <param name="Share">Its share of the bucket's posts.</param>
public sealed record CountryBucket(string Country, Share Share);

/// <summary>A step of the map.</summary>
/// <param name="From">Start.</param>
/// <param name="Posts">Captured posts in it.</param>
/// <param name="Counts">Posts of each of the countries, in their order.</param>
public sealed record PlaceHour(DateTimeOffset From, long Posts, IReadOnlyList<long> Counts);
