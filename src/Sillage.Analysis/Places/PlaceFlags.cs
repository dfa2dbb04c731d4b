using System.Text;

namespace Sillage.Analysis;

/// <summary>Flags in a text.</summary>
internal static class PlaceFlags
{
    private const int FirstIndicator = 0x1F1E6, LastIndicator = 0x1F1FF, BlackFlag = 0x1F3F4, FirstTag = 0xE0020, LastTag = 0xE007F;

    /// <summary>The text without its flags, and the two-letter codes of those (of England, Scotland and Wales "GB"; of Texas "US").</summary>
    public static (string Text, List<string> Flags) Take(string text)
    {
        if (!text.Any(char.IsSurrogate))
            return (text, []);
        var flags = new List<string>();
        var rest = new StringBuilder();
        Rune[] runes = [.. text.EnumerateRunes()];
        for (var i = 0; i < runes.Length; i++)
        {
            var value = runes[i].Value;
            if (value is >= FirstIndicator and <= LastIndicator && i + 1 < runes.Length && runes[i + 1].Value is >= FirstIndicator and <= LastIndicator and var next)
            {
                flags.Add(new string([(char)('A' + value - FirstIndicator), (char)('A' + next - FirstIndicator)]));
                i++;
            }
            else if (value == BlackFlag)
            {
                var tags = "";
                for (; i + 1 < runes.Length && runes[i + 1].Value is >= FirstTag and <= LastTag and var tag; i++)
                    tags += (char)(tag - FirstTag + ' ');
                if (tags.Length >= 2)
                    flags.Add(tags[..2].ToUpperInvariant());
            }
            else if (value is (>= FirstIndicator and <= LastIndicator) || Rune.GetUnicodeCategory(runes[i]) == System.Globalization.UnicodeCategory.OtherSymbol)
            {
                rest.Append(' ');
            }
            else
            {
                rest.Append(runes[i].ToString());
            }
        }

        return (rest.ToString(), flags);
    }
}
