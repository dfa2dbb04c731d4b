using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Sillage.Analysis;
using Sillage.Cases;
using Sillage.Cases.Import;
using Sillage.Cases.Topics;
using Sillage.Posts.Captures;
using Sillage.Reports.Maps;
using Sillage.Simulation;
using Xunit;

namespace Sillage.Reports.Tests;

/// <summary>The report of a simulated evening, as files and in a real browser.</summary>
[Collection(Chromium.OneAtATime)]
public sealed class ReportTests(ReportTests.Evening evening) : IClassFixture<ReportTests.Evening>
{
    [Theory]
    [InlineData("en", "That post was reposted 15 times within one minute and 87 within five")]
    [InlineData("fr", "Cette publication a été relayée 15 fois en une minute et 87 fois en cinq minutes")]
    public void The_story_tells_the_planted_facts(string language, string sentence) =>
        Assert.Contains(Story.Tell(evening.Results, language), told => told.Text.StartsWith(sentence, StringComparison.Ordinal));

    [Theory]
    [InlineData("en", "How much?", "Who launched it?", "Who carried it?", "What looks automated, or arranged?", "Where did it go?", "What happened inside the legal silence?")]
    [InlineData("fr", "Combien\u202f?", "Qui l’a lancé\u202f?", "Qui l’a porté\u202f?", "Qu’est-ce qui paraît automatisé, ou concerté\u202f?", "Par où est-il passé\u202f?", "Que s’est-il passé pendant le silence légal\u202f?")]
    public void The_story_answers_a_readers_questions_in_their_order(string language, params string[] questions)
    {
        Assert.Equal(questions, Story.Chapters(evening.Results, language).Select(chapter => chapter.Question));
        Assert.Equal(questions[..^1], Story.Chapters(evening.Results with { Silence = null }, language).Select(chapter => chapter.Question));
        Assert.All(Story.Chapters(evening.Results, language), chapter => Assert.NotEmpty(chapter.Sentences));
    }

    [Theory]
    [InlineData(false, "language: French", "language: English", "language: undetermined")]
    [InlineData(true, "langue\u202f: français", "langue\u202f: anglais", "langue\u202f: indéterminée")]
    public void The_groups_of_a_silence_are_drawn_under_their_names(bool french, params string[] names) =>
        Assert.Equal(names, Silences.SilenceChart.Points(evening.Results.Silence!.Result, french).Select(point => point.Name).Where(name => name.StartsWith("lang", StringComparison.Ordinal)));

    [Fact]
    public void Hostile_text_is_escaped_everywhere()
    {
        const string hostile = "</script><script>alert(1)</script>";
        var results = evening.Results with { Topic = hostile, Command = "sillage trace " + hostile };
        var folder = evening.Folder("hostile");
        TraceReport.Write(folder, results, "en");

        var page = File.ReadAllText(Path.Combine(folder, "report.html"));
        Assert.DoesNotContain(hostile, page, StringComparison.Ordinal);
        Assert.Equal(2, Regex.Count(page, "</script>"));
    }

    [Theory]
    [InlineData("en", 205, "The first 200 of 205 rows; all are in tables/markers.csv.")]
    [InlineData("fr", 205, "Les 200 premières lignes sur 205 ; toutes sont dans tables/markers.csv.")]
    [InlineData("en", 200, "– tables/markers.csv</caption>")]
    public void A_table_that_is_cut_says_so(string language, int rows, string caption)
    {
        var at = evening.Results.Scan.Result.First!.At;
        var results = evening.Results with { Markers = [.. Enumerable.Range(0, rows).Select(one => new Marker($"event {one}", MarkerKind.Event, at.AddSeconds(one), null, null))] };
        var folder = evening.Folder($"cut-{language}-{rows}");
        TraceReport.Write(folder, results, language);

        Assert.Contains(caption, System.Net.WebUtility.HtmlDecode(File.ReadAllText(Path.Combine(folder, "report.html"))), StringComparison.Ordinal);
        Assert.Equal(rows + 1, File.ReadAllLines(Path.Combine(folder, "tables", "markers.csv")).Length);
    }

