using CsCheck;
using Sillage.Cases;
using Sillage.Posts;
using Sillage.Simulation;
using Xunit;

namespace Sillage.Analysis.Tests;

/// <summary>Counting by hand, changes of level, and captures that say too little.</summary>
public class AmplificationTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Descent_is_counted_through_chains_of_any_kind_and_each_account_has_its_own()
    {
        var answer = Ask(PlainSlice.Of(
            new PlainPost(0, "anna") { Followers = 1000 },
            new PlainPost(10, "ben", PostKind.Repost, 0, "anna") { Followers = 50 },
            new PlainPost(20, "cleo", PostKind.Quote, 0, "anna") { Followers = 200 },
            new PlainPost(30, "dora", PostKind.Repost, 2, "cleo"),
            new PlainPost(40, "emil", PostKind.Reply, 3, "dora") { Followers = 7 },
            new PlainPost(50, "anna", PostKind.Reply, 4, "emil") { Followers = 1010 },
            new PlainPost(60, "fred")));
        var (anna, cleo) = (answer.Result.Accounts[0], answer.Result.Accounts[1]);

        Assert.Equal(("anna", 2L, 1000L + 10), (anna.Account, anna.Posts, anna.Followers));
        Assert.Equal((2L, 1L, 1L), (anna.Counted.Reposts, anna.Counted.Quotes, anna.Counted.Replies));
        Assert.Equal((1L, 4L, 6L, 7L), (anna.Counted.Direct.Count, anna.Counted.Descending.Count, anna.Counted.Removed.Count, anna.Counted.Removed.Of));
        // Cleo's own posts, Dora's, Emil's, and Anna's answer to Emil.
        Assert.Equal(("cleo", 3L, 4L), (cleo.Account, cleo.Counted.Descending.Count, cleo.Counted.Removed.Count));
        // 1,000 and 1,010 of her own, 50, 200 and 7; Dora's are unknown.
        Assert.Equal((2267L, 1010L, 6L, 1L), (anna.Audience.UpperBound, anna.Audience.Largest, anna.Audience.Posts, anna.Audience.Unknown));
        Assert.Null(answer.Result.Model);
        Assert.Contains("too-few-to-model", answer.Codes());
    }

    [Fact]
    public void A_repost_that_names_only_the_account_descends_from_it()
    {
        var answer = Ask(PlainSlice.Of(new PlainPost(0, "anna", PostKind.Repost, -1, "ben"), new PlainPost(5, "cleo", PostKind.Reply, 0, "anna"), new PlainPost(9, "dora", PostKind.Repost)));

        Assert.Equal(("ben", 2L, 1L), (answer.Result.Accounts[0].Account, answer.Result.Accounts[0].Counted.Descending.Count, answer.Result.Accounts[0].Counted.Direct.Count));
        Assert.Contains("descent-unnamed", answer.Codes());
    }

    [Fact]
    public void Posts_that_are_their_own_ancestors_are_counted_once_and_never_for_ever()
    {
        var answer = Ask(PlainSlice.Of(new PlainPost(0, "anna", PostKind.Repost, 1, "ben"), new PlainPost(1, "ben", PostKind.Repost, 0, "anna")));

        Assert.Equal([1L, 1L], answer.Result.Accounts.Select(account => account.Counted.Descending.Count));
    }

    [Fact]
    public void Expected_descent_is_that_of_the_published_example()
    {
        var answer = Amplification.Run(
            PlainSlice.Of(
                new PlainPost(0, "anna") { Followers = 100 }, new PlainPost(60, "ben", PostKind.Repost, 0, "anna") { Followers = 50 },
                new PlainPost(120, "cleo", PostKind.Repost, 0, "anna") { Followers = 200 }, new PlainPost(3600, "dora", PostKind.Repost, 0, "anna") { Followers = 10 }),
            new AmplificationOptions { Named = ["ben", "@CLEO", "nobody"] }, Token);
        ExpectedDescent Of(string name) => answer.Result.Accounts.Single(account => account.Account == name).Expected;

        // φ = 4, 1.668481, 1.573093, 1; below: one less each.
        Assert.Equal((3, 0), (Of("anna").AsAuthor, Of("anna").AsCarrier));
        Assert.Equal((0.668481, 0.573093), (Math.Round(Of("ben").AsCarrier, 6), Math.Round(Of("cleo").AsCarrier, 6)));
        Assert.Equal(3 / (3 + 0.668481 + 0.573093), Of("anna").Share, 6);
        Assert.Contains(answer.Caveats, caveat => caveat.Code == "account-not-in-topic" && caveat.Values!["account"] == "nobody");
    }

    [Theory]
    [InlineData(4)]
    [InlineData(1)]
    [InlineData(0.25)]
    public void A_change_of_level_is_found_beside_a_trend(double factor)
    {
        var counts = Enumerable.Range(0, 24).Select(bin => (int)Math.Round(200 * Math.Exp((bin - 12) * 0.05) * (bin >= 12 ? factor : 1))).ToArray();

        var (change, expected) = LevelChange.Of(counts, 12);

        Assert.Equal(factor, Math.Exp(change), 0.03 * factor);
        Assert.Equal(Enumerable.Range(12, 12).Sum(bin => 200 * Math.Exp((bin - 12) * 0.05)), expected, 60.0);
    }

    [Fact]
    public void Any_counts_have_a_finite_change_of_level() =>
        Gen.Select(Gen.Int[0, 5000].Array[12, 24], Gen.Int[1, 11]).Sample((counts, before) =>
        {
            var (change, expected) = LevelChange.Of(counts, before);
            Assert.True(double.IsFinite(change) && double.IsFinite(expected) && expected >= 0);
        });

    [Fact]
    public void A_jump_of_the_volume_when_an_account_posts_stands_out_among_other_moments()
    {
        // One post every 20 seconds; from the account's post on two more of them.
        var quiet = Enumerable.Range(0, 2160).Select(i => new Entry(Second(20 * i), 1 + (i % 50))).ToList();
        var loud = Enumerable.Range(0, 2160).Where(i => i is >= 1080 and < 1400).SelectMany(i => new[] { new Entry(Second((20 * i) + 7), 60 + (i % 50)), new Entry(Second((20 * i) + 11), 60 + (i % 50)) });
        var slice = InventedSlice.Of([.. quiet.Concat(loud).Append(new Entry(Second(20 * 1080), 0, Followers: 4_000_000)).OrderBy(entry => entry.At)]);

        var series = Amplification.Run(slice, new AmplificationOptions { By = SourceOrder.Followers, Sources = 1 }, Token).Result.Accounts[0].Series;

        Assert.Equal((1L, 1L), (series.Moments, series.Measured));
        Assert.InRange(series.Factor!.Value, 2.7, 3.3);
        Assert.InRange(series.PValue!.Value, 0, 0.03);
        var moment = Assert.Single(series.Listed);
        Assert.Equal((180L, 540L), (moment.Before, moment.Observed));
        Assert.InRange(moment.Expected, 165, 195);
    }

    [Fact]
    public void Any_slice_is_answered_and_counts_stay_within_the_topic() =>
        RandomSlices.Any.Sample(
            any =>
            {
                // Targets that the slice does not hold have ids there, as the loader gives them.
                var result = Amplification.Run(Copy(any, any.Accounts, [.. Enumerable.Range(0, 131).Select(i => $"unseen{i}")]), new AmplificationOptions { FewestPosts = 5, Resamples = 20, Placebos = 20 }, Token).Result;
                foreach (var account in result.Accounts)
                {
                    Assert.InRange(account.Counted.Removed.Count, account.Counted.Descending.Count, result.TopicPosts);
                    Assert.InRange(account.Counted.Direct.Count, 0, account.Counted.Descending.Count);
                    // These slices also hold originals that name a post: they descend, and are of no kind.
                    Assert.InRange(account.Counted.Reposts + account.Counted.Quotes + account.Counted.Replies, account.Counted.Direct.Count, account.Counted.Descending.Count);
                    Assert.InRange(account.Expected.Share, 0, 1 + 1e-9);
                    if (account.Induced is { } induced)
                        Assert.True(induced.Posts.Low <= induced.Posts.Value && induced.Posts.Value <= induced.Posts.High && induced.Posts.High <= result.TopicPosts + 1e-6);
                }
            },
            iter: 100);

    [Fact]
    public void Names_of_accounts_do_not_matter()
    {
        var slice = new PlantedHawkes(new HawkesOptions { Hours = 6 }).Slice;
        var renamed = Copy(slice, [.. slice.Accounts.Select(account => account with { Handle = "z" + account.Handle })], []);
        var options = new AmplificationOptions { Sources = 3, Resamples = 40, MostMoments = 2 };

        var (one, other) = (Amplification.Run(slice, options, Token).Result.Accounts, Amplification.Run(renamed, options, Token).Result.Accounts);

        Assert.Equal(one.Select(account => (account.Induced!.Posts, account.Series.PValue)), other.Select(account => (account.Induced!.Posts, account.Series.PValue)));
    }

    [Fact]
    public void All_posts_in_one_second_or_by_one_account_are_told_as_too_little()
    {
        var moment = Enumerable.Range(0, 200).Select(i => new Entry(Second(0), i % 20, i % 2 == 0 ? PostKind.Original : PostKind.Repost, Target: i % 2 == 0 ? -1 : 0)).ToArray();
        var alone = Enumerable.Range(0, 200).Select(i => new Entry(Second(i), 0)).ToArray();

        Assert.Contains("too-few-to-model", Ask(InventedSlice.Of(moment)).Codes());
        Assert.Contains("no-amplifiers", Ask(InventedSlice.Of(alone)).Codes());
        Assert.Empty(Ask(InventedSlice.Of([])).Result.Accounts);
        Assert.Contains("clock-too-coarse-to-model", Ask(InventedSlice.Of(moment, clockSeconds: 3600)).Codes());
    }

    [Fact]
    public void Communities_share_out_the_same_posts()
    {
        var slice = Camps();
        var result = Amplification.Run(slice, new AmplificationOptions { Communities = 2, Sources = 2, Resamples = 40 }, Token).Result;

        Assert.Equal(3, result.Model!.Crowds.Count);
        foreach (var (crowd, place) in result.Model.Crowds.Select((crowd, place) => (crowd, place)))
            Assert.Equal(crowd.Posts, crowd.Origins.Sum(origin => origin.Value) + result.Accounts.Sum(account => account.Induced!.ByCrowd[place].Value), 1e-3);
    }

    /// <summary>Two camps, each of which reposts its own leader.</summary>
    private static Slice Camps()
    {
        var random = new Statistics.SeededRandom(1);
        var entries = new List<(double At, int Account, int Leader)> { (0, 0, -1), (1, 1, -1) };
        for (var i = 0; i < 1200; i++)
            entries.Add((10 + (random.NextDouble() * 20_000), 2 + (i % 80), i % 2));
        var sorted = entries.OrderBy(entry => entry.At).ToArray();
        return InventedSlice.Of([.. sorted.Select(entry => new Entry(Second(entry.At), entry.Account, entry.Leader < 0 ? PostKind.Original : PostKind.Repost, Target: entry.Leader))]);
    }

    private static Slice Copy(Slice slice, IReadOnlyList<SliceAccount> accounts, IReadOnlyList<string> unseen) => new()
    {
        Topic = "",
        PostedAt = slice.PostedAt,
        Account = slice.Account,
        Kind = slice.Kind,
        Embedded = slice.Embedded,
        Target = slice.Target,
        TargetAccount = slice.TargetAccount,
        Language = slice.Language,
        Followers = slice.Followers,
        Platform = slice.Platform,
        Ids = slice.Ids,
        Words = slice.Words,
        UnseenPostIds = unseen,
        Languages = slice.Languages,
        Platforms = slice.Platforms,
        Accounts = accounts,
        Capture = slice.Capture,
        ClockSeconds = slice.ClockSeconds,
    };

    private static long Second(double seconds) => (1_494_000_000L + (long)seconds) * 1_000_000;

    private static Answer<AmplificationOptions, AmplificationResult> Ask(Slice slice) => Amplification.Run(slice, new AmplificationOptions(), Token);
}
