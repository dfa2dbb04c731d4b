namespace Sillage.Analysis;

/// <summary>One behaviour counted: its edges of the wanted weight, tested where asked for, and which are kept.</summary>
internal sealed record Layer(BehaviourShares Shares, long Window, CoShareCounts Counts, CoShareEdges Heavy, EdgeChanceResult? Chance, bool[] Kept)
{
    private const double MicrosecondsASecond = 1e6;

    /// <summary>What `--window auto` tries first; the proposal is read from the pairs found with it.</summary>
    private const long FirstGuess = 60_000_000;

    public static Layer Of(BehaviourShares behaviour, CoordinationOptions options, Action<string, double>? progress, CancellationToken cancel)
    {
        if (options.Window is { } given)
            return Of(behaviour, given.Ticks / 10, options, progress, cancel);
        var first = Of(behaviour, FirstGuess, options with { Fdr = null, Percentile = null }, progress, cancel);
        var minimum = options.MinWeight ?? 2;
        var proposed = minimum < 2 || first.Heavy.Count == 0
            ? null
            : AutoWindow.Propose(behaviour.Shares, first.Heavy, new ChanceOptions { Window = FirstGuess, Fdr = options.Fdr ?? 0.01, MinShares = minimum }, cancel).Usual;
        return Of(behaviour, (proposed?.Ticks / 10) ?? FirstGuess, options, progress, cancel);
    }

    private static Layer Of(BehaviourShares behaviour, long window, CoordinationOptions options, Action<string, double>? progress, CancellationToken cancel)
    {
        progress?.Invoke($"counting pairs ({behaviour.Behaviour})", 0);
        var counts = Count(behaviour, window, options, done => progress?.Invoke($"counting pairs ({behaviour.Behaviour})", done), cancel);
        Large.Release(behaviour.Shares.Count);
        var heavy = options.Percentile is { } percentile ? Above(counts, percentile) : counts.Edges;
        progress?.Invoke($"testing against chance ({behaviour.Behaviour})", 0);
        var chance = options.Fdr is { } fdr && heavy.Count > 0
            ? EdgeChance.Run(behaviour.Shares, heavy, new ChanceOptions { Window = window, Fdr = fdr, MinShares = options.MinWeight ?? 2 }, cancel)
            : null;
        Large.Release(behaviour.Shares.Count);
        var kept = new bool[heavy.Count];
        for (var edge = 0; edge < kept.Length; edge++)
            kept[edge] = chance is null || chance.Q[edge] <= options.Fdr;
        return new Layer(behaviour, window, counts, heavy, chance, kept);
    }

    /// <summary>The same behaviour with half and double the window, and with higher thresholds.</summary>
    public IEnumerable<CoordinationSensitivity> Sensitivity(CoordinationOptions options, Action<string, double>? progress, CancellationToken cancel)
    {
        progress?.Invoke($"trying other windows ({Shares.Behaviour})", 0);
        var least = Math.Max(2, options.MinWeight ?? 2);
        long[] windows = [.. new[] { Window / 2, Window, 2 * Window }.Distinct()];
        return SensitivityGrid.Run(
                Shares.Shares, windows, [least, least + 1, 2 * least],
                window => Count(Shares, window, options with { MinWeight = least }, null, cancel).Edges,
                new ChanceOptions { Window = Window, Fdr = options.Fdr ?? 0.01, MinShares = least }, cancel)
            .Select(cell => new CoordinationSensitivity(Shares.Behaviour, cell.Window.TotalSeconds, cell.MinWeight, cell.Counted, cell.Beyond));
    }

    /// <summary>What is found where nothing but who was together at an object is left to chance.</summary>
    public CoordinationPermutations Permutations(CoordinationOptions options, Action<string, double>? progress, CancellationToken cancel)
    {
        progress?.Invoke($"shuffling ({Shares.Behaviour})", 0);
        var (least, counted) = (options.MinWeight ?? 2, 0);
        var check = PermutationCheck.Run(
            Shares.Shares,
            list =>
            {
                progress?.Invoke($"shuffling ({Shares.Behaviour})", (double)counted++ / (options.Permutations + 1));
                return Count(Shares with { Shares = list }, Window, options, null, cancel).Edges;
            },
            new ChanceOptions { Window = Window, Fdr = options.Fdr ?? 0.01, MinShares = least },
            new PermutationOptions { Rounds = options.Permutations, Shuffle = Shuffle.Times, Seed = options.Seed }, cancel);
        return new CoordinationPermutations(
            Shares.Behaviour, options.Permutations, check.Edges, check.ShuffledEdges.Average(), check.Kept, check.ShuffledKept.Average(), check.Groups, check.ShuffledGroups.Average(), check.Lift);
    }

    private static CoShareCounts Count(BehaviourShares behaviour, long window, CoordinationOptions options, Action<double>? progress, CancellationToken cancel)
    {
        var participation = Participation.Of(behaviour.Shares, window, options.MinShares);
        return PairCounter.Count(
            participation.Shares,
            new PairCounterOptions { Window = window, MinimumWeight = options.MinWeight ?? 2, TakesPart = participation.TakesPart },
            cancel, progress);
    }

    public BehaviourFigures Figures()
    {
        var (shares, figures) = (Shares.Shares, Counts.Figures);
        var sharing = new bool[shares.AccountCount];
        foreach (var account in shares.Account)
            sharing[account] = true;
        return new BehaviourFigures(
            Shares.Behaviour, Window / MicrosecondsASecond, shares.Count, shares.ObjectCount, sharing.Count(shared => shared), figures.Pairs, figures.Accounts, figures.Objects,
            Counts.AllEdges, figures.Components, Heavy.Count, Chance?.Hypotheses, Kept.Count(kept => kept), Counts.Crowds.Count);
    }

    /// <summary>The network that was asked for: all edges, or those that a weight or a percentile left.</summary>
    public (int Accounts, long Edges, int Components) Network(CoordinationOptions options)
    {
        if (options is { MinWeight: null, Percentile: null })
            return (Counts.Figures.Accounts, Counts.AllEdges ?? Heavy.Count, Counts.Figures.Components);
        var parts = new Parts(Shares.Shares.AccountCount, Heavy.A.Zip(Heavy.B));
        return (parts.Accounts, Heavy.Count, parts.Count);
    }

    /// <summary>Edges strictly heavier than the quantile of all edges; edges of weight 1, which are counted and not kept, are part of "all".</summary>
    private static CoShareEdges Above(CoShareCounts counts, double percentile)
    {
        var weights = counts.Edges.Weight.Order().ToArray();
        var light = (counts.AllEdges ?? weights.Length) - weights.Length;
        var h = (light + weights.Length - 1) * percentile;
        double At(long place) => place < light ? 1 : weights[place - light];
        if (weights.Length == 0)
            return counts.Edges;
        var below = (long)Math.Floor(h);
        var threshold = below + 1 < light + weights.Length ? At(below) + ((h - below) * (At(below + 1) - At(below))) : At(below);
        return Only(counts.Edges, edge => counts.Edges.Weight[edge] > threshold);
    }

    public static CoShareEdges Only(CoShareEdges edges, Func<int, bool> wanted)
    {
        var kept = Enumerable.Range(0, edges.Count).Where(wanted).ToArray();
        int[] Of(int[] column) => Array.ConvertAll(kept, edge => column[edge]);
        return new CoShareEdges(Of(edges.A), Of(edges.B), Of(edges.Weight), edges.Counts);
    }
}
