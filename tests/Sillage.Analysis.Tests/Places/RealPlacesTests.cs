using Sillage.Cases;
using Sillage.Cases.Import;
using Sillage.Cases.Topics;
using Sillage.Posts.Captures;
using Sillage.Testing;
using Xunit;

namespace Sillage.Analysis.Tests.Places;

/// <summary>Real captures, with figures counted beside Sillage.</summary>
[Trait("Needs", RealCaptures.Trait)]
public class RealPlacesTests
{
    [Fact]
    public void Posts_with_places_of_the_platform_are_where_its_codes_say()
    {
        var result = Ask("data/twitter-v11-jsonl/search_geo.jsonl.gz");

        // Twelve posts of twelve accounts, all with a place: eleven in the US, one in Canada; two with coordinates.
        Assert.Equal((12, 12), (result.Accounts, result.KnownAccounts.Count));
        Assert.Equal([("US", 11L), ("CA", 1L)], result.Countries.Where(one => one.Accounts.Count > 0).Select(one => (one.Country, one.Accounts.Count)));
        Assert.Equal([2L, 12, 12, 8, 0], result.Sources.Select(one => one.Told.Count));
        Assert.All(result.Agreements, one => Assert.Equal(1, one.Same.Value));
    }

    [Fact]
    public void Profile_locations_that_people_wrote_are_read_as_a_person_reads_them()
    {
        var result = Ask("data/twitter-v11-jsonl/search_advanced_recycling.jsonl.gz");

        // By hand: of 151 accounts 133 tell a location. 28 end in a state or name the country, 51 end in ", CA", 8 name an American town or state otherwise.
        // Of the 51 four stay open: the gazetteer has no such town in California, or one of the name in Canada too.
        Assert.Equal((151, 133), (result.Accounts, result.Sources[3].Told.Count));
        Assert.Equal(83, result.Countries.Single(one => one.Country == "US").Accounts.Count);
        Assert.Equal(4, result.Ambiguous.Count(one => one.Text.EndsWith(", CA", StringComparison.Ordinal)));
        Assert.All(result.Ambiguous.Where(one => one.Text.EndsWith(", CA", StringComparison.Ordinal)), one => Assert.Equal(["CA", "US"], one.Candidates.Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void Most_clocks_of_an_evening_of_2015_are_no_countrys()
    {
        var zones = Ask("data/pheme-germanwings/tweets.csv.gz").Zones.ToDictionary(zone => zone.Zone);

        // Counted with a script: the last row of each account.
        Assert.Equal((354, null), (zones["Eastern Time (US & Canada)"].Accounts, zones["Eastern Time (US & Canada)"].Country));
        Assert.Equal((226, "GB"), (zones["London"].Accounts, zones["London"].Country));
        Assert.Equal((106, "NL"), (zones["Amsterdam"].Accounts, zones["Amsterdam"].Country));
        Assert.Equal((55, null), (zones["Quito"].Accounts, zones["Quito"].Country));
    }

    private static PlacesResult Ask(string path)
    {
        using var target = CaseFile.CreateTemporary();
        Importer.Run(target, CaptureFile.Find([RealCaptures.Path(path)]), new ImportOptions(), null, TestContext.Current.CancellationToken);
        return Analysis.Places.Run(SliceLoader.Load(target, Topic.Everything, TestContext.Current.CancellationToken), new PlacesOptions { FewestAccounts = 1, Top = 1000 }, TestContext.Current.CancellationToken).Result;
    }
}
