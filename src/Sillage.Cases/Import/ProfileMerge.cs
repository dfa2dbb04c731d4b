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

    /// <summary>Enters new profiles, inside the transaction of <paramref name="connection"/>; those that the case holds already give the batch their numbers.</summary>
    /// <param name="connection">Connection of the batch.</param>
    /// <param name="append">Makes an appender to a table.</param>
    /// <param name="profiles">The profiles of the batch.</param>
    /// <param name="taken">Those of them whose texts were kept.</param>
    public static void Enter(
        DuckDBConnection connection, Func<string, IReadOnlyList<(string Name, ColumnType Type)>, ChunkAppender> append, ProfileSightings profiles,
        IReadOnlyList<ProfileSighting> taken)
    {
        var held = new bool[taken.Count];
        if (connection.Scalar<bool>("SELECT count(*) > 0 FROM account_versions"))
        {
            using (var keys = append("batch_profiles", NewTable))
            {
                foreach (var (number, profile) in taken.Index())
                    profile.WriteKey(keys, number);
                keys.Flush();
            }

            TakeHeld(connection, (number, numbers) =>
            {
                held[number] = true;
                profiles.AddHeld(taken[number].Key, numbers);
            });
            connection.Execute("DELETE FROM batch_profiles");
        }

        using var rows = append("account_versions", AccountsTable);
        foreach (var (number, profile) in taken.Index())
        {
            if (!held[number])
                profile.Write(rows);
        }

        rows.Flush();
    }

    /// <summary>Brings the numbers of profiles that the case has up to date.</summary>
    /// <param name="connection">Connection of the batch.</param>
    /// <param name="append">Makes an appender to a table.</param>
    /// <param name="profiles">The profiles of the batch; all of them are entered.</param>
    public static void Update(
        DuckDBConnection connection, Func<string, IReadOnlyList<(string Name, ColumnType Type)>, ChunkAppender> append, ProfileSightings profiles)
    {
        using (var seen = append("seen_profiles", SeenTable))
        {
            foreach (var profile in profiles.Changed())
                profile.WriteNumbers(seen);
            seen.Flush();
            if (seen.Rows == 0)
                return;
        }

        connection.Execute(
            $"""
            UPDATE account_versions AS held SET {string.Join(", ", SeenTable.Skip(3).Select(column => $"{column.Name} = seen.{column.Name}"))}
            FROM seen_profiles AS seen
            WHERE held.platform = seen.platform AND held.account_id = seen.account_id AND held.profile_hash = seen.profile_hash
            """);
    }

    /// <summary>Hands over what the case has of the profiles in `batch_profiles`, by their numbers.</summary>
    private static void TakeHeld(DuckDBConnection connection, Action<int, ProfileNumbers> take)
    {
        var numbers = string.Join(", ", SeenTable.Skip(5).Select(column =>
            $"coalesce({(column.Type == ColumnType.Time ? $"epoch_us({column.Name})" : column.Name)}, {ProfileNumbers.Unknown})"));
        using var rows = new ChunkReader(
            connection,
            $"SELECT number, listed, embedded, {numbers} FROM batch_profiles JOIN account_versions USING (platform, account_id, profile_hash)");
        while (rows.Next())
        {
            var number = rows.Column<int>(0);
            var listed = rows.Column<bool>(1);
            var embedded = rows.Column<bool>(2);
            var firstSeen = rows.Column<long>(3);
            var lastSeen = rows.Column<long>(4);
            var followers = rows.Column<long>(5);
            var following = rows.Column<long>(6);
            var posts = rows.Column<long>(7);
            var likes = rows.Column<long>(8);
            var lists = rows.Column<long>(9);
            for (var row = 0; row < rows.Rows; row++)
            {
                take(number[row], new ProfileNumbers(
                    listed[row], embedded[row], firstSeen[row], lastSeen[row], followers[row], following[row], posts[row], likes[row], lists[row]));
            }
        }
    }
}
