namespace Sillage.Analysis;

/// <summary>The kept edges of all behaviours fused into one network, each edge knowing what every behaviour contributed.</summary>
internal static class KeptEdges
{
    /// <summary>Fuses. An edge that one behaviour keeps takes what the others saw of the same two accounts along.</summary>
    /// <returns>Edges by the ids of their accounts, whatever order the shares came in, and their meetings.</returns>
    public static (List<KeptEdge> Edges, List<Meeting> Meetings) Of(ShareSet set, IReadOnlyList<Layer> layers, CoordinationOptions options, CancellationToken cancel)
    {
        var pairs = new HashSet<(int, int)>();
        foreach (var layer in layers)
        {
            for (var edge = 0; edge < layer.Heavy.Count; edge++)
            {
                if (layer.Kept[edge])
                    pairs.Add((layer.Heavy.A[edge], layer.Heavy.B[edge]));
            }
        }

        var ids = pairs.SelectMany(pair => new[] { pair.Item1, pair.Item2 }).Distinct().ToDictionary(account => account, account => set.AccountIds[account]);
        var ordered = pairs.Select(pair => string.CompareOrdinal(ids[pair.Item1], ids[pair.Item2]) <= 0 ? (A: pair.Item1, B: pair.Item2) : (A: pair.Item2, B: pair.Item1))
            .OrderBy(pair => ids[pair.A], StringComparer.Ordinal).ThenBy(pair => ids[pair.B], StringComparer.Ordinal).ToArray();
        var numbers = ordered.Select((pair, number) => (pair, number)).ToDictionary(one => one.pair, one => one.number);
        var meetings = new List<Meeting>();
        for (var layer = 0; layer < layers.Count; layer++)
            meetings.AddRange(MeetingFinder.Find(layers[layer].Shares.Shares, layer, layers[layer].Window, numbers, cancel));

        var weights = Array.ConvertAll(ordered, _ => new int[layers.Count]);
        var faster = Array.ConvertAll(ordered, _ => new int[options.FasterWindows.Count]);
        foreach (var meeting in meetings)
        {
            weights[meeting.Edge][meeting.Layer]++;
            var distance = MeetingFinder.Distance(layers[meeting.Layer].Shares.Shares, meeting);
            for (var window = 0; window < options.FasterWindows.Count; window++)
                faster[meeting.Edge][window] += distance <= options.FasterWindows[window].Ticks / 10 ? 1 : 0;
        }

        var chance = Chance(layers, numbers);
        var edges = ordered.Select((pair, edge) => new KeptEdge(pair.A, pair.B, weights[edge], chance[edge].Expected, chance[edge].P, chance[edge].Q, faster[edge], -1)).ToList();
        return options.OnlyFast && options.FasterWindows.Count > 0 ? Fast(edges, meetings, options.MinWeight ?? 2) : (edges, meetings);
    }

    private static (List<KeptEdge> Edges, List<Meeting> Meetings) Fast(List<KeptEdge> edges, List<Meeting> meetings, int minimum)
    {
        var number = new int[edges.Count];
        var kept = new List<KeptEdge>();
        for (var edge = 0; edge < edges.Count; edge++)
        {
            number[edge] = edges[edge].Faster.Min() >= minimum ? kept.Count : -1;
            if (number[edge] >= 0)
                kept.Add(edges[edge]);
        }

        return (kept, [.. meetings.Where(meeting => number[meeting.Edge] >= 0).Select(meeting => meeting with { Edge = number[meeting.Edge] })]);
    }

    private static (double? Expected, double? P, double? Q)[] Chance(IReadOnlyList<Layer> layers, Dictionary<(int A, int B), int> numbers)
    {
        var found = new (double? Expected, double? P, double? Q)[numbers.Count];
        foreach (var layer in layers.Where(layer => layer.Chance is not null))
        {
            for (var edge = 0; edge < layer.Heavy.Count; edge++)
            {
                var (a, b) = (layer.Heavy.A[edge], layer.Heavy.B[edge]);
                if (!numbers.TryGetValue((a, b), out var number) && !numbers.TryGetValue((b, a), out number))
                    continue;
                var known = found[number];
                found[number] = (
                    (known.Expected ?? 0) + layer.Chance!.Expected[edge], Math.Min(known.P ?? 1, layer.Chance.P[edge]), Math.Min(known.Q ?? 1, layer.Chance.Q[edge]));
            }
        }

        return found;
    }
}
