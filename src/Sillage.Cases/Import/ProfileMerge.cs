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
    /// <summary>What changes at a further sighting, with a number and the profile's key.</summary>
    public static readonly IReadOnlyList<(string Name, ColumnType Type)> SeenTable =
    [
        ("place", ColumnType.Int32), .. AccountsTable.Take(5), .. AccountsTable.Skip(AccountsTable.Count - 7),
    ];

    private const string Key = "platform, account_id, profile_hash";

    /// <summary>Enters the profiles through <paramref name="connection"/>, inside its transaction.</summary>
    /// <param name="connection">Connection of the batch.</param>
    /// <param name="append">Makes an appender to a table.</param>
    /// <param name="profiles">Each profile once, in the order in which the new ones are to stand.</param>
    public static void Run(
        DuckDBConnection connection, Func<string, IReadOnlyList<(string Name, ColumnType Type)>, ChunkAppender> append, IEnumerable<ProfileSighting> profiles)
    {
        var held = new bool[profiles.Count()];
        if (connection.Scalar<long>("SELECT count(*) FROM account_versions") > 0)
        {
            using (var seen = append("batch_profiles", SeenTable))
            {
                foreach (var (place, profile) in profiles.Index())
                    profile.WriteSeen(seen, place);
                seen.Flush();
            }

            foreach (var place in connection.Rows($"SELECT place FROM batch_profiles SEMI JOIN account_versions USING ({Key})", row => row.GetInt32(0)))
                held[place] = true;
            Update(connection);
            connection.Execute("DELETE FROM batch_profiles");
        }

        using var rows = append("account_versions", AccountsTable);
        foreach (var (place, profile) in profiles.Index())
        {
            if (!held[place])
                profile.Write(rows);
        }

        rows.Flush();
    }

    /// <summary>The same rule as <see cref="ProfileSighting"/>'s: the latest counts win, of sightings at the same moment the larger.</summary>
    private static void Update(DuckDBConnection connection)
    {
        string[] latest = ["last_seen", "followers", "following", "posts", "likes", "lists"];
        var later = $"{Rank("seen")} > {Rank("held")}";
        connection.Execute(
            $"""
            UPDATE account_versions AS held SET listed = held.listed OR seen.listed, embedded = held.embedded AND seen.embedded,
                first_seen = least(held.first_seen, seen.first_seen),
                {string.Join(", ", latest.Select(name => $"{name} = CASE WHEN {later} THEN seen.{name} ELSE held.{name} END"))}
            FROM batch_profiles AS seen
            WHERE held.platform = seen.platform AND held.account_id = seen.account_id AND held.profile_hash = seen.profile_hash
            """);

        static string Rank(string table)
        {
            string[] rank = ["posts", "followers", "following", "likes", "lists"];
            return $"row(coalesce({table}.last_seen, TIMESTAMP '0001-01-01'), {string.Join(", ", rank.Select(name => $"coalesce({table}.{name}, -1)"))})";
        }
    }
}
