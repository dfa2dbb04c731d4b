using System.Text;

namespace Sillage.Posts.Captures;

/// <summary>
/// A record is an element of a list called "messages", wherever it stands: exports of chats are one object of any size around such
/// lists. A list begins and ends its own blocks, so that a block's records have one object around them.
/// </summary>
internal sealed class JsonListScan : IRecordScan
{
    private readonly JsonScan element = new();
    private byte[]? entered;
    private byte[]? told;

    /// <inheritdoc/>
    public ReadOnlyMemory<byte> Heading => told;

    /// <inheritdoc/>
    public ScannedEnd LastEnd(ReadOnlySpan<byte> bytes, bool whole)
    {
        told = entered;
        return entered is null ? Outside(bytes, whole) : Inside(bytes, whole);
    }

    /// <inheritdoc/>
    public void BeginPassing() => element.BeginPassing();

    /// <inheritdoc/>
    public (int Length, bool Found) Pass(ReadOnlySpan<byte> bytes) => element.Pass(bytes);

    private ScannedEnd Inside(ReadOnlySpan<byte> bytes, bool whole)
    {
        var (cut, from) = (0, 0);
        while (true)
        {
            var skipped = bytes[from..].IndexOfAnyExcept(" \t\r\n,"u8);
            if (skipped < 0)
                return new ScannedEnd(bytes.Length);
            from += skipped;
            if (bytes[from] is (byte)']' or (byte)'}')
            {
                entered = null;
                return new ScannedEnd(from + 1);
            }

            var length = JsonScan.ValueLength(bytes[from..]);
            if (length < 0)
                return new ScannedEnd(whole ? bytes.Length : cut);
            cut = from += length;
        }
    }

    /// <summary>Looks for the list's name before a colon and a bracket, remembering which braces are open.</summary>
    private ScannedEnd Outside(ReadOnlySpan<byte> bytes, bool whole)
    {
        Stack<int> open = new();
        for (var at = 0; at < bytes.Length;)
        {
            var next = bytes[at..].IndexOfAny((byte)'"', (byte)'{', (byte)'}');
            if (next < 0)
                break;
            at += next + 1;
            switch (bytes[at - 1])
            {
                case (byte)'{':
                    open.Push(at - 1);
                    break;
                case (byte)'}':
                    open.TryPop(out _);
                    break;
                default:
                    var length = JsonScan.StringLength(bytes[at..]);
                    if (length < 0)
                        return new ScannedEnd(whole ? bytes.Length : 0);
                    var isList = bytes[at..].StartsWith("messages\""u8);
                    at += length;
                    if (isList && ListStart(bytes[at..]) is var start and > 0)
                        return Enter(bytes[..(at + start)], open.TryPeek(out var brace) ? brace : 0);
                    break;
            }
        }

        return new ScannedEnd(whole ? bytes.Length : 0);
    }

    /// <summary>Bytes up to and with the bracket behind a colon; 0 if none is there.</summary>
    private static int ListStart(ReadOnlySpan<byte> bytes)
    {
        var colon = bytes.IndexOfAnyExcept(" \t\r\n"u8);
        if (colon < 0 || bytes[colon] != (byte)':')
            return 0;
        var bracket = bytes[(colon + 1)..].IndexOfAnyExcept(" \t\r\n"u8);
        return bracket >= 0 && bytes[colon + 1 + bracket] == (byte)'[' ? colon + bracket + 2 : 0;
    }

    private ScannedEnd Enter(ReadOnlySpan<byte> before, int brace)
    {
        entered = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(before[brace..]) + "]}");
        return new ScannedEnd(before.Length);
    }
}
