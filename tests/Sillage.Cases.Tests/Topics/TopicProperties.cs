using CsCheck;
using Sillage.Cases.Topics;
using Sillage.Testing;
using Xunit;

namespace Sillage.Cases.Tests;

/// <summary>Topics answered by the case's database against topics answered by looking at each post.</summary>
public sealed class TopicProperties : IDisposable
{
    private static readonly string[] Vocabulary = ["leak", "Leak", "Léak", "leaks", "emails", "ÉMAILS", "of", "Macron", "macron's", "fr-en", "2017", "a.b", "100%", "(x)", "C:\\x", "x_y"];
    private static readonly string[] Spaces = [" ", " ", " ", "  ", "\n", ", ", "-", "\u00a0"];
    private static readonly string[] Hashtags = ["MacronLeaks", "macronleaks", "MacrónLeaks", "Bayrou", "leak", "leak2", "Über"];
    private static readonly string[] Handles = ["alice", "Bob", "bobby", "carol_1"];

    private static readonly string[] Links =
    [
        "https://pastebin.com/abc", "http://www.Pastebin.com/abc/?utm_source=x", "https://raw.pastebin.com/abc", "https://notpastebin.com/abc", "https://youtu.be/xyz",
        "https://www.youtube.com/watch?v=xyz", "https://youtube.com/watch?v=xyzz", "https://example.org", "https://EXAMPLE.org/a#top", "https://m.example.org/A",
    ];

    private static readonly Gen<string> Names = TopicGen.Pick([.. Handles, "ALICE", InventedPost.AccountId("Bob"), "nobody"]);

    private static readonly Gen<TopicExpression> Terms = Gen.OneOf(
        TopicGen.Term(TermKind.Hashtag, TopicGen.Pick(Hashtags)),
        TopicGen.Term(TermKind.Phrase, TopicGen.Pick(Vocabulary)), TopicGen.Term(TermKind.Contains, TopicGen.Pick("ac", "leak", "É", "k s")),
        TopicGen.Term(TermKind.Phrase, Gen.Select(TopicGen.Pick(Vocabulary), TopicGen.Pick(Vocabulary), (one, other) => $"{one} {other}")),
        TopicGen.Term(TermKind.Link, TopicGen.Pick("pastebin.com/abc", "youtube.com/watch?v=xyz", "example.org/a", "example.org/A", "example.org")),
        TopicGen.Term(TermKind.Domain, TopicGen.Pick("pastebin.com", "raw.pastebin.com", "youtube.com", "example.org")),
        TopicGen.Term(TermKind.From, Names), TopicGen.Term(TermKind.Mention, Names), TopicGen.Term(TermKind.RepostOf, Names),
        TopicGen.Term(TermKind.Language, TopicGen.Pick("fr", "pt", "pt-br", "en")),
        TopicGen.Term(TermKind.Kind, TopicGen.Pick("original", "repost", "quote", "reply")),
        TopicGen.Term(TermKind.Platform, TopicGen.Pick("x", "mastodon")),
        TopicGen.Term(TermKind.Id, Gen.Int[1, 70].Select(id => $"{id}")),
        TopicGen.Bounds(TimeSpan.FromMinutes(1), 61));

    private readonly InventedPost[] posts;
    private readonly CaseFile source;

    public TopicProperties()
    {
        posts = Invent(new Random(2017));
        source = InventedCase.Of(posts);
    }

    public void Dispose() => source.Dispose();

    [Fact]
    public void A_topic_selects_the_posts_that_looking_at_each_one_selects() => Gen.Select(TopicGen.Expressions(3, Terms), Gen.Int).Sample(
        (expression, seed) =>
        {
            var text = new TopicPrinter(new Random(seed)).Print(expression);
            var expected = posts.SelectMany(post => new[] { post, post.RepostOf, post.QuoteOf }).OfType<InventedPost>().Where(post => NaiveTopic.Holds(expression, post))
                .Select(post => post.Id).Distinct().Order();

            Assert.Equal(expected, Selected(text).Order());
        },
        iter: 150, threads: 1);

    [Fact]
    public void Any_text_can_be_looked_for() => Gen.Select(TopicGen.Pick("\"", "#", "from:", "@", "lang:", "link:", "domain:", "id:", ""), Gen.String[Gen.OneOf(Gen.Char['\0', '\u024f'], Gen.Char), 1, 8]).Sample(
        (what, text) =>
        {
            try
            {
                Selected(what + text + (what == "\"" ? what : ""));
            }
            catch (TopicException)
            {
                // Not a topic: refused before the database is asked.
            }
        },
        iter: 150, threads: 1);

    private IEnumerable<long> Selected(string topic)
    {
        try
        {
            var slice = source.Slice(topic);
            return Enumerable.Range(0, slice.Count).Select(post => long.Parse(slice.Ids[post], null));
        }
        catch (NothingFoundException)
        {
            return [];
        }
    }

    /// <summary>Sixty posts, the last third of them reposts, quotes and replies; what they carry inside is theirs or stands nowhere else.</summary>
    private static InventedPost[] Invent(Random random)
    {
        var posts = new List<InventedPost>();
        for (var id = 1; id <= 60; id++)
        {
            var post = new InventedPost(id, Any(random, Handles), 60 * random.Next(60))
            {
                Text = string.Concat(Enumerable.Range(0, random.Next(1, 8)).Select(_ => Any(random, Vocabulary) + Any(random, Spaces))),
                Hashtags = Some(random, Hashtags),
                Links = Some(random, Links),
                Mentions = Some(random, Handles),
                Language = Any(random, "fr", "en", "pt", "pt-BR", "ptx", "und", null),
            };
            var other = posts.Count > 0 ? Any(random, [.. posts]) : null;
            posts.Add(id <= 40 || other is null ? post : (id % 3) switch
            {
                0 when other is { RepostOf: null, QuoteOf: null } => other.RepostedBy(id, post.By, random.Next(600)),
                1 when other is { RepostOf: null, QuoteOf: null } => post with { QuoteOf = other },
                _ => post with { ReplyTo = other.Id },
            });
        }

        // Some originals are captured only inside others.
        return [.. posts.Where(post => post.Id > 8)];
    }

    private static IReadOnlyList<string> Some(Random random, string[] values) => [.. Enumerable.Range(0, random.Next(3)).Select(_ => Any(random, values)).Distinct()];

    private static T Any<T>(Random random, params T[] values) => values[random.Next(values.Length)];
}
