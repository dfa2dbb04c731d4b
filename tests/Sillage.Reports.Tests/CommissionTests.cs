using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Sillage.Analysis;
using Sillage.Cases;
using Sillage.Cases.Import;
using Sillage.Posts.Captures;
using Sillage.Reports.Silences;
using Sillage.Simulation;
using Sillage.Testing;
using Xunit;

namespace Sillage.Reports.Tests;

/// <summary>The list of posts inside silences, as files and in a real browser.</summary>
[Collection(Chromium.OneAtATime)]
public sealed class CommissionTests : IDisposable
{
    private const string Hostile = "=cmd|' /C calc'!A0 <script>alert(1)</script>\n\"two\" lines, \u202egnihton";

    private readonly string folder = Directory.CreateTempSubdirectory("sillage-commission-").FullName;

    private static readonly SilenceWindow Night = new("night <b>", InventedPost.Start.AddHours(1), InventedPost.Start.AddHours(3), "a law, article 1", "Europe/Paris");
    private static readonly SilenceWindow Late = new("late", InventedPost.Start.AddHours(2), InventedPost.Start.AddHours(4));

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static CaseFile Case()
    {
        var first = new InventedPost(11, "alice", 3600) { Text = Hostile, Links = ["https://example.org/a"], Name = "+Alice", Followers = 5 };
        return InventedCase.Of(new InventedPost(10, "alice"), first, first.RepostedBy(12, "bob", 3599.5), new(13, "carol", 2 * 3600) { ReplyTo = 11 }, new(14, "dave", 3 * 3600), new(15, "erin", 20 * 3600));
    }

