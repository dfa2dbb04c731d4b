using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;

namespace Sillage.Reports.Maps;

/// <summary>
/// The interactive map as one HTML page that works from a file and loads nothing from anywhere. The largest accounts and the communities
/// stand in tables, so that they can be read without JavaScript or WebGL.
/// </summary>
public static class MapPage
{
    private const int RowsShown = 100;

    private static readonly string Script = Embedded.Script("map.js");
    private static readonly string Style = Embedded.Text("map.css");

    /// <summary>Writes the page.</summary>
    /// <exception cref="ArgumentException">The map has what cannot be drawn, or an option is out of range.</exception>
    public static void Write(PropagationMap map, MapPageOptions options, Stream target)
    {
        ArgumentNullException.ThrowIfNull(map);
        ArgumentNullException.ThrowIfNull(options);
        map.Check();
        options.Check();
        var words = new MapWords(options.Language);
        var accounts = Accounts(map, options.Accounts);
        var kept = accounts.ToHashSet();
        var edges = EdgeSample.Take(map, options.Edges, edge => kept.Contains(edge.Source) && kept.Contains(edge.Target));
        var hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Script)));
        var title = Html(MapText.Clean(map.Title, 300));
        using var page = new StreamWriter(target, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
        page.Write($"<!doctype html>\n<html lang=\"{options.Language}\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        // Nothing can be loaded from anywhere. Styles are inline because the canvases are placed by style attributes.
        page.Write($"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src 'sha256-{hash}'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'\">\n");
        page.Write($"<title>{title} – Sillage</title>\n<style>\n{Style}</style>\n</head>\n<body>\n");
        page.Write($"<header>\n<p class=\"kicker\">Sillage · {Html(words["map"])}</p>\n<h1><bdi>{title}</bdi></h1>\n<p class=\"kicker\">{Html(words.Facts(map))}</p>\n</header>\n<main>\n");
        page.Write($"<div id=\"map\"><noscript><p class=\"notice\">{Html(words["noscript"])}</p></noscript></div>\n");
        Tables(page, map, words, accounts);
        page.Write("</main>\n<footer>\n");
        foreach (var line in MapNotes.Lines(map, words, accounts.Length, edges.Length))
            page.Write($"<p>{Html(line)}</p>\n");
        page.Write($"</footer>\n<script type=\"application/json\" id=\"data\">{MapData.Json(map, options, words, accounts, edges)}</script>\n<script>{Script}</script>\n</body>\n</html>\n");
    }

    /// <summary>Accounts by reposts earned, then made; the busiest where there are too many.</summary>
    private static int[] Accounts(PropagationMap map, int most)
    {
        var all = Enumerable.Range(0, map.Nodes.Count);
        if (map.Nodes.Count > most)
            all = all.OrderByDescending(i => map.Nodes[i].RepostsEarned + map.Nodes[i].RepostsMade).ThenBy(i => map.Nodes[i].Id, StringComparer.Ordinal).Take(most);
        return [.. all.OrderByDescending(i => map.Nodes[i].RepostsEarned).ThenByDescending(i => map.Nodes[i].RepostsMade).ThenBy(i => map.Nodes[i].Id, StringComparer.Ordinal)];
    }

    private static void Tables(StreamWriter page, PropagationMap map, MapWords words, int[] accounts)
    {
        page.Write($"<details><summary>{Html(words["table"])}</summary>\n<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"{Html(words["table"])}\"><table>\n<thead><tr>");
        foreach (var column in new[] { "theAccount", "community", "earned", "made", "entered" })
            page.Write($"<th scope=\"col\">{Html(words[column])}</th>");
        page.Write("</tr></thead>\n<tbody>\n");
        foreach (var i in accounts.Take(RowsShown))
        {
            var node = map.Nodes[i];
            var community = node.Community < 0 ? "" : MapText.Clean(map.Communities[node.Community].Name, 80);
            var entered = node.EnteredAt is { } at ? at.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) : "";
            page.Write($"<tr><th scope=\"row\"><bdi>{Html(MapText.Clean(node.Label, 60))}</bdi></th><td>{Html(community)}</td><td class=\"number\">{Html(words.Number(node.RepostsEarned))}</td><td class=\"number\">{Html(words.Number(node.RepostsMade))}</td><td>{entered}</td></tr>\n");
        }

        page.Write("</tbody></table></div></details>\n");
    }

    private static string Html(string text) => HtmlEncoder.Default.Encode(text);
}
