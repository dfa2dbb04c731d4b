using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Sillage.Analysis;
using Sillage.Cases;
using Sillage.Cases.Topics;
using Sillage.Testing;
using Xunit;

namespace Sillage.Reports.Tests;

/// <summary>What the analyst labelled, in a trace: its section, its story, its colours on the map.</summary>
[Collection(Chromium.OneAtATime)]
public sealed class LabelledTraceTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("sillage-labels-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    /// <summary>Two camps of 30 reposters; "red" links to the state's medium in each of its five posts, "blue" to a paper in one of five.</summary>
    private static CaseFile Case(bool labelled)
    {
        var posts = new List<InventedPost>();
        foreach (var (camp, link, every, id) in new[] { ("red", "https://fr.state.example/a", 1, 1000), ("blue", "https://paper.example/b", 5, 2000) })
        {
            for (var post = 0; post < 5; post++)
            {
                var own = new InventedPost(id + post, camp, 600 * post) { Links = post % every == 0 ? [link] : ["https://other.example/c"], Followers = 9000 };
                posts.Add(own);
                for (var reader = 0; reader < 30; reader++)
                    posts.Add(own.RepostedBy(id + 100 + (30 * post) + reader, $"{camp}reader{reader}", 30 + reader));
            }
        }

        var source = InventedCase.Of(posts);
        if (labelled)
        {
            CaseLabels.Add(source, [new AccountLabel(null, "@red", "party <A>"), new AccountLabel(null, "@blue", "press")]);
            CaseLabels.Add(source, [new DomainLabel("state.example", "state media"), new DomainLabel("paper.example", "press")]);
        }

        return source;
    }

    private static TraceResults Trace(CaseFile source) => Reports.Trace.Run(source, Topic.Parse("#leak"), [], [], "UTC", "sillage trace case.case \"#leak\" --timezone UTC --lang en", null, TestContext.Current.CancellationToken);

    [Fact]
    public void The_story_tells_shares_with_denominators_and_intervals_and_where_they_are_highest()
    {
        using var source = Case(labelled: true);
        var results = Trace(source);

        // 310 posts have a link each: 155 of red's camp to the state's medium, 31 of blue's to the paper.
        string[] told = [.. Story.Tell(results, "en").Where(sentence => sentence.Anchor == "labels").Select(sentence => sentence.Text)];
        Assert.Equal(4, told.Length);
        Assert.StartsWith("Of 310 links, 155 lead to domains labelled “state media” (50.0 %, 95 % interval 44.5 % to 55.5 %), posted or reposted by 31 accounts. Most in the community of @red", told[0], StringComparison.Ordinal);
        Assert.StartsWith("Of 310 links, 31 lead to domains labelled “press” (10.0 %,", told[1], StringComparison.Ordinal);
        Assert.StartsWith("1 account labelled “party <A>”: 5 of 310 posts", told[2], StringComparison.Ordinal);
        Assert.Contains("150 of 300 reposts earned", told[2], StringComparison.Ordinal);
        Assert.Equal(4, Story.Tell(results, "fr").Count(sentence => sentence.Anchor == "labels"));
    }

    [Fact]
    public void The_report_has_their_section_tables_and_json_and_the_map_their_colours()
    {
        using var source = Case(labelled: true);
        TraceReport.Write(folder, Trace(source), "en");

        using var report = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "report.json")));
        Assert.Equal(310, report.RootElement.GetProperty("labels").GetProperty("result").GetProperty("links").GetInt32());
        using var manifest = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "manifest.json")));
        Assert.Equal(JsonValueKind.Object, manifest.RootElement.GetProperty("options").GetProperty("labels").ValueKind);
        Assert.True(File.Exists(Path.Combine(folder, "tables", "label-links-over-time.csv")));
        var page = File.ReadAllText(Path.Combine(folder, "report.html"));
        Assert.Contains("<section id=\"labels\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<A>", page, StringComparison.Ordinal);
        Assert.Contains("party \\u003CA\\u003E", File.ReadAllText(Path.Combine(folder, "map.html")), StringComparison.Ordinal);
        Assert.Contains("\"label\"", Regex.Match(File.ReadAllText(Path.Combine(folder, "map.html")), "\"colorings\":.*?\"languages\"").Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Silences_are_counted_by_label_and_the_report_tells_their_law_and_the_list()
    {
        using var source = Case(labelled: true);
        var window = SilencePreset.All.Single(preset => preset.Name == "france-2017-presidential-2").Window with { From = InventedPost.Start.AddMinutes(10), To = InventedPost.Start.AddMinutes(30) };
        var results = Reports.Trace.Run(
            source, Topic.Parse("#leak"), [window], [new Marker("leak", MarkerKind.Event, InventedPost.Start, null)], "Europe/Paris", "sillage trace case.case \"#leak\" --silence x --marker \"y=leak\" --timezone Europe/Paris --lang fr", null,
            TestContext.Current.CancellationToken);
        TraceReport.Write(folder, results, "fr");

        // Two of five posts of each camp, and all but the late reposts of them.
        var labels = results.Silence!.Result.Windows[0].Divisions.Single(division => division.By == "label").Groups;
        Assert.Equal([("everyone else", 120L), ("party <A>", 2), ("press", 2)], labels.Select(group => (group.Name, group.Inside.Posts)));
        var page = System.Net.WebUtility.HtmlDecode(File.ReadAllText(Path.Combine(folder, "report.html")));
        Assert.Contains("code électoral, article L49, Europe/Paris", page, StringComparison.Ordinal);
        Assert.Contains("<code>sillage silence case.case \"#leak\" --silence x --timezone Europe/Paris --lang fr --out list/</code>", page, StringComparison.Ordinal);
        Assert.Contains("étiquette\u202f: tous les autres", page.Replace("\\u202F", "\u202f", StringComparison.Ordinal).Replace("\\u00E9", "é", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_labels_nothing_is_said_of_them()
    {
        using var source = Case(labelled: false);
        var results = Trace(source);
        TraceReport.Write(folder, results, "en");

        Assert.Null(results.Labels);
        Assert.DoesNotContain("<section id=\"labels\"", File.ReadAllText(Path.Combine(folder, "report.html")), StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(folder, "tables", "labels.csv")));
        Assert.DoesNotContain(Story.Tell(results, "en"), sentence => sentence.Anchor == "labels");
    }

    [Theory]
    [InlineData("en", ColorScheme.Light, 1200)]
    [InlineData("fr", ColorScheme.Dark, 390)]
    public async Task The_chart_is_drawn_and_the_page_is_accessible(string language, ColorScheme scheme, int width)
    {
        using var source = Case(labelled: true);
        TraceReport.Write(folder, Trace(source), language);
        await using var browser = await Chromium.Launch();
        await using var context = await browser.NewContextAsync(new() { ColorScheme = scheme, Offline = true, ViewportSize = new() { Width = width, Height = 900 } });
        var tab = await context.NewPageAsync();
        var complaints = Chromium.Complaints(tab);
        await tab.GotoAsync(new Uri(Path.Combine(folder, "report.html")).AbsoluteUri);
        await tab.WaitForSelectorAsync("[data-chart=labels] svg");

        Assert.Empty(complaints);
        Assert.True(await tab.Locator("[data-chart=labels] svg path").CountAsync() > 5);
        Assert.True(await tab.EvaluateAsync<bool>("document.documentElement.scrollWidth <= window.innerWidth"), "the page is wider than the window");
        Assert.Equal("", await Chromium.Barriers(tab));
        await tab.Locator("#labels").ScreenshotAsync(new() { Path = Path.Combine(Chromium.Screenshots, $"labels-{language}-{scheme}-{width}.png") });
    }
}
