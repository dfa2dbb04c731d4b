using System.Globalization;

namespace Sillage.Analysis;

#pragma warning disable CA1707 // The names are those of the standard, which the table uses too.

/// <summary>Property Word_Break of Unicode Standard Annex 29; pictographic or not is said beside it.</summary>
[Flags]
internal enum WordBreak : byte
{
    Other,
    CR,
    LF,
    Newline,
    Extend,
    ZWJ,
    Regional_Indicator,
    Format,
    Katakana,
    Hebrew_Letter,
    ALetter,
    Single_Quote,
    Double_Quote,
    MidNumLet,
    MidLetter,
    MidNum,
    Numeric,
    ExtendNumLet,
    WSegSpace,

    /// <summary>Stands beside a class.</summary>
    Extended_Pictographic = 0x80,
}

#pragma warning restore CA1707

/// <summary>The class of every character.</summary>
internal sealed class WordBreakTable
{
    /// <summary>What follows has no class: the last that has one is variation selector 256.</summary>
    private const int End = 0xE01F0;

    private readonly WordBreak[] classes = new WordBreak[End];

    public static WordBreakTable Read()
    {
        var table = new WordBreakTable();
        using var reader = new StreamReader(typeof(WordBreakTable).Assembly.GetManifestResourceStream("wordbreak.txt")
            ?? throw new InvalidOperationException("the table wordbreak.txt is not in the assembly"));
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith('#'))
                continue;
            var fields = line.Split(' ');
            var one = Enum.Parse<WordBreak>(fields[0]);
            foreach (var range in fields.AsSpan(1))
            {
                var ends = range.Split('-');
                var last = Hex(ends[^1]);
                for (var character = Hex(ends[0]); character <= last; character++)
                    table.classes[character] |= one;
            }
        }

        return table;

        static int Hex(string text) => int.Parse(text, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
    }

    public WordBreak Of(int character) => character < End ? classes[character] : WordBreak.Other;
}
