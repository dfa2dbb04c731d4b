using System.Globalization;
using Sillage.Graphs;
using Sillage.Graphs.Formats;

namespace Sillage.Reports.Maps;

/// <summary>The map as a graph document, for GEXF (Gephi's timeline plays it) and GraphML.</summary>
internal static class MapGraph
{
    /// <summary>Nodes with places, colours, sizes and the time from which they take part; edges with the time from which they stand.</summary>
    public static GraphDocument Of(PropagationMap map, MapColoring coloring)
    {
        using var edges = new EdgeList();
        var first = new Dictionary<(int Source, int Target), DateTimeOffset?>();
        foreach (var edge in map.Edges)
        {
            edges.Add(edge.Source, edge.Target, edge.Weight);
            first[(edge.Source, edge.Target)] = edge.First;
        }

        var graph = Graph.Build(edges, directed: true, map.Nodes.Count);
        var colors = MapColors.Of(MapGroups.Of(map, coloring, new MapWords("en")), dark: false);
        var spells = new List<IReadOnlyList<Spell>>();
        for (var node = 0; node < graph.Nodes; node++)
        {
            foreach (var target in graph.Neighbours(node))
                spells.Add([new Spell(first[(node, target)], map.To)]);
        }

        // An account seen for itself only later, or never, is there from its first link on: a timeline shows no link without its ends.
        var entered = map.Nodes.Select(node => node.EnteredAt).ToArray();
        foreach (var ((source, target), at) in first)
        {
            entered[source] = Earlier(entered[source], at);
            entered[target] = Earlier(entered[target], at);
        }

        return new GraphDocument(graph, NodeNames.OfTexts(map.Nodes.Select(node => node.Id)))
        {
            Labels = [.. map.Nodes.Select(node => node.Label)],
            X = [.. map.Nodes.Select(node => (float)node.X)],
            Y = [.. map.Nodes.Select(node => (float)node.Y)],
            Sizes = [.. map.Nodes.Select(node => 2 + (float)Math.Sqrt(node.RepostsEarned))],
            Colours = [.. colors.OfNode.Select(Colour)],
            NodeSpells = [.. entered.Select(at => (IReadOnlyList<Spell>)[new Spell(at, map.To)])],
            EdgeSpells = spells,
            NodeAttributes =
            [
                AttributeColumn.OfTexts("community", [.. map.Nodes.Select(node => node.Community < 0 ? null : map.Communities[node.Community].Name)]),
                AttributeColumn.OfTexts("language", [.. map.Nodes.Select(node => node.Languages.Count > 0 ? node.Languages[0] : null)]),
                AttributeColumn.OfTexts("platform", [.. map.Nodes.Select(node => node.Platform)]),
                AttributeColumn.OfTexts("group", [.. map.Nodes.Select(node => node.Group?.ToString(CultureInfo.InvariantCulture))]),
                .. map.Nodes.Any(node => node.Labelled is not null) ? [AttributeColumn.OfTexts("labels", [.. map.Nodes.Select(node => node.Labelled)])] : Array.Empty<AttributeColumn>(),
                AttributeColumn.OfWholeNumbers("reposts_earned", [.. map.Nodes.Select(node => node.RepostsEarned)]),
                AttributeColumn.OfWholeNumbers("reposts_made", [.. map.Nodes.Select(node => node.RepostsMade)]),
            ],
        };
    }

    private static DateTimeOffset? Earlier(DateTimeOffset? one, DateTimeOffset? other) => other is null || one <= other ? one : other;

    private static Colour Colour(string color)
    {
        var value = int.Parse(color.AsSpan(1), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        return new Colour((byte)(value >> 16), (byte)(value >> 8), (byte)value);
    }
}
