using CsCheck;
using Sillage.Cases;
using Sillage.Posts;
using Xunit;

namespace Sillage.Analysis.Tests;

/// <summary>Planted changes are found within their intervals, and none where none was planted.</summary>
public class MigrationTests
{
    private static Answer<MigrationOptions, MigrationResult> Ask(Slice slice, MigrationOptions? options = null, params AccountGroups[] divisions) => Analysis.Migration.Run(
        slice, options ?? new MigrationOptions { BucketMinutes = 15 }, Communities.Run(slice, new CommunitiesOptions { Runs = 2 }, CancellationToken.None).Result, divisions, CancellationToken.None);

    [Fact]
    public void A_language_that_overtakes_another_is_found_when_it_does()
    {
        // French has more than half from the third hour on: the crossing is planted at 2 h 30 min.
        var inside = Enumerable.Range(0, 20).Count(seed =>
        {
            var result = Ask(Evenings.Of(seed, 3000, hour => Math.Clamp(0.5 + ((hour - 2.5) * 0.25), 0.05, 0.95))).Result;
            var crossing = Assert.Single(result.Streams[0].Crossings);
            Assert.Equal(("en", "fr"), (crossing.From, crossing.To));
            Assert.True(crossing.Before.Low > 0.5 && crossing.After.High < 0.5 && crossing.Support >= 0.95);
            return In(crossing.At, PlainSlice.Time(2.5 * 3600));
        });

        Assert.InRange(inside, 18, 20);
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(0.4)]
    [InlineData(0.5)]
    public void Where_none_was_planted_none_is_told(double french)
    {
        var told = Enumerable.Range(0, 40).Count(seed => Ask(Evenings.Of(seed, 1500, _ => french)).Result.Streams[0].Crossings.Count > 0);

        Assert.InRange(told, 0, 2);
    }

    [Fact]
    public void Few_posts_tell_no_crossing_and_say_so()
    {
        var answer = Ask(Evenings.Of(1, 60, hour => hour < 3 ? 0 : 1));

        Assert.Empty(answer.Result.Streams[0].Crossings);
        Assert.Contains("no-crossing", answer.Codes());
    }

    [Fact]
    public void Volume_and_mix_begin_phases_where_they_change()
    {
        var random = new Random(3);
        var posts = new List<PlainPost>();
        // Ten a minute for an hour, forty for the next, forty but French for a third.
        foreach (var (hour, rate, language) in new[] { (0, 10, "en"), (1, 40, "en"), (2, 40, "fr") })
            posts.AddRange(Enumerable.Range(0, 60 * rate).Select(i => new PlainPost(3600 * (hour + random.NextDouble()), $"a{hour}-{i}") { Language = language }));

        var phases = Ask(PlainSlice.Sorted([.. posts])).Result.Phases;

        Assert.Equal(["", "volume", "language"], phases.Select(phase => string.Join(' ', phase.ChangedIn)));
        // Planted at 19:49 and 20:49; bins are five minutes wide.
        Assert.InRange(phases[1].From.UtcDateTime, new DateTime(2017, 5, 5, 19, 40, 0), new DateTime(2017, 5, 5, 19, 55, 0));
        Assert.InRange(phases[2].From.UtcDateTime, new DateTime(2017, 5, 5, 20, 40, 0), new DateTime(2017, 5, 5, 20, 55, 0));
        Assert.Equal("onset", phases[0].Kind);
        Assert.InRange(phases[1].PerHour, 2100, 2500);
        Assert.True(phases[2].Mixes[0].Distance > phases[2].Mixes[0].ByChance && phases[1].Mixes[0].Distance <= phases[1].Mixes[0].ByChance);
    }

    [Fact]
    public void A_circle_that_follows_another_is_found_to_do_so_by_as_much()
    {
        var inside = 0;
        for (var seed = 0; seed < 10; seed++)
        {
            var (slice, groups) = Evenings.Circles(seed, minutesLater: 35);
            var lag = Assert.Single(Assert.Single(Ask(slice, null, groups).Result.HandOffs).Lags);
            Assert.True(lag.Told);
            Assert.Equal("first", groups.Names[lag.Leader] == "first" ? "first" : groups.Names[lag.Follower]);
            inside += 35 >= lag.Low && 35 <= lag.High ? 1 : 0;
        }

        Assert.InRange(inside, 9, 10);
    }

    [Fact]
    public void Circles_that_act_at_once_do_not_lead()
    {
        var told = Enumerable.Range(0, 20).Count(seed =>
        {
            var (slice, groups) = Evenings.Circles(seed, minutesLater: 0);
            return Ask(slice, null, groups).Result.HandOffs[0].Lags.Any(lag => lag.Told);
        });

        Assert.InRange(told, 0, 1);
    }

