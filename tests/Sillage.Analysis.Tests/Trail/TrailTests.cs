using CsCheck;
using Sillage.Cases;
using Sillage.Posts;
using Xunit;

namespace Sillage.Analysis.Tests;

/// <summary>Trails on slices of several platforms, small enough to follow by hand.</summary>
public class TrailTests
{
    private const string Paste = "https://pastebin.com/QUYKJ3Bs";

    private static readonly DateTimeOffset Start = new(2017, 5, 5, 18, 49, 0, TimeSpan.Zero);

    /// <summary>4chan first, X 840 s later with a link back by one of two posts, Telegram the next hour; Reddit never.</summary>
    private static readonly PlainPost[] Evening =
    [
        new(0, "Anonymous") { Platform = "4chan", Links = [Paste] },
        new(840, "Wiki_Fan") { Platform = "x", Links = ["http://www.pastebin.com/QUYKJ3Bs?utm_source=t", "https://boards.4chan.org/pol/thread/123"], Followers = 10 },
        new(900, "reader", PostKind.Repost, 1, "Wiki_Fan") { Platform = "x", Links = [Paste, "https://boards.4chan.org/pol/thread/123"] },
        new(1000, "other") { Platform = "reddit", Links = ["https://example.org"] },
        new(3600, "wikifan") { Platform = "telegram", Hashtags = ["MacronLeaks"], Text = "Look: PASTEBIN", Links = ["pastebin.com/QUYKJ3Bs/", "https://mega.nz/file/a"] },
    ];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void First_sights_come_in_order_with_their_denominators_and_the_platform_that_never_saw_it_last()
    {
        var one = Assert.Single(Ask(Evening, Paste).Result.Objects);

        Assert.Equal((TrailKind.Link, "pastebin.com/QUYKJ3Bs", ArtefactKind.Paste, 4L, 4L), (one.Kind, one.Compared, one.PageKind, one.Posts, one.Accounts));
        Assert.Equal(
            [("4chan", 1L, 100L, (double?)0), ("x", 2L, 100L, 840), ("telegram", 1L, 100L, 3600), ("reddit", 0L, 100L, null)],
            one.Sights.Select(sight => (sight.Platform, sight.Posts, sight.Share.Of, (sight.FirstAt - Start)?.TotalSeconds)));
        Assert.Equal(["p1", "p2"], one.Sights[1].Firsts.Select(post => post.PostId));
        Assert.All(one.Sights, sight => Assert.Equal(sight.Posts, sight.AfterWindow + sight.PerBin.Sum()));
        // What none of a hundred posts has can still be in up to 3.7 % of those not captured: Wilson 1927.
        Assert.Equal(0.0370, one.Sights[3].Share.High, 4);
    }

    [Fact]
    public void Lags_are_told_for_every_pair_and_a_step_is_explicit_where_a_post_links_back()
    {
        var lags = Ask(Evening, Paste).Result.Objects[0].Lags;

        Assert.Equal(
            [("4chan", "x", 840d, 839d, 841d, 1L), ("4chan", "telegram", 3600d, 3599d, 3601d, 0L), ("x", "telegram", 2760d, 2759d, 2761d, 0L)],
            lags.Select(lag => (lag.From, lag.To, lag.Seconds, lag.LowSeconds, lag.HighSeconds, lag.Links)));
        Assert.All(lags, lag => Assert.Equal(LagStanding.Ordered, lag.Standing));
        Assert.Equal((1L, 2L), (lags[0].FromPosts, lags[0].ToPosts));
        Assert.Contains("trail-order-only", Ask(Evening, Paste).Codes());
    }

    [Fact]
    public void A_capture_that_began_later_leaves_the_order_unknown_and_a_coarse_clock_leaves_it_open()
    {
        var late = Ask(Evening, [Paste], [Held("4chan"), Held("x") with { From = Start.AddSeconds(1) }, Held("telegram")]);
        Assert.Equal([LagStanding.NotCovered, LagStanding.Ordered, LagStanding.Ordered], late.Result.Objects[0].Lags.Select(lag => lag.Standing));
        Assert.Contains("trail-late-capture", late.Codes());

        var coarse = Ask(Evening, [Paste], [Held("4chan") with { ClockSeconds = 3600 }, Held("x"), Held("telegram")]);
        Assert.Equal([LagStanding.Tied, LagStanding.Ordered, LagStanding.Ordered], coarse.Result.Objects[0].Lags.Select(lag => lag.Standing));
        Assert.Contains("trail-ties", coarse.Codes());
    }

