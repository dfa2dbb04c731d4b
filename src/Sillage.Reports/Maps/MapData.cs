using System.Text.Json;

namespace Sillage.Reports.Maps;

/// <summary>
/// The map as the page reads it: columns of whole numbers, accounts by reposts earned with the most first, edges in the order of the account
/// where they begin.
/// </summary>
internal static class MapData
{
    /// <summary>Steps of the frame's width in which places are given.</summary>
    private const double Steps = 50_000;

    /// <summary>How many posts of an account are embedded, and how much of each.</summary>
    private const int PostsShown = 5;
    private const int PostLength = 400;

    /// <summary>JSON without anything that could end a script element.</summary>
    public static string Json(PropagationMap map, MapPageOptions options, MapWords words, int[] accounts, int[] edges)
    {
        var frame = MapFrame.Fit(map);
        var number = new int[map.Nodes.Count];
        for (var i = 0; i < accounts.Length; i++)
            number[accounts[i]] = i;
        var sorted = edges.Select(i => map.Edges[i]).OrderBy(edge => number[edge.Source]).ThenBy(edge => number[edge.Target]).ToArray();
        var outgoing = new int[accounts.Length];
        foreach (var edge in sorted)
            outgoing[number[edge.Source]]++;
        var start = Start(map, accounts, sorted);
        var languages = accounts.SelectMany(i => map.Nodes[i].Languages.Take(1)).Distinct().Order(StringComparer.Ordinal).ToArray();
        var languageNumber = languages.Index().ToDictionary(pair => pair.Item, pair => pair.Index);
        // A colouring that cannot tell two accounts apart is none to offer.
        var colorings = Enum.GetValues<MapColoring>().Select(coloring => MapGroups.Of(map, coloring, words))
            .Where(groups => groups.Groups.Count > 1 || groups.Coloring is MapColoring.None || groups.Coloring == options.Color).ToArray();
        var timed = sorted.Length > 0 && sorted.All(edge => edge.First is not null);
        var nodes = accounts.Select(i => map.Nodes[i]).ToArray();
        return JsonSerializer.Serialize(
            new
            {
                title = MapText.Clean(map.Title, 300),
                options.Language,
                labels = words.Page,
                start = start?.ToUnixTimeSeconds(),
                span = timed ? Seconds(start, sorted.Select(edge => edge.Last ?? edge.First).Concat(nodes.Select(node => node.EnteredAt)).Max()) : 0,
                aspect = Math.Round(frame.Aspect, 6),
                steps = Steps,
                disc = new { smallest = Math.Round(frame.Scale.Smallest, 4), perRoot = Math.Round(frame.Scale.PerRoot, 6) },
                opacity = Math.Round(Opacity(map, edges, frame), 5),
                foot = MapNotes.Lines(map, words, accounts.Length, sorted.Length),
                coloring = Array.FindIndex(colorings, groups => groups.Coloring == options.Color),
                colorings = colorings.Select(groups => new
                {
                    name = groups.Coloring.ToString().ToLowerInvariant(),
                    title = words["color." + groups.Coloring.ToString().ToLowerInvariant()],
                    groups = groups.Groups.Select(group => new { group.Slot, group.Name, color = group.Light, group.Dark, group.Accounts, group.Earned }),
                    slots = string.Concat(accounts.Select(i => (char)('0' + groups.SlotOfNode[i]))),
                }),
                languages,
                nodes = new
                {
                    id = nodes.Select(node => MapText.Clean(node.Id, 200)),
                    label = nodes.Select(node => MapText.Clean(node.Label, 60)),
                    x = accounts.Select(i => (int)Math.Round(Steps * frame.X[i])),
                    y = accounts.Select(i => (int)Math.Round(Steps * frame.Y[i])),
                    followers = nodes.Select(node => node.Followers ?? -1),
                    earned = nodes.Select(node => node.RepostsEarned),
                    made = nodes.Select(node => node.RepostsMade),
                    entered = nodes.Select(node => node.EnteredAt is null ? -1 : Seconds(start, node.EnteredAt)),
                    language = nodes.Select(node => node.Languages.Count == 0 ? -1 : languageNumber[node.Languages[0]]),
                    outgoing,
                },
                edges = new
                {
                    target = sorted.Select(edge => number[edge.Target]),
                    weight = sorted.Select(edge => Math.Round(edge.Weight, 3)),
                    first = timed ? sorted.Select(edge => Seconds(start, edge.First)) : [],
                    lasts = timed ? sorted.Select(edge => Seconds(start, edge.Last ?? edge.First) - Seconds(start, edge.First)) : [],
                },
                posts = nodes.Index().Where(pair => pair.Item.Posts.Count > 0).Select(pair => new
                {
                    node = pair.Index,
                    list = pair.Item.Posts.Take(PostsShown).Select(post => new { post.Id, at = post.At?.ToUnixTimeSeconds(), text = MapText.Clean(post.Text, PostLength), post.Reposts }),
                }),
            },
            JsonSerializerOptions.Web);
    }

    /// <summary>The earliest time of all.</summary>
    private static DateTimeOffset? Start(PropagationMap map, int[] accounts, MapEdge[] edges) =>
        accounts.Select(i => map.Nodes[i].EnteredAt).Concat(edges.Select(edge => edge.First)).Append(map.From).Min();

    private static long Seconds(DateTimeOffset? start, DateTimeOffset? time) => (long)Math.Floor((time!.Value - start!.Value).TotalSeconds);

    private static double Opacity(PropagationMap map, int[] edges, MapFrame frame)
    {
        const double width = MapFrame.NominalWidth;
        var places = (X: Array.ConvertAll(frame.X, x => x * width), Y: Array.ConvertAll(frame.Y, y => y * width));
        return EdgeDrawing.Opacity(map, edges, places.X, places.Y, new Box(0, 0, width, width * frame.Aspect));
    }
}
