using Sillage.Posts.Sources.Csv;

namespace Sillage.Posts.Sources;

/// <summary>
/// Hoaxy: what its search exports, and the accounts of its networks (nodes, scores). The networks hold no posts: their edges have no
/// times and are not read. The scores are another program's finding and are left out.
/// </summary>
internal static class HoaxyCsv
{
    /// <summary>Nodes of a network.</summary>
    public static CsvFormat Nodes { get; } = new(
        "hoaxy-nodes",
        "the nodes of Hoaxy's networks",
        ["id", "label", "1"],
        new ColumnMapping(XFields.Platform, [new("id", CsvField.AuthorId), new("label", CsvField.AuthorHandle)]));

    /// <summary>Scores by account.</summary>
    public static CsvFormat Scores { get; } = new(
        "hoaxy-scores",
        "the scores of Hoaxy's accounts",
        ["userID", "username", "All", "Friend", "Network", "Temporal"],
        new ColumnMapping(XFields.Platform, [new("userID", CsvField.AuthorId), new("username", CsvField.AuthorHandle)]));

    /// <summary>Articles and claims as Hoaxy's search exports them: who passed on which post of whom.</summary>
    public static CsvFormat Shares { get; } = new(
        "hoaxy",
        "the exports of Hoaxy's search",
        ["tweet_id", "tweet_created_at", "from_user_id", "to_user_id", "tweet_type"],
        new ColumnMapping(
            XFields.Platform,
            [
                new("tweet_id", CsvField.Id),
                new("tweet_created_at", CsvField.PostedAt),
                new("tweet_type", CsvField.Kind),
                new("canonical_url", CsvField.Links),
                new("article_url", CsvField.Links),
            ]),
        Complete);

    /// <summary>An edge runs the way that the information does: of a repost, a quote and an answer the author is at its end, of a mention at its start.</summary>
    private static bool Complete(CsvCells cells, Post post, Post other)
    {
        var from = new AccountReference(cells.Id("from_user_id"), cells["from_user_screen_name"]);
        var to = new AccountReference(cells.Id("to_user_id"), cells["to_user_screen_name"]);
        var kind = cells["tweet_type"].Span;
        var (author, origin) = kind.SequenceEqual("origin"u8) || cells["is_mention"].Span.SequenceEqual("True"u8) && !kind.SequenceEqual("retweet"u8) ? (from, to) : (to, from);
        (post.Author.Id, post.Author.Handle) = (author.Id, author.Handle);
        if (kind.SequenceEqual("retweet"u8))
            (post.Kind, post.RepostOf) = (PostKind.Repost, new PostReference(default, origin));
        else if (kind.SequenceEqual("quote"u8))
            (post.Kind, post.QuoteOf) = (PostKind.Quote, new PostReference(default, origin));
        else if (kind.SequenceEqual("reply"u8))
            (post.Kind, post.ReplyTo) = (PostKind.Reply, new PostReference(default, origin));
        else if (!origin.Id.IsEmpty)
            post.Mentions.Add(origin);
        return false;
    }
}
