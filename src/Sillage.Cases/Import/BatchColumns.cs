using Sillage.Cases.Columns;

namespace Sillage.Cases.Import;

/// <summary>
/// The columns of the tables that an import fills, in the order of schema.sql; the constants are positions.
/// </summary>
internal static class BatchColumns
{
    public const int Platform = 0, PostId = 1, Kind = 2, Embedded = 3, PostedAt = 4, ClockSeconds = 5, AccountId = 6, Handle = 7, Text = 8,
        Language = 9, Client = 10, RepostOf = 11, QuoteOf = 14, ReplyTo = 17, Conversation = 20, Reposts = 21, Likes = 22, Replies = 23,
        Quotes = 24, Views = 25, ObservedAt = 26, Followers = 27, Following = 28, AccountPosts = 29, Hashtags = 30, Links = 31, Mentions = 32,
        MentionIds = 33, Media = 34, Place = 35, Country = 36, Latitude = 37, Longitude = 38, ImportId = 39, Line = 40, SeenAt = 41;

    public static readonly IReadOnlyList<(string Name, ColumnType Type)> PostsTable =
    [
        ("platform", ColumnType.Text), ("post_id", ColumnType.Text), ("kind", ColumnType.Byte), ("embedded", ColumnType.Bool),
        ("posted_at", ColumnType.Time), ("clock_seconds", ColumnType.Int32), ("account_id", ColumnType.Text), ("handle", ColumnType.Text),
        ("text", ColumnType.Text), ("language", ColumnType.Text), ("client", ColumnType.Text),
        ("repost_of", ColumnType.Text), ("repost_of_account", ColumnType.Text), ("repost_of_handle", ColumnType.Text),
        ("quote_of", ColumnType.Text), ("quote_of_account", ColumnType.Text), ("quote_of_handle", ColumnType.Text),
        ("reply_to", ColumnType.Text), ("reply_to_account", ColumnType.Text), ("reply_to_handle", ColumnType.Text),
        ("conversation", ColumnType.Text),
        ("reposts", ColumnType.Int64), ("likes", ColumnType.Int64), ("replies", ColumnType.Int64), ("quotes", ColumnType.Int64),
        ("views", ColumnType.Int64), ("observed_at", ColumnType.Time),
        ("followers", ColumnType.Int64), ("following", ColumnType.Int64), ("account_posts", ColumnType.Int64),
        ("hashtags", ColumnType.TextList), ("links", ColumnType.TextList), ("mentions", ColumnType.TextList),
        ("mention_ids", ColumnType.TextList), ("media", ColumnType.TextList),
        ("place", ColumnType.Text), ("country", ColumnType.Text), ("latitude", ColumnType.Double), ("longitude", ColumnType.Double),
        ("import_id", ColumnType.Int32), ("line", ColumnType.Int64), ("seen_at", ColumnType.Time),
    ];

    /// <summary>Ids of captured posts that a batch wrote into `posts`.</summary>
    public static readonly IReadOnlyList<(string Name, ColumnType Type)> KeysTable = [("platform", ColumnType.Text), ("post_id", ColumnType.Text)];

    /// <summary>Counts of a post at a moment.</summary>
    public static readonly IReadOnlyList<(string Name, ColumnType Type)> CountsTable =
    [
        ("platform", ColumnType.Text), ("post_id", ColumnType.Text), ("observed_at", ColumnType.Time), ("reposts", ColumnType.Int64),
        ("likes", ColumnType.Int64), ("replies", ColumnType.Int64), ("quotes", ColumnType.Int64), ("views", ColumnType.Int64),
    ];

    public static readonly IReadOnlyList<(string Name, ColumnType Type)> AccountsTable =
    [
        ("platform", ColumnType.Text), ("account_id", ColumnType.Text), ("profile_hash", ColumnType.UInt64), ("listed", ColumnType.Bool),
        ("embedded", ColumnType.Bool), ("handle", ColumnType.Text), ("name", ColumnType.Text), ("description", ColumnType.Text),
        ("location", ColumnType.Text), ("time_zone", ColumnType.Text), ("language", ColumnType.Text), ("url", ColumnType.Text),
        ("image", ColumnType.Text), ("category", ColumnType.Text), ("created_at", ColumnType.Time), ("verified", ColumnType.Bool),
        ("default_profile", ColumnType.Bool), ("default_image", ColumnType.Bool), ("first_seen", ColumnType.Time),
        ("last_seen", ColumnType.Time), ("followers", ColumnType.Int64), ("following", ColumnType.Int64), ("posts", ColumnType.Int64),
        ("likes", ColumnType.Int64), ("lists", ColumnType.Int64),
    ];

    public static readonly IReadOnlyList<(string Name, ColumnType Type)> NoticesTable =
    [
        ("import_id", ColumnType.Int32), ("line", ColumnType.Int64), ("kind", ColumnType.Byte), ("noted_at", ColumnType.Time),
        ("post_id", ColumnType.Text), ("account_id", ColumnType.Text), ("posts", ColumnType.Int64), ("detail", ColumnType.Text),
    ];

    public static readonly IReadOnlyList<(string Name, ColumnType Type)> RejectedTable =
    [
        ("import_id", ColumnType.Int32), ("line", ColumnType.Int64), ("byte_offset", ColumnType.Int64), ("field", ColumnType.Text),
        ("reason", ColumnType.Text), ("excerpt", ColumnType.Text),
    ];

    public static readonly IReadOnlyList<(string Name, ColumnType Type)> RepairsTable =
        [("import_id", ColumnType.Int32), ("repair", ColumnType.Text), ("occurrences", ColumnType.Int64)];

    public static readonly IReadOnlyList<(string Name, ColumnType Type)> BlocksTable =
    [
        ("import_id", ColumnType.Int32), ("block", ColumnType.Int32), ("lines", ColumnType.Int64), ("records", ColumnType.Int64),
        ("embedded", ColumnType.Int64), ("rejected", ColumnType.Int64),
    ];

    /// <summary>"name TYPE, …" for CREATE TABLE.</summary>
    public static string Definition(IReadOnlyList<(string Name, ColumnType Type)> columns) =>
        string.Join(", ", columns.Select(column => $"{column.Name} {SqlType(column.Type)}"));

    /// <summary>"name, …" for SELECT and INSERT.</summary>
    public static string Names(IReadOnlyList<(string Name, ColumnType Type)> columns) => string.Join(", ", columns.Select(column => column.Name));

    private static string SqlType(ColumnType type) => type switch
    {
        ColumnType.Text => "VARCHAR",
        ColumnType.TextList => "VARCHAR[]",
        ColumnType.Int64 => "BIGINT",
        ColumnType.UInt64 => "UBIGINT",
        ColumnType.Int32 => "INTEGER",
        ColumnType.Byte => "UTINYINT",
        ColumnType.Bool => "BOOLEAN",
        ColumnType.Double => "DOUBLE",
        ColumnType.Time => "TIMESTAMP",
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, null),
    };
}
