using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Sillage.Analysis;
using Sillage.Reports.Maps;

namespace Sillage.Reports.Silences;

/// <summary>What the report says of silences beside figures: the law of each, and the command that lists its posts.</summary>
internal static class SilenceSection
{
    /// <param name="result">The silences.</param>
    /// <param name="command">Command that writes the list.</param>
    /// <param name="words">The language.</param>
    public static string Write(SilenceResult result, string command, Words words)
    {
        var (page, colon) = (new StringBuilder(), words.French ? "\u202f:" : ":");
        foreach (var window in result.Windows.Select(activity => activity.Window).Where(window => window.Law is not null))
            page.Append(CultureInfo.InvariantCulture, $"<p class=\"caption\"><bdi>{Html(SilenceNames.Full(window, words))}</bdi>{colon} {Html(window.Law!)}, {Html(window.TimeZone!)}</p>\n");
        return page.Append(CultureInfo.InvariantCulture, $"<p>{HtmlEncoder.Default.Encode(Labels.Of("silence.list", words.French))}{colon} <code>{HtmlEncoder.Default.Encode(command)}</code></p>\n").ToString();
    }

    private static string Html(string text) => HtmlEncoder.Default.Encode(MapText.Clean(text, 120));
}
