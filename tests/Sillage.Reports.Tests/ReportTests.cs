using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Sillage.Analysis;
using Sillage.Cases;
using Sillage.Cases.Import;
using Sillage.Cases.Topics;
using Sillage.Posts.Captures;
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
        var axe = await tab.RunAxe();
        Assert.True(axe.Violations.Length == 0, string.Join("\n", axe.Violations.Select(violation => $"{violation.Id}: {violation.Help}: {violation.Nodes[0].Html}")));
        await tab.ScreenshotAsync(new() { Path = Path.Combine(Chromium.Screenshots, $"report-{language}-{scheme}-{width}.png"), FullPage = true });
    }

    [Fact]
    public async Task Without_scripts_the_story_and_the_tables_are_there()
    {
        await using var browser = await Chromium.Launch();
        await using var context = await browser.NewContextAsync(new() { JavaScriptEnabled = false, Offline = true });
        var tab = await context.NewPageAsync();
        await tab.GotoAsync(new Uri(evening.Page("en")).AbsoluteUri);

        Assert.Contains("reposted 15 times", await tab.InnerTextAsync("ul.story"), StringComparison.Ordinal);
        Assert.True(await tab.Locator("table tbody tr").CountAsync() > 100);
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
