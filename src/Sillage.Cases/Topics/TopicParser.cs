using System.Globalization;
using Sillage.Posts.Links;

namespace Sillage.Cases.Topics;

/// <summary>Recursive descent over the grammar of docs/topics.md: or := and { "OR" and }, and := not { not }, not := [ "-" | "NOT" ] primary.</summary>
internal sealed class TopicParser(string text)
{
    private static readonly string[] TimeFormats =
    [
        "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFK", "yyyy-MM-dd'T'HHK", "yyyy-MM-dd", "yyyy-MM",
    ];

    /// <summary>Deeper nesting is no topic that a person wrote, and would exhaust the stack.</summary>
    private const int DeepestNesting = 200;

    /// <summary>More terms make no statement that the case's database plans in reasonable time.</summary>
    private const int MostTerms = 5_000;

    private int at;
    private int depth;
    private int terms;

    public TopicExpression Parse()
    {
        // The database ends a text at it.
        if (text.IndexOf('\0', StringComparison.Ordinal) is var nul and >= 0)
            throw new TopicException(text, nul, "this character (NUL) stands in no text");
        var expression = Or();
        SkipSpace();
        return at == text.Length ? expression : throw Wrong(text[at] == ')' ? "this parenthesis closes nothing" : "this is not expected here");
    }

    private TopicExpression Or()
    {
        var left = And();
        while (Keyword("OR"))
            left = new AnyOf(left, And());
        return left;
    }

    private TopicExpression And()
    {
        var left = Negation();
        while (true)
        {
            SkipSpace();
            if (!Keyword("AND") && (at == text.Length || text[at] == ')' || Peek("OR")))
                return left;
            left = new AllOf(left, Negation());
        }
    }

    private TopicExpression Negation()
    {
        SkipSpace();
        var start = at;
        if (Keyword("NOT"))
            return new Except(Nested(start, Negation));
        if (at < text.Length - 1 && text[at] == '-' && !char.IsWhiteSpace(text[at + 1]))
        {
            at++;
            return new Except(Nested(start, Negation));
        }

        return Primary();
    }

    private TopicExpression Nested(int start, Func<TopicExpression> part)
    {
        if (++depth > DeepestNesting)
            throw new TopicException(text, start, $"this is nested more than {DeepestNesting} deep");
        var inner = part();
        depth--;
        return inner;
    }

    private TopicExpression Primary()
    {
        SkipSpace();
        if (at == text.Length)
            throw Wrong("a term is missing here");
        if (text[at] == '(')
        {
            var opened = at++;
            var inner = Nested(opened, Or);
            SkipSpace();
            if (at == text.Length || text[at] != ')')
                throw new TopicException(text, opened, "this parenthesis is not closed");
            at++;
            return inner;
        }

        if (Peek("OR") || Peek("AND"))
            throw Wrong("a term is missing before this word; in quotes it is a word of the text");

        var start = at;
        if (++terms > MostTerms)
            throw Wrong(string.Create(CultureInfo.InvariantCulture, $"these are more than {MostTerms:N0} terms"));
        if (text[at] == '"')
            return new Term(TermKind.Phrase, Quoted());

        var word = Word();
        if (word.Length == 0)
            throw Wrong("a term is missing here");
        return word[0] switch
        {
            '#' when word.Length > 1 => new Term(TermKind.Hashtag, word[1..]),
            '@' when word.Length > 1 => new Term(TermKind.Mention, word[1..]),
            '#' or '@' => throw new TopicException(text, start, $"a name is missing after {word[0]}"),
            _ => Named(word, start),
        };
    }

