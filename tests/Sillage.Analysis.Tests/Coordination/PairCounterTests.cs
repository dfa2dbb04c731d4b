using CsCheck;
using Xunit;

namespace Sillage.Analysis.Tests;

/// <summary>The window count against the comparison of every two shares.</summary>
public class PairCounterTests
{
    private const long Second = 1_000_000;

    private static readonly Gen<(int Account, int Shared, int At)[]> SomeRows =
        Gen.Select(Gen.Int[0, 8], Gen.Int[0, 4], Gen.Int[0, 60]).Array[0, 60];

    [Fact]
    public void Two_who_share_two_objects_within_the_window_have_an_edge_of_two()
    {
        var shares = SharesOf.Rows((0, 0, 0), (1, 0, 60), (2, 0, 61), (0, 1, 100), (1, 1, 90));

        var counted = Count(shares, 60);

        Assert.Equal([(0, 1, 2), (1, 2, 1)], Edges(counted));
        Assert.Equal((3, 3, 2, 1), (counted.Figures.Pairs, counted.Figures.Accounts, counted.Figures.Objects, counted.Figures.Components));
    }

    [Fact]
    public void Ten_shares_of_one_object_are_one_object_and_ten_pairs()
    {
        var shares = SharesOf.Rows([.. Enumerable.Range(0, 10).Select(i => (0, 0, i)), (1, 0, 5)]);

        Assert.Equal([(0, 1, 1)], Edges(Count(shares, 60)));
        Assert.Equal([(0, 1, 10)], Edges(Count(shares, 60, EdgeWeight.Pairs)));
    }

    [Fact]
    public void Nobody_is_paired_with_himself() => Assert.Empty(Edges(Count(SharesOf.Rows((3, 0, 0), (3, 0, 1)), 60)));

    [Theory]
    [InlineData(EdgeWeight.Objects)]
    [InlineData(EdgeWeight.Pairs)]
    public void The_kernel_counts_what_comparing_every_two_shares_counts(EdgeWeight counts) =>
        Gen.Select(SomeRows, Gen.Int[0, 20], Gen.Int[1, 3]).Sample((rows, window, minimum) =>
        {
            var shares = SharesOf.Rows(rows);
            var brute = Brute(shares, window * Second, counts, null);
            var counted = PairCounter.Count(shares, new PairCounterOptions { Window = window * Second, MinimumWeight = minimum, Counts = counts }, CancellationToken.None);
            var accounts = brute.Keys.SelectMany(pair => new[] { pair.A, pair.B }).Distinct().Count();
            return brute.Where(edge => edge.Value.Weight >= minimum).Select(edge => (edge.Key.A, edge.Key.B, edge.Value.Weight)).Order().SequenceEqual(Edges(counted))
                && counted.AllEdges == brute.Count && counted.Figures.Accounts == accounts
                && counted.Figures.Pairs == brute.Values.Sum(edge => (long)edge.Pairs) && counted.Figures.Components == Components(brute.Keys);
        });

    [Fact]
    public void A_pair_needs_one_account_that_takes_part() =>
        Gen.Select(SomeRows, Gen.Int[0, 20], Gen.Bool.Array[9]).Sample((rows, window, takesPart) =>
        {
            var shares = SharesOf.Rows(rows);
            var part = takesPart[..shares.AccountCount];
            var brute = Brute(shares, window * Second, EdgeWeight.Pairs, part);
            var counted = PairCounter.Count(shares, new PairCounterOptions { Window = window * Second, Counts = EdgeWeight.Pairs, TakesPart = part }, CancellationToken.None);
            return brute.Select(edge => (edge.Key.A, edge.Key.B, edge.Value.Weight)).Order().SequenceEqual(Edges(counted))
                && counted.Figures.Pairs == brute.Values.Sum(edge => (long)edge.Pairs) && counted.Figures.Components == Components(brute.Keys);
        });

    [Fact]
    public void Neither_threads_nor_crowds_change_an_edge() =>
        Gen.Select(SomeRows, Gen.Int[1, 20], Gen.Int[2, 3]).Sample((rows, window, minimum) =>
        {
            var shares = SharesOf.Rows(rows);
            var options = new PairCounterOptions { Window = window * Second, MinimumWeight = minimum };
            var plain = Edges(PairCounter.Count(shares, options with { Threads = 1 }, CancellationToken.None));
            return plain.SequenceEqual(Edges(PairCounter.Count(shares, options with { Threads = 3 }, CancellationToken.None)))
                && plain.SequenceEqual(Edges(PairCounter.Count(shares, options with { CrowdPairs = 3 }, CancellationToken.None)));
        });

