using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Sillage.Analysis;
using Sillage.Reports.Maps;

namespace Sillage.Reports;

/// <summary>The report's map, and in words what sets each community apart: to be read without scripts, on paper and on a telephone.</summary>
internal sealed class CommunitySection(TraceResults results, Words words)
{
    /// <summary>Terms named of each kind, and accounts.</summary>
    private const int Terms = 5;

    /// <summary>Terms that chance would bring forth are not named: |z| below this. Source: Monroe, Colaresi, Quinn 2008, section 3.5.2.</summary>
    private const double LeastZ = 1.96;

    private readonly StringBuilder page = new();

    /// <summary>Figure, link to the interactive map, portraits.</summary>
    /// <param name="command">Command that draws the whole map.</param>
    public string Write(string command)
    {
        if (results.Map is { Nodes.Count: > 0 } map)
        {
            var figure = new MapFigure(map, words.French ? "fr" : "en");
            Append($"<style>\n{figure.Style()}</style>\n<figure class=\"map\">\n{figure.Svg()}<figcaption class=\"caption\">{Html(string.Join(' ', figure.Notes.Select(note => note.EndsWith('.') ? note : note + ".")))}</figcaption>\n</figure>\n");
            Append($"<ul class=\"legend\" aria-label=\"{Html(Label("legend"))}\">\n{string.Concat(figure.Groups.Select(group => $"<li><span class=\"chip c{group.Slot}\"></span><bdi>{Html(group.Name)}</bdi></li>\n"))}</ul>\n");
            Append($"<p><a href=\"{TraceReport.MapFile}\">{Html(Label("map.open"))}</a> ({Html(Label("map.beside"))}). {Html(Label("map.whole"))}{(words.French ? "\u202f:" : ":")} <code>{Html(command)}</code></p>\n");
        }

        var communities = results.Communities.Result.Communities;
        var steady = communities.Where(one => one.Stability >= results.Communities.Options.Placed).ToArray();
        var shown = steady.Length > 0 ? steady : communities.Take(2).ToArray();
        if (shown.Length > 0)
        {
            Append($"<h3>{Html(Label("portraits"))}</h3>\n<ol class=\"portraits\">\n");
            foreach (var one in shown)
                Portrait(one);
            Append($"</ol>\n");
        }

        if (communities.Count > shown.Length)
            Append($"<p>{Html(Others(communities.Count - shown.Length))}</p>\n");

        return page.ToString();
    }

    private string Others(int count) => (count, words.French) switch
    {
        (1, true) => "Une autre communauté est dans le tableau ; les calculs ne s’accordent pas sur elle : ne pas dire qui en fait partie.",
        (1, false) => "Another community is in the table; the runs disagree about it: do not say who belongs to it.",
        (_, true) => $"{words.Number(count)} autres communautés sont dans le tableau ; les calculs ne s’accordent pas sur elles : ne pas dire qui en fait partie.",
        (_, false) => $"{words.Number(count)} other communities are in the table; the runs disagree about them: do not say who belongs to them.",
    };

    private void Portrait(Community one)
    {
        Append($"<li><p class=\"name\"><span class=\"chip c{Math.Min(one.Index, MapPalette.Count)}\"></span><bdi>{Html(one.Name)}</bdi></p>\n<p>{Html(Facts(one))}</p>\n{(one.Stability < results.Communities.Options.Placed ? $"<p class=\"caption\">{Html(Label("portrait.unsteady"))}</p>\n" : "")}<dl>");
        Entry("portrait.accounts", one.MostReposted.Where(account => account.RepostsEarned > 0).Select(account => $"{AccountName.Shown(account.Account)} ({words.Number(account.RepostsEarned)})"));
        Entry("portrait.hashtags", Names(one.Hashtags));
        Entry("portrait.words", Names(one.Words));
        Entry("portrait.links", Names(one.Links));
        Entry("portrait.languages", Names(one.Languages).Select(words.Language));
        Entry("portrait.switchers", results.Communities.Result.Switchers.Where(switcher => switcher.Community == one.Index)
            .Select(switcher => $"{AccountName.Shown(switcher.Account)} ({words.Percent(100 * switcher.Agreement)})"));
        Append($"</dl></li>\n");
    }

    private string Facts(Community one)
    {
        var (accounts, share) = (words.Number(one.Accounts), words.Percent(100 * one.Share.Value));
        var (inside, stable) = (words.Percent(100 * one.RepostsInside.Value), words.Percent(100 * one.Stability));
        var entry = one.FirstEntry is { } first ? (words.French ? $" Première entrée : {words.Account(first.Account)}, le {words.Time(first.At)}." : $" First entry: {words.Account(first.Account)} on {words.Time(first.At)}.") : "";
        return words.French
            ? $"{accounts} comptes, {share} des publications du sujet ({words.Percent(100 * one.Share.Low)} à {words.Percent(100 * one.Share.High)}). {inside} de leurs {words.Number(one.RepostsInside.Of)} relais restent dedans.{entry} En moyenne, {stable} des calculs s’accordent sur un compte."
            : $"{accounts} accounts, {share} of the topic’s posts ({words.Percent(100 * one.Share.Low)} to {words.Percent(100 * one.Share.High)}). {inside} of their {words.Number(one.RepostsInside.Of)} reposts stay inside.{entry} On average {stable} of the runs agree on an account.";
    }

    private static IEnumerable<string> Names(IEnumerable<DistinctiveTerm> terms) => terms.Where(term => term.Z >= LeastZ).Select(term => term.Term);

    private void Entry(string label, IEnumerable<string> values)
    {
        var shown = values.Take(Terms).ToArray();
        if (shown.Length > 0)
            Append($"<dt>{Html(Label(label))}</dt><dd>{string.Join(", ", shown.Select(value => $"<bdi>{Html(value)}</bdi>"))}</dd>");
    }

    private string Label(string key) => Labels.Of(key, words.French);

    private static string Html(string text) => HtmlEncoder.Default.Encode(text);

    private void Append(FormattableString text) => page.Append(text.ToString(CultureInfo.InvariantCulture));
}
