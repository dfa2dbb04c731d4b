using DuckDB.NET.Data;
using Sillage.Posts;

namespace Sillage.Cases;

/// <summary>Posts of a slice with all that the case holds of them.</summary>
internal static class ArchivedPosts
{
    /// <summary>Posts read at once: a million of them never lie in memory together.</summary>
    private const int AtOnce = 20_000;

    /// <summary>The captured posts of a slice, in its order; those seen only inside others are left out.</summary>
    /// <param name="source">The case.</param>
    /// <param name="rows">Where they lie in it.</param>
    /// <param name="first">Place of the first post in the slice.</param>
    /// <param name="beyond">Place behind the last one.</param>
    public static IEnumerable<ArchivedPost> Of(CaseFile source, PostRows rows, int first, int beyond) =>
        Enumerable.Range(0, (Math.Max(0, beyond - first) + AtOnce - 1) / AtOnce)
            .SelectMany(part => Read(source, rows, first + (part * AtOnce), Math.Min(beyond, first + ((part + 1) * AtOnce))));

    private static IEnumerable<ArchivedPost> Read(CaseFile source, PostRows rows, int first, int beyond)
    {
        using var connection = source.Connect();
        return connection.Rows(Sql(rows.Table(post => post >= first && post < beyond)), row => Post(row, rows)).OrderBy(post => post.Post);
    }

    private static string Sql(string wanted) =>
        $$"""
        WITH part AS (
            SELECT s.row, p.* FROM {{wanted}} s JOIN posts p ON p.rowid = s.row WHERE NOT p.embedded
        ), names AS (
            SELECT platform, account_id, arg_max(name, {'at': coalesce(last_seen, TIMESTAMP '1970-01-01'), 'profile': profile_hash}) AS name
            FROM account_versions SEMI JOIN part USING (platform, account_id) WHERE name IS NOT NULL GROUP BY ALL
        )
        SELECT p.row, p.platform, p.post_id, p.kind, p.posted_at, p.clock_seconds, p.account_id, p.handle, n.name, p.text, p.language,
            p.repost_of, p.repost_of_handle, p.quote_of, p.quote_of_handle, p.reply_to, p.reply_to_handle, p.conversation, p.followers,
            coalesce(p.links, []), coalesce(p.media, []), f.name, f.sha256, p.line
        FROM part p LEFT JOIN names n USING (platform, account_id) LEFT JOIN imports f USING (import_id)
        """;

    private static ArchivedPost Post(DuckDBDataReader row, PostRows rows) => new()
    {
        Post = rows.Place(row.GetInt64(0)),
        Platform = row.GetString(1),
        PostId = row.GetString(2),
        Kind = (PostKind)row.GetFieldValue<byte>(3),
        At = new DateTimeOffset(DateTime.SpecifyKind(row.GetDateTime(4), DateTimeKind.Utc)),
        ClockSeconds = row.GetInt32(5),
        AccountId = row.GetString(6),
        Handle = Text(row, 7),
        Name = Text(row, 8),
        Text = Text(row, 9),
        Language = Text(row, 10),
        RepostOf = (Text(row, 11), Text(row, 12)),
        QuoteOf = (Text(row, 13), Text(row, 14)),
        ReplyTo = (Text(row, 15), Text(row, 16)),
        Conversation = Text(row, 17),
        Followers = row.IsDBNull(18) ? null : row.GetInt64(18),
        Links = row.GetFieldValue<List<string>>(19),
        Media = row.GetFieldValue<List<string>>(20),
        File = Text(row, 21),
        FileSha256 = Text(row, 22),
        Line = row.GetInt64(23),
    };

    private static string? Text(DuckDBDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
