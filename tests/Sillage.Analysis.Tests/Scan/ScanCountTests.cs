using Sillage.Cases;
using Sillage.Testing;
using Xunit;

namespace Sillage.Analysis.Tests;

public class ScanCountTests
{
    /// <summary>Two originals, a repost, a quote and a reply by three accounts within four minutes; the reposted and the quoted are captured only inside.</summary>
    private static readonly InventedPost[] Mixed =
    [
        new(1, "alice"),
        new(2, "bob", 30),
        new InventedPost(3, "zoe", -600).RepostedBy(4, "bob", 660),
        new(5, "carol", 120) { QuoteOf = new(6, "zoe", -300) },
        new(7, "alice", 240) { ReplyTo = 1 },
    ];

    [Fact]
    public void Posts_are_counted_by_kind_and_those_seen_only_inside_others_apart()
    {
        using var source = InventedCase.Of(Mixed);

        var answer = source.Scan();

        Assert.Equal((5, 2, 3), (answer.Result.Posts, answer.Result.Embedded, answer.Result.Accounts));
        Assert.Equal(new KindCounts(Original: 2, Repost: 1, Quote: 1, Reply: 1), answer.Result.ByKind);
        Assert.Contains("embedded", answer.Codes());
    }

    [Fact]
    public void The_window_reaches_from_the_first_captured_post_to_the_last()
    {
        using var source = InventedCase.Of(Mixed);

        var scan = source.Scan().Result;

        Assert.Equal(new PostMark(InventedPost.Start, "alice", "1"), scan.First);
        Assert.Equal(new PostMark(InventedPost.Start.AddSeconds(240), "alice", "7"), scan.Last);
        // Five posts in four minutes.
        Assert.Equal((4, 1.25), (scan.Minutes, scan.PerMinute));
    }

    [Fact]
    public void Given_bounds_are_the_window_and_its_end_is_outside()
    {
        using var source = InventedCase.Of(Mixed);

        var scan = source.Scan(options: new ScanOptions { From = InventedPost.Start.AddSeconds(30), To = InventedPost.Start.AddSeconds(240) }).Result;

        Assert.Equal(("2", "5", 3), (scan.First!.PostId, scan.Last!.PostId, scan.Posts));
        Assert.Equal((3.5, 3 / 3.5), (scan.Minutes, scan.PerMinute));
        Assert.Equal(2, scan.Accounts);
    }

    [Fact]
    public void Posts_seen_inside_others_are_counted_within_the_bounds_too()
    {
        using var source = InventedCase.Of(Mixed);

        // Of the two, one is ten and one five minutes older than the first captured post.
        Assert.Equal(1, source.Scan(options: new ScanOptions { From = InventedPost.Start.AddSeconds(-300) }).Result.Embedded);
        Assert.Equal(1, source.Scan(options: new ScanOptions { To = InventedPost.Start.AddSeconds(-300) }).Result.Embedded);
    }

    [Fact]
    public void Fewer_seconds_than_a_minute_are_a_minute()
    {
        using var source = InventedCase.Of(new InventedPost(1, "alice"), new InventedPost(2, "bob", 10));

        Assert.Equal((1, 2), (source.Scan().Result.Minutes, source.Scan().Result.PerMinute));
    }

    [Fact]
    public void A_post_that_is_captured_and_seen_inside_another_is_captured()
    {
        var original = new InventedPost(1, "alice");
        using var source = InventedCase.Of(original.RepostedBy(2, "bob", 5), original);

        Assert.Equal((2, 0), (source.Scan().Result.Posts, source.Scan().Result.Embedded));
    }

    [Fact]
    public void The_opening_is_counted_up_to_its_end_and_only_where_there_is_more()
    {
        // Three posts in the first 210 minutes; that at 12,600 seconds is no longer in them.
        using var source = InventedCase.Of(
            new InventedPost(1, "alice"), new InventedPost(2, "bob", 60), new InventedPost(3, "carol", 12_599.999), new InventedPost(4, "dave", 12_600), new InventedPost(5, "erin", 12_601));

        Assert.Equal(new OpeningCount(210, 3, 3 / 210.0), source.Scan().Result.Opening);
        Assert.Null(source.Scan("-from:erin").Result.Opening);
    }

    [Fact]
    public void Times_known_to_the_minute_are_told()
    {
        using var minutes = CaseFile.CreateTemporary().With("posts.csv", ["tweet_id,created_at,screen_name,text", "1,2017-05-05 18:49,alice,Look"]);
        using var seconds = CaseFile.CreateTemporary().With("posts.csv", ["tweet_id,created_at,screen_name,text", "1,2017-05-05 18:49:00,alice,Look"]);

        Assert.Contains("minute-clock", minutes.Scan().Codes());
        Assert.DoesNotContain("minute-clock", seconds.Scan().Codes());
    }
}
