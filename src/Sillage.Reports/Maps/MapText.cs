using System.Globalization;
using System.Text;

namespace Sillage.Reports.Maps;

/// <summary>Text from posts and profiles, made fit to be drawn.</summary>
internal static class MapText
{
    private const int CharactersPerSign = 8;

    /// <summary>
    /// One line without control characters, without characters that turn the direction of what follows, and with nothing that XML forbids;
    /// long text is cut between letters and ends in "…".
    /// </summary>
    public static string Clean(string text, int longest = 32)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune))
                clean.Append(clean.Length > 0 && clean[^1] != ' ' ? " " : "");
            else if (!Rune.IsControl(rune) && !TurnsDirection(rune.Value) && rune.Value is not (0xfffe or 0xffff))
                clean.Append(rune.ToString());
        }

        var line = clean.ToString().Trim();
        var signs = StringInfo.ParseCombiningCharacters(line);
        var end = signs.Length <= longest ? line.Length : signs[longest - 1];
        // A letter can carry hundreds of marks.
        end = Math.Min(end, longest * CharactersPerSign);
        if (end < line.Length && char.IsLowSurrogate(line[end]))
            end--;
        return end == line.Length ? line : line[..end].TrimEnd() + "…";
    }

    /// <summary>Lines of words that are no wider than asked; a word that is wider alone is cut.</summary>
    public static IReadOnlyList<string> Wrap(string text, double width, double size, bool bold = false, int lines = int.MaxValue)
    {
        var wrapped = new List<string>();
        var line = "";
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var longer = line.Length == 0 ? word : $"{line} {word}";
            if (Lettering.Width(longer, size, bold) <= width)
            {
                line = longer;
                continue;
            }

            if (line.Length > 0)
                wrapped.Add(line);
            line = word;
            while (Lettering.Width(line, size, bold) > width && line.Length > 1)
            {
                var cut = Cut(line, width, size, bold);
                wrapped.Add(line[..cut]);
                line = line[cut..];
            }
        }

        if (line.Length > 0)
            wrapped.Add(line);
        if (wrapped.Count <= lines)
            return wrapped;
        var last = wrapped[lines - 1] + "…";
        while (Lettering.Width(last, size, bold) > width && last.Length > 2)
            last = last[..^2].TrimEnd() + "…";
        return [.. wrapped.Take(lines - 1), last];
    }

    private static int Cut(string word, double width, double size, bool bold)
    {
        var ends = StringInfo.ParseCombiningCharacters(word);
        var fitting = 1;
        while (fitting < ends.Length - 1 && Lettering.Width(word[..ends[fitting + 1]], size, bold) <= width)
            fitting++;
        return fitting < ends.Length ? ends[fitting] : word.Length;
    }

    private static bool TurnsDirection(int value) => value is 0x61c or 0x200e or 0x200f or (>= 0x202a and <= 0x202e) or (>= 0x2066 and <= 0x2069);
}
