using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Sillage.Analysis;
using Sillage.Reports.Maps;

namespace Sillage.Reports.Accounts;

/// <summary>The card as a page, in English or French. It works from a file, runs no script and loads nothing from anywhere.</summary>
internal sealed class AccountPage
{
    private const int LongestText = 600;

    /// <summary>Columns that a narrow screen has room for; a table of more has a block for each row there, save the long one over time.</summary>
    private const int NarrowColumns = 4;

    private static readonly string Style = Embedded.Text("account.css");

    private readonly Answer<AccountCardOptions, AccountCardResult> answer;
    private readonly Words words;
    private readonly CardWords text;
    private readonly CardFigures figures, narrow;
    private readonly StringBuilder page = new();

    private AccountPage(Answer<AccountCardOptions, AccountCardResult> answer, TimeMarks marks, Words words)
    {
        (this.answer, this.words) = (answer, words);
        (text, figures, narrow) = (new CardWords(answer, words), new CardFigures(answer, marks, words), new CardFigures(answer, marks, words, Figure.Narrow));
    }

    /// <param name="answer">The card.</param>
    /// <param name="language">"en" or "fr".</param>
    /// <param name="command">Command that makes it again.</param>
    /// <param name="marks">Silences and events to be drawn.</param>
    public static string Of(Answer<AccountCardOptions, AccountCardResult> answer, string language, string command, TimeMarks marks) => new AccountPage(answer, marks, new Words(language)).Write(command);

    private string Write(string command)
    {
        page.Append(StaticPage.Head(words, text.Title(), Tones.Style() + Style));
        Append($"<header>\n<p class=\"kicker\"><bdi>{Html(text.Kicker())}</bdi></p>\n<h1><bdi>{Html(text.Title())}</bdi></h1>\n<p class=\"lead\">{Html(text.Lead())}</p>\n</header>\n<main>\n");
        Append($"<section class=\"caveats\" aria-label=\"{Html(text.Say("Read this first", "À lire d’abord"))}\">\n");
        foreach (var caveat in text.Caveats())
            Append($"<p>{Html(caveat)}</p>\n");
        Append($"</section>\n<section>\n<h2>{Html(text.Say("Profile", "Profil"))}</h2>\n<dl>\n");
        foreach (var (label, value) in text.Profile())
            Append($"<dt>{Html(label)}</dt><dd><bdi>{Html(value)}</bdi></dd>\n");
        Append($"</dl>\n</section>\n<section>\n<h2>{Html(text.Say("In short", "En bref"))}</h2>\n<ul>\n");
        foreach (var finding in text.Findings())
            Append($"<li>{Html(finding)}</li>\n");
        Append($"</ul>\n</section>\n<div class=\"figures\">\n");
        foreach (var (wide, slim) in Drawings(figures).Zip(Drawings(narrow)))
        {
            if (wide is not null && slim is not null)
                Append($"<section>\n<h2>{Html(wide.Title)}</h2>\n<div class=\"wide\">\n{wide.Svg()}</div>\n<div class=\"slim\">\n{slim.Svg()}</div>\n</section>\n");
        }

        if (figures.Overlaid() is { Length: > 0 } told)
            Append($"<p class=\"kicker\">{Html(told)}</p>\n");
        Append($"</div>\n<section>\n<h2>{Html(text.Say("The figures", "Les chiffres"))}</h2>\n");
        foreach (var table in AccountTables.All(answer.Result))
            page.Append(StaticPage.Details(words.French ? French.Of(table) : table, table.Name == "account-signs", LongestText, Cell, stacked: table.Columns.Count > NarrowColumns && table.Name != "account-timeline"));
        var method = (words.French ? French.Method(answer.Schema) : null) ?? answer.Method;
        Append($"</section>\n</main>\n<footer>\n<p>{Html($"{method.Name}. {text.Say("Source: ", "Source : ")}{method.Source}.")}</p>\n<p>{Html(text.Say("To make it again: ", "Pour le refaire : "))}<code>{Html(command)}</code></p>\n");
        Append($"<p>{Html(text.Say("Beside this page: account.png, account.json, tables/*.csv. Times are UTC where no other zone is named.", "À côté de cette page : account.png, account.json, tables/*.csv. Heures UTC sauf autre fuseau indiqué."))}</p>\n</footer>\n</body>\n</html>\n");
        return page.ToString();
    }

    private static Figure?[] Drawings(CardFigures figures) => [figures.Week(), figures.Hours(), figures.Delays(), figures.Timeline(), figures.Evidence()];

    private string Cell(object? cell) => cell switch
    {
        bool flag => text.Say(flag ? "yes" : "no", flag ? "oui" : "non"),
        double number => words.Decimal(number, "0.####"),
        _ => Table.Cell(cell),
    };

    private static string Html(string text) => HtmlEncoder.Default.Encode(text);

    private void Append(FormattableString text) => page.Append(text.ToString(CultureInfo.InvariantCulture));
}
