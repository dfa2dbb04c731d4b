using System.Globalization;

namespace Sillage.Cli;

/// <summary>Words of strangers on a terminal: what a capture holds may carry signs that move the cursor or hide text.</summary>
internal static class Screen
{
    /// <summary>The text in one line, with control signs and marks of writing direction replaced by U+FFFD.</summary>
    public static string Plain(string text) => string.Create(text.Length, text, static (plain, text) =>
    {
        for (var at = 0; at < text.Length; at++)
        {
            plain[at] = text[at] switch
            {
                '\r' or '\n' or '\t' => ' ',
                var sign when char.IsControl(sign) || IsDirection(sign) => '\uFFFD',
                var sign => sign,
            };
        }
    });

    // U+200D joins the parts of many emoji and stays; overrides, embeddings and isolates of direction go.
    private static bool IsDirection(char sign) =>
        CharUnicodeInfo.GetUnicodeCategory(sign) == UnicodeCategory.Format && sign is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
}
