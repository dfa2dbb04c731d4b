using System.Globalization;
using Sillage.Posts.Sources.Csv;
using Sillage.Posts.Sources.Json;

namespace Sillage.Posts.Sources;

/// <summary>
/// Threads of the PHEME rumour data in the columns of pheme-rnr. A data frame made the answered ids numbers with fractions, which hold
/// sixteen digits: where the thread's first post rounds to the same number, it is the one answered; of any other the id is lost.
/// </summary>
internal static class PhemeCsv
{
    /// <summary>The format.</summary>
    public static CsvFormat Format { get; } = new(
        "pheme",
        "the threads of PHEME",
        ["thread", "tweet_id", "in_reply_tweet", "is_source_tweet", "user_id", "created"],
        new ColumnMapping(
            XFields.Platform,
            [
                new("tweet_id", CsvField.Id),
                new("created", CsvField.PostedAt),
                new("thread", CsvField.Conversation),
                new("text", CsvField.Text),
                new("retweet_count", CsvField.Reposts),
                new("favorite_count", CsvField.Likes),
                new("user_id", CsvField.AuthorId),
                new("user.handle", CsvField.AuthorHandle),
                new("user.created_at", CsvField.AuthorCreatedAt),
                new("user.followers_count", CsvField.AuthorFollowers),
                new("user.friends_count", CsvField.AuthorFollowing),
                new("user.tweets_count", CsvField.AuthorPosts),
                new("user.listed_count", CsvField.AuthorListed),
                new("user.verified", CsvField.AuthorVerified),
                new("user.time_zone", CsvField.AuthorTimeZone),
            ]),
        Complete);

    private static bool Complete(CsvCells cells, Post post, Post other)
    {
        if (post.PostedAt % 1_000_000 == 0)
            post.ClockSeconds = 1;
        if (cells["in_reply_tweet"] is not { IsEmpty: false } answered)
            return false;
        post.Kind = PostKind.Reply;
        var first = Number(post.Conversation);
        var isFirst = first is not null && first == Number(answered);
        post.ReplyTo = new PostReference(isFirst ? post.Conversation : default, new AccountReference(cells.Id("in_reply_user"), default));
        return false;
    }

    private static double? Number(ReadOnlyMemory<byte> text) =>
        Decimals.TryRead(text.Span, out var exact) ? exact : double.TryParse(text.Span, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
}
