using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Sillage.Reports.Maps;

namespace Sillage.Reports;

/// <summary>What pages without scripts have in common: they work from a file and load nothing from anywhere.</summary>
internal static class StaticPage
{
    /// <summary>From the document type to the opened body.</summary>
    /// <param name="words">Words of the page's language.</param>
    /// <param name="title">Its title, as text.</param>
    /// <param name="style">Its style sheet.</param>
    public static string Head(Words words, string title, string style) =>
        $"<!doctype html>\n<html lang=\"{(words.French ? "fr" : "en")}\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        + "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\">\n"
        + $"<title>{Html(title)} – Sillage</title>\n<style>\n{style}</style>\n</head>\n<body>\n";

    /// <summary>A table that opens.</summary>
    /// <param name="table">The table, in the page's language.</param>
    /// <param name="open">Whether it is open from the start.</param>
    /// <param name="longest">Letters of a cell at most.</param>
    /// <param name="cell">A cell as the page says it.</param>
    public static string Details(Table table, bool open, int longest, Func<object?, string> cell)
    {
        var page = new StringBuilder();
        page.Append(CultureInfo.InvariantCulture, $"<details{(open ? " open" : "")}><summary>{Html(table.Title)}</summary>\n<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"{Html(table.Title)}\"><table>\n<thead><tr>");
        foreach (var column in table.Columns)
            page.Append(CultureInfo.InvariantCulture, $"<th scope=\"col\">{Html(column)}</th>");
        page.Append("</tr></thead>\n<tbody>\n");
        foreach (var row in table.Rows)
        {
            page.Append("<tr>");
            foreach (var one in row)
                page.Append(CultureInfo.InvariantCulture, $"<td{(one is long or int or double ? " class=\"number\"" : "")}><bdi>{Html(MapText.Clean(cell(one), longest))}</bdi></td>");
            page.Append("</tr>\n");
        }

        return page.Append("</tbody></table></div></details>\n").ToString();
    }

    private static string Html(string text) => HtmlEncoder.Default.Encode(text);
}
