using System.Globalization;
using Sillage.Graphs.Formats;

namespace Sillage.Reports.Maps;

/// <summary>Writes a map into a folder: map.html, map.svg, map.png, map.pdf, map.gexf, map.graphml, nodes.csv, edges.csv.</summary>
public static class MapFiles
{
    /// <summary>Writes the files; the folder is made if there is none. The same map gives the same bytes.</summary>
    /// <param name="folder">Folder.</param>
    /// <param name="map">The map.</param>
    /// <param name="language">"en" or "fr".</param>
    /// <param name="dark">Pictures on a dark background.</param>
    /// <param name="color">What colours mean.</param>
    /// <returns>Paths; the first is the page.</returns>
    public static IReadOnlyList<string> Write(string folder, PropagationMap map, string language, bool dark = false, MapColoring color = MapColoring.Community)
    {
        ArgumentNullException.ThrowIfNull(map);
        Directory.CreateDirectory(folder);
        var picture = new MapPictureOptions { Language = language, Dark = dark, Color = color };
        var graph = MapGraph.Of(map, color);
        return
        [
            File("map.html", stream => MapPage.Write(map, new MapPageOptions { Language = language, Color = color }, stream)),
            File("map.svg", stream => MapPicture.WriteSvg(map, picture, stream)),
            File("map.png", stream => MapPicture.WritePng(map, picture, stream)),
            File("map.pdf", stream => MapPicture.WritePdf(map, picture, stream)),
            File("map.gexf", stream => Gexf.Write(graph, stream)),
            File("map.graphml", stream => GraphMl.Write(graph, stream)),
            Csv("nodes.csv", Nodes(map)),
            Csv("edges.csv", Edges(map)),
        ];

        string File(string name, Action<Stream> write)
        {
            var path = Path.Combine(folder, name);
            using var stream = System.IO.File.Create(path);
            write(stream);
            return path;
        }

        string Csv(string name, Table table) => File(name, stream => Reports.Csv.Write(stream, table));
    }

    /// <summary>The accounts as a table.</summary>
    public static Table Nodes(PropagationMap map)
    {
        ArgumentNullException.ThrowIfNull(map);
        return new Table(
            "nodes", "Accounts", ["id", "label", "x", "y", "community", "reposts_earned", "reposts_made", "entered_at", "language", "platform", "followers", "group", "labels"],
            [.. map.Nodes.Select(node => (IReadOnlyList<object?>)
                [node.Id, node.Label, node.X, node.Y, node.Community < 0 ? null : (long)node.Community, node.RepostsEarned, node.RepostsMade, node.EnteredAt, node.Languages.Count > 0 ? node.Languages[0] : null, node.Platform,
                    node.Followers is { } followers ? (long)followers : null, node.Group, node.Labelled])]);
    }

    /// <summary>The edges as a table; source was reposted, target reposted it.</summary>
    public static Table Edges(PropagationMap map)
    {
        ArgumentNullException.ThrowIfNull(map);
        return new Table(
            "edges", "Reposts", ["source", "target", "weight", "first_at", "last_at"],
            [.. map.Edges.Select(edge => (IReadOnlyList<object?>)
                [map.Nodes[edge.Source].Id, map.Nodes[edge.Target].Id, edge.Weight.ToString(CultureInfo.InvariantCulture), edge.First, edge.Last])]);
    }
}
