using Sillage.Testing;
using Xunit;

namespace Sillage.Analysis.Tests;

public class RepostDelayTests
{
    private static readonly InventedPost Original = new(1, "alice");

    [Fact]
    public void A_repost_on_the_limit_is_within_it_and_one_a_millisecond_later_is_not()
    {
        double[] delays = [60, 60.001, 300, 300.001, 900, 900.001, 3600, 3600.001];
        using var source = InventedCase.Of(delays.Select((delay, i) => Original.RepostedBy(i + 2, $"reader{i}", delay)));

        var post = Assert.Single(source.Tempo().Result.Posts);

        Assert.Equal(("1", "alice", InventedPost.Start), (post.PostId, post.Account, post.At));
        Assert.Equal((8, 1, 3, 5, 7), (post.Reposts, post.Within1m, post.Within5m, post.Within15m, post.Within60m));
        // The fourth of eight; the middle of the fourth and the fifth; quartiles at positions 1.75 and 5.25 from 0: 240.00025 and 1,575.00075.
        Assert.Equal(300.001, post.HalfTimeSeconds, 9);
        Assert.Equal(600.0005, post.MedianSeconds, 9);
        Assert.Equal(1335.0005, post.IqrSeconds, 9);
        Assert.Equal((1, 3), (post.FirstMinuteOfFive.Count, post.FirstMinuteOfFive.Of));
    }

    [Theory]
    [InlineData(new double[] { 40 }, 40, 40, 0)]
    [InlineData(new double[] { 10, 20, 90 }, 20, 20, 40)] // half of three is reached with the second; quartiles 15 and 55
    [InlineData(new double[] { 10, 20, 30, 90 }, 20, 25, 27.5)] // two are half of four; quartiles 17.5 and 45
    public void Half_time_is_reached_with_half_of_the_reposts(double[] delays, double half, double median, double spread)
    {
        using var source = InventedCase.Of(delays.Select((delay, i) => Original.RepostedBy(i + 2, $"reader{i}", delay)));

        var post = Assert.Single(source.Tempo().Result.Posts);

        Assert.Equal((half, median, spread), (post.HalfTimeSeconds, post.MedianSeconds, post.IqrSeconds));
    }

    [Fact]
    public void A_repost_in_the_same_second_has_no_delay_and_counts()
    {
        using var source = InventedCase.Of(Original, Original.RepostedBy(2, "bob", 0));

        Assert.Equal((1, 0), (source.Tempo().Result.Posts[0].Within1m, source.Tempo().Result.Posts[0].HalfTimeSeconds));
    }

    [Fact]
    public void An_original_seen_only_inside_its_reposts_is_timed_and_compared()
    {
        using var source = InventedCase.Of(Original.RepostedBy(2, "bob", 30), Original.RepostedBy(3, "carol", 50), new InventedPost(4, "dave", 10));

        var tempo = source.Tempo().Result;

        // Alice's post, which the capture has only inside others, and Dave's.
        Assert.Equal((1, 2), (tempo.RepostedPosts, tempo.Originals));
        Assert.Equal(("1", 2), (tempo.Posts[0].PostId, tempo.Posts[0].Reposts));
    }

    [Fact]
    public void The_most_reposted_within_five_minutes_come_first_then_in_all_then_the_earlier()
    {
        var (late, early, slow, quick) = (new InventedPost(1, "alice", 5), new InventedPost(2, "bob"), new InventedPost(3, "carol", 1), new InventedPost(4, "dave", 2));
        using var source = InventedCase.Of(
            late.RepostedBy(11, "r1", 10), early.RepostedBy(12, "r1", 10), slow.RepostedBy(13, "r1", 10), slow.RepostedBy(14, "r2", 400),
            quick.RepostedBy(15, "r1", 10), quick.RepostedBy(16, "r2", 20));

        Assert.Equal(["4", "3", "2", "1"], source.Tempo().Result.Posts.Select(post => post.PostId));
        Assert.Equal(["4", "3"], source.Tempo(options: new TempoOptions { Top = 2 }).Result.Posts.Select(post => post.PostId));
    }

    [Fact]
    public void Replies_and_quotes_have_reposts_of_their_own()
    {
        var quote = new InventedPost(2, "bob", 10) { QuoteOf = Original };
        var reply = new InventedPost(3, "carol", 20) { ReplyTo = 1 };
        using var source = InventedCase.Of(quote.RepostedBy(4, "dave", 5), reply.RepostedBy(5, "dave", 7), reply.RepostedBy(6, "erin", 8));

        var tempo = source.Tempo().Result;

        Assert.Equal([("3", 2L), ("2", 1L)], tempo.Posts.Select(post => (post.PostId, post.Reposts)));
        // A repost is none of the posts compared with; the quoted post is.
        Assert.Equal(3, tempo.Originals);
    }
}
