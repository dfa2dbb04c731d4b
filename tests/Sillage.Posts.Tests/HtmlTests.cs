using System.Text;
using System.Text.Json;
using CsCheck;
using Sillage.Posts.Captures;
using Sillage.Posts.Sources.Html;
using Sillage.Testing;
using Xunit;

namespace Sillage.Posts.Tests;

public class HtmlTests
{
    private static readonly string[] Pieces =
    [
        "<p>", "</p>", "<br>", "<br/>", "<br />", "</br>", "<wbr>", "<b>", "</b>", "<i>", "</i>", "<span>", "</span>", "<span class=\"quote\">", "<a>", "</a>", "<a href=\"\">",
        "<a href=\"https://a.example/?x=1&amp;y=2\" class=\"u-url mention\">", "<a href=\"#p12\" class=\"quotelink\" href=\"other\">", "<a href='q'>", "<a href=q>", "<a disabled>", "<a href=\"x\"class=\"y\">",
        "<ul>", "</ul>", "<ol>", "</ol>", "<li>", "</li>", "<blockquote>", "</blockquote>", "<div>", "</div>", "<pre>", "</pre>", "<P>", "</P>", "<p/>", "<p", "</p >", "<!-- x -->", "<!", "<?x>",
        "<script>x</script>", "<style>", "<table>", "<tr>", "<td>", "<select>", "<title>", "<em><strong>", "</strong></em>",
        "&amp;", "&lt;", "&gt;", "&quot;", "&apos;", "&#39;", "&#039;", "&#x27;", "&nbsp;", "&nbsp", "&amp", "&ampx", "&copy;", "&copy", "&#128;", "&#0;", "&#55296;", "&#xD800;", "&#65534;", "&#128512;", "&#+5;", "&#;", "&;", "&", "& ", "&&",
        "x", "été", "日本", "😀", " ", "\n", "\t", "\r\n", "\r", "\0", "\u00A0", "\u2003", "\u0085", "\uFEFF", "<", ">", "\"", "'", "=", "/", "<3", "</", "</>",
    ];

    [Fact]
    public void Plain_markup_says_what_the_parser_makes_of_it()
    {
        One(Pieces).List[1, 12].Select(string.Concat).Sample(html => SaysTheSame(html), iter: 20_000);
    }

    [Fact]
    public void What_platforms_write_is_read_without_the_parser()
    {
        var words = One("mot", " ", "&amp;", "&#39;", "été\n", "&nbsp;", "<br>", "<br />", "<wbr>");
        var inline = Gen.Select(One("b", "em", "span", "a href=\"https://a.example/?b=1&amp;c=2\" class=\"x mention\"", "s", "code"), words.List[0, 4])
            .Select((tag, inner) => $"<{tag}>{string.Concat(inner)}</{tag.Split(' ')[0]}>");
        var line = Gen.OneOf(words, inline).List[0, 6].Select(string.Concat);
        var block = Gen.Select(One("<p>*</p>", "<blockquote><p>*</p>*</blockquote>", "<ul><li>*</li><li><p>*</p></li></ul>", "<ol> <li>*</li></ol>", "*"), line).Select((form, inner) => form.Replace("*", inner));
        block.List[1, 5].Select(string.Concat).Sample(
            html =>
            {
                Assert.True(IsPlain(html), html);
                SaysTheSame(html);
            },
            iter: 5_000);
    }

    [Theory]
    [InlineData("<b>a<i>b</b>c</i>")]
    [InlineData("<p>a<p>b</p>")]
    [InlineData("<a href=\"x\">a<a href=\"y\">b</a></a>")]
    [InlineData("<ul><li>a<li>b</ul>")]
    [InlineData("a</p>b")]
    [InlineData("&eacute;")]
    [InlineData("<p>open")]
    [InlineData("<pre>\na</pre>")]
    public void What_the_standard_repairs_is_left_to_the_parser(string html)
    {
        Assert.False(IsPlain(html));
        SaysTheSame(html);
    }

    [Theory]
    [Trait("Needs", RealCaptures.Trait)]
    [InlineData("mastodon-statuses/public_timeline_and_thread.json.gz", "content", "note")]
    [InlineData("fourchan-board-json/wsg_board_page.json", "com", "sub")]
    public void Real_texts_are_plain_and_say_the_same(string file, params string[] fields)
    {
        var texts = Texts(file, fields).Where(html => html.AsSpan().IndexOfAny('<', '&') >= 0).Distinct().ToList();

        Assert.All(texts, SaysTheSame);
        Assert.InRange(texts.Count(IsPlain), texts.Count * 0.98, texts.Count);
        Assert.NotEmpty(texts);
    }

    private static Gen<string> One(params string[] of) => Gen.Int[0, of.Length - 1].Select(at => of[at]);

    private static List<string> Texts(string file, string[] fields)
    {
        using var capture = CaptureFile.Find([RealCaptures.Path("data/" + file)]).Single().Open();
        using var content = new MemoryStream();
        capture.Content.CopyTo(content);
        var reader = new Utf8JsonReader(content.ToArray(), new JsonReaderOptions { AllowMultipleValues = true });
        List<string> texts = [];
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.PropertyName && fields.Contains(reader.GetString()) && reader.Read() && reader.TokenType == JsonTokenType.String)
                texts.Add(reader.GetString()!);
        }

        return texts;
    }

    private static bool IsPlain(string html) => Plain(Encoding.UTF8.GetBytes(html)) is not null;

    private static HtmlText? Plain(byte[] html) =>
        new PlainHtml(html, new byte[2 * html.Length], new byte[PlainHtml.Deepest], []).TryRead(out var plain) ? plain : null;

    private static void SaysTheSame(string html)
    {
        var bytes = Encoding.UTF8.GetBytes(html);
        if (Plain(bytes) is { } plain)
            Assert.Equal(Told(HtmlPage.Read(bytes)), Told(plain));
    }

    private static string Told(HtmlText text) =>
        Encoding.UTF8.GetString(text.Text.Span) + string.Concat(text.Links.Select(link => $"\n{Encoding.UTF8.GetString(link.Address.Span)} ({Encoding.UTF8.GetString(link.Classes.Span)})"));
}
