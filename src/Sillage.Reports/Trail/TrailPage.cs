using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Sillage.Analysis;
using Sillage.Reports.Maps;

namespace Sillage.Reports.Trail;

/// <summary>The trail as a page, in English or French. It works from a file, runs no script and loads nothing from anywhere.</summary>
internal sealed class TrailPage
{
    private const int LongestText = 300;

    private readonly Answer<TrailOptions, TrailResult> answer;
    private readonly TimeMarks marks;
    private readonly Words words;
    private readonly TrailWords text;
    private readonly StringBuilder page = new();

    private TrailPage(Answer<TrailOptions, TrailResult> answer, TimeMarks marks, Words words) => (this.answer, this.marks, this.words, text) = (answer, marks, words, new TrailWords(words));

    /// <summary>Rules of page and drawings.</summary>
    public static string Style { get; } = Embedded.Text("trail.css") + TimeMarks.Style;

    /// <param name="answer">The answer.</param>
    /// <param name="language">"en" or "fr".</param>
    /// <param name="command">Command that makes it again.</param>
    /// <param name="marks">Silences and events to be drawn.</param>
    public static string Of(Answer<TrailOptions, TrailResult> answer, string language, string command, TimeMarks marks) => new TrailPage(answer, marks, new Words(language)).Write(command);

    private string Write(string command)
    {
        var result = answer.Result;
        var title = text.Say("The trail across platforms", "La piste de plateforme en plateforme");
        page.Append(StaticPage.Head(words, title, Style));
        Append($"<header>\n<p class=\"kicker\">Sillage · {Html(text.Say("trail", "piste"))}</p>\n<h1>{Html(title)}</h1>\n</header>\n<main>\n");
        Append($"<section class=\"caveats\" aria-label=\"{Html(text.Say("Read this first", "À lire d’abord"))}\">\n");
        foreach (var caveat in answer.Caveats)
            Append($"<p>{Html(MapText.Clean((words.French ? French.Of(caveat) : null) ?? caveat.Text, 2000))}</p>\n");
        Append($"</section>\n");
        foreach (var one in result.Objects)
            Object(one);
        Append($"<p class=\"note\">{Html(text.Say("Band: time in which the platform was captured. Bars: posts. Dot: first sight. Full line: posts of the later platform link to the earlier one. Dashed: an order of times only. Dotted: the order is not known.", "Bande : temps où la plateforme fut captée. Barres : publications. Point : première apparition. Trait plein : des publications de la plateforme suivante renvoient à la précédente. Tirets : un ordre de dates seulement. Pointillé : ordre inconnu."))}</p>\n<section>\n");
        Details(TrailTables.Carriers(result), true);
        Details(TrailTables.CarrierPosts(result), false);
        Details(TrailTables.Pages(result), true);
        Details(TrailTables.Platforms(result), false);
        var method = (words.French ? French.Method(answer.Schema) : null) ?? answer.Method;
        Append($"</section>\n</main>\n<footer>\n<p>{Html($"{method.Name}. {text.Say("Source: ", "Source : ")}{method.Source}.")}</p>\n<p>{Html(text.Say("To make it again: ", "Pour le refaire : "))}<code>{Html(MapText.Clean(command, 2000))}</code></p>\n");
        Append($"<p>{Html(text.Say("Beside this page: trail-1.svg and so on, trail.json, tables/*.csv. Times are UTC.", "À côté de cette page : trail-1.svg et suivants, trail.json, tables/*.csv. Heures UTC."))}</p>\n</footer>\n</body>\n</html>\n");
        return page.ToString();
    }

    private void Object(TrailObject one)
    {
        Append($"<section>\n<h2><bdi>{Clean(one.Written)}</bdi> <span class=\"label\">{Html(text.Word(TrailTables.Name(one.Kind)))}</span>");
        if (one.PageKind is { } kind)
            Append($" <span class=\"label\">{Html(text.Word(TrailTables.Name(kind)))}</span>");
        Append($"</h2>\n<p class=\"lead\">{Html(text.Of(one))}</p>\n");
        var drawing = new TrailChart(one, answer.Result.Platforms, marks, words).Svg();
        if (drawing.Length > 0)
            Append($"<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"{Html(text.Say("Lanes", "Couloirs"))}\">\n{drawing}</div>\n");
        if (one is { WindowFrom: { } from, WindowTo: { } to } && marks.Told(from, to, words.French) is { Length: > 0 } told)
            Append($"<p class=\"note\">{Html(told)}</p>\n");
        foreach (var table in new[] { TrailTables.Sights([one]), TrailTables.Lags([one]), TrailTables.Firsts([one]) })
            Details(table, false);
        Append($"</section>\n");
    }

    private void Details(Table english, bool open)
    {
        if (english.Rows.Count > 0)
            page.Append(StaticPage.Details(words.French ? French.Of(english) : english, open, LongestText, Cell));
    }

    private string Cell(object? cell) => cell switch
    {
        bool flag => text.Say(flag ? "yes" : "no", flag ? "oui" : "non"),
        double number => words.Decimal(number, "0.####"),
        long number => words.Number(number),
        int number => words.Number(number),
        _ => Table.Cell(cell),
    };

    private static string Clean(string text) => Html(MapText.Clean(text, LongestText));

    private static string Html(string text) => HtmlEncoder.Default.Encode(text);

    private void Append(FormattableString text) => page.Append(text.ToString(CultureInfo.InvariantCulture));
}
