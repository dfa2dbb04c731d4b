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
    /// <param name="stacked">Whether a narrow screen shows each row as a block of named figures, where columns would run out of it. Roles are written out: a table laid out as blocks loses its own.</param>
    public static string Details(Table table, bool open, int longest, Func<object?, string> cell, bool stacked = false)
    {
        string Role(string role) => stacked ? $" role=\"{role}\"" : "";
        var page = new StringBuilder();
        page.Append(CultureInfo.InvariantCulture, $"<details{(open ? " open" : "")}><summary>{Html(table.Title)}</summary>\n<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"{Html(table.Title)}\"><table{(stacked ? " class=\"stacked\"" : "")}{Role("table")}>\n<thead{Role("rowgroup")}><tr{Role("row")}>");
        foreach (var column in table.Columns)
            page.Append(CultureInfo.InvariantCulture, $"<th scope=\"col\"{Role("columnheader")}>{Html(column)}</th>");
        page.Append(CultureInfo.InvariantCulture, $"</tr></thead>\n<tbody{Role("rowgroup")}>\n");
        foreach (var row in table.Rows)
        {
            page.Append(CultureInfo.InvariantCulture, $"<tr{Role("row")}>");
            foreach (var (one, column) in row.Zip(table.Columns))
                page.Append(CultureInfo.InvariantCulture, $"<td{Role("cell")}{(stacked ? $" data-column=\"{Html(column)}\"" : "")}{(one is long or int or double ? " class=\"number\"" : "")}><bdi>{Html(MapText.Clean(cell(one), longest))}</bdi></td>");
            page.Append("</tr>\n");
        }

        return page.Append("</tbody></table></div></details>\n").ToString();
    }

    private static string Html(string text) => HtmlEncoder.Default.Encode(text);
}
