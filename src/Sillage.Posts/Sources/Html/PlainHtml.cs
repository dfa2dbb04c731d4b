using System.Buffers;
using System.Buffers.Text;
using System.Text;

namespace Sillage.Posts.Sources.Html;

/// <summary>
/// The HTML that platforms write: a few elements, closed in the order in which they opened, attributes in double quotes, common
/// entities. Where the standard has to repair anything, or might, this gives up, and <see cref="HtmlPage"/> reads the piece.
/// </summary>
internal ref struct PlainHtml
{
    /// <summary>Elements that may be open at once.</summary>
    public const int Deepest = 16;

    private static readonly SearchValues<byte> ValueMarks = SearchValues.Create("\"&\r\0"u8);

    private readonly ReadOnlyMemory<byte> html;
    private readonly ReadOnlySpan<byte> bytes;
    private readonly Span<byte> open;
    private readonly Memory<byte> room;
    private readonly Span<byte> text;
    private readonly List<HtmlLink> links;
    private int at;
    private int depth;
    private int length;
    private int values; // behind the text: those of attributes in which something had to be decoded

    /// <param name="html">A piece of HTML, valid UTF-8.</param>
    /// <param name="room">Room for its text and for attributes, twice as long as the piece: no mark is shorter than what it stands for.</param>
    /// <param name="open">Room for <see cref="Deepest"/> open elements.</param>
    /// <param name="links">Room for its links, empty.</param>
    public PlainHtml(ReadOnlyMemory<byte> html, Memory<byte> room, Span<byte> open, List<HtmlLink> links)
    {
        this.html = html;
        this.open = open;
        this.links = links;
        bytes = html.Span;
        this.room = room;
        text = room.Span;
        values = html.Length;
    }

    /// <summary>Reads it; false if it is not plain.</summary>
    public bool TryRead(out HtmlText read)
    {
        read = default;
        while (at < bytes.Length)
        {
            // The parser changes carriage returns and drops zero bytes.
            var run = CopiedRun.Copy(bytes[at..], text[length..], "<&\r\0"u8);
            (at, length) = (at + run, length + run);
            if (at == bytes.Length)
                break;
            var understood = bytes[at] switch
            {
                (byte)'&' => Entity(ref length),
                (byte)'<' => bytes[at..].StartsWith("</"u8) ? Close() : Open(),
                _ => false,
            };
            if (!understood)
                return false;
        }

        read = new HtmlText(Trimmed(), links);
        return depth == 0;
    }

    private bool Open()
    {
        at++;
        if (!PlainElements.Find(Word(), out var element) || !Attributes(element.Role == PlainRole.Void, out var address, out var classes))
            return false;
        if (element.Role == PlainRole.Void)
        {
            Append(element.End, ref length);
            return true;
        }

        // A link ends a link, a block ends a paragraph; an item anywhere but in a list may end another.
        if (depth == Deepest || element.Role == PlainRole.Link && Within(element.Number) || element.IsBlock && Within(PlainElements.Paragraph)
            || element.Role == PlainRole.Item && !(depth > 0 && PlainElements.At(open[depth - 1]).Role == PlainRole.List))
            return false;
        if (element.Role == PlainRole.Link && !address.IsEmpty)
            links.Add(new HtmlLink(address, classes));
        open[depth++] = element.Number;
        return true;
    }

    private bool Close()
    {
        at += 2;
        if (!PlainElements.Find(Word(), out var element) || depth == 0 || open[depth - 1] != element.Number || !Sign((byte)'>'))
            return false;
        depth--;
        Append(element.End, ref length);
        return true;
    }

    private readonly bool Within(byte element) => open[..depth].Contains(element);

    /// <summary>Reads up to and with the end of the tag; of an attribute that is given twice the first counts.</summary>
    private bool Attributes(bool isVoid, out ReadOnlyMemory<byte> address, out ReadOnlyMemory<byte> classes)
    {
        address = classes = default;
        var (addressed, classed) = (false, false);
        while (true)
        {
            var parted = false;
            while (Sign((byte)' '))
                parted = true;
            if (Sign((byte)'>'))
                return true;
            if (isVoid && Sign((byte)'/'))
                return Sign((byte)'>');
            var name = Word();
            if (!parted || name.IsEmpty || !Sign((byte)'=') || !Sign((byte)'"') || !Value(out var value))
                return false;
            if (name.SequenceEqual("href"u8) && !addressed)
                (address, addressed) = (value, true);
            else if (name.SequenceEqual("class"u8) && !classed)
                (classes, classed) = (value, true);
        }
    }

    private bool Value(out ReadOnlyMemory<byte> value)
    {
        value = default;
        var (start, decoded, isDecoded) = (at, values, false);
        while (true)
        {
            var run = bytes[at..].IndexOfAny(ValueMarks);
            if (run < 0)
                return false;
            if (isDecoded)
                Append(bytes.Slice(at, run), ref values);
            at += run;
            if (Sign((byte)'"'))
            {
                value = isDecoded ? room[decoded..values] : html[start..(at - 1)];
                return true;
            }

            if (!isDecoded)
                Append(bytes[start..at], ref values);
            isDecoded = true;
            if (bytes[at] != (byte)'&' || !Entity(ref values))
                return false;
        }
    }

    /// <summary>Writes the character of the entity at this place; a lone ampersand stands for itself.</summary>
    private bool Entity(ref int written)
    {
        var rest = bytes[(at + 1)..];
        if (rest.IsEmpty || !char.IsAsciiLetterOrDigit((char)rest[0]) && rest[0] is not ((byte)'#' or (byte)';'))
        {
            text[written++] = (byte)'&';
            at++;
            return true;
        }

        var end = rest[..Math.Min(rest.Length, 10)].IndexOf((byte)';');
        if (end <= 0 || !Character(rest[..end], out var rune))
            return false;
        written += rune.EncodeToUtf8(text[written..]);
        at += end + 2;
        return true;
    }

    /// <summary>Those that the standard repairs (controls, surrogates, no characters) are left to the parser.</summary>
    private static bool Character(ReadOnlySpan<byte> entity, out Rune rune)
    {
        if (entity[0] == (byte)'#')
        {
            var isHex = entity.StartsWith("#x"u8);
            var digits = entity[(isHex ? 2 : 1)..];
            var isNumber = Utf8Parser.TryParse(digits, out uint number, out var read, isHex ? 'x' : 'D') && read == digits.Length && char.IsAsciiHexDigit((char)digits[0])
                && number is >= 0x20 and <= 0x7E or >= 0xA0 and <= 0xD7FF or >= 0xE000 and <= 0xFDCF or >= 0xFDF0 and <= 0xFFFD or >= 0x1F000 and <= 0x1FFFD;
            rune = isNumber ? new Rune(number) : default;
            return isNumber;
        }

        rune = new Rune(
            entity.SequenceEqual("amp"u8) ? '&'
            : entity.SequenceEqual("gt"u8) ? '>'
            : entity.SequenceEqual("lt"u8) ? '<'
            : entity.SequenceEqual("quot"u8) ? '"'
            : entity.SequenceEqual("apos"u8) ? '\''
            : entity.SequenceEqual("nbsp"u8) ? '\u00A0' : '\0');
        return rune.Value != 0;
    }

    /// <summary>A name in lower case.</summary>
    private ReadOnlySpan<byte> Word()
    {
        // A few letters: a search for their end would cost more than it finds.
        var start = at;
        while (at < bytes.Length && bytes[at] is >= (byte)'a' and <= (byte)'z')
            at++;
        return bytes[start..at];
    }

    private bool Sign(byte sign)
    {
        if (at == bytes.Length || bytes[at] != sign)
            return false;
        at++;
        return true;
    }

    private readonly void Append(ReadOnlySpan<byte> run, ref int written)
    {
        run.CopyTo(text[written..]);
        written += run.Length;
    }

    private readonly ReadOnlyMemory<byte> Trimmed()
    {
        ReadOnlyMemory<byte> rest = room[..length];
        while (Rune.DecodeFromUtf8(rest.Span, out var rune, out var taken) == OperationStatus.Done && Rune.IsWhiteSpace(rune))
            rest = rest[taken..];
        while (Rune.DecodeLastFromUtf8(rest.Span, out var rune, out var taken) == OperationStatus.Done && Rune.IsWhiteSpace(rune))
            rest = rest[..^taken];
        return rest;
    }
}
