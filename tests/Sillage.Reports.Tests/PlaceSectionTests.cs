using System.Text.Json;
using Microsoft.Playwright;
using Sillage.Analysis;
using Sillage.Reports.Places;
using Sillage.Testing;
using Xunit;

namespace Sillage.Reports.Tests;

/// <summary>Countries in the report: the tables, the map without scripts, and its hours in a real browser.</summary>
[Collection(Chromium.OneAtATime)]
public sealed class PlaceSectionTests(ReportTests.Evening evening) : IClassFixture<ReportTests.Evening>
{
    [Theory]
    [InlineData("en", "Countries of most accounts, as far as they tell: France (")]
    [InlineData("fr", "Pays dont se disent le plus de comptes : France (")]
    public void The_story_names_the_countries_and_what_is_unknown(string language, string sentence) =>
        Assert.StartsWith(sentence, Story.Tell(evening.Results, language).Single(told => told.Anchor == "places").Text, StringComparison.Ordinal);

    [Fact]
    public void The_page_the_json_and_the_tables_have_the_countries()
    {
        var folder = evening.Folder("en");
        var page = File.ReadAllText(evening.Page("en"));
        Assert.Contains("<section id=\"places\"", page, StringComparison.Ordinal);
        Assert.Contains("data-country=\"FR\"", page, StringComparison.Ordinal);
        Assert.Contains("<title>France: ", page, StringComparison.Ordinal);
        Assert.Contains("GeoNames, CC BY 4.0", page, StringComparison.Ordinal);
        foreach (var table in AnswerTables.Of(evening.Results.Places))
            Assert.True(File.Exists(Path.Combine(folder, "tables", table.Name + ".csv")), table.Name);
        using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "report.json")));
        Assert.Equal("sillage/places/1", json.RootElement.GetProperty("places").GetProperty("schema").GetString());
        Assert.False(json.RootElement.GetProperty("places").GetProperty("result").TryGetProperty("ofAccount", out _), "no account's place is told");
    }

    [Fact]
    public void The_french_page_has_french_names()
    {
        var page = System.Net.WebUtility.HtmlDecode(File.ReadAllText(evening.Page("fr")));
        var section = page[page.IndexOf("<section id=\"places\"", StringComparison.Ordinal)..page.IndexOf("<section id=\"silence\"", StringComparison.Ordinal)];
        Assert.Contains("États-Unis", section, StringComparison.Ordinal);
        foreach (var english in new[] { "United States", "United Kingdom", "profile-location", "unknown:", "Share of", "none known", "whole period" })
            Assert.DoesNotContain(english, section, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "France (FR)", "United States (US)", "everyone else")]
    [InlineData("fr", "France (FR)", "États-Unis (US)", "tous les autres")]
    public void Tables_of_what_countries_divide_name_them_and_keep_their_codes(string language, string one, string other, string rest)
    {
        Table[] tables = [.. AnswerTables.Of(evening.Results.Migration), .. AnswerTables.Of(evening.Results.Silence!)];
        if (language == "fr")
            tables = [.. tables.Select(French.Of)];
        foreach (var table in tables.Where(table => table.Name is "migration-groups" or "migration-times" or "migration-mixes" or "migration-flows" or "migration-over-time" or "migration-phase-flows" or "silence-groups" or "silence-changes" or "silence-rates"))
        {
            var rows = table.Rows.Where(row => row.Take(2).Any(cell => cell is "country" or "pays")).SelectMany(row => row).Select(Table.Cell).ToArray();
            Assert.Contains(rows, cell => cell == one || cell.Contains(one + " ", StringComparison.Ordinal));
            Assert.Contains(rows, cell => cell == other || cell.Contains(other + " ", StringComparison.Ordinal));
            Assert.DoesNotContain(rows, cell => cell is "FR" or "US" or "other" || cell.StartsWith("FR ", StringComparison.Ordinal) || cell.StartsWith("US ", StringComparison.Ordinal));
        }

        Assert.Contains(tables.Single(table => table.Name == "silence-groups").Rows, row => row[1] is "country" or "pays" && row[2] is string group && group == rest);
        var page = System.Net.WebUtility.HtmlDecode(File.ReadAllText(evening.Page(language)));
        Assert.Contains($"<title>{other[..^5]}</title>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<title>US</title>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<title>US →", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "France (FR) ", "United States (US) ")]
    [InlineData("fr", "France (FR) ", "États-Unis (US) ")]
    public void The_largest_shares_of_a_time_name_their_countries(string language, params string[] names)
    {
        var table = AnswerTables.Of(evening.Results.Places).Single(table => table.Name == "places-flow");
        var shares = (language == "fr" ? French.Of(table) : table).Rows.SelectMany(row => ((CellList)row[^1]!).Entries).ToArray();
        Assert.All(names, name => Assert.Contains(shares, share => share.StartsWith(name, StringComparison.Ordinal)));
        Assert.All(shares, share => Assert.Matches(@"^[^0-9]{3,}\) \d|^(other countries|autres pays) \d", share));
    }

    [Theory]
    [InlineData("en", 1, "programs", "program")]
    [InlineData("en", 2, "programs", "programs")]
    [InlineData("en", 0.5, "posts", "posts")]
    [InlineData("en", 1, "s", "s")]
    [InlineData("fr", 1.5, "programs", "programme")]
    [InlineData("fr", 1, "hashtags", "mot-dièse")]
    [InlineData("fr", 2, "hashtags", "mots-dièse")]
    [InlineData("fr", 1, "s", "s")]
    public void A_unit_agrees_with_its_number(string language, double value, string units, string unit) => Assert.Equal(unit, new Words(language).Unit(value, units));

    [Fact]
    public void Only_countries_are_named_and_answers_for_programs_have_codes()
    {
        Assert.Equal(("US", "France (FR)", "other countries", "everyone else"), (CountryCells.Of("label", "US"), CountryCells.Of("country", "FR"), CountryCells.Of("country", "other"), CountryCells.Of("country", "everyone else")));
        Assert.Equal(["Allemagne (DE)", "Allemagne (DE) 40 %", "autres pays 3 %", "tous les autres"], new[] { "Germany (DE)", "Germany (DE) 40 %", "other countries 3 %", "everyone else" }.Select(CountryCells.InFrench));

        using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(evening.Folder("fr"), "report.json")));
        Assert.Contains("US", json.RootElement.GetProperty("migration").GetProperty("result").GetProperty("streams").EnumerateArray().Single(streams => streams.GetProperty("by").GetString() == "country")
            .GetProperty("groups").EnumerateArray().Select(group => group.GetProperty("name").GetString()));
    }

    [Fact]
    public void Where_no_place_is_told_there_is_no_map_and_the_section_says_so()
    {
        using var bare = InventedCase.Of(new InventedPost(1, "alice"));
        var answer = Analysis.Places.Run(bare.Slice(), new PlacesOptions(), TestContext.Current.CancellationToken);
        var section = new PlaceSection(answer, new Words("en")).Write();
        Assert.DoesNotContain("<svg", section, StringComparison.Ordinal);
        Assert.Contains("tells no country of any account", section, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_country_of_the_gazetteer_has_its_place_on_the_map()
    {
        Assert.Equal((900, true), (WorldMap.Width, WorldMap.Height is > 350 and < 450));
        foreach (var code in new[] { "FR", "US", "RU", "XK", "FJ" })
            Assert.StartsWith("M", WorldMap.Outlines[code], StringComparison.Ordinal);
        foreach (var code in new[] { "SG", "MT", "HK", "MC" })
            Assert.InRange(WorldMap.Points[code].X, 0, WorldMap.Width);
        Assert.InRange(WorldMap.Outlines.Values.Sum(path => path.Length), 15_000, 45_000);
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task The_hours_are_gone_through_with_the_keyboard_and_printed_as_the_whole(ColorScheme scheme)
    {
        await using var browser = await Chromium.Launch();
        await using var context = await browser.NewContextAsync(new() { Offline = true, ColorScheme = scheme, ViewportSize = new() { Width = 1000, Height = 900 } });
        var tab = await context.NewPageAsync();
        var complaints = Chromium.Complaints(tab);
        await tab.GotoAsync(new Uri(evening.Page("en")).AbsoluteUri);
        await tab.WaitForSelectorAsync("[data-chart=places] svg");
        var told = tab.Locator("output[for=world-hour]");
        var whole = await told.InnerTextAsync();
        Assert.StartsWith("the whole period", whole, StringComparison.Ordinal);
        Assert.Contains("United States", whole, StringComparison.Ordinal);

        await tab.FocusAsync("#world-hour");
        await tab.Keyboard.PressAsync("ArrowRight");
        var hour = await told.InnerTextAsync();
        var first = evening.Results.Places.Result.Hours[0];
        Assert.Contains(first.From.UtcDateTime.ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture), hour, StringComparison.Ordinal);
        Assert.Equal(hour, await tab.GetAttributeAsync("#world-hour", "aria-valuetext"));
        await tab.Locator("figure.world").ScreenshotAsync(new() { Path = Path.Combine(Chromium.Screenshots, $"places-{scheme}.png".ToLowerInvariant()) });

        // On paper the whole period.
        await tab.EvaluateAsync("dispatchEvent(new Event('beforeprint'))");
        Assert.Equal(whole, await told.InnerTextAsync());
        await tab.EvaluateAsync("dispatchEvent(new Event('afterprint'))");
        Assert.Equal(hour, await told.InnerTextAsync());

        Assert.Equal("", await Chromium.Barriers(tab.Locator("#places")));
        Assert.Empty(complaints);
    }
}