    [Fact]
    public void Carriers_are_told_by_links_and_by_names_and_a_repost_carries_nothing_over()
    {
        var answer = Ask(Evening, Paste);
        var carriers = answer.Result.Carriers;

        Assert.Equal(
            [(CarrierEvidence.LinkedPlatform, "4chan", null, "x", "Wiki_Fan", null), (CarrierEvidence.SameName, "x", "Wiki_Fan", "telegram", "wikifan", 2760d)],
            carriers.Select(one => (one.Evidence, one.FromPlatform, one.FromAccount, one.ToPlatform, one.ToAccount, one.Seconds)));
        Assert.Equal(("boards.4chan.org/pol/thread/123", 2), (carriers[0].Link, carriers[1].Bearers));
        Assert.Contains("trail-same-name", answer.Codes());
        Assert.Equal([0L, 0L, 1L, 1L, 0L], answer.Result.CarriersBy.Select(one => one.Carriers));
    }

    [Fact]
    public void A_link_to_a_captured_post_names_it_and_a_profile_that_links_is_more_than_a_name()
    {
        PlainPost[] posts =
        [
            new(0, "anna_k") { Platform = "x", Hashtags = ["Leak"] },
            new(60, "ben") { Platform = "telegram", Hashtags = ["leak"], Links = ["https://twitter.com/anna_k/status/p0"] },
            new(90, "AnnaK") { Platform = "reddit", Hashtags = ["LEAK"] },
        ];
        // Ids of these slices are short: "p0" is no id to look for in a link.
        var slice = PlainSlice.Of(posts, new Dictionary<string, AccountProfile> { ["AnnaK"] = new() { Account = 0, Url = "https://x.com/anna_k" } });
        for (var post = 0; post < posts.Length; post++)
            slice.Ids[post] = $"10000{post}";
        var named = Ask(slice, ["#leak"], [Held("x"), Held("telegram"), Held("reddit")]).Result.Carriers;
        Assert.Equal([CarrierEvidence.LinkedProfile, CarrierEvidence.LinkedPlatform], named.Select(one => one.Evidence));
        Assert.Equal("x.com/anna_k", named[0].Link);

        posts[1] = posts[1] with { Links = ["https://twitter.com/anna_k/status/100000"] };
        slice = PlainSlice.Of(posts);
        for (var post = 0; post < posts.Length; post++)
            slice.Ids[post] = $"10000{post}";
        var linked = Ask(slice, ["#leak"], [Held("x"), Held("telegram"), Held("reddit")]).Result.Carriers[0];
        Assert.Equal((CarrierEvidence.LinkedPost, "anna_k", "100000", "ben", 60d), (linked.Evidence, linked.FromAccount, linked.FromPostId, linked.ToAccount, linked.Seconds));
    }

    [Fact]
    public void A_capture_that_tells_no_links_is_named_where_a_link_is_followed()
    {
        PlatformCoverage[] coverage = [Held("x"), Held("truthsocial") with { WithLinks = 0 }];

        Assert.Equal("truthsocial", Ask(Evening, [Paste], coverage).Caveats.Single(caveat => caveat.Code == "trail-blind").Values!["platforms"]);
        Assert.DoesNotContain("trail-blind", Ask(Evening, ["#MacronLeaks"], coverage).Codes());
    }

    [Fact]
    public void Names_of_nobody_carry_nothing_and_short_names_are_called_short()
    {
        Assert.Empty(Ask([new(0, "Anonymous") { Platform = "4chan", Hashtags = ["leak"] }, new(9, "anonymous") { Platform = "x", Hashtags = ["leak"] }], "#leak").Result.Carriers);
        Assert.Equal(
            CarrierEvidence.ShortName,
            Assert.Single(Ask([new(0, "leo") { Platform = "4chan", Hashtags = ["leak"] }, new(9, "Leo") { Platform = "x", Hashtags = ["leak"] }], "#leak").Result.Carriers).Evidence);
    }

    [Fact]
    public void Hashtags_texts_files_and_domains_are_found_by_their_own_rules()
    {
        const string hash = "d41d8cd98f00b204e9800998ecf8427e";
        PlainPost[] posts =
        [
            new(0, "a") { Hashtags = ["ÉMAILS"], Text = "a scoop" },
            new(1, "b") { Text = $"the  cop\nmd5 {hash.ToUpperInvariant()}." },
            new(2, "c") { Links = [$"https://www.virustotal.com/file/{hash}/detection"], Text = "The COP says" },
            new(3, "d") { Links = ["https://sub.example.org/x"], Text = $"f{hash}0" },
        ];
        var objects = Ask(posts, "#emails", "\"the cop\"", hash, "example.org", "\"nothing like it\"");

        Assert.Equal([1L, 2L, 2L, 1L, 0L], objects.Result.Objects.Select(one => one.Posts));
        Assert.Contains("trail-not-seen", objects.Codes());
        Assert.Contains("trail-one-platform", objects.Codes());
    }

