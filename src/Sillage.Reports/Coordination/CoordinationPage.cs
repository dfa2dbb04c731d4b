using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Sillage.Analysis;
using Sillage.Reports.Maps;

namespace Sillage.Reports.Coordination;

/// <summary>One page with a raster for each group, in English or French. It works from a file, runs no script and loads nothing from anywhere.</summary>
internal sealed class CoordinationPage
{
    private const int GroupsShown = 40, MembersShown = 200;
    private static readonly string Style = Embedded.Text("coordination.css") + TimeMarks.Style;

    private readonly Answer<CoordinationOptions, CoordinationResult> answer;
    private readonly Words words;
    private readonly GroupRaster raster;
    private readonly WordingSection wordings;

    private CoordinationPage(Answer<CoordinationOptions, CoordinationResult> answer, TimeMarks marks, Words words)
    {
        (this.answer, this.words) = (answer, words);
        raster = new GroupRaster(answer.Result.Evidence!, GroupsShown, marks, words);
        wordings = new WordingSection(answer.Result.Evidence!, words);
    }

    /// <param name="answer">The answer, with its evidence.</param>
    /// <param name="language">"en" or "fr".</param>
    /// <param name="marks">Silences and events to be drawn.</param>
    /// <param name="target">Written to.</param>
    public static void Write(Answer<CoordinationOptions, CoordinationResult> answer, string language, TimeMarks marks, Stream target)
    {
        using var page = new StreamWriter(target, new UTF8Encoding(false), 1 << 16, leaveOpen: true) { NewLine = "\n" };
        new CoordinationPage(answer, marks, new Words(language)).Write(page);
    }

    private void Write(StreamWriter page)
    {
        var result = answer.Result;
        var title = Say("Who acts together", "Qui agit ensemble");
        if (answer.Topic.Length > 0)
            title += $"{Say(": ", " : ")}{MapText.Clean(answer.Topic, 300)}";
        page.Write(StaticPage.Head(words, title, Style));
        page.Write($"<header>\n<p class=\"kicker\">Sillage · coordination</p>\n<h1><bdi>{Html(title)}</bdi></h1>\n");
        page.Write($"<p class=\"lead\">{Html(Lead())}</p>\n</header>\n<main>\n<section class=\"caveats\" aria-label=\"{Html(Say("Read this first", "À lire d’abord"))}\">\n");
        foreach (var caveat in answer.Caveats)
            page.Write($"<p>{Text((words.French ? French.Of(caveat) : null) ?? caveat.Text, 1000)}</p>\n");
        foreach (var one in result.Permutations)
            page.Write($"<p>{Html(Shuffled(one))}</p>\n");
        page.Write("</section>\n");
        foreach (var group in result.Groups.Take(GroupsShown))
            Group(page, group);
        if (result.Groups.Count > GroupsShown)
            page.Write($"<p>{Html(Rest(result.Groups.Count - GroupsShown))}</p>\n");
        var method = (words.French ? French.Method(answer.Options.Compatible is PeerRules.None ? answer.Schema : $"{answer.Schema} {answer.Options.Compatible}") : null) ?? answer.Method;
        var beside = Say(
            "Beside this page: groups.csv, members.csv, edges.csv, evidence.csv (both posts of every meeting), network.gexf, coordination.json. Times are UTC.",
            "À côté de cette page : groups.csv, members.csv, edges.csv, evidence.csv (les deux publications de chaque rencontre), network.gexf, coordination.json. Heures UTC.");
        page.Write($"</main>\n<footer>\n<p>{Html($"{method.Name}. {Say("Source: ", "Source : ")}{method.Source}.")}</p>\n<p>{Html(beside)}</p>\n</footer>\n</body>\n</html>\n");
    }

    private string Rest(int count) => Say($"{words.Number(count)} smaller groups are in groups.csv.", $"{words.Number(count)} groupes plus petits sont dans groups.csv.");

    private string Lead()
    {
        var result = answer.Result;
        var (pairs, kept, groups) = (words.Number(result.Pairs), words.Number(result.Kept.Edges), Say(result.Groups.Count == 1 ? "1 group" : $"{words.Number(result.Groups.Count)} groups", result.Groups.Count == 1 ? "1 groupe" : $"{words.Number(result.Groups.Count)} groupes"));
        var rate = answer.Options.Fdr is { } fdr && result.Kept.ExpectedFalse is not null ? Share(fdr, "0.##") : null;
        return words.French
            ? $"{pairs} paires de partages tiennent dans la fenêtre. {kept} paires de comptes sont gardées{(rate is null ? "" : $", dont {rate} au plus seraient dues au hasard")} ; elles forment {groups}."
            : $"{pairs} pairs of shares lie within the window. {kept} pairs of accounts are kept{(rate is null ? "" : $", of which chance is expected to have made at most {rate}")}; they make {groups}.";
    }

    private string Shuffled(CoordinationPermutations one)
    {
        var (behaviour, rounds) = (Name(one.Behaviour), words.Number(one.Rounds));
        var (edges, kept) = (words.Decimal(one.ShuffledEdges, "0.##"), words.Decimal(one.ShuffledKept, "0.##"));
        return words.French
            ? $"Contrôle ({behaviour}) par {rounds} copies où les dates d’un même objet changent de place : en moyenne {edges} liens du poids voulu, contre {words.Number(one.Edges)} dans les partages eux-mêmes ; {kept} gardés en moyenne, contre {words.Number(one.Kept)}."
            : $"Check of {behaviour} with {rounds} copies in which the times within each object changed places: {edges} edges of the wanted weight on average, of the shares themselves {words.Number(one.Edges)}; kept {kept} on average, of the shares themselves {words.Number(one.Kept)}.";
    }

