using DuckDB.NET.Data;
using Sillage.Cases.Columns;
using static Sillage.Cases.Import.BatchColumns;

namespace Sillage.Cases.Import;

/// <summary>
/// Brings a batch together with the case. The result depends only on the set of sightings, not on their order, the files they came
/// in, or how often they were read:
/// a post's content comes from its best sighting (captured for itself before embedded; of the first kind the latest, of the second the
/// earliest; then fixed tie-breaks over the content), its counts from the sighting with the newest counts, and all different counts are
/// kept in post_versions, each with the time at which they were first observed.
/// </summary>
internal static class Merge
{
    /// <summary>Sightings of counts that are compared in memory; some 150 bytes each.</summary>
    private const long MostVersions = 1_000_000;

    private static readonly string PostColumns = Names(PostsTable);

    /// <summary>All columns but where the row was read.</summary>
    private static readonly string Content = string.Join(", ", PostsTable.Select(column => column.Name).Where(name => name is not ("import_id" or "line")));

    /// <summary>Merges the batch that was written through <paramref name="connection"/>, inside its transaction.</summary>
    /// <param name="connection">Connection with the batch's temporary tables.</param>
    /// <param name="lastRow">Last rowid of `posts` before the batch; later rows are the batch's.</param>
    /// <param name="ended">Imports whose files were read to their end.</param>
    /// <param name="capturedTwice">False where it is known that the batch captured no post twice.</param>
    public static void Run(DuckDBConnection connection, long lastRow, IReadOnlyList<int> ended, bool capturedTwice)
    {
        var identified = ended.Count > 0 && connection.Scalar<long>("SELECT count(*) FROM unidentified") > 0;
        if (identified)
            Identify(connection, string.Join(", ", ended));
        MergePosts(connection, lastRow, capturedTwice || identified);
    }

    /// <summary>Formats without post ids: identical records of one file are different posts, told apart by their order in the file.</summary>
    private static void Identify(DuckDBConnection connection, string ids)
    {
        connection.Execute(
            $"""
            CREATE OR REPLACE TEMP TABLE identified AS
            SELECT * EXCLUDE (occurrence) REPLACE (CASE WHEN occurrence > 1 THEN post_id || '-' || occurrence ELSE post_id END AS post_id)
            FROM (SELECT *, row_number() OVER (PARTITION BY import_id, post_id ORDER BY line) AS occurrence FROM unidentified WHERE import_id IN ({ids}))
            """);
        connection.Execute($"INSERT INTO posts ({PostColumns}) SELECT {PostColumns} FROM identified");
        connection.Execute("INSERT INTO batch_keys SELECT platform, post_id FROM identified");
        connection.Execute($"DELETE FROM unidentified WHERE import_id IN ({ids}); DROP TABLE identified");
    }

    private static void MergePosts(DuckDBConnection connection, long lastRow, bool capturedTwice)
    {
        connection.Execute(
            $"""
            CREATE OR REPLACE TEMP TABLE repeated AS
            WITH keys AS (
                {(capturedTwice ? "SELECT platform, post_id FROM batch_keys GROUP BY ALL HAVING count(*) > 1 UNION" : "")}
                SELECT platform, post_id FROM batch_keys SEMI JOIN (SELECT platform, post_id FROM posts WHERE rowid <= {lastRow}) USING (platform, post_id)
                UNION SELECT platform, post_id FROM batch_embedded SEMI JOIN posts USING (platform, post_id)
                UNION SELECT platform, post_id FROM batch_embedded GROUP BY ALL HAVING count(*) > 1
                UNION SELECT platform, post_id FROM batch_counts
            ), held AS (
                SELECT platform, post_id, count(*) FILTER (NOT embedded) AS captured FROM posts SEMI JOIN keys USING (platform, post_id) GROUP BY ALL
            )
            SELECT platform, post_id, coalesce(captured, 0) AS captured, captured IS NOT NULL AS held,
                row_number() OVER (ORDER BY platform, post_id) - 1 AS place
            FROM keys LEFT JOIN held USING (platform, post_id)
            """);
        connection.Execute($"INSERT INTO posts ({PostColumns}) SELECT {PostColumns} FROM batch_embedded ANTI JOIN repeated USING (platform, post_id)");
        CollectCounts(connection);
        ChooseContents(connection);
        SetCounts(connection);
    }

