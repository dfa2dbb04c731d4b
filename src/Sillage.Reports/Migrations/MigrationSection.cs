using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Sillage.Analysis;
using Sillage.Reports.Maps;

namespace Sillage.Reports.Migrations;

/// <summary>The report's pictures of how a topic moved: posts of each division's groups over time, and who reposted whom in each phase.</summary>
internal sealed class MigrationSection(TraceResults results, TimeMarks marks, Words words)
{
    private const int PhasesDrawn = 6;

    private static readonly string Style = Embedded.Text("migration.css");

    private readonly StringBuilder page = new();

    public string Write()
    {
        var result = results.Migration.Result;
        Append($"<style>\n{Colors()}{Style}</style>\n");
        foreach (var streams in result.Streams)
        {
            var classes = Classes(streams.By, [.. streams.Groups.Select(group => group.Name)]);
            var title = $"{words.Division(streams.By)}";
            if (new StreamFigure(streams, marks, classes, words).Svg($"{title}{(words.French ? " au fil du temps" : " over time")}") is not { Length: > 0 } svg)
                continue;
            Append($"<h3>{Html(title)}</h3>\n<figure class=\"stream\">\n{svg}</figure>\n");
            Legend(streams.By, [.. streams.Groups.Select(group => group.Name)], classes);
        }

        foreach (var handOff in result.HandOffs)
            Flows(handOff);
        return page.ToString();
    }

    private void Flows(HandOff handOff)
    {
        var classes = Classes(handOff.By, handOff.Groups);
        var drawn = Enumerable.Range(0, handOff.PhaseFlows.Count).OrderByDescending(phase => handOff.PhaseFlows[phase].Sum(flow => flow.Reposts)).ThenBy(phase => phase).Take(PhasesDrawn).Order().ToArray();
        var figure = new FlowFigure(handOff, classes, words);
        var pictures = string.Concat(drawn.Select(phase => figure.Svg(phase, Phase(results.Migration.Result.Phases[phase], handOff.PhaseFlows[phase].Sum(flow => flow.Reposts)))));
        if (pictures.Length == 0)
            return;
        var caption = words.French
            ? $"Qui a relayé qui, {words.Division(handOff.By).ToLowerInvariant()}, phase par phase : à gauche ceux dont les publications ont été relayées, à droite ceux qui les ont relayées ; l’épaisseur vaut le nombre de relais. Les phases aux relais les plus nombreux ; toutes sont dans les tableaux."
            : $"Who reposted whom, {words.Division(handOff.By).ToLowerInvariant()}, phase by phase: left those whose posts were reposted, right those that reposted them; thickness is the number of reposts. The phases with most reposts; all are in the tables.";
        Append($"<figure>\n<div class=\"flows\">\n{pictures}</div>\n<figcaption class=\"caption\">{Html(caption)}</figcaption>\n</figure>\n");
    }

    private string Phase(Phase phase, long reposts)
    {
        var (from, to) = (phase.From.UtcDateTime, phase.To.UtcDateTime);
        var format = to - from < TimeSpan.FromDays(1) ? "HH:mm" : "d MMM HH:mm";
        var text = $"{from.ToString(format, CultureInfo.InvariantCulture)} – {to.ToString(format, CultureInfo.InvariantCulture)}";
        return words.French ? $"{text} : {words.Number(reposts)} relais" : $"{text}: {words.Number(reposts)} reposts";
    }

    private void Legend(string by, string[] names, string[] classes)
    {
        Append($"<ul class=\"legend\" aria-label=\"{Html(words.Division(by))}\">\n");
        for (var group = 0; group < names.Length; group++)
            Append($"<li><span class=\"chip {classes[group]}\"></span><bdi>{Html(words.Group(by, names[group]))}</bdi></li>\n");
        Append($"<li><span class=\"chip {classes[^1]}\"></span>{(words.French ? "tous les autres, ou inconnu" : "everyone else, or unknown")}</li>\n</ul>\n");
    }

    /// <summary>A colour for each group and one for everyone else: communities have the map's, and those that are grey there one that is left; others their rank's.</summary>
    private string[] Classes(string by, IReadOnlyList<string> names)
    {
        var communities = results.Communities.Result.Communities.Where(one => one.MostReposted.Count > 0).ToDictionary(one => AccountGroups.Name(one), one => one.Index, StringComparer.Ordinal);
        return [.. Slots([.. names.Select((name, rank) => by == "community" && communities.TryGetValue(name, out var index) ? index : rank)]).Append(MapPalette.Count).Select(slot => $"grp{slot}")];
    }

    /// <summary>A colour's place for each rank: its own as far as there are colours, then those that nobody has, then everyone else's.</summary>
    internal static IEnumerable<int> Slots(int[] ranks)
    {
        var left = new Queue<int>(Enumerable.Range(0, MapPalette.Count).Except(ranks));
        return [.. ranks.Select(rank => rank < MapPalette.Count ? rank : left.TryDequeue(out var slot) ? slot : MapPalette.Count)];
    }

    /// <summary>The map's colours for light and dark pages; the last is everyone else's.</summary>
    private static string Colors()
    {
        static string Of(bool dark) => string.Join(' ', Enumerable.Range(0, MapPalette.Count + 1).Select(slot => $"--grp{slot}: {MapPalette.Color(slot, dark)};"));
        return $":root {{ {Of(dark: false)} }}\n@media (prefers-color-scheme: dark) {{ :root {{ {Of(dark: true)} }} }}\n"
            + string.Concat(Enumerable.Range(0, MapPalette.Count + 1).Select(slot => $".grp{slot} {{ fill: var(--grp{slot}); background: var(--grp{slot}); }}\n"));
    }

    private static string Html(string text) => HtmlEncoder.Default.Encode(text);

    private void Append(FormattableString text) => page.Append(text.ToString(CultureInfo.InvariantCulture));
}
