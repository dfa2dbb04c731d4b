using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Sillage.Posts.Sources.Html;

/// <summary>Any HTML, through a parser that follows the standard, with its repairs.</summary>
internal static class HtmlPage
{
    /// <summary>Parses a piece of HTML.</summary>
    public static HtmlText Read(ReadOnlyMemory<byte> html)
    {
        using var document = new HtmlParser().ParseDocument(Encoding.UTF8.GetString(html.Span));
        var text = new StringBuilder(html.Length);
        List<HtmlLink> links = [];
        if (document.Body is { } body)
            Walk(body, text, links);
        return new HtmlText(Encoding.UTF8.GetBytes(text.ToString().Trim()), links);
    }

    /// <summary>Without recursion: a hostile page may be nested as deep as it is long.</summary>
    private static void Walk(INode root, StringBuilder text, List<HtmlLink> links)
    {
        var node = root.FirstChild;
        while (node is not null && node != root)
        {
            Enter(node, text, links);
            if (node.FirstChild is { } child && node.NodeName is not ("SCRIPT" or "STYLE"))
            {
                node = child;
                continue;
            }

            while (node is not null && node != root)
            {
                Leave(node, text);
                if (node.NextSibling is { } next)
                {
                    node = next;
                    break;
                }

                node = node.Parent;
            }
        }
    }

    private static void Enter(INode node, StringBuilder text, List<HtmlLink> links)
    {
        if (node is IText words && node.Parent?.NodeName is not ("SCRIPT" or "STYLE"))
            text.Append(words.Data);
        else if (node.NodeName == "BR")
            text.Append('\n');
        else if (node is IElement { LocalName: "a" } link && link.GetAttribute("href") is { Length: > 0 } address)
            links.Add(new HtmlLink(Encoding.UTF8.GetBytes(address), Encoding.UTF8.GetBytes(link.ClassName ?? "")));
    }

    private static void Leave(INode node, StringBuilder text)
    {
        if (node.NodeName is "P" or "BLOCKQUOTE" or "PRE" or "UL" or "OL")
            text.Append("\n\n");
        else if (node.NodeName is "LI" or "DIV")
            text.Append('\n');
    }
}
