using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Sillage.Analysis;
using Sillage.Cases;
using Sillage.Posts;
using Sillage.Reports.Maps;

namespace Sillage.Reports.Silences;

/// <summary>The list as a page to be printed, in English or French. It works from a file, runs no script and loads nothing from anywhere.</summary>
/// <param name="list">The list.</param>
/// <param name="info">What the case holds.</param>
/// <param name="csv">SHA-256 of commission.csv.</param>
internal sealed class CommissionPage(CommissionList list, CaseInfo info, string csv)
{
    /// <summary>Posts of a window that are printed; about 150 sheets.</summary>
    public const int PostsShown = 1_000;

    private const int LongestText = 5_000, ListedGaps = 20;
    private static readonly string Style = Embedded.Text("commission.css");

    private readonly Words words = new(list.Language);
    private readonly SilenceResult result = list.Answer.Result;

    /// <summary>Writes the page.</summary>
    public void Write(TextWriter page)
    {
        var title = Say("Posts inside a legal silence", "Publications pendant un silence légal");
        // Every sheet says which list it belongs to.
        page.Write(StaticPage.Head(words, title, $"{Style}@page {{ @bottom-left {{ content: \"Sillage · commission.csv SHA-256 {csv[..16]}…\"; }} }}\n"));
        page.Write($"<header>\n<p class=\"kicker\">Sillage · {Html(Say("list for a commission", "liste pour une commission"))}</p>\n<h1>{Html(title)}</h1>\n<p class=\"lead\"><bdi>{Clean(list.Answer.Topic.Length > 0 ? list.Answer.Topic : Labels.Of("everything", words.French), 300)}</bdi></p>\n</header>\n<main>\n");
        Head(page);
        foreach (var activity in result.Windows)
            Posts(page, activity);
        page.Write("</main>\n</body>\n</html>\n");
    }

