using System.Globalization;
using DuckDB.NET.Data;
using Sillage.Posts;

namespace Sillage.Cases;

/// <summary>A post with all that the case holds to show it by, and where that was read.</summary>
public sealed record ArchivedPost
{
    /// <summary>Its place in the slice.</summary>
    public required int Post { get; init; }

    /// <summary>Platform name.</summary>
    public required string Platform { get; init; }

    /// <summary>Id as kept in the case.</summary>
    public required string PostId { get; init; }

    /// <summary>What it is.</summary>
    public required PostKind Kind { get; init; }

    /// <summary>Publication time.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Resolution of that time in seconds; 0: finer than one.</summary>
    public required int ClockSeconds { get; init; }

    /// <summary>Author's id.</summary>
    public required string AccountId { get; init; }

    /// <summary>Author's handle at this post; null where the capture tells none.</summary>
    public string? Handle { get; init; }

    /// <summary>Name that the author showed last in the case; null where none is known.</summary>
    public string? Name { get; init; }

    /// <summary>Text as captured; null where the capture has none.</summary>
    public string? Text { get; init; }

    /// <summary>Language tagged by the platform.</summary>
    public string? Language { get; init; }

    /// <summary>The post that it reposts: id and author's handle, as far as known.</summary>
    public (string? PostId, string? Handle) RepostOf { get; init; }

    /// <summary>The post that it quotes.</summary>
    public (string? PostId, string? Handle) QuoteOf { get; init; }

    /// <summary>The post that it answers.</summary>
    public (string? PostId, string? Handle) ReplyTo { get; init; }

    /// <summary>What it belongs to (thread, video), as the platform names it.</summary>
    public string? Conversation { get; init; }

    /// <summary>Followers of the author when the post was observed.</summary>
    public long? Followers { get; init; }

    /// <summary>Links, longest known form.</summary>
    public required IReadOnlyList<string> Links { get; init; }

    /// <summary>Links of its pictures and films.</summary>
    public required IReadOnlyList<string> Media { get; init; }

    /// <summary>Capture file that it was read from; null where the case no longer says.</summary>
    public string? File { get; init; }

    /// <summary>SHA-256 of that file as stored; null where it was not read to its end.</summary>
    public string? FileSha256 { get; init; }

    /// <summary>Line of the record in the file.</summary>
    public required long Line { get; init; }
}

/// <summary>Posts with all that the case holds of them.</summary>
public static class ArchivedPosts
{
    /// <summary>Posts read at once: a million of them never lie in memory together.</summary>
    private const int AtOnce = 20_000;

    /// <summary>The captured posts of the slice that was cut from the case last, in its order; those seen only inside others are left out.</summary>
    /// <param name="source">The case.</param>
    /// <param name="first">Place of the first post in the slice.</param>
    /// <param name="beyond">Place behind the last one.</param>
    public static IEnumerable<ArchivedPost> Of(CaseFile source, int first, int beyond)
    {
        ArgumentNullException.ThrowIfNull(source);
        return Enumerable.Range(0, (Math.Max(0, beyond - first) + AtOnce - 1) / AtOnce)
            .SelectMany(part => Read(source, first + (part * AtOnce), Math.Min(beyond, first + ((part + 1) * AtOnce))));
    }

    private static List<ArchivedPost> Read(CaseFile source, int first, int beyond) => source.Connection.Rows(
        string.Create(
            CultureInfo.InvariantCulture,
            $$"""
            WITH part AS (
                SELECT s.i, p.* FROM slice_order s JOIN posts p ON p.rowid = s.row WHERE s.i >= {{first}} AND s.i < {{beyond}} AND NOT p.embedded
            ), names AS (
                SELECT platform, account_id, arg_max(name, {'at': coalesce(last_seen, TIMESTAMP '1970-01-01'), 'profile': profile_hash}) AS name
                FROM account_versions SEMI JOIN part USING (platform, account_id) WHERE name IS NOT NULL GROUP BY ALL
            )
            SELECT p.i, p.platform, p.post_id, p.kind, p.posted_at, p.clock_seconds, p.account_id, p.handle, n.name, p.text, p.language,
                p.repost_of, p.repost_of_handle, p.quote_of, p.quote_of_handle, p.reply_to, p.reply_to_handle, p.conversation, p.followers,
                coalesce(p.links, []), coalesce(p.media, []), f.name, f.sha256, p.line
            FROM part p LEFT JOIN names n USING (platform, account_id) LEFT JOIN imports f USING (import_id)
            ORDER BY p.i
            """),
        row => new ArchivedPost
        {
            Post = row.GetInt32(0),
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
        });

    private static string? Text(DuckDBDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
