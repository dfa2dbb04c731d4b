using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Sillage.Analysis;
using Sillage.Reports.Maps;

namespace Sillage.Reports.Migrations;

/// <summary>
/// Who reposted whom in one phase, as a Sankey diagram of two columns: left the groups whose posts were reposted, right those that reposted them; widths
/// are reposts. Without fixed colours: the page's style gives them.
/// </summary>
/// <param name="handOff">The flows.</param>
/// <param name="classes">Name of each group's colour in style sheets; the last is everyone else's.</param>
/// <param name="words">Words.</param>
internal sealed class FlowFigure(HandOff handOff, IReadOnlyList<string> classes, Words words)
{
    private const double Width = 300, Height = 190, Column = 14, Top = 22, Gap = 3;

    /// <summary>Flows thinner than this part of all are left out of the drawing; the tables have them.</summary>
    private const double Thinnest = 0.004;

    private readonly StringBuilder svg = new();

    /// <summary>The SVG element; empty where nobody reposted anybody.</summary>
    /// <param name="phase">The phase.</param>
    /// <param name="title">Words above it.</param>
    public string Svg(int phase, string title)
    {
        var flows = handOff.PhaseFlows[phase];
        var all = flows.Sum(flow => flow.Reposts);
        if (all == 0)
            return "";
        svg.Clear();
        var groups = handOff.Groups.Count;
        var left = Ends(flows, flow => Slot(flow.From), groups, all);
        var right = Ends(flows, flow => Slot(flow.To), groups, all);
        Append($"<svg viewBox=\"0 0 {Width} {Height}\" role=\"img\" aria-label=\"{Html(Description(title, flows, all))}\">\n<text class=\"flow-title\" x=\"0\" y=\"13\">{Html(title)}</text>\n<g class=\"ribbons\">\n");
        double[] from = [.. left.Select(end => end.Top)], to = [.. right.Select(end => end.Top)];
        var scale = Scale(groups, all);
        foreach (var flow in flows.OrderBy(flow => Slot(flow.From)).ThenBy(flow => Slot(flow.To)))
        {
            var (height, one, other) = (flow.Reposts * scale, Slot(flow.From), Slot(flow.To));
            if (flow.Reposts >= Thinnest * all)
                Ribbon(from[one], to[other], height, classes[one], $"{Name(flow.From)} → {Name(flow.To)}: {words.Number(flow.Reposts)}");
            from[one] += height;
            to[other] += height;
        }

        Append($"</g>\n");
        Ends(left, 0);
        Ends(right, Width - Column);
        return svg.Append("</svg>\n").ToString();
    }

    private static double Scale(int groups, long all) => (Height - Top - (groups * Gap)) / all;

    private static (double Top, double Height)[] Ends(IReadOnlyList<PhaseFlow> flows, Func<PhaseFlow, int> slot, int groups, long all)
    {
        var sums = new long[groups + 1];
        foreach (var flow in flows)
            sums[slot(flow)] += flow.Reposts;
        var ends = new (double, double)[groups + 1];
        var top = Top;
        for (var group = 0; group <= groups; group++)
        {
            var height = sums[group] * Scale(groups, all);
            ends[group] = (top, height);
            top += height > 0 ? height + Gap : 0;
        }

        return ends;
    }

    private void Ends((double Top, double Height)[] ends, double x)
    {
        for (var group = 0; group < ends.Length; group++)
        {
            if (ends[group].Height > 0)
                Append($"<rect class=\"{classes[group]}\" x=\"{x:0.#}\" y=\"{ends[group].Top:0.##}\" width=\"{Column}\" height=\"{Math.Max(0.6, ends[group].Height):0.##}\"/>\n");
        }
    }

    private void Ribbon(double left, double right, double height, string group, string note)
    {
        const double start = Column, end = Width - Column, middle = (start + end) / 2;
        Append($"<path class=\"{group}\" d=\"M{start:0.#} {left:0.##}C{middle:0.#} {left:0.##} {middle:0.#} {right:0.##} {end:0.#} {right:0.##}V{right + height:0.##}C{middle:0.#} {right + height:0.##} {middle:0.#} {left + height:0.##} {start:0.#} {left + height:0.##}Z\"><title>{Html(note)}</title></path>\n");
    }

    private string Description(string title, IReadOnlyList<PhaseFlow> flows, long all)
    {
        var largest = flows.OrderByDescending(flow => flow.Reposts).ThenBy(flow => flow.From).ThenBy(flow => flow.To).Take(4).Select(flow => $"{Name(flow.From)} → {Name(flow.To)} {words.Percent(100.0 * flow.Reposts / all)}");
        return $"{title}: {string.Join(", ", largest)}";
    }

    private int Slot(int group) => group < 0 ? handOff.Groups.Count : group;

    private string Name(int group) => group < 0 ? (words.French ? "tous les autres" : "everyone else") : words.Group(handOff.By, MapText.Clean(handOff.Groups[group], 60));

    private static string Html(string text) => HtmlEncoder.Default.Encode(text);

    private void Append(FormattableString text) => svg.Append(text.ToString(CultureInfo.InvariantCulture));
}
