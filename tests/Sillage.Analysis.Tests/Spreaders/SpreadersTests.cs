using Sillage.Cases;
using Sillage.Testing;
using Xunit;

namespace Sillage.Analysis.Tests;

public class SpreadersTests
{
    private static readonly InventedPost Original = new(1, "alice") { Followers = 1000 };

    [Fact]
    public void An_accounts_share_is_its_posts_and_the_reposts_of_them()
    {
        using var source = InventedCase.Of(Original, Original.RepostedBy(2, "bob", 10), Original.RepostedBy(3, "carol", 20), new InventedPost(4, "dave", 30));

        var spreaders = source.Spreaders().Result;

        Assert.Equal(4, spreaders.TopicPosts);
        // One post and two reposts of it, of four; the others one each, in order of entry.
        Assert.Equal(
            [("alice", 1L, 2L, 0.75), ("bob", 1, 0, 0.25), ("carol", 1, 0, 0.25), ("dave", 1, 0, 0.25)],
            spreaders.Accounts.Select(account => (account.Account, account.Posts, account.RepostsEarned, account.Share)));
        Assert.Equal([1, 2, 3, 4], spreaders.Accounts.Select(account => account.Rank));
        Assert.Equal((3, 4), (spreaders.Accounts[0].ShareInterval.Count, spreaders.Accounts[0].ShareInterval.Of));
        Assert.Equal(0.300642, spreaders.Accounts[0].ShareInterval.Low, 6);
        Assert.Equal(0.954413, spreaders.Accounts[0].ShareInterval.High, 6);
        Assert.Equal((InventedPost.Start.AddSeconds(30), "4"), (spreaders.Accounts[3].EnteredAt, spreaders.Accounts[3].FirstPostId));
    }

    [Fact]
    public void The_audience_is_the_most_followers_seen_and_impressions_count_each_post()
    {
        using var source = InventedCase.Of(
            new InventedPost(1, "alice") { Followers = 1000 }, new InventedPost(2, "alice", 10) { Followers = 1200 }, new InventedPost(3, "alice", 20) { Followers = 1100 });

        var alice = Assert.Single(source.Spreaders().Result.Accounts);

        Assert.Equal((1200, 3300), (alice.Audience, alice.ImpressionsUpperBound));
    }

    [Fact]
    public void Unknown_followers_are_no_audience_of_zero()
    {
        using var source = InventedCase.Of(new InventedPost(1, "alice") { Followers = null }, new InventedPost(2, "bob", 1) { Followers = 0 });

        var answer = source.Spreaders();

        Assert.Equal((null, null), (answer.Result.Accounts[0].Audience, answer.Result.Accounts[0].ImpressionsUpperBound));
        Assert.Equal((0, 0), (answer.Result.Accounts[1].Audience, answer.Result.Accounts[1].ImpressionsUpperBound));
        Assert.Contains("followers-unknown", answer.Codes());
    }

    [Fact]
    public void Who_was_only_reposted_counts_by_reposts_and_entered_with_the_embedded_post()
    {
        using var source = InventedCase.Of(Original.RepostedBy(2, "bob", 10), Original.RepostedBy(3, "carol", 20));

        var alice = source.Spreaders().Result.Accounts[0];

        Assert.Equal(("alice", 0, 2, 1), (alice.Account, alice.Posts, alice.RepostsEarned, alice.Share));
        Assert.Equal((1000, 0), (alice.Audience, alice.ImpressionsUpperBound));
        Assert.Equal((InventedPost.Start, "1"), (alice.EnteredAt, alice.FirstPostId));
    }

    [Fact]
    public void Whose_posts_the_topic_does_not_hold_has_not_entered()
    {
        using var source = InventedCase.Of(Original.RepostedBy(2, "bob", 10));

        var alice = source.Spreaders("from:bob").Result.Accounts.Single(account => account.Account == "alice");

        Assert.Equal((0, 1, null, null), (alice.Posts, alice.RepostsEarned, alice.EnteredAt, alice.FirstPostId));
        Assert.Null(alice.Audience);
    }

    [Fact]
    public void A_repost_of_oneself_is_a_post_and_no_repost_earned()
    {
        using var source = InventedCase.Of(Original, Original.RepostedBy(2, "alice", 10));

        var alice = Assert.Single(source.Spreaders().Result.Accounts);

        // Counted twice it would be more than the whole.
        Assert.Equal((2, 0, 1), (alice.Posts, alice.RepostsEarned, alice.Share));
    }

    [Fact]
    public void A_repost_that_names_only_a_handle_credits_that_account()
    {
        using var source = CaseFile.CreateTemporary().With(
            "posts.csv",
            [
                "tweet_id,created_at,screen_name,text", "1,2017-05-05T18:49:00Z,Alice,Look #leak", "2,2017-05-05T18:50:00Z,bob,RT @alice: Look #leak",
                "3,2017-05-05T18:51:00Z,carol,RT @ghost: Nothing remains",
            ]);

        var found = source.Spreaders().Result.Accounts.ToDictionary(account => account.Account);

        Assert.Equal((1, 1), (found["Alice"].Posts, found["Alice"].RepostsEarned));
        Assert.Equal((0, 1, null), (found["ghost"].Posts, found["ghost"].RepostsEarned, found["ghost"].EnteredAt));
    }

    [Fact]
    public void Only_the_number_asked_for_is_listed_and_shares_keep_their_denominator()
    {
        using var source = InventedCase.Of(Enumerable.Range(1, 8).Select(id => new InventedPost(id, $"account{id}", id)));

        var spreaders = source.Spreaders(options: new SpreadersOptions { Top = 3 }).Result;

        Assert.Equal(["account1", "account2", "account3"], spreaders.Accounts.Select(account => account.Account));
        Assert.All(spreaders.Accounts, account => Assert.Equal((1, 8), (account.ShareInterval.Count, account.ShareInterval.Of)));
    }
}
