using System.Xml.Linq;
using Microsoft.Playwright;
using Sillage.Analysis;
using Sillage.Reports.Trail;
using Xunit;

namespace Sillage.Reports.Tests;

/// <summary>The trail as files, and in a real browser.</summary>
[Collection(Chromium.OneAtATime)]
public sealed class TrailFilesTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("sillage-trail-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void The_same_trail_gives_the_same_bytes_and_a_drawing_for_each_object()
    {
        var first = Write("one").ToDictionary(path => Path.GetFileName(path), File.ReadAllBytes);
        var second = Write("two").ToDictionary(path => Path.GetFileName(path), File.ReadAllBytes);

        Assert.Equal(first.Keys, second.Keys);
        Assert.All(first, file => Assert.Equal(file.Value, second[file.Key]));
        Assert.Equal(["trail.html", "trail-1.svg", "trail-2.svg", "trail.json"], first.Keys.Take(4));
        Assert.Contains("trail-carriers.csv", first.Keys);
    }

    [Fact]
    public void The_drawing_has_a_lane_a_platform_and_tells_a_step_that_a_post_shows_from_an_order_of_times()
    {
        Write("trail");
        var drawing = XDocument.Load(Path.Combine(folder, "trail", "trail-1.svg"));
        int Count(string file, string kind) => XDocument.Load(Path.Combine(folder, "trail", file)).Descendants().Count(part => (string?)part.Attribute("class") == kind);

        Assert.Equal((2, 2, 1, 0), (Count("trail-1.svg", "lane"), Count("trail-1.svg", "first"), Count("trail-1.svg", "explicit"), Count("trail-1.svg", "order")));
        Assert.Equal(["telegram", "x"], drawing.Descendants().Where(part => (string?)part.Attribute("class") == "name").Select(part => part.Value));
    }

    [Fact]
    public void Hostile_words_stay_words()
    {
        Write("trail");
        var page = File.ReadAllText(Path.Combine(folder, "trail", "trail.html"));

        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", page, StringComparison.Ordinal);
        Assert.Contains(",'=cmd", File.ReadAllText(Path.Combine(folder, "trail", "tables", "trail-firsts.csv")), StringComparison.Ordinal);
    }

    [Fact]
    public void Everything_on_a_French_page_is_French()
    {
        var tables = TrailTables.All(Answer().Result);

        Assert.DoesNotContain(tables.SelectMany(table => table.Columns), column => !French.Knows(column));
        Assert.DoesNotContain(tables, table => table.Title == French.Of(table).Title);
        string[] names =
        [
            .. Enum.GetValues<TrailKind>().Select(TrailTables.Name), .. Enum.GetValues<ArtefactKind>().Select(TrailTables.Name), .. Enum.GetValues<LagStanding>().Select(TrailTables.Name),
            .. Enum.GetValues<CarrierEvidence>().Select(TrailTables.Name),
        ];
        Assert.DoesNotContain(names, name => !French.Knows(name));
        Assert.NotNull(French.Method(Answer().Schema));
        Write("trail", "fr");
        var page = File.ReadAllText(Path.Combine(folder, "trail", "trail.html"));
        Assert.DoesNotContain("First", page, StringComparison.Ordinal);
        Assert.Contains("La piste", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", ColorScheme.Light, 1280)]
    [InlineData("fr", ColorScheme.Dark, 390)]
    public async Task The_page_is_accessible_in_both_languages_on_wide_and_narrow_screens(string language, ColorScheme scheme, int width)
    {
        Write("trail", language);
        await using var browser = await Chromium.Launch();
        await using var context = await browser.NewContextAsync(new() { ColorScheme = scheme, ViewportSize = new() { Width = width, Height = 900 }, Offline = true });
        var tab = await context.NewPageAsync();
        var complaints = new List<string>();
        tab.Console += (_, message) => complaints.Add(message.Text);
        await tab.GotoAsync(new Uri(Path.Combine(folder, "trail", "trail.html")).AbsoluteUri);

        Assert.Empty(complaints);
        Assert.Equal(2, await tab.Locator("svg").CountAsync());
        Assert.True(await tab.EvaluateAsync<bool>("document.documentElement.scrollWidth <= window.innerWidth"), "the page is wider than the window");
        Assert.Equal("", await Chromium.Barriers(tab));
        await tab.ScreenshotAsync(new() { Path = Path.Combine(Chromium.Screenshots, $"trail-{language}-{scheme}-{width}.png"), FullPage = true });
    }

    private static Answer<TrailOptions, TrailResult> Answer()
    {
        using var source = TrailedCase.Make();
        return TrailedCase.Ask(source);
    }

    private IReadOnlyList<string> Write(string name, string language = "en") => TrailFiles.Write(Path.Combine(folder, name), Answer(), language, "sillage trail case.case \"#leak\" --out trail");
}
