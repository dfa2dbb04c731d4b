using Sillage.Cases.Topics;
using Sillage.Testing;

namespace Sillage.Cases.Tests;

/// <summary>The table of docs/topics.md, applied to one invented post after the other.</summary>
internal static class NaiveTopic
{
    public static bool Holds(TopicExpression expression, InventedPost post) => expression switch
    {
        AllOf all => Holds(all.Left, post) && Holds(all.Right, post),
        AnyOf any => Holds(any.Left, post) || Holds(any.Right, post),
        Except except => !Holds(except.Part, post),
        TimeBound bound => bound.IsSince ? post.Time >= bound.At : post.Time < bound.At,
        // A repost has the words of its original.
        Term term => Holds(term, post, post.RepostOf ?? post),
        _ => throw new InvalidOperationException($"cannot evaluate {expression}"),
    };

    private static bool Holds(Term term, InventedPost post, InventedPost words) => term.Kind switch
    {
        TermKind.Hashtag => words.Hashtags.Any(tag => Fold(tag) == Fold(term.Value)),
        TermKind.Phrase => HasWords(Fold(words.Text), Fold(term.Value)),
        TermKind.Contains => Fold(words.Text).Contains(Fold(term.Value), StringComparison.Ordinal),
        TermKind.Link => words.Links.Any(link => Plain(link) == term.Value),
        TermKind.Domain => words.Links.Any(link => $".{Plain(link).Split('/', '?')[0]}".EndsWith($".{term.Value}", StringComparison.Ordinal)),
        TermKind.From => Is(post.By, term.Value),
        TermKind.Mention => words.Mentions.Any(name => Is(name, term.Value)),
        TermKind.RepostOf => post.RepostOf is { } original && Is(original.By, term.Value),
        TermKind.Language => words.Language?.ToLowerInvariant() is { } tag && (tag == term.Value || tag.StartsWith(term.Value + "-", StringComparison.Ordinal)),
        TermKind.Kind => term.Value == (post.RepostOf is not null ? "repost" : post.QuoteOf is not null ? "quote" : post.ReplyTo is not null ? "reply" : "original"),
        TermKind.Platform => term.Value == "x",
        TermKind.Id => new[] { post.Id, post.RepostOf?.Id, post.QuoteOf?.Id, post.ReplyTo }.Any(id => id?.ToString(null, null) == term.Value),
        _ => throw new InvalidOperationException($"cannot evaluate {term}"),
    };

    private static bool Is(string handle, string named) =>
        string.Equals(handle, named, StringComparison.OrdinalIgnoreCase) || InventedPost.AccountId(handle) == named;

    /// <summary>Lower case without the accents that these tests use.</summary>
    private static string Fold(string text) => text.ToLowerInvariant().Replace('é', 'e').Replace('ó', 'o').Replace('ü', 'u');

    /// <summary>Scheme, "www.", "m." and the one tracking parameter of these tests taken away.</summary>
    private static string Plain(string link)
    {
        var plain = link.Split("://")[1].Split('#')[0].Split("?utm_source")[0].TrimEnd('/');
        var host = plain.Split('/')[0].ToLowerInvariant();
        var rest = plain[host.Length..];
        foreach (var prefix in new[] { "www.", "m." })
            host = host.StartsWith(prefix, StringComparison.Ordinal) ? host[prefix.Length..] : host;
        return host == "youtu.be" ? $"youtube.com/watch?v={rest[1..]}" : host + rest;
    }

    /// <summary>Tries every place of the text: word after word, white space between them, no letter or digit on either side.</summary>
    private static bool HasWords(string text, string phrase)
    {
        var words = phrase.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return Enumerable.Range(0, text.Length + 1).Any(start => (start == 0 || !char.IsLetterOrDigit(text[start - 1])) && Ends(start, 0));

        bool Ends(int at, int word)
        {
            if (!text.AsSpan(at).StartsWith(words[word], StringComparison.Ordinal))
                return false;
            at += words[word].Length;
            if (word == words.Length - 1)
                return at == text.Length || !char.IsLetterOrDigit(text[at]);
            var next = at;
            while (next < text.Length && char.IsWhiteSpace(text[next]))
                next++;
            return next > at && Ends(next, word + 1);
        }
    }
}
