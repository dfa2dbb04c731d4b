using CsCheck;
using Sillage.Cases.Topics;
using Xunit;

namespace Sillage.Cases.Tests;

public class TopicParserProperties
{
    private static readonly Gen<string> Name = Gen.String[Gen.Char["abcxyzABCéü_0123456789.#'$%&*+~|^`{}[]!?,;=\\/-"], 1, 12].Where(name => name[0] != '-');

    private static readonly Gen<string> Words = Gen.String[Gen.Char["ab c()#@:-OR.\téü'%_"], 1, 20].Select(words => words.Trim()).Where(words => words.Length > 0);

    private static readonly Gen<TopicExpression> Terms = Gen.OneOf(
        TopicGen.Term(TermKind.Hashtag, Name), TopicGen.Term(TermKind.From, Name), TopicGen.Term(TermKind.Mention, Name), TopicGen.Term(TermKind.RepostOf, Name),
        TopicGen.Term(TermKind.Id, Name), TopicGen.Term(TermKind.Phrase, Words), TopicGen.Term(TermKind.Contains, Words), TopicGen.Term(TermKind.Domain, TopicGen.Pick("pastebin.com", "a.example.org")),
        TopicGen.Term(TermKind.Link, TopicGen.Pick("pastebin.com/abc", "example.org/a?b=c&d", "youtube.com/watch?v=x")), TopicGen.Term(TermKind.Language, TopicGen.Pick("fr", "pt-br")),
        TopicGen.Term(TermKind.Kind, TopicGen.Pick("original", "repost", "quote", "reply")), TopicGen.Term(TermKind.Platform, TopicGen.Pick("x", "mastodon")),
        TopicGen.Bounds(TimeSpan.FromSeconds(1), 1_000_000_000));

    /// <summary>Pieces of topics, so that random strings get past the first character.</summary>
    private static readonly Gen<string> Pieces = Gen.OneOf(
        Gen.String[0, 4],
        TopicGen.Pick(
            "(", ")", "\"", "#", "@", "-", " ", " OR ", " AND ", "NOT ", "OR", ":", "://", "from:", "since:", "until:2017-", "lang:", "kind:", "link:", "a", "b c", "é", "😀", "x.y",
            "\t", "\n", "2017-05-05", "T18:49Z"));

    [Fact]
    public void What_is_printed_is_read_back() => Gen.Select(TopicGen.Expressions(4, Terms), Gen.Int).Sample((expression, seed) =>
    {
        var text = new TopicPrinter(new Random(seed)).Print(expression);

        Assert.Equal(expression, Topic.Parse(text).Expression);
    });

    [Fact]
    public void Any_string_is_read_or_refused_at_one_of_its_characters() => Pieces.Array[0, 12].Select(string.Concat).Sample(
        text =>
        {
            try
            {
                Assert.Equal(string.IsNullOrWhiteSpace(text), Topic.Parse(text).Expression is null);
            }
            catch (TopicException error)
            {
                // Its end is where something is missing.
                Assert.InRange(error.Position, 0, text.Length);
                Assert.Contains($"(character {error.Position + 1})", error.Message, StringComparison.Ordinal);
            }
        },
        iter: 10_000);
}
