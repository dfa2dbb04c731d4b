using System.Globalization;
using System.Text;
using DuckDB.NET.Data;
using Sillage.Posts;

namespace Sillage.Cases;

/// <summary>The words of a slice of a case. Whatever is read has a connection of its own.</summary>
/// <param name="source">The case.</param>
/// <param name="rows">Where the slice's posts lie in it.</param>
/// <param name="accounts">Places of the slice's accounts.</param>
/// <param name="kinds">Kinds of the slice's posts.</param>
/// <param name="embedded">Which of them were seen only inside others.</param>
/// <param name="languages">Their tagged languages; 0 for none.</param>
internal sealed class CaseWords(CaseFile source, PostRows rows, AccountPlaces accounts, PostKind[] kinds, bool[] embedded, short[] languages) : IPostWords
{
    private readonly Lazy<SharedWords> links = new(() => WordsOfPosts.Shared(source, rows, "unnest(links)", "len(links) > 0"));
    private readonly Lazy<SharedWords> hashtags = new(() => WordsOfPosts.Shared(source, rows, "unnest(hashtags)", "len(hashtags) > 0"));
    private readonly Lazy<SharedWords> clients = new(() => WordsOfPosts.Shared(source, rows, "client", "client IS NOT NULL"));

    /// <summary>Posts whose words are put in order at once: they lie in memory meanwhile.</summary>
    internal int AtOnce { get; set; } = 500_000;

    public DetectedTexts Detected => source.Detected;

    public IReadOnlyList<PostEvidence> Describe(IReadOnlyList<int> posts)
    {
        if (posts.Count == 0)
            return [];
        var wanted = posts.ToHashSet();
        var sql =
            $"""
            SELECT p.rowid, p.post_id, p.platform, coalesce(p.handle, p.account_id), p.posted_at, coalesce(p.text, ''), coalesce(p.links, []), coalesce(p.hashtags, [])
            FROM {rows.Table(wanted.Contains)} s JOIN posts p ON p.rowid = s.row
            """;
        var found = Streamed(sql).ToDictionary(row => rows.Place(row.GetInt64(0)), row => new PostEvidence(
            row.GetString(1), row.GetString(2), row.GetString(3), new DateTimeOffset(DateTime.SpecifyKind(row.GetDateTime(4), DateTimeKind.Utc)), row.GetString(5),
            row.GetFieldValue<List<string>>(6), row.GetFieldValue<List<string>>(7)));
        return [.. posts.Select(post => found[post])];
    }

    public IEnumerable<(int Post, string Text)> Texts(Func<int, bool> wanted)
    {
        // The case is asked for no kind of post of which none is wanted: most posts are reposts, whose texts few questions look at.
        var (count, reposts, inside, tagged) = (0, false, false, false);
        var beyond = new List<int>();
        for (var post = 0; post < kinds.Length; post++)
        {
            if (!wanted(post))
                continue;
            if (++count % AtOnce == 0)
                beyond.Add(post + 1);
            reposts |= kinds[post] == PostKind.Repost;
            inside |= embedded[post];
            tagged |= languages[post] != 0;
        }

        if (count % AtOnce != 0)
            beyond.Add(kinds.Length);
        var condition = $"text IS NOT NULL{(reposts ? "" : $" AND kind <> {(int)PostKind.Repost}")}{(inside ? "" : " AND NOT embedded")}{(tagged ? "" : " AND (language IS NULL OR language = '')")}";
        for (var part = 0; part < beyond.Count; part++)
        {
            var (first, end) = (part == 0 ? 0 : beyond[part - 1], beyond[part]);
            var (posts, texts) = WordsOfPosts.Texts(source, rows, "text", $"{condition} AND {rows.Within(first, end)}", post => post >= first && post < end && wanted(post));
            for (var at = 0; at < posts.Length; at++)
                yield return (posts[at], Encoding.UTF8.GetString(texts[at]));
        }
    }

    public SharedWords Links() => links.Value;

    public SharedWords Hashtags() => hashtags.Value;

    public SharedWords Clients() => clients.Value;

