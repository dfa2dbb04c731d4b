using System.Globalization;

namespace Sillage.Analysis;

/// <summary>What a text is compared by.</summary>
internal enum ShingleKind
{
    /// <summary>Runs of three words.</summary>
    Words,

    /// <summary>Runs of five characters.</summary>
    Characters,
}

/// <summary>Texts as sets of hashed shingles (Broder 1997).</summary>
internal static class Shingles
{
    private const int WordRun = 3, CharacterRun = 5;

    /// <summary>Texts of fewer words are compared by characters: three words in a row say too little of them.</summary>
    private const int FewWords = 8;

    /// <summary>Texts of up to this many words have both kinds, so that they meet those of a word fewer.</summary>
    private const int BothUpTo = 10;

    /// <summary>Shorter texts are compared whole only (Luceri et al. 2024).</summary>
    private const int LeastWords = 4;

    /// <summary>The same for scripts that set no spaces, in characters: three a word.</summary>
    private const int LeastCharacters = LeastWords * 3;

    /// <summary>By what a normal form is compared.</summary>
    public static (bool Words, bool Characters) Kinds(ReadOnlySpan<char> normal)
    {
        var words = normal.IsEmpty ? 0 : normal.Count(' ') + 1;
        if (Unspaced(normal))
            return (false, normal.Length >= LeastCharacters);
        return (words >= FewWords, words is >= LeastWords and <= BothUpTo && normal.Length >= CharacterRun);
    }

    /// <summary>Distinct hashes, ascending.</summary>
    public static uint[] Of(ReadOnlySpan<char> normal, ShingleKind kind)
    {
        var list = kind == ShingleKind.Words ? OfWords(normal) : OfCharacters(normal);
        Array.Sort(list);
        var distinct = 0;
        for (var i = 0; i < list.Length; i++)
        {
            if (i == 0 || list[i] != list[i - 1])
                list[distinct++] = list[i];
        }

        return distinct == list.Length ? list : list[..distinct];
    }

    /// <summary>|A ∩ B| / |A ∪ B| of two ascending sets; 0 where either is empty.</summary>
    public static double Jaccard(ReadOnlySpan<uint> one, ReadOnlySpan<uint> other)
    {
        if (one.IsEmpty || other.IsEmpty)
            return 0;
        int i = 0, j = 0, common = 0;
        while (i < one.Length && j < other.Length)
        {
            var (a, b) = (one[i], other[j]);
            common += a == b ? 1 : 0;
            i += a <= b ? 1 : 0;
            j += b <= a ? 1 : 0;
        }

        return (double)common / (one.Length + other.Length - common);
    }

    private static uint[] OfWords(ReadOnlySpan<char> normal)
    {
        var result = new uint[normal.Count(' ') + 2 - WordRun];
        ulong first = 0, second = 0, word = Seed;
        var words = 0;
        for (var i = 0; i <= normal.Length; i++)
        {
            if (i < normal.Length && normal[i] != ' ')
            {
                word = (word ^ normal[i]) * Prime;
                continue;
            }

            if (++words >= WordRun)
                result[words - WordRun] = Mix((first * 31) + (second * 961) + (word * 29791));
            (first, second, word) = (second, word, Seed);
        }

        return result;
    }

    private static uint[] OfCharacters(ReadOnlySpan<char> normal)
    {
        var result = new uint[normal.Length - CharacterRun + 1];
        for (var i = 0; i < result.Length; i++)
        {
            var four = normal[i] | ((ulong)normal[i + 1] << 16) | ((ulong)normal[i + 2] << 32) | ((ulong)normal[i + 3] << 48);
            result[i] = Mix((four * Prime) ^ normal[i + 4]);
        }

        return result;
    }

    private const ulong Seed = 0xCBF29CE484222325, Prime = 0x9E3779B97F4A7C15;

    private static uint Mix(ulong value)
    {
        value = (value ^ (value >> 33)) * 0xFF51AFD7ED558CCD;
        value = (value ^ (value >> 29)) * 0xC4CEB9FE1A85EC53;
        return (uint)(value >> 32);
    }

    /// <summary>Whether most letters are of scripts that set no spaces between words.</summary>
    private static bool Unspaced(ReadOnlySpan<char> normal)
    {
        var (unspaced, letters) = (0, 0);
        foreach (var c in normal)
        {
            if (c < 0x0E00 || !(char.IsLetter(c) || char.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark))
            {
                letters += char.IsLetter(c) ? 1 : 0;
                continue;
            }

            letters++;
            // Thai, Lao; Myanmar; Khmer; kana and Han.
            unspaced += c is (>= '\u0E00' and <= '\u0EFF') or (>= '\u1000' and <= '\u109F') or (>= '\u1780' and <= '\u17FF') or (>= '\u3040' and <= '\u30FF') or (>= '\u3400' and <= '\u9FFF') ? 1 : 0;
        }

        return unspaced * 2 > letters;
    }
}
