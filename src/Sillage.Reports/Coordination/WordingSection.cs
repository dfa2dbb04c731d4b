using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Sillage.Analysis;
using Sillage.Reports.Maps;

namespace Sillage.Reports.Coordination;

/// <summary>The nearly identical texts of a group: the commonest wording, and beside it what the others leave out and put in.</summary>
internal sealed class WordingSection(CoordinationEvidence evidence, Words words)
{
    private const int TextsShown = 3, WordingsShown = 6, PieceLength = 600;

    private readonly int layer = Enumerable.Range(0, evidence.Set.Behaviours.Count).FirstOrDefault(number => evidence.Set.Behaviours[number].Wordings is not null, -1);
    private ILookup<int, (int Text, int Account)>? shared;

    /// <summary>Markup for a group; empty where it shared no nearly identical texts of several wordings.</summary>
    public string Write(CoordinatedGroup group)
    {
        if (layer < 0)
            return "";
        var texts = (shared ??= Shared())[group.Id - 1].Distinct().GroupBy(one => one.Text, one => one.Account)
            .Select(text => (text.Key, Accounts: text.Count(), Wordings: evidence.Set.Behaviours[layer].Wordings!(text.Key, WordingsShown)))
            .Where(text => text.Wordings.Count > 1).OrderByDescending(text => text.Accounts).ThenBy(text => text.Key).ToArray();
        if (texts.Length == 0)
            return "";
        var page = new StringBuilder($"<details class=\"wordings\"><summary>{Say("Texts and their variants", "Les textes et leurs variantes")}</summary>\n");
        foreach (var (_, accounts, wordings) in texts.Take(TextsShown))
            Text(page, accounts, wordings);
        if (texts.Length > TextsShown)
            Note(page, Say($"{words.Number(texts.Length - TextsShown)} more texts with variants are not shown; all posts are in evidence.csv.", $"{words.Number(texts.Length - TextsShown)} autres textes à variantes ne sont pas montrés ; toutes les publications sont dans evidence.csv."));
        return page.Append("</details>\n").ToString();
    }

    private void Text(StringBuilder page, int accounts, NearWordings wordings)
    {
        var common = wordings.Shown[0];
        page.Append(CultureInfo.InvariantCulture, $"<p class=\"wording\"><bdi>{Html(MapText.Clean(common.Text, PieceLength))}</bdi></p>\n");
        Note(page, Say(
            $"The commonest of {words.Number(wordings.Count)} wordings, in {words.Number(common.Posts)} posts of the topic; {words.Number(accounts)} members of the group shared one of them.",
            $"La plus courante de {words.Number(wordings.Count)} rédactions, dans {words.Number(common.Posts)} publications du sujet ; {words.Number(accounts)} membres du groupe en ont partagé une."));
        page.Append("<ul>\n");
        foreach (var one in wordings.Shown.Skip(1))
        {
            page.Append("<li class=\"wording\"><bdi>");
            foreach (var change in one.Changes)
                page.Append(Piece(change));
            page.Append(CultureInfo.InvariantCulture, $"</bdi> <span class=\"note\">({words.Number(one.Posts)} {Say(one.Posts == 1 ? "post" : "posts", one.Posts == 1 ? "publication" : "publications")})</span></li>\n");
        }

        page.Append("</ul>\n");
        if (wordings.Count > wordings.Shown.Count)
            Note(page, Say($"{words.Number(wordings.Count - wordings.Shown.Count)} rarer wordings are not shown.", $"{words.Number(wordings.Count - wordings.Shown.Count)} rédactions plus rares ne sont pas montrées."));
    }

    /// <summary>The white space around a piece stays: words would run together without it.</summary>
    private static string Piece(TextChange change)
    {
        var text = Html(MapText.Clean(change.Text, PieceLength));
        var (before, after) = (char.IsWhiteSpace(change.Text[0]) ? " " : "", char.IsWhiteSpace(change.Text[^1]) ? " " : "");
        return text.Length == 0 ? before : change.Kind switch
        {
            TextChangeKind.Removed => $"{before}<del>{text}</del>{after}",
            TextChangeKind.Added => $"{before}<ins>{text}</ins>{after}",
            _ => before + text + after,
        };
    }

    private ILookup<int, (int Text, int Account)> Shared() => evidence.Meetings
        .Where(meeting => meeting.Layer == layer && evidence.Edges[meeting.Edge].Group >= 0)
        .SelectMany(meeting =>
        {
            var edge = evidence.Edges[meeting.Edge];
            var text = evidence.Set.Behaviours[layer].Shares.Shared[meeting.One];
            return new[] { (edge.Group, Text: text, Account: edge.A), (edge.Group, Text: text, Account: edge.B) };
        })
        .ToLookup(one => one.Group, one => (one.Text, one.Account));

    private string Say(string english, string french) => words.French ? french : english;

    private static void Note(StringBuilder page, string text) => page.Append(CultureInfo.InvariantCulture, $"<p class=\"note\">{Html(text)}</p>\n");

    private static string Html(string text) => HtmlEncoder.Default.Encode(text);
}
