using Sillage.Cases;
using Sillage.Posts;
using Xunit;

namespace Sillage.Analysis.Tests.Places;

/// <summary>Small slices whose countries can be counted in the head.</summary>
public class PlacesTests
{
    private static readonly PlacesOptions All = new() { FewestAccounts = 1 };

    private static PostPlace Place(string? name = null, string? country = null, double? latitude = null, double? longitude = null) => new(0, name, country, latitude, longitude);

    private static AccountProfile Profile(string? location, string? zone = null) => new() { Account = 0, Location = location, TimeZone = zone };

    private static PlacesResult Ask(Slice slice, PlacesOptions? options = null) => Analysis.Places.Run(slice, options ?? All, TestContext.Current.CancellationToken).Result;

    private static string Told(Slice slice, string account)
    {
        var result = Ask(slice);
        var country = result.OfAccount[slice.Accounts.Select(one => one.Handle).ToList().IndexOf(account)];
        return country < 0 ? "?" : result.Countries[country].Country;
    }

    [Fact]
    public void The_strongest_evidence_decides()
    {
        // Marseille by coordinates, Germany by code, Rome by name, London by profile, Tokyo by zone: each time the next is taken away.
        var profiles = new Dictionary<string, AccountProfile> { ["a"] = Profile("London", "Tokyo"), ["b"] = Profile(null, "Tokyo") };
        Assert.Equal("FR", Told(PlainSlice.Of([new PlainPost(0, "a") { Place = Place("Rome", "DE", 43.3, 5.4) }], profiles), "a"));
        Assert.Equal("DE", Told(PlainSlice.Of([new PlainPost(0, "a") { Place = Place("Rome", "DE") }], profiles), "a"));
        Assert.Equal("IT", Told(PlainSlice.Of([new PlainPost(0, "a") { Place = Place("Rome") }], profiles), "a"));
        Assert.Equal("GB", Told(PlainSlice.Of([new PlainPost(0, "a")], profiles), "a"));
        Assert.Equal("JP", Told(PlainSlice.Of([new PlainPost(0, "b")], profiles), "b"));
        Assert.Equal("?", Told(PlainSlice.Of([new PlainPost(0, "c")], profiles), "c"));
    }

    [Fact]
    public void What_one_kind_of_evidence_leaves_open_the_next_may_tell()
    {
        var profiles = new Dictionary<string, AccountProfile> { ["a"] = Profile("Georgia", "Tbilisi"), ["b"] = Profile("Georgia", "Eastern Time (US & Canada)") };
        var slice = PlainSlice.Of([new PlainPost(0, "a"), new PlainPost(1, "b")], profiles);

        Assert.Equal("GE", Told(slice, "a"));
        Assert.Equal("?", Told(slice, "b"));
        var result = Ask(slice);
        Assert.Equal((0, 0, 1), (result.Unknown.NothingTold.Count, result.Unknown.NotUnderstood.Count, result.Unknown.Ambiguous.Count));
        Assert.Equal(("Georgia", 2), (result.Ambiguous[0].Text, result.Ambiguous[0].Accounts));
        Assert.Equal(["US", "GE"], result.Ambiguous[0].Candidates);
    }

    [Fact]
    public void An_account_is_where_more_than_half_of_its_placed_posts_are()
    {
        var slice = PlainSlice.Of(
            new PlainPost(0, "two") { Place = Place(country: "FR") }, new PlainPost(1, "two") { Place = Place(country: "fr ") }, new PlainPost(2, "two") { Place = Place(country: "DE") },
            new PlainPost(3, "one") { Place = Place(country: "FR") }, new PlainPost(4, "one") { Place = Place(country: "DE") }, new PlainPost(5, "one") { Place = Place(country: "XX") });

        Assert.Equal("FR", Told(slice, "two"));
        Assert.Equal("?", Told(slice, "one"));
        Assert.Equal(1, Ask(slice).Unknown.Ambiguous.Count);
    }

    [Theory]
    [InlineData(48.8566, 2.3522, "FR")]
    [InlineData(-33.87, 151.21, "AU")]
    [InlineData(40.71, -74.0, "US")]
    [InlineData(64.14, -21.9, "IS")]
    [InlineData(-17.53, -149.57, "PF")]
    [InlineData(-16.85, -179.97, "FJ")]
    [InlineData(0, 0, "?")] // the sea
    [InlineData(47.59, 7.6, "?")] // Basel, Weil and Saint-Louis meet
    [InlineData(90, 0, "?")]
    [InlineData(91, 0, "?")]
    [InlineData(0, 181, "?")]
    [InlineData(double.NaN, 3, "?")]
    [InlineData(double.PositiveInfinity, double.NegativeInfinity, "?")]
    public void Coordinates_are_those_of_the_nearest_towns_country(double latitude, double longitude, string country) =>
        Assert.Equal(country, Gazetteer.Shared.Towns.Country(latitude, longitude) is >= 0 and var found ? Gazetteer.Shared.Countries[found].Code : "?");

