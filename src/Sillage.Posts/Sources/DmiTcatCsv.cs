using Sillage.Posts.Sources.Csv;

namespace Sillage.Posts.Sources;

/// <summary>Tweets as DMI-TCAT exports them. `time` counts seconds; `created_at` beside it may be the server's local time and is not read. A place of 0, 0 is none.</summary>
internal static class DmiTcatCsv
{
    /// <summary>The format.</summary>
    public static CsvFormat Format { get; } = new(
        "dmi-tcat",
        "the exports of DMI-TCAT",
        ["time", "created_at", "from_user_name", "text", "from_user_tweetcount", "from_user_followercount"],
        new ColumnMapping(
            XFields.Platform,
            [
                new("id", CsvField.Id),
                new("time", CsvField.PostedAt),
                new("text", CsvField.Text),
                new("lang", CsvField.Language),
                new("source", CsvField.Client),
                new("retweet_count", CsvField.Reposts),
                new("favorite_count", CsvField.Likes),
                new("in_reply_to_status_id", CsvField.ReplyToId),
                new("to_user_name", CsvField.ReplyToHandle),
                new("quoted_status_id", CsvField.QuoteOfId),
                new("hashtags", CsvField.Hashtags),
                new("urls_expanded", CsvField.Links),
                new("urls", CsvField.Links),
                new("mentions", CsvField.Mentions),
                new("lat", CsvField.Latitude),
                new("lng", CsvField.Longitude),
                new("from_user_id", CsvField.AuthorId),
                new("from_user_name", CsvField.AuthorHandle),
                new("from_user_realname", CsvField.AuthorName),
                new("from_user_description", CsvField.AuthorDescription),
                new("location", CsvField.AuthorLocation),
                new("from_user_timezone", CsvField.AuthorTimeZone),
                new("from_user_lang", CsvField.AuthorLanguage),
                new("from_user_url", CsvField.AuthorUrl),
                new("from_user_profile_image_url", CsvField.AuthorImage),
                new("from_user_verified", CsvField.AuthorVerified),
                new("from_user_created_at", CsvField.AuthorCreatedAt),
                new("from_user_tweetcount", CsvField.AuthorPosts),
                new("from_user_followercount", CsvField.AuthorFollowers),
                new("from_user_friendcount", CsvField.AuthorFollowing),
                new("from_user_favourites_count", CsvField.AuthorLikes),
                new("from_user_listed", CsvField.AuthorListed),
            ]),
        Complete);

    private static bool Complete(CsvCells cells, Post post, Post other)
    {
        if (post is { Latitude: 0, Longitude: 0 })
            (post.Latitude, post.Longitude) = (null, null);
        return false;
    }
}
