using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.Playwright;
using Sillage.Reports.Maps;
using SkiaSharp;
using Xunit;

namespace Sillage.Reports.Tests.Maps;

/// <summary>The interactive map, as a file and in a real browser.</summary>
[Collection(Chromium.OneAtATime)]
public sealed class MapPageTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("sillage-map-").FullName;
    private readonly PropagationMap map = Camps.Of(2000);

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Only_the_script_of_the_page_itself_may_run()
    {
        var page = File.ReadAllText(Write(map));
        var script = Regex.Match(page, "<script>(.*)</script>", RegexOptions.Singleline).Groups[1].Value;

        Assert.Contains($"script-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(script)))}'", page, StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", page, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_map_gives_the_same_page() => Assert.Equal(File.ReadAllBytes(Write(map)), File.ReadAllBytes(Write(Camps.Of(2000))));

    [Fact]
    public void A_page_that_leaves_accounts_and_links_out_says_so()
    {
        var page = File.ReadAllText(Write(map, new() { Accounts = 1500, Edges = 1000 }));

        Assert.Contains("1,500 of 2,000 accounts are shown", page, StringComparison.Ordinal);
        Assert.Contains($"1,000 of {map.Edges.Count:N0} links are drawn", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Note:", File.ReadAllText(Write(map)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hostile_names_and_posts_stay_text()
    {
        const string hostile = "</script><img src=x onerror=document.title='taken'><script>document.title='taken'</script>";
        var path = Write(map with
        {
            Title = "quiet",
            Source = hostile,
            Nodes = [.. map.Nodes.Select(node => node with { Id = hostile + node.Id, Label = hostile, Posts = [new("p" + hostile, null, hostile, 1)], Languages = [hostile] })],
            Communities = [.. map.Communities.Select(community => community with { Name = hostile })],
        });
        Assert.Equal(2, Regex.Count(File.ReadAllText(path), "</script>"));

        await using var browser = await Chromium.Launch();
        var (tab, complaints) = await Open(browser, path);
        await tab.ClickAsync("aside ol button >> nth=0");
        await tab.WaitForSelectorAsync("blockquote");
        Assert.Equal("quiet – Sillage", await tab.TitleAsync());
        Assert.Equal(0, await tab.Locator("img").CountAsync());
        Assert.StartsWith("</script><img", await tab.InnerTextAsync("blockquote >> nth=0"), StringComparison.Ordinal);
        Assert.Empty(complaints);
    }

    [Theory]
    [InlineData("en", ColorScheme.Light, 1400)]
    [InlineData("en", ColorScheme.Dark, 1400)]
    [InlineData("fr", ColorScheme.Light, 360)]
    public async Task The_map_works_from_a_file_in_a_real_browser(string language, ColorScheme scheme, int width)
    {
        await using var browser = await Chromium.Launch();
        var (tab, complaints) = await Open(browser, Write(map, new() { Language = language }), scheme, width);
        await tab.ScreenshotAsync(new() { Path = Path.Combine(Chromium.Screenshots, $"map-{language}-{scheme}-{width}.png"), FullPage = true });

        var (blue, vermillion) = Camp(await Picture(tab), scheme == ColorScheme.Dark);
        Assert.True(blue > 200 && vermillion > 200, $"{blue} blue, {vermillion} vermillion pixels");
        Assert.True(await tab.EvaluateAsync<bool>("document.documentElement.scrollWidth <= window.innerWidth"), "the page is wider than the window");
        Assert.Equal("", await Chromium.Barriers(tab));
        Assert.Empty(complaints);
    }

    [Fact]
    public async Task Searching_finds_an_account_and_shows_its_posts_and_neighbours()
    {
        await using var browser = await Chromium.Launch();
        var (tab, complaints) = await Open(browser, Write(map));
        await tab.FillAsync("#map-search", "CAPTAIN_1");
        Assert.Equal("1 found", await tab.InnerTextAsync("[role=status]"));
        await tab.PressAsync("#map-search", "Enter");

        Assert.Equal("@camp_captain_1", await tab.InnerTextAsync("#map-account"));
        var captain = map.Nodes.Single(node => node.Label == "@camp_captain_1");
        Assert.Contains(captain.RepostsEarned.ToString("N0"), await tab.InnerTextAsync("dl"), StringComparison.Ordinal);
        Assert.StartsWith("What ", await tab.InnerTextAsync("blockquote"), StringComparison.Ordinal);

        // The first neighbour is the one that reposted most.
        var closest = map.Edges.Where(edge => map.Nodes[edge.Source] == captain).Max(edge => edge.Weight);
        Assert.Contains($"× {closest}", await tab.InnerTextAsync("section ul:not(.posts) li >> nth=0"), StringComparison.Ordinal);
        await tab.WaitForTimeoutAsync(600);
        await tab.ScreenshotAsync(new() { Path = Path.Combine(Chromium.Screenshots, "map-account.png") });
        var neighbour = await tab.InnerTextAsync("section ul:not(.posts) li bdi >> nth=0");
        await tab.ClickAsync("section ul:not(.posts) li button >> nth=0");
        Assert.Equal(neighbour, await tab.InnerTextAsync("#map-account"));
        Assert.Empty(complaints);
    }

    [Fact]
    public async Task The_slider_hides_what_came_later_and_playing_brings_it_back()
    {
        await using var browser = await Chromium.Launch();
        var (tab, complaints) = await Open(browser, Write(map));
        var all = Ink(await Picture(tab));
        await tab.EvaluateAsync("const slider = document.querySelector('#map-until'); slider.value = 300; slider.dispatchEvent(new Event('input', { bubbles: true }));");

        var until = double.Parse(await tab.InputValueAsync("#map-until"), System.Globalization.CultureInfo.InvariantCulture);
        var there = map.Nodes.Count(node => node.EnteredAt is null || (node.EnteredAt.Value - Camps.Start).TotalSeconds - Offset() <= until);
        Assert.InRange(there, 20, 1500);
        Assert.Contains($"{there:N0} accounts by now", await tab.InnerTextAsync(".spread"), StringComparison.Ordinal);
        await tab.WaitForTimeoutAsync(300);
        var fewer = Ink(await Picture(tab));
        Assert.True(fewer < 0.7 * all, $"{fewer} of {all} pixels are drawn on");

        await tab.ClickAsync(".spread button");
        await tab.WaitForFunctionAsync("value => document.querySelector('#map-until').valueAsNumber > value + 2000", until);
        await tab.ScreenshotAsync(new() { Path = Path.Combine(Chromium.Screenshots, "map-playing.png") });
        Assert.Empty(complaints);
    }

    [Fact]
    public async Task A_community_can_be_hidden_and_the_picture_saved_as_svg_and_png()
    {
        await using var browser = await Chromium.Launch();
        var (tab, complaints) = await Open(browser, Write(map));
        await tab.UncheckAsync("fieldset label.group >> nth=0");

        var svg = XDocument.Load(await Saved(tab, "Save as SVG", "map.svg"));
        var circles = svg.Descendants().Single(element => (string?)element.Attribute("id") == "accounts").Elements().ToArray();
        Assert.Equal(map.Nodes.Count(node => node.Community != 0), circles.Length);
        Assert.DoesNotContain(circles, circle => (string?)circle.Attribute("fill") == MapPalette.Color(0));
        Assert.Contains(svg.Descendants(), element => element.Value == "Newsrooms");

        using var png = SKBitmap.Decode(await Saved(tab, "Save as PNG", "map.png"));
        Assert.InRange(png.Width, 500, 1000);
        var (blue, vermillion) = Camp(png, dark: false);
        Assert.True(blue < 20 && vermillion > 200, $"{blue} blue, {vermillion} vermillion pixels");
        Assert.Empty(complaints);
    }

    [Fact]
    public async Task Colours_can_be_chosen_and_the_legend_and_its_filter_follow()
    {
        await using var browser = await Chromium.Launch();
        var (tab, complaints) = await Open(browser, Write(map));
        Assert.Equal(["Communities", "Languages", "Entered after the first account", "All accounts"], await tab.Locator("#map-color option").AllInnerTextsAsync());
        await tab.SelectOptionAsync("#map-color", "Languages");
        Assert.Equal(["French", "English"], await tab.Locator("fieldset label.group bdi").AllInnerTextsAsync());
        await tab.WaitForTimeoutAsync(300);
        var (french, english) = Camp(await Picture(tab), dark: false);
        Assert.True(french > 200 && english > 200, $"{french} and {english} pixels");

        await tab.UncheckAsync("fieldset label.group >> nth=1");
        Assert.Contains($"{map.Nodes.Count(node => node.Languages[0] == "fr"):N0} accounts by now", await tab.InnerTextAsync(".spread"), StringComparison.Ordinal);
        await tab.WaitForTimeoutAsync(300);
        (french, english) = Camp(await Picture(tab), dark: false);
        Assert.True(french > 200 && english < 20, $"{french} and {english} pixels");

        await tab.SelectOptionAsync("#map-color", "Entered after the first account");
        Assert.StartsWith("within 5 min", await tab.InnerTextAsync("fieldset label.group >> nth=0"), StringComparison.Ordinal);
        Assert.Contains($"{map.Nodes.Count:N0} accounts by now", await tab.InnerTextAsync(".spread"), StringComparison.Ordinal);
        var svg = XDocument.Load(await Saved(tab, "Save as SVG", "map.svg"));
        Assert.Contains(svg.Descendants(), element => (string?)element.Attribute("fill") == MapPalette.Step(0, 7));
        await tab.ScreenshotAsync(new() { Path = Path.Combine(Chromium.Screenshots, "map-entry.png") });
        Assert.Empty(complaints);
    }

    [Fact]
    public async Task The_wheel_zooms_dragging_moves_and_hovering_shows_the_neighbours()
    {
        await using var browser = await Chromium.Launch();
        var (tab, complaints) = await Open(browser, Write(map));
        var before = await Picture(tab);
        var canvas = await tab.Locator(".canvas").BoundingBoxAsync();
        var (left, top) = (canvas!.X + (canvas.Width / 2), canvas.Y + (canvas.Height / 2));

        await tab.Mouse.MoveAsync(left, top);
        await tab.Mouse.WheelAsync(0, -600);
        await tab.WaitForTimeoutAsync(900);
        var zoomed = await Picture(tab);
        Assert.NotEqual(before.Bytes, zoomed.Bytes);
        await tab.Mouse.DownAsync();
        await tab.Mouse.MoveAsync(left + 120, top + 40, new() { Steps = 6 });
        await tab.Mouse.UpAsync();
        await tab.WaitForTimeoutAsync(900);
        Assert.NotEqual(zoomed.Bytes, (await Picture(tab)).Bytes);

        await tab.FocusAsync(".canvas");
        await tab.Keyboard.PressAsync("0");
        await tab.WaitForTimeoutAsync(900);
        var whole = await Picture(tab);
        var (x, y) = Hub(whole);
        await tab.Mouse.MoveAsync(canvas.X + x, canvas.Y + y);
        await tab.WaitForTimeoutAsync(500);
        // All but the hub and its neighbours grow faint.
        Assert.True(Camp(await Picture(tab), dark: false).Vermillion < 0.7 * Camp(whole, dark: false).Vermillion);
        Assert.Empty(complaints);
    }

    [Fact]
    public async Task The_map_can_be_moved_by_keys_and_an_account_chosen_by_pointer()
    {
        await using var browser = await Chromium.Launch();
        var (tab, complaints) = await Open(browser, Write(map));
        var before = await Picture(tab);
        await tab.FocusAsync(".canvas");
        foreach (var key in new[] { "+", "ArrowRight", "ArrowUp" })
        {
            await tab.Keyboard.PressAsync(key);
            await tab.WaitForTimeoutAsync(400);
        }

        Assert.NotEqual(before.Bytes, (await Picture(tab)).Bytes);
        await tab.Keyboard.PressAsync("0");
        await tab.WaitForTimeoutAsync(900);

        // The largest blue disc: the pixel around which most are of its colour.
        var (x, y) = Hub(await Picture(tab));
        var canvas = await tab.Locator(".canvas").BoundingBoxAsync();
        await tab.Mouse.MoveAsync(canvas!.X + x, canvas.Y + y);
        await tab.WaitForTimeoutAsync(300);
        await tab.ScreenshotAsync(new() { Path = Path.Combine(Chromium.Screenshots, "map-hover.png") });
        await tab.Mouse.ClickAsync(canvas.X + x, canvas.Y + y);
        await tab.WaitForSelectorAsync("#map-account");
        Assert.Equal("@camp_captain_0", await tab.InnerTextAsync("#map-account"));
        await tab.FocusAsync(".canvas");
        await tab.Keyboard.PressAsync("Escape");
        Assert.Equal(0, await tab.Locator("#map-account").CountAsync());
        Assert.Empty(complaints);
    }

    [Fact]
    public async Task Without_scripts_the_largest_accounts_are_in_a_table()
    {
        await using var browser = await Chromium.Launch();
        await using var context = await browser.NewContextAsync(new() { JavaScriptEnabled = false, Offline = true });
        var tab = await context.NewPageAsync();
        await tab.GotoAsync(new Uri(Write(map)).AbsoluteUri);

        Assert.Equal(100, await tab.Locator("table tbody tr").CountAsync());
        Assert.Contains("needs JavaScript", await tab.InnerTextAsync("main"), StringComparison.Ordinal);
    }

    /// <summary>Seconds from the camps' start to the first post of all, where the page's time begins; the map's own beginning comes first.</summary>
    private double Offset() => Math.Min(0, map.Nodes.Min(node => (node.EnteredAt ?? DateTimeOffset.MaxValue) - Camps.Start).TotalSeconds);

    private string Write(PropagationMap drawn, MapPageOptions? options = null)
    {
        var path = Path.Combine(folder, Guid.NewGuid().ToString("N") + ".html");
        using var file = File.Create(path);
        MapPage.Write(drawn, options ?? new(), file);
        return path;
    }

    private static async Task<(IPage Tab, List<string> Complaints)> Open(IBrowser browser, string path, ColorScheme scheme = ColorScheme.Light, int width = 1000)
    {
        var context = await browser.NewContextAsync(new() { ColorScheme = scheme, Offline = true, ViewportSize = new() { Width = width, Height = width < 500 ? 800 : 700 } });
        // WebGL on the processor of a busy machine takes its time.
        context.SetDefaultTimeout(180_000);
        var tab = await context.NewPageAsync();
        var complaints = Chromium.Complaints(tab);
        await tab.GotoAsync(new Uri(path).AbsoluteUri);
        await tab.WaitForSelectorAsync("canvas.sigma-nodes");
        await tab.WaitForTimeoutAsync(400);
        return (tab, complaints);
    }

    private static async Task<SKBitmap> Picture(IPage tab) => SKBitmap.Decode(await tab.Locator(".canvas").ScreenshotAsync());

    private static async Task<string> Saved(IPage tab, string button, string name)
    {
        var download = await tab.RunAndWaitForDownloadAsync(() => tab.GetByRole(AriaRole.Button, new() { Name = button }).ClickAsync());
        Assert.Equal(name, download.SuggestedFilename);
        return await download.PathAsync();
    }

    /// <summary>How many pixels have exactly the colours of the two camps.</summary>
    private static (int Blue, int Vermillion) Camp(SKBitmap picture, bool dark)
    {
        var (first, second) = (SKColor.Parse(MapPalette.Color(0, dark)), SKColor.Parse(MapPalette.Color(1, dark)));
        return (picture.Pixels.Count(pixel => pixel == first), picture.Pixels.Count(pixel => pixel == second));
    }

    /// <summary>How many pixels are not of the page's colour.</summary>
    private static int Ink(SKBitmap picture) => picture.Pixels.Count(pixel => pixel != SKColors.White);

    private static (int X, int Y) Hub(SKBitmap picture)
    {
        var blue = SKColor.Parse(MapPalette.Color(0));
        var pixels = picture.Pixels;
        var places = Enumerable.Range(0, pixels.Length).Where(i => pixels[i] == blue).Select(i => (X: i % picture.Width, Y: i / picture.Width)).ToArray();
        var cells = places.GroupBy(place => (place.X / 20, place.Y / 20)).MaxBy(cell => cell.Count())!;
        return ((int)cells.Average(place => place.X), (int)cells.Average(place => place.Y));
    }
}