    [Fact]
    public void The_order_of_the_rows_does_not_matter() =>
        Gen.Select(SomeRows, Gen.Int[0, 20]).Sample((rows, window) =>
        {
            var turned = rows.Reverse().ToArray();
            return Edges(Count(SharesOf.Rows(rows), window)).SequenceEqual(Edges(Count(SharesOf.Rows(turned), window)));
        });

    [Fact]
    public void A_larger_window_never_loses_a_pair() =>
        Gen.Select(SomeRows, Gen.Int[0, 20], Gen.Int[0, 20]).Sample((rows, window, more) =>
        {
            var shares = SharesOf.Rows(rows);
            var wide = Edges(Count(shares, window + more)).ToDictionary(edge => (edge.A, edge.B), edge => edge.Weight);
            return Edges(Count(shares, window)).All(edge => wide.TryGetValue((edge.A, edge.B), out var weight) && weight >= edge.Weight);
        });

    [Fact]
    public void A_crowd_is_named_and_its_pairs_are_found()
    {
        // 400 accounts share object 0 within a minute; two of them also share object 1.
        var shares = SharesOf.Rows([.. Enumerable.Range(0, 400).Select(i => (i, 0, i % 60)), (17, 1, 5), (18, 1, 6)]);

        var counted = PairCounter.Count(shares, new PairCounterOptions { Window = 60 * Second, MinimumWeight = 2, CrowdPairs = 1000 }, CancellationToken.None);

        Assert.Equal([(17, 18, 2)], Edges(counted));
        Assert.Equal([0], counted.Crowds);
        Assert.Null(counted.AllEdges);
        Assert.Equal((400 * 399 / 2) + 1, counted.Figures.Pairs);
    }

    private static CoShareCounts Count(ShareList shares, int window, EdgeWeight counts = EdgeWeight.Objects) =>
        PairCounter.Count(shares, new PairCounterOptions { Window = window * Second, Counts = counts }, CancellationToken.None);

    private static (int A, int B, int Weight)[] Edges(CoShareCounts counted) =>
        [.. Enumerable.Range(0, counted.Edges.Count).Select(edge => (counted.Edges.A[edge], counted.Edges.B[edge], counted.Edges.Weight[edge]))];

    private static Dictionary<(int A, int B), (int Weight, int Pairs)> Brute(ShareList shares, long window, EdgeWeight counts, bool[]? takesPart)
    {
        var found = new Dictionary<(int A, int B), (HashSet<int> Objects, int Pairs)>();
        for (var one = 0; one < shares.Count; one++)
        {
            for (var other = 0; other < one; other++)
            {
                var (a, b) = (Math.Min(shares.Account[one], shares.Account[other]), Math.Max(shares.Account[one], shares.Account[other]));
                if (shares.Shared[one] != shares.Shared[other] || a == b || Math.Abs(shares.At[one] - shares.At[other]) > window || (takesPart is not null && !takesPart[a] && !takesPart[b]))
                    continue;
                var edge = found.GetValueOrDefault((a, b), ([], 0));
                edge.Objects.Add(shares.Shared[one]);
                found[(a, b)] = (edge.Objects, edge.Pairs + 1);
            }
        }

        return found.ToDictionary(edge => edge.Key, edge => (counts == EdgeWeight.Objects ? edge.Value.Objects.Count : edge.Value.Pairs, edge.Value.Pairs));
    }

    private static int Components(IEnumerable<(int A, int B)> edges)
    {
        var part = new Dictionary<int, int>();
        foreach (var (a, b) in edges)
        {
            var (one, other) = (part.GetValueOrDefault(a, a), part.GetValueOrDefault(b, b));
            part.TryAdd(a, a);
            part.TryAdd(b, b);
            foreach (var account in part.Where(pair => pair.Value == other).Select(pair => pair.Key).ToArray())
                part[account] = one;
        }

        return part.Values.Distinct().Count();
    }
}
