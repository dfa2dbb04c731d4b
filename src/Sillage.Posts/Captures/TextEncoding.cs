using System.Buffers;
using System.Text;

namespace Sillage.Posts.Captures;

/// <summary>How the text of a capture is written.</summary>
/// <param name="Name">"utf-8", "utf-16le", "utf-16be", "windows-1252".</param>
/// <param name="Mark">Bytes of the byte order mark.</param>
internal readonly record struct TextEncoding(string Name, int Mark)
{
    private const int Looked = 4096;

    /// <summary>Converts to UTF-8; UTF-8 passes through as it is.</summary>
    public Stream ToUtf8(Stream text) => Name switch
    {
        "utf-8" => text,
        "utf-16le" => Transcode(text, new UnicodeEncoding(bigEndian: false, byteOrderMark: false)),
        "utf-16be" => Transcode(text, new UnicodeEncoding(bigEndian: true, byteOrderMark: false)),
        _ => Transcode(text, Windows1252),
    };

    /// <summary>Western Windows code page; Latin-1 is a part of it.</summary>
    public static Encoding Windows1252 { get; } = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    /// <summary>
    /// Byte order mark; else UTF-16 if every second byte of plain text is zero; else UTF-8, unless invalid sequences outnumber valid
    /// ones (a few damaged bytes in a UTF-8 capture do not make it another encoding): then Windows-1252.
    /// </summary>
    public static TextEncoding Of(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith((ReadOnlySpan<byte>)[0xef, 0xbb, 0xbf]))
            return new("utf-8", 3);
        if (head.StartsWith((ReadOnlySpan<byte>)[0xff, 0xfe]))
            return new("utf-16le", 2);
        if (head.StartsWith((ReadOnlySpan<byte>)[0xfe, 0xff]))
            return new("utf-16be", 2);
        var (even, odd) = Zeros(head[..Math.Min(head.Length, Looked)]);
        var pairs = Math.Min(head.Length, Looked) / 2;
        if (pairs >= 2 && odd * 5 > pairs * 2 && even * 20 < pairs)
            return new("utf-16le", 0);
        if (pairs >= 2 && even * 5 > pairs * 2 && odd * 20 < pairs)
            return new("utf-16be", 0);
        return new(LooksLikeUtf8(head) ? "utf-8" : "windows-1252", 0);
    }

    private static Stream Transcode(Stream text, Encoding from) =>
        Encoding.CreateTranscodingStream(text, from, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));

    private static (int Even, int Odd) Zeros(ReadOnlySpan<byte> head)
    {
        var (even, odd) = (0, 0);
        for (var at = 0; at < head.Length; at++)
        {
            if (head[at] == 0)
                _ = (at & 1) == 0 ? even++ : odd++;
        }

        return (even, odd);
    }

    private static bool LooksLikeUtf8(ReadOnlySpan<byte> head)
    {
        var (valid, invalid) = (0, 0);
        for (var next = head.IndexOfAnyInRange((byte)0x80, (byte)0xff); next >= 0; next = head.IndexOfAnyInRange((byte)0x80, (byte)0xff))
        {
            head = head[next..];
            var status = Rune.DecodeFromUtf8(head, out _, out var length);
            if (status == OperationStatus.Done)
                valid++;
            else if (status == OperationStatus.NeedMoreData)
                break; // the sample ends inside a character
            else
                invalid++;
            head = head[length..];
        }

        return invalid == 0 || valid > invalid;
    }
}
