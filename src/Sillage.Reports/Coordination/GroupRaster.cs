using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Sillage.Analysis;
using Sillage.Reports.Maps;

namespace Sillage.Reports.Coordination;

/// <summary>
/// A group as a raster: one line an account, one tick a share in order of time. The objects that most members shared have a colour each, other
/// objects of the group are dark, what a member shared alone is faint.
/// </summary>
internal static class GroupRaster
{
    private const int Lines = 60, Colours = 8, LineHeight = 14, LabelWidth = 170, Width = 1000, MostTicks = 20_000;

    public static string Svg(CoordinationEvidence evidence, CoordinatedGroup group)
    {
        var line = Members(evidence, group);
        var (colour, common) = Objects(evidence, group);
        var ticks = Ticks(evidence, line, colour, common);
        if (ticks.Count == 0)
            return "";
        var (from, to) = (ticks.Min(tick => tick.At), ticks.Max(tick => tick.At));
        var span = Math.Max(1, to - from);
        var height = (line.Count * LineHeight) + 24;
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg viewBox=\"0 0 {Width} {height}\" role=\"img\" aria-label=\"Shares of group {group.Id} in order of time, one line an account\">\n");
        for (var one = 0; one < line.Count; one++)
        {
            var y = (one * LineHeight) + 11;
            var name = MapText.Clean(group.Members[one].Account, 24);
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{LabelWidth - 8}\" y=\"{y}\" text-anchor=\"end\">{HtmlEncoder.Default.Encode(name)}</text><path class=\"line\" d=\"M{LabelWidth} {y - 4}H{Width}\"/>\n");
        }

        foreach (var kind in ticks.GroupBy(tick => tick.Colour).OrderBy(kind => kind.Key))
        {
            svg.Append(CultureInfo.InvariantCulture, $"<path class=\"{(kind.Key == Alone ? "alone" : kind.Key == Common ? "common" : $"c{kind.Key}")}\" d=\"");
            foreach (var tick in kind)
                svg.Append(CultureInfo.InvariantCulture, $"M{LabelWidth + 2 + ((Width - LabelWidth - 4) * (tick.At - from) / (double)span):0.#} {(tick.Line * LineHeight) + 2}v10");
            svg.Append("\"/>\n");
        }

        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{LabelWidth}\" y=\"{height - 6}\">{Time(from)}</text><text x=\"{Width}\" y=\"{height - 6}\" text-anchor=\"end\">{Time(to)}</text>\n</svg>\n");
        if (group.Accounts > line.Count)
            svg.Append(CultureInfo.InvariantCulture, $"<p class=\"note\">The {line.Count} members with most meetings are drawn, of {group.Accounts:N0}.</p>\n");
        return svg.ToString();
    }

    private const int Common = 100, Alone = -1;

    private static Dictionary<int, int> Members(CoordinationEvidence evidence, CoordinatedGroup group)
    {
        var ofGroup = Enumerable.Range(0, evidence.GroupOf.Length).Where(account => evidence.GroupOf[account] == group.Id - 1).ToDictionary(account => evidence.Set.AccountIds[account], account => account);
        return group.Members.Take(Lines).Select((member, number) => (Account: ofGroup[member.AccountId], number)).ToDictionary(pair => pair.Account, pair => pair.number);
    }

    private static (Dictionary<(int, int), int> Colour, HashSet<(int, int)> Common) Objects(CoordinationEvidence evidence, CoordinatedGroup group)
    {
        var members = new Dictionary<(int Layer, int Shared), HashSet<int>>();
        foreach (var meeting in evidence.Meetings)
        {
            var edge = evidence.Edges[meeting.Edge];
            if (edge.Group != group.Id - 1)
                continue;
            var key = (meeting.Layer, evidence.Set.Behaviours[meeting.Layer].Shares.Shared[meeting.One]);
            if (!members.TryGetValue(key, out var of))
                members[key] = of = [];
            of.Add(edge.A);
            of.Add(edge.B);
        }

        var most = members.OrderByDescending(one => one.Value.Count).ThenBy(one => one.Key).Take(Colours).Select((one, number) => (one.Key, number));
        return (most.ToDictionary(one => one.Key, one => one.number), [.. members.Keys]);
    }

    private static List<(int Line, long At, int Colour)> Ticks(CoordinationEvidence evidence, Dictionary<int, int> line, Dictionary<(int, int), int> colour, HashSet<(int, int)> common)
    {
        var ticks = new List<(int Line, long At, int Colour)>();
        for (var layer = 0; layer < evidence.Set.Behaviours.Count; layer++)
        {
            var shares = evidence.Set.Behaviours[layer].Shares;
            for (var share = 0; share < shares.Count && ticks.Count < MostTicks; share++)
            {
                if (!line.TryGetValue(shares.Account[share], out var place))
                    continue;
                var key = (layer, shares.Shared[share]);
                ticks.Add((place, shares.At[share], colour.TryGetValue(key, out var number) ? number : common.Contains(key) ? Common : Alone));
            }
        }

        return ticks;
    }

    private static string Time(long microseconds) => DateTimeOffset.UnixEpoch.AddTicks(microseconds * 10).UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}
