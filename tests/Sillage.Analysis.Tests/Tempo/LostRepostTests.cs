using Sillage.Cases;
using Sillage.Testing;
using Xunit;

namespace Sillage.Analysis.Tests;

/// <summary>Reposts that cannot be timed are counted and told, never timed as zero.</summary>
public class LostRepostTests
{
    [Fact]
    public void A_repost_dated_before_its_original_is_counted_apart()
    {
        var original = new InventedPost(1, "alice", 100);
        using var source = InventedCase.Of(original.RepostedBy(2, "bob", -1), original.RepostedBy(3, "carol", 20));

        var answer = source.Tempo();

        Assert.Equal(1, answer.Result.NegativeLatencies);
        Assert.Equal((1, 20), (answer.Result.Posts[0].Reposts, answer.Result.Posts[0].HalfTimeSeconds));
        Assert.Contains("negative-delays", answer.Codes());
    }

    [Fact]
    public void A_post_with_impossible_reposts_only_was_not_reposted()
    {
        using var source = InventedCase.Of(new InventedPost(1, "alice", 100).RepostedBy(2, "bob", -100));

        var tempo = source.Tempo().Result;

        Assert.Equal((0, 1), (tempo.RepostedPosts, tempo.NegativeLatencies));
        Assert.Empty(tempo.Posts);
    }

    [Fact]
    public void A_repost_whose_original_the_topic_leaves_out_is_not_timed()
    {
        using var source = InventedCase.Of(new InventedPost(1, "alice").RepostedBy(2, "bob", 30), new InventedPost(3, "bob", 40));

        var answer = source.Tempo("from:bob");

        Assert.Equal((0, 1, 1), (answer.Result.RepostedPosts, answer.Result.RepostsWithoutOriginal, answer.Result.Originals));
        Assert.Contains("reposts-without-original", answer.Codes());
    }

    [Fact]
    public void A_repost_that_names_no_original_is_not_timed()
    {
        using var source = CaseFile.CreateTemporary().With(
            "posts.csv", ["tweet_id,created_at,screen_name,text", "1,2017-05-05T18:49:00Z,alice,Look", "2,2017-05-05T18:49:30Z,bob,RT @alice: Look"]);

        var tempo = source.Tempo().Result;

        Assert.Equal((0, 1, 1), (tempo.RepostedPosts, tempo.RepostsWithoutOriginal, tempo.Originals));
    }

    [Fact]
    public void A_repost_captured_twice_counts_once()
    {
        var original = new InventedPost(1, "alice");
        var repost = original.RepostedBy(2, "bob", 30);
        using var source = InventedCase.Of(repost, original, repost);

        Assert.Equal(1, Assert.Single(source.Tempo().Result.Posts).Reposts);
    }
}
