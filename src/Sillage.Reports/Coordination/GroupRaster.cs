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
internal sealed class GroupRaster
{
    private const int MostLines = 60, Colours = 8, LineHeight = 14, LabelWidth = 170, Width = 1000, MostTicks = 20_000;

    private const int Common = 100, Alone = -1;
    private readonly CoordinationEvidence evidence;
    private readonly TimeMarks marks;
    private readonly Words words;
    private readonly ILookup<int, Meeting> meetings;
    private readonly ILookup<int, (int Layer, int Share)> shares;
    private readonly ILookup<int, int> accounts;

    /// <param name="evidence">What the groups rest on.</param>
    /// <param name="groups">How many groups, from the largest on, will be drawn.</param>
    /// <param name="marks">Silences and events.</param>
    /// <param name="words">The language.</param>
    public GroupRaster(CoordinationEvidence evidence, int groups, TimeMarks marks, Words words)
    {
        (this.evidence, this.marks, this.words) = (evidence, marks, words);
        bool Drawn(int account) => evidence.GroupOf[account] >= 0 && evidence.GroupOf[account] < groups;
        meetings = evidence.Meetings.Where(meeting => evidence.Edges[meeting.Edge].Group is >= 0 and var group && group < groups).ToLookup(meeting => evidence.Edges[meeting.Edge].Group);
        accounts = Enumerable.Range(0, evidence.GroupOf.Length).Where(Drawn).ToLookup(account => evidence.GroupOf[account]);
        shares = Enumerable.Range(0, evidence.Set.Behaviours.Count)
            .SelectMany(layer => Members(evidence.Set.Behaviours[layer].Shares, Drawn).Select(share => (layer, share)))
            .ToLookup(one => evidence.GroupOf[evidence.Set.Behaviours[one.layer].Shares.Account[one.share]]);
    }

    public string Svg(CoordinatedGroup group)
    {
        var line = Lines(group);
        var (colour, common) = Objects(group);
        var ticks = Ticks(group, line, colour, common, out var left);
        if (ticks.Length == 0)
            return "";
        var (from, to) = (ticks[0].At, ticks[^1].At);
        var span = Math.Max(1, to - from);
        var height = (line.Count * LineHeight) + 24;
        var svg = new StringBuilder();
        var name = HtmlEncoder.Default.Encode(words.French ? $"Partages du groupe {group.Id} dans l’ordre du temps, une ligne par compte" : $"Shares of group {group.Id} in order of time, one line an account");
        svg.Append(CultureInfo.InvariantCulture, $"<div class=\"raster\" tabindex=\"0\" role=\"group\" aria-label=\"{name}\">\n<svg viewBox=\"0 0 {Width} {height}\" aria-hidden=\"true\">\n");
        svg.Append(marks.Svg(Moment(from), Moment(to), LabelWidth + 2, Width - 2, 0, height - 22));
        for (var one = 0; one < line.Count; one++)
        {
            var y = (one * LineHeight) + 11;
            var account = MapText.Clean(group.Members[one].Account, 24);
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{LabelWidth - 8}\" y=\"{y}\" text-anchor=\"end\">{HtmlEncoder.Default.Encode(account)}</text><path class=\"line\" d=\"M{LabelWidth} {y - 4}H{Width}\"/>\n");
        }

