using Sillage.Testing;
using Xunit;

namespace Sillage.Analysis.Tests;

/// <summary>How unusual a post's early reposts are against posts of accounts with a similar following.</summary>
public class PercentileTests
{
    private long nextId = 1;

    [Fact]
    public void A_post_is_compared_with_its_own_tenth_by_followers()
    {
        // Twenty posts, twenty followings: tenths of two. The pair with 10 and 20 followers has 3 and 1 early reposts, that with 190 and 200 has 1 and 5.
        var posts = Enumerable.Range(1, 20).Select(i => Post(followers: 10 * i)).ToArray();
        using var source = InventedCase.Of([.. posts, .. Reposts(posts[0], 3), .. Reposts(posts[1], 1), .. Reposts(posts[18], 1), .. Reposts(posts[19], 5)]);

        var found = source.Tempo().Result.Posts.ToDictionary(post => post.PostId);

        Assert.Equal((100, 1, true), Rank(found["1"]));
        Assert.Equal((0, 1, true), Rank(found["2"]));
        Assert.Equal((0, 1, true), Rank(found["19"]));
        Assert.Equal((100, 1, true), Rank(found["20"]));
    }

    [Fact]
    public void Posts_with_as_many_early_reposts_are_not_beaten()
    {
        // Five posts with the same following are one group, whatever their number: early reposts 0, 1, 1, 2, 4.
        var posts = Enumerable.Range(0, 5).Select(_ => Post(followers: 100)).ToArray();
        using var source = InventedCase.Of([.. posts, .. Reposts(posts[1], 1), .. Reposts(posts[2], 1), .. Reposts(posts[3], 2), .. Reposts(posts[4], 4)]);

        var found = source.Tempo().Result.Posts.ToDictionary(post => post.PostId);

        Assert.Equal((25, 4, true), Rank(found["2"]));
        Assert.Equal((25, 4, true), Rank(found["3"]));
        Assert.Equal((75, 4, true), Rank(found["4"]));
        Assert.Equal((100, 4, true), Rank(found["5"]));
    }

    [Fact]
    public void Only_reposts_within_five_minutes_are_compared()
    {
        var posts = Enumerable.Range(0, 3).Select(_ => Post(followers: 100)).ToArray();
        using var source = InventedCase.Of([.. posts, .. Reposts(posts[0], 1), .. Reposts(posts[1], 9, delay: 301)]);

        var found = source.Tempo().Result.Posts.ToDictionary(post => post.PostId);

        Assert.Equal((100, 2, true), Rank(found["1"]));
        Assert.Equal((0, 2, true), Rank(found["2"]));
    }

    [Fact]
    public void Where_followers_are_unknown_all_posts_are_compared_with()
    {
        var posts = Enumerable.Range(0, 10).Select(i => Post(followers: i == 0 ? null : 1000 * i)).ToArray();
        using var source = InventedCase.Of([.. posts, .. Reposts(posts[0], 2), .. Reposts(posts[1], 1), .. Reposts(posts[2], 2), .. Reposts(posts[3], 3)]);

        // Of the nine others seven have fewer than two: six none, one one.
        var (percentile, comparedWith, similar) = Rank(source.Tempo().Result.Posts.Single(post => post.PostId == "1"));
        Assert.Equal(700.0 / 9, percentile, 9);
        Assert.Equal((9, false), (comparedWith, similar));
        Assert.Null(source.Tempo().Result.Posts.Single(post => post.PostId == "1").Followers);
    }

    [Fact]
    public void A_post_without_peers_says_so()
    {
        var post = Post(followers: 50);
        using var source = InventedCase.Of(Reposts(post, 4));

        var answer = source.Tempo();

        Assert.Equal((0, 0, true), Rank(answer.Result.Posts[0]));
        Assert.Contains("few-peers", answer.Codes());
    }

    private static (double Percentile, long ComparedWith, bool Similar) Rank(PostTempo post) => (post.Percentile, post.ComparedWith, post.SimilarFollowing);

    private InventedPost Post(long? followers) => new(nextId, $"author{nextId++}") { Followers = followers };

    private InventedPost[] Reposts(InventedPost original, int count, double delay = 10) =>
        [.. Enumerable.Range(0, count).Select(i => original.RepostedBy(1000 + nextId++, $"reader{i}", delay + i))];
}
