using System.Runtime.CompilerServices;

namespace Sillage.Posts.Sources.Csv;

/// <summary>What cells say: without what writers put around values, and without their words for nothing.</summary>
internal static class CsvCellText
{
    /// <summary>True for the first and the last byte of a text that nothing is around and that is no word for nothing, as of most.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsBare(byte first, byte last) => (first - '#' | last - '#') >= 0 && (first | 0x20) != 'n';

    /// <summary>A cell without blanks at its ends; nothing for what data frames write where nothing is.</summary>
    public static CsvPlace Cell(this CsvRow row, int column)
    {
        var cell = row.Place(column);
        var bytes = row.Span(cell);
        return bytes.IsEmpty || IsBare(bytes[0], bytes[^1]) ? cell : row.Said(row.Trimmed(cell));
    }

    /// <summary>A text as it stands; nothing for what data frames write where nothing is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static CsvPlace Said(this CsvRow row, CsvPlace text) => text.Length is >= 2 and <= 4 && IsNothing(row.Span(text)) ? default : text;

    /// <summary>A text without blanks at either end.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static CsvPlace Trimmed(this CsvRow row, CsvPlace text)
    {
        var bytes = row.Span(text);
        return bytes.IsEmpty || bytes[0] > (byte)' ' && bytes[^1] > (byte)' ' ? text : Trim(bytes, text);
    }

    /// <summary>A text without blanks and a second pair of quotes (an export of an export) around it.</summary>
    public static CsvPlace Bare(this CsvRow row, CsvPlace text)
    {
        // The commonest word for nothing, R's, fills whole columns.
        if (row.Span(text).SequenceEqual("NA"u8))
            return default;
        text = row.Trimmed(text);
        var bytes = row.Span(text);
        if (bytes.Length >= 2 && bytes[0] == (byte)'"' && bytes[^1] == (byte)'"')
            text = row.Trimmed(text.Part(1, bytes.Length - 2));
        return row.Said(text);
    }

    private static CsvPlace Trim(ReadOnlySpan<byte> bytes, CsvPlace text)
    {
        var start = bytes.IndexOfAnyExcept(" \t\r\n"u8);
        return start < 0 ? default : text.Part(start, bytes.LastIndexOfAnyExcept(" \t\r\n"u8) + 1 - start);
    }

    private static bool IsNothing(ReadOnlySpan<byte> value) =>
        (value[0] | 0x20) == 'n'
        && (value.SequenceEqual("NA"u8) || value.SequenceEqual("NaN"u8) || value.SequenceEqual("nan"u8)
            || value.SequenceEqual("NULL"u8) || value.SequenceEqual("null"u8) || value.SequenceEqual("None"u8));
}
