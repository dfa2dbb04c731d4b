using Sillage.Cases.Topics;
using Xunit;

namespace Sillage.Cases.Tests;

/// <summary>The grammar of docs/topics.md, term by term.</summary>
public class TopicParserTests
{
    [Theory]
    [InlineData("#MacronLeaks", TermKind.Hashtag, "MacronLeaks")]
    [InlineData("leak", TermKind.Phrase, "leak")]
    [InlineData("\"a leak\"", TermKind.Phrase, "a leak")]
    [InlineData("text:leak", TermKind.Phrase, "leak")]
    [InlineData("text:\"from:alice\"", TermKind.Phrase, "from:alice")]
    [InlineData("pastebin.com", TermKind.Domain, "pastebin.com")]
    [InlineData("domain:www.Pastebin.com", TermKind.Domain, "pastebin.com")]
    [InlineData("https://www.example.org/a/?utm_source=x", TermKind.Link, "example.org/a")]
    [InlineData("example.org/a", TermKind.Link, "example.org/a")]
    [InlineData("media:https://pbs.twimg.com/media/a.jpg", TermKind.Media, "pbs.twimg.com/media/a.jpg")]
    [InlineData("hash:D41D8CD98F00B204E9800998ECF8427E", TermKind.Hash, "d41d8cd98f00b204e9800998ecf8427e")]
    [InlineData("link:example.org", TermKind.Link, "example.org")]
    [InlineData("https://example.org", TermKind.Domain, "example.org")]
    [InlineData("2.5", TermKind.Phrase, "2.5")]
    [InlineData("from:alice", TermKind.From, "alice")]
    [InlineData("FROM:@alice", TermKind.From, "alice")]
    [InlineData("@alice", TermKind.Mention, "alice")]
    [InlineData("mention:alice", TermKind.Mention, "alice")]
    [InlineData("repostof:alice", TermKind.RepostOf, "alice")]
    [InlineData("lang:FR", TermKind.Language, "fr")]
    [InlineData("kind:quote", TermKind.Kind, "quote")]
    [InlineData("platform:X", TermKind.Platform, "x")]
    [InlineData("id:123", TermKind.Id, "123")]
    [InlineData("\"OR\"", TermKind.Phrase, "OR")]
    [InlineData("or", TermKind.Phrase, "or")]
    [InlineData("ORLY", TermKind.Phrase, "ORLY")]
    public void A_term_is_read_as_what_it_looks_like(string text, TermKind kind, string value) =>
        Assert.Equal(new Term(kind, value), Topic.Parse(text).Expression);

    [Theory]
    [InlineData("since:2017-05-05T18:49Z", true, "2017-05-05T18:49:00Z")]
    [InlineData("until:2017-05-05T18:49:07Z", false, "2017-05-05T18:49:07Z")]
    [InlineData("since:2017-05-05T20:49+02:00", true, "2017-05-05T18:49:00Z")]
    [InlineData("since:2017-05-05T18:49", true, "2017-05-05T18:49:00Z")]
    [InlineData("until:2017-05-06", false, "2017-05-06T00:00:00Z")]
    [InlineData("until:2017-05", false, "2017-05-01T00:00:00Z")]
    public void Times_are_UTC_unless_an_offset_is_given(string text, bool isSince, string at) =>
        Assert.Equal(new TimeBound(isSince, DateTimeOffset.Parse(at, null)), Topic.Parse(text).Expression);

    [Theory]
    [InlineData("a b OR c", "((a b) OR c)")]
    [InlineData("a OR b c", "(a OR (b c))")]
    [InlineData("a OR b OR c", "((a OR b) OR c)")]
    [InlineData("a AND b", "(a b)")]
    [InlineData("(a OR b) c", "((a OR b) c)")]
    [InlineData("NOT a b", "(-a b)")]
    [InlineData("-(a OR b)", "-(a OR b)")]
    [InlineData("a -b", "(a -b)")]
    [InlineData("NOT -a", "--a")]
    [InlineData("a OR NOT b", "(a OR -b)")]
    [InlineData("a OR(b)", "(a OR b)")]
    [InlineData("a OR\"b\"", "(a OR b)")]
    [InlineData("a-b", "a-b")]
    public void Not_binds_tighter_than_and_and_that_than_or(string text, string meaning) => Assert.Equal(meaning, Brackets(Topic.Parse(text).Expression!));