    [Fact]
    public void An_object_that_never_appears_has_no_first_no_window_and_no_lag()
    {
        foreach (var posts in new PlainPost[][] { [], Evening })
        {
            var one = Assert.Single(Ask(posts, "https://pastebin.com/other").Result.Objects);

            Assert.Equal((0L, null, null), (one.Posts, one.WindowFrom, one.WindowTo));
            Assert.All(one.Sights, sight => Assert.Null(sight.FirstAt));
            Assert.Empty(one.Lags);
        }
    }

    [Fact]
    public void A_post_seen_only_inside_a_repost_is_a_first_sight_and_counts_as_no_post()
    {
        var sight = Ask([new(0, "anna") { Embedded = true, Hashtags = ["leak"] }, new(50, "ben", PostKind.Repost, 0, "anna") { Hashtags = ["leak"] }], "#leak").Result.Objects[0].Sights.Single(one => one.Platform == "x");

        Assert.Equal((1L, Start, true), (sight.Posts, sight.FirstAt, sight.Firsts[0].SeenInside));
    }

    [Fact]
    public void Artefact_pages_are_listed_and_front_pages_are_none()
    {
        var pages = Ask([.. Evening, new(4000, "last") { Hashtags = ["MacronLeaks"], Links = ["https://archive.org/"] }], Paste, "#macronleaks").Result.Pages;

        Assert.Equal(
            [("pastebin.com/QUYKJ3Bs", ArtefactKind.Paste, 4L, 3), ("boards.4chan.org/pol/thread/123", ArtefactKind.Board, 2L, 1), ("mega.nz/file/a", ArtefactKind.Locker, 1L, 1)],
            pages.Select(page => (page.Link, page.Kind, page.Posts, page.Platforms)));
    }

    [Fact]
    public void Every_post_is_counted_once_and_lags_follow_from_the_firsts() =>
        Gen.Select(Gen.Int[0, 5_000], Gen.Int[0, 6], Gen.Int[0, 3], Gen.Int[0, 3]).Array[0, 60].Sample(drawn =>
        {
            string[] platforms = ["x", "telegram", "reddit", "4chan"];
            var posts = drawn.Select(one => new PlainPost(one.Item1, $"account{one.Item2}") { Platform = platforms[one.Item3], Hashtags = one.Item4 == 0 ? [] : ["leak"] }).ToArray();
            var one = Ask(PlainSlice.Sorted(posts), ["#leak"], [.. platforms.Select(Held)]).Result.Objects[0];

            Assert.Equal(posts.Count(post => post.Hashtags.Count > 0), one.Posts);
            var firsts = posts.Where(post => post.Hashtags.Count > 0).GroupBy(post => post.Platform).ToDictionary(group => group.Key, group => group.Min(post => post.At));
            Assert.All(one.Sights, sight => Assert.Equal(firsts.TryGetValue(sight.Platform, out var at) ? at : null, (sight.FirstAt - Start)?.TotalSeconds));
            Assert.All(one.Sights, sight => Assert.Equal(sight.Posts, sight.AfterWindow + sight.PerBin.Sum()));
            Assert.Equal(firsts.Count * (firsts.Count - 1) / 2, one.Lags.Count);
            Assert.All(one.Lags, lag => Assert.Equal(firsts[lag.To] - firsts[lag.From], lag.Seconds));
            Assert.All(one.Lags, lag => Assert.True(lag.Seconds >= 0 && lag.LowSeconds <= lag.Seconds && lag.Seconds <= lag.HighSeconds));
        });

    private static PlatformCoverage Held(string platform) => new(platform, 100, Start.AddDays(-1), Start.AddDays(1), 1, 0) { WithLinks = 50, WithHashtags = 50 };

    private static Answer<TrailOptions, TrailResult> Ask(PlainPost[] posts, params string[] objects) => Ask(posts, objects, [Held("4chan"), Held("reddit"), Held("telegram"), Held("x")]);

    private static Answer<TrailOptions, TrailResult> Ask(PlainPost[] posts, string[] objects, PlatformCoverage[] coverage) => Ask(PlainSlice.Of(posts), objects, coverage);

    private static Answer<TrailOptions, TrailResult> Ask(Slice slice, string[] objects, PlatformCoverage[] coverage) => Analysis.Trail.Run(slice, new TrailOptions { Objects = objects }, coverage, Token);
}
