using DuckDB.NET.Data;
using Sillage.Cases.Columns;
using Sillage.Posts.Sources;
using static Sillage.Cases.Import.BatchColumns;

namespace Sillage.Cases.Import;

/// <summary>
/// A part of an import, in one transaction: it enters the case whole or, after a kill or a full disk, not at all. Captured posts go
/// straight into `posts`; what must be compared with the case first waits in temporary tables. Threads write through
/// appenders that take turns on the transaction's connection.
/// </summary>
internal sealed class ImportBatch : IDisposable
{
    private static readonly (string Name, IReadOnlyList<(string Name, ColumnType Type)> Columns)[] Waiting =
    [
        ("batch_keys", KeysTable), ("batch_embedded", PostsTable), ("batch_counts", CountsTable), ("batch_accounts", AccountsTable),
    ];

    private readonly DuckDBConnection connection;
    private readonly Lock gate = new();
    private readonly long lastRow;
    private readonly ProfileSightings profiles = new();
    private bool spilled;

    private ImportBatch(DuckDBConnection connection)
    {
        this.connection = connection;
        connection.Open();
        foreach (var (name, columns) in Waiting)
            connection.Execute($"CREATE TEMP TABLE {name} ({Definition(columns)})");
        // Appenders write with the thread that calls them: more threads would only wait for work, and burn the readers' time.
        // Groups of rows are packed when they are full, while the readers go on: all of them together at the end would be packed by one thread.
        connection.Execute("SET threads = 1; SET write_buffer_row_group_count = 1; BEGIN TRANSACTION");
        lastRow = connection.Rows("SELECT coalesce(max(rowid), -1) FROM posts", row => row.GetInt64(0))[0];
    }

    /// <summary>Begins a batch; one at a time.</summary>
    public static ImportBatch Begin(CaseFile target) => new(target.Connect());

    /// <summary>An appender to a table of the case or of the batch.</summary>
    public ChunkAppender Append(string table, IReadOnlyList<(string Name, ColumnType Type)> columns) => new(
        connection, gate, Waiting.Any(waiting => waiting.Name == table) ? "temp" : null, table, [.. columns.Select(column => column.Type)]);

    /// <summary>Takes what a thread saw of profiles; they are written when the batch ends.</summary>
    public void Take(ProfileSightings seen)
    {
        lock (profiles)
            profiles.Absorb(seen);
    }

    /// <summary>Writes what a thread saw of profiles so far, where memory would become too much; it may go on with none.</summary>
    public void Spill(ProfileSightings seen)
    {
        spilled = true;
        Write(seen, "batch_accounts");
    }

    /// <summary>
    /// Notes that a file was read to its end: over-long records after its last block, and an entry of its own (block −1), so that a file
    /// without a single block is known too.
    /// </summary>
    public void EndFile(int importId, IReadOnlyList<Rejection> leftOver)
    {
        foreach (var rejection in leftOver)
        {
            connection.Execute(
                "INSERT INTO rejected VALUES (?, ?, ?, ?, ?, ?)",
                importId, rejection.Line, rejection.Offset, rejection.Field, rejection.Reason, rejection.Excerpt);
        }

        connection.Execute("INSERT INTO import_blocks VALUES (?, -1, 0, 0, 0, ?)", importId, (long)leftOver.Count);
    }

    /// <summary>Merges with what the case holds, and makes the batch durable.</summary>
    /// <param name="ended">Imports whose files were read to their end in this batch.</param>
    public void Commit(IReadOnlyList<int> ended)
    {
        connection.Execute("RESET threads");
        // Where there is nothing to compare them with, each profile is there once already.
        var known = spilled || connection.Scalar<long>("SELECT count(*) FROM account_versions") > 0;
        Write(profiles, known ? "batch_accounts" : "account_versions");
        Merge.Run(connection, lastRow, ended);
        if (known)
            Merge.Accounts(connection);
        // Straight into the file, whatever the batch's size: else all would be written to the log first, and again from there.
        connection.Execute("SET checkpoint_threshold = '1KB'; COMMIT; RESET checkpoint_threshold");
    }

    private void Write(ProfileSightings seen, string table)
    {
        using var rows = Append(table, AccountsTable);
        seen.Write(rows);
    }

    /// <summary>Ends the batch; rolled back unless it was committed.</summary>
    public void Dispose() => connection.Dispose();
}