    [Theory]
    [InlineData("")]
    [InlineData("  \t ")]
    public void Nothing_said_means_everything(string text) => Assert.Null(Topic.Parse(text).Expression);

    [Theory]
    [InlineData("#a OR", 5, "a term is missing here")]
    [InlineData("#a AND", 6, "a term is missing here")]
    [InlineData("#a OR OR #b", 6, "a term is missing")]
    [InlineData("#a AND OR #b", 7, "a term is missing")]
    [InlineData("OR #a", 0, "a term is missing")]
    [InlineData("(#a OR)", 6, "a term is missing here")]
    [InlineData("NOT", 3, "a term is missing here")]
    [InlineData("()", 1, "a term is missing here")]
    [InlineData("(#a", 0, "this parenthesis is not closed")]
    [InlineData("#a)", 2, "this parenthesis closes nothing")]
    [InlineData("a \"b c", 2, "this quote is not closed")]
    [InlineData("\"  \"", 0, "this phrase is empty")]
    [InlineData("a # b", 2, "a name is missing after #")]
    [InlineData("from:", 5, "a value is missing after from:")]
    [InlineData("x from:@ y", 7, "a value is missing after from:")]
    [InlineData("domain:https://", 7, "a value is missing after domain:")]
    [InlineData("a https://", 2, "a link is missing after ://")]
    [InlineData("form:alice", 0, "form: is not known")]
    [InlineData("kind:retweet", 5, "a kind is original, repost, quote or reply")]
    [InlineData("#a since:yesterday", 9, "a time is written 2017-05-05")]
    [InlineData("since:2017-02-30", 6, "a time is written 2017-05-05")]
    [InlineData("a\0b", 1, "this character (NUL) stands in no text")]
    public void What_cannot_be_read_is_pointed_at(string text, int position, string what)
    {
        var error = Assert.Throws<TopicException>(() => Topic.Parse(text));

        Assert.Equal(position, error.Position);
        Assert.StartsWith($"the topic cannot be read: {what}", error.Message, StringComparison.Ordinal);
        // The mark stands under the character.
        Assert.EndsWith($"\n  {text.Replace('\0', ' ')}\n  {new string(' ', position)}^", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_a_long_topic_the_surroundings_of_the_character_are_shown()
    {
        var error = Assert.Throws<TopicException>(() => Topic.Parse($"{new string('a', 500)}\n# {new string('b', 500)}"));

        Assert.EndsWith($"\n  {new string('a', 69)} # {new string('b', 68)}\n  {new string(' ', 70)}^", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("(")]
    [InlineData("-")]
    [InlineData("NOT ")]
    public void Nesting_without_end_is_refused_and_does_not_end_the_program(string opening)
    {
        var error = Assert.Throws<TopicException>(() => Topic.Parse(string.Concat(Enumerable.Repeat(opening, 100_000)) + "a"));

        Assert.Contains("nested more than 200 deep", error.Message, StringComparison.Ordinal);
        Assert.Equal(new Term(TermKind.Phrase, "a"), Topic.Parse(new string('(', 200) + "a" + new string(')', 200)).Expression);
    }

    [Theory]
    [InlineData(" ")]
    [InlineData(" OR ")]
    public void A_long_list_of_terms_is_read_and_one_that_is_too_long_refused(string between)
    {
        Assert.NotNull(Topic.Parse(string.Join(between, Enumerable.Repeat("id:1", 5_000))).Expression);
        var error = Assert.Throws<TopicException>(() => Topic.Parse(string.Join(between, Enumerable.Repeat("id:1", 5_001))));
        Assert.Contains("more than 5,000 terms", error.Message, StringComparison.Ordinal);
    }

    private static string Brackets(TopicExpression expression) => expression switch
    {
        AllOf all => $"({Brackets(all.Left)} {Brackets(all.Right)})",
        AnyOf any => $"({Brackets(any.Left)} OR {Brackets(any.Right)})",
        Except except => $"-{Brackets(except.Part)}",
        Term term => term.Value,
        _ => throw new InvalidOperationException($"no brackets for {expression}"),
    };
}
