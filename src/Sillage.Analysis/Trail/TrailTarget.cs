using Sillage.Cases.Topics;
using Sillage.Posts.Links;

namespace Sillage.Analysis;

/// <summary>What an object was taken for.</summary>
public enum TrailKind
{
    /// <summary>A page, picture or film, by its link in normal form.</summary>
    Link,

    /// <summary>Any page of a domain.</summary>
    Domain,

    /// <summary>A file, by its hash or a torrent's.</summary>
    Hash,

    /// <summary>A hashtag.</summary>
    Hashtag,

    /// <summary>A text that was copied.</summary>
    Text,
}

/// <summary>An object that is followed.</summary>
/// <param name="Written">As the user wrote it.</param>
/// <param name="Kind">What it was taken for.</param>
/// <param name="Value">The normal form of the link, the domain, the hash in lower case, the hashtag without its sign, the text.</param>
public sealed record TrailTarget(string Written, TrailKind Kind, string Value)
{
    /// <summary>Most objects that one question follows.</summary>
    public const int Most = 64;

    private const string Magnet = "magnet:?", InfoHash = "urn:btih:";

    /// <summary>Reads one object. A word that is no link, hash or hashtag is a text; so is what stands in quotes or has a space in it.</summary>
    /// <exception cref="TopicException">It is empty, or a link to nothing.</exception>
    public static TrailTarget Parse(string written)
    {
        ArgumentNullException.ThrowIfNull(written);
        var word = written.Trim();
        if (word.Length > 2 && (word[0], word[^1]) is ('"', '"') or ('«', '»') or ('“', '”'))
            return OfText(written, word[1..^1]);
        if (word.StartsWith(Magnet, StringComparison.OrdinalIgnoreCase))
            return new TrailTarget(written, TrailKind.Hash, Btih(word) is { Length: > 0 } hash ? hash.ToLowerInvariant() : throw new TopicException(written, 0, "this magnet link names no hash (urn:btih:)"));
        if (word.Any(char.IsWhiteSpace))
            return OfText(written, word);
        if (word.Length > 1 && word[0] == '#')
            return new TrailTarget(written, TrailKind.Hashtag, word[1..]);
        var bare = word[(word.IndexOf(':', StringComparison.Ordinal) + 1)..];
        if (IsHash(bare) && word[..^bare.Length].ToLowerInvariant() is "" or "hash:" or "md5:" or "sha1:" or "sha256:" or "sha512:")
            return new TrailTarget(written, TrailKind.Hash, bare.ToLowerInvariant());
        return OfLink(written, word) ?? OfText(written, word);
    }

    /// <summary>The topic of posts that have any of the objects.</summary>
    public static Topic TopicOf(IReadOnlyList<TrailTarget> targets)
    {
        ArgumentNullException.ThrowIfNull(targets);
        var terms = targets.SelectMany(target => target.Terms()).ToArray();
        TopicExpression? all = null;
        foreach (var (term, _) in terms)
            all = all is null ? term : new AnyOf(all, term);
        return new Topic(string.Join(" OR ", terms.Select(term => term.Text)), all);
    }

    private IEnumerable<(Term Term, string Text)> Terms()
    {
        if (Kind == TrailKind.Link)
            return [(new Term(TermKind.Link, Value), $"link:{Value}"), (new Term(TermKind.Media, Value), $"media:{Value}")];
        return [Kind switch
        {
            TrailKind.Domain => (new Term(TermKind.Domain, Value), $"domain:{Value}"),
            TrailKind.Hash => (new Term(TermKind.Hash, Value), $"hash:{Value}"),
            TrailKind.Hashtag => (new Term(TermKind.Hashtag, Value), $"#{Value}"),
            _ => (new Term(TermKind.Phrase, Value), $"\"{Value}\""),
        }];
    }

    private static TrailTarget OfText(string written, string text) =>
        new(written, TrailKind.Text, text.Trim() is { Length: > 0 } said ? said : throw new TopicException(written, 0, "an object is empty: give a link, the hash of a file, a hashtag, or a text"));

    private static TrailTarget? OfLink(string written, string word)
    {
        if (word.Contains("://", StringComparison.Ordinal))
        {
            var normal = Link.Normalise(word);
            if (normal.Length == 0)
                throw new TopicException(written, 0, "a link is missing after ://");
            return new TrailTarget(written, normal.AsSpan().IndexOfAny('/', '?') < 0 ? TrailKind.Domain : TrailKind.Link, normal);
        }

        try
        {
            return Topic.Parse(word).Expression is Term { Kind: TermKind.Link or TermKind.Domain } term
                ? new TrailTarget(written, term.Kind == TermKind.Link ? TrailKind.Link : TrailKind.Domain, term.Value)
                : null;
        }
        catch (TopicException)
        {
            // "note:" is no link and no topic: it is a text.
            return null;
        }
    }

    private static bool IsHash(string word) => word.Length is 32 or 40 or 64 or 96 or 128 && word.All(char.IsAsciiHexDigit);

    private static string Btih(string magnet)
    {
        var at = magnet.IndexOf(InfoHash, StringComparison.OrdinalIgnoreCase);
        return at < 0 ? "" : new string([.. magnet.Skip(at + InfoHash.Length).TakeWhile(char.IsAsciiLetterOrDigit)]);
    }
}