    [Fact]
    public void Who_carried_a_post_across_is_named_with_what_came_of_it()
    {
        // Ann's post is reposted by Bob of the other circle, and what Bob passed on by two of his own; Eve comes later.
        var slice = PlainSlice.Of(
        [
            new(0, "ann"), new(10, "aye", PostKind.Repost, 0, "ann"), new(60, "bob", PostKind.Repost, 0, "ann") { Followers = 9000 }, new(70, "ben", PostKind.Repost, 2, "bob"), new(80, "bea", PostKind.Repost, 2, "bob"),
            new(90, "eve", PostKind.Repost, 0, "ann"), .. Enumerable.Range(0, 8).Select(i => new PlainPost(100 + i, $"b{i}", PostKind.Repost, 0, "ann")),
        ]);
        var groups = new AccountGroups("label", ["ours", "theirs"], [.. slice.Accounts.Select(account => account.Handle[0] == 'a' ? 0 : 1)]);

        var handOff = Ask(slice, null, groups).Result.HandOffs[0];

        var across = handOff.Flows.Single(flow => handOff.Groups[flow.From < 0 ? 0 : flow.From] == "ours" && flow.To >= 0 && handOff.Groups[flow.To] == "theirs" && flow.From != flow.To);
        // Reposts of reposts are Ann's too.
        Assert.Equal(12, across.Reposts);
        Assert.Equal(handOff.PhaseFlows.SelectMany(flows => flows).Where(flow => (flow.From, flow.To) == (across.From, across.To)).Sum(flow => flow.Reposts), across.Reposts);
        var border = Assert.Single(handOff.Bridges);
        Assert.Equal(("ours", "theirs"), (handOff.Groups[border.From], handOff.Groups[border.To]));
        var first = border.Accounts[0];
        Assert.Equal(("bob", true, 1, 2.0), (first.Account, first.Named, first.Rank, first.Onward));
        Assert.DoesNotContain(border.Accounts.Skip(1), account => account.Named);
        Assert.Equal((12L, 13L), (border.Posts[0].Across.Count, border.Posts[0].Across.Of));
    }

    [Fact]
    public void A_tracked_community_is_like_the_one_that_it_is_part_of_whichever_has_more_posts()
    {
        // Few accounts around Ann post much, many around Bea little: by accounts Bea's is the first community, by posts Ann's the first group.
        var posts = new List<PlainPost> { new(0, "ann"), new(0, "bea") };
        for (var i = 0; i < 600; i++)
        {
            posts.Add(new PlainPost(1 + i, $"a{i % 12}", PostKind.Repost, 0, "ann"));
            if (i % 4 == 0)
                posts.Add(new PlainPost(1 + i, $"b{i / 4 % 40}", PostKind.Repost, 1, "bea"));
        }

        var tracked = Ask(PlainSlice.Sorted([.. posts])).Result.Tracked.Communities;

        Assert.Equal(["@ann et al.", "@bea et al."], tracked.Select(one => one.Like).Distinct().Order(StringComparer.Ordinal));
        Assert.All(tracked, one => Assert.Equal(one.Name.Split(',')[0] + " et al.", one.Like));
        Assert.Equal(0, tracked.First(one => one.Like == "@bea et al.").Community);
    }

    [Fact]
    public void An_analysts_labels_divide_accounts_and_several_make_a_group_of_their_own()
    {
        var slice = PlainSlice.Of(new PlainPost(0, "ann"), new PlainPost(1, "bob"), new PlainPost(2, "carl"));

        var groups = AccountGroups.Of(slice, [new AccountLabel(null, "@ann", "media"), new AccountLabel(null, "@ann", "party"), new AccountLabel(null, "@bob", "party")]);

        Assert.Equal(["media + party", "party"], groups.Names);
        Assert.Equal([0, 1, -1], groups.OfAccount);
    }

    [Fact]
    public void Shares_of_every_bucket_are_at_most_one_and_the_same_slice_gives_the_same_answer() =>
        RandomSlices.Any.Sample(
            slice =>
            {
                var groups = new AccountGroups("label", ["even", "odd"], [.. Enumerable.Range(0, slice.Accounts.Count).Select(account => account % 3 == 0 ? -1 : account % 2)]);
                var options = new MigrationOptions { Resamples = 20 };

                var result = Ask(slice, options, groups).Result;

                Assert.All(result.Streams, streams => Assert.All(streams.Buckets, bucket => Assert.InRange(bucket.Groups.Sum(group => group.Posts.Value), 0, 1 + 1e-9)));
                Assert.All(result.Streams, streams => Assert.Equal(result.Posts, streams.Buckets.Sum(bucket => bucket.Posts)));
                Assert.Equal(result.Posts, result.Phases.Sum(phase => phase.Posts));
                Assert.Equal(System.Text.Json.JsonSerializer.Serialize(result), System.Text.Json.JsonSerializer.Serialize(Ask(slice, options, groups).Result));
            },
            iter: 100);

    private static bool In(TimeEstimate estimate, long planted) =>
        estimate.Low.ToUnixTimeMilliseconds() <= planted / 1000 && estimate.High.ToUnixTimeMilliseconds() >= planted / 1000;
}
