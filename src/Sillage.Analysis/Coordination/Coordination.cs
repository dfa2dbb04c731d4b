using Sillage.Cases;

namespace Sillage.Analysis;

/// <summary>Which accounts act together: the same objects within a window, more often than chance would have it, and the groups that this makes.</summary>
public static class Coordination
{
    /// <summary>Finds coordination in a slice.</summary>
    /// <param name="slice">The topic.</param>
    /// <param name="options">What, how near in time, how heavy, how unlikely.</param>
    /// <param name="progress">Told what is being done and how much of it is done; may be null.</param>
    /// <param name="cancel">Stops the work.</param>
    /// <exception cref="ArgumentException">The options are out of their ranges.</exception>
    public static Answer<CoordinationOptions, CoordinationResult> Run(Slice slice, CoordinationOptions options, Action<string, double>? progress, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(slice);
        ArgumentNullException.ThrowIfNull(options);
        Check(options);
        progress?.Invoke("reading shares", 0);
        return Find(SharesOfSlice.Read(slice, options, cancel), slice.Topic, options, [.. slice.CommonCaveats()], progress, cancel);
    }

    /// <summary>Finds coordination in rows of shares.</summary>
    /// <inheritdoc cref="Run(Slice, CoordinationOptions, Action{string, double}, CancellationToken)"/>
    public static Answer<CoordinationOptions, CoordinationResult> OfRows(ShareRows rows, CoordinationOptions options, Action<string, double>? progress, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(options);
        Check(options);
        return options.Compatible == PeerRules.CooRTweet
            ? PeerAnswers.CooRTweet(rows, options, progress, cancel)
            : Find(rows.ToSet(), "", options, [], progress, cancel);
    }

    internal static Answer<CoordinationOptions, CoordinationResult> Find(
        ShareSet set, string topic, CoordinationOptions options, IReadOnlyList<Caveat> caveats, Action<string, double>? progress, CancellationToken cancel)
    {
        if (options.Compatible == PeerRules.Toolkit)
            return PeerAnswers.Toolkit(set, topic, options, caveats, cancel);
        var layers = new List<Layer>();
        foreach (var behaviour in set.Behaviours)
            layers.Add(Layer.Of(behaviour, options, progress, cancel));
        progress?.Invoke("describing groups", 0);
        var (edges, meetings) = KeptEdges.Of(set, layers, options, cancel);
        var result = Describe(set, layers, edges, meetings, options, cancel);
        if (options.Sensitivity || options.Window is null)
            result = result with { Sensitivity = [.. layers.SelectMany(layer => layer.Sensitivity(options, progress, cancel))] };
        if (options.Permutations > 0)
            result = result with { Permutations = [.. layers.Select(layer => layer.Permutations(options, progress, cancel))] };
        return new Answer<CoordinationOptions, CoordinationResult>(
            "sillage/coordinate/1", topic, options, result, [.. caveats, .. CoordinationCaveats.Of(set, result, options)],
            new Method(
                "Exact count of objects shared within a window by every two accounts; each pair tested against chance with control of the false discovery rate; groups by Leiden",
                "window: Righetti and Balluff (CooRTweet), Graham et al. (coordination-network-toolkit); chance and labels: Sillage, docs/coordination.md; Benjamini and Hochberg 1995; Traag, Waltman, van Eck 2019"));
    }

    internal static CoordinationResult Describe(
        ShareSet set, IReadOnlyList<Layer> layers, List<KeptEdge> edges, List<Meeting> meetings, CoordinationOptions options, CancellationToken cancel)
    {
        var (groupOf, groups, components) = GroupFinder.Find(set, edges, options, cancel);
        var accounts = edges.SelectMany(edge => new[] { edge.A, edge.B }).Distinct().Count();
        var kept = new KeptNetwork(edges.Count, accounts, components, options.Fdr * edges.Count);
        MassCopyGroups.Add(set, layers, edges, meetings, groupOf, ref groups);
        edges = [.. edges.Select(edge => edge with { Group = groupOf[edge.A] == groupOf[edge.B] ? groupOf[edge.A] : -1 })];
        var evidence = new CoordinationEvidence(set, edges, meetings, groupOf, null);
        var portraits = new GroupPortraits(set, layers, evidence, MinuteRate(layers)).Of(groups);
        var figures = layers.Select(layer => layer.Figures()).ToArray();
        var network = layers.Count == 1 ? layers[0].Network(options) : (Accounts: kept.Accounts, Edges: kept.Edges, Components: kept.Components);
        return new CoordinationResult(
            figures.Sum(one => one.Pairs), network.Accounts, figures.Sum(one => one.Objects), network.Edges, network.Components, kept, figures, set.Missing, portraits)
        {
            Evidence = evidence,
        };
    }

    /// <summary>How many of all shares fall on the first five seconds of a minute: 0.083 with a clock of seconds, 1 with one of minutes.</summary>
    private static double MinuteRate(IReadOnlyList<Layer> layers)
    {
        long shares = 0, early = 0;
        foreach (var layer in layers)
        {
            shares += layer.Shares.Shares.Count;
            foreach (var at in layer.Shares.Shares.At)
                early += at % 60_000_000 < 5_000_000 ? 1 : 0;
        }

        return shares == 0 ? 1 : (double)early / shares;
    }

    private static void Check(CoordinationOptions options)
    {
        if (options.By.Count == 0 || options.By.Distinct().Count() != options.By.Count)
            throw new ArgumentException("name each behaviour once, and at least one", nameof(options));
        if (options.Window is { } window && (window < TimeSpan.Zero || window > TimeSpan.FromDays(366)))
            throw new ArgumentException("a window lies between 0 seconds and 366 days", nameof(options));
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MinShares, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(options.Permutations);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MinWeight ?? 1, 1);
        if (options.Fdr is not (null or (> 0 and < 1)))
            throw new ArgumentException("a false discovery rate lies above 0 and below 1", nameof(options));
        if (options.Percentile is not (null or (>= 0 and <= 1)))
            throw new ArgumentException("a percentile lies between 0 and 1", nameof(options));
        if (options.Loops && options.Compatible == PeerRules.None)
            throw new ArgumentException("an account is not coordinated with itself; loops exist only under a peer's rules", nameof(options));
    }
}
