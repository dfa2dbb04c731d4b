using System.Runtime.CompilerServices;

namespace Sillage.Posts.Sources.Csv;

/// <summary>
/// Which of 64 bytes of separated values lie within quotes, from one 64 to the next, where every quote stands as it should: the first of
/// a field at its start, those within doubled.
/// </summary>
internal struct CsvQuotes
{
    private ulong open; // all ones while a field in quotes is open
    private ulong inField; // 1 if a field in which no quote may open goes on from the bytes before

    /// <summary>True while the bytes so far end within quotes.</summary>
    public readonly bool IsOpen => open != 0;

    /// <summary>The bytes within quotes, the opening one with them.</summary>
    /// <param name="quotes">The quotes.</param>
    /// <param name="ends">Separators and line breaks, wherever they stand.</param>
    /// <param name="isCareless">True if a quote opens in the middle of a field: then nothing of this holds.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Within(ulong quotes, ulong ends, out bool isCareless)
    {
        var within = ByteMasks.PrefixXor(quotes) ^ open;
        // Directly behind a closing quote one opens again where a quote is doubled.
        var mayOpen = ends | quotes;
        isCareless = (quotes & within & (~mayOpen << 1 | inField)) != 0;
        inField = ~mayOpen >> 63;
        open = (ulong)((long)within >> 63);
        return within;
    }

    /// <summary>Passes over bytes without quotes behind bytes that end outside of them.</summary>
    /// <param name="endsField">True if their last is a separator or line break.</param>
    public void Pass(bool endsField) => inField = endsField ? 0UL : 1;
}
