using Sillage.Posts.Captures;
using Sillage.Posts.Sources;
using Sillage.Testing;

using Xunit;

namespace Sillage.Posts.Tests;

[Trait("Needs", RealCaptures.Trait)]
public class CsvFormatsRealTests
{
    [Fact]
    public void Three_years_of_one_account_of_truth_social()
    {
        var found = FileCapture.ReadReal("truth-social-archive/truths_2022_2024.csv.gz");

        Assert.Equal("truthsocial-csv", found.Source);
        Assert.Empty(found.Rejections);
        Assert.Equal((24_381, 1), (found.Posts.Count, found.Handles));
        Assert.Equal(("2022-02-14", "2024-12-31"), (found.Posts.Min(post => post.At)![..10], found.Posts.Max(post => post.At)![..10]));
        Assert.All(found.Posts, post => Assert.NotNull(post.Likes));
    }

    [Fact]
    public void Shares_and_posts_of_crowdtangle()
    {
        var shares = FileCapture.ReadReal("crowdtangle-shares/ct_shares.csv.gz");
        var posts = FileCapture.ReadReal("crowdtangle-shares/ct_posts_api.json.gz");

        Assert.Equal(("crowdtangle-shares", "crowdtangle-json"), (shares.Source, posts.Source));
        Assert.Equal((0, 0), (shares.Rejections.Count, posts.Rejections.Count));
        // One row stands in the file twice.
        Assert.Equal((1_108, 1_107), (shares.Posts.Count, shares.Posts.Select(post => post.Id).Distinct().Count()));
        var most = shares.Posts.GroupBy(post => post.Links).MaxBy(group => group.Count())!;
        Assert.Equal(24, most.Count());
        Assert.Contains("telesurtv.net", most.Key, StringComparison.Ordinal);
        Assert.Contains("Abby-Martin", most.Key, StringComparison.Ordinal);
        Assert.Equal(("2017-01-12", "2019-08-02"), (shares.Posts.Min(post => post.At)![..10], shares.Posts.Max(post => post.At)![..10]));
        Assert.Equal(3, posts.Posts.Count);
        Assert.All(posts.Posts, post => Assert.StartsWith("2020-06", post.At, StringComparison.Ordinal));
        Assert.Equal((33L, 3L, 0L, 2_557_255L), (posts.Posts[0].Likes, posts.Posts[0].Reposts, posts.Posts[0].Replies, posts.Posts[0].Author.Followers));
    }

    [Fact]
    public void The_hoax_about_the_pope_in_the_content_library()
    {
        var found = FileCapture.ReadReal("meta-content-library-pope-hoax-2025/mcl_export_2025-02.csv.gz");

        Assert.Equal("meta-content-library", found.Source);
        Assert.Empty(found.Rejections);
        Assert.Equal((2_562, 1_363), (found.Posts.Count, found.Posts.Select(post => post.Author.Id).Distinct().Count()));
        Assert.Equal(("2025-02-22 23:56:43", "2025-02-28 23:48:29"), (found.Posts.Min(post => post.At), found.Posts.Max(post => post.At)));
        Assert.Equal(539, found.Posts.Count(post => post.Text == "Breaking News! His Holiness Pope Francis has failed…"));
        Assert.Equal(299, found.Posts.Count(post => post.Text == "Breaking News! His Holiness Pope Francis has failed… Read more"));
        Assert.Equal((2_426, 2_560), (found.Posts.Count(post => post.Views is not null), found.Posts.Count(post => post.Likes is not null)));
        Assert.All(found.Posts, post => Assert.True(post.Author.Id.Length > 0 || post.Author.Handle.Length > 0));
    }