        foreach (var kind in ticks.GroupBy(tick => tick.Colour).OrderBy(kind => kind.Key))
        {
            svg.Append(CultureInfo.InvariantCulture, $"<path class=\"{(kind.Key == Alone ? "alone" : kind.Key == Common ? "common" : $"c{kind.Key}")}\" d=\"");
            foreach (var tick in kind)
                svg.Append(CultureInfo.InvariantCulture, $"M{LabelWidth + 2 + ((Width - LabelWidth - 4) * (tick.At - from) / (double)span):0.#} {(tick.Line * LineHeight) + 2}v10");
            svg.Append("\"/>\n");
        }

        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{LabelWidth}\" y=\"{height - 6}\">{Time(from)}</text><text x=\"{Width}\" y=\"{height - 6}\" text-anchor=\"end\">{Time(to)} UTC</text>\n</svg>\n</div>\n");
        if (group.Accounts > line.Count)
        {
            Note(svg, words.French
                ? $"Sont dessinés les {line.Count} membres aux rencontres les plus nombreuses, sur {words.Number(group.Accounts)}."
                : $"The {line.Count} members with most meetings are drawn, of {words.Number(group.Accounts)}.");
        }

        if (left > 0)
        {
            Note(svg, words.French
                ? $"Sont dessinés leurs {words.Number(ticks.Length)} premiers partages ; {words.Number(left)} plus tardifs ne le sont pas."
                : $"Their first {words.Number(ticks.Length)} shares are drawn; {words.Number(left)} later ones are not.");
        }

        if (marks.Told(Moment(from), Moment(to), words.French) is { Length: > 0 } told)
            Note(svg, told);
        return svg.ToString();
    }

    private static void Note(StringBuilder svg, string text) => svg.Append(CultureInfo.InvariantCulture, $"<p class=\"note\">{HtmlEncoder.Default.Encode(text)}</p>\n");

    private static IEnumerable<int> Members(ShareList shares, Func<int, bool> drawn)
    {
        for (var share = 0; share < shares.Count; share++)
        {
            if (drawn(shares.Account[share]))
                yield return share;
        }
    }

    private Dictionary<int, int> Lines(CoordinatedGroup group)
    {
        var account = accounts[group.Id - 1].ToDictionary(account => evidence.Set.AccountIds[account]);
        return group.Members.Take(MostLines).Select((member, number) => (Account: account[member.AccountId], number)).ToDictionary(pair => pair.Account, pair => pair.number);
    }

    private (Dictionary<(int, int), int> Colour, HashSet<(int, int)> Common) Objects(CoordinatedGroup group)
    {
        var members = new Dictionary<(int Layer, int Shared), HashSet<int>>();
        foreach (var meeting in meetings[group.Id - 1])
        {
            var edge = evidence.Edges[meeting.Edge];
            var key = (meeting.Layer, evidence.Set.Behaviours[meeting.Layer].Shares.Shared[meeting.One]);
            if (!members.TryGetValue(key, out var of))
                members[key] = of = [];
            of.Add(edge.A);
            of.Add(edge.B);
        }

        var most = members.OrderByDescending(one => one.Value.Count).ThenBy(one => one.Key).Take(Colours).Select((one, number) => (one.Key, number));
        return (most.ToDictionary(one => one.Key, one => one.number), [.. members.Keys]);
    }

    /// <summary>The shares of those who are drawn, in order of time; where there are too many, <paramref name="left"/> later ones are left out.</summary>
    private (int Line, long At, int Colour)[] Ticks(CoordinatedGroup group, Dictionary<int, int> line, Dictionary<(int, int), int> colour, HashSet<(int, int)> common, out int left)
    {
        var ticks = new List<(int Line, long At, int Colour)>();
        foreach (var (layer, share) in shares[group.Id - 1])
        {
            var list = evidence.Set.Behaviours[layer].Shares;
            if (!line.TryGetValue(list.Account[share], out var place))
                continue;
            var key = (layer, list.Shared[share]);
            ticks.Add((place, list.At[share], colour.TryGetValue(key, out var number) ? number : common.Contains(key) ? Common : Alone));
        }

        left = Math.Max(0, ticks.Count - MostTicks);
        return [.. ticks.OrderBy(tick => tick.At).Take(MostTicks)];
    }

    private static string Time(long microseconds) => Moment(microseconds).UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    private static DateTimeOffset Moment(long microseconds) => DateTimeOffset.UnixEpoch.AddTicks(microseconds * 10);
}
