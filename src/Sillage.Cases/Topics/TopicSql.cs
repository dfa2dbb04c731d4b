using System.Globalization;
using Sillage.Posts.Links;

namespace Sillage.Cases.Topics;

/// <summary>
/// Turns a topic into a condition over the table posts. Hashtags and links are resolved first: the case's own spellings that fold to the
/// wanted one are looked up, so that the condition compares plain values.
/// </summary>
internal static class TopicSql
{
    /// <summary>A condition that holds for the topic's posts ("true" for everything).</summary>
    public static string Condition(CaseFile source, Topic topic) => topic.Expression is null ? "true" : Of(source, topic.Expression);

    /// <summary>A condition that holds for posts with one of some spellings of a hashtag.</summary>
    public static string WithHashtag(IEnumerable<string> spellings) => $"coalesce({AnyIn("hashtags", spellings)}, false)";

    /// <summary>How hashtags are spelled in posts, in one reading of them: all that folds to the same.</summary>
    /// <param name="source">The case.</param>
    /// <param name="hashtags">The hashtags.</param>
    /// <param name="posts">Condition in SQL on the posts that are looked at.</param>
    public static ILookup<string, string> Spellings(CaseFile source, IReadOnlyCollection<string> hashtags, string posts) => source.Connection.Rows(
        $"""
        SELECT wanted, spelling FROM (SELECT DISTINCT unnest(hashtags) AS spelling FROM posts WHERE {posts})
        JOIN (SELECT unnest([{string.Join(", ", hashtags.Select(Quote))}]::VARCHAR[]) AS wanted) ON strip_accents(lower(spelling)) = strip_accents(lower(wanted)) ORDER BY ALL
        """,
        row => (Wanted: row.GetString(0), Spelling: row.GetString(1))).ToLookup(pair => pair.Wanted, pair => pair.Spelling, StringComparer.Ordinal);

