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
        // Others, with whose words the camps' are compared.
        foreach (var (language, id) in new[] { ("en", 9500), ("fr", 9600) })
            posts.Add(new InventedPost(id, "onlooker", 800) { Text = "who says what", Language = language });
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
        Assert.Equal("red.example/a", Assert.Single(red.Links).Term);
        Assert.Equal("en", Assert.Single(red.Languages).Term);
        Assert.Equal(["fire", "firewards", "red"], red.Words.Select(word => word.Term).Order());
        Assert.Equal(InventedPost.Start, red.FirstEntry!.At);
        Assert.Equal((45L, 45L), (red.RepostsInside.Count, red.RepostsInside.Of));
    }

    [Fact]
    public void An_account_between_two_camps_is_told_as_one_that_switches()
    {
        // It reposts each camp's leaders once: no camp has a better claim, and seeds decide.
        var posts = new List<InventedPost>();
        foreach (var (camp, start) in new[] { ("red", 0), ("blue", 500) })
        {
            var leader = new InventedPost(1000 + start, camp, start);
            posts.Add(leader);
            for (var member = 0; member < 8; member++)
                posts.Add(leader.RepostedBy(2000 + start + member, $"{camp}member{member}", 20 + member));
            posts.Add(leader.RepostedBy(9000 + start, "between", 50));
        }

        using var target = InventedCase.Of(posts);
        var found = Communities.Run(target.Slice(""), new CommunitiesOptions { MinSize = 5, Placed = 0.95 }, TestContext.Current.CancellationToken).Result;

        var switcher = Assert.Single(found.Switchers);
        Assert.Equal(("between", 1), (switcher.Account, found.Unplaced));
        Assert.InRange(switcher.Agreement, 0.05, 0.95);
        Assert.Equal(20, found.Agreement.Runs);
    }

    [Fact]
    public void Fewer_runs_than_usual_are_told()
    {
        using var target = Camps();
        var slice = target.Slice("");

        var caveat = Assert.Single(Communities.Run(slice, new CommunitiesOptions { Runs = 4 }, TestContext.Current.CancellationToken).Caveats, one => one.Code == "fewer-runs");
        Assert.Contains("on 91 reposts", caveat.Text, StringComparison.Ordinal);
        Assert.Contains("divided 4 times, not 20", caveat.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("fewer-runs", Communities.Run(slice, new CommunitiesOptions(), TestContext.Current.CancellationToken).Codes());
    }

    [Fact]
    public void The_same_question_has_the_same_answer_whatever_runs_end_first()
    {
        using var target = Camps();
        var answers = Enumerable.Range(0, 3).Select(_ => Communities.Run(target.Slice(""), new CommunitiesOptions { MinSize = 5 }, TestContext.Current.CancellationToken).Result.OfAccount);

        Assert.Single(answers.Select(answer => string.Join(' ', answer)).Distinct());
    }

    [Fact]
    public void The_core_of_a_network_keeps_those_that_hang_together_and_what_they_earned()
    {
        // Four accounts repost each other, and each is reposted by two more that do nothing else.
        var posts = new List<InventedPost>();
        for (var a = 0; a < 4; a++)
        {
            var own = new InventedPost(100 + a, $"inner{a}", a);
            posts.Add(own);
            for (var b = 0; b < 4; b++)
            {
                if (b != a)
                    posts.Add(own.RepostedBy(1000 + (10 * a) + b, $"inner{b}", 30 + b));
            }

            for (var rim = 0; rim < 2; rim++)
                posts.Add(own.RepostedBy(2000 + (10 * a) + rim, $"rim{a}{rim}", 60 + rim));
        }

        using var target = InventedCase.Of(posts);
        var slice = target.Slice("");
        var whole = RepostGraph.Of(slice, TestContext.Current.CancellationToken);
        var core = whole.Core(8, out var least);

        Assert.Equal(12, whole.Graph.Nodes);
        // Two links each are enough to leave the rim out.
        Assert.Equal(2, least);
        Assert.Equal(["inner0", "inner1", "inner2", "inner3"], core.AccountOfNode.Select(account => slice.Accounts[account].Handle).Order(StringComparer.Ordinal));
        Assert.All(core.Earned, earned => Assert.Equal(5, earned));
        Assert.Equal((whole, 0), (whole.Core(12, out least), least));
    }

    [Fact]
    public void A_network_without_a_core_is_drawn_by_its_busiest_accounts()
    {
        // All repost one account, some of them twice: there is no core of two links.
        var posts = new List<InventedPost> { new(1, "hub"), new(2, "hub", 1) };
        for (var reader = 0; reader < 200; reader++)
        {
            posts.Add(posts[0].RepostedBy(100 + reader, $"reader{reader}", 20));
            if (reader < 30)
                posts.Add(posts[1].RepostedBy(1000 + reader, $"reader{reader}", 20));
        }

        using var target = InventedCase.Of(posts);
        var slice = target.Slice("");
        var core = RepostGraph.Of(slice, TestContext.Current.CancellationToken).Core(31, out var least);

        Assert.Equal((31, 0), (core.Graph.Nodes, least));
        Assert.All(core.Made.Where(made => made > 0), made => Assert.Equal(2, made));
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
    public void Log_odds_of_several_languages_are_pooled_by_their_precision()
    {
        var terms = new Distinctive(2);
        void Use(int group, string term, int language, int times)
        {
            for (var i = 0; i < times; i++)
                terms.Add(group, term, language);
        }

        // In one language 8 of 50 against 2 of 50, in the other 1 of 10 against 4 of 40; in a third nobody answers, and a fourth is hardly written.
        Use(0, "a", 0, 8);
        Use(0, "b", 0, 42);
        Use(1, "a", 0, 2);
        Use(1, "b", 0, 48);
        Use(0, "a", 1, 1);
        Use(0, "b", 1, 9);
        Use(1, "a", 1, 4);
        Use(1, "b", 1, 36);
        Use(0, "a", 2, 100);
        Use(0, "b", 2, 1);
        Use(0, "a", 3, 3);
        Use(0, "b", 3, 1);
        Use(1, "a", 3, 1);
        Use(1, "b", 3, 90);

        var term = Assert.Single(terms.Of(0, 5));
        double[] odds = [Math.Log(58.0 / (550 - 58)) - Math.Log(52.0 / (550 - 52)), Math.Log(51.0 / (510 - 51)) - Math.Log(54.0 / (540 - 54))];
        double[] precision = [1 / ((1 / 58.0) + (1 / 52.0)), 1 / ((1 / 51.0) + (1 / 54.0))];
        var pooled = ((odds[0] * precision[0]) + (odds[1] * precision[1])) / precision.Sum();
        Assert.Equal(("a", 9L, 6L), (term.Term, term.Posts, term.Elsewhere));
        Assert.Equal(pooled, term.LogOdds, 12);
        Assert.Equal(pooled * Math.Sqrt(precision.Sum()), term.Z, 12);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_commonest_words_of_its_language_do_not_set_a_community_apart(bool tagged)
    {
        var posts = new List<InventedPost>();
        long id = 1;
        InventedPost Said(string by, string text, string language) => new(id++, by, id) { Text = text, Language = tagged ? language : null };
        foreach (var (camp, language, text, others) in new[]
        {
            ("right", "en", "the leaked emails of the bank and the files of the party", "the weather and the day and the news of the town"),
            ("left", "fr", "le candidat répond dans la presse et dans les débats", "dans les villes, dans les rues, dans les parcs"),
        })
        {
            for (var leader = 0; leader < 3; leader++)
            {
                var post = Said($"{camp}{leader}", text, language);
                posts.Add(post);
                for (var member = 0; member < 10; member++)
                    posts.Add(post.RepostedBy(id++, $"{camp}member{member}", 10));
                posts.Add(Said($"onlooker{leader}", others, language));
            }
        }

        using var target = InventedCase.Of(posts);
        var found = Communities.Run(target.Slice(""), new CommunitiesOptions { MinSize = 5 }, TestContext.Current.CancellationToken).Result.Communities;

        Assert.Equal(["bank", "emails", "files", "leaked", "party"], Words("right0"));
        Assert.Equal(["candidat", "débats", "presse", "répond"], Words("left0"));

        IEnumerable<string> Words(string leader) =>
            Assert.Single(found, one => one.MostReposted.Any(account => account.Account == leader)).Words.Select(word => word.Term).Order(StringComparer.Ordinal);
    }

    [Fact]
    public void Words_of_a_language_that_nobody_else_writes_set_nobody_apart()
    {
        var posts = new List<InventedPost> { new(1, "leader") { Text = "le candidat répond dans la presse", Language = "fr" }, new(2, "onlooker") { Text = "the weather of the day" } };
        for (var member = 0; member < 10; member++)
            posts.Add(posts[0].RepostedBy(100 + member, $"member{member}", 10) with { Language = "fr" });

        using var target = InventedCase.Of(posts);
        var alone = Assert.Single(Communities.Run(target.Slice(""), new CommunitiesOptions { MinSize = 5 }, TestContext.Current.CancellationToken).Result.Communities);

        Assert.Empty(alone.Words);
        Assert.Equal("fr", Assert.Single(alone.Languages).Term);
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
