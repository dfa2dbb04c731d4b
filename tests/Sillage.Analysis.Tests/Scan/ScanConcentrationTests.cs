using Sillage.Testing;
using Xunit;

namespace Sillage.Analysis.Tests;

/// <summary>How few accounts made how much.</summary>
public class ScanConcentrationTests
{
    [Fact]
    public void Gini_and_shares_of_accounts_with_one_two_and_five_posts()
    {
        using var source = InventedCase.Of(Posts(("alice", 5), ("bob", 1), ("carol", 2)));

        var answer = source.Scan();

        // 2 · (1·1 + 2·2 + 3·5) / (3 · 8) − 4/3.
        Assert.Equal(1.0 / 3, answer.Result.Gini, 12);
        Assert.Equal((1, 1), (answer.Result.Top10Share, answer.Result.Top50Share));
        Assert.Equal([new ActiveAccount("alice", 5), new ActiveAccount("carol", 2), new ActiveAccount("bob", 1)], answer.Result.MostActive);
        Assert.Contains("few-accounts", answer.Codes());
    }

    [Fact]
    public void The_fifty_most_active_are_fifty_even_where_more_have_as_many()
    {
        // Ten accounts with four posts, forty-five with two: 40 + 40 · 2 of 130 posts by the fifty, 40 by the ten.
        using var source = InventedCase.Of(Posts([.. Enumerable.Range(0, 55).Select(i => ($"account{i}", i < 10 ? 4 : 2))]));

        var answer = source.Scan();

        Assert.Equal((130, 55), (answer.Result.Posts, answer.Result.Accounts));
        Assert.Equal((120, 130, 120 / 130.0), (answer.Result.Top50.Count, answer.Result.Top50.Of, answer.Result.Top50Share));
        Assert.Equal((40, 130, 40 / 130.0), (answer.Result.Top10.Count, answer.Result.Top10.Of, answer.Result.Top10Share));
        // Wilson: centre (12/13 + z²/260) / (1 + z²/130), half z·√(p(1−p)/130 + z²/67,600) / (1 + z²/130).
        Assert.Equal(0.864185, answer.Result.Top50.Low, 6);
        Assert.Equal(0.957683, answer.Result.Top50.High, 6);
        Assert.Equal(10, answer.Result.MostActive.Count);
        Assert.All(answer.Result.MostActive, account => Assert.Equal(4, account.Posts));
        Assert.DoesNotContain("few-accounts", answer.Codes());
    }

    [Fact]
    public void Authors_of_posts_seen_only_inside_others_are_not_among_them()
    {
        using var source = InventedCase.Of(new InventedPost(1, "zoe").RepostedBy(2, "alice", 1), new InventedPost(3, "bob", 2));

        Assert.Equal(["alice", "bob"], source.Scan().Result.MostActive.Select(account => account.Account).Order());
        Assert.Equal(0, source.Scan().Result.Gini, 12);
    }

    private static IEnumerable<InventedPost> Posts(params (string By, int Count)[] accounts)
    {
        var id = 1;
        return accounts.SelectMany(account => Enumerable.Range(0, account.Count).Select(_ => new InventedPost(id, account.By, id++)));
    }
}
