using Sillage.Cases;
using Sillage.Cases.Import;
using Sillage.Cases.Topics;
using Sillage.Posts.Captures;
using Sillage.Testing;
using Xunit;

namespace Sillage.Analysis.Tests;

/// <summary>Trails through the whole chain: readers, import, topic, question.</summary>
public class TrailCaseTests
{
    private const string Paste = "https://pastebin.com/QUYKJ3Bs", Hash = "d41d8cd98f00b204e9800998ecf8427e";
    private const string Mapping = """{"platform": "telegram", "columns": {"id": "id", "time": "posted_at", "name": "author.handle", "text": "text", "link": "links", "picture": "media"}}""";

    private static readonly InventedPost[] OnX =
    [
        new(1001, "anna", 60) { Links = ["https://www.pastebin.com/QUYKJ3Bs/?utm_campaign=a", "https://t.me/channel/100002"] },
        new(1002, "ben", 61) { Text = $"the file is {Hash.ToUpperInvariant()}", Hashtags = [] },
        new(1003, "cleo", 62) { Hashtags = ["Fuité"], Links = ["https://bit.ly/x"] },
        new(1004, "dora", 63) { Text = "nothing of it", Hashtags = [], Links = ["https://pastebin.com/other"] },
    ];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Objects_are_found_on_every_platform_whatever_the_spelling_and_posts_that_link_are_joined_to_those_linked()
    {
        using var source = Case();
        var answer = Ask(source, Paste, Hash, "#fuite", "\"the file is\"", "https://cdn.example.org/p.jpg");

        Assert.Equal([(2L, 2), (2, 2), (1, 1), (1, 1), (1, 1)], answer.Result.Objects.Select(one => (one.Posts, one.Sights.Count(sight => sight.Posts > 0))));
        Assert.Equal([("telegram", -60d), ("x", 60d)], answer.Result.Objects[0].Sights.Select(sight => (sight.Platform, (sight.FirstAt!.Value - InventedPost.Start).TotalSeconds)));
        Assert.Equal([("telegram", 3L, 0L), ("x", 4L, 1L)], answer.Result.Platforms.Select(one => (one.Platform, one.Posts, one.ShortLinks)));
        var carrier = answer.Result.Carriers[0];
        Assert.Equal((CarrierEvidence.LinkedPost, "telegram", "channel", "100002", "anna", 120d), (carrier.Evidence, carrier.FromPlatform, carrier.FromAccount, carrier.FromPostId, carrier.ToAccount, carrier.Seconds));
        Assert.Contains("trail-short-links", answer.Codes());
        Assert.Contains("trail-coverage", answer.Codes());
    }

    [Fact]
    public void An_object_of_no_post_is_told_beside_others_and_refused_alone()
    {
        using var source = Case();

        Assert.Equal([1L, 0L], Ask(source, "#fuite", "https://archive.org/details/none").Result.Objects.Select(one => one.Posts));
        Assert.Throws<NothingFoundException>(() => Ask(source, "https://archive.org/details/none"));
    }

    [Fact]
    public void The_order_of_rows_and_the_zone_in_which_times_are_written_change_nothing()
    {
        using var one = Case();
        using var other = Case(reversed: true, zone: 2);

        Assert.Equal(Told(one), Told(other));

        static IEnumerable<string> Told(CaseFile source)
        {
            var result = Ask(source, Paste, Hash, "#fuite", "telegram").Result;
            return
            [
                .. result.Objects.SelectMany(found => found.Sights.Select(sight => $"{found.Written} {sight.Platform} {sight.FirstAt:O} {sight.Share} {string.Join(' ', sight.Firsts)} {string.Join(' ', sight.PerBin)}")),
                .. result.Objects.SelectMany(found => found.Lags).Select(lag => lag.ToString()), .. result.Carriers.Select(carrier => $"{carrier with { Objects = [] }} {string.Join(' ', carrier.Objects)}"),
                .. result.Pages.Select(page => page.ToString()), .. result.Platforms.Select(platform => platform.ToString()),
            ];
        }
    }

    [Fact]
    [Trait("Needs", RealCaptures.Trait)]
    public void A_domain_shared_on_real_platforms_is_first_where_the_database_says_it_is()
    {
        string[] captures =
        [
            RealCaptures.Path("data/mastodon-statuses"), RealCaptures.Path("data/reddit-api-objects"), RealCaptures.Path("data/telegram-france-riots-2023"), RealCaptures.Path("data/truth-social-archive"),
        ];
        using var source = CaseFile.CreateTemporary();
        Importer.Run(source, CaptureFile.Find(captures), new ImportOptions(), null, Token);
        var one = Ask(source, "youtube.com").Result.Objects[0];
        var found = CaseQuery.Run(
            source,
            """
            SELECT p.platform, count(*) FILTER (NOT embedded), epoch_us(min(posted_at)), any_value(c.posts) FROM posts p LEFT JOIN (SELECT platform, count(*) AS posts FROM captured GROUP BY 1) c USING (platform)
            WHERE len(list_filter(links, link -> regexp_matches(lower(link), '^(https?://)?([a-z0-9-]+\.)*(youtube\.com|youtu\.be)([/?#:].*)?$'))) > 0 GROUP BY 1 ORDER BY 3, 1
            """).Rows;

        Assert.True(found.Count >= 3, $"only {found.Count} platforms link to it");
        Assert.Equal(
            found.Select(row => ((string)row[0]!, Convert.ToInt64(row[1], null), Convert.ToInt64(row[2], null), Convert.ToInt64(row[3], null))),
            one.Sights.Where(sight => sight.FirstAt is not null).Select(sight => (sight.Platform, sight.Posts, (sight.FirstAt!.Value - DateTimeOffset.UnixEpoch).Ticks / 10, sight.Share.Of)));
        Assert.Equal(found.Count * (found.Count - 1) / 2, one.Lags.Count);
    }

    private static CaseFile Case(bool reversed = false, int zone = 0)
    {
        string Row(string id, double at, string rest) => $"{id},{InventedPost.Start.AddSeconds(at).ToOffset(TimeSpan.FromHours(zone)):yyyy-MM-ddTHH:mm:sszzz},{rest}";
        string[] rows =
        [
            Row("100001", -300, "other,hello,,"), Row("100002", -60, "channel,see this,http://pastebin.com/QUYKJ3Bs,"),
            Row("100003", 100, $"anna,on telegram,https://files.example.org/{Hash}.zip,https://cdn.example.org/p.jpg"),
        ];
        if (reversed)
            Array.Reverse(rows);
        return InventedCase.Of(reversed ? OnX.Reverse() : OnX).With("telegram.csv", ["id,time,name,text,link,picture", .. rows], Mapping);
    }

    private static Answer<TrailOptions, TrailResult> Ask(CaseFile source, params string[] objects) => Analysis.Trail.Run(
        SliceLoader.Load(source, TrailTarget.TopicOf([.. objects.Select(TrailTarget.Parse)]), Token), new TrailOptions { Objects = objects }, PlatformCoverage.Of(source), Token);
}
