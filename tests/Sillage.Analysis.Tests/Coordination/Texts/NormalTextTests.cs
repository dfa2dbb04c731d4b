using CsCheck;
using Xunit;

namespace Sillage.Analysis.Tests;

public class NormalTextTests
{
    [Theory]
    [InlineData("RT @a_b: Hello World", "hello world")]
    [InlineData("via @site RT @b: Hello", "hello")]
    [InlineData("rt is a word", "rt is a word")]
    [InlineData("Read https://t.co/abc now", "read now")]
    [InlineData("glued:https://t.co/abc", "glued:")]
    [InlineData("cut https…", "cut")]
    [InlineData("#MacronLeaks are #1", "macronleaks are 1")]
    [InlineData("C#7 a#b", "c#7 a#b")]
    [InlineData("mail a@b.org, ask @you@host.example", "mail a@b.org, ask")]
    [InlineData("two\u200B words\uFE0F  and\n\ttabs", "two words and tabs")]
    [InlineData("The Pope has failed… Read more", "the pope has failed")]
    [InlineData("The Pope has failed…", "the pope has failed")]
    [InlineData("Look here 👉👇🏽", "look here")]
    [InlineData("Read more", "read more")]
    [InlineData("thread more", "thread more")]
    [InlineData("ＦＵＬＬ width 𝐛𝐨𝐥𝐝 ﬁne e\u0301", "full width bold fine é")]
    [InlineData("@only @handles https://a.b/c", "")]
    [InlineData("", "")]
    [InlineData("   \u200B ", "")]
    public void What_platforms_add_is_taken_away(string text, string normal) => Assert.Equal(normal, NormalText.Of(text));

    [Theory]
    [InlineData("가", "\u1100\u1161")]
    [InlineData("각", "\u1100\u1161\u11A8")]
    [InlineData("Å", "\u212B")]
    [InlineData("ệ", "e\u0323\u0302")]
    [InlineData("1⁄2", "½")]
    [InlineData("カ", "ｶ")]
    public void Letters_that_look_the_same_become_the_same(string composed, string text) => Assert.Equal(composed, Nfkc.Of(text));

    [Fact]
    public void The_normal_form_of_a_normal_form_is_itself() => Gen.String[Gen.OneOf(Gen.Char["abc RTvia@#.:/… 👉\uFE0F"], Gen.Char), 0, 40].Sample(text =>
    {
        var normal = NormalText.Of(text);

        Assert.Equal(normal.Trim(), normal);
        Assert.DoesNotContain("  ", normal, StringComparison.Ordinal);
        Assert.True(normal.Length <= 18 * text.Length);
    });
}
