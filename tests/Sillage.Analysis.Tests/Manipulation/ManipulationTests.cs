using CsCheck;
using Sillage.Cases;
using Sillage.Cases.Topics;
using Sillage.Posts;
using Xunit;

namespace Sillage.Analysis.Tests;

public class ManipulationTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void The_coefficient_is_a_tenth_of_the_reposts_and_the_share_of_the_top_and_the_posts_per_account()
    {
        // Ten posts of four accounts: anna 5, ben 3 of which 2 reposts, carl 1, dora 1, a repost. Of the top two: 8 of 10.
        var slice = Slice(("anna", 5, 0), ("ben", 3, 2), ("carl", 1, 0), ("dora", 1, 1));

        var whole = Manipulation.Run(slice, new ManipulationOptions { Top = 2 }, [], Token).Result.Whole;

        Assert.Equal((10, 4, 30.0, 80.0, 2.5, 85.5), (whole.Posts, whole.Accounts, whole.RepostPercent, whole.TopPercent, whole.PostsPerAccount, whole.Coefficient));
        Assert.Equal(TrafficStanding.NotComparable, whole.Standing);
        Assert.InRange(whole.Coefficient, whole.Low!.Value, whole.High!.Value);
    }

    [Fact]
    public void Where_the_top_is_beyond_all_accounts_it_is_all_of_them()
    {
        var slice = Slice(("anna", 5, 0), ("ben", 3, 2), ("carl", 1, 0), ("dora", 1, 1));

        var whole = new[] { 4, 200_000_000 }.Select(top => Manipulation.Run(slice, new ManipulationOptions { Top = top }, [], Token).Result.Whole).ToArray();

        Assert.Equal((whole[0].Coefficient, whole[0].Low, whole[0].High), (whole[1].Coefficient, whole[1].Low, whole[1].High));
    }

    [Theory]
    [InlineData(1, TrafficStanding.Organic)]
    [InlineData(7, TrafficStanding.Above)]
    [InlineData(20, TrafficStanding.FarAbove)]
    public void A_crowd_is_organic_and_busy_accounts_are_not(int each, TrafficStanding standing)
    {
        // 600 accounts of which fifty are a twelfth: C = 8.33 + posts per account.
        var slice = Slice([.. Enumerable.Range(0, 600).Select(account => ($"a{account}", each, 0))]);

        var answer = Manipulation.Run(slice, new ManipulationOptions(), [], Token);

        Assert.Equal(100 / 12.0 + each, answer.Result.Whole.Coefficient, 9);
        Assert.Equal(standing, answer.Result.Whole.Standing);
        Assert.DoesNotContain("too-few-to-compare", answer.Codes());
    }

    /// <summary>Published: posts, accounts, posts per account and C (DFRLab 2019); what is left for R/10 + F must be possible, and is by the figure told of the top 50.</summary>
    [Theory]
    [InlineData(49_727, 891, 55.81, 123.98, 30_000)]
    [InlineData(49_538, 7_394, 6.70, 46.81, 16_000)]
    public void Published_flows_follow_from_the_formula(int posts, int accounts, double each, double coefficient, int byTop)
    {
        // The top 50 wrote one more than the told number, everyone else the rest, and the reposts are what the published coefficient leaves for them.
        int[] written = [.. Shared(byTop + 1, 50), .. Shared(posts - byTop - 1, accounts - 50)];
        var left = (int)Math.Round((coefficient - each - (100.0 * (byTop + 1) / posts)) / 10 * posts);
        Assert.InRange(left, 0, posts);
        var reposts = new int[accounts];
        for (var account = 0; account < accounts; account++)
        {
            reposts[account] = Math.Min(written[account], left);
            left -= reposts[account];
        }

        var parts = TrafficParts.Of(written, reposts, 50);

        Assert.Equal(each, Math.Round(parts.PostsPerAccount, 2));
        Assert.Equal(coefficient, parts.Coefficient, 0.01);

        static IEnumerable<int> Shared(int count, int among) => Enumerable.Range(0, among).Select(i => (count / among) + (i < count % among ? 1 : 0));
    }

    [Fact]
    public void Gini_is_that_of_the_posts_per_account()
    {
        var result = Manipulation.Run(Slice(("anna", 5, 0), ("ben", 3, 2), ("carl", 1, 0), ("dora", 1, 1)), new ManipulationOptions(), [], Token).Result;

        // 2 (1·1 + 2·1 + 3·3 + 4·5) / (4·10) − 5/4.
        Assert.Equal(0.35, result.Gini, 12);
        Assert.Equal((result.Whole.Coefficient, 0.3, 1, 2.5), (result.Ctm, result.RepostShare, result.Top50Share, result.PostsPerAccount));
    }

    [Fact]
    public void References_are_measured_at_the_same_number_of_posts()
    {
        var (large, small) = (Slice(("anna", 30, 0), ("ben", 1, 0)), Slice(("carl", 2, 2), ("dora", 2, 0)));

        var reference = Assert.Single(Manipulation.Run(large, new ManipulationOptions(), [TopicPosts.Of(small)], Token).Result.References);

        Assert.Equal((4, 4), (reference.Reference.Posts, reference.Same.Posts));
        Assert.Equal((2, 1), (reference.Reference.Accounts, reference.Same.Accounts));
    }

    [Fact]
    public void The_curve_stops_at_1_2_and_5_and_ends_with_the_whole()
    {
        var result = Manipulation.Run(Slice(("anna", 1300, 0)), new ManipulationOptions { Standard = 1000 }, [], Token).Result;

        Assert.Equal([100L, 200, 500, 1000, 1300], result.Curve.Select(point => point.Posts));
        Assert.Equal(1000, result.First!.Posts);
    }

    [Fact]
    public void Neither_names_nor_threads_change_the_answer() => Gen.Int[1, 40].Array[1, 30].Sample(posts =>
    {
        var one = Manipulation.Run(Slice([.. posts.Select((count, account) => ($"a{account:00}", count, count / 2))]), new ManipulationOptions { Resamples = 20 }, [], Token);
        var other = Manipulation.Run(Slice([.. posts.Select((count, account) => ($"b{99 - account:00}", count, count / 2))]), new ManipulationOptions { Resamples = 20 }, [], Token);
        Assert.Equal(one.Result.Whole, other.Result.Whole);
    }, iter: 50);

    [Fact]
    public void Nothing_is_measured_as_nothing()
    {
        var result = Manipulation.Run(PlainSlice.Of(), new ManipulationOptions(), [], Token).Result;

        Assert.Equal((0, 0, 0.0, null, null), (result.Whole.Posts, result.Whole.Accounts, result.Whole.Coefficient, result.Whole.Low, result.Whole.High));
        Assert.Empty(result.Curve);
    }

    /// <summary>Accounts with so many posts, of which the last ones are reposts; those of one account one after the other.</summary>
    private static Slice Slice(params (string Account, int Posts, int Reposts)[] accounts)
    {
        var posts = accounts.SelectMany(account => Enumerable.Range(0, account.Posts)
            .Select(post => new PlainPost(0, account.Account, post < account.Posts - account.Reposts ? PostKind.Original : PostKind.Repost))).ToArray();
        return PlainSlice.Of([.. posts.Select((post, second) => post with { At = second })]);
    }
}
