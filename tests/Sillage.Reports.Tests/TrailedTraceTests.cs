using System.Text.Json;
using Microsoft.Playwright;
using Sillage.Analysis;
using Sillage.Cases;
using Sillage.Cases.Topics;
using Sillage.Testing;
using Xunit;

namespace Sillage.Reports.Tests;

/// <summary>The trail of a topic's links in a trace: told where the capture has several platforms, else nothing.</summary>
[Collection(Chromium.OneAtATime)]
public sealed class TrailedTraceTests : IDisposable
{
    private const string Mapping = """{"platform": "telegram", "columns": {"id": "id", "time": "posted_at", "name": "author.handle", "text": "text", "link": "links"}}""";

    private readonly string folder = Directory.CreateTempSubdirectory("sillage-trails-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    /// <summary>On X: the paste by three, a page that only X has by four, a bare domain. On Telegram the paste a quarter of an hour earlier, without the hashtag.</summary>
    private static CaseFile Case() => InventedCase.Of(
            new InventedPost(1, "anna", 60) { Links = [TrailedCase.Paste + "?utm_source=x", "https://t.me/channel/100002"] }, new InventedPost(2, "ben", 600) { Links = [TrailedCase.Paste, "https://example.org"] },
            new InventedPost(3, "=cmd", 700) { Links = [TrailedCase.Paste] }, new InventedPost(4, "a", 710) { Links = ["https://only.example/x"] }, new InventedPost(5, "b", 720) { Links = ["https://only.example/x"] },
            new InventedPost(6, "c", 730) { Links = ["https://only.example/x"] }, new InventedPost(7, "d", 740) { Links = ["https://only.example/x", "https://example.org/"] })
        .With("telegram.csv", ["id,time,name,text,link", "100001,2017-05-05T18:30:00Z,other,hello,", $"100002,2017-05-05T18:35:00Z,channel,\"<script>alert(1)</script>\",{TrailedCase.Paste}", "100003,2017-05-05T19:10:00Z,other,later,"], Mapping);

    private static TraceResults Trace(CaseFile source) => Reports.Trace.Run(
        source, Topic.Parse("#leak"), [new SilenceWindow("vote", InventedPost.Start, InventedPost.Start.AddMinutes(20))], [], "UTC", "sillage trace evening.case \"#leak\" --silence x --timezone UTC --lang en", null, TestContext.Current.CancellationToken);

    [Fact]
    public void The_most_shared_links_are_pages_of_several_accounts_the_most_posts_first()
    {
        using var source = Case();

        Assert.Equal(["https://only.example/x", "https://pastebin.com/QUYKJ3Bs"], SharedLinks.Of(source.Slice("#leak"), 20));
        Assert.Equal(["https://only.example/x"], SharedLinks.Of(source.Slice("#leak"), 1));
    }

    [Fact]
    public void The_link_that_crossed_is_followed_through_the_whole_capture()
    {
        using var source = Case();
        var results = Trace(source);

        var trail = Assert.Single(results.Trail!.Result.Objects);
        Assert.Equal(("https://pastebin.com/QUYKJ3Bs", 4), (trail.Written, trail.Posts));
        // Seen on Telegram at 18:35, without the topic's hashtag; on X at 18:50. One of three posts links back.
        Assert.Equal(("telegram", "x", 900.0, 1L), (trail.Lags[0].From, trail.Lags[0].To, trail.Lags[0].Seconds, trail.Lags[0].Links));
        Assert.Contains(Story.Tell(results, "en"), sentence => sentence.Anchor == "trail" && sentence.Text.StartsWith("https://pastebin.com/QUYKJ3Bs: In this capture first on telegram", StringComparison.Ordinal));
        Assert.Contains(Story.Tell(results, "fr"), sentence => sentence.Anchor == "trail" && sentence.Text.Contains("d’abord sur telegram", StringComparison.Ordinal));
    }

    [Fact]
    public void The_report_has_its_section_drawing_tables_and_json()
    {
        using var source = Case();
        TraceReport.Write(folder, Trace(source), "en");

        var page = File.ReadAllText(Path.Combine(folder, "report.html"));
        Assert.Contains("<section id=\"trail\"", page, StringComparison.Ordinal);
        Assert.Contains("class=\"explicit\"", page, StringComparison.Ordinal);
        Assert.Contains("<rect class=\"silence\"", page, StringComparison.Ordinal);
        Assert.Contains("sillage trail evening.case &quot;https://pastebin.com/QUYKJ3Bs&quot;</code>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(folder, "tables", "trail-lags.csv")));
        using var report = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "report.json")));
        Assert.Equal("sillage/trail/1", report.RootElement.GetProperty("trail").GetProperty("schema").GetString());
    }

    [Fact]
    public void The_hashtag_itself_is_followed_where_it_was_on_several_platforms()
    {
        using var source = TrailedCase.Make();
        var results = Trace(source);

        Assert.Contains("https://pastebin.com/QUYKJ3Bs", TrailedCase.Ask(source).Result.Objects.Select(one => one.Written));
        Assert.All(results.Trail?.Result.Objects ?? [], one => Assert.True(one.Sights.Count(sight => sight.FirstAt is not null) > 1));
    }

    [Fact]
    public void With_one_platform_there_is_no_trail()
    {
        using var source = InventedCase.Of(new InventedPost(1, "anna") { Links = [TrailedCase.Paste] }, new InventedPost(2, "ben", 60) { Links = [TrailedCase.Paste] });
        var results = Trace(source);
        TraceReport.Write(folder, results, "en");

        Assert.Null(results.Trail);
        Assert.DoesNotContain("<section id=\"trail\"", File.ReadAllText(Path.Combine(folder, "report.html")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", ColorScheme.Light, 1200)]
    [InlineData("fr", ColorScheme.Dark, 390)]
    public async Task The_page_is_accessible(string language, ColorScheme scheme, int width)
    {
        using var source = Case();
        TraceReport.Write(folder, Trace(source), language);
        await using var browser = await Chromium.Launch();
        await using var context = await browser.NewContextAsync(new() { ColorScheme = scheme, Offline = true, ViewportSize = new() { Width = width, Height = 900 } });
        var tab = await context.NewPageAsync();
        var complaints = Chromium.Complaints(tab);
        await tab.GotoAsync(new Uri(Path.Combine(folder, "report.html")).AbsoluteUri);
        await tab.WaitForSelectorAsync("[data-chart=volume] svg");

        Assert.Empty(complaints);
        Assert.True(await tab.EvaluateAsync<bool>("document.documentElement.scrollWidth <= window.innerWidth"), "the page is wider than the window");
        Assert.Equal("", await Chromium.Barriers(tab));
        await tab.Locator("#trail").ScreenshotAsync(new() { Path = Path.Combine(Chromium.Screenshots, $"report-trail-{language}-{scheme}-{width}.png") });
    }
}
