using Sillage.Testing;
using Xunit;

namespace Sillage.Analysis.Tests;

/// <summary>The first hour minute by minute, and who of its accounts was reposted most.</summary>
public class OriginHourTests
{
    [Fact]
    public void Minutes_count_from_the_first_post_and_not_by_the_clock()
    {
        var first = new InventedPost(1, "alice", 20);
        using var source = InventedCase.Of(
            first, first.RepostedBy(2, "bob", 59.999), new InventedPost(3, "alice", 80), new InventedPost(4, "carol", 20 + 3599.999), new InventedPost(5, "dave", 20 + 3600));

        var hour = source.Origin().Result.FirstHour;

        Assert.Equal(60, hour.Count);
        Assert.Equal(new FirstMinute(0, InventedPost.Start.AddSeconds(20), Posts: 2, Reposts: 1, NewAccounts: 2), hour[0]);
        Assert.Equal(new FirstMinute(1, InventedPost.Start.AddSeconds(80), 1, 0, 0), hour[1]);
        Assert.Equal(new FirstMinute(59, InventedPost.Start.AddSeconds(20 + (59 * 60)), 1, 0, 1), hour[59]);
        // Dave came an hour after the first: he is outside.
        Assert.Equal((4, 3), (hour.Sum(minute => minute.Posts), hour.Sum(minute => minute.NewAccounts)));
    }

    [Fact]
    public void An_embedded_original_starts_the_hour_and_brings_its_author_but_is_not_counted()
    {
        using var source = InventedCase.Of(new InventedPost(1, "alice").RepostedBy(2, "bob", 120));

        var hour = source.Origin().Result.FirstHour;

        Assert.Equal(new FirstMinute(0, InventedPost.Start, 0, 0, 1), hour[0]);
        Assert.Equal(new FirstMinute(2, InventedPost.Start.AddMinutes(2), 1, 1, 1), hour[2]);
    }

    [Fact]
    public void Where_the_hour_after_an_old_original_holds_nothing_it_begins_with_the_first_captured_post()
    {
        var (old, first) = (new InventedPost(1, "alice", -7200), new InventedPost(3, "carol", 60));
        using var source = InventedCase.Of(old.RepostedBy(2, "bob", 7200), first, first.RepostedBy(4, "dave", 30));

        var result = source.Origin().Result;

        Assert.Equal(InventedPost.Start.AddSeconds(-7200), result.First[0].At);
        Assert.Equal(new FirstMinute(0, InventedPost.Start, Posts: 1, Reposts: 1, NewAccounts: 1), result.FirstHour[0]);
        Assert.Equal(new FirstMinute(1, InventedPost.Start.AddMinutes(1), Posts: 2, Reposts: 1, NewAccounts: 2), result.FirstHour[1]);
        Assert.Equal(["alice", "carol"], result.EarlyMostReposted.Select(account => account.Account));
    }

    [Fact]
    public void Early_accounts_are_ranked_by_all_reposts_that_they_earned()
    {
        var (alice, bob, late) = (new InventedPost(1, "alice"), new InventedPost(2, "bob", 60), new InventedPost(3, "carol", 3601));
        using var source = InventedCase.Of(
            alice, bob, late, alice.RepostedBy(11, "r1", 10), bob.RepostedBy(12, "r1", 10), bob.RepostedBy(13, "r2", 9000),
            late.RepostedBy(14, "r1", 10), late.RepostedBy(15, "r2", 10), late.RepostedBy(16, "r3", 10));

        // Bob's second repost came hours later; Carol entered a second too late; the reposters earned none.
        Assert.Equal(
            [new EarlyAccount("bob", InventedPost.Start.AddSeconds(60), 2), new EarlyAccount("alice", InventedPost.Start, 1)],
            source.Origin().Result.EarlyMostReposted);
    }

    [Fact]
    public void Who_reposts_only_oneself_has_earned_nothing()
    {
        var post = new InventedPost(1, "alice");
        using var source = InventedCase.Of(post, post.RepostedBy(2, "alice", 60));

        Assert.Empty(source.Origin().Result.EarlyMostReposted);
        Assert.Equal(0, source.Spreaders().Result.Accounts[0].RepostsEarned);
    }
}