    public IEnumerable<(int Post, string Media)> Media() =>
        Ordered("unnest(media)", "len(media) > 0", (post, row) => (post, row.GetString(1)));

    public IEnumerable<PostPlace> Places() => Ordered(
        "place, country, latitude, longitude", "place IS NOT NULL OR country IS NOT NULL OR (latitude IS NOT NULL AND longitude IS NOT NULL)",
        (post, row) => new PostPlace(post, Text(row, 1), Text(row, 2), Degrees(row, 3), Degrees(row, 4)));

    public IEnumerable<(int Account, string? Location, string? TimeZone)> ClaimedPlaces() =>
        ProfileRows.Claims(source, accounts).OrderBy(claim => claim.Account);

    public IEnumerable<(int Account, long Hour, int Posts)> Hours(int fewestPosts)
    {
        // Of the whole archive: a topic has the clock of its own event.
        var sql = string.Create(
            CultureInfo.InvariantCulture,
            $"""
            WITH busy AS (
                SELECT platform, account_id FROM posts WHERE NOT embedded AND clock_seconds < 3600 GROUP BY platform, account_id HAVING count(*) >= {fewestPosts}
            )
            SELECT platform, account_id, epoch_us(p.posted_at) // 3600000000 AS hour, count(*)::INTEGER
            FROM busy JOIN posts p USING (platform, account_id) WHERE NOT p.embedded AND p.clock_seconds < 3600 GROUP BY platform, account_id, hour
            """);
        return Streamed(sql).Select(row => (Account: Account(row), Hour: row.GetInt64(2), Posts: row.GetInt32(3))).Where(hour => hour.Account >= 0).Order();
    }

    public IEnumerable<(int Post, string Handle, string Id)> Mentions() => Ordered("unnest(mentions), unnest(mention_ids)", "len(mentions) > 0", (post, row) =>
    {
        // The archive keeps a handle, else the id in its place; ids stand beside.
        var name = row.GetString(1);
        var id = row.IsDBNull(2) ? "" : row.GetString(2);
        return (post, name == id ? "" : name, id);
    });

    public IEnumerable<AccountProfile> Profiles() => ProfileRows.Read(source, accounts, "handles", "accounts");

    public IReadOnlyList<AccountProfile> History(int account) =>
        [.. ProfileRows.Read(source, accounts, "CASE WHEN handle IS NULL THEN 0 ELSE 1 END::BIGINT", $"account_versions WHERE {accounts.Is(account)} ORDER BY coalesce(last_seen, TIMESTAMP '1970-01-01'), profile_hash")];

    public IEnumerable<ArchivedPost> Archived(int first, int beyond) => ArchivedPosts.Of(source, rows, first, beyond);

    private static string? Text(DuckDBDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static double? Degrees(DuckDBDataReader row, int column) => row.IsDBNull(column) ? null : row.GetDouble(column);

    private int Account(DuckDBDataReader row) => accounts.Find(Encoding.UTF8.GetBytes(row.GetString(0)), Encoding.UTF8.GetBytes(row.GetString(1)));

    /// <summary>What rows of the slice's posts tell, in their order.</summary>
    /// <param name="columns">Columns of the table posts; they begin at 1.</param>
    /// <param name="condition">Holds for the posts that are read.</param>
    /// <param name="read">Reads a row of a post.</param>
    private IEnumerable<T> Ordered<T>(string columns, string condition, Func<int, DuckDBDataReader, T> read)
    {
        for (var first = 0; first < rows.Count; first += AtOnce)
        {
            var (part, beyond) = (new List<(int Post, T Told)>(), (int)Math.Min(rows.Count, (long)first + AtOnce));
            foreach (var row in Streamed($"SELECT rowid, {columns} FROM posts WHERE ({condition}) AND {rows.Within(first, beyond)}"))
            {
                if (rows.Place(row.GetInt64(0)) is var post && post >= first && post < beyond)
                    part.Add((post, read(post, row)));
            }

            // Of one post as they stand in it.
            foreach (var (_, told) in part.OrderBy(row => row.Post))
                yield return told;
        }
    }

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
