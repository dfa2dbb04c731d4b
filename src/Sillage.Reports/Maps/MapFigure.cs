using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;

namespace Sillage.Reports.Maps;

/// <summary>
/// The map as a figure inside of a page: an SVG without fixed colours, which the page's style gives it for light, dark and print. Small: dots of a
/// colour and size are one path, as are curves of a group. Names are placed twice, many for wide screens and paper, few and large for narrow ones.
/// </summary>
internal sealed class MapFigure
{
    private const double Rim = 36;
    private const double Width = MapFrame.NominalWidth + (2 * Rim);

    /// <summary>Radius from which an account is a circle with a name to point at, instead of a dot of a path.</summary>
    private const double Disc = 2.6;

    /// <summary>Turns in which the dots are drawn, so that no colour covers all others.</summary>
    private const int Turns = 4;

    /// <summary>So many of the most reposted accounts are named even where there is no room at their discs.</summary>
    private const int Led = 8;

    private readonly PropagationMap map;
    private readonly MapWords words;
    private readonly MapGroups groups;
    private readonly MapFrame frame;
    private readonly double[] x;
    private readonly double[] y;
    private readonly int[] drawn;
    private readonly StringBuilder svg = new();

    /// <param name="map">The map.</param>
    /// <param name="language">"en" or "fr".</param>
    /// <param name="edges">Edges drawn at most.</param>
    public MapFigure(PropagationMap map, string language, int edges = 5000)
    {
        map.Check();
        this.map = map;
        words = new MapWords(language);
        groups = MapGroups.Of(map, MapColoring.Community, words);
        frame = MapFrame.Fit(map);
        (x, y) = (Array.ConvertAll(frame.X, at => Rim + (at * MapFrame.NominalWidth)), Array.ConvertAll(frame.Y, at => Rim + (at * MapFrame.NominalWidth)));
        drawn = EdgeSample.Take(map, edges);
    }

    /// <summary>Groups of the legend.</summary>
    public IReadOnlyList<MapGroup> Groups => groups.Groups;

    /// <summary>What the figure shows, from when to when, and what it leaves out.</summary>
    public IReadOnlyList<string> Notes => [words.Facts(map), words["lines.text"], words.LargestDisc(map), .. MapNotes.Lines(map, words, map.Nodes.Count, drawn.Length)];

    /// <summary>Colours of the groups as style sheet variables, for light and dark pages.</summary>
    public string Style()
    {
        var rules = string.Concat(Enumerable.Range(0, MapPalette.Count + 1).Select(slot => $".c{slot} {{ fill: var(--c{slot}); background: var(--c{slot}); }} .d{slot} {{ stroke: var(--c{slot}); }} .e{slot} {{ stroke: var(--e{slot}); }}\n"));
        return $":root {{ {Colors(dark: false)} }}\n@media (prefers-color-scheme: dark) {{ :root {{ {Colors(dark: true)} }} }}\n{rules}";
    }

    /// <summary>The SVG element.</summary>
    public string Svg()
    {
        var height = (frame.Aspect * MapFrame.NominalWidth) + (2 * Rim);
        var area = new Box(Rim, Rim, Width - Rim, height - Rim);
        svg.Clear();
        Append($"<svg viewBox=\"0 0 {Width:0} {height:0}\" role=\"img\" aria-label=\"{HtmlEncoder.Default.Encode(words.Description(map))}\">\n<g class=\"lines\">");
        var classes = Array.ConvertAll(groups.SlotOfNode, slot => $"e{slot}");
        foreach (var group in EdgeDrawing.Curves(map, drawn, x, y, classes, area))
            Curves(group);
        Append($"</g>\n<g class=\"dots\">");
        var radius = Array.ConvertAll([.. map.Nodes], node => frame.Scale.Of(node.RepostsEarned));
        Dots(radius);
        Append($"</g>\n<g class=\"discs\">");
        foreach (var i in Enumerable.Range(0, radius.Length).Where(i => radius[i] >= Disc).OrderBy(i => radius[i]).ThenBy(i => i))
            Append($"<circle class=\"c{groups.SlotOfNode[i]}\" cx=\"{x[i]:0.#}\" cy=\"{y[i]:0.#}\" r=\"{radius[i]:0.#}\"><title>{Html(map.Nodes[i].Label)}: {words.Number(map.Nodes[i].RepostsEarned)} {words["earned"]}</title></circle>");
        Append($"</g>\n");
        var discs = Enumerable.Range(0, radius.Length).Select(i => new Disc(x[i], y[i], radius[i], "")).ToArray();
        var sheet = new Box(2, 2, Width - 2, height - 2);
        Names(discs, sheet, "wide", most: 32, smallest: 15, largest: 26, needed: 1.5);
        Names(discs, sheet, "narrow", most: 8, smallest: 36, largest: 44, needed: 3);
        Append($"</svg>\n");
        return svg.ToString();
    }

