using static Sillage.Cases.Import.StagedColumns;

namespace Sillage.Cases.Import;

/// <summary>
/// Brings staged rows into the case in one transaction. The result depends only on the set of sightings, not on their order, the files
/// they came in, or how often they were read:
/// a post's content comes from its best sighting (captured for itself before embedded; of the first kind the latest, of the second the
/// earliest; then fixed tie-breaks over the content), its counts from the sighting with the newest counts, and all different counts are
/// kept in post_versions, each with the time at which they were first observed.
/// </summary>
internal static class Merge
{
    private static readonly string PostColumns = Names(PostsTable);

    /// <summary>All columns but where the row was read.</summary>
    private static readonly string Content = string.Join(", ", PostsTable.Select(column => column.Name).Where(name => name is not ("import_id" or "line")));

    /// <summary>Merges the rows of the given imports and marks these as finished.</summary>
    public static void Run(CaseFile target, IReadOnlyList<int> importIds)
    {
        if (importIds.Count == 0)
            return;

        var ids = string.Join(", ", importIds);
        target.Execute("BEGIN TRANSACTION");
        try
        {
            MergePosts(target, ids);
            MergeAccounts(target, ids);
            foreach (var (table, staged, columns) in Plain)
                target.Execute($"INSERT INTO {table} ({columns}) SELECT {columns} FROM staging.{staged} WHERE import_id IN ({ids}) ORDER BY import_id, line");
            target.Execute($"INSERT INTO import_repairs SELECT import_id, repair, sum(occurrences) FROM staging.staged_repairs WHERE import_id IN ({ids}) GROUP BY ALL ORDER BY ALL");
            target.Execute(
                $"""
                UPDATE imports SET state = 'finished', finished_at = current_localtimestamp(), lines = b.lines, records = b.records,
                    embedded = b.embedded, rejected = b.rejected
                FROM (SELECT import_id, sum(lines) AS lines, sum(records) AS records, sum(embedded) AS embedded, sum(rejected) AS rejected
                      FROM staging.import_blocks GROUP BY import_id) b
                WHERE imports.import_id = b.import_id AND imports.import_id IN ({ids})
                """);
            target.Execute("COMMIT");
        }
        catch
        {
            target.Execute("ROLLBACK");
            throw;
        }
    }

    private static readonly (string Table, string Staged, string Columns)[] Plain =
    [
        ("notices", "staged_notices", Names(NoticesTable)),
        ("rejected", "staged_rejected", Names(RejectedTable)),
    ];

