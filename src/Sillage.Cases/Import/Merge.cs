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
    private static readonly string PostColumns = Names(PostsTable);

    /// <summary>All columns but where the row was read.</summary>
    private static readonly string Content = string.Join(", ", PostsTable.Select(column => column.Name).Where(name => name is not ("import_id" or "line")));

    /// <summary>Columns of the table `posts` in a row of candidates, with the latest counts.</summary>
    private static readonly string Counted = string.Join(
        ", ", PostsTable.Select(column => CountsTable.Skip(2).Contains(column) ? $"latest.{column.Name}" : $"candidates.{column.Name}"));

    /// <summary>Merges the batch that was written through <paramref name="connection"/>, inside its transaction.</summary>
    /// <param name="connection">Connection with the batch's temporary tables.</param>
    /// <param name="append">Makes an appender to a table.</param>
    /// <param name="lastRow">Last rowid of `posts` before the batch; later rows are the batch's.</param>
    /// <param name="ended">Imports whose files were read to their end.</param>
    /// <param name="embedded">The embedded posts that the batch shows; their contents are in its temporary table.</param>
    /// <param name="capturedTwice">False where it is known that the batch captured no post twice.</param>
    public static void Run(
        DuckDBConnection connection, Append append, long lastRow,
        IReadOnlyList<int> ended, EmbeddedPosts embedded, bool capturedTwice)
    {
        var identified = ended.Count > 0 && connection.Scalar<long>("SELECT count(*) FROM unidentified") > 0;
        if (identified)
            Identify(connection, string.Join(", ", ended));
        using (var sighted = append("sighted", EmbeddedPosts.Table))
            embedded.Write(sighted);
        FindRepeated(connection, lastRow, capturedTwice || identified, embedded.Count);
        var posts = (int)connection.Scalar<long>("SELECT count(*) FROM sighted");
        if (posts == 0)
            return;
        connection.Execute(
            """
            CREATE OR REPLACE TEMP TABLE held AS
            SELECT number, posts.rowid AS row, embedded, posts.seen_at, observed_at, reposts, likes, replies, quotes, views
            FROM posts JOIN sighted USING (platform, post_id)
            """);
        CountMerge.Run(connection, append, embedded, posts);
        ChooseContents(connection);
        SetCounts(connection);
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

    /// <summary>Captured posts that were captured before, here or in the case, follow the embedded ones in `sighted`.</summary>
    private static void FindRepeated(DuckDBConnection connection, long lastRow, bool capturedTwice, int embedded)
    {
        List<string> repeated = [];
        if (capturedTwice)
            repeated.Add("SELECT platform, post_id FROM batch_keys GROUP BY ALL HAVING count(*) > 1");
        if (lastRow >= 0)
            repeated.Add($"SELECT platform, post_id FROM batch_keys SEMI JOIN (SELECT platform, post_id FROM posts WHERE rowid <= {lastRow}) USING (platform, post_id)");
        if (repeated.Count == 0)
            return;
        connection.Execute(
            $"""
            INSERT INTO sighted
            SELECT {embedded - 1} + row_number() OVER (ORDER BY platform, post_id), platform, post_id, 0, NULL
            FROM (SELECT DISTINCT platform, post_id FROM ({string.Join(" UNION ALL ", repeated)})) ANTI JOIN sighted USING (platform, post_id)
            """);
    }

    /// <summary>
    /// A post that was captured once keeps the content of that row, whatever was seen of it inside others; an embedded one that the case saw
    /// earlier keeps that. Only the others are contested, and only their rows are read whole: reading all columns of a large case costs.
    /// </summary>
    private static void ChooseContents(DuckDBConnection connection)
    {
        connection.Execute(
            """
            CREATE OR REPLACE TEMP TABLE standing AS
            SELECT number, captured, rows, rows + written = 1 AS alone,
                captured <> 1 AND rows > 0 AND rows + written > 1 AND NOT (captured = 0 AND rows = 1 AND earliest < seen_at) AS contested
            FROM (
                SELECT number, written, coalesce(sighted.seen_at, 'infinity') AS seen_at, coalesce(counted.captured, 0) AS captured,
                    coalesce(counted.rows, 0) AS rows, coalesce(counted.earliest, 'infinity') AS earliest
                FROM sighted LEFT JOIN (
                    SELECT number, count(*) FILTER (NOT embedded) AS captured, count(*) AS rows, min(seen_at) AS earliest FROM held GROUP BY number
                ) AS counted USING (number))
            """);
        CollectCandidates(connection);
        connection.Execute(
            $"""
            DELETE FROM candidates WHERE rowid IN (SELECT candidate FROM (
                SELECT rowid AS candidate, row_number() OVER (PARTITION BY number ORDER BY embedded, CASE WHEN embedded THEN seen_at END NULLS LAST,
                    CASE WHEN NOT embedded THEN seen_at END DESC NULLS LAST,
                    strlen(text) DESC NULLS LAST, text, reposts DESC NULLS LAST, likes DESC NULLS LAST, account_posts DESC NULLS LAST,
                    followers DESC NULLS LAST, handle, kind, posted_at, hash({Content}), import_id, line) AS rank
                FROM candidates) WHERE rank > 1)
            """);
        if (connection.Scalar<bool>("SELECT count(*) > 0 FROM standing WHERE contested OR (captured = 1 AND rows > 1)"))
        {
            connection.Execute(
                """
                DELETE FROM posts WHERE rowid IN (
                    SELECT row FROM held JOIN standing USING (number) ANTI JOIN (SELECT row FROM candidates WHERE row IS NOT NULL) USING (row)
                    WHERE contested OR (captured = 1 AND embedded))
                """);
        }

        connection.Execute(
            $"""
            INSERT INTO posts ({PostColumns}) SELECT {Counted} FROM candidates JOIN latest USING (number) WHERE row IS NULL;
            INSERT INTO posts ({PostColumns}) SELECT {Counted} FROM batch_embedded AS candidates
                JOIN eligible ON candidates.rowid = eligible.row JOIN latest USING (number) WHERE alone
            """);
    }

    /// <summary>The rows, of the batch and of `posts`, of which one is to give a post its content. One that is alone needs no copy.</summary>
    private static void CollectCandidates(DuckDBConnection connection)
    {
        // Rowids first: one join by keys over few columns, and whole rows only of those that matter.
        connection.Execute(
            $"""
            CREATE OR REPLACE TEMP TABLE eligible AS
            SELECT number, alone, batch_embedded.rowid AS row FROM batch_embedded JOIN (
                SELECT number, alone, platform, post_id FROM sighted JOIN standing USING (number) WHERE captured = 0 AND (rows = 0 OR contested)
            ) USING (platform, post_id);
            CREATE OR REPLACE TEMP TABLE candidates AS
            SELECT number, NULL::BIGINT AS row, {PostColumns} FROM batch_embedded JOIN eligible ON batch_embedded.rowid = eligible.row WHERE NOT alone
            """);
        if (connection.Scalar<bool>("SELECT count(*) > 0 FROM standing WHERE contested"))
        {
            connection.Execute(
                $"""
                INSERT INTO candidates SELECT number, row, {PostColumns}
                FROM posts JOIN (SELECT number, row FROM held JOIN standing USING (number) WHERE contested) ON posts.rowid = row
                """);
        }
    }

    private static void SetCounts(DuckDBConnection connection) => connection.Execute(
        """
        UPDATE posts SET observed_at = latest.observed_at, reposts = latest.reposts, likes = latest.likes, replies = latest.replies,
            quotes = latest.quotes, views = latest.views
        FROM (
            SELECT row, latest.* FROM held JOIN latest USING (number)
            WHERE (held.observed_at, held.reposts, held.likes, held.replies, held.quotes, held.views)
                IS DISTINCT FROM (latest.observed_at, latest.reposts, latest.likes, latest.replies, latest.quotes, latest.views)) AS latest
        WHERE posts.rowid = latest.row
        """);
}