    /// <summary>All different counts of repeated posts, and of each post the newest.</summary>
    private static void CollectCounts(DuckDBConnection connection)
    {
        connection.Execute($"CREATE OR REPLACE TEMP TABLE latest ({Definition(CountsTable)})");
        var repeated = connection.Scalar<long>("SELECT count(*) FROM repeated");
        var rows = repeated + connection.Scalar<long>(
            "SELECT (SELECT count(*) FROM batch_embedded) + (SELECT count(*) FROM batch_counts) + (SELECT count(*) FROM post_versions)");
        // All at once, unless that would take more than some 150 MB.
        var parts = 1 + (rows / MostVersions);
        for (var part = 0; part < parts; part++)
            CollectCounts(connection, repeated * part / parts, repeated * (part + 1) / parts);
    }

    private static void CollectCounts(DuckDBConnection connection, long first, long end)
    {
        var columns = Names(CountsTable);
        var versions = new CountVersions(
            connection,
            $"""
            SELECT {columns} FROM posts UNION ALL SELECT {columns} FROM batch_embedded UNION ALL SELECT {columns} FROM batch_counts
            UNION ALL SELECT {columns} FROM post_versions
            """,
            first,
            end);
        connection.Execute(
            $"""
            DELETE FROM post_versions USING repeated WHERE post_versions.platform = repeated.platform AND post_versions.post_id = repeated.post_id
                AND repeated.place >= {first} AND repeated.place < {end}
            """);
        var gate = new Lock();
        ColumnType[] types = [.. CountsTable.Select(column => column.Type)];
        versions.Write(
            () => new ChunkAppender(connection, gate, null, "post_versions", types), () => new ChunkAppender(connection, gate, "temp", "latest", types));
    }

    /// <summary>
    /// A post that was captured once keeps the content of that row, whatever was seen of it inside others. Only the others are
    /// contested, and only their rows are read whole: reading all columns of a large case costs.
    /// </summary>
    private static void ChooseContents(DuckDBConnection connection)
    {
        connection.Execute(
            $"""
            CREATE OR REPLACE TEMP TABLE candidates AS
            SELECT {PostColumns} FROM batch_embedded SEMI JOIN (SELECT platform, post_id FROM repeated WHERE captured = 0) USING (platform, post_id)
            """);
        var contested = connection.Scalar<long>("SELECT count(*) FROM repeated WHERE held AND captured <> 1") > 0;
        if (contested)
        {
            connection.Execute(
                $"INSERT INTO candidates SELECT {PostColumns} FROM posts SEMI JOIN (SELECT platform, post_id FROM repeated WHERE captured <> 1) USING (platform, post_id)");
        }

        // Where none is contested only the embedded can go: groups of rows without any are not read.
        connection.Execute(
            $"""
            DELETE FROM posts USING repeated WHERE posts.platform = repeated.platform AND posts.post_id = repeated.post_id
                AND held AND {(contested ? "(captured <> 1 OR embedded)" : "embedded")}
            """);
        connection.Execute(
            $"""
            INSERT INTO posts ({PostColumns})
            SELECT {PostColumns} FROM candidates
            QUALIFY row_number() OVER (PARTITION BY platform, post_id ORDER BY embedded, CASE WHEN embedded THEN seen_at END NULLS LAST,
                CASE WHEN NOT embedded THEN seen_at END DESC NULLS LAST,
                strlen(text) DESC NULLS LAST, text, reposts DESC NULLS LAST, likes DESC NULLS LAST, account_posts DESC NULLS LAST,
                followers DESC NULLS LAST, handle, kind, posted_at, hash({Content}), import_id, line) = 1
            ORDER BY posted_at, platform, post_id
            """);
    }

    private static void SetCounts(DuckDBConnection connection) => connection.Execute(
        """
        UPDATE posts SET observed_at = latest.observed_at, reposts = latest.reposts, likes = latest.likes, replies = latest.replies,
            quotes = latest.quotes, views = latest.views
        FROM latest
        WHERE posts.platform = latest.platform AND posts.post_id = latest.post_id
            AND (posts.observed_at, posts.reposts, posts.likes, posts.replies, posts.quotes, posts.views)
                IS DISTINCT FROM (latest.observed_at, latest.reposts, latest.likes, latest.replies, latest.quotes, latest.views)
        """);
}
