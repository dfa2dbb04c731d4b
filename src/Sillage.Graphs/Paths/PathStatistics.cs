using Sillage.Graphs.Memory;

namespace Sillage.Graphs;

/// <summary>How far nodes are from each other, along the edges and counted in them, from searches that start at some of them.</summary>
/// <param name="Sources">The number of nodes that were searched from.</param>
/// <param name="Counts">How many pairs of a source and another node are at each distance; [0] is 0.</param>
/// <param name="Mean">The mean distance of those that are reached; NaN if none is.</param>
/// <param name="MeanError">Its standard error over the sources; 0 if every node was one, NaN if only one of several was.</param>
/// <param name="Effective">The distance within which nine tenths of the reached are, between two whole numbers by interpolation; NaN if none is.</param>
/// <param name="Longest">The longest distance found: the diameter if every node was a source, else a lower bound of it.</param>
/// <param name="Reached">The share of other nodes that a source reaches, on average.</param>
public sealed record PathStatistics(
    int Sources, long[] Counts, double Mean, double MeanError, double Effective, int Longest, double Reached)
{
    private const int Batch = 64;

    /// <summary>Searches from some nodes at random, or from all.</summary>
    /// <param name="graph">Directed or not; weights do not count.</param>
    /// <param name="sources">How many nodes to search from; those of the graph if it has fewer.</param>
    /// <param name="seed">Chooses the sources.</param>
    /// <param name="threads">The number of threads, 0 for every core. The result does not depend on it.</param>
    /// <param name="cancellation">Ends the computation.</param>
    /// <remarks>
    /// Source: sixty-four searches share each pass (Then et al. 2014, "The more the merrier"); effective diameter: Leskovec, Kleinberg,
    /// Faloutsos 2005.
    /// </remarks>
    public static PathStatistics Sample(
        Graph graph, int sources = 256, ulong seed = 1, int threads = 0, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(sources);
        sources = Math.Min(sources, graph.Nodes);
        var chosen = new Random64(seed).Sample(sources, graph.Nodes);
        using var rows = new Locality(graph, Work.Threads(threads));
        var histograms = new long[sources][];
        Work.Run(Work.Threads(threads), (sources + Batch - 1) / Batch, (batch, _) =>
        {
            cancellation.ThrowIfCancellationRequested();
            Search(rows, chosen.AsSpan(batch * Batch, Math.Min(Batch, sources - (batch * Batch))), histograms.AsSpan(batch * Batch));
        });
        return Summarise(histograms, graph.Nodes);
    }

    /// <summary>Up to sixty-four breadth-first searches at once: bit i of a node says whether the i-th search has seen it.</summary>
    private static unsafe void Search(Locality rows, ReadOnlySpan<int> sources, Span<long[]> histograms)
    {
        using var seen = new Scratch<ulong>(rows.Nodes, cleared: true);
        using var now = new Scratch<ulong>(rows.Nodes, cleared: true);
        using var next = new Scratch<ulong>(rows.Nodes, cleared: true);
        var counts = new List<long[]> { new long[Batch] };
        for (var i = 0; i < sources.Length; i++)
        {
            seen.Pointer[rows.Place[sources[i]]] |= 1UL << i;
            now.Pointer[rows.Place[sources[i]]] |= 1UL << i;
        }

        for (var (frontier, further) = (now, next); ; (frontier, further) = (further, frontier))
        {
            var found = new long[Batch];
            if (!Step(rows, seen.Pointer, frontier.Pointer, further.Pointer, found))
                break;
            counts.Add(found);
        }

        for (var i = 0; i < sources.Length; i++)
        {
            histograms[i] = new long[counts.Count];
            for (var distance = 0; distance < counts.Count; distance++)
                histograms[i][distance] = counts[distance][i];
        }
    }

    private static unsafe bool Step(Locality rows, ulong* seen, ulong* now, ulong* next, long[] found)
    {
        for (var node = 0; node < rows.Nodes; node++)
        {
            if (now[node] == 0)
                continue;
            for (long arc = rows.Offsets[node], end = rows.Offsets[node + 1]; arc < end; arc++)
                next[rows.Targets[arc]] |= now[node];
            now[node] = 0;
        }

        var any = false;
        for (var node = 0; node < rows.Nodes; node++)
        {
            var fresh = next[node] &= ~seen[node];
            seen[node] |= fresh;
            any |= fresh != 0;
            for (; fresh != 0; fresh &= fresh - 1)
                found[System.Numerics.BitOperations.TrailingZeroCount(fresh)]++;
        }

        return any;
    }

    private static PathStatistics Summarise(long[][] histograms, int nodes)
    {
        var longest = histograms.Select(histogram => Array.FindLastIndex(histogram, count => count > 0)).DefaultIfEmpty(0).Max();
        var counts = new long[Math.Max(0, longest) + 1];
        foreach (var histogram in histograms)
        {
            for (var distance = 0; distance < Math.Min(histogram.Length, counts.Length); distance++)
                counts[distance] += histogram[distance];
        }

        var reached = counts.Sum();
        var sum = Total(counts);
        var mean = reached > 0 ? (double)sum / reached : double.NaN;
        var possible = (double)histograms.Length * Math.Max(0, nodes - 1);
        return new(
            histograms.Length, counts, mean, RatioError(histograms, mean, nodes), Within(counts, 0.9), counts.Length - 1, possible > 0 ? reached / possible : 0);
    }

    private static long Total(long[] histogram)
    {
        long sum = 0;
        for (var distance = 0; distance < histogram.Length; distance++)
            sum += distance * histogram[distance];
        return sum;
    }

    /// <summary>The mean is a ratio of two sums over the sources: its error is that of a ratio estimator (Cochran 1977, 2.11).</summary>
    private static double RatioError(long[][] histograms, double mean, int nodes)
    {
        double count = histograms.Length;
        if (double.IsNaN(mean) || count == nodes)
            return 0;
        var perSource = histograms.Sum(histogram => histogram.Sum()) / count;
        var squares = histograms.Sum(histogram => Math.Pow(Total(histogram) - (mean * histogram.Sum()), 2));
        return count < 2 ? double.NaN : Math.Sqrt(squares / (count - 1) / count * (1 - (count / nodes))) / perSource;
    }

    private static double Within(long[] counts, double share)
    {
        var wanted = share * counts.Sum();
        double before = 0;
        for (var distance = 1; distance < counts.Length; distance++)
        {
            if (before + counts[distance] >= wanted)
                return distance - 1 + ((wanted - before) / counts[distance]);
            before += counts[distance];
        }

        return double.NaN;
    }
}