    [Fact]
    public void Every_post_inside_has_a_row_in_each_of_its_windows_with_its_evidence()
    {
        using var source = Case();
        Write(source, "list", [Night, Late]);

        var rows = Read("list");
        Assert.Equal([(Night.Name, "11"), (Night.Name, "12"), (Night.Name, "13"), ("late", "13"), ("late", "14")], rows.Select(row => (row["window"], row["post id"])));
        var first = rows[0];
        Assert.Equal("'" + Hostile, first["text"]);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Hostile))), first["text sha-256"]);
        Assert.Equal(("'+Alice", "alice", InventedPost.AccountId("alice"), "5"), (first["name"], first["handle"], first["account id"], first["followers"]));
        Assert.Equal(("2017-05-05T19:49:00Z", "2017-05-05T21:49:00+02:00", "Europe/Paris"), (first["time utc"], first["local time"], first["time zone"]));
        Assert.Equal(("a law, article 1", "original", "https://x.com/alice/status/11", "https://example.org/a"), (first["law"], first["kind"], first["post link"], first["links"]));
        Assert.Equal(("repost", "11", "alice", Hostile), (rows[1]["kind"], rows[1]["repost of"], rows[1]["repost of account"], rows[1]["text"].TrimStart('\'')));
        Assert.Equal(("reply", "11"), (rows[2]["kind"], rows[2]["reply to"]));
        Assert.Equal(("", "UTC", "2017-05-05T20:49:00+00:00"), (rows[3]["law"], rows[3]["time zone"], rows[3]["local time"]));
        var import = CaseInfo.Of(source).Imports[0];
        Assert.All(rows, row => Assert.Equal((import.Name, import.Sha256), (row["source file"], row["source sha-256"])));
        Assert.Equal(["2", "3", "4", "4", "5"], rows.Select(row => row["source line"]));
        // On paper both times of each post of the window with a zone of its own, one time where that is UTC.
        Assert.Equal((1, 1), (Regex.Count(Page("list"), Regex.Escape("When (Europe/Paris, then UTC)")), Regex.Count(Page("list"), Regex.Escape("When (UTC)"))));
        Assert.Equal(3, Regex.Count(Page("list"), "<td class=\"when\">[^<]+<br>[^<]+Z</td>"));
        Assert.Equal(2, Regex.Count(Page("list"), "<td class=\"when\">[^<]+Z</td>"));
    }

    [Theory]
    [InlineData("en", "night <b>: 2017-05-05 21:49:00+02:00 to 2017-05-05 23:49:00+02:00 (Europe/Paris), 2017-05-05 19:49:00Z to 2017-05-05 21:49:00Z; law: a law, article 1. 3 posts", "late: 2017-05-05 20:49:00Z to 2017-05-05 22:49:00Z (UTC). 2 posts")]
    [InlineData("fr", "night <b> : du 2017-05-05 21:49:00+02:00 au 2017-05-05 23:49:00+02:00 (Europe/Paris), 2017-05-05 19:49:00Z à 2017-05-05 21:49:00Z ; loi : a law, article 1. 3 publications", "late : du 2017-05-05 20:49:00Z au 2017-05-05 22:49:00Z (UTC). 2 publications")]
    public void The_head_tells_a_silence_in_its_zone_and_in_UTC_but_one_of_UTC_once(string language, string night, string late)
    {
        using var source = Case();
        Write(source, "list", [Night, Late], language);

        var page = System.Net.WebUtility.HtmlDecode(Page("list"));
        Assert.Contains(night, page, StringComparison.Ordinal);
        Assert.Contains(late, page, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_case_gives_the_same_bytes_and_the_manifest_and_the_page_vouch_for_them()
    {
        using var source = Case();
        Write(source, "one", [Night]);
        Write(source, "two", [Night]);

        foreach (var file in new[] { "commission.html", "commission.csv", "silence.json", "manifest.json" })
            Assert.Equal(File.ReadAllBytes(Path.Combine(folder, "one", file)), File.ReadAllBytes(Path.Combine(folder, "two", file)));
        using var manifest = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "one", "manifest.json")));
        Assert.All(manifest.RootElement.GetProperty("outputs").EnumerateArray(), output => Assert.Equal(
            Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(folder, "one", output.GetProperty("name").GetString()!)))), output.GetProperty("sha256").GetString()));
        Assert.Equal("sillage/manifest/1", manifest.RootElement.GetProperty("schema").GetString());
        Assert.Contains(Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(folder, "one", "commission.csv")))), Page("one"), StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(Path.Combine(folder, "one"), "*.new"));
    }

    [Fact]
    public void Hostile_words_stay_words_and_what_cannot_be_seen_is_written_out()
    {
        using var source = Case();
        Write(source, "list", [Night]);

        var page = Page("list");
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", page, StringComparison.Ordinal);
        Assert.Contains("[U+202E]gnihton", System.Net.WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_silence_without_posts_has_an_empty_list_that_says_so()
    {
        using var source = Case();
        Write(source, "list", [new SilenceWindow("quiet", InventedPost.Start.AddHours(5), InventedPost.Start.AddHours(6))]);

        Assert.Empty(Read("list"));
        Assert.Contains("No captured post of the topic lies in this window", Page("list"), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_not_printed_is_counted()
    {
        using var source = InventedCase.Of(Enumerable.Range(0, CommissionPage.PostsShown + 7).Select(number => new InventedPost(number + 1, $"reader{number % 50}", 3600 + number)));
        Write(source, "list", [Night], "fr");

        Assert.Equal(CommissionPage.PostsShown + 7, Read("list").Count);
        Assert.Contains("Les 7 autres ne sont pas imprim", Page("list"), StringComparison.Ordinal);
        Assert.Equal(CommissionPage.PostsShown, Page("list").Split("<tr><th scope=\"row\">").Length - 1);
        Assert.DoesNotContain("Posts inside", Page("list"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_known_silence_is_called_by_its_election_in_both_languages()
    {
        var known = SilencePreset.All.Single(preset => preset.Name == "france-2017-presidential-2").Window;
        var (english, french) = (new Words("en"), new Words("fr"));
        Assert.Equal(("France, presidential, second round, May 2017", "legal silence"), (SilenceNames.Full(known, english), SilenceNames.Short(known, english)));
        Assert.Equal(("France, présidentielle, second tour, mai 2017", "silence légal"), (SilenceNames.Full(known, french), SilenceNames.Short(known, french)));
        Assert.All(SilencePreset.All, preset => Assert.Empty(SilenceNames.Full(preset.Window, french).Split(", ").Intersect(preset.Election.Split(", ")).Except(["France"])));

        var called = known with { Name = "media silence" };
        Assert.Equal(("media silence", "media silence"), (SilenceNames.Full(called, english), SilenceNames.Short(called, french)));
    }

    [Fact]
    public void The_planted_posts_of_the_evening_are_all_on_the_list()
    {
        var evening = Path.Combine(folder, "evening");
        var truth = MacronLeaks.WriteTo(evening, new SimulationOptions { Scale = 0.1 }, null, TestContext.Current.CancellationToken);
        using var source = CaseFile.CreateTemporary();
        Importer.Run(source, CaptureFile.Find([Path.Combine(evening, "posts.jsonl.gz")]), new ImportOptions(), null, TestContext.Current.CancellationToken);
        var window = SilencePreset.All.Single(preset => preset.Name == "france-2017-presidential-2").Window;
        var answer = Write(source, "list", [window], topic: "#MacronLeaks");

        var rows = Read("list");
        Assert.Equal((truth.SilenceFrom, truth.SilenceTo, truth.InsideSilence), (window.From, window.To, answer.Result.Windows[0].Inside.Posts));
        Assert.Equal(truth.InsideSilence, rows.Count);
        Assert.Equal(truth.InsideSilence, rows.Select(row => row["post id"]).Distinct().Count());
        Assert.All(rows, row => Assert.True(row["local time"].EndsWith("+02:00", StringComparison.Ordinal) && row["post link"].Length > 0));
        Assert.All(answer.Result.Windows[0].Divisions, division => Assert.Equal(truth.InsideSilence, division.Groups.Sum(group => group.Inside.Posts)));
    }

    [Fact]
    [Trait("Needs", RealCaptures.Trait)]
    public void A_real_capture_of_Telegram_during_riots_is_listed_post_by_post()
    {
        var captures = RealCaptures.Path("data/telegram-france-riots-2023");
        using var source = CaseFile.CreateTemporary();
        Importer.Run(source, CaptureFile.Find([captures]), new ImportOptions(), null, TestContext.Current.CancellationToken);
        var info = CaseInfo.Of(source);
        var middle = info.From!.Value + ((info.To!.Value - info.From.Value) / 2);
        Write(source, "list", [new SilenceWindow("two weeks", middle.AddDays(-7), middle.AddDays(7))]);

        using var command = source.Connection.CreateCommand();
        command.CommandText = $"SELECT count(*) FROM captured WHERE posted_at >= '{middle.AddDays(-7).UtcDateTime:yyyy-MM-dd HH:mm:ss.ffffff}' AND posted_at < '{middle.AddDays(7).UtcDateTime:yyyy-MM-dd HH:mm:ss.ffffff}'";
        var rows = Read("list");
        Assert.Equal((long)command.ExecuteScalar()!, rows.Count);
        Assert.NotEmpty(rows);
        // The text as the guarded cell holds it gives the hash beside it.
        Assert.All(rows.Where(row => row["text"].Length > 0 && row["text"][0] != '\''), row => Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(row["text"]))), row["text sha-256"]));
    }

    [Theory]
    [InlineData("en", ColorScheme.Light, 1280)]
    [InlineData("fr", ColorScheme.Dark, 390)]
    public async Task The_page_is_accessible_and_prints_on_numbered_sheets(string language, ColorScheme scheme, int width)
    {
        using var source = Case();
        Write(source, "list", [Night, Late], language);
        await using var browser = await Chromium.Launch();
        await using var context = await browser.NewContextAsync(new() { ColorScheme = scheme, ViewportSize = new() { Width = width, Height = 900 }, Offline = true });
        var tab = await context.NewPageAsync();
        var complaints = Chromium.Complaints(tab);
        await tab.GotoAsync(new Uri(Path.Combine(folder, "list", "commission.html")).AbsoluteUri);

        Assert.Empty(complaints);
        Assert.Equal(5, await tab.Locator(".list tbody tr").CountAsync());
        Assert.True(await tab.EvaluateAsync<bool>("document.documentElement.scrollWidth <= window.innerWidth"), "the page is wider than the window");
        Assert.Equal("", await Chromium.Barriers(tab));
        await tab.ScreenshotAsync(new() { Path = Path.Combine(Chromium.Screenshots, $"commission-{language}-{scheme}-{width}.png"), FullPage = true });
        var pdf = await tab.PdfAsync(new() { PreferCSSPageSize = true, Path = Path.Combine(Chromium.Screenshots, $"commission-{language}.pdf") });
        Assert.True(pdf.Length > 5_000, $"the PDF has {pdf.Length} bytes");
    }

    private Answer<SilenceOptions, SilenceResult> Write(CaseFile source, string name, SilenceWindow[] windows, string language = "en", string topic = "")
    {
        var slice = source.Slice(topic);
        var answer = Silence.Run(slice, new SilenceOptions { Windows = windows }, [], null, TestContext.Current.CancellationToken);
        CommissionFiles.Write(Path.Combine(folder, name), new CommissionList(source, slice, answer, "UTC", language, "sillage silence case.case --out list"), TestContext.Current.CancellationToken);
        return answer;
    }

    private string Page(string name) => File.ReadAllText(Path.Combine(folder, name, "commission.html"));

    /// <summary>The rows by column.</summary>
    private List<Dictionary<string, string>> Read(string name)
    {
        var lines = Cells(File.ReadAllText(Path.Combine(folder, name, "commission.csv")));
        return [.. lines.Skip(1).Select(line => lines[0].Zip(line).ToDictionary(pair => pair.First, pair => pair.Second))];
    }

    /// <summary>CSV as RFC 4180 has it.</summary>
    private static List<List<string>> Cells(string csv)
    {
        var (lines, cell, isQuoted) = (new List<List<string>> { new() }, new StringBuilder(), false);
        for (var at = 0; at < csv.Length; at++)
        {
            if (isQuoted && csv[at] == '"' && at + 1 < csv.Length && csv[at + 1] == '"')
                cell.Append(csv[at++]);
            else if (csv[at] == '"')
                isQuoted = !isQuoted;
            else if (isQuoted || csv[at] is not (',' or '\n'))
                cell.Append(csv[at]);
            else
            {
                lines[^1].Add(cell.ToString());
                cell.Clear();
                if (csv[at] == '\n' && at + 1 < csv.Length)
                    lines.Add([]);
            }
        }

        return lines;
    }
}
