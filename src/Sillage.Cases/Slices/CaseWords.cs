using System.Globalization;
using DuckDB.NET.Data;
using Sillage.Posts;

namespace Sillage.Cases;

/// <summary>The words of a slice of a case. Whatever is streamed has a connection of its own.</summary>
/// <param name="source">The case.</param>
/// <param name="tables">Where the slice's posts and accounts lie in it.</param>
/// <param name="kinds">Kinds of the slice's posts.</param>
/// <param name="embedded">Which of them were seen only inside others.</param>
/// <param name="languages">Their tagged languages; 0 for none.</param>
/// <param name="accounts">Accounts of the slice.</param>
internal sealed class CaseWords(CaseFile source, SliceTables tables, PostKind[] kinds, bool[] embedded, short[] languages, int accounts) : IPostWords
{
    /// <summary>Posts whose words, or accounts whose profiles, are sorted at once: sorting is what takes memory, and the database gives up where it does not suffice.</summary>
    internal int AtOnce { get; set; } = 500_000;

    public DetectedTexts Detected => source.Detected;

    public IReadOnlyList<PostEvidence> Describe(IReadOnlyList<int> posts)
    {
        if (posts.Count == 0)
            return [];
        var wanted = string.Join(", ", posts.Distinct().Select(post => post.ToString(CultureInfo.InvariantCulture)));
        var sql =
            $"""
            SELECT s.i, p.post_id, p.platform, coalesce(p.handle, p.account_id), p.posted_at, coalesce(p.text, ''), coalesce(p.links, []), coalesce(p.hashtags, [])
            FROM {tables.Posts} s JOIN posts p ON p.rowid = s.row WHERE s.i IN ({wanted})
            """;
        var found = Streamed(sql).ToDictionary(row => row.GetInt32(0), row => new PostEvidence(
            row.GetString(1), row.GetString(2), row.GetString(3), new DateTimeOffset(DateTime.SpecifyKind(row.GetDateTime(4), DateTimeKind.Utc)), row.GetString(5),
            row.GetFieldValue<List<string>>(6), row.GetFieldValue<List<string>>(7)));
        return [.. posts.Select(post => found[post])];
    }

    public IEnumerable<(int Post, string Text)> Texts(Func<int, bool> wanted)
    {
        // The case is asked for no kind of post of which none is wanted: most posts are reposts, whose texts few questions look at.
        var (any, reposts, inside, tagged) = (false, false, false, false);
        for (var post = 0; post < kinds.Length; post++)
        {
            if (!wanted(post))
                continue;
            any = true;
            reposts |= kinds[post] == PostKind.Repost;
            inside |= embedded[post];
            tagged |= languages[post] != 0;
        }

        return any
            ? Stream(
                "p.text",
                $"p.text IS NOT NULL{(reposts ? "" : $" AND p.kind <> {(int)PostKind.Repost}")}{(inside ? "" : " AND NOT p.embedded")}{(tagged ? "" : " AND (p.language IS NULL OR p.language = '')")}",
                wanted)
            : [];
    }

    public IEnumerable<(int Post, string Link)> Links() =>
        Stream("unnest(p.links)", "len(p.links) > 0");

    public IEnumerable<(int Post, string Hashtag)> Hashtags() =>
        Stream("unnest(p.hashtags)", "len(p.hashtags) > 0");

    public IEnumerable<(int Post, string Media)> Media() =>
        Stream("unnest(p.media)", "len(p.media) > 0");

    public IEnumerable<(int Post, string Client)> Clients() =>
        Stream("p.client", "p.client IS NOT NULL");

    public IEnumerable<PostPlace> Places() =>
        Rows("p.place, p.country, p.latitude, p.longitude", "p.place IS NOT NULL OR p.country IS NOT NULL OR (p.latitude IS NOT NULL AND p.longitude IS NOT NULL)")
            .Select(row => new PostPlace(row.GetInt32(0), Text(row, 1), Text(row, 2), Degrees(row, 3), Degrees(row, 4)));

    public IEnumerable<(int Account, string? Location, string? TimeZone)> ClaimedPlaces()
    {
        // Of all columns of the profiles only two are put together.
        var sql =
            $"""
            SELECT s.a, p.location, p.time_zone FROM {tables.Accounts} s JOIN accounts p USING (platform, account_id)
            WHERE p.location IS NOT NULL OR p.time_zone IS NOT NULL ORDER BY s.a
            """;
        return Streamed(sql).Select(reader => (reader.GetInt32(0), Text(reader, 1), Text(reader, 2)));
    }

    public IEnumerable<(int Account, long Hour, int Posts)> Hours(int fewestPosts)
    {
        // Of the whole archive: a topic has the clock of its own event.
        var sql = string.Create(
            CultureInfo.InvariantCulture,
            $"""
            WITH busy AS (
                SELECT platform, account_id FROM posts WHERE NOT embedded AND clock_seconds < 3600 GROUP BY platform, account_id HAVING count(*) >= {fewestPosts}
            )
            SELECT s.a, epoch_us(p.posted_at) // 3600000000 AS hour, count(*)::INTEGER
            FROM {tables.Accounts} s JOIN busy USING (platform, account_id) JOIN posts p USING (platform, account_id)
            WHERE NOT p.embedded AND p.clock_seconds < 3600 GROUP BY s.a, hour ORDER BY s.a, hour
            """);
        return Streamed(sql).Select(reader => (reader.GetInt32(0), reader.GetInt64(1), reader.GetInt32(2)));
    }

