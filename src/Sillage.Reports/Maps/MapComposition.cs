namespace Sillage.Reports.Maps;

/// <summary>Composes the sheet: headline, map, legend, and the lines below. The shorter side of every sheet is 1,000 units.</summary>
internal sealed class MapComposition
{
    private const double ShortSide = 1000;
    private const double Edge = 34;
    private const double LegendWidth = 250;
    private const double Gap = 26;
    private const double SmallestLabel = 11;
    private const double LargestLabel = 23;

    /// <summary>Room around the map for the names beside the outermost discs.</summary>
    private const double Rim = 34;

    /// <summary>Accounts of each coloured community that are named before those of others are.</summary>
    private const int NamesForEach = 3;

    /// <summary>Accounts whose disc is not this much larger than the smallest are not named.</summary>
    private const double Standing = 1.5;

    private readonly PropagationMap map;
    private readonly MapPictureOptions options;
    private readonly MapWords words;
    private readonly MapTheme theme;
    private readonly MapGroups groups;
    private readonly MapColors colors;
    private readonly double width;
    private readonly double height;
    private readonly List<Writing> writings = [];

    private MapComposition(PropagationMap map, MapPictureOptions options)
    {
        map.Check();
        options.Check();
        (this.map, this.options) = (map, options);
        words = new MapWords(options.Language);
        theme = MapTheme.Of(options.Dark);
        groups = MapGroups.Of(map, options.Color, words);
        colors = MapColors.Of(groups, options.Dark);
        var scale = ShortSide / Math.Min(options.Width, options.Height);
        (width, height) = (options.Width * scale, options.Height * scale);
    }

    public static MapScene Compose(PropagationMap map, MapPictureOptions options) => new MapComposition(map, options).Compose();

    private MapScene Compose()
    {
        var drawn = EdgeSample.Take(map, options.Edges);
        var top = Head();
        var bottom = Foot(drawn.Length);
        var beside = width >= 1.15 * height;
        var area = beside
            ? new Box(Edge, top, width - Edge - LegendWidth - Gap, bottom)
            : new Box(Edge, top, width - Edge, bottom);
        // The legend shows the scale of discs, which depends on the room that the legend leaves: only on a sheet where it stands below.
        var frame = MapFrame.Fit(map);
        if (!beside)
        {
            var below = new MapLegend(groups, words, theme, options.Dark, frame.Scale.Times(Places(frame, area).Scale / MapFrame.NominalWidth)).HeightIn(width - (2 * Edge), columns: 3);
            area = area with { Bottom = bottom - below - Gap };
        }

        var (x, y, scale) = Places(frame, area);
        var radii = frame.Scale.Times(scale / MapFrame.NominalWidth);
        var legend = new MapLegend(groups, words, theme, options.Dark, radii);
        legend.Write(beside ? new Box(area.Right + Gap, top, width - Edge, bottom) : new Box(Edge, area.Bottom + Gap, width - Edge, bottom), beside ? 1 : 3);
        var discs = new Disc[map.Nodes.Count];
        for (var i = 0; i < discs.Length; i++)
        {
            var radius = radii.Of(map.Nodes[i].RepostsEarned);
            discs[i] = new Disc(x[i], y[i], radius, colors.OfNode[i], radius > 2.5 ? theme.Page : null, radius > 2 ? MapText.Clean(map.Nodes[i].Label) : null);
        }

        var curves = EdgeDrawing.Curves(map, drawn, x, y, colors.OfEdges, area);
        var labels = Labels(discs, area);
        return new MapScene(
            width, height, theme, MapText.Clean(map.Title, 300), words.Description(map), curves,
            [.. Enumerable.Range(0, discs.Length).OrderBy(i => discs[i].Radius).ThenBy(i => colors.OfNode[i], StringComparer.Ordinal).Select(i => discs[i])],
            labels, legend.Discs, [.. writings, .. legend.Words]);
    }

