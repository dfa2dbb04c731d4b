using Sillage.Posts.Sources.Json;

namespace Sillage.Posts.Sources.Html;

/// <summary>What a post written in HTML says: its text, and the links in it.</summary>
/// <param name="Text">Plain text; paragraphs are parted by an empty line.</param>
/// <param name="Links">Its links, in order.</param>
internal readonly record struct HtmlText(ReadOnlyMemory<byte> Text, List<HtmlLink> Links)
{
    /// <summary>
    /// Reads a piece of HTML. Scripts and styles are no text; hidden parts of a shortened link are. What a page means is what
    /// <see cref="HtmlPage"/>'s parser makes of it; the plain markup of platforms is read without it, to the same words.
    /// </summary>
    /// <param name="html">Valid UTF-8.</param>
    /// <param name="arena">Memory for the text.</param>
    /// <param name="links">Room for the links, which is used again for the next text.</param>
    public static HtmlText Of(ReadOnlyMemory<byte> html, JsonArena arena, List<HtmlLink> links)
    {
        links.Clear();
        return html.Span.IndexOfAny((byte)'<', (byte)'&') < 0 ? new HtmlText(html, links)
            : new PlainHtml(html, arena.Room(2 * html.Length), stackalloc byte[PlainHtml.Deepest], links).TryRead(out var plain) ? plain
            : HtmlPage.Read(html);
    }
}

/// <summary>A link of a page.</summary>
/// <param name="Address">Where it leads, as written.</param>
/// <param name="Classes">Its classes, parted by blanks.</param>
internal readonly record struct HtmlLink(ReadOnlyMemory<byte> Address, ReadOnlyMemory<byte> Classes)
{
    /// <summary>True if it has the class.</summary>
    public bool Is(ReadOnlySpan<byte> name)
    {
        foreach (var part in Classes.Span.Split((byte)' '))
        {
            if (Classes.Span[part].SequenceEqual(name))
                return true;
        }

        return false;
    }
}