    public IEnumerable<(int Post, string Handle, string Id)> Mentions()
    {
        // The archive keeps a handle, else the id in its place; ids stand beside.
        foreach (var row in Rows("unnest(p.mentions), unnest(p.mention_ids)", "len(p.mentions) > 0"))
        {
            var name = row.GetString(1);
            var id = row.IsDBNull(2) ? "" : row.GetString(2);
            yield return (row.GetInt32(0), name == id ? "" : name, id);
        }
    }

    public IEnumerable<AccountProfile> Profiles() => Parts(
        accounts, (first, beyond) => $"SELECT s.a, p.handles, {ProfileColumns} FROM {tables.Accounts} s JOIN accounts p USING (platform, account_id) WHERE s.a >= {first} AND s.a < {beyond} ORDER BY s.a")
        .Select(Profile);

    public IReadOnlyList<AccountProfile> History(int account)
    {
        var sql = string.Create(
            CultureInfo.InvariantCulture,
            $"""
            SELECT s.a, CASE WHEN p.handle IS NULL THEN 0 ELSE 1 END::BIGINT, {ProfileColumns}
            FROM {tables.Accounts} s JOIN account_versions p USING (platform, account_id) WHERE s.a = {account} ORDER BY coalesce(p.last_seen, TIMESTAMP '1970-01-01'), p.profile_hash
            """);
        return [.. Streamed(sql).Select(Profile)];
    }

    public IEnumerable<ArchivedPost> Archived(int first, int beyond) => ArchivedPosts.Of(source, tables, first, beyond);

    private const string ProfileColumns =
        "p.handle, p.name, p.description, p.location, p.url, p.image, p.category, p.created_at, p.last_seen, p.verified, p.default_profile, p.default_image, p.followers, p.following, p.posts, p.likes, p.lists, p.time_zone";

    private static AccountProfile Profile(DuckDBDataReader row) => new()
    {
        Account = row.GetInt32(0),
        Handles = (int)row.GetInt64(1),
        Handle = Text(row, 2),
        Name = Text(row, 3),
        Description = Text(row, 4),
        Location = Text(row, 5),
        Url = Text(row, 6),
        Image = Text(row, 7),
        Category = Text(row, 8),
        CreatedAt = Time(row, 9),
        SeenAt = Time(row, 10),
        Verified = Flag(row, 11),
        DefaultProfile = Flag(row, 12),
        DefaultImage = Flag(row, 13),
        Followers = Count(row, 14),
        Following = Count(row, 15),
        Posts = Count(row, 16),
        Likes = Count(row, 17),
        Lists = Count(row, 18),
        TimeZone = Text(row, 19),
    };

    private static string? Text(DuckDBDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static double? Degrees(DuckDBDataReader row, int column) => row.IsDBNull(column) ? null : row.GetDouble(column);

    private static bool? Flag(DuckDBDataReader row, int column) => row.IsDBNull(column) ? null : row.GetBoolean(column);

    private static long? Count(DuckDBDataReader row, int column) => row.IsDBNull(column) ? null : row.GetInt64(column);

    private static DateTimeOffset? Time(DuckDBDataReader row, int column) =>
        row.IsDBNull(column) ? null : new DateTimeOffset(DateTime.SpecifyKind(row.GetDateTime(column), DateTimeKind.Utc));

    private IEnumerable<(int Post, string Text)> Stream(string column, string condition, Func<int, bool>? wanted = null)
    {
        foreach (var row in Rows(column, condition))
        {
            // A text that nobody wants is not even made a string.
            var post = row.GetInt32(0);
            if (wanted?.Invoke(post) != false)
                yield return (post, row.GetString(1));
        }
    }

    /// <summary>Rows of the slice's posts in order, behind the number of each; a row is good until the next is taken.</summary>
    private IEnumerable<DuckDBDataReader> Rows(string columns, string condition) => Parts(
        kinds.Length, (first, beyond) => $"SELECT s.i, {columns} FROM {tables.Posts} s JOIN posts p ON p.rowid = s.row WHERE s.i >= {first} AND s.i < {beyond} AND ({condition}) ORDER BY s.i");

    /// <summary>Rows of one statement after another, each of a part.</summary>
    private IEnumerable<DuckDBDataReader> Parts(int count, Func<int, int, string> sql) => Enumerable.Range(0, (count + AtOnce - 1) / AtOnce)
        .SelectMany(part => Streamed(sql(part * AtOnce, (int)Math.Min(count, (part + 1L) * AtOnce))));

    /// <summary>Rows as they are found; a row is good until the next is taken.</summary>
    private IEnumerable<DuckDBDataReader> Streamed(string sql)
    {
        using var connection = source.Connect();
        using var command = connection.CreateCommand();
        command.UseStreamingMode = true;
        command.CommandText = sql;
        using var reader = (DuckDBDataReader)command.ExecuteReader();
        while (reader.Read())
            yield return reader;
    }
}
