namespace Sillage.Posts.Sources.Csv;

/// <summary>What a column can hold; <see cref="CsvFields.Name"/> is how a mapping writes it.</summary>
internal enum CsvField
{
    Id, PostedAt, Text, Kind, Language, Client, RepostOfId, RepostOfHandle, QuoteOfId, QuoteOfHandle, ReplyToId, ReplyToHandle, ReplyToAccount,
    Conversation, Reposts, Likes, Replies, Quotes, Views, ObservedAt, Hashtags, Links, Mentions, Media, Place, Country, Latitude, Longitude, IsRepost,
    IsQuote, AuthorId, AuthorHandle, AuthorName, AuthorDescription, AuthorLocation, AuthorTimeZone, AuthorLanguage, AuthorUrl, AuthorImage,
    AuthorCategory, AuthorCreatedAt, AuthorFollowers, AuthorFollowing, AuthorPosts, AuthorLikes, AuthorListed, AuthorVerified, AuthorDefaultProfile,
    AuthorDefaultImage,
}