    [Fact]
    public void Tcat_counts_the_seconds_of_utc()
    {
        var found = FileCapture.ReadReal("small-format-samples/dmi-tcat_export.csv");

        Assert.Equal("dmi-tcat", found.Source);
        Assert.Empty(found.Rejections);
        // The column created_at says 05:40:37, the count of seconds an hour less.
        Assert.Equal((9, "2011-04-04 04:40:37", "hash_jisin", PostKind.Repost), (found.Posts.Count, found.Posts[0].At, found.Posts[0].Author.Handle, found.Posts[0].Kind));
        Assert.Equal(("nicojishin jishin", 34.341801), (found.Posts[0].Hashtags, found.Posts[0].Latitude));
        Assert.Null(found.Posts[2].Latitude);
        Assert.All(found.Posts, post => Assert.Null(post.Author.Followers));
    }

    [Fact]
    public void Threads_about_a_crash()
    {
        var found = FileCapture.ReadReal("pheme-germanwings/tweets.csv.gz");

        Assert.Equal("pheme", found.Source);
        Assert.Empty(found.Rejections);
        Assert.Equal((4_489, 469, 2_933), (found.Posts.Count, found.Posts.Select(post => post.Conversation).Distinct().Count(), found.Posts.Select(post => post.Author.Id).Distinct().Count()));
        Assert.Equal(4_019, found.Count(PostKind.Reply));
        Assert.Equal(("2015-03-24 10:37:41", "2015-04-01 20:12:15"), (found.Posts.Min(post => post.At), found.Posts.Max(post => post.At)));
        var known = found.Posts.Where(post => post.ReplyTo.StartsWith("58", StringComparison.Ordinal)).ToList();
        Assert.InRange(known.Count, 2_000, 4_019);
        Assert.All(known, post => Assert.StartsWith(post.Conversation + " by ", post.ReplyTo, StringComparison.Ordinal));
        // An id holds its time: that of the ids read is the time read.
        Assert.All(found.Posts, post => Assert.InRange(((long.Parse(post.Id, System.Globalization.CultureInfo.InvariantCulture) >> 22) + 1_288_834_974_657) - (post.PostedAt / 1000), -1000, 1000));
    }

    [Fact]
    public void Bluesky_posts_of_minet_agree_with_the_feed_that_they_were_made_of()
    {
        var found = FileCapture.ReadReal("normalised-tweets-and-bluesky/bluesky-posts-export.csv.gz");
        var feed = FileCapture.ReadReal("normalised-tweets-and-bluesky/bluesky-posts.json.gz");

        Assert.Equal("bluesky-csv", found.Source);
        // The post of the year 0 again.
        Assert.Equal(("timestamp_utc", 156), (Assert.Single(found.Rejections).Field, found.Own.Count));
        var seen = feed.Posts.Select(post => post.Id).ToHashSet();
        Assert.All(found.Posts.Where(post => post.Kind != PostKind.Repost), post => Assert.Contains(post.Id, seen));
        Assert.Equal(feed.Posts.Count(post => post.Kind == PostKind.Repost), found.Count(PostKind.Repost));
    }

    [Fact]
    public void Videos_with_an_id_and_a_description_are_no_list_of_accounts()
    {
        using var decoded = CaptureFile.Find([RealCaptures.Path("data/zeeschuimer-captures/tiktok_search_fosfor_decoded.csv")]).Single().Open();

        Assert.Equal(0, KnownSources.Detect(decoded.Sample)[0].Confidence.Certainty);
    }

    [Fact]
    public void Networks_of_hoaxy_are_accounts_and_their_edges_are_no_capture()
    {
        var nodes = FileCapture.ReadReal("hoaxy-retweet-network-2016/nodes.csv.gz");
        var scores = FileCapture.ReadReal("hoaxy-retweet-network-2016/bot_scores.tsv.gz");

        Assert.Equal(("hoaxy-nodes", "hoaxy-scores"), (nodes.Source, scores.Source));
        Assert.Equal((14_795, 13_765), (nodes.Accounts.Count, scores.Accounts.Count));
        Assert.Equal((0, 0), (nodes.Rejections.Count, scores.Rejections.Count));
        using var edges = CaptureFile.Find([RealCaptures.Path("data/hoaxy-retweet-network-2016/edges.csv.gz")]).Single().Open();
        Assert.Equal(0, KnownSources.Detect(edges.Sample)[0].Confidence.Certainty);
    }
}
