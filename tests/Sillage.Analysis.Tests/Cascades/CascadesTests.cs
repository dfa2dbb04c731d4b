using Sillage.Cases;
using Sillage.Posts;
using Xunit;

namespace Sillage.Analysis.Tests;

/// <summary>Cascades of slices written by hand.</summary>
public class CascadesTests
{
    [Fact]
    public void A_platform_that_names_only_originals_gives_a_star_and_an_estimate_marked_as_such()
    {
        var answer = Run(PlainSlice.Of(
            new(0, "anna") { Followers = 10 }, new(1, "ben", PostKind.Repost, 0) { Followers = 1_000_000 }, new(60, "cleo", PostKind.Repost, 0) { Followers = 5 },
            new(120, "dora", PostKind.Repost, 0) { Followers = 5 }, new(500, "emil")));

        var cascade = Assert.Single(answer.Result.Largest);
        Assert.Equal((1, "p0", "anna", CascadeBasis.Star), (cascade.Rank, cascade.PostId, cascade.Account, cascade.Basis));
        Assert.Equal((4, 1, 3, 1.5), (cascade.Figures.Size, cascade.Figures.Depth, cascade.Figures.MaxBreadth, cascade.Figures.StructuralVirality));
        Assert.Empty(cascade.Carriers);

        // Ben has almost all the followers: what came after him came through him, anna > ben > cleo, dora.
        var estimate = cascade.Estimate!;
        Assert.Equal((EstimateBasis.TimeAndFollowers, 100, 0L), (estimate.Basis, estimate.Trees, estimate.UnknownFollowers));
        Assert.Equal((new Band(2, 2, 2), new Band(2, 2, 2)), (estimate.Depth, estimate.MaxBreadth));
        Assert.Equal(1.5, estimate.StructuralVirality.Median, 12);
        Assert.Equal([1, 1, 2], estimate.MeanBreadth.Select(breadth => Math.Round(breadth)));
        Assert.Equal(4, estimate.MeanBreadth.Sum(), 12);
        Assert.Equal("ben", estimate.Carriers[0].Account);
        Assert.Equal(2, estimate.Carriers[0].Below, 3);
        Assert.Equal(["star-cascades", "estimated-trees"], answer.Caveats.Select(caveat => caveat.Code));
    }

    [Fact]
    public void Reposts_that_name_reposts_give_their_tree()
    {
        var answer = Run(PlainSlice.Of(
            new(0, "anna"), new(10, "ben", PostKind.Repost, 0), new(20, "cleo", PostKind.Repost, 1), new(30, "dora", PostKind.Repost, 2), new(40, "emil", PostKind.Repost, 1)));

        var cascade = Assert.Single(answer.Result.Largest);
        Assert.Equal((CascadeBasis.Given, (CascadeEstimate?)null), (cascade.Basis, cascade.Estimate));
        Assert.Equal([(0, 1, 0), (1, 1, 10), (2, 2, 20), (3, 1, 30)], cascade.Figures.Levels.Select(level => (level.Depth, level.Posts, level.FirstAfterSeconds!.Value)));
        Assert.Equal([("ben", 3.0), ("cleo", 1.0)], cascade.Carriers.Select(carrier => (carrier.Account, carrier.Below)));
        Assert.Equal((20.0, 40.0), (cascade.Figures.HalfTimeSeconds, cascade.Figures.LastAfterSeconds));
        Assert.Empty(answer.Caveats);
    }

    [Fact]
    public void Replies_and_quotes_make_trees_of_their_own()
    {
        var slice = PlainSlice.Of(
            new(0, "anna"), new(1, "ben", PostKind.Reply, 0), new(2, "cleo", PostKind.Reply, 1), new(3, "dora", PostKind.Quote, 0), new(4, "emil", PostKind.Quote, 2));

        Assert.Equal([3], Sizes(CascadeRelation.Replies));
        Assert.Equal([2, 2], Sizes(CascadeRelation.Quotes));
        Assert.Empty(Sizes(CascadeRelation.Reposts));

        IEnumerable<int> Sizes(CascadeRelation relation) => Run(slice, relation).Result.Largest.Select(cascade => cascade.Figures.Size);
    }

