namespace Sillage.Analysis;

/// <summary>What would have been found with another window or threshold: a finding that is gone at the next step is fragile.</summary>
public static class SensitivityGrid
{
    /// <summary>Counts and tests with every window, and cuts at every threshold.</summary>
    /// <param name="shares">All shares of one behaviour.</param>
    /// <param name="windows">Windows, microseconds; one counting each.</param>
    /// <param name="minWeights">Least weights, 2 and more (or whatever <paramref name="count"/> was asked to keep).</param>
    /// <param name="count">Counts edges of the least of <paramref name="minWeights"/> and more with the window given.</param>
    /// <param name="chance">The test; its window is set for each row, its least weight is the least of <paramref name="minWeights"/>.</param>
    /// <param name="cancel">Stops the work.</param>
    /// <returns>A cell for each window and threshold, windows first, both in the order given.</returns>
    public static IReadOnlyList<SensitivityCell> Run(
        ShareList shares, IReadOnlyList<long> windows, IReadOnlyList<int> minWeights, Func<long, CoShareEdges> count, ChanceOptions chance, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(shares);
        ArgumentNullException.ThrowIfNull(windows);
        ArgumentNullException.ThrowIfNull(minWeights);
        ArgumentNullException.ThrowIfNull(count);
        ArgumentNullException.ThrowIfNull(chance);
        var cells = new List<SensitivityCell>();
        foreach (var window in windows)
        {
            cancel.ThrowIfCancellationRequested();
            var edges = count(window);
            var tested = EdgeChance.Run(shares, edges, chance with { Window = window, MinShares = minWeights.Count == 0 ? chance.MinShares : minWeights.Min() }, cancel);
            foreach (var weight in minWeights)
            {
                cells.Add(new SensitivityCell(
                    TimeSpan.FromMicroseconds(window), weight,
                    NetworkSize.Of(edges, shares.AccountCount, edge => edges.Weight[edge] >= weight),
                    NetworkSize.Of(edges, shares.AccountCount, edge => edges.Weight[edge] >= weight && tested.Q[edge] <= chance.Fdr)));
            }
        }

        return cells;
    }
}

/// <summary>One window and threshold.</summary>
/// <param name="Window">The window.</param>
/// <param name="MinWeight">Least weight of an edge.</param>
/// <param name="Counted">The network by the threshold alone.</param>
/// <param name="Beyond">The network of those edges that chance does not explain.</param>
public sealed record SensitivityCell(TimeSpan Window, int MinWeight, NetworkSize Counted, NetworkSize Beyond);
