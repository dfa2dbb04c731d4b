using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using DuckDB.NET.Data;
using Sillage.Cases.Columns;
using static Sillage.Cases.Import.BatchColumns;

namespace Sillage.Cases.Import;

/// <summary>
/// All different counts of posts that were seen more than once, each with the time at which it was first seen, and of each post the latest.
/// In memory and not in SQL: what sorts and groups numbers there takes a quarter of the time.
/// </summary>
internal static class CountMerge
{
    /// <summary>Columns of the table `latest`, and of `counted`: counts of a post.</summary>
    public static readonly IReadOnlyList<(string Name, ColumnType Type)> Table = [("number", ColumnType.Int32), .. CountsTable.Skip(2)];

    /// <summary>Column of the table of posts of which the case has versions that were seen earlier than it says.</summary>
    public static readonly IReadOnlyList<(string Name, ColumnType Type)> EarlierTable = [("number", ColumnType.Int32)];

    /// <summary>Counts of the case that are held in memory at a time; some 60 bytes each.</summary>
    private const long MostKnown = 500_000;

    /// <summary>Fills the table `latest` from the tables `held` and `post_versions` and from the batch's posts, and brings `post_versions` up to date.</summary>
    /// <param name="connection">Connection of the batch, inside its transaction.</param>
    /// <param name="append">Makes an appender to a table.</param>
    /// <param name="embedded">The batch's embedded posts: the first of the table `sighted`.</param>
    /// <param name="posts">Number of all of that table.</param>
    public static void Run(
        DuckDBConnection connection, Append append, EmbeddedPosts embedded, int posts)
    {
        connection.Execute(
            """
            CREATE OR REPLACE TEMP TABLE stored AS
            SELECT number, post_versions.* EXCLUDE (platform, post_id) FROM post_versions JOIN sighted USING (platform, post_id)
            """);
        var known = connection.Scalar<long>("SELECT (SELECT count(*) FROM held) + (SELECT count(*) FROM stored)");
        var parts = 1 + (known / MostKnown);
        ConcurrentBag<int> earlier = [];
        for (var part = 0L; part < parts; part++)
            Run(append, embedded, Known(connection, (int)(posts * part / parts), (int)(posts * (part + 1) / parts)), earlier);

        if (!earlier.IsEmpty)
        {
            using (var rows = append("earlier", EarlierTable))
            {
                foreach (var number in earlier)
                {
                    rows.Int32(0, number);
                    rows.EndRow();
                }

                rows.Flush();
            }

            connection.Execute(
                """
                DELETE FROM post_versions USING (SELECT platform, post_id FROM sighted SEMI JOIN earlier USING (number)) AS again
                WHERE post_versions.platform = again.platform AND post_versions.post_id = again.post_id
                """);
        }

        connection.Execute(
            $"INSERT INTO post_versions ({Names(CountsTable)}) SELECT {Names(CountsTable)} FROM counted JOIN sighted USING (number)");
    }

    private static void Run(
        Append append, EmbeddedPosts embedded,
        (int First, CountVersion[] Versions, int[] Ends) known, ConcurrentBag<int> earlier)
    {
        var threads = Environment.ProcessorCount;
        Parallel.For(0, threads, thread =>
        {
            using var latest = append("latest", Table);
            using var counted = append("counted", Table);
            List<CountVersion> all = [];
            for (var post = Share(thread); post < Share(thread + 1); post++)
            {
                var number = known.First + post;
                all.Clear();
                all.AddRange(known.Versions.AsSpan((post > 0 ? known.Ends[post - 1] : 0)..known.Ends[post]));
                if (number < embedded.Count)
                    all.AddRange(embedded.Versions(number));
                var own = CollectionsMarshal.AsSpan(all);
                own = own[..CountVersion.Distinct(own, out var isEarlier)];
                CountVersion.Latest(own).Write(latest, number);
                if (isEarlier)
                    earlier.Add(number);
                foreach (var version in own.Length > 1 ? own : [])
                {
                    if (isEarlier || !version.Held)
                        version.Write(counted, number);
                }
            }

            latest.Flush();
            counted.Flush();
        });

        int Share(int thread) => (int)((long)known.Ends.Length * thread / threads);
    }

    /// <summary>What the case and the captured posts of the batch tell of the posts in a range of numbers.</summary>
    private static (int First, CountVersion[] Versions, int[] Ends) Known(DuckDBConnection connection, int first, int end)
    {
        List<CountVersion> versions = [];
        var counts = string.Join(", ", CountsTable.Skip(3).Select(column => $"coalesce({column.Name}, {CountVersion.Unknown})"));
        foreach (var (table, held) in new[] { ("held", false), ("stored", true) })
        {
            using var rows = new ChunkReader(
                connection,
                $"SELECT number, coalesce(epoch_us(observed_at), {CountVersion.Unknown}), {counts} FROM {table} WHERE number >= {first} AND number < {end}");
            while (rows.Next())
            {
                var number = rows.Column<int>(0);
                var at = rows.Column<long>(1);
                var reposts = rows.Column<long>(2);
                var likes = rows.Column<long>(3);
                var replies = rows.Column<long>(4);
                var quotes = rows.Column<long>(5);
                var views = rows.Column<long>(6);
                for (var row = 0; row < rows.Rows; row++)
                    versions.Add(new CountVersion(number[row] - first, held, at[row], reposts[row], likes[row], replies[row], quotes[row], views[row]));
            }
        }

        var (grouped, ends) = CountVersion.Group(versions, end - first);
        return (first, grouped, ends);
    }
}