    private static void MergePosts(CaseFile target, string ids)
    {
        // Formats without post ids: identical records of one file are different posts, told apart by their order in the file.
        target.Execute(
            $"""
            CREATE OR REPLACE TEMP VIEW incoming AS
            SELECT * EXCLUDE (occurrence) REPLACE (CASE WHEN occurrence > 1 THEN post_id || '-' || occurrence ELSE post_id END AS post_id)
            FROM (SELECT *, row_number() OVER (PARTITION BY import_id, post_id ORDER BY line) AS occurrence
                  FROM staging.staged_posts WHERE import_id IN ({ids}) AND post_id[1] = '~')
            UNION ALL BY NAME
            SELECT * FROM staging.staged_posts WHERE import_id IN ({ids}) AND post_id[1] <> '~'
            """);

        target.Execute(
            $"""
            CREATE OR REPLACE TEMP TABLE repeated AS
            SELECT platform, post_id FROM incoming GROUP BY ALL HAVING count(*) > 1
            UNION SELECT platform, post_id FROM incoming SEMI JOIN posts USING (platform, post_id)
            UNION SELECT platform, post_id FROM staging.staged_counts WHERE import_id IN ({ids})
            """);
        target.Execute($"INSERT INTO posts ({PostColumns}) SELECT {PostColumns} FROM incoming ANTI JOIN repeated USING (platform, post_id)");

        if (target.Connection.Scalar<long>("SELECT count(*) FROM repeated") == 0)
            return;

        target.Execute(
            $"""
            CREATE OR REPLACE TEMP TABLE candidates AS
            SELECT {PostColumns} FROM incoming SEMI JOIN repeated USING (platform, post_id)
            UNION ALL
            SELECT {PostColumns} FROM posts SEMI JOIN repeated USING (platform, post_id)
            """);

        const string counts = "platform, post_id, observed_at, reposts, likes, replies, quotes, views";
        target.Execute(
            $"""
            CREATE OR REPLACE TEMP TABLE versions AS
            SELECT platform, post_id, min(observed_at) AS observed_at, reposts, likes, replies, quotes, views
            FROM (
                SELECT {counts} FROM candidates
                UNION ALL SELECT {counts} FROM staging.staged_counts WHERE import_id IN ({ids})
                UNION ALL SELECT {counts} FROM post_versions SEMI JOIN repeated USING (platform, post_id)
            ) GROUP BY platform, post_id, reposts, likes, replies, quotes, views
            """);

        target.Execute("DELETE FROM posts USING repeated WHERE posts.platform = repeated.platform AND posts.post_id = repeated.post_id");
        target.Execute("DELETE FROM post_versions USING repeated WHERE post_versions.platform = repeated.platform AND post_versions.post_id = repeated.post_id");
        target.Execute(
            $"""
            INSERT INTO posts ({PostColumns})
            SELECT best.* REPLACE (latest.observed_at AS observed_at, latest.reposts AS reposts, latest.likes AS likes,
                latest.replies AS replies, latest.quotes AS quotes, latest.views AS views)
            FROM (
                SELECT {PostColumns} FROM candidates
                QUALIFY row_number() OVER (PARTITION BY platform, post_id ORDER BY embedded, CASE WHEN embedded THEN seen_at END NULLS LAST,
                    CASE WHEN NOT embedded THEN seen_at END DESC NULLS LAST,
                    strlen(text) DESC NULLS LAST, text, reposts DESC NULLS LAST, likes DESC NULLS LAST, account_posts DESC NULLS LAST,
                    followers DESC NULLS LAST, handle, kind, posted_at, hash({Content}), import_id, line) = 1
            ) best
            JOIN (
                SELECT * FROM versions
                QUALIFY row_number() OVER (PARTITION BY platform, post_id ORDER BY observed_at DESC NULLS LAST, reposts DESC NULLS LAST,
                    likes DESC NULLS LAST, replies DESC NULLS LAST, quotes DESC NULLS LAST, views DESC NULLS LAST) = 1
            ) latest USING (platform, post_id)
            ORDER BY best.posted_at, best.platform, best.post_id
            """);
        target.Execute(
            $"""
            INSERT INTO post_versions ({counts})
            SELECT {counts} FROM versions
            QUALIFY count(*) OVER (PARTITION BY platform, post_id) > 1
            ORDER BY platform, post_id, observed_at, reposts, likes, replies, quotes, views
            """);
        target.Execute("DROP TABLE candidates; DROP TABLE versions; DROP TABLE repeated");
    }

    private static void MergeAccounts(CaseFile target, string ids)
    {
        const string key = "platform, account_id, profile_hash";
        const string texts = "handle, name, description, location, time_zone, language, url, image, category, created_at, verified, default_profile, default_image";
        string[] rank = ["posts", "followers", "following", "likes", "lists"];
        string[] latest = ["followers", "following", "posts", "likes", "lists"];
        var columns = $"{key}, listed, embedded, {texts}, first_seen, last_seen, {string.Join(", ", latest)}";

        // Of the profile's texts each version has one value (the hash says so); of its counts those at the last sighting.
        // Rows that only carry the texts have no value in "listed" and no say in the counts.
        var merged = $"""
            SELECT * EXCLUDE (latest), {string.Join(", ", latest.Select(name => $"latest.{name} AS {name}"))}
            FROM (
                SELECT {key}, bool_or(listed) AS listed, bool_and(embedded) AS embedded,
                    {string.Join(", ", texts.Split(", ").Select(name => $"any_value({name}) AS {name}"))},
                    min(first_seen) AS first_seen, max(last_seen) AS last_seen,
                    arg_max(struct_pack({string.Join(", ", latest.Select(name => $"{name} := {name}"))}),
                        struct_pack(at := coalesce(last_seen, TIMESTAMP '0001-01-01'), {string.Join(", ", rank.Select(name => $"{name} := coalesce({name}, -1)"))}))
                        FILTER (listed IS NOT NULL) AS latest
                FROM source GROUP BY {key}
            )
            """;

        target.Execute($"CREATE OR REPLACE TEMP TABLE changed AS SELECT DISTINCT {key} FROM staging.staged_accounts WHERE import_id IN ({ids})");
        target.Execute(
            $"""
            CREATE OR REPLACE TEMP TABLE source AS
            SELECT {columns} FROM staging.staged_accounts WHERE import_id IN ({ids})
            UNION ALL SELECT {columns} FROM account_versions SEMI JOIN changed USING ({key})
            """);
        target.Execute(
            """
            DELETE FROM account_versions USING changed WHERE account_versions.platform = changed.platform
                AND account_versions.account_id = changed.account_id AND account_versions.profile_hash = changed.profile_hash
            """);
        target.Execute($"INSERT INTO account_versions ({columns}) {merged} ORDER BY platform, account_id, profile_hash");
        target.Execute("DROP TABLE source; DROP TABLE changed");
    }
}
