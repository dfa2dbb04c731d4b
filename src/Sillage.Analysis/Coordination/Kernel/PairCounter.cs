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

    /// <summary>Bytes for pairs at once; 0: by the number of shares.</summary>
    public long Budget { get; init; }

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
/// Counts exactly how often accounts shared the same within a window of each other. Memory does not depend on the number of pairs: where they
/// do not fit, they are made again in several rounds, each of which keeps those of a part of the key space.
/// </summary>
/// <remarks>
/// Pairs are spread over partitions by their key (radix partitioning), each partition is sorted in the cache and its runs are counted. No
/// sketch and no sampling: what comes out is what comparing every two shares gives.
/// </remarks>
internal static class PairCounter
{
    private const int MostLive = 1 << 12;
    private const long MostEdges = 200_000_000;

    public static CoShareCounts Count(ShareList shares, PairCounterOptions options, CancellationToken cancel, Action<double>? progress = null)
    {
        var figures = WindowFigures.Of(shares, options.Window, options.TakesPart);
        cancel.ThrowIfCancellationRequested();
        var paired = PairedShares.Of(shares, figures.Paired, options.TakesPart);
        cancel.ThrowIfCancellationRequested();
        var candidates = paired.Candidates(options.Window);
        var popular = options is { CrowdPairs: > 0, MinimumWeight: >= 2, Counts: EdgeWeight.Objects }
            ? Enumerable.Range(0, candidates.Length).Where(shared => candidates[shared] > options.CrowdPairs).ToArray()
            : [];
        var crowds = popular.Length == 0 ? null : new Crowds(paired, popular, options.Window, options.MinimumWeight);
        var walked = crowds is null ? paired : WithoutCrowds(paired, popular, crowds);
        if (crowds is not null)
            candidates = walked.Candidates(options.Window);

        var budget = options.Budget > 0 ? options.Budget : Math.Clamp(64L * shares.Count, 96L << 20, 1L << 30);
        var run = new Run(walked, candidates, crowds, options, budget);
        var edges = run.Count(progress, cancel);
        return new CoShareCounts(edges, figures, crowds is null ? run.Distinct : null, [.. popular.Select(shared => Number(shares, figures.Paired, shared))]);
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

    private sealed class Run
    {
        private readonly PairedShares shares;
        private readonly Crowds? crowds;
        private readonly PairCounterOptions options;
        private readonly PairKeys keys;
        private readonly List<PairStretch> stretches;
        private readonly int live;
        private readonly Worker[] workers;

        public Run(PairedShares shares, long[] candidates, Crowds? crowds, PairCounterOptions options, long budget)
        {
            (this.shares, this.crowds, this.options) = (shares, crowds, options);
            var pairs = candidates.Sum();
            keys = new PairKeys(shares.AccountOf.Length, pairs);
            stretches = Cut(shares, options.Window, candidates);
            var rounds = Math.Max(1, (int)Math.Min(keys.Partitions, (pairs * sizeof(uint) / budget) + 1));
            live = Math.Min(MostLive, (keys.Partitions + rounds - 1) / rounds);
            var threads = options.Threads > 0 ? options.Threads : Environment.ProcessorCount;
            workers = [.. Enumerable.Range(0, threads).Select(_ => new Worker(live, new PairWalk(shares, options.Window, options.Counts, keys)))];
        }

        public long Distinct => workers.Sum(worker => worker.Distinct);

        public CoShareEdges Count(Action<double>? progress, CancellationToken cancel)
        {
            for (var first = 0; first < keys.Partitions; first += live)
            {
                var (from, now) = (first, Math.Min(live, keys.Partitions - first));
                InParallel(stretches.Count, (stretch, worker) => worker.Walk.Run(stretches[stretch], from, now, worker.Log), cancel);
                Parallel.ForEach(workers, worker => worker.Log.Sort());
                InParallel(now, (partition, worker) => CountRuns(worker, from, partition), cancel);
                foreach (var worker in workers)
                    worker.Log.Clear();
                progress?.Invoke((double)(first + now) / keys.Partitions);
                if (workers.Sum(worker => (long)worker.Edges.Count) > MostEdges)
                {
                    throw new CaseException(
                        $"more than {MostEdges:N0} pairs of accounts share at least {options.MinimumWeight} within the window: a network that nobody can look at. Ask for a heavier weight (--min-weight) or a narrower window (--window).");
                }
            }

            return EdgeOrder.Sort(workers.Select(worker => worker.Edges), shares.AccountOf, options.Counts);
        }

        private void CountRuns(Worker worker, int first, int partition)
        {
            var count = workers.Sum(other => other.Log.Count(partition));
            worker.Ensure(count);
            var numbers = worker.Numbers.AsSpan(0, count);
            var place = 0;
            foreach (var other in workers)
                place += other.Log.CopyTo(partition, numbers[place..]);
            var sorted = RadixSort.Sort(numbers, worker.Scratch.AsSpan(0, count), keys.RestBits) ? worker.Scratch : worker.Numbers;
            for (int begin = 0, end; begin < count; begin = end)
            {
                var number = sorted[begin];
                for (end = begin + 1; end < count && sorted[end] == number;)
                    end++;
                worker.Distinct++;
                var weight = end - begin;
                if (weight < options.MinimumWeight && crowds is null)
                    continue;
                var (a, b) = keys.Pair(first + partition, number);
                weight += crowds?.Common(a, b) ?? 0;
                if (weight >= options.MinimumWeight)
                    worker.Edges.Add((a, b, weight));
            }
        }

        private void InParallel(int tasks, Action<int, Worker> body, CancellationToken cancel)
        {
            var next = 0;
            Parallel.ForEach(workers, worker =>
            {
                for (int task; (task = Interlocked.Increment(ref next) - 1) < tasks && !cancel.IsCancellationRequested;)
                    body(task, worker);
            });
            cancel.ThrowIfCancellationRequested();
        }

        /// <summary>Cuts the shares so that each stretch has about as many pairs; a popular object is cut in itself.</summary>
        private static List<PairStretch> Cut(PairedShares shares, long window, long[] candidates)
        {
            const long Enough = 1 << 20;
            var stretches = new List<PairStretch>();
            var (first, from) = (0, 0);
            long pairs = 0;
            for (var shared = 0; shared < shares.Objects; shared++)
            {
                if (pairs + candidates[shared] <= 2 * Enough)
                {
                    pairs += candidates[shared];
                }
                else
                {
                    var low = shares.Start[shared];
                    for (var share = low; share < shares.Start[shared + 1]; share++)
                    {
                        while (shares.At[share] - shares.At[low] > window)
                            low++;
                        pairs += share - low;
                        if (pairs < Enough)
                            continue;
                        stretches.Add(new PairStretch(first, from, share + 1));
                        (first, from, pairs) = (shared, share + 1, 0);
                    }
                }
            }

            if (from < shares.Account.Length)
                stretches.Add(new PairStretch(first, from, shares.Account.Length));
            return stretches;
        }
    }

    private sealed class Worker(int partitions, PairWalk walk)
    {
        public PairLog Log { get; } = new(partitions);

        public PairWalk Walk { get; } = walk;

        public List<(int A, int B, int Weight)> Edges { get; } = [];

        public uint[] Numbers { get; private set; } = [];

        public uint[] Scratch { get; private set; } = [];

        public long Distinct { get; set; }

        public void Ensure(int count)
        {
            if (Numbers.Length >= count)
                return;
            Numbers = GC.AllocateUninitializedArray<uint>(count + (count / 4));
            Scratch = GC.AllocateUninitializedArray<uint>(Numbers.Length);
        }
    }
}