    [Fact]
    public void Posts_dated_before_their_original_are_reported_and_are_nobodys_parents()
    {
        var answer = Run(PlainSlice.Of(
            new(0, "early", PostKind.Repost, 1) { Followers = 1_000_000_000 }, new(60, "anna") { Followers = 1 }, new(90, "ben", PostKind.Repost, 1) { Followers = 1 },
            new(100, "cleo", PostKind.Repost, 1) { Followers = 1 }));

        Assert.Equal((1L, 1L), (answer.Result.NegativeDelays, answer.Result.OlderThanParent));
        var cascade = answer.Result.Largest[0];
        Assert.Equal((4, 1L, 30.0), (cascade.Figures.Size, cascade.Figures.NegativeDelays, cascade.Figures.HalfTimeSeconds));
        Assert.DoesNotContain(cascade.Estimate!.Carriers, carrier => carrier.Account == "early" && carrier.Below > 0);
        Assert.Contains(answer.Caveats, caveat => caveat is { Code: "before-first-post" } && caveat.Values!["posts"] == "1");
    }

    [Fact]
    public void A_first_post_that_is_not_held_gives_a_shape_without_speed()
    {
        var answer = Run(PlainSlice.Of(new(0, "ben", PostKind.Reply, 9, "zoe"), new(10, "cleo", PostKind.Reply, 9, "zoe"), new(20, "dora", PostKind.Reply, 1)), CascadeRelation.Replies);

        var cascade = Assert.Single(answer.Result.Largest);
        Assert.Equal(("unseen9", "zoe", false), (cascade.PostId, cascade.Account, cascade.Held));
        Assert.Equal((4, 2, 4L), (cascade.Figures.Size, cascade.Figures.Depth, cascade.Figures.Untimed));
        Assert.Null(cascade.At);
        Assert.Null(cascade.Figures.HalfTimeSeconds);
        Assert.Equal((1L, 3L, 1L), (answer.Result.Cascades, answer.Result.Posts, answer.Result.FirstNotHeld));
    }

    [Fact]
    public void Cycles_embedded_posts_and_posts_without_parents_are_counted()
    {
        var result = Run(PlainSlice.Of(
            new(0, "anna") { Embedded = true }, new(1, "ben", PostKind.Repost, 0), new(2, "cleo", PostKind.Repost, 3), new(3, "dora", PostKind.Repost, 2),
            new(4, "emil", PostKind.Repost))).Result;

        Assert.Equal((1L, 2L, 1L, 1L, 2L), (result.Cascades, result.Posts, result.Embedded, result.WithoutTarget, result.OnCycles));
    }

    [Fact]
    public void Without_followers_times_alone_decide_and_unknown_ones_count_as_the_median()
    {
        Assert.Equal(EstimateBasis.Time, Estimate(-1, -1).Basis);
        var some = Estimate(7, 9);
        Assert.Equal((EstimateBasis.TimeAndFollowers, 1L), (some.Basis, some.UnknownFollowers));

        static CascadeEstimate Estimate(int first, int second) => Run(PlainSlice.Of(
            new(0, "anna") { Followers = first }, new(1, "ben", PostKind.Repost, 0) { Followers = second }, new(60, "cleo", PostKind.Repost, 0))).Result.Largest[0].Estimate!;
    }

    [Fact]
    public void The_largest_come_first_and_sizes_are_counted()
    {
        PlainPost[] posts = [new(0, "anna"), new(1, "ben"), .. Enumerable.Range(0, 12).Select(i => new PlainPost(2 + i, $"c{i}", PostKind.Repost, i < 3 ? 0 : 1))];

        var result = Run(PlainSlice.Of(posts)).Result;

        Assert.Equal([("ben", 10), ("anna", 4)], result.Largest.Select(cascade => (cascade.Account!, cascade.Figures.Size)));
        Assert.Equal([new(2, 2), new CascadeSize(10, 1)], result.Sizes);
        Assert.Equal("ben", Assert.Single(Cascades.Run(PlainSlice.Of(posts), new CascadesOptions { Top = 1 }, TestContext.Current.CancellationToken).Result.Largest).Account);
    }

    private static Answer<CascadesOptions, CascadesResult> Run(Slice slice, CascadeRelation relation = CascadeRelation.Reposts) =>
        Cascades.Run(slice, new CascadesOptions { Relation = relation }, TestContext.Current.CancellationToken);
}
