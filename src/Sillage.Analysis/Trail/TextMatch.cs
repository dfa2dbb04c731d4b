using System.Globalization;
using System.Text;

namespace Sillage.Analysis;

/// <summary>Whole words in texts, letter case and accents ignored, any white space between them: the rule of topics (docs/topics.md).</summary>
internal static class TextMatch
{
    /// <summary>Lower case, without accents, white space as one space.</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            if (char.IsWhiteSpace(letter))
            {
                if (folded.Length > 0 && folded[^1] != ' ')
                    folded.Append(' ');
            }
            else if (CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark)
            {
                folded.Append(char.ToLowerInvariant(Nfkc.Unaccented(letter)));
            }
        }

        return folded.ToString().TrimEnd(' ');
    }

    /// <summary>True if the phrase stands in the text and no letter or digit touches its ends.</summary>
    public static bool Holds(ReadOnlySpan<char> text, ReadOnlySpan<char> phrase)
    {
        for (var start = 0; phrase.Length > 0 && text[start..].IndexOf(phrase, StringComparison.Ordinal) is >= 0 and var found; start += found + 1)
        {
            var (before, after) = (start + found - 1, start + found + phrase.Length);
            if ((before < 0 || !char.IsLetterOrDigit(text[before])) && (after >= text.Length || !char.IsLetterOrDigit(text[after])))
                return true;
        }

        return false;
    }
}
