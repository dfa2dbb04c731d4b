using Sillage.Cases;

namespace Sillage.Analysis;

/// <summary>How the pairs of accounts are counted.</summary>
internal sealed record PairCounterOptions
{
    /// <summary>Longest distance of two shares, microseconds, inclusive.</summary>
    public required long Window { get; init; }

    /// <summary>Edges lighter than this are counted, not kept.</summary>
    public int MinimumWeight { get; init; } = 1;

    /// <summary>What the weight counts.</summary>
    public EdgeWeight Counts { get; init; }

    /// <summary>Accounts of which a pair needs at least one; null: all.</summary>
    public bool[]? TakesPart { get; init; }

    /// <summary>Number of threads, 0 for every core. The result does not depend on it.</summary>
    public int Threads { get; init; }

    /// <summary>
    /// An object with more pairs than this is a crowd: its pairs are not made but looked up. 0: never; only where a weight of 2 or more objects is asked for.
    /// </summary>
    public long CrowdPairs { get; init; } = 50_000_000;
}

/// <summary>What the window found.</summary>
/// <param name="Edges">Edges of the wanted weight, exact.</param>
/// <param name="Figures">The network of all pairs, before any weight.</param>
/// <param name="AllEdges">Edges of any weight; null where crowds were looked up rather than made.</param>
/// <param name="Crowds">Objects that were treated as crowds, by number.</param>
internal sealed record CoShareCounts(CoShareEdges Edges, WindowFigures Figures, long? AllEdges, IReadOnlyList<int> Crowds);

/// <summary>
/// Counts exactly how often accounts shared the same within a window of each other. Memory does not depend on the number of pairs.
/// </summary>
/// <remarks>
/// Account by account: the shares in the windows about its own are walked, and each partner has one counter, used again for the next account
/// (the row-wise product of sparse matrices, Gustavson 1978). No sketch and no sampling: what comes out is what comparing every two shares gives.
/// </remarks>
internal static class PairCounter
{
    private const long MostEdges = 200_000_000;

    public static CoShareCounts Count(ShareList shares, PairCounterOptions options, CancellationToken cancel, Action<double>? progress = null)
    {
        var figures = WindowFigures.Of(shares, options.Window, options.TakesPart);
        cancel.ThrowIfCancellationRequested();
        var paired = PairedShares.Of(shares, figures.Paired, options.TakesPart);
        cancel.ThrowIfCancellationRequested();
        var popular = options is { CrowdPairs: > 0, MinimumWeight: >= 2, Counts: EdgeWeight.Objects }
            ? Enumerable.Range(0, paired.Objects).Where(shared => IsCrowd(paired, shared, options)).ToArray()
            : [];
        var crowds = popular.Length == 0 ? null : new Crowds(paired, popular, options.Window, options.MinimumWeight);
        var (edges, all) = Walk(crowds is null ? paired : WithoutCrowds(paired, popular, crowds), shares.AccountCount, crowds, options, progress, cancel);
        return new CoShareCounts(edges, figures, crowds is null ? all : null, [.. popular.Select(shared => Number(shares, figures.Paired, shared))]);
    }

    private static bool IsCrowd(PairedShares shares, int shared, PairCounterOptions options)
    {
        long count = shares.Start[shared + 1] - shares.Start[shared];
        return count * (count - 1) / 2 > options.CrowdPairs && shares.Candidates(shared, options.Window) > options.CrowdPairs;
    }

    private static (CoShareEdges Edges, long All) Walk(
        PairedShares shares, int accounts, Crowds? crowds, PairCounterOptions options, Action<double>? progress, CancellationToken cancel)
    {
        // A few accounts at a time: the busiest come first and cost most.
        const int Chunk = 64;
        var windows = AccountWindows.Of(shares, options.Window);
        var workers = options.Threads > 0 ? options.Threads : Environment.ProcessorCount;
        var lists = new List<(int A, int B, int Weight)>[workers];
        var (next, all, heavy) = (0, 0L, 0L);
        Parallel.For(0, workers, worker =>
        {
            var edges = lists[worker] = [];
            // Where crowds add to it, any pair may become heavy enough.
            var partners = new PartnerCounts(shares, windows, options.Counts, crowds is null ? options.MinimumWeight : 1);
            var (told, known) = (0, 0);
            for (int from; (from = Interlocked.Add(ref next, Chunk) - Chunk) < shares.AccountOf.Length && !cancel.IsCancellationRequested;)
            {
                for (var account = from; account < Math.Min(from + Chunk, shares.AccountOf.Length); account++)
                {
                    foreach (var partner in partners.Of(account))
                    {
                        var weight = partners.With(partner) + (crowds?.Common(account, partner) ?? 0);
                        if (weight < options.MinimumWeight)
                            continue;
                        var (a, b) = (shares.AccountOf[account], shares.AccountOf[partner]);
                        edges.Add((Math.Min(a, b), Math.Max(a, b), weight));
                    }
                }

                if (Interlocked.Add(ref heavy, edges.Count - known) > MostEdges)
                    break;
                known = edges.Count;
                if (worker > 0 || windows.Start[from] - told < windows.Low.Length / 100)
                    continue;
                told = windows.Start[from];
                progress?.Invoke((double)told / windows.Low.Length);
            }

            Interlocked.Add(ref all, partners.Pairs);
        });
        cancel.ThrowIfCancellationRequested();
        if (heavy > MostEdges)
        {
            throw new CaseException(
                $"more than {MostEdges:N0} pairs of accounts share at least {options.MinimumWeight} within the window: a network that nobody can look at. Ask for a heavier weight (--min-weight) or a narrower window (--window).");
        }

        return (EdgeOrder.Sort(lists, accounts, options.Counts), all);
    }

    /// <summary>The number that an object had before objects without pairs were left out.</summary>
    private static int Number(ShareList shares, bool[] paired, int wanted)
    {
        for (var shared = 0; ; shared++)
        {
            var (start, end) = (shares.ObjectStart[shared], shares.ObjectStart[shared + 1]);
            if (paired.AsSpan(start, end - start).Contains(true) && wanted-- == 0)
                return shared;
        }
    }

    /// <summary>The shares without those of crowds, but with those of accounts that are in enough crowds to be made there.</summary>
    private static PairedShares WithoutCrowds(PairedShares shares, int[] popular, Crowds crowds)
    {
        var isCrowd = new bool[shares.Objects];
        foreach (var crowd in popular)
            isCrowd[crowd] = true;
        var account = new List<int>(shares.Account.Length);
        var at = new List<long>(shares.Account.Length);
        var start = new List<int> { 0 };
        for (var shared = 0; shared < shares.Objects; shared++)
        {
            for (var share = shares.Start[shared]; share < shares.Start[shared + 1]; share++)
            {
                if (isCrowd[shared] && !crowds.IsMade(shares.Account[share]))
                    continue;
                account.Add(shares.Account[share]);
                at.Add(shares.At[share]);
            }

            start.Add(account.Count);
        }

        return shares with { Account = [.. account], At = [.. at], Start = [.. start] };
    }
}
