using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Sillage.Analysis;
using Sillage.Reports.Maps;

namespace Sillage.Reports.Coordination;

/// <summary>One page with a raster for each group. It works from a file, runs no script and loads nothing from anywhere.</summary>
internal static class CoordinationPage
{
    private const int GroupsShown = 40;
    private static readonly string Style = Embedded.Text("coordination.css");

    public static void Write(Answer<CoordinationOptions, CoordinationResult> answer, Stream target)
    {
        var result = answer.Result;
        using var page = new StreamWriter(target, new UTF8Encoding(false), 1 << 16, leaveOpen: true) { NewLine = "\n" };
        var title = answer.Topic.Length == 0 ? "Who acts together" : $"Who acts together: {MapText.Clean(answer.Topic, 300)}";
        page.Write("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        page.Write("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\">\n");
        page.Write($"<title>{Html(title)} – Sillage</title>\n<style>\n{Style}</style>\n</head>\n<body>\n<header>\n<p class=\"kicker\">Sillage · coordination</p>\n<h1><bdi>{Html(title)}</bdi></h1>\n");
        page.Write($"<p class=\"lead\">{Html(Lead(answer))}</p>\n</header>\n<main>\n<section class=\"caveats\" aria-label=\"Read this first\">\n");
        foreach (var caveat in answer.Caveats)
            page.Write($"<p>{Html(MapText.Clean(caveat.Text, 1000))}</p>\n");
        foreach (var one in result.Permutations)
            page.Write($"<p>{Html(Shuffled(one))}</p>\n");
        page.Write("</section>\n");
        var raster = new GroupRaster(result.Evidence!, GroupsShown);
        var wordings = new WordingSection(result.Evidence!, new Words("en"));
        foreach (var group in result.Groups.Take(GroupsShown))
            Group(page, raster, wordings, group);
        if (result.Groups.Count > GroupsShown)
            page.Write($"<p>{Number(result.Groups.Count - GroupsShown)} smaller groups are in groups.csv.</p>\n");
        page.Write($"</main>\n<footer>\n<p>{Html(answer.Method.Name)}. Source: {Html(answer.Method.Source)}.</p>\n<p>Beside this page: groups.csv, members.csv, edges.csv, evidence.csv (both posts of every meeting), network.gexf, coordination.json. Times are UTC.</p>\n</footer>\n</body>\n</html>\n");
    }

    private static string Lead(Answer<CoordinationOptions, CoordinationResult> answer)
    {
        var result = answer.Result;
        var tested = answer.Options.Fdr is { } fdr && result.Kept.ExpectedFalse is not null
            ? string.Create(CultureInfo.InvariantCulture, $", of which chance is expected to have made at most {100 * fdr:0.##} %")
            : "";
        return $"{Number(result.Pairs)} pairs of shares lie within the window. {Number(result.Kept.Edges)} pairs of accounts are kept{tested}; they make {Number(result.Groups.Count)} groups.";
    }

    private static string Shuffled(CoordinationPermutations one) => string.Create(
        CultureInfo.InvariantCulture,
        $"Check of {CoordinationTables.Name(one.Behaviour)} with {Number(one.Rounds)} copies in which the times within each object changed places: {one.ShuffledEdges:#,0.##} edges of the wanted weight on average, of the shares themselves {Number(one.Edges)}; kept {one.ShuffledKept:#,0.##} on average, of the shares themselves {Number(one.Kept)}.");

    private static void Group(StreamWriter page, GroupRaster raster, WordingSection wordings, CoordinatedGroup group)
    {
        page.Write($"<section class=\"group\" id=\"group-{group.Id}\">\n<h2>Group {group.Id}: {Number(group.Accounts)} accounts");
        foreach (var label in group.Labels)
            page.Write($" <span class=\"label\">{Html(label)}</span>");
        page.Write($"</h2>\n<p>{Html(Sentence(group))}</p>\n");
        page.Write(raster.Svg(group));
        page.Write(wordings.Write(group));
        page.Write("<details><summary>Members and what they shared</summary>\n<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"Members\"><table>\n<thead><tr><th scope=\"col\">account</th><th scope=\"col\">linked with</th><th scope=\"col\">meetings</th><th scope=\"col\">came first</th><th scope=\"col\">posts</th></tr></thead>\n<tbody>\n");
        foreach (var member in group.Members.Take(200))
            page.Write($"<tr><th scope=\"row\"><bdi>{Text(member.Account, 80)}</bdi></th><td>{Number(member.Partners)}</td><td>{Number(member.Meetings)}</td><td>{Number(member.First)}</td><td>{Number(member.Posts)}</td></tr>\n");
        page.Write("</tbody></table></div>\n<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"Objects\"><table>\n<thead><tr><th scope=\"col\">shared</th><th scope=\"col\">how</th><th scope=\"col\">members</th><th scope=\"col\">first</th><th scope=\"col\">last</th></tr></thead>\n<tbody>\n");
        foreach (var one in group.Examples)
            page.Write($"<tr><th scope=\"row\" class=\"object\"><bdi>{Text(one.Shared, 160)}</bdi></th><td>{CoordinationTables.Name(one.Behaviour)}</td><td>{Number(one.Accounts)}</td><td>{Time(one.From)}</td><td>{Time(one.To)}</td></tr>\n");
        page.Write("</tbody></table></div></details>\n</section>\n");
    }

    private static string Sentence(CoordinatedGroup group)
    {
        var words = new StringBuilder();
        words.Append(CultureInfo.InvariantCulture, $"{Number(group.Accounts)} accounts shared {Number(group.Objects)} objects within the window of each other, {Number(group.Meetings)} meetings, half of them within {group.MedianSeconds:0.#} s");
        if (group.Expected is { } expected)
            words.Append(CultureInfo.InvariantCulture, $"; by chance these pairs would have met {expected:0.##} times");
        words.Append(CultureInfo.InvariantCulture, $". {Time(group.From)} to {Time(group.To)}");
        if (group.Days.Count > 1)
            words.Append(CultureInfo.InvariantCulture, $", on {group.Days.Count} days");
        words.Append(CultureInfo.InvariantCulture, $". They made {100 * group.Share.Value:0.##} % of the topic's posts ({Number(group.Posts)}).");
        if (group.Signs is { SameClient: { } same, Client: { } client })
            words.Append(CultureInfo.InvariantCulture, $" {100 * same:0} % of the posts came from one program, {MapText.Clean(client, 60)}.");
        if (group.Labels.Contains("syndication"))
            words.Append(" It looks like syndication: one publisher or tool that posts the same for many, openly or not. That is not automation of opinion by itself.");
        return words.ToString();
    }

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static string Text(string text, int most) => Html(MapText.Clean(text, most));

    private static string Html(string text) => HtmlEncoder.Default.Encode(text);
}
