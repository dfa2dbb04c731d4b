using DuckDB.NET.Data;
using Sillage.Cases.Columns;

namespace Sillage.Cases;

/// <summary>
/// Two tables that tell where a slice's posts and accounts lie in the case. They are in a database in memory beside the case, which all its connections
/// see, also of a case that is open for reading only; they go when their slice has gone and the next is cut, and with the case.
/// </summary>
internal sealed class SliceTables
{
    private const string Database = "sillage_slices";

    private static readonly IReadOnlyList<ColumnType> PostColumns = [ColumnType.Int64, ColumnType.Int32];
    private static readonly IReadOnlyList<ColumnType> AccountColumns = [ColumnType.Int32, ColumnType.Text, ColumnType.Text];

    // Two that have the same case open see each other's tables.
    private readonly string slice = Guid.NewGuid().ToString("N");

    private SliceTables()
    {
    }

    /// <summary>Table of the posts: row in the case's table posts, place i in the slice.</summary>
    public string Posts => $"{Database}.{Name("posts", slice)}";

    /// <summary>Table of the accounts: place a in the slice, platform, account_id.</summary>
    public string Accounts => $"{Database}.{Name("accounts", slice)}";

    /// <summary>Makes the tables, and drops those of slices that are no longer held.</summary>
    public static SliceTables Make(CaseFile source, DuckDBConnection connection)
    {
        var tables = new SliceTables();
        connection.Execute($"ATTACH IF NOT EXISTS ':memory:' AS {Database} (READ_WRITE)");
        lock (source.Slices)
        {
            foreach (var (gone, _) in source.Slices.Where(slice => !slice.Tables.TryGetTarget(out SliceTables? _)))
                connection.Execute($"DROP TABLE {Database}.{Name("posts", gone)}; DROP TABLE {Database}.{Name("accounts", gone)}");
            source.Slices.RemoveAll(slice => !slice.Tables.TryGetTarget(out SliceTables? _));
            source.Slices.Add((tables.slice, new WeakReference<SliceTables>(tables)));
        }

        connection.Execute($"CREATE TABLE {tables.Posts} (row BIGINT, i INTEGER); CREATE TABLE {tables.Accounts} (a INTEGER, platform VARCHAR, account_id VARCHAR)");
        return tables;
    }

    /// <summary>Fills the table of posts.</summary>
    public ChunkAppender AppendPosts(DuckDBConnection connection) => new(connection, new Lock(), Database, Name("posts", slice), PostColumns);

    /// <summary>Fills the table of accounts.</summary>
    public ChunkAppender AppendAccounts(DuckDBConnection connection) => new(connection, new Lock(), Database, Name("accounts", slice), AccountColumns);

    private static string Name(string what, string slice) => $"{what}_{slice}";
}