    private static string Of(CaseFile source, TopicExpression expression) => expression switch
    {
        AllOf => $"({string.Join(" AND ", Parts(expression, node => node is AllOf all ? (all.Left, all.Right) : null).Select(part => Of(source, part)))})",
        AnyOf => $"({string.Join(" OR ", Parts(expression, node => node is AnyOf any ? (any.Left, any.Right) : null).Select(part => Of(source, part)))})",
        Except except => $"(NOT {Of(source, except.Part)})",
        TimeBound bound => $"posted_at {(bound.IsSince ? ">=" : "<")} TIMESTAMP {Quote(bound.At.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss.ffffff", CultureInfo.InvariantCulture))}",
        Term term => $"coalesce({OfTerm(source, term)}, false)",
        _ => throw new InvalidOperationException($"unknown topic node {expression}"),
    };

    /// <summary>A chain of terms as a list: thousands of them side by side are one level, not thousands.</summary>
    private static List<TopicExpression> Parts(TopicExpression chain, Func<TopicExpression, (TopicExpression Left, TopicExpression Right)?> split)
    {
        var parts = new List<TopicExpression>();
        while (split(chain) is var (left, right))
        {
            parts.Add(right);
            chain = left;
        }

        parts.Add(chain);
        parts.Reverse();
        return parts;
    }

    private static string OfTerm(CaseFile source, Term term) => term.Kind switch
    {
        TermKind.Hashtag => AnyIn("hashtags", Spellings(source, [term.Value], "true")[term.Value]),
        TermKind.Phrase => Phrase(term.Value),
        TermKind.Contains => $"contains(strip_accents(lower(text)), strip_accents(lower({Quote(term.Value)})))",
        TermKind.Link => AnyIn("links", LinkVariants(source, term.Value, link => Link.Normalise(link) == term.Value)),
        TermKind.Domain => AnyIn("links", LinkVariants(source, term.Value, link => IsWithin(Link.Domain(link), term.Value))),
        TermKind.From => $"(lower(handle) = lower({Quote(term.Value)}) OR account_id = {Quote(term.Value)})",
        TermKind.Mention => $"(list_contains(list_transform(mentions, name -> lower(name)), lower({Quote(term.Value)})) OR list_contains(mention_ids, {Quote(term.Value)}))",
        TermKind.RepostOf => $"(kind = 1 AND (lower(repost_of_handle) = lower({Quote(term.Value)}) OR repost_of_account = {Quote(term.Value)}))",
        TermKind.Language => $"(language = {Quote(term.Value)} OR starts_with(language, {Quote(term.Value + "-")}))",
        TermKind.Kind => $"kind = {term.Value switch { "original" => 0, "repost" => 1, "quote" => 2, _ => 3 }}",
        TermKind.Platform => $"platform = {Quote(term.Value)}",
        TermKind.Id => $"(post_id = {Quote(term.Value)} OR repost_of = {Quote(term.Value)} OR quote_of = {Quote(term.Value)} OR reply_to = {Quote(term.Value)})",
        TermKind.Media => AnyIn("media", MediaVariants(source, term.Value)),
        TermKind.Hash => Hash(term.Value),
        _ => throw new InvalidOperationException($"unknown term {term}"),
    };

    /// <summary>A phrase as whole words: what stands before and after it is no letter or digit; between its words stands any white space.</summary>
    private static string Phrase(string phrase)
    {
        var words = phrase.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        // Words are folded one by one: folding the pattern as a whole would fold its \pZ too.
        var folded = string.Join(@" || '[\s\pZ]+' || ", words.Select(word => $"strip_accents(lower({Quote(Escaped(word))}))"));
        return $"(contains(strip_accents(lower(text)), strip_accents(lower({Quote(words[0])}))) AND regexp_matches(strip_accents(lower(text)), '(^|[^\\pL\\pN])' || {folded} || '($|[^\\pL\\pN])'))";
    }

    /// <summary>A hash as a whole word: a shorter hash is not found inside a longer one.</summary>
    private static string Hash(string hash)
    {
        var within = $"'(^|[^0-9a-z])' || {Quote(Escaped(hash))} || '($|[^0-9a-z])'";
        string In(string list) => $"len(list_filter({list}, name -> regexp_matches(lower(name), {within}))) > 0";
        return $"(coalesce(regexp_matches(lower(text), {within}), false) OR coalesce({In("links")}, false) OR coalesce({In("media")}, false))";
    }

    private static string Escaped(string word) => string.Concat(word.Select(letter => char.IsLetterOrDigit(letter) || letter > 127 ? letter.ToString() : @"\" + letter));

    private static List<string> LinkVariants(CaseFile source, string normal, Func<string, bool> isWanted)
    {
        var host = Link.Domain(normal);
        // youtu.be links normalise to another host: they are looked at too.
        var hosts = IsWithin("youtube.com", host) ? new[] { host, "youtu.be" } : [host];
        var near = string.Join(" OR ", hosts.Select(name => $"contains(lower(link), {Quote(name)})"));
        return [.. source.Connection.Rows(
            $"SELECT link FROM (SELECT DISTINCT unnest(links) AS link FROM posts) WHERE {near} ORDER BY link", row => row.GetString(0)).Where(isWanted)];
    }

    private static List<string> MediaVariants(CaseFile source, string normal) =>
    [
        .. source.Connection.Rows(
            $"SELECT address FROM (SELECT DISTINCT unnest(media) AS address FROM posts) WHERE contains(lower(address), {Quote(Link.Domain(normal))}) ORDER BY address", row => row.GetString(0))
            .Where(address => Link.Normalise(address) == normal),
    ];

    private static bool IsWithin(string domain, string wanted) =>
        domain == wanted || domain.EndsWith("." + wanted, StringComparison.Ordinal);

    private static string AnyIn(string list, IEnumerable<string> values) =>
        !values.Any() ? "false" : $"list_has_any({list}, [{string.Join(", ", values.Select(Quote))}])";

    private static string Quote(string value) => $"'{value.Replace("'", "''", StringComparison.Ordinal)}'";
}