    private void Head(TextWriter page)
    {
        page.Write($"<section aria-label=\"{Html(Say("What this is", "Ce que c’est"))}\">\n<dl>\n");
        foreach (var activity in result.Windows)
            Entry(page, Say("Silence", "Silence"), Window(activity));
        if (result.Windows.Count == 0)
            Entry(page, Say("Silence", "Silence"), Say("none was named", "aucun n’a été nommé"));
        Entry(page, Say("What the capture covers", "Ce que couvre la capture"), Coverage());
        Entry(page, Say("Gaps of the capture inside", "Lacunes de la capture pendant"), Gaps());
        var method = (words.French ? French.Method(list.Answer.Schema) : null) ?? list.Answer.Method;
        Entry(page, Say("Method", "Méthode"), Say(
            "Every captured post of the topic whose time lies in the window, its start included, its end not. Posts seen only inside others are not listed. Texts, ids and times are as captured. The counts: ",
            "Toute publication captée du sujet dont l’heure est dans la fenêtre, début compris, fin exclue. Celles vues seulement dans d’autres ne sont pas listées. Textes, identifiants et heures tels que captés. Les comptages : ")
            + $"{method.Name}. {method.Source}.");
        Entry(page, Say("Made by", "Établie par"), $"Sillage {Trace.Version}");
        page.Write($"<dt>{Html(Say("With the command", "Par la commande"))}</dt><dd><code>{Clean(list.Command, 2000)}</code></dd>\n");
        page.Write($"<dt>commission.csv</dt><dd>{Html(Say("All posts, with hashes. SHA-256: ", "Toutes les publications, avec empreintes. SHA-256 : "))}<code>{csv}</code></dd>\n</dl>\n");
        page.Write($"<p class=\"note\">{Html(Say(
            "This list names accounts, those of private persons too. Whether a post falls under the law is for lawyers; no cause and no intent is claimed. A name is the one that the account showed last in the capture. In texts, characters that cannot be printed or turn the direction of writing stand as [U+…].",
            "Cette liste nomme des comptes, y compris de personnes privées. Aux juristes de dire si une publication relève de la loi ; ni cause ni intention n’est affirmée. Le nom est celui que le compte montrait en dernier dans la capture. Dans les textes, les caractères non imprimables ou qui retournent le sens de l’écriture sont écrits [U+…]."))}</p>\n");
        foreach (var caveat in list.Answer.Caveats)
            page.Write($"<p class=\"note\">{Clean((words.French ? French.Of(caveat) : null) ?? caveat.Text, 1000)}</p>\n");
        page.Write("</section>\n<section>\n");
        var periods = SilenceTables.Periods(result);
        Table(page, words.French ? French.Of(periods) : periods);
        Table(page, new Table("", Say("Capture files", "Fichiers de capture"), [Say("file", "fichier"), Say("read as", "lu comme"), Say("posts", "publications"), Say("rejected", "rejetés"), "SHA-256"],
            [.. info.Imports.Select(import => new object?[] { import.Name, import.Reader, import.Records, import.Rejected, import.Sha256 })]));
        page.Write("</section>\n");
    }

    private string Window(SilenceActivity activity)
    {
        var (window, zone, share) = (activity.Window, list.Zone(activity.Window), activity.ShareInside);
        var (english, french) = IsLocal(zone)
            ? ($"{Local(window.From, zone)} to {Local(window.To, zone)} ({zone.Id}), {Utc(window.From)} to {Utc(window.To)}", $"du {Local(window.From, zone)} au {Local(window.To, zone)} ({zone.Id}), {Utc(window.From)} à {Utc(window.To)}")
            : ($"{Utc(window.From)} to {Utc(window.To)} (UTC)", $"du {Utc(window.From)} au {Utc(window.To)} (UTC)");
        return Say(
            $"{SilenceNames.Full(window, words)}: {english}{(window.Law is { } law ? $"; law: {law}" : "")}. {words.Number(activity.Inside.Posts)} posts by {words.Number(activity.Inside.Accounts)} accounts, {words.Percent(100 * share.Value)} of the topic’s {words.Number(share.Of)} captured posts.",
            $"{SilenceNames.Full(window, words)} : {french}{(window.Law is { } loi ? $" ; loi : {loi}" : "")}. {words.Number(activity.Inside.Posts)} publications de {words.Number(activity.Inside.Accounts)} comptes, {words.Percent(100 * share.Value)} des {words.Number(share.Of)} publications captées du sujet.");
    }

    private string Coverage()
    {
        if (info is not { From: { } from, To: { } to })
            return Say("no post", "aucune publication");
        var platforms = string.Join(", ", info.Platforms.Select(one => $"{one.Platform} ({words.Number(one.Posts)})"));
        return Say(
            $"{Utc(from)} to {Utc(to)}; posts by platform: {platforms}; {words.Number(info.Rejected)} records could not be read.",
            $"Du {Utc(from)} au {Utc(to)} ; publications par plateforme : {platforms} ; {words.Number(info.Rejected)} enregistrements illisibles.");
    }

    private string Gaps()
    {
        var gaps = info.Gaps.Where(gap => result.Windows.Any(activity => gap.From < activity.Window.To && gap.To > activity.Window.From)).ToArray();
        if (gaps.Length == 0)
            return Say("none found", "aucune trouvée");
        var listed = string.Join("; ", gaps.Take(ListedGaps).Select(gap => $"{Utc(gap.From)} – {Utc(gap.To)}"));
        return gaps.Length > ListedGaps ? $"{listed}; … ({words.Number(gaps.Length)})" : listed;
    }

    private void Posts(TextWriter page, SilenceActivity activity)
    {
        var (window, zone, all) = (activity.Window, list.Zone(activity.Window), activity.Inside.Posts);
        page.Write($"<section class=\"posts\">\n<h2><bdi>{Clean(SilenceNames.Full(window, words), 120)}</bdi></h2>\n");
        if (all == 0)
        {
            page.Write($"<p>{Html(Say("No captured post of the topic lies in this window.", "Aucune publication captée du sujet n’est dans cette fenêtre."))}</p>\n</section>\n");
            return;
        }

        var (left, isLocal) = (all - PostsShown, IsLocal(zone));
        page.Write($"<p>{Html(left > 0
            ? Say($"The first {words.Number(PostsShown)} of {words.Number(all)} posts, in order of time. The other {words.Number(left)} are not printed here: all are in commission.csv.", $"Les {words.Number(PostsShown)} premières publications sur {words.Number(all)}, dans l’ordre du temps. Les {words.Number(left)} autres ne sont pas imprimées ici : toutes sont dans commission.csv.")
            : Say($"All {words.Number(all)} posts, in order of time.", $"Les {words.Number(all)} publications, dans l’ordre du temps."))}</p>\n");
        page.Write($"<table class=\"list\">\n<thead><tr><th scope=\"col\">{Say("No.", "N°")}</th><th scope=\"col\">{Html(isLocal ? Say($"When ({zone.Id}, then UTC)", $"Quand ({zone.Id}, puis UTC)") : Say("When (UTC)", "Quand (UTC)"))}</th><th scope=\"col\">{Say("Account", "Compte")}</th><th scope=\"col\">{Say("Post and evidence", "Publication et preuves")}</th></tr></thead>\n<tbody>\n");
        var number = 0;
        foreach (var post in list.Posts(window).Take(PostsShown))
            Post(page, ++number, post, isLocal ? $"{Local(post.At, zone)[..^6]}<br>{Utc(post.At)}" : Utc(post.At));
        page.Write("</tbody></table>\n</section>\n");
    }

    private void Post(TextWriter page, int number, ArchivedPost post, string when)
    {
        page.Write($"<tr><th scope=\"row\">{words.Number(number)}</th><td class=\"when\">{when}</td><td class=\"who\"><bdi>{Clean(post.Handle is { } handle ? "@" + handle : post.AccountId, 80)}</bdi>");
        if (post.Name is { } name)
            page.Write($"<br><bdi>{Clean(name, 80)}</bdi>");
        page.Write($"<br><span class=\"small\">{Html(post.Platform)} {Clean(post.AccountId, 80)}{(post.Followers is { } followers ? Html(Say($"; {words.Number(followers)} follower{(followers == 1 ? "" : "s")}", $" ; {words.Number(followers)} abonné{(followers < 2 ? "" : "s")}")) : "")}</span></td>\n<td><p class=\"kind\">{Kind(post)}</p>\n");
        page.Write(post.Text is { } text ? $"<div class=\"text\"><bdi>{Text(text)}</bdi></div>\n" : $"<p class=\"small\">{Html(Say("no text was captured", "aucun texte capté"))}</p>\n");
        foreach (var link in post.Links.Concat(post.Media))
            page.Write($"<p class=\"small\"><bdi>{Clean(link, 300)}</bdi></p>\n");
        page.Write($"<p class=\"small\">{Html(Say("Post", "Publication"))} <code>{Clean(post.PostId, 200)}</code>{(CommissionCsv.Link(post) is { } address ? " " + Html(address) : "")}<br>");
        page.Write($"{Html(Say("Source", "Source"))} {Clean(post.File ?? "–", 200)}, {Html(Say("line", "ligne"))} {post.Line.ToString(CultureInfo.InvariantCulture)}{(post.Text is null ? "" : $"<br>{Html(Say("Text SHA-256", "SHA-256 du texte"))} <code>{CommissionCsv.TextHash(post.Text)}</code>")}</p></td></tr>\n");
    }

    private string Kind(ArchivedPost post)
    {
        var parts = new List<string>();
        if (post.Kind is PostKind.Original)
            parts.Add(Say("Original", "Original"));
        Add(Say("Repost of", "Relais de"), post.RepostOf, post.Kind is PostKind.Repost);
        Add(Say("Quote of", "Citation de"), post.QuoteOf, post.Kind is PostKind.Quote);
        Add(Say("Reply to", "Réponse à"), post.ReplyTo, post.Kind is PostKind.Reply);
        return string.Join("; ", parts);

        void Add(string what, (string? PostId, string? Handle) of, bool always)
        {
            if (always || of.PostId is not null)
                parts.Add($"{Html(what)} <bdi>{Clean($"{(of.Handle is { } handle ? "@" + handle : "")} {of.PostId ?? "?"}", 200)}</bdi>");
        }
    }

    private void Table(TextWriter page, Table table)
    {
        page.Write($"<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"{Html(table.Title)}\"><table>\n<caption>{Html(table.Title)}</caption>\n<thead><tr>{string.Concat(table.Columns.Select(column => $"<th scope=\"col\">{Html(column)}</th>"))}</tr></thead>\n<tbody>\n");
        foreach (var row in table.Rows)
            page.Write($"<tr>{string.Concat(row.Select(cell => $"<td{(cell is long or int or double ? " class=\"number\"" : "")}>{Clean(Cell(cell), 300)}</td>"))}</tr>\n");
        page.Write("</tbody></table></div>\n");
    }

    private string Cell(object? cell) => cell switch
    {
        long number => words.Number(number),
        double number => words.Decimal(number, "0.##"),
        DateTimeOffset time => Utc(time),
        _ => Reports.Table.Cell(cell),
    };

    /// <summary>Whether a zone's clock is told beside UTC; UTC itself is told once.</summary>
    private static bool IsLocal(NodaTime.DateTimeZone zone) => zone.Id != "UTC";

    private static string Utc(DateTimeOffset time) => AnswerJson.Time(time).Replace('T', ' ');

    private static string Local(DateTimeOffset time, NodaTime.DateTimeZone zone) => CommissionCsv.Local(time, zone).Replace('T', ' ');

    private static void Entry(TextWriter page, string name, string text) => page.Write($"<dt>{Html(name)}</dt><dd>{Clean(text, 4000)}</dd>\n");

    /// <summary>An archived text as it stands, line by line; what could not be seen is written out, and what is beyond all measure is cut, which is said.</summary>
    private string Text(string text)
    {
        var shown = new StringBuilder();
        var left = LongestText;
        foreach (var rune in text.EnumerateRunes())
        {
            if (left-- == 0)
                return Html(shown.ToString()) + $" <span class=\"small\">{Html(Say("[cut here; the whole text is in commission.csv]", "[coupé ici ; le texte entier est dans commission.csv]"))}</span>";
            if (rune.Value is '\n' or '\t' || !IsUnseen(rune))
                shown.Append(rune.ToString());
            else if (rune.Value != '\r')
                shown.Append(CultureInfo.InvariantCulture, $"[U+{rune.Value:X4}]");
        }

        return Html(shown.ToString());
    }

    private static bool IsUnseen(Rune rune) => Rune.IsControl(rune) || rune.Value is 0x61c or 0x200e or 0x200f or (>= 0x2028 and <= 0x202e) or (>= 0x2066 and <= 0x2069) or 0xfeff or 0xfffe or 0xffff;

    private string Say(string english, string french) => words.French ? french : english;

    private static string Clean(string text, int longest) => Html(MapText.Clean(text, longest));

    private static string Html(string text) => HtmlEncoder.Default.Encode(text);
}
