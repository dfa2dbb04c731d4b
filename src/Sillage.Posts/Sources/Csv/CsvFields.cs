using System.Text.Json;

namespace Sillage.Posts.Sources.Csv;

/// <summary>The names of fields in mappings, and the names of columns that are known to hold them.</summary>
internal static class CsvFields
{
    private static readonly string[] Owners = ["author", "repost_of", "quote_of", "reply_to"];

    private static readonly string[] Written = [.. Enum.GetNames<CsvField>().Select(Write)];

    /// <summary>As mappings write it: "posted_at", "author.handle".</summary>
    public static string Name(this CsvField field) => Written[(int)field];

    /// <summary>The field of a name in a mapping; null if there is none.</summary>
    public static CsvField? Find(string name) => Array.IndexOf(Written, name) is var at and >= 0 ? (CsvField)at : null;

    /// <summary>
    /// Column names that are met, for each field, the most telling first: twitteR, rtweet, minet and gazouilloire, DMI-TCAT, and
    /// common ones. Compared without case, points, dashes and underscores.
    /// </summary>
    public static IReadOnlyList<(CsvField Field, string[] Columns)> Known { get; } =
    [
        (CsvField.Id, ["tweet_id", "status_id", "post_id", "message_id", "id_str", "id"]),
        (CsvField.PostedAt, ["posted_at", "timestamp_utc", "created", "created_at", "publish_date", "timestamp", "timestamp_share", "local_time", "datetime", "date", "time"]),
        (CsvField.Text, ["full_text", "text", "content", "message", "body", "tweet"]),
        (CsvField.Kind, ["post_type", "tweet_type", "kind"]),
        (CsvField.Language, ["lang", "language"]),
        (CsvField.Client, ["source_name", "statusSource", "source", "client"]),
        (CsvField.RepostOfId, ["retweeted_id", "retweet_status_id", "retweeted_status_id", "repost_id", "retweet_id"]),
        (CsvField.RepostOfHandle, ["retweeted_user", "retweet_screen_name", "retweeted_screen_name"]),
        (CsvField.QuoteOfId, ["quoted_id", "quoted_status_id", "quote_id"]),
        (CsvField.QuoteOfHandle, ["quoted_user", "quoted_screen_name"]),
        (CsvField.ReplyToId, ["replyToSID", "to_tweetid", "reply_to_status_id", "in_reply_to_status_id_str", "in_reply_to_status_id", "reply_id"]),
        (CsvField.ReplyToHandle, ["replyToSN", "to_username", "reply_to_screen_name", "in_reply_to_screen_name"]),
        (CsvField.ReplyToAccount, ["replyToUID", "to_userid", "reply_to_user_id", "in_reply_to_user_id_str", "in_reply_to_user_id"]),
        (CsvField.Conversation, ["conversation_id"]),
        (CsvField.Reposts, ["retweet_count", "reposts", "retweets", "shares"]),
        (CsvField.Likes, ["favorite_count", "like_count", "likes", "favorites"]),
        (CsvField.Replies, ["reply_count", "replies"]),
        (CsvField.Quotes, ["quote_count", "quotes"]),
        (CsvField.Views, ["impression_count", "view_count", "views"]),
        (CsvField.ObservedAt, ["harvested_date", "collection_time", "observed_at"]),
        (CsvField.Hashtags, ["hashtags"]),
        (CsvField.Links, ["links", "urls_expanded_url", "urls"]),
        (CsvField.Mentions, ["mentioned_names", "mentions_screen_name", "mentions"]),
        (CsvField.Media, ["media_urls", "media_url"]),
        (CsvField.Place, ["place_full_name", "place"]),
        (CsvField.Country, ["country_code"]),
        (CsvField.Latitude, ["latitude", "lat"]),
        (CsvField.Longitude, ["longitude", "lng", "lon"]),
        (CsvField.IsRepost, ["is_retweet", "is_repost"]),
        (CsvField.IsQuote, ["is_quote", "is_quote_status"]),
        (CsvField.AuthorId, ["user_id_str", "user_id", "from_user_id", "author_id", "account_id"]),
        (CsvField.AuthorHandle, ["screen_name", "user_screen_name", "username", "user_name", "from_user_name", "author", "handle", "account"]),
        (CsvField.AuthorName, ["name", "user_display_name", "display_name"]),
        (CsvField.AuthorDescription, ["user_description", "description"]),
        (CsvField.AuthorLocation, ["user_location", "location"]),
        (CsvField.AuthorUrl, ["user_url", "profile_url"]),
        (CsvField.AuthorImage, ["user_image", "profile_image_url"]),
        (CsvField.AuthorCreatedAt, ["user_created_at", "account_created_at"]),
        (CsvField.AuthorFollowers, ["user_followers", "followers_count", "followers", "from_user_followercount"]),
        (CsvField.AuthorFollowing, ["user_friends", "friends_count", "following"]),
        (CsvField.AuthorPosts, ["user_tweets", "statuses_count", "from_user_tweetcount"]),
        (CsvField.AuthorLikes, ["user_likes", "favourites_count"]),
        (CsvField.AuthorListed, ["user_lists", "listed_count"]),
        (CsvField.AuthorVerified, ["user_verified", "verified"]),
        (CsvField.AuthorCategory, ["account_category", "category"]),
    ];

    /// <summary>As <see cref="Known"/> for lists of accounts, whose id and date are the account's.</summary>
    public static IReadOnlyList<(CsvField Field, string[] Columns)> KnownOfAccounts { get; } =
    [
        (CsvField.AuthorId, ["user_id_str", "user_id", "id_str", "id"]),
        (CsvField.AuthorHandle, ["screen_name", "username", "user_name", "handle"]),
        (CsvField.AuthorName, ["name", "display_name"]),
        (CsvField.AuthorDescription, ["description", "bio"]),
        (CsvField.AuthorLocation, ["location"]),
        (CsvField.AuthorTimeZone, ["time_zone"]),
        (CsvField.AuthorLanguage, ["lang", "language"]),
        (CsvField.AuthorUrl, ["url"]),
        (CsvField.AuthorImage, ["profile_image_url"]),
        (CsvField.AuthorCategory, ["account_category", "category", "label", "bot"]),
        (CsvField.AuthorCreatedAt, ["created_at"]),
        (CsvField.AuthorFollowers, ["followers_count", "followers"]),
        (CsvField.AuthorFollowing, ["friends_count", "following_count", "following"]),
        (CsvField.AuthorPosts, ["statuses_count", "tweet_count"]),
        (CsvField.AuthorLikes, ["favourites_count"]),
        (CsvField.AuthorListed, ["listed_count"]),
        (CsvField.AuthorVerified, ["verified"]),
        (CsvField.AuthorDefaultProfile, ["default_profile"]),
        (CsvField.AuthorDefaultImage, ["default_profile_image"]),
    ];

    /// <summary>Every name that a mapping may use.</summary>
    public static IReadOnlyList<string> Names => Written;

    private static string Write(string field)
    {
        var name = JsonNamingPolicy.SnakeCaseLower.ConvertName(field);
        return Owners.FirstOrDefault(owner => name.StartsWith(owner + "_", StringComparison.Ordinal)) is { } owner ? $"{owner}.{name[(owner.Length + 1)..]}" : name;
    }
}
