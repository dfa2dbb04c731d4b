using System.Globalization;
using System.Text;

namespace Sillage.Analysis;

/// <summary>Makes names of places comparable: case, accents, apostrophes, dots and hyphens do not matter.</summary>
internal static class PlaceNames
{
    /// <summary>Letters that no decomposition makes plain.</summary>
    private static readonly Dictionary<char, string> Plain =
        "ß=ss ẞ=ss æ=ae Æ=ae œ=oe Œ=oe ø=o Ø=o ł=l Ł=l đ=d Đ=d ð=d Ð=d þ=th Þ=th ħ=h Ħ=h ı=i ς=σ".Split(' ').Append("&= and ").ToDictionary(pair => pair[0], pair => pair[2..]);

    /// <summary>Words that are written in short and in full.</summary>
    private static readonly Dictionary<string, string> Full = new(StringComparer.Ordinal) { ["st"] = "saint", ["ste"] = "sainte", ["ft"] = "fort", ["mt"] = "mount" };

    /// <summary>The name as it is looked up: words of small plain letters and digits, one space between; empty where there is neither.</summary>
    public static string Key(string name)
    {
        var key = new StringBuilder(name.Length);
        var space = false;
        // Most names have none but plain letters.
        var plain = Ascii.IsValid(name);
        foreach (var given in plain ? name : Nfkc.Of(name))
        {
            if (plain && given is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z'))
            {
                Add((char)(given | 0x20));
                continue;
            }

            if (given is '\'' or '’' or '‘' or 'ʼ' or '`' or '´' or '.' || (given >= '\u0300' && given <= '\u036F'))
                continue;
            var letter = Nfkc.Unaccented(given);
            if (Plain.TryGetValue(letter, out var letters) || Plain.TryGetValue(given, out letters))
            {
                foreach (var one in letters)
                    Append(one);
            }
            else
            {
                Append(char.ToLowerInvariant(letter));
            }
        }

        return Whole(key.ToString());

        void Append(char letter)
        {
            // Signs of vowels are marks; halves of letters beyond the first plane are kept together.
            if (char.IsLetterOrDigit(letter) || char.IsSurrogate(letter) || char.GetUnicodeCategory(letter) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark)
                Add(letter);
            else
                space = true;
        }

        void Add(char letter)
        {
            if (space && key.Length > 0)
                key.Append(' ');
            key.Append(letter);
            space = false;
        }
    }

    private static string Whole(string key) =>
        key.Contains(' ', StringComparison.Ordinal) ? string.Join(' ', key.Split(' ').Select(word => Full.GetValueOrDefault(word, word))) : key;
}