    private string Colors(bool dark) => string.Join(' ', groups.Groups.Select(group => (group.Slot, Color: dark ? group.Dark : group.Light))
        .Select(one => $"--c{one.Slot}: {one.Color}; --e{one.Slot}: {MapColors.OfEdge(one.Color, dark)};"));

    /// <summary>One path of curves in steps from their starts: whole units are finer than a screen shows.</summary>
    private void Curves(CurveGroup group)
    {
        Append($"<path class=\"{group.Color}\" stroke-opacity=\"{group.Opacity:0.##}\" stroke-width=\"{group.Width:0.#}\" d=\"");
        foreach (var curve in group.Curves)
        {
            var (atX, atY) = (Math.Round(curve.X0), Math.Round(curve.Y0));
            Append($"M{atX:0} {atY:0}q{curve.ControlX - atX:0} {curve.ControlY - atY:0} {curve.X1 - atX:0} {curve.Y1 - atY:0}");
        }

        Append($"\"/>");
    }

    private void Dots(double[] radius)
    {
        var dots = Enumerable.Range(0, radius.Length).Where(i => radius[i] < Disc)
            .GroupBy(i => (Turn: i % Turns, Slot: groups.SlotOfNode[i], Radius: Math.Round(2 * radius[i]) / 2))
            .OrderBy(group => group.Key.Radius).ThenBy(group => group.Key.Turn).ThenBy(group => group.Key.Slot);
        foreach (var group in dots)
        {
            Append($"<path class=\"d{group.Key.Slot}\" stroke-width=\"{2 * Math.Max(0.7, group.Key.Radius):0.#}\" d=\"");
            foreach (var i in group)
                Append($"M{x[i]:0.#} {y[i]:0.#}h0");
            Append($"\"/>");
        }
    }

    private void Names(Disc[] discs, Box sheet, string layer, int most, double smallest, double largest, double needed)
    {
        var top = Math.Max(1.0, map.Nodes.Select(node => node.RepostsEarned).DefaultIfEmpty(0).Max());
        var wishes = Enumerable.Range(0, discs.Length)
            .Where(i => map.Nodes[i].RepostsEarned > 0 && discs[i].Radius >= needed * frame.Scale.Smallest)
            .OrderByDescending(i => map.Nodes[i].RepostsEarned).ThenBy(i => map.Nodes[i].Id, StringComparer.Ordinal).Take(4 * most)
            .Select(i =>
            {
                var text = MapText.Clean(map.Nodes[i].Label, 24);
                var size = smallest + ((largest - smallest) * Math.Sqrt(map.Nodes[i].RepostsEarned / top));
                return new LabelWish(text, i, size, Lettering.Width(text, size, bold: true));
            }).Where(wish => wish.Text.Length > 0);
        Append($"<g class=\"names {layer}\">");
        var placed = LabelPlacement.Place(wishes, discs, sheet, most, clear: true, led: Led);
        foreach (var label in placed.Where(label => label.IsLed))
        {
            var (disc, box) = (discs[label.Wish.Node], label.Box);
            var (endX, endY) = (Math.Clamp(disc.X, box.Left, box.Right), Math.Clamp(disc.Y, box.Top, box.Bottom));
            var part = disc.Radius / Math.Sqrt(((endX - disc.X) * (endX - disc.X)) + ((endY - disc.Y) * (endY - disc.Y)));
            Append($"<path class=\"leader\" d=\"M{disc.X + (part * (endX - disc.X)):0.#} {disc.Y + (part * (endY - disc.Y)):0.#}L{endX:0.#} {endY:0.#}\"/>");
        }

        foreach (var label in placed)
            Append($"<text x=\"{label.X:0.#}\" y=\"{label.Y:0.#}\" font-size=\"{label.Wish.Size:0.#}\" textLength=\"{label.Wish.Width:0.#}\" lengthAdjust=\"spacingAndGlyphs\">{Html(label.Wish.Text)}</text>");
        Append($"</g>\n");
    }

    private static string Html(string text) => HtmlEncoder.Default.Encode(MapText.Clean(text));

    private void Append(FormattableString text) => svg.Append(text.ToString(CultureInfo.InvariantCulture));
}
