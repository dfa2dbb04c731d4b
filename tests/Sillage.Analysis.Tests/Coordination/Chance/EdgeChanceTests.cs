using CsCheck;
using Sillage.Analysis.Statistics;
using Xunit;

namespace Sillage.Analysis.Tests;

public class EdgeChanceTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private const long Second = 1_000_000;
    private static readonly ChanceOptions Minute = new() { Window = 60 * Second };

    [Fact]
    public void Expected_meetings_are_pairs_of_shares_times_the_two_parts_of_all_shares()
    {
        // 6 shares; objects 0 and 1 have a pair within the minute each, object 2 has none: 2 pairs. Accounts 0 and 1 have two shares each:
        // 2 pairs · 2·2·2 / (6·5).
        var shares = Shares((0, 0, 0), (1, 0, 10), (0, 1, 0), (1, 1, 10), (2, 2, 0), (3, 2, 600));

        var chance = EdgeChance.Run(shares, Count(shares), Minute, Cancel);

        Assert.Equal([2 * 8 / 30.0], chance.Expected);
    }

    [Fact]
    public void Expected_meetings_are_the_mean_over_all_ways_to_deal_out_the_accounts()
    {
        int[] accounts = [0, 0, 1, 1, 2];
        long[] at = [0, 20, 50, 300, 330];
        double sum = 0, ways = 0;
        foreach (var order in Orders(5))
        {
            for (var i = 0; i < 5; i++)
            {
                for (var j = 0; j < i; j++)
                    sum += at[i] - at[j] <= 60 && accounts[order[i]] + accounts[order[j]] == 1 && accounts[order[i]] != accounts[order[j]] ? 1 : 0;
            }

            ways++;
        }

        var shares = Shares([.. Enumerable.Range(0, 5).Select(i => (accounts[i], 0, at[i]))]);
        var edges = new CoShareEdges([0], [1], [1], EdgeWeight.Objects);

        Assert.Equal(sum / ways, EdgeChance.Run(shares, edges, Minute with { MinShares = 1 }, Cancel).Expected[0], 12);
    }

    [Fact]
    public void A_group_is_found_and_fans_and_the_audience_are_not()
    {
        var shares = new PlantedShares(1).Audience(20_000, 4_000, 1_500).Group(6, 8, 20).Fans(15, 40, 6).List();
        var edges = Count(shares);
        var chance = EdgeChance.Run(shares, edges, Minute, Cancel);

        var kept = Enumerable.Range(0, edges.Count).Where(edge => chance.Q[edge] <= 0.01).Select(edge => (edges.A[edge], edges.B[edge])).ToHashSet();

        Assert.Equal(15, kept.Count); // 6 · 5 / 2
        Assert.All(kept, pair => Assert.InRange(pair.Item1, 4000, 4005));
        Assert.Contains(Enumerable.Range(0, edges.Count), edge => edges.A[edge] >= 4006 && chance.Met[edge]); // Fans do keep meeting,
        Assert.All(Enumerable.Range(0, edges.Count).Where(edge => edges.A[edge] >= 4006), edge => Assert.True(chance.RhythmP[edge] > 0.01)); // at leisure.
    }

    [Fact]
    public void Among_dealt_out_accounts_small_p_values_are_not_too_common()
    {
        var shares = new PlantedShares(2).Audience(6_000, 400, 300).List();
        double pairs = 0;
        var below = new double[4];
        for (ulong round = 0; round < 12; round++)
        {
            var dealt = Shuffles.Of(shares, Shuffle.Accounts, round);
            var edges = Count(dealt, 1);
            // Every level of crowding is looked at only below a limit, which here is to be above all levels looked at.
            var chance = EdgeChance.Run(dealt, edges, Minute with { MinShares = 1, Fdr = 0.999 }, Cancel);
            pairs += chance.Hypotheses;
            foreach (var p in chance.MeetingP)
            {
                for (var power = 0; power < below.Length; power++)
                    below[power] += p <= Math.Pow(10, -1 - power) ? 1 : 0;
            }
        }

        for (var power = 0; power < below.Length; power++)
        {
            var expected = pairs * Math.Pow(10, -1 - power);
            Assert.True(below[power] <= expected + (4 * Math.Sqrt(expected)), $"{below[power]} of {pairs} p-values at most 1e-{power + 1}");
        }
    }

    [Fact]
    public void Of_dealt_out_accounts_nothing_is_kept()
    {
        var shares = new PlantedShares(3).Audience(10_000, 1_000, 700).Group(8, 12, 5).List();

        var check = PermutationCheck.Run(shares, list => Count(list), Minute, new PermutationOptions { Rounds = 10 }, Cancel);

        Assert.Equal(28, check.Kept);
        Assert.Equal(1, check.Groups);
        Assert.Equal(0, check.FalseEdges);
        Assert.Equal(0, check.FalseGroups);
        Assert.All(check.ShuffledEdges, edges => Assert.True(edges > 0));
    }

    [Theory]
    [InlineData(Shuffle.Times)]
    [InlineData(Shuffle.Jitter)]
    public void An_audience_shuffled_in_time_stays_an_audience(Shuffle shuffle)
    {
        var shares = new PlantedShares(4).Audience(10_000, 1_000, 700).Fans(12, 30, 5).List();

        var check = PermutationCheck.Run(shares, list => Count(list), Minute, new PermutationOptions { Rounds = 5, Shuffle = shuffle }, Cancel);

        Assert.Equal(0, check.Kept);
        Assert.Equal(0, check.ShuffledKept.Sum());
        Assert.All(check.EdgeP, p => Assert.InRange(p, (1 / 6.0) - 1e-12, 1));
    }

    [Fact]
    public void Shuffles_keep_what_they_promise()
    {
        var shares = new PlantedShares(5).Audience(2_000, 200, 100).List();
        var accounts = Shuffles.Of(shares, Shuffle.Accounts, 1);
        var times = Shuffles.Of(shares, Shuffle.Times, 1);
        var jitter = Shuffles.Of(shares, Shuffle.Jitter, 1);

        Assert.Equal(shares.At, accounts.At);
        Assert.Equal(shares.Account.Order(), accounts.Account.Order());
        Assert.NotEqual(shares.Account, accounts.Account);
        Assert.Equal(shares.At, times.At);
        for (var thing = 0; thing < shares.ObjectCount; thing++)
        {
            var range = shares.ObjectStart[thing]..shares.ObjectStart[thing + 1];
            Assert.Equal(shares.Account[range].Order(), times.Account[range].Order());
            Assert.Equal(shares.Account[range].Order(), jitter.Account[range].Order());
        }

        Assert.Equal(accounts.Account, Shuffles.Of(shares, Shuffle.Accounts, 1).Account);
    }

    [Fact]
    public void Other_numbers_for_the_accounts_change_nothing() => Gen.ULong[0, 1000].Sample(seed =>
    {
        var shares = new PlantedShares(seed).Audience(400, 30, 20).Group(3, 6, 10).List();
        var turned = ShareList.Sorted(
            Array.ConvertAll(shares.Account, account => shares.AccountCount - 1 - account), shares.Shared, shares.At, shares.Post, shares.AccountCount, shares.ObjectCount);
        var (edges, other) = (Count(shares), Count(turned));
        var (one, two) = (EdgeChance.Run(shares, edges, Minute, Cancel), EdgeChance.Run(turned, other, Minute, Cancel));

        var byPair = Enumerable.Range(0, other.Count).ToDictionary(edge => (shares.AccountCount - 1 - other.B[edge], shares.AccountCount - 1 - other.A[edge]));
        Assert.Equal(edges.Count, other.Count);
        for (var edge = 0; edge < edges.Count; edge++)
        {
            var same = byPair[(edges.A[edge], edges.B[edge])];
            // Sums run in the order of the accounts: the last digits may differ.
            Assert.Equal(one.P[edge], two.P[same], 1e-12 * one.P[edge]);
            Assert.Equal(one.Q[edge], two.Q[same], 1e-12 * one.Q[edge]);
            Assert.Equal(one.Expected[edge], two.Expected[same], 1e-12 * one.Expected[edge]);
        }
    }, iter: 20);

    [Fact]
    public void A_third_meeting_in_a_quiet_moment_weighs_more_than_in_a_crowd()
    {
        var rows = new List<(int, int, long)>();
        for (var thing = 0; thing < 3; thing++)
        {
            rows.AddRange([(0, thing, 0), (1, thing, 5)]);
            rows.AddRange([(2, thing + 3, 0), (3, thing + 3, 5)]);
            rows.AddRange(Enumerable.Range(0, 60).Select(i => (4 + (thing * 60) + i, thing + 3, (long)i)));
        }

        var shares = Shares([.. rows]);
        var edges = Count(shares, 3);
        var chance = EdgeChance.Run(shares, edges, Minute with { MinShares = 3 }, Cancel);

        Assert.Equal([0, 2], edges.A);
        Assert.Equal(chance.Expected[0], chance.Expected[1]);
        Assert.True(chance.MeetingP[0] < chance.MeetingP[1] / 100);
    }

    [Fact]
    public void Hostile_lists_give_plain_answers()
    {
        Assert.Empty(Run(Shares(), Minute).P);
        Assert.Empty(Run(Shares((0, 0, 0), (0, 1, 0), (0, 2, 0)), Minute).P); // One account.
        var second = new List<(int, int, long)>(); // Everybody shares everything in one second.
        for (var thing = 0; thing < 20; thing++)
            second.AddRange(Enumerable.Range(0, 20).Select(account => (account, thing, 0L)));
        Assert.Equal(0, Run(Shares([.. second]), Minute).Kept);
        Assert.Equal(0, Run(Shares([.. second]), Minute with { Window = 0 }).Kept);
        Assert.Equal(0, Run(Shares([.. second]), Minute with { Window = 366L * 86_400 * Second }).Kept);
        Assert.All(Run(Shares([.. second]), Minute).P, p => Assert.InRange(p, 0, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Run(Shares(), Minute with { Fdr = 0 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => Run(Shares(), Minute with { Window = -1 }));
    }

    internal static CoShareEdges Count(ShareList shares, int least = 2, long window = 60 * Second) =>
        PairCounter.Count(shares, new PairCounterOptions { Window = window, MinimumWeight = least }, Cancel).Edges;

    private static EdgeChanceResult Run(ShareList shares, ChanceOptions options) => EdgeChance.Run(shares, Count(shares), options, Cancel);

    private static ShareList Shares(params (int Account, int Shared, long Second)[] rows) => ShareList.Sorted(
        Array.ConvertAll(rows, row => row.Account), Array.ConvertAll(rows, row => row.Shared), Array.ConvertAll(rows, row => row.Second * Second),
        new int[rows.Length], rows.Length == 0 ? 0 : rows.Max(row => row.Account) + 1, rows.Length == 0 ? 0 : rows.Max(row => row.Shared) + 1);

    private static IEnumerable<int[]> Orders(int n)
    {
        if (n == 0)
            return [[]];
        return Orders(n - 1).SelectMany(order => Enumerable.Range(0, n).Select(at => (int[])[.. order[..at], n - 1, .. order[at..]]));
    }
}