    private void Group(StreamWriter page, CoordinatedGroup group)
    {
        page.Write($"<section class=\"group\" id=\"group-{group.Id}\">\n<h2>{Html(Say($"Group {group.Id}: {words.Number(group.Accounts)} accounts", $"Groupe {group.Id} : {words.Number(group.Accounts)} comptes"))}");
        foreach (var label in group.Labels)
            page.Write($" <span class=\"label\">{Html(Word(label))}</span>");
        page.Write($"</h2>\n<p>{Html(Sentence(group))}</p>\n");
        page.Write(raster.Svg(group));
        page.Write(wordings.Write(group));
        page.Write($"<details><summary>{Html(Say("Members and what they shared", "Les membres et ce qu’ils ont partagé"))}</summary>\n");
        Table(page, Say("Members", "Membres"), words.Shown(MembersShown, group.Members.Count, "members.csv"), ["account", "linked with", "meetings", "came first", "posts"], group.Members.Take(MembersShown).Select(member =>
            $"<th scope=\"row\"><bdi>{Text(member.Account, 80)}</bdi></th><td>{words.Number(member.Partners)}</td><td>{words.Number(member.Meetings)}</td><td>{words.Number(member.First)}</td><td>{words.Number(member.Posts)}</td>"));
        Table(page, Say("Objects", "Objets"), words.Shown(group.Examples.Count, group.Objects, "evidence.csv"), ["object", "behaviour", "members", "from", "to"], group.Examples.Select(one =>
            $"<th scope=\"row\" class=\"object\"><bdi>{Text(one.Shared, 160)}</bdi></th><td>{Html(Name(one.Behaviour))}</td><td>{words.Number(one.Accounts)}</td><td>{Time(one.From)}</td><td>{Time(one.To)}</td>"));
        page.Write("</details>\n</section>\n");
    }

    private void Table(StreamWriter page, string name, string shown, string[] heads, IEnumerable<string> rows)
    {
        if (shown.Length > 0)
            page.Write($"<p class=\"note\">{Html($"{name}{Say(": ", " : ")}{char.ToLowerInvariant(shown[0])}{shown[1..]}")}</p>\n");
        page.Write($"<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"{Html(name)}\"><table>\n<thead><tr>");
        foreach (var head in heads)
            page.Write($"<th scope=\"col\">{Html(Word(head))}</th>");
        page.Write("</tr></thead>\n<tbody>\n");
        foreach (var row in rows)
            page.Write($"<tr>{row}</tr>\n");
        page.Write("</tbody></table></div>\n");
    }

    private string Sentence(CoordinatedGroup group)
    {
        var (accounts, objects, meetings, median) = (words.Number(group.Accounts), words.Number(group.Objects), words.Number(group.Meetings), words.Decimal(group.MedianSeconds, "0.#"));
        var text = new StringBuilder(Say(
            $"{accounts} accounts shared {objects} {(group.Objects == 1 ? "object" : "objects")} within the window of each other, {meetings} meetings, half of them within {median} s",
            $"{accounts} comptes ont partagé {objects} {(group.Objects == 1 ? "objet" : "objets")} dans la même fenêtre : {meetings} rencontres, dont la moitié en {median} s"));
        if (group.Expected is { } expected)
            text.Append(Say($"; by chance these pairs would have met {GroupWords.Expected(expected, words)} times", $" ; par hasard, ces paires se seraient rencontrées {GroupWords.Expected(expected, words)} fois"));
        text.Append(Say($". {Time(group.From)} to {Time(group.To)} UTC", $". Du {Time(group.From)} au {Time(group.To)} UTC"));
        if (group.Days.Count > 1)
            text.Append(Say($", on {group.Days.Count} days", $", sur {group.Days.Count} jours"));
        text.Append(Say(
            $". They made {Share(group.Share.Value, "0.##")} of the topic's posts ({words.Number(group.Posts)}).", $". Ils ont fait {Share(group.Share.Value, "0.##")} des publications du sujet ({words.Number(group.Posts)})."));
        if (group.Signs is { SameClient: { } same, Client: { } client })
            text.Append(Say($" {Share(same, "0")} of the posts came from one program, {MapText.Clean(client, 60)}.", $" {Share(same, "0")} des publications viennent d’un même programme, {MapText.Clean(client, 60)}."));
        if (group.Labels.Contains("syndication"))
        {
            text.Append(Say(
                " It looks like syndication: one publisher or tool that posts the same for many, openly or not. That is not automation of opinion by itself.",
                " Cela ressemble à de la syndication : un éditeur ou un outil qui publie la même chose pour beaucoup, ouvertement ou non. Ce n’est pas en soi une opinion automatisée."));
        }

        return text.ToString();
    }

    private string Share(double share, string format) => words.Decimal(100 * share, format) + Say(" %", "\u202f%");

    private string Name(Behaviour behaviour) => Word(CoordinationTables.Name(behaviour));

    private string Word(string english) => words.French ? French.Word(english) : english;

    private string Say(string english, string french) => words.French ? french : english;

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    private static string Text(string text, int most) => Html(MapText.Clean(text, most));

    private static string Html(string text) => HtmlEncoder.Default.Encode(text);
}
