using System.Buffers;
using System.Text;

namespace Sillage.Posts.Sources.Csv;

/// <summary>Hashtags, links and mentions out of a text, where the capture has no columns for them.</summary>
internal static class TextMarks
{
    private static readonly SearchValues<byte> AsciiWord = SearchValues.Create("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz"u8);

    private static readonly SearchValues<byte> LinkEnds = SearchValues.Create([.. Enumerable.Range(0, ' ' + 1).Select(control => (byte)control), (byte)'"', (byte)'<', (byte)'>']);

    private static readonly SearchValues<byte> Punctuation = SearchValues.Create(".,;:!?)'"u8);

    /// <summary>Adds what the text holds to the lists that are given; null lists are left alone.</summary>
    public static void Find(
        ReadOnlyMemory<byte> text, List<ReadOnlyMemory<byte>>? hashtags, List<ReadOnlyMemory<byte>>? links, List<AccountReference>? mentions)
    {
        var bytes = text.Span;
        for (var at = 0; at < bytes.Length;)
        {
            var next = bytes[at..].IndexOfAny((byte)'#', (byte)'@', (byte)':');
            if (next < 0)
                return;
            var from = at;
            at += next;
            if (bytes[at] == (byte)':')
            {
                // Colons are rarer than the letter that links begin with.
                var start = at - Scheme(bytes[from..at]);
                var length = start < at && !EndsInWord(bytes[..start]) ? Link(bytes[start..]) : 0;
                if (length > 0)
                    links?.Add(text.Slice(start, length));
                at = length > 0 ? start + length : at + 1;
                continue;
            }

            var free = !EndsInWord(bytes[..at]);
            var word = Word(bytes[(at + 1)..], asciiOnly: bytes[at] == (byte)'@');
            var slice = text.Slice(at + 1, word);
            if (free && word > 0 && bytes[at] == (byte)'@')
                mentions?.Add(new AccountReference(default, slice));
            else if (free && word > 0 && slice.Span.IndexOfAnyExceptInRange((byte)'0', (byte)'9') >= 0)
                hashtags?.Add(slice);
            at += word + 1;
        }
    }

    private static int Scheme(ReadOnlySpan<byte> before) => before.EndsWith("http"u8) ? 4 : before.EndsWith("https"u8) ? 5 : 0;

    private static int Link(ReadOnlySpan<byte> text)
    {
        var scheme = text.StartsWith("https://"u8) ? 8 : text.StartsWith("http://"u8) ? 7 : 0;
        if (scheme == 0)
            return 0;
        var end = text.IndexOfAny(LinkEnds);
        end = end < 0 ? text.Length : end;
        // A link that the platform cut short leads nowhere.
        if (text[..end].EndsWith("…"u8))
            return 0;
        while (end > scheme && Punctuation.Contains(text[end - 1]))
            end--;
        return end > scheme ? end : 0;
    }

    private static bool EndsInWord(ReadOnlySpan<byte> before) =>
        !before.IsEmpty && (before[^1] < 0x80
            ? AsciiWord.Contains(before[^1])
            : Rune.DecodeLastFromUtf8(before, out var rune, out _) == OperationStatus.Done && IsWord(rune));

    private static int Word(ReadOnlySpan<byte> text, bool asciiOnly)
    {
        var length = 0;
        while (true)
        {
            var ascii = text[length..].IndexOfAnyExcept(AsciiWord);
            if (ascii < 0)
                return text.Length;
            length += ascii;
            if (asciiOnly || text[length] < 0x80)
                return length;
            Rune.DecodeFromUtf8(text[length..], out var rune, out var bytes);
            if (!IsWord(rune))
                return length;
            length += bytes;
        }
    }

    private static bool IsWord(Rune rune) =>
        rune.Value == '_' || Rune.IsLetterOrDigit(rune)
        || Rune.GetUnicodeCategory(rune) is System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark;
}
