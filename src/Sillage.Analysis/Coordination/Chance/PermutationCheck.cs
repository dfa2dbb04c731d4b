namespace Sillage.Analysis;

/// <summary>How often shares are shuffled, and how.</summary>
public sealed record PermutationOptions
{
    /// <summary>Shuffled copies; a p-value is never below 1 / (1 + rounds). Default 20: enough to see whether the promise of 1 % holds; methods use up to 1,000.</summary>
    public int Rounds { get; init; } = 20;

    /// <summary>What is shuffled.</summary>
    public Shuffle Shuffle { get; init; } = Shuffle.Accounts;

    /// <summary>Same seed, same shuffles.</summary>
    public ulong Seed { get; init; } = 1;
}

/// <summary>What the filter keeps of shuffled shares, beside what it keeps of the real ones.</summary>
/// <param name="Options">How it was shuffled.</param>
/// <param name="Edges">Real edges given.</param>
/// <param name="Kept">Real edges kept.</param>
/// <param name="Groups">Connected groups of two and more accounts among these.</param>
/// <param name="ShuffledEdges">Edges of each shuffled copy, of the same least weight.</param>
/// <param name="ShuffledKept">Edges kept of each shuffled copy.</param>
/// <param name="ShuffledGroups">Groups among these.</param>
/// <param name="EdgeP">For each real edge, (1 + copies in which the same two weigh as much or more) / (1 + rounds).</param>
public sealed record PermutationResult(
    PermutationOptions Options, int Edges, int Kept, int Groups,
    IReadOnlyList<int> ShuffledEdges, IReadOnlyList<int> ShuffledKept, IReadOnlyList<int> ShuffledGroups, IReadOnlyList<double> EdgeP)
{
    /// <summary>Mean number of shuffled edges kept for each real one: the share of false ones that the filter lets through. 0 where nothing is kept of either.</summary>
    public double FalseEdges => ShuffledKept.Count == 0 || ShuffledKept.Sum() == 0 ? 0 : ShuffledKept.Average() / Math.Max(1, Kept);

    /// <summary>The same for groups.</summary>
    public double FalseGroups => ShuffledGroups.Count == 0 || ShuffledGroups.Sum() == 0 ? 0 : ShuffledGroups.Average() / Math.Max(1, Groups);

    /// <summary>How many times more edges there are than chance makes: real edges / mean shuffled edges; null where shuffling leaves none.</summary>
    public double? Lift => ShuffledEdges.Count == 0 || ShuffledEdges.Sum() == 0 ? null : Edges / ShuffledEdges.Average();
}

/// <summary>Runs counting and testing again on shuffled shares: what is found there is false.</summary>
/// <remarks>Source: time-shuffle null, docs/coordination-chance.md; p with the observed one counted: Phipson and Smyth 2010.</remarks>
public static class PermutationCheck
{
    /// <summary>Shuffles, counts, tests, as often as asked.</summary>
    /// <param name="shares">All shares of one behaviour.</param>
    /// <param name="count">Counts the edges of shares, with the window and least weight of <paramref name="chance"/>.</param>
    /// <param name="chance">The test that is checked.</param>
    /// <param name="options">Rounds, shuffle, seed.</param>
    /// <param name="cancel">Stops the work.</param>
    public static PermutationResult Run(
        ShareList shares, Func<ShareList, CoShareEdges> count, ChanceOptions chance, PermutationOptions options, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(shares);
        ArgumentNullException.ThrowIfNull(count);
        ArgumentNullException.ThrowIfNull(chance);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Rounds, 1);
        var edges = count(shares);
        var tested = EdgeChance.Run(shares, edges, chance, cancel);
        var heavier = new int[edges.Count];
        var (all, kept, groups) = (new int[options.Rounds], new int[options.Rounds], new int[options.Rounds]);
        for (var round = 0; round < options.Rounds; round++)
        {
            cancel.ThrowIfCancellationRequested();
            var shuffled = Shuffles.Of(shares, options.Shuffle, options.Seed + ((ulong)round * 0x9E3779B97F4A7C15));
            var found = count(shuffled);
            var chances = EdgeChance.Run(shuffled, found, chance, cancel);
            (all[round], kept[round], groups[round]) = (found.Count, chances.Kept, Groups(found, chances, chance.Fdr, shares.AccountCount));
            CountHeavier(edges, found, heavier);
        }

        return new PermutationResult(
            options, edges.Count, tested.Kept, Groups(edges, tested, chance.Fdr, shares.AccountCount), all, kept, groups,
            Array.ConvertAll(heavier, times => (1.0 + times) / (1 + options.Rounds)));
    }

    /// <summary>Both lists are sorted by (A, B).</summary>
    private static void CountHeavier(CoShareEdges real, CoShareEdges shuffled, int[] heavier)
    {
        for (var (one, other) = (0, 0); one < real.Count && other < shuffled.Count;)
        {
            var order = (real.A[one], real.B[one]).CompareTo((shuffled.A[other], shuffled.B[other]));
            if (order == 0 && shuffled.Weight[other] >= real.Weight[one])
                heavier[one]++;
            one += order <= 0 ? 1 : 0;
            other += order >= 0 ? 1 : 0;
        }
    }

    private static int Groups(CoShareEdges edges, EdgeChanceResult chances, double fdr, int accounts) =>
        NetworkSize.Of(edges, accounts, edge => chances.Q[edge] <= fdr).Groups;
}
