using System.Buffers.Text;
using Sillage.Cases.Columns;

namespace Sillage.Cases;

/// <summary>Ids of posts as numbers: a plain decimal number is itself, any other text has a negative one.</summary>
internal sealed class IdNumbers
{
    private const int MostDigits = 19;

    private readonly NameTable texts = new();
    private readonly List<long> lines = [];

    /// <summary>Number of an id on a platform.</summary>
    /// <param name="platform">Platform.</param>
    /// <param name="id">Id as kept in the case, not empty.</param>
    /// <returns>0 and above for a plain number, which may stand on several platforms; below 0 for a text, which is known with its platform.</returns>
    public long Of(ReadOnlySpan<byte> platform, ReadOnlySpan<byte> id)
    {
        // What would not be written the same way again is text: signs, leading zeros.
        var isDecimal = id.Length is > 0 and <= MostDigits && char.IsAsciiDigit((char)id[0]) && (id[0] != '0' || id.Length == 1);
        return isDecimal && Utf8Parser.TryParse(id, out long number, out var read) && read == id.Length ? number : ~(long)Text(platform, id);
    }

    /// <summary>Tells the line on which a post without an id of its own was read.</summary>
    public void Read(long number, long line) => lines[(int)~number] = line;

    /// <summary>Order of posts of the same moment: by line where formats have no ids, then by id, shorter ones first.</summary>
    public int Compare(long one, long other)
    {
        if (one >= 0 && other >= 0)
            return one.CompareTo(other);
        var byLine = Line(one).CompareTo(Line(other));
        if (byLine != 0)
            return byLine;
        Span<byte> digits = stackalloc byte[MostDigits + 1];
        Span<byte> otherDigits = stackalloc byte[MostDigits + 1];
        var id = Utf8(one, digits);
        var otherId = Utf8(other, otherDigits);
        var byLength = Letters(id).CompareTo(Letters(otherId));
        return byLength != 0 ? byLength : id.SequenceCompareTo(otherId);
    }

    /// <summary>The texts of the ids that are no plain numbers.</summary>
    public string[] Texts() => [.. Enumerable.Range(0, texts.Count).Select(number => System.Text.Encoding.UTF8.GetString(Names.Id(texts[number])))];

    private static int Letters(ReadOnlySpan<byte> utf8)
    {
        const byte Continued = 0b1000_0000;
        var letters = 0;
        foreach (var one in utf8)
            letters += (one & 0b1100_0000) == Continued ? 0 : 1;
        return letters;
    }

    /// <summary>Takes the ids of another part of the same posts.</summary>
    /// <returns>Their numbers here.</returns>
    public Func<long, long> Add(IdNumbers part)
    {
        var numbers = new long[part.texts.Count];
        for (var text = 0; text < numbers.Length; text++)
        {
            var number = Text(part.texts[text]);
            lines[number] = Math.Max(lines[number], part.lines[text]);
            numbers[text] = ~(long)number;
        }

        return number => number is >= 0 or Targets.None ? number : numbers[(int)~number];
    }

    private int Text(ReadOnlySpan<byte> platform, ReadOnlySpan<byte> id)
    {
        Span<byte> room = stackalloc byte[256];
        return Text(Names.Join(platform, id, room));
    }

    private int Text(ReadOnlySpan<byte> name)
    {
        var number = texts.Of(name);
        if (number == lines.Count)
            lines.Add(0);
        return number;
    }

    private long Line(long number) => number >= 0 ? 0 : lines[(int)~number];

    private ReadOnlySpan<byte> Utf8(long number, Span<byte> room)
    {
        if (number < 0)
            return Names.Id(texts[(int)~number]);
        Utf8Formatter.TryFormat(number, room, out var written);
        return room[..written];
    }
}
