namespace Sillage.Posts.Sources.Csv;

/// <summary>What a column can hold. The names, in lower case with dots for capitals behind the first word, are those of mappings.</summary>
internal static class CsvField
{
    public const string Id = "id", PostedAt = "posted_at", Text = "text", Kind = "kind", Language = "language", Client = "client",
        RepostOfId = "repost_of.id", RepostOfHandle = "repost_of.handle", QuoteOfId = "quote_of.id", QuoteOfHandle = "quote_of.handle",
        ReplyToId = "reply_to.id", ReplyToHandle = "reply_to.handle", ReplyToAccount = "reply_to.account", Conversation = "conversation",
        Reposts = "reposts", Likes = "likes", Replies = "replies", Quotes = "quotes", Views = "views", ObservedAt = "observed_at",
        Hashtags = "hashtags", Links = "links", Mentions = "mentions", Media = "media", Place = "place", Country = "country",
        Latitude = "latitude", Longitude = "longitude", IsRepost = "is_repost", IsQuote = "is_quote",
        AuthorId = "author.id", AuthorHandle = "author.handle", AuthorName = "author.name", AuthorDescription = "author.description",
        AuthorLocation = "author.location", AuthorTimeZone = "author.time_zone", AuthorLanguage = "author.language", AuthorUrl = "author.url",
        AuthorImage = "author.image", AuthorCategory = "author.category", AuthorCreatedAt = "author.created_at",
        AuthorFollowers = "author.followers", AuthorFollowing = "author.following", AuthorPosts = "author.posts", AuthorLikes = "author.likes",
        AuthorListed = "author.listed", AuthorVerified = "author.verified", AuthorDefaultProfile = "author.default_profile",
        AuthorDefaultImage = "author.default_image";

    /// <summary>
    /// Column names that are met, for each field, the most telling first: twitteR, rtweet, minet and gazouilloire, DMI-TCAT, and
    /// common ones. Compared without case, points, dashes and underscores.
    /// </summary>
    public static IReadOnlyList<(string Field, string[] Columns)> Known { get; } =
    [
        (Id, ["tweet_id", "status_id", "post_id", "message_id", "id_str", "id"]),
        (PostedAt, ["posted_at", "timestamp_utc", "created", "created_at", "publish_date", "timestamp", "timestamp_share", "local_time", "datetime", "date", "time"]),
        (Text, ["full_text", "text", "content", "message", "body", "tweet"]),
        (Kind, ["post_type", "tweet_type", "kind"]),
        (Language, ["lang", "language"]),
        (Client, ["source_name", "statusSource", "source", "client"]),
        (RepostOfId, ["retweeted_id", "retweet_status_id", "retweeted_status_id", "repost_id", "retweet_id"]),
        (RepostOfHandle, ["retweeted_user", "retweet_screen_name", "retweeted_screen_name"]),
        (QuoteOfId, ["quoted_id", "quoted_status_id", "quote_id"]),
        (QuoteOfHandle, ["quoted_user", "quoted_screen_name"]),
        (ReplyToId, ["replyToSID", "to_tweetid", "reply_to_status_id", "in_reply_to_status_id_str", "in_reply_to_status_id", "reply_id"]),
        (ReplyToHandle, ["replyToSN", "to_username", "reply_to_screen_name", "in_reply_to_screen_name"]),
        (ReplyToAccount, ["replyToUID", "to_userid", "reply_to_user_id", "in_reply_to_user_id_str", "in_reply_to_user_id"]),
        (Conversation, ["conversation_id"]),
        (Reposts, ["retweet_count", "reposts", "retweets", "shares"]),
        (Likes, ["favorite_count", "like_count", "likes", "favorites"]),
        (Replies, ["reply_count", "replies"]),
        (Quotes, ["quote_count", "quotes"]),
        (Views, ["impression_count", "view_count", "views"]),
        (ObservedAt, ["harvested_date", "collection_time", "observed_at"]),
        (Hashtags, ["hashtags"]),
        (Links, ["links", "urls_expanded_url", "urls"]),
        (Mentions, ["mentioned_names", "mentions_screen_name", "mentions"]),
        (Media, ["media_urls", "media_url"]),
        (Place, ["place_full_name", "place"]),
        (Country, ["country_code"]),
        (Latitude, ["latitude", "lat"]),
        (Longitude, ["longitude", "lng", "lon"]),
        (IsRepost, ["is_retweet", "is_repost"]),
        (IsQuote, ["is_quote", "is_quote_status"]),
        (AuthorId, ["user_id_str", "user_id", "from_user_id", "author_id", "account_id"]),
        (AuthorHandle, ["screen_name", "user_screen_name", "username", "user_name", "from_user_name", "author", "handle", "account"]),
        (AuthorName, ["name", "user_display_name", "display_name"]),
        (AuthorDescription, ["user_description", "description"]),
        (AuthorLocation, ["user_location", "location"]),
        (AuthorUrl, ["user_url", "profile_url"]),
        (AuthorImage, ["user_image", "profile_image_url"]),
        (AuthorCreatedAt, ["user_created_at", "account_created_at"]),
        (AuthorFollowers, ["user_followers", "followers_count", "followers", "from_user_followercount"]),
        (AuthorFollowing, ["user_friends", "friends_count", "following"]),
        (AuthorPosts, ["user_tweets", "statuses_count", "from_user_tweetcount"]),
        (AuthorLikes, ["user_likes", "favourites_count"]),
        (AuthorListed, ["user_lists", "listed_count"]),
        (AuthorVerified, ["user_verified", "verified"]),
        (AuthorCategory, ["account_category", "category"]),
    ];

    /// <summary>As <see cref="Known"/> for lists of accounts, whose id and date are the account's.</summary>
    public static IReadOnlyList<(string Field, string[] Columns)> KnownOfAccounts { get; } =
    [
        (AuthorId, ["user_id_str", "user_id", "id_str", "id"]),
        (AuthorHandle, ["screen_name", "username", "user_name", "handle"]),
        (AuthorName, ["name", "display_name"]),
        (AuthorDescription, ["description", "bio"]),
        (AuthorLocation, ["location"]),
        (AuthorTimeZone, ["time_zone"]),
        (AuthorLanguage, ["lang", "language"]),
        (AuthorUrl, ["url"]),
        (AuthorImage, ["profile_image_url"]),
        (AuthorCategory, ["account_category", "category", "label", "bot"]),
        (AuthorCreatedAt, ["created_at"]),
        (AuthorFollowers, ["followers_count", "followers"]),
        (AuthorFollowing, ["friends_count", "following_count", "following"]),
        (AuthorPosts, ["statuses_count", "tweet_count"]),
        (AuthorLikes, ["favourites_count"]),
        (AuthorListed, ["listed_count"]),
        (AuthorVerified, ["verified"]),
        (AuthorDefaultProfile, ["default_profile"]),
        (AuthorDefaultImage, ["default_profile_image"]),
    ];

    /// <summary>Every name that a mapping may use.</summary>
    public static IReadOnlySet<string> Names { get; } =
        Known.Concat(KnownOfAccounts).Select(known => known.Field).ToHashSet(StringComparer.Ordinal);
}