    private TopicExpression Named(string word, int start)
    {
        var colon = word.IndexOf(':', StringComparison.Ordinal);
        if (colon > 0 && !word[colon..].StartsWith("://", StringComparison.Ordinal))
        {
            var name = word[..colon];
            var value = word[(colon + 1)..];
            var valueAt = start + colon + 1;
            if (value.Length == 0 && at < text.Length && text[at] == '"')
                value = Quoted();
            return name.ToLowerInvariant() switch
            {
                "from" => new Term(TermKind.From, Said(value.TrimStart('@'))),
                "mention" => new Term(TermKind.Mention, Said(value.TrimStart('@'))),
                "repostof" => new Term(TermKind.RepostOf, Said(value.TrimStart('@'))),
                "lang" => new Term(TermKind.Language, Said(value.ToLowerInvariant())),
                "kind" => Said(value) is "original" or "repost" or "quote" or "reply"
                    ? new Term(TermKind.Kind, value)
                    : throw new TopicException(text, valueAt, "a kind is original, repost, quote or reply"),
                "platform" => new Term(TermKind.Platform, Said(value.ToLowerInvariant())),
                "id" => new Term(TermKind.Id, Said(value)),
                "link" => new Term(TermKind.Link, Said(Link.Normalise(value))),
                "domain" => new Term(TermKind.Domain, Said(Link.Domain(value))),
                "media" => new Term(TermKind.Media, Said(Link.Normalise(value))),
                "hash" => new Term(TermKind.Hash, Said(value.ToLowerInvariant())),
                "since" => new TimeBound(true, Time(Said(value), valueAt)),
                "until" => new TimeBound(false, Time(Said(value), valueAt)),
                "text" => new Term(TermKind.Phrase, Said(value)),
                "contains" => new Term(TermKind.Contains, Said(value)),
                _ => throw new TopicException(
                    text, start, $"{name}: is not known; there are from, mention, repostof, lang, kind, platform, id, link, domain, media, hash, text, contains, since and until"),
            };

            string Said(string what) => what.Length > 0 ? what : throw new TopicException(text, valueAt, $"a value is missing after {name}:");
        }

        if (!LooksLikeLink(word))
            return new Term(TermKind.Phrase, word);
        var normal = Link.Normalise(word);
        if (normal.Length == 0)
            throw new TopicException(text, start, "a link is missing after ://");
        return normal.AsSpan().IndexOfAny('/', '?') < 0 ? new Term(TermKind.Domain, normal) : new Term(TermKind.Link, normal);
    }

    /// <summary>"pastebin.com", "https://…", "example.org/a": a dot between letters, the last part of the host letters only.</summary>
    private static bool LooksLikeLink(string word)
    {
        if (word.Contains("://", StringComparison.Ordinal))
            return true;
        var host = word.Split('/', '?')[0];
        var dot = host.LastIndexOf('.');
        return dot > 0 && host.Length - dot > 2 && host[(dot + 1)..].All(char.IsAsciiLetter)
            && host.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-' or ':');
    }

    private DateTimeOffset Time(string value, int valueAt) =>
        DateTimeOffset.TryParseExact(value, TimeFormats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
            ? time
            : throw new TopicException(text, valueAt, "a time is written 2017-05-05 or 2017-05-05T18:49Z (UTC unless an offset is given)");

    private string Quoted()
    {
        var opened = at++;
        var end = text.IndexOf('"', at);
        if (end < 0)
            throw new TopicException(text, opened, "this quote is not closed");
        var phrase = text[at..end].Trim();
        at = end + 1;
        return phrase.Length > 0 ? phrase : throw new TopicException(text, opened, "this phrase is empty");
    }

    private string Word()
    {
        var start = at;
        while (at < text.Length && !char.IsWhiteSpace(text[at]) && text[at] is not ('(' or ')' or '"'))
            at++;
        return text[start..at];
    }

    private bool Keyword(string word)
    {
        SkipSpace();
        if (!Peek(word))
            return false;
        at += word.Length;
        return true;
    }

    private bool Peek(string word) =>
        at + word.Length <= text.Length && text.AsSpan(at, word.Length).SequenceEqual(word)
        && (at + word.Length == text.Length || char.IsWhiteSpace(text[at + word.Length]) || text[at + word.Length] is '(' or ')' or '"');

    private void SkipSpace()
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
            at++;
    }

    private TopicException Wrong(string what) => new(text, at, what);
}
