using Sillage.Posts.Sources.Csv;

namespace Sillage.Posts.Sources;

/// <summary>Posts of Bluesky as minet and gazouilloire write them. A row that names who reposted it is that repost, and its original beside it.</summary>
internal static class BlueskyCsv
{
    /// <summary>The format.</summary>
    public static CsvFormat Format { get; } = new(
        "bluesky-csv",
        "the Bluesky posts of minet and gazouilloire",
        ["uri", "user_did", "user_handle", "text", "timestamp_utc", "repost_by_user_did"],
        new ColumnMapping(
            "bluesky",
            [
                new("uri", CsvField.Id),
                new("timestamp_utc", CsvField.PostedAt),
                new("original_text", CsvField.Text),
                new("text", CsvField.Text),
                new("user_did", CsvField.AuthorId),
                new("user_handle", CsvField.AuthorHandle),
                new("user_display_name", CsvField.AuthorName),
                new("user_avatar", CsvField.AuthorImage),
                new("user_timestamp_utc", CsvField.AuthorCreatedAt),
                new("repost_count", CsvField.Reposts),
                new("like_count", CsvField.Likes),
                new("reply_count", CsvField.Replies),
                new("quote_count", CsvField.Quotes),
                new("to_root_post_uri", CsvField.Conversation),
                new("hashtags", CsvField.Hashtags),
                new("links", CsvField.Links),
                new("media_urls", CsvField.Media),
                new("collection_time", CsvField.ObservedAt),
            ]),
        Complete);

    private static bool Complete(CsvCells cells, Post post, Post original)
    {
        post.Language = XFields.Language(First(cells["user_langs"]));
        post.ReplyTo = new PostReference(cells["to_post_uri"], new AccountReference(cells["to_user_did"], default));
        post.QuoteOf = new PostReference(cells["quoted_uri"], new AccountReference(cells["quoted_user_did"], cells["quoted_user_handle"]));
        post.Kind = XFields.Kind(post);
        if (cells["repost_by_user_did"] is not { IsEmpty: false } by || cells.Time("repost_timestamp_utc") is not { } at)
            return false;
        MakeOriginal(post, original);
        post.Clear();
        (post.Platform, post.PostedAt, post.ClockSeconds, post.ObservedAt) = (original.Platform, at, 1, original.ObservedAt);
        (post.Author.Id, post.Author.Handle) = (by, cells["repost_by_user_handle"]);
        XFields.TakeFromOriginal(post, original);
        post.Kind = PostKind.Repost;
        return true;
    }

    private static void MakeOriginal(Post post, Post original)
    {
        (original.Platform, original.Embedded, original.Kind, original.Id) = (post.Platform, true, post.Kind, post.Id);
        (original.PostedAt, original.ClockSeconds, original.ObservedAt) = (post.PostedAt, post.ClockSeconds, post.ObservedAt);
        (original.Text, original.Language, original.Conversation) = (post.Text, post.Language, post.Conversation);
        (original.QuoteOf, original.ReplyTo) = (post.QuoteOf, post.ReplyTo);
        (original.Reposts, original.Likes, original.Replies, original.Quotes) = (post.Reposts, post.Likes, post.Replies, post.Quotes);
        (original.Author.Id, original.Author.Handle, original.Author.Name) = (post.Author.Id, post.Author.Handle, post.Author.Name);
        (original.Author.Image, original.Author.CreatedAt) = (post.Author.Image, post.Author.CreatedAt);
        original.Hashtags.AddRange(post.Hashtags);
        original.Links.AddRange(post.Links);
        original.Mentions.AddRange(post.Mentions);
        original.Media.AddRange(post.Media);
    }

    /// <summary>The first of values parted by bars.</summary>
    private static ReadOnlyMemory<byte> First(ReadOnlyMemory<byte> list) => list.Span.IndexOf((byte)'|') is var end and >= 0 ? list[..end] : list;
}
