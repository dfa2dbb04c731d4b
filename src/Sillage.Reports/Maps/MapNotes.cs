namespace Sillage.Reports.Maps;

/// <summary>The lines below the map: source, method, and what is left out.</summary>
internal static class MapNotes
{
    /// <summary>What there is to say.</summary>
    /// <param name="map">The map.</param>
    /// <param name="words">Language.</param>
    /// <param name="accounts">How many accounts are drawn.</param>
    /// <param name="edges">How many edges are drawn.</param>
    public static IReadOnlyList<string> Lines(PropagationMap map, MapWords words, int accounts, int edges)
    {
        var all = map.Edges.Count(edge => edge.Source != edge.Target);
        var notes = string.Join(' ', new[]
        {
            map.Note,
            map.Omitted is { } omitted ? words.Omitted(omitted) : null,
            accounts < map.Nodes.Count ? words.FewerAccounts(accounts, map.Nodes.Count) : null,
            edges < all ? words.Sampled(edges, all) : null,
        }.Where(note => !string.IsNullOrWhiteSpace(note)));
        return [.. new[] { ("source", map.Source), ("method", map.Method), ("note", notes) }
            .Where(part => !string.IsNullOrWhiteSpace(part.Item2))
            .Select(part => words[part.Item1] + words.Colon + MapText.Clean(part.Item2, 1000))];
    }
}
