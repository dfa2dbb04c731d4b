using Sillage.Posts.Sources.Csv;

namespace Sillage.Posts.Sources;

/// <summary>Posts of any platform as 4CAT exports them. The platform is told by the columns that only one of them has.</summary>
internal static class FourCatCsv
{
    /// <summary>The format.</summary>
    public static CsvFormat Format { get; } = new(
        "4cat",
        "the exports of 4CAT",
        ["id", "thread_id", "timestamp", "body", "author"],
        new ColumnMapping(
            "unknown",
            [
                new("id", CsvField.Id),
                new("unix_timestamp", CsvField.PostedAt),
                new("timestamp", CsvField.PostedAt),
                new("body", CsvField.Text),
                new("thread_id", CsvField.Conversation),
                new("author", CsvField.AuthorHandle),
                new("author_id", CsvField.AuthorId),
                new("author_fullname", CsvField.AuthorName),
                new("author_full", CsvField.AuthorName),
                new("author_followers", CsvField.AuthorFollowers),
                new("source", CsvField.Client),
                new("language_guess", CsvField.Language),
                new("retweet_count", CsvField.Reposts),
                new("shares", CsvField.Reposts),
                new("like_count", CsvField.Likes),
                new("likes", CsvField.Likes),
                new("score", CsvField.Likes),
                new("reply_count", CsvField.Replies),
                new("comments", CsvField.Replies),
                new("num_comments", CsvField.Replies),
                new("quote_count", CsvField.Quotes),
                new("impression_count", CsvField.Views),
                new("plays", CsvField.Views),
                new("views", CsvField.Views),
                new("is_retweet", CsvField.IsRepost),
                new("retweeted_user", CsvField.RepostOfHandle),
                new("is_quote_tweet", CsvField.IsQuote),
                new("quoted_user", CsvField.QuoteOfHandle),
                new("replied_user", CsvField.ReplyToHandle),
                new("parent", CsvField.ReplyToId),
                new("hashtags", CsvField.Hashtags),
                new("urls", CsvField.Links),
                new("mentions", CsvField.Mentions),
                new("images", CsvField.Media),
                new("videos", CsvField.Media),
                new("place_name", CsvField.Place),
            ]),
        Complete);

    private static readonly (string Column, string Platform)[] Told =
    [
        ("tiktok_url", "tiktok"), ("is_retweet", XFields.Platform), ("subreddit", "reddit"), ("board", "4chan"), ("chat", "telegram"), ("message_id", "telegram"),
        ("media_type", "instagram"),
    ];

    private static bool Complete(CsvCells cells, Post post, Post other)
    {
        foreach (var (column, platform) in Told)
        {
            if (!cells.Has(column))
                continue;
            post.Platform = platform;
            break;
        }

        // Names that many share are no account: nobody is known to have written two of these posts.
        if (post.Author.Id.IsEmpty && (post.Author.Handle.Span.SequenceEqual("Anonymous"u8) || post.Author.Handle.Span.SequenceEqual("[deleted]"u8)))
            post.Author.Id = cells.Join(post.Conversation.Span, "/"u8, post.Id.Span);
        return false;
    }
}