    [Fact]
    public void Only_the_script_of_the_page_itself_may_run()
    {
        var page = File.ReadAllText(evening.Page("en"));
        var script = Regex.Match(page, "<script>(.*)</script>", RegexOptions.Singleline).Groups[1].Value;

        Assert.Contains($"script-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(script)))}'", page, StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("@name", "'@name")]
    [InlineData("-5", "'-5")]
    [InlineData("a,\"b\"", "\"a,\"\"b\"\"\"")]
    [InlineData("plain", "plain")]
    public void Cells_that_a_spreadsheet_would_compute_are_disarmed(string text, string cell)
    {
        using var csv = new StringWriter();
        Csv.Write(csv, new Table("t", "", ["text", "number"], [[text, -5L]]));

        Assert.Equal($"text,number\n{cell},-5\n", csv.ToString());
    }

    [Theory]
    [InlineData("en", ColorScheme.Light, 1200)]
    [InlineData("en", ColorScheme.Dark, 1200)]
    [InlineData("fr", ColorScheme.Light, 360)]
    public async Task The_page_works_offline_in_a_real_browser(string language, ColorScheme scheme, int width)
    {
        await using var browser = await Chromium.Launch();
        await using var context = await browser.NewContextAsync(new() { ColorScheme = scheme, Offline = true, ViewportSize = new() { Width = width, Height = 900 } });
        var tab = await context.NewPageAsync();
        var complaints = Chromium.Complaints(tab);

        await tab.GotoAsync(new Uri(evening.Page(language)).AbsoluteUri);
        await tab.WaitForSelectorAsync("[data-chart=silence] svg");

        Assert.Empty(complaints);
        foreach (var chart in await tab.QuerySelectorAllAsync("[data-chart]"))
            Assert.True((await chart.QuerySelectorAllAsync("svg path")).Count > 5, await chart.GetAttributeAsync("data-chart"));
        Assert.True(await tab.EvaluateAsync<bool>("document.documentElement.scrollWidth <= window.innerWidth"), "the page is wider than the window");
        Assert.Equal("", await Chromium.Barriers(tab));
        var shown = width < 640 ? "narrow" : "wide";
        Assert.True(await tab.Locator($".map .names.{shown} text").First.IsVisibleAsync());
        Assert.False(await tab.Locator($".map .names.{(shown == "wide" ? "narrow" : "wide")} text").First.IsVisibleAsync());
        await tab.Locator("#communities").ScreenshotAsync(new() { Path = Path.Combine(Chromium.Screenshots, $"communities-{language}-{scheme}-{width}.png") });
        await tab.ScreenshotAsync(new() { Path = Path.Combine(Chromium.Screenshots, $"report-{language}-{scheme}-{width}.png"), FullPage = true });
    }

    [Fact]
    public async Task Without_scripts_the_story_and_the_tables_are_there()
    {
        await using var browser = await Chromium.Launch();
        await using var context = await browser.NewContextAsync(new() { JavaScriptEnabled = false, Offline = true });
        var tab = await context.NewPageAsync();
        await tab.GotoAsync(new Uri(evening.Page("en")).AbsoluteUri);

        Assert.Contains("reposted 15 times", await tab.InnerTextAsync(".story"), StringComparison.Ordinal);
        Assert.True(await tab.Locator(".map circle").CountAsync() > 50);
        Assert.Equal("rgb(0, 114, 178)", await tab.Locator(".map .c0").First.EvaluateAsync<string>("disc => getComputedStyle(disc).fill"));
        Assert.Contains("@openletters_sim", await tab.Locator(".names.wide").TextContentAsync(), StringComparison.Ordinal);
        Assert.True(await tab.Locator(".portraits li").CountAsync() >= 2);
        Assert.True(await tab.Locator("table tbody tr").CountAsync() > 100);
    }

    [Fact]
    public void The_map_and_the_communities_are_in_the_page_the_json_and_the_tables_and_stay_small()
    {
        var folder = evening.Folder("en");
        var page = new FileInfo(evening.Page("en"));
        Assert.InRange(page.Length, 800_000, 1_500_000);
        Assert.InRange(new FileInfo(Path.Combine(folder, "map.html")).Length, 300_000, 2_000_000);
        foreach (var table in new[] { "communities", "community-terms", "community-accounts", "switchers" })
            Assert.True(File.Exists(Path.Combine(folder, "tables", table + ".csv")), table);
        using var json = System.Text.Json.JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "report.json")));
        Assert.Equal("sillage/communities/1", json.RootElement.GetProperty("communities").GetProperty("schema").GetString());
        Assert.InRange(json.RootElement.GetProperty("map").GetProperty("accounts").GetInt32(), 500, 5000);

        // What is not drawn is said, and so is how to draw it.
        var text = File.ReadAllText(page.FullName);
        Assert.Contains("The core of the network is drawn", text, StringComparison.Ordinal);
        Assert.Contains("links are drawn, chosen by chance", text, StringComparison.Ordinal);
        Assert.Contains("sillage map posts.jsonl &quot;#MacronLeaks&quot; --out map/", text, StringComparison.Ordinal);
        Assert.Contains("sillage communities posts.jsonl", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_planted_camps_are_the_two_largest_clear_communities_and_the_hubs_stand_in_them()
    {
        var told = Story.Tell(evening.Results, "en").First(sentence => sentence.Anchor == "communities").Text;
        Assert.Contains("the two largest clear communities are", told, StringComparison.Ordinal);
        var found = evening.Results.Communities.Result.Communities;
        Assert.Equal("fr", found[0].Languages[0].Term);
        Assert.Equal("openletters_sim", found[1].MostReposted[0].Account);
        Assert.Equal("en", found[1].Languages[0].Term);

        // Two camps are seen as two: few accounts of one stand nearer to the middle of the other.
        var map = evening.Results.Map;
        var camps = new[] { 0, 1 }.Select(index => map.Nodes.Where(node => node.Community == index).ToArray()).ToArray();
        var middles = camps.Select(camp => (X: camp.Average(node => node.X), Y: camp.Average(node => node.Y))).ToArray();
        double Far(MapNode node, int camp) => Math.Sqrt(Math.Pow(node.X - middles[camp].X, 2) + Math.Pow(node.Y - middles[camp].Y, 2));
        foreach (var camp in new[] { 0, 1 })
            Assert.True(camps[camp].Count(node => Far(node, camp) < Far(node, 1 - camp)) > 0.95 * camps[camp].Length, $"camp {camp}");
    }

    [Theory]
    [InlineData("en", "One group of 24 accounts reposted the same 545 posts, two or more of them at a time, within a median of 4.1 s", "Acting together is not automation")]
    [InlineData("fr", "Un groupe de 24 comptes a relayé les mêmes 545 publications, à deux au moins, avec un écart médian de 4,1 s", "Agir ensemble n’est pas de l’automatisation")]
    public void Groups_that_act_together_enter_the_story_with_what_must_be_said_beside_them(string language, string group, string caveat)
    {
        var told = Story.Tell(evening.Results, language).Where(sentence => sentence.Anchor == "coordination").Select(sentence => sentence.Text).ToArray();

        Assert.StartsWith(group, told[0], StringComparison.Ordinal);
        Assert.Contains("Auto Client", told[0], StringComparison.Ordinal);
        Assert.StartsWith(caveat, told[^1], StringComparison.Ordinal);
        Assert.DoesNotContain(told, sentence => sentence.Contains("bot", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void Groups_are_in_the_page_the_json_the_tables_and_on_the_map()
    {
        var folder = evening.Folder("en");
        var page = File.ReadAllText(evening.Page("en"));
        Assert.Contains("<section id=\"coordination\"", page, StringComparison.Ordinal);
        Assert.Contains("sillage coordinate posts.jsonl &quot;#MacronLeaks&quot; --by repost --window 60s --fdr 0.01 --out groups/", page, StringComparison.Ordinal);
        using var json = System.Text.Json.JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "report.json")));
        var groups = json.RootElement.GetProperty("coordination").GetProperty("result").GetProperty("groups");
        Assert.Equal(evening.Results.Coordination.Result.Groups.Count, groups.GetArrayLength());
        Assert.Equal(groups.GetArrayLength() + 1, File.ReadAllLines(Path.Combine(folder, "tables", "groups.csv")).Length);
        Assert.True(File.Exists(Path.Combine(folder, "tables", "group-members.csv")));

        var map = evening.Results.Map;
        var colors = MapGroups.Of(map, MapColoring.Group, new MapWords("en"));
        Assert.StartsWith("group 1: @", colors.Groups[0].Name, StringComparison.Ordinal);
        Assert.Equal("in no group", colors.Groups[^1].Name);
        Assert.All(map.Nodes.Zip(colors.SlotOfNode), node => Assert.Equal(node.First.Group is null, node.Second == MapPalette.Count));
        Assert.Contains("\"name\":\"group\"", File.ReadAllText(Path.Combine(folder, "map.html")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_interactive_map_beside_the_report_opens_from_its_link()
    {
        await using var browser = await Chromium.Launch();
        await using var context = await browser.NewContextAsync(new() { Offline = true, ViewportSize = new() { Width = 1200, Height = 900 } });
        context.SetDefaultTimeout(180_000);
        var tab = await context.NewPageAsync();
        var complaints = Chromium.Complaints(tab);
        await tab.GotoAsync(new Uri(evening.Page("en")).AbsoluteUri);
        await tab.ClickAsync("a[href='map.html']");
        await tab.WaitForSelectorAsync("canvas.sigma-nodes");
        await tab.FillAsync("#map-search", "openletters");
        await tab.PressAsync("#map-search", "Enter");
        Assert.Equal("@openletters_sim", await tab.InnerTextAsync("#map-account"));
        Assert.Empty(complaints);
    }

    [Fact]
    public async Task Charts_tell_UTC_wherever_they_are_read_and_the_pages_language()
    {
        await using var browser = await Chromium.Launch();
        var read = new List<string>();
        foreach (var zone in new[] { "UTC", "America/New_York", "Asia/Kolkata" })
        {
            await using var context = await browser.NewContextAsync(new() { Offline = true, TimezoneId = zone, ViewportSize = new() { Width = 1200, Height = 900 } });
            var tab = await context.NewPageAsync();
            await tab.GotoAsync(new Uri(evening.Page("fr")).AbsoluteUri);
            await tab.WaitForSelectorAsync("[data-chart=languages] svg");
            read.Add(string.Join('|', await tab.Locator("[data-chart=volume] svg text, [data-chart=focus] svg text, [data-chart=languages] svg text").AllTextContentsAsync()));
        }

        Assert.Contains("20:00", read[0], StringComparison.Ordinal);
        Assert.Contains("4\u202f000", read[0], StringComparison.Ordinal);
        Assert.Contains("anglais", read[0], StringComparison.Ordinal);
        Assert.All(read, texts => Assert.Equal(read[0], texts));
    }

    [Fact]
    public async Task On_paper_the_map_and_the_portraits_are_printed_in_light_colours()
    {
        await using var browser = await Chromium.Launch();
        await using var context = await browser.NewContextAsync(new() { Offline = true });
        var tab = await context.NewPageAsync();
        await tab.GotoAsync(new Uri(evening.Page("en")).AbsoluteUri);
        await tab.WaitForSelectorAsync("[data-chart=silence] svg");
        await tab.EmulateMediaAsync(new() { Media = Media.Print });

        Assert.True(await tab.Locator(".map .names.wide text").First.IsVisibleAsync());
        Assert.True(await tab.Locator(".portraits li").First.IsVisibleAsync());
        Assert.Equal("rgb(0, 114, 178)", await tab.Locator(".chip.c0").First.EvaluateAsync<string>("chip => getComputedStyle(chip).backgroundColor"));
        var pdf = await tab.PdfAsync(new() { Format = "A4", PrintBackground = true, Path = Path.Combine(Chromium.Screenshots, "report.pdf") });
        Assert.True(pdf.Length > 50_000);
    }

    /// <summary>The evening, simulated, imported and traced once for all tests.</summary>
    public sealed class Evening : IDisposable
    {
        private readonly string root = Directory.CreateTempSubdirectory("sillage-report-").FullName;

        public Evening()
        {
            MacronLeaks.WriteTo(root, new SimulationOptions { Compress = false }, null, CancellationToken.None);
            using var target = CaseFile.CreateTemporary();
            Importer.Run(target, CaptureFile.Find([Path.Combine(root, "posts.jsonl")]), new ImportOptions(), null, CancellationToken.None);
            var silence = new SilenceWindow("silence", new DateTimeOffset(2017, 5, 5, 22, 0, 0, TimeSpan.Zero), new DateTimeOffset(2017, 5, 7, 18, 0, 0, TimeSpan.Zero));
            Results = Trace.Run(target, Topic.Parse("#MacronLeaks"), [silence], [new Marker("<first> post", MarkerKind.Event, new DateTimeOffset(2017, 5, 5, 18, 49, 0, TimeSpan.Zero), null)], "Europe/Paris", "sillage trace posts.jsonl \"#MacronLeaks\"", null, CancellationToken.None);
            foreach (var language in new[] { "en", "fr" })
                TraceReport.Write(Folder(language), Results, language);
        }

        public TraceResults Results { get; }

        public string Folder(string name) => Path.Combine(root, name);

        public string Page(string language) => Path.Combine(Folder(language), "report.html");

        public void Dispose() => Directory.Delete(root, recursive: true);
    }
}
