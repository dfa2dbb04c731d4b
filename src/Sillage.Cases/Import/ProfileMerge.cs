using DuckDB.NET.Data;
using Sillage.Cases.Columns;
using static Sillage.Cases.Import.BatchColumns;

namespace Sillage.Cases.Import;

/// <summary>
/// Brings the profiles of a batch into the case. A profile that the case holds keeps its texts (they are its key); when it was seen and its
/// counts are brought up to date where they stand.
/// </summary>
internal static class ProfileMerge
{
    /// <summary>Keys of profiles that the case may hold, with a number.</summary>
    public static readonly IReadOnlyList<(string Name, ColumnType Type)> NewTable = [("number", ColumnType.Int32), .. AccountsTable.Take(3)];

    /// <summary>What changes at a further sighting, behind the profile's key.</summary>
    public static readonly IReadOnlyList<(string Name, ColumnType Type)> SeenTable = [.. AccountsTable.Take(5), .. AccountsTable.Skip(AccountsTable.Count - 7)];

    /// <summary>Enters new profiles, inside the transaction of <paramref name="connection"/>.</summary>
    /// <param name="connection">Connection of the batch.</param>
    /// <param name="append">Makes an appender to a table.</param>
    /// <param name="profiles">The profiles of the batch.</param>
    /// <param name="taken">Those of them whose texts were kept.</param>
    /// <param name="threads">Threads that write them: one where the caller holds the connection, as others could not take turns.</param>
    public static void Enter(
        DuckDBConnection connection, Append append, ProfileSightings profiles,
        ProfileSighting[] taken, int threads)
    {
        var held = new bool[taken.Length];
        if (connection.Scalar<bool>("SELECT count(*) > 0 FROM account_versions"))
        {
            using (var keys = append("batch_profiles", NewTable))
            {
                for (var number = 0; number < taken.Length; number++)
                    taken[number].WriteKey(keys, number);
                keys.Flush();
            }

            foreach (var number in connection.Rows(
                "SELECT number FROM batch_profiles SEMI JOIN account_versions USING (platform, account_id, profile_hash)", row => row.GetInt32(0)))
            {
                held[number] = true;
                profiles.Hold(taken[number].Key);
            }

            connection.Execute("DELETE FROM batch_profiles");
        }

        // In order, up to the turns that the threads take with the connection.
        if (threads == 1)
            Write(0);
        else
            Parallel.For(0, threads, Write);

        void Write(int thread)
        {
            using var rows = append("account_versions", AccountsTable);
            for (var number = thread; number < taken.Length; number += threads)
            {
                if (!held[number])
                    taken[number].Write(rows);
            }

            rows.Flush();
        }
    }

    /// <summary>Brings the numbers of profiles that the case has up to date where they stand.</summary>
    /// <param name="connection">Connection of the batch.</param>
    /// <param name="append">Makes an appender to a table.</param>
    /// <param name="profiles">The profiles of the batch; all of them are entered.</param>
    public static void Update(
        DuckDBConnection connection, Append append, ProfileSightings profiles)
    {
        using (var seen = append("seen_profiles", SeenTable))
        {
            foreach (var profile in profiles.Changed)
                profile.WriteNumbers(seen);
            seen.Flush();
            if (seen.Rows == 0)
                return;
        }

        string[] latest = ["last_seen", "followers", "following", "posts", "likes", "lists"];
        var later = $"{Rank("seen")} > {Rank("held")}";
        connection.Execute(
            $"""
            UPDATE account_versions AS held SET listed = held.listed OR seen.listed, embedded = held.embedded AND seen.embedded,
                first_seen = least(held.first_seen, seen.first_seen),
                {string.Join(", ", latest.Select(name => $"{name} = CASE WHEN {later} THEN seen.{name} ELSE held.{name} END"))}
            FROM seen_profiles AS seen
            WHERE held.platform = seen.platform AND held.account_id = seen.account_id AND held.profile_hash = seen.profile_hash
            """);

        // The rule of ProfileNumbers.
        static string Rank(string table)
        {
            string[] rank = ["posts", "followers", "following", "likes", "lists"];
            return $"row(coalesce({table}.last_seen, TIMESTAMP '0001-01-01'), {string.Join(", ", rank.Select(name => $"coalesce({table}.{name}, -1)"))})";
        }
    }
}
