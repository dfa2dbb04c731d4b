using Sillage.Cases;
using Sillage.Posts;
using Xunit;

namespace Sillage.Analysis.Tests;

/// <summary>The Breakout Scale's criteria on slices whose reach is known.</summary>
public class BreakoutTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Nothing_has_no_category() => Assert.Equal((0, 0), Categories(Ask(PlainSlice.Of([]))));

    [Fact]
    public void A_few_posts_on_one_platform_are_category_1_and_three_criteria_are_left_to_judge()
    {
        var answer = Ask(Camps(1));

        Assert.Equal((1, 1), Categories(answer));
        Assert.Equal([true, false, false, null, null, null], answer.Result.Criteria.Select(one => one.Met));
        Assert.Contains("breakout-to-judge", answer.Codes());
        Assert.Contains("breakout-lower-bound", answer.Codes());
    }

    [Fact]
    public void Two_camps_on_one_platform_are_category_2()
    {
        var answer = Ask(Camps(2));

        Assert.Equal((2, 2), Categories(answer));
        Assert.Equal([31, 31], answer.Result.Communities.Select(one => one.Accounts));
        Assert.Equal(2, Assert.Single(answer.Result.Platforms).Communities);
    }

    [Fact]
    public void One_camp_on_each_of_two_platforms_is_category_2_and_two_camps_on_one_of_two_platforms_are_category_3()
    {
        Assert.Equal((2, 2), Categories(Ask(Camps(2, camp => camp == 0 ? "x" : "telegram"))));
        Assert.Equal((3, 3), Categories(Ask(Camps(3, camp => camp < 2 ? "x" : "telegram"))));
    }

    [Fact]
    public void What_the_analyst_judges_lifts_the_category_and_not_what_the_data_shows()
    {
        var media = Ask(Camps(2), new BreakoutOptions { Media = ["@LEADER1"] });
        Assert.Equal((4, 2), Categories(media));
        Assert.Equal((true, 1L, "leader1"), (media.Result.Criteria[3].Met, media.Result.Criteria[3].Seen, media.Result.Criteria[3].By));

        Assert.Equal((2, 2), Categories(Ask(Camps(2), new BreakoutOptions { Media = ["nobody"] })));
        Assert.Equal((6, 1), Categories(Ask(Camps(1), new BreakoutOptions { Responses = ["the electoral commission asks not to pass it on"] })));
        Assert.Equal((5, 1), Categories(Ask(Camps(1), new BreakoutOptions { HighProfile = ["fan0_3"] })));
    }

    [Fact]
    public void Large_accounts_are_listed_for_the_analyst_the_most_followed_first()
    {
        var large = Ask(PlainSlice.Of(new PlainPost(0, "anna") { Followers = 200_000 }, new PlainPost(1, "ben") { Followers = 3_000_000 }, new PlainPost(2, "cleo") { Followers = 99_999 })).Result.ToJudge;

        Assert.Equal([("ben", 3_000_000, "p1"), ("anna", 200_000, "p0")], large.Select(one => (one.Account, one.Followers, one.PostId)));
    }

    private static (int Category, int FromData) Categories(Answer<BreakoutOptions, BreakoutResult> answer) => (answer.Result.Category, answer.Result.FromData);

    /// <summary>Camps of a leader and thirty who repost nobody else.</summary>
    private static Slice Camps(int camps, Func<int, string>? platform = null)
    {
        var posts = new List<PlainPost>();
        string On(int camp) => platform?.Invoke(camp) ?? "x";
        for (var camp = 0; camp < camps; camp++)
            posts.Add(new PlainPost(camp, $"leader{camp}") { Platform = On(camp) });
        for (var fan = 0; fan < 30; fan++)
        {
            for (var camp = 0; camp < camps; camp++)
                posts.Add(new PlainPost(100 + fan, $"fan{camp}_{fan}", PostKind.Repost, camp, $"leader{camp}") { Platform = On(camp) });
        }

        return PlainSlice.Of(posts);
    }

    private static Answer<BreakoutOptions, BreakoutResult> Ask(Slice slice, BreakoutOptions? options = null) =>
        Breakout.Run(slice, options ?? new BreakoutOptions(), Communities.Run(slice, new CommunitiesOptions(), Token).Result, Token);
}
