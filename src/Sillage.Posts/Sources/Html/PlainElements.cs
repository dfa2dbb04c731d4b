using System.Text;

namespace Sillage.Posts.Sources.Html;

/// <summary>The elements that <see cref="PlainHtml"/> knows: those that posts of Mastodon and 4chan are mostly made of.</summary>
internal static class PlainElements
{
    private const string Blank = "\n\n";

    // The commonest first.
    private static readonly PlainElement[] All =
    [
        .. new (string Name, string End, PlainRole Role)[]
        {
            ("span", "", PlainRole.Inline), ("a", "", PlainRole.Link), ("p", Blank, PlainRole.Block), ("br", "\n", PlainRole.Void), ("b", "", PlainRole.Inline),
            ("strong", "", PlainRole.Inline), ("em", "", PlainRole.Inline), ("i", "", PlainRole.Inline), ("wbr", "", PlainRole.Void), ("s", "", PlainRole.Inline),
            ("u", "", PlainRole.Inline), ("del", "", PlainRole.Inline), ("code", "", PlainRole.Inline), ("blockquote", Blank, PlainRole.Block),
            ("ul", Blank, PlainRole.List), ("ol", Blank, PlainRole.List), ("li", "\n", PlainRole.Item),
        }.Select((element, number) => new PlainElement((byte)number, Encoding.UTF8.GetBytes(element.Name), Encoding.UTF8.GetBytes(element.End), element.Role)),
    ];

    /// <summary>Number of the paragraph.</summary>
    public static byte Paragraph { get; } = Find("p"u8, out var paragraph) ? paragraph.Number : throw new InvalidOperationException("no paragraph among the elements");

    /// <summary>An element by its number.</summary>
    public static PlainElement At(byte number) => All[number];

    /// <summary>An element by its name in lower case; false if it is none of these.</summary>
    public static bool Find(ReadOnlySpan<byte> name, out PlainElement element)
    {
        foreach (var known in All)
        {
            if (name.Length == known.Name.Length && name[0] == known.Name[0] && name.SequenceEqual(known.Name))
            {
                element = known;
                return true;
            }
        }

        element = All[0];
        return false;
    }
}

/// <summary>What may stand where.</summary>
internal enum PlainRole : byte
{
    /// <summary>Within a text.</summary>
    Inline,

    /// <summary>A link.</summary>
    Link,

    /// <summary>Has no content and no end.</summary>
    Void,

    /// <summary>Ends a paragraph that is open.</summary>
    Block,

    /// <summary>A block of items.</summary>
    List,

    /// <summary>A block in a list.</summary>
    Item,
}

/// <summary>An element.</summary>
/// <param name="Number">Its place among those that are known.</param>
/// <param name="Name">Its name.</param>
/// <param name="End">What its end is in the text.</param>
/// <param name="Role">What may stand where.</param>
internal sealed record PlainElement(byte Number, byte[] Name, byte[] End, PlainRole Role)
{
    /// <summary>True for blocks of all kinds.</summary>
    public bool IsBlock => Role is PlainRole.Block or PlainRole.List or PlainRole.Item;
}
