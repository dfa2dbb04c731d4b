using System.Text;
using static Sillage.Analysis.WordBreak;

namespace Sillage.Analysis;

/// <summary>Where words, spaces and signs begin, by the default rules of Unicode, in any script but those that need a dictionary.</summary>
/// <remarks>Source: Unicode Standard Annex 29, rules WB1 to WB999, property classes of Unicode 17. .NET has no such splitter in the invariant culture.</remarks>
internal static class WordBoundaries
{
    private static readonly WordBreakTable Table = WordBreakTable.Read();

    /// <summary>The places before, between and after the segments: 0 and the length included; none in an empty text.</summary>
    public static List<int> Of(string text)
    {
        var (places, classes) = (new List<int>(text.Length), new List<WordBreak>(text.Length));
        var at = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            places.Add(at);
            classes.Add(Table.Of(rune.Value));
            at += rune.Utf16SequenceLength;
        }

        var found = new List<int>();
        for (var i = 0; i < places.Count; i++)
        {
            if (i == 0 || Between(classes, i))
                found.Add(places[i]);
        }

        if (text.Length > 0)
            found.Add(text.Length);
        return found;
    }

    /// <summary>Whether a character is one of the spaces that part words and stay together (WSegSpace); all of them are single code units.</summary>
    public static bool IsSpace(char character) => Table.Of(character) == WSegSpace;

    /// <summary>Whether there is a boundary before character <paramref name="i"/>, which is not the first.</summary>
    private static bool Between(List<WordBreak> all, int i)
    {
        var (left, right) = (all[i - 1], all[i]);
        if (left == CR && right == LF) // WB3
            return false;
        if (IsLineEnd(left) || IsLineEnd(right)) // WB3a, WB3b
            return true;
        if ((left == ZWJ && right.HasFlag(Extended_Pictographic)) || (left == WSegSpace && right == WSegSpace) || IsAttached(right)) // WB3c, WB3d, WB4
            return false;

        var before = Base(all, i - 1);
        var after = i + 1;
        while (after < all.Count && IsAttached(all[after]))
            after++;
        left = Class(all[before]);
        right = Class(right);
        var second = before > 0 ? Class(all[Base(all, before - 1)]) : Other;
        var next = after < all.Count ? Class(all[after]) : Other;
        return !(Letters(second, left, right, next) || Numbers(second, left, right, next) || (left == Regional_Indicator && right == Regional_Indicator && OddFlags(all, before)));
    }

    /// <summary>WB5 to WB7c, and what joins letters with numbers, kana and the low line: WB9, WB13 to WB13b.</summary>
    private static bool Letters(WordBreak second, WordBreak left, WordBreak right, WordBreak next) =>
        (IsLetter(left) && (IsLetter(right) || right == Numeric))
        || (IsLetter(left) && (right is MidLetter or MidNumLet or Single_Quote) && IsLetter(next))
        || (IsLetter(second) && (left is MidLetter or MidNumLet or Single_Quote) && IsLetter(right))
        || (left == Hebrew_Letter && (right == Single_Quote || (right == Double_Quote && next == Hebrew_Letter)))
        || (second == Hebrew_Letter && left == Double_Quote && right == Hebrew_Letter)
        || (left == Katakana && right == Katakana)
        || (right == ExtendNumLet && (IsLetter(left) || left is Numeric or Katakana or ExtendNumLet))
        || (left == ExtendNumLet && (IsLetter(right) || right is Numeric or Katakana));

    /// <summary>WB8, WB10 to WB12.</summary>
    private static bool Numbers(WordBreak second, WordBreak left, WordBreak right, WordBreak next) =>
        (left == Numeric && (right == Numeric || IsLetter(right)))
        || (left == Numeric && (right is MidNum or MidNumLet or Single_Quote) && next == Numeric)
        || (second == Numeric && (left is MidNum or MidNumLet or Single_Quote) && right == Numeric);

    /// <summary>WB15 and WB16: whether an odd number of regional indicators ends here, so that the next one completes a flag.</summary>
    private static bool OddFlags(List<WordBreak> all, int at)
    {
        var count = 0;
        while (all[at] == Regional_Indicator)
        {
            count++;
            if (at == 0)
                break;
            at = Base(all, at - 1);
        }

        return count % 2 == 1;
    }

    /// <summary>WB4: the character that the marks up to <paramref name="at"/> belong to; the first mark where they belong to none.</summary>
    private static int Base(List<WordBreak> all, int at)
    {
        while (at > 0 && IsAttached(all[at]) && !IsLineEnd(all[at - 1]))
            at--;
        return at;
    }

    private static WordBreak Class(WordBreak one) => one & ~Extended_Pictographic;

    private static bool IsLineEnd(WordBreak one) => one is CR or LF or Newline;

    private static bool IsAttached(WordBreak one) => one is Extend or Format or ZWJ;

    private static bool IsLetter(WordBreak one) => one is ALetter or Hebrew_Letter;
}