    /// <summary>Headline, and below it the period and what was counted. Returns where the map begins.</summary>
    private double Head()
    {
        var y = Edge;
        foreach (var line in MapText.Wrap(MapText.Clean(map.Title, 300), width - (2 * Edge), 34, bold: true, lines: 2))
            Write(line, Edge, y += 38, 34, theme.Text, bold: true);
        y += 6;
        foreach (var line in MapText.Wrap(words.Facts(map), width - (2 * Edge), 17, lines: 2))
            Write(line, Edge, y += 24, 17, theme.Quiet);
        return y + 22;
    }

    /// <summary>Source, method and notes. Returns where the map ends.</summary>
    private double Foot(int drawn)
    {
        string[] lines = [.. MapNotes.Lines(map, words, map.Nodes.Count, drawn).SelectMany(part => MapText.Wrap(part, width - (2 * Edge), 12, lines: 3))];
        var top = height - Edge - (lines.Length * 16) + 4;
        for (var i = 0; i < lines.Length; i++)
            Write(lines[i], Edge, top + (16 * i) + 8, 12, theme.Quiet);
        return top - 16;
    }

    /// <summary>Places on the sheet: the frame, upright where the area is, as large as the area allows.</summary>
    private static (double[] X, double[] Y, double Scale) Places(MapFrame frame, Box area)
    {
        var upright = area.Height > area.Width;
        var (across, down) = upright ? (frame.Y, frame.X) : (frame.X, frame.Y);
        var (frameWidth, frameHeight) = upright ? (frame.Aspect, 1.0) : (1.0, frame.Aspect);
        var inner = area.Grown(-Rim);
        var scale = Math.Min(inner.Width / frameWidth, inner.Height / frameHeight);
        var (left, top) = (((area.Left + area.Right) - (frameWidth * scale)) / 2, ((area.Top + area.Bottom) - (frameHeight * scale)) / 2);
        return (Array.ConvertAll(across, value => left + (value * scale)), Array.ConvertAll(down, value => top + (value * scale)), scale);
    }

    private List<Writing> Labels(Disc[] discs, Box area)
    {
        var most = map.Nodes.Count == 0 ? 0 : map.Nodes.Max(node => node.RepostsEarned);
        var smallest = discs.Length == 0 ? 0 : discs.Min(disc => disc.Radius);
        var ranked = Enumerable.Range(0, map.Nodes.Count)
            .Where(i => map.Nodes[i].RepostsEarned > 0 && discs[i].Radius >= Standing * smallest)
            .OrderByDescending(i => map.Nodes[i].RepostsEarned).ThenBy(i => map.Nodes[i].Id, StringComparer.Ordinal)
            .Take(20 * options.Labels).ToArray();
        var first = ranked.GroupBy(i => colors.SlotOfNode[i]).Where(group => group.Key < MapPalette.Count).SelectMany(group => group.Take(NamesForEach)).ToHashSet();
        var wishes = ranked.OrderBy(i => !first.Contains(i)).Take(3 * options.Labels).Select(i =>
        {
            var text = MapText.Clean(map.Nodes[i].Label);
            var size = SmallestLabel + ((LargestLabel - SmallestLabel) * Math.Sqrt((double)map.Nodes[i].RepostsEarned / most));
            return new LabelWish(text, i, size, Lettering.Width(text, size, bold: true));
        }).Where(wish => wish.Text.Length > 0);
        return LabelPlacement.Place(wishes, discs, area.Grown(Edge / 2), options.Labels)
            .ConvertAll(label => new Writing(label.Wish.Text, label.X, label.Y, label.Wish.Size, label.Wish.Width, theme.Text, Bold: true, Halo: true));
    }

    private void Write(string text, double x, double y, double size, string color, bool bold = false) =>
        writings.Add(new Writing(text, x, y, size, Lettering.Width(text, size, bold), color, bold));
}
