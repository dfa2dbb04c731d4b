using System.Globalization;
using System.Text;

namespace Sillage.Analysis;

/// <summary>Unicode normalisation form KC: full-width, mathematical and other look-alike letters become plain ones, accents join their letters.</summary>
/// <remarks>
/// Source: Unicode Standard Annex 15, tables of version 14. The runtime's own does nothing here, because Sillage runs in the invariant culture.
/// Accents given in an order that Unicode does not use are joined in the order given.
/// </remarks>
internal static class Nfkc
{
    private const int HangulLead = 0x1100, HangulVowel = 0x1161, HangulTail = 0x11A7, HangulSyllables = 0xAC00;

    private static readonly (Dictionary<int, string> Mapped, Dictionary<(int, int), int> Composed) Tables = Read();

    private static readonly char[] Bases = ReadBases();

    /// <summary>Characters that are what they are, whatever stands before them: nearly all that is written.</summary>
    private static readonly bool[] Staying = ReadStaying();

    /// <summary>The letter without its accents ("é" gives "e"); an accent by itself stays.</summary>
    public static char Unaccented(char letter) => Bases[letter];

    public static string Of(string text)
    {
        if (Plain(text))
            return text;
        var result = new StringBuilder(text.Length);
        var last = -1;
        for (var i = 0; i < text.Length;)
        {
            if (Staying[text[i]])
            {
                result.Append(text[i]);
                last = text[i++];
                continue;
            }

            Rune.DecodeFromUtf16(text.AsSpan(i), out var rune, out var length);
            i += length;
            if (Tables.Mapped.TryGetValue(rune.Value, out var mapped))
            {
                foreach (var one in mapped.EnumerateRunes())
                    last = Append(result, last, one.Value);
            }
            else
            {
                last = Append(result, last, rune.Value);
            }
        }

        return result.ToString();
    }

    private static bool Plain(string text)
    {
        foreach (var c in text)
        {
            if (!Staying[c])
                return false;
        }

        return true;
    }

    private static int Append(StringBuilder result, int last, int next)
    {
        var joined = last < 0 ? -1 : Join(last, next);
        if (joined >= 0)
        {
            result.Length -= last > 0xFFFF ? 2 : 1;
            next = joined;
        }

        Span<char> chars = stackalloc char[2];
        result.Append(chars[..new Rune(next).EncodeToUtf16(chars)]);
        return next;
    }

    private static int Join(int first, int second)
    {
        if (first is >= HangulLead and < HangulLead + 19 && second is >= HangulVowel and < HangulVowel + 21)
            return HangulSyllables + ((((first - HangulLead) * 21) + second - HangulVowel) * 28);
        if (first is >= HangulSyllables and < HangulSyllables + 11172 && (first - HangulSyllables) % 28 == 0 && second is > HangulTail and < HangulTail + 28)
            return first + second - HangulTail;
        return Tables.Composed.GetValueOrDefault((first, second), -1);
    }

    private static bool[] ReadStaying()
    {
        var staying = new bool[char.MaxValue + 1];
        for (var c = 0; c < staying.Length; c++)
            staying[c] = !char.IsSurrogate((char)c) && c is not (>= HangulVowel and < HangulVowel + 21) and not (> HangulTail and < HangulTail + 28);
        foreach (var c in Tables.Mapped.Keys.Where(c => c < staying.Length))
            staying[c] = false;
        foreach (var (_, second) in Tables.Composed.Keys.Where(pair => pair.Item2 < staying.Length))
            staying[second] = false;
        return staying;
    }

    private static char[] ReadBases()
    {
        var bases = new char[char.MaxValue + 1];
        for (var letter = 0; letter < bases.Length; letter++)
            bases[letter] = (char)letter;
        foreach (var ((first, second), whole) in Tables.Composed)
        {
            if (whole <= char.MaxValue && second <= char.MaxValue && CharUnicodeInfo.GetUnicodeCategory((char)second) == UnicodeCategory.NonSpacingMark)
                bases[whole] = (char)first;
        }

        // A letter with two accents is made of one with one.
        for (var letter = 0; letter < bases.Length; letter++)
        {
            while (bases[bases[letter]] != bases[letter])
                bases[letter] = bases[bases[letter]];
        }

        return bases;
    }

    private static (Dictionary<int, string>, Dictionary<(int, int), int>) Read()
    {
        var (mapped, composed) = (new Dictionary<int, string>(), new Dictionary<(int, int), int>());
        using var reader = new StreamReader(typeof(Nfkc).Assembly.GetManifestResourceStream("nfkc.txt")
            ?? throw new InvalidOperationException("the table nfkc.txt is not in the assembly"));
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith('#'))
                continue;
            var fields = line.Split(' ');
            var plus = fields[0].IndexOf('+', StringComparison.Ordinal);
            if (plus < 0)
                mapped[Hex(fields[0])] = string.Concat(fields.Skip(1).Select(field => char.ConvertFromUtf32(Hex(field))));
            else
                composed[(Hex(fields[0][..plus]), Hex(fields[0][(plus + 1)..]))] = Hex(fields[1]);
        }

        return (mapped, composed);

        static int Hex(string text) => int.Parse(text, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
    }
}
