using Sillage.Testing;
using Xunit;

namespace Sillage.Analysis.Tests;

/// <summary>Shares of languages over posts, accounts, originals and time.</summary>
public class LanguageShareTests
{
    /// <summary>Alice twice and Bob once in English, Bob once and Carol twice in French, of which one reposts the other; Dave in nothing that can be told.</summary>
    private static InventedPost[] Posts()
    {
        var french = new InventedPost(5, "carol", 400) { Language = "fr" };
        return
        [
            new(1, "alice"), new(2, "alice", 10), new(3, "bob", 20), new(4, "bob", 300) { Language = "fr" }, french,
            french.RepostedBy(6, "carol", 5) with { Language = "fr" }, new(7, "dave", 1000) { Language = "und", Text = "Ok" },
        ];
    }

    [Fact]
    public void Shares_have_their_denominator_and_Wilson_bounds()
    {
        using var source = InventedCase.Of(Posts());

        var total = source.Languages().Result.Total;

        Assert.Equal([("en", 3L, 3L, 0L), ("fr", 3, 3, 0), ("undetermined", 1, 0, 0)], total.Select(share => (share.Language, share.Posts, share.Tagged, share.Detected)));
        // Three of seven: centre (3/7 + z²/14) / (1 + z²/7), half z·√(12/343 + z²/196) / (1 + z²/7).
        Assert.Equal(3 / 7.0, total[0].Share);
        Assert.Equal(0.158220, total[0].Low, 6);
        Assert.Equal(0.749542, total[0].High, 6);
        Assert.Equal(1 / 7.0, total[2].Share);
        Assert.Equal(0.025680, total[2].Low, 6);
        Assert.Equal(0.513128, total[2].High, 6);
    }

    [Fact]
    public void An_account_counts_once_for_each_of_its_languages()
    {
        using var source = InventedCase.Of(Posts());

        // Of four accounts Alice and Bob write English, Bob and Carol French.
        Assert.Equal(
            [("en", 2L, 0.5), ("fr", 2, 0.5), ("undetermined", 1, 0.25)],
            source.Languages().Result.ByAccounts.Select(share => (share.Language, share.Posts, share.Share)));
    }

    [Fact]
    public void Reposts_are_left_out_of_the_originals()
    {
        using var source = InventedCase.Of(Posts());

        Assert.Equal([("en", 3L, 0.5), ("fr", 2, 2 / 6.0), ("undetermined", 1, 1 / 6.0)], source.Languages().Result.Originals.Select(share => (share.Language, share.Posts, share.Share)));
    }

    [Fact]
    public void Buckets_begin_on_round_times_and_those_without_posts_are_left_out()
    {
        using var source = InventedCase.Of(Posts());

        var result = source.Languages(options: new LanguagesOptions { BucketMinutes = 5 }).Result;

        // 18:49:00 to 18:49:20 lie in the bucket from 18:45, 18:54 in that from 18:50, 18:55:40 in that from 18:55, 19:05:40 in that from 19:05.
        Assert.Equal(5, result.BucketMinutes);
        Assert.Equal(
            [(-4, 3L, "en 3"), (1, 1, "fr 1"), (6, 2, "fr 2"), (16, 1, "undetermined 1")],
            result.Buckets.Select(bucket => (
                (int)(bucket.From - InventedPost.Start).TotalMinutes, bucket.Posts, string.Join(", ", bucket.Shares.Select(share => $"{share.Language} {share.Posts}")))));
        Assert.All(result.Buckets, bucket => Assert.Equal(bucket.From.AddMinutes(5), bucket.To));
        Assert.Equal((1 / 1.0, 0.206549), (result.Buckets[1].Shares[0].Share, Math.Round(result.Buckets[1].Shares[0].Low, 6)));
    }

    [Theory]
    [InlineData(60, 5)]
    [InlineData(249, 5)] // 49.8 buckets of five minutes
    [InlineData(250, 10)]
    [InlineData(60 * 24, 30)]
    public void Left_to_itself_the_bucket_is_the_smallest_that_gives_at_most_fifty(int minutes, int bucketMinutes)
    {
        using var source = InventedCase.Of(new InventedPost(1, "alice"), new InventedPost(2, "bob", minutes * 60));

        Assert.Equal(bucketMinutes, source.Languages().Result.BucketMinutes);
    }
}