    [Theory]
    [InlineData("Paris", "FR")]
    [InlineData("London", "GB")]
    [InlineData("Brasilia", "BR")]
    [InlineData("Hawaii", "US")]
    [InlineData("Arizona", "US")]
    [InlineData("Atlantic Time (Canada)", "CA")]
    [InlineData("Bern", "CH")]
    [InlineData("Edinburgh", "GB")]
    [InlineData("Europe/Paris", "FR")]
    [InlineData("America/Argentina/Buenos_Aires", "AR")]
    [InlineData("Asia/Calcutta", "IN")]
    [InlineData("Eastern Time (US & Canada)", "CA US")]
    [InlineData("Pacific Time (US & Canada)", "CA US")]
    [InlineData("Quito", "EC PE")] // Rails keeps Quito by Lima's clock
    [InlineData("Central America", "?")]
    [InlineData("UTC", "?")]
    [InlineData("UTC+2", "?")]
    [InlineData("GMT+01:00", "?")]
    [InlineData("EST", "?")]
    [InlineData("CET", "?")]
    [InlineData("Japan", "JP")]
    [InlineData("US/Eastern", "US")]
    [InlineData("Middle Earth", "?")]
    public void A_zone_names_a_country_only_by_its_name(string zone, string countries)
    {
        var reading = new ZoneCountries(Gazetteer.Shared, new PlaceReader(Gazetteer.Shared, 10)).Read(zone);
        Assert.Equal(countries, reading.Countries.Count == 0 ? "?" : string.Join(' ', reading.Countries.Select(country => Gazetteer.Shared.Countries[country].Code).Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void Shares_are_of_all_accounts_posts_and_reposts()
    {
        var profiles = new Dictionary<string, AccountProfile> { ["a"] = Profile("France"), ["b"] = Profile("Lyon"), ["c"] = Profile("Berlin"), ["quiet"] = Profile("Madrid") };
        var slice = PlainSlice.Of(
            [
                new PlainPost(0, "a"), new PlainPost(1, "a"), new PlainPost(2, "b", PostKind.Repost, 0, "a"), new PlainPost(3, "c", PostKind.Repost, 0, "a"), new PlainPost(4, "d", PostKind.Repost, 9, "quiet"),
                new PlainPost(5, "d") { Embedded = true },
            ], profiles);

        var result = Ask(slice);

        Assert.Equal((4, 5), (result.Accounts, result.Posts));
        Assert.Equal((3, 4), (result.KnownAccounts.Count, result.KnownAccounts.Of));
        Assert.Equal((4, 5), (result.KnownPosts.Count, result.KnownPosts.Of));
        // Spain has been reposted, and posted nothing: it is summed up with the other countries.
        Assert.Equal(["FR", "DE", "other"], result.Countries.Select(one => one.Country));
        Assert.Equal((2, 4, 3, 5, 2, 3), (result.Countries[0].Accounts.Count, result.Countries[0].Accounts.Of, result.Countries[0].Posts.Count, result.Countries[0].Posts.Of, result.Countries[0].RepostsEarned.Count, result.Countries[0].RepostsEarned.Of));
        Assert.Equal((0, 0, 1), (result.Countries[2].Accounts.Count, result.Countries[2].Posts.Count, result.Countries[2].RepostsEarned.Count));
        Assert.Equal(new BySource(0, 0, 0, 2, 0), result.Countries[0].AccountsBy);
        Assert.Equal(new BySource(0, 0, 0, 3, 0), result.Countries[0].PostsBy);
        Assert.Equal((3, 4, 3, 3), (result.Sources[3].Told.Count, result.Sources[3].Told.Of, result.Sources[3].Named.Count, result.Sources[3].Decides.Count));
        Assert.Equal(1, result.Unknown.NothingTold.Count);
        Assert.Equal(AccountGroups.Of(result).Names, ["FR", "DE", "other"]);
    }

    [Fact]
    public void Countries_texts_and_zones_of_few_accounts_are_not_told()
    {
        var names = Enumerable.Range(0, 12).Select(i => $"n{i}").ToArray();
        var profiles = names.Select((name, i) => (name, Profile(i < 5 ? "Paris" : i < 9 ? "Berlin" : "Qwertz " + (char)('a' + i), i == 0 ? "Baku" : null))).ToDictionary(pair => pair.name, pair => pair.Item2);
        var slice = PlainSlice.Of([.. names.Select((name, i) => new PlainPost(i, name))], profiles);

        var result = Ask(slice, new PlacesOptions());

        Assert.Equal(["FR", "other"], result.Countries.Select(one => one.Country));
        Assert.Equal([5L, 4], result.Countries.Select(one => one.Accounts.Count));
        Assert.Empty(result.Unresolved);
        Assert.Empty(result.Zones);
        Assert.Equal(3, Ask(slice).Unresolved.Count);
    }

    [Fact]
    public void Buckets_and_hours_hold_every_post_once()
    {
        var profiles = new Dictionary<string, AccountProfile> { ["a"] = Profile("France"), ["b"] = Profile("Texas") };
        PlainPost[] posts = [.. Enumerable.Range(0, 300).Select(i => new PlainPost(i * 700, (i % 3) switch { 0 => "a", 1 => "b", _ => "c" }))];
        var result = Ask(PlainSlice.Of(posts, profiles));

        Assert.Equal(300, result.Buckets.Sum(bucket => bucket.Posts));
        Assert.Equal(200, result.Buckets.Sum(bucket => bucket.Shares.Sum(share => share.Share.Count)));
        Assert.All(result.Buckets, bucket => Assert.Equal(bucket.Posts, bucket.Known.Of));
        Assert.Equal(60, result.HourMinutes);
        Assert.Equal(300, result.Hours.Sum(hour => hour.Posts));
        Assert.Equal([100L, 100], Enumerable.Range(0, 2).Select(country => result.Hours.Sum(hour => hour.Counts[country])));
    }

    [Fact]
    public void Two_kinds_of_evidence_are_set_beside_each_other()
    {
        var profiles = new Dictionary<string, AccountProfile> { ["a"] = Profile("France", "Paris"), ["b"] = Profile("France", "London"), ["c"] = Profile("Planet Earth", "London") };
        var agreement = Assert.Single(Ask(PlainSlice.Of([new PlainPost(0, "a"), new PlainPost(1, "b"), new PlainPost(2, "c")], profiles)).Agreements);

        Assert.Equal(("profile-location", "time-zone", 1, 2), (agreement.First, agreement.Second, agreement.Same.Count, agreement.Same.Of));
    }

    [Fact]
    public void Hostile_profiles_and_places_are_counted_as_not_understood()
    {
        string[] hostile = ["<script>alert(1)</script>", "=HYPERLINK(\"x\")", "\u202Emoc.live", string.Concat(Enumerable.Repeat("🇫", 90)), new string(',', 500), "a\0b", "\uD83C", "Paris\u0000,\u200BTX,,,,((("];
        var profiles = hostile.Select((text, i) => ($"h{i}", Profile(text, text))).ToDictionary(pair => pair.Item1, pair => pair.Item2);
        var slice = PlainSlice.Of([.. hostile.Select((text, i) => new PlainPost(i, $"h{i}") { Place = Place(text, text, double.NaN, i * 1e300) })], profiles);

        var result = Ask(slice);

        Assert.Equal(hostile.Length, result.Accounts);
        Assert.Equal(hostile.Length, result.KnownAccounts.Count + result.Unknown.NothingTold.Count + result.Unknown.NotUnderstood.Count + result.Unknown.Ambiguous.Count);
    }

    [Fact]
    public void Nothing_is_told_of_nothing()
    {
        var result = Ask(PlainSlice.Of());

        Assert.Equal((0, 0), (result.Accounts, result.Posts));
        Assert.Empty(result.Countries);
        Assert.Empty(result.Hours);
    }

    [Fact]
    public void It_says_what_is_unknown_and_what_is_claimed()
    {
        var profiles = new Dictionary<string, AccountProfile> { ["a"] = Profile("France") };
        var answer = Analysis.Places.Run(PlainSlice.Of([new PlainPost(0, "a"), new PlainPost(1, "b")], profiles), new PlacesOptions(), TestContext.Current.CancellationToken);

        Assert.Equal(["places-unknown", "places-claimed", "places-not-a-sample", "places-few-accounts"], answer.Codes());
        Assert.Equal("sillage/places/1", answer.Schema);
    }
}
