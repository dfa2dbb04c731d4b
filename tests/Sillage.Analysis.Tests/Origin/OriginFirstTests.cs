using Sillage.Testing;
using Xunit;

namespace Sillage.Analysis.Tests;

/// <summary>First posts, first movers, first on each platform.</summary>
public class OriginFirstTests
{
    [Fact]
    public void The_first_post_may_be_known_only_from_inside_a_repost()
    {
        var original = new InventedPost(1, "alice", -90) { Text = "It is out #leak" };
        using var source = InventedCase.Of(new InventedPost(3, "carol"), original.RepostedBy(2, "bob", 120));

        var first = source.Origin().Result.First;

        Assert.Equal(["1", "3", "2"], first.Select(post => post.PostId));
        Assert.Equal(new FirstPost(InventedPost.Start.AddSeconds(-90), "alice", "1", "It is out #leak", "x", SeenThroughRepost: true), first[0]);
        Assert.False(first[1].SeenThroughRepost);
        // A repost carries the words of its original, not the platform's cut form.
        Assert.Equal("It is out #leak", first[2].Text);
    }

    [Fact]
    public void Of_posts_at_the_same_time_the_smaller_id_is_first()
    {
        using var source = InventedCase.Of(new InventedPost(10, "bob"), new InventedPost(9, "alice"), new InventedPost(100, "carol"));

        Assert.Equal(["9", "10", "100"], source.Origin().Result.First.Select(post => post.PostId));
    }

    [Fact]
    public void A_mover_is_listed_once_with_its_first_post()
    {
        using var source = InventedCase.Of(
            new InventedPost(1, "alice"), new InventedPost(2, "alice", 1), new InventedPost(3, "bob", 2), new InventedPost(4, "alice", 3), new InventedPost(5, "bob", 4));

        Assert.Equal([("alice", "1"), ("bob", "3")], source.Origin().Result.FirstMovers.Select(post => (post.Account, post.PostId)));
    }

    [Fact]
    public void Lists_end_at_the_number_asked_for()
    {
        using var source = InventedCase.Of(Enumerable.Range(1, 9).Select(id => new InventedPost(id, $"account{id}", id) { Links = [$"https://example.org/{id}"], Hashtags = [$"leak{id}"] }));

        var origin = source.Origin(options: new OriginOptions { Top = 4 }).Result;

        Assert.Equal((4, 4, 4, 4), (origin.First.Count, origin.FirstMovers.Count, origin.Links.Count, origin.Hashtags.Count));
    }

    [Fact]
    public void Each_platform_has_its_first_post()
    {
        using var source = InventedCase.Of(new InventedPost(7, "alice", 60), new InventedPost(8, "bob", 90)).With(
            "statuses.csv",
            ["when,who,what", "2017-05-05T18:40:00Z,ana@example.social,Look #leak", "2017-05-05T18:41:00Z,eva@example.social,Look #leak"],
            """{"platform":"mastodon","columns":{"when":"posted_at","who":"author.handle","what":"text"}}""");

        var origin = source.Origin("#leak").Result;

        Assert.Equal(
            [("mastodon", "ana@example.social", InventedPost.Start.AddMinutes(-9)), ("x", "alice", InventedPost.Start.AddMinutes(1))],
            origin.FirstByPlatform.Select(post => (post.Platform, post.Account, post.At)));
    }

    [Fact]
    public void First_means_first_in_this_capture()
    {
        using var source = InventedCase.Of(new InventedPost(1, "alice"));

        Assert.Contains("first-in-capture", source.Origin().Codes());
    }
}
