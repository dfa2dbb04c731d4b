using CsCheck;
using Sillage.Analysis.Statistics;
using Sillage.Cases;
using Sillage.Posts;
using Sillage.Testing;
using Xunit;

namespace Sillage.Analysis.Tests;

public class RingsTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Accounts_that_are_early_on_one_author_again_and_again_are_its_ring()
    {
        using var source = CardedCase.Make();

        var result = Ask(source.Slice());

        var ring = Assert.Single(result.Rings);
        Assert.Equal(("press", 60), (ring.Author, ring.Posts));
        Assert.Equal(["alice", "erin", "frank"], ring.Members.Select(member => member.Account).Order());
        Assert.All(ring.Members, member => Assert.Equal((24L, 24L, 0L), (member.Early.Count, member.Early.Of, member.Elsewhere.Of)));
        // Three of nine reposters of each of the 24 posts are early: eight by chance.
        Assert.All(ring.Members, member => Assert.InRange(member.Expected, 7.9, 8.6));
        Assert.Equal([2.0, 3.0, 4.0], ring.Members.Select(member => member.MedianSeconds).Order());
        Assert.Equal(72, ring.Share.Count);
    }

    [Fact]
    public void A_count_within_a_minute_comes_with_its_denominator_and_beside_all_other_posts()
    {
        // One post with 40 reposts of which 10 within a minute; forty posts with 5 reposts of which 1 within a minute.
        List<PlainPost> posts = [];
        for (var post = 0; post < 41; post++)
            posts.Add(new PlainPost(post * 10_000, $"author{post}") { Followers = 1000 });
        List<PlainPost> reposts = [];
        for (var post = 0; post < 41; post++)
        {
            var (all, early) = post == 20 ? (40, 10) : (5, 1);
            for (var one = 0; one < all; one++)
                reposts.Add(new PlainPost((post * 10_000) + (one < early ? 10 + one : 100 + (one * 60)), $"reader{post}x{one}", PostKind.Repost, post, $"author{post}"));
        }

        var result = Ask(PlainSlice.Sorted([.. posts, .. reposts]));

        var unusual = Assert.Single(result.Posts);
        Assert.Equal(("author20", 10L, 40L), (unusual.Post.Account, unusual.Early.Count, unusual.Early.Of));
        Assert.Equal((40L, 200L), (unusual.Others.Count, unusual.Others.Of));
        Assert.Equal((100.0, 10, 0), (unusual.Percentile, unusual.Reposters.Count, unusual.InRing));
        Assert.Equal((50L, 240L), (result.Early.Count, result.Early.Of));
    }

    [Fact]
    public void When_reposters_arrive_in_random_order_almost_nobody_is_called_early()
    {
        // 60 authors of 12 posts, each reposted by 30 of 200 accounts in random order, at paces that differ tenfold.
        int called = 0, tested = 0;
        for (var seed = 1; seed <= 20; seed++)
        {
            var random = new Random(seed);
            List<PlainPost> posts = [.. Enumerable.Range(0, 720).Select(post => new PlainPost(post * 3600, $"author{post % 60}"))];
            List<PlainPost> reposts = [];
            for (var post = 0; post < 720; post++)
            {
                var pace = 10 * Math.Pow(10, random.NextDouble());
                foreach (var (reader, place) in Enumerable.Range(0, 200).OrderBy(_ => random.Next()).Take(30).Select((reader, place) => (reader, place)))
                    reposts.Add(new PlainPost((post * 3600) + (pace * (place + 1)), $"reader{reader}", PostKind.Repost, post, $"author{post % 60}"));
            }

            var result = Ask(PlainSlice.Sorted([.. posts, .. reposts]));
            called += result.Kept + result.QuickAccounts;
            tested += result.Rings.Count > 0 || result.QuickAccounts > 0 ? 1 : 0;
        }

        // A rate of 0.01 lets one capture in a hundred name anybody where nobody is a ring.
        Assert.True(tested <= 2 && called <= 4, $"{called} accounts were called early in {tested} of 20 captures of nothing but chance");
    }

    [Fact]
    public void The_tail_agrees_with_every_outcome_written_out() => Gen.Select(Gen.Double[0, 1].Array[0, 10], Gen.Int[-1, 11]).Sample(
        (chances, count) =>
        {
            double expected = 0;
            for (var outcome = 0; outcome < 1 << chances.Length; outcome++)
            {
                if (int.PopCount(outcome) < count)
                    continue;
                double weight = 1;
                for (var i = 0; i < chances.Length; i++)
                    weight *= (outcome >> i & 1) == 1 ? chances[i] : 1 - chances[i];
                expected += weight;
            }

            Assert.Equal(expected, Tails.PoissonBinomial(count, chances), 12);
        },
        iter: 300);

    [Fact]
    public void With_equal_chances_the_tail_is_the_binomial_one_also_where_it_is_tiny() =>
        Assert.Equal(1, Tails.PoissonBinomial(90, Enumerable.Repeat(0.05, 100).ToArray()) / Tails.Binomial(90, 100, 0.05), 9);

    [Fact]
    public void Repeats_oneself_and_reposts_before_the_original_are_no_arrivals()
    {
        var slice = PlainSlice.Of(
            new PlainPost(0, "bob", PostKind.Repost, 1, "anna"), new PlainPost(5, "anna"), new PlainPost(6, "anna", PostKind.Repost, 1, "anna"),
            new PlainPost(10, "carl", PostKind.Repost, 1, "anna"), new PlainPost(20, "carl", PostKind.Repost, 1, "anna"));

        Assert.Equal((1L, 1L), (Ask(slice).Early.Count, Ask(slice).Early.Of));
    }

    [Fact]
    public void Clocks_coarser_than_a_minute_and_slices_without_reposts_are_told()
    {
        var coarse = Rings.Run(InventedSlice.Of([new Entry(0, 0), new Entry(86_400_000_000, 1, PostKind.Repost, Target: 0)], clockSeconds: 86_400), new RingsOptions(), null, Token);
        Assert.Contains("clock-too-coarse", coarse.Codes());
        Assert.Equal(0, coarse.Result.Early.Of);

        var none = Rings.Run(PlainSlice.Of(new PlainPost(0, "anna")), new RingsOptions(), null, Token);
        Assert.Contains("no-timed-reposts", none.Codes());
        Assert.Empty(none.Result.Posts);
    }

    [Fact]
    public void Any_slice_has_shares_that_are_shares() => RandomSlices.Any.Sample(
        slice =>
        {
            var result = Rings.Run(slice, new RingsOptions { FewestEarly = 1, Fdr = 0.9, UnusualFrom = 0 }, null, Token).Result;
            Assert.All(result.Rings, ring => Assert.True(ring.Share.Count <= ring.Share.Of && ring.Members.Sum(member => member.Early.Count) == ring.Share.Count));
            Assert.All(result.Posts, post => Assert.True(post.Early.Count <= post.Early.Of && post.InRing <= post.Early.Count && post.Reposters.Count == post.Early.Count));
            Assert.All(result.Rings.SelectMany(ring => ring.Members), member => Assert.InRange(member.PValue, 0, member.QValue + 1e-12));
        },
        iter: 300);

    private static RingsResult Ask(Slice slice) => Rings.Run(slice, new RingsOptions { NameAccounts = true }, null, Token).Result;
}
