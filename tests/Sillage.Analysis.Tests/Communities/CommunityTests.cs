using Sillage.Cases;
using Sillage.Testing;
using Xunit;

namespace Sillage.Analysis.Tests;

/// <summary>Communities of invented camps.</summary>
public sealed class CommunityTests
{
    /// <summary>Two camps of a leader and fifteen who repost it and each other, and one account that reposts across.</summary>
    private static CaseFile Camps()
    {
        var posts = new List<InventedPost>();
        foreach (var (camp, hashtag, language) in new[] { ("red", "fire", "en"), ("blue", "water", "fr") })
        {
            var start = camp == "red" ? 0 : 500;
            var leaders = Enumerable.Range(0, 3).Select(leader => new InventedPost(1000 + start + leader, $"{camp}{leader}", start + leader)
            {
                Hashtags = ["leak", hashtag],
                Language = language,
                Text = $"{camp} says {hashtag} {hashtag}wards",
                Links = [$"https://{camp}.example/a"],
            }).ToArray();
            posts.AddRange(leaders);
            for (var member = 0; member < 15; member++)
            {
                for (var leader = 0; leader < 3; leader++)
                    posts.Add(leaders[leader].RepostedBy(2000 + (2 * start) + (10 * member) + leader, $"{camp}member{member}", 20 + member) with { Hashtags = ["leak", hashtag], Language = language });
            }
        }

        posts.Add(posts[0].RepostedBy(9000, "bluemember0", 700));
        return InventedCase.Of(posts);
    }

    [Fact]
    public void Two_camps_are_two_communities_that_no_seed_mixes()
    {
        using var target = Camps();
        var answer = Communities.Run(target.Slice(""), new CommunitiesOptions { MinSize = 5 }, TestContext.Current.CancellationToken);

        Assert.Equal(36, answer.Result.Nodes);
        Assert.Equal(91, answer.Result.Reposts);
        Assert.Equal((2, 2), (answer.Result.Found, answer.Result.Communities.Count));
        Assert.All(answer.Result.Communities, one => Assert.Equal((18, 1.0), (one.Accounts, one.Stability)));
        Assert.Equal(1, answer.Result.Agreement.Lowest);
        Assert.Equal(0, answer.Result.Unplaced);
        // 45 of red's reposts and 45 of blue's 46 stay inside; with strengths 91 and 91 of 182: Q = 90/91 − (91² + 91²)/182².
        Assert.Equal((90.0 / 91) - 0.5, answer.Result.Modularity, 12);
    }

    [Fact]
    public void A_community_is_told_by_what_sets_it_apart()
    {
        using var target = Camps();
        var red = Assert.Single(Communities.Run(target.Slice(""), new CommunitiesOptions { MinSize = 5 }, TestContext.Current.CancellationToken).Result.Communities,
            one => one.MostReposted[0].Account == "red0");

        Assert.Equal(("red0", 16L), (red.MostReposted[0].Account, red.MostReposted[0].RepostsEarned));
        Assert.Equal("#fire", Assert.Single(red.Hashtags).Term);
        Assert.Equal("red.example", Assert.Single(red.Domains).Term);
        Assert.Equal("en", Assert.Single(red.Languages).Term);
        Assert.Equal(["fire", "firewards", "red"], red.Words.Select(word => word.Term).Order());
        Assert.Equal(InventedPost.Start, red.FirstEntry!.At);
        Assert.Equal((45L, 45L), (red.RepostsInside.Count, red.RepostsInside.Of));
    }

    [Fact]
    public void Log_odds_are_those_of_the_formula()
    {
        var terms = new Distinctive(2);
        for (var i = 0; i < 10; i++)
            terms.Add(i < 8 ? 0 : 1, "a");
        for (var i = 0; i < 90; i++)
            terms.Add(i < 42 ? 0 : 1, "b");

        var term = Assert.Single(terms.Of(0, 5));
        // Group 0: 8 of 50, group 1: 2 of 50; prior 500 · 10/100 = 50 for "a".
        var odds = Math.Log(58.0 / (550 - 58)) - Math.Log(52.0 / (550 - 52));
        Assert.Equal(odds, term.LogOdds, 12);
        Assert.Equal(odds / Math.Sqrt((1 / 58.0) + (1 / 52.0)), term.Z, 12);
        Assert.Equal((8L, 2L), (term.Posts, term.Elsewhere));
    }

    [Fact]
    public void Without_reposts_there_are_no_communities_and_the_answer_says_so()
    {
        using var target = InventedCase.Of([new InventedPost(1, "alone")]);
        var answer = Communities.Run(target.Slice(""), new CommunitiesOptions(), TestContext.Current.CancellationToken);

        Assert.Empty(answer.Result.Communities);
        Assert.Contains("no-reposts", answer.Codes());
    }
}
