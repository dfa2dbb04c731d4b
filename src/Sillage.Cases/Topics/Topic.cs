namespace Sillage.Cases.Topics;

/// <summary>What an investigation is about, parsed from one readable string (grammar: docs/topics.md).</summary>
/// <param name="Text">The string as the user wrote it; empty means everything.</param>
/// <param name="Expression">Its meaning; null means everything.</param>
public sealed record Topic(string Text, TopicExpression? Expression)
{
    /// <summary>Every post of the case.</summary>
    public static Topic Everything { get; } = new("", null);

    /// <summary>Parses a topic.</summary>
    /// <exception cref="TopicException">The string does not follow the grammar; the message points at the character.</exception>
    public static Topic Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return string.IsNullOrWhiteSpace(text) ? Everything : new Topic(text.Trim(), new TopicParser(text).Parse());
    }
}

/// <summary>A node of a topic: a term, or terms combined.</summary>
public abstract record TopicExpression;

/// <summary>All parts must hold.</summary>
public sealed record AllOf(TopicExpression Left, TopicExpression Right) : TopicExpression;

/// <summary>At least one part must hold.</summary>
public sealed record AnyOf(TopicExpression Left, TopicExpression Right) : TopicExpression;

/// <summary>The part must not hold.</summary>
public sealed record Except(TopicExpression Part) : TopicExpression;

/// <summary>One condition.</summary>
/// <param name="Kind">What is compared.</param>
/// <param name="Value">With what: the hashtag without sign, the phrase, the handle, the normalised link …</param>
public sealed record Term(TermKind Kind, string Value) : TopicExpression;

/// <summary>A bound in time.</summary>
/// <param name="IsSince">True: at or after; false: before.</param>
/// <param name="At">The moment, UTC.</param>
public sealed record TimeBound(bool IsSince, DateTimeOffset At) : TopicExpression;

/// <summary>What a term compares.</summary>
public enum TermKind
{
    /// <summary>A hashtag, letter case and accents ignored.</summary>
    Hashtag,

    /// <summary>A word or phrase in the text, letter case and accents ignored.</summary>
    Phrase,

    /// <summary>Letters anywhere in the text, inside of words too, letter case and accents ignored.</summary>
    Contains,

    /// <summary>A link, in its normal form (see Sillage.Posts.Links.Link).</summary>
    Link,

    /// <summary>A domain and its subdomains.</summary>
    Domain,

    /// <summary>Posts of an account, by handle or id.</summary>
    From,

    /// <summary>Posts that mention an account.</summary>
    Mention,

    /// <summary>Reposts of an account's posts.</summary>
    RepostOf,

    /// <summary>Language as tagged by the platform.</summary>
    Language,

    /// <summary>original, repost, quote or reply.</summary>
    Kind,

    /// <summary>Platform.</summary>
    Platform,

    /// <summary>A single post, or the posts that repost, quote or answer it.</summary>
    Id,

    /// <summary>A picture or film at this address, in its normal form.</summary>
    Media,

    /// <summary>A file's hash, named in the text, in a link or in the address of a picture or film.</summary>
    Hash,
}
