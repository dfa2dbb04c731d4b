using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Sillage.Analysis;
using Sillage.Reports.Maps;

namespace Sillage.Reports.Trail;

/// <summary>The trail in the report: each object with its sentences and its drawing, read without opening a table.</summary>
internal sealed class TrailSection(Answer<TrailOptions, TrailResult> answer, TimeMarks marks, Words words)
{
    private readonly TrailWords text = new(words);

    public string Write()
    {
        var page = new StringBuilder("<div class=\"trail\">\n");
        foreach (var one in answer.Result.Objects)
        {
            page.Append(CultureInfo.InvariantCulture, $"<h3><bdi>{Html(MapText.Clean(one.Written, 200))}</bdi></h3>\n<p>{Html(text.Of(one))}</p>\n");
            page.Append(CultureInfo.InvariantCulture, $"<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"{Html(text.Say("Lanes", "Couloirs"))}\">\n{new TrailChart(one, answer.Result.Platforms, marks, words).Svg()}</div>\n");
            if (one is { WindowFrom: { } from, WindowTo: { } to } && marks.Told(from, to, words.French) is { Length: > 0 } told)
                page.Append(CultureInfo.InvariantCulture, $"<p class=\"caption\">{Html(told)}</p>\n");
        }

        return page.Append(CultureInfo.InvariantCulture, $"</div>\n<p class=\"caption\">{Html(Labels.Of("trail.caption", words.French))}</p>\n").ToString();
    }

    /// <summary>The first object's trail in the story.</summary>
    public static IEnumerable<Sentence> Story(Answer<TrailOptions, TrailResult>? answer, Words words)
    {
        if (answer?.Result.Objects is [var first, ..])
            yield return new Sentence($"{MapText.Clean(first.Written, 120)}{(words.French ? "\u202f:" : ":")} {new TrailWords(words).Of(first)}", "trail");
    }

    private static string Html(string text) => HtmlEncoder.Default.Encode(text);
}
