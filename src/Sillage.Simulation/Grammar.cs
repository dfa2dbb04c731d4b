using System.Text;

namespace Sillage.Simulation;

/// <summary>Texts from patterns with slots ("{what} turned up {where}"). A text is named by a number: nobody needs to remember it.</summary>
internal sealed class Grammar
{
    // Of each pattern its parts, of each part its choices in UTF-8; what stands between slots is a part with one choice.
    private readonly byte[][][][] patterns;

    /// <param name="longest">Most code points that a text may have.</param>
    /// <param name="patterns">Slots stand in braces.</param>
    /// <param name="slots">The choices of each slot.</param>
    /// <exception cref="InvalidOperationException">A text could be too long, or holds a character that JSON escapes.</exception>
    public Grammar(int longest, string[] patterns, Dictionary<string, string[]> slots)
    {
        this.patterns = [.. patterns.Select(pattern => Parts(pattern, slots))];
        for (var i = 0; i < patterns.Length; i++)
        {
            if (this.patterns[i].Sum(part => part.Max(choice => CodePoints(choice))) > longest)
                throw new InvalidOperationException($"texts of the pattern \"{patterns[i]}\" can be longer than {longest}");
            if (this.patterns[i].Any(part => part.Any(choice => choice.AsSpan().IndexOfAny((byte)'"', (byte)'\\') >= 0 || choice.Any(value => value < ' '))))
                throw new InvalidOperationException($"a text of the pattern \"{patterns[i]}\" would have to be escaped");
        }
    }

    /// <summary>Code points of UTF-8: bytes that do not go on with one.</summary>
    public static int CodePoints(ReadOnlySpan<byte> utf8)
    {
        var count = 0;
        foreach (var value in utf8)
            count += (value & 0xC0) != 0x80 ? 1 : 0;
        return count;
    }

    /// <summary>Writes the text of a number. Different numbers below the grammar's size give different choices.</summary>
    /// <returns>Bytes written.</returns>
    public int Write(ulong number, Span<byte> target)
    {
        var parts = patterns[number % (ulong)patterns.Length];
        number /= (ulong)patterns.Length;
        var length = 0;
        foreach (var choices in parts)
        {
            var choice = choices[number % (ulong)choices.Length];
            number /= (ulong)choices.Length;
            choice.CopyTo(target[length..]);
            length += choice.Length;
        }

        return length;
    }

    /// <summary>The text of a number.</summary>
    public string Text(ulong number)
    {
        Span<byte> utf8 = stackalloc byte[1024];
        return Encoding.UTF8.GetString(utf8[..Write(number, utf8)]);
    }

    private static byte[][][] Parts(string pattern, Dictionary<string, string[]> slots)
    {
        var parts = new List<byte[][]>();
        for (var at = 0; at < pattern.Length;)
        {
            var open = pattern.IndexOf('{', at);
            var literal = pattern[at..(open < 0 ? pattern.Length : open)];
            if (literal.Length > 0)
                parts.Add([Encoding.UTF8.GetBytes(literal)]);
            if (open < 0)
                break;
            var close = pattern.IndexOf('}', open);
            parts.Add([.. slots[pattern[(open + 1)..close]].Select(Encoding.UTF8.GetBytes)]);
            at = close + 1;
        }

        return [.. parts];
    }
}
