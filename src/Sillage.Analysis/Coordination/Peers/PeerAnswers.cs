namespace Sillage.Analysis;

/// <summary>Answers by the rules of other tools, so that a study can be repeated; nothing is tested against chance.</summary>
internal static class PeerAnswers
{
    /// <summary>CooRTweet's default for edge_weight; groups are made of the edges above it.</summary>
    private const double EdgeWeight = 0.5;

    public static Answer<CoordinationOptions, CoordinationResult> CooRTweet(ShareRows rows, CoordinationOptions options, Action<string, double>? progress, CancellationToken cancel)
    {
        var window = Window(options);
        progress?.Invoke("pairs by CooRTweet's rules", 0);
        var found = Analysis.CooRTweet.Detect(rows, new CooRTweetOptions(window, options.MinShares, options.Loops), cancel);
        if (options is { OnlyFast: true, FasterWindows.Count: > 0 })
            found = found.Faster(options.FasterWindows.Min().Ticks / 10, options.MinShares);
        var all = found.Edges();
        var asked = options.Percentile is { } percentile ? Analysis.CooRTweet.AbovePercentile(all, percentile) : all;
        if (options.MinWeight is { } minimum)
            asked = [.. asked.Where(edge => edge.Weight >= minimum)];
        var grouped = Analysis.CooRTweet.AbovePercentile(all, options.Percentile ?? EdgeWeight).Where(edge => edge.A != edge.B && edge.Weight >= (options.MinWeight ?? 1));
        var shares = rows.Shares;
        var objects = new HashSet<int>(found.Older.Select(share => shares.Shared[share]));
        var accounts = new HashSet<int>(found.Older.Concat(found.Newer).Select(share => shares.Account[share]));
        var result = Describe(
            rows.ToSet(), window, options, grouped.Select(edge => (edge.A, edge.B, edge.Weight)), found.Older.Count, accounts.Count, objects.Count,
            asked.Count, asked.Select(edge => (edge.A, edge.B)), all.Count, cancel);
        return Answer(
            "", options, result with { Evidence = result.Evidence! with { Peer = asked } }, [],
            new Method("Pairs within a window by the rules of CooRTweet 2.1; groups by Leiden on the edges above the percentile", "Righetti and Balluff, CooRTweet 2.1.3; Traag, Waltman, van Eck 2019"));
    }

    public static Answer<CoordinationOptions, CoordinationResult> Toolkit(ShareSet set, string topic, CoordinationOptions options, IReadOnlyList<Caveat> caveats, CancellationToken cancel)
    {
        if (set.Behaviours.Count + set.Missing.Count != 1)
            throw new ArgumentException("the toolkit makes one network a behaviour: name one with --by");
        if (set.Behaviours.Count == 0)
            return Answer(topic, options, Coordination.Describe(set, [], [], [], options with { Fdr = null }, cancel), caveats, ToolkitMethod());
        var window = Window(options);
        var shares = set.Behaviours[0].Shares;
        var alike = set.Behaviours[0].Alike;
        var edges = CoordinationToolkit.Edges(shares, window, options.MinWeight ?? 1, options.Loops, cancel, alike);
        var between = edges.Where(edge => edge.From != edge.To).GroupBy(edge => (Math.Min(edge.From, edge.To), Math.Max(edge.From, edge.To)));
        var figures = CoordinationToolkit.Figures(shares, window, alike, cancel);
        var result = Describe(
            set, window, options, between.Select(edge => (edge.Key.Item1, edge.Key.Item2, edge.Max(one => one.Weight))), figures.Pairs, figures.Accounts, figures.Objects,
            edges.Count, edges.Select(edge => (edge.From, edge.To)), edges.Count, cancel);
        return Answer(topic, options, result, caveats, ToolkitMethod());
    }

    private static Method ToolkitMethod() => new(
        "Directed edges by the rules of coordination-network-toolkit: posts of the first account with a partner of the second within the window; groups by Leiden",
        "Graham et al., QUT coordination-network-toolkit; Traag, Waltman, van Eck 2019");

    private static CoordinationResult Describe(
        ShareSet set, long window, CoordinationOptions options, IEnumerable<(int A, int B, int Weight)> grouped, long pairs, int accounts, int objects, int edges,
        IEnumerable<(int A, int B)> network, int allEdges, CancellationToken cancel)
    {
        var ordered = grouped.Select(edge => string.CompareOrdinal(set.AccountIds[edge.A], set.AccountIds[edge.B]) <= 0 ? edge : (A: edge.B, B: edge.A, edge.Weight))
            .OrderBy(edge => set.AccountIds[edge.A], StringComparer.Ordinal).ThenBy(edge => set.AccountIds[edge.B], StringComparer.Ordinal).ToArray();
        var numbers = ordered.Select((edge, number) => (edge, number)).ToDictionary(one => (one.edge.A, one.edge.B), one => one.number);
        var shares = set.Behaviours[0].Shares;
        var meetings = MeetingFinder.Find(shares, 0, window, numbers, cancel, set.Behaviours[0].Alike);
        var kept = ordered.Select(edge => new KeptEdge(edge.A, edge.B, [edge.Weight], null, null, null, [], -1)).ToList();
        var figures = WindowFigures.Of(shares, window, null);
        var none = new CoShareEdges([], [], [], Analysis.EdgeWeight.Pairs);
        var layer = new Layer(set.Behaviours[0], window, new CoShareCounts(none, figures, allEdges, []), none, null, []);
        var described = Coordination.Describe(set, [layer], kept, meetings, options with { Fdr = null, MinWeight = null, Percentile = null }, cancel);
        var parts = new Parts(shares.AccountCount, network);
        return described with
        {
            Pairs = pairs,
            Accounts = edges == allEdges ? accounts : parts.Accounts,
            Objects = objects,
            Edges = edges,
            Components = parts.Count,
            Behaviours = [described.Behaviours[0] with { Pairs = pairs, Accounts = accounts, Objects = objects, Edges = allEdges, Components = parts.Count, Heavy = edges, Kept = kept.Count }],
        };
    }

    private static Answer<CoordinationOptions, CoordinationResult> Answer(
        string topic, CoordinationOptions options, CoordinationResult result, IReadOnlyList<Caveat> caveats, Method method) =>
        new("sillage/coordinate/1", topic, options, result, [.. caveats, .. CoordinationCaveats.Of(result.Evidence!.Set, result, options)], method);

    private static long Window(CoordinationOptions options) =>
        (options.Window ?? throw new ArgumentException("a peer's rules need a window in seconds")).Ticks / 10;
}
