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
    /// <summary>Profiles whose texts are remembered; some 400 bytes each.</summary>
    private const int MostNewProfiles = 250_000;

    /// <summary>Profiles of a batch; some 200 bytes each, their texts apart.</summary>
    private const int MostProfiles = 800_000;

    /// <summary>Embedded posts of a batch; up to 1,000 bytes each, most of them in the database's memory.</summary>
    private const int MostEmbedded = 200_000;

    /// <summary>Counts of them; some 60 bytes each.</summary>
    private const int MostVersions = 2_000_000;

    private static readonly (string Name, IReadOnlyList<(string Name, ColumnType Type)> Columns)[] Waiting =
    [
        ("batch_keys", KeysTable), ("batch_embedded", PostsTable), ("batch_profiles", ProfileMerge.NewTable),
        ("seen_profiles", ProfileMerge.SeenTable),
        ("sighted", EmbeddedPosts.Table), ("latest", CountMerge.Table), ("counted", CountMerge.Table), ("earlier", CountMerge.EarlierTable),
    ];

    private readonly DuckDBConnection connection;
    private readonly Lock gate = new();
    private readonly long lastRow;
    private Task<ProfileSighting[]>? shownProfiles;
    private Task<EmbeddedPosts>? shownPosts;

    private ImportBatch(DuckDBConnection connection, IReadOnlySet<UInt128> heldProfiles)
    {
        this.connection = connection;
        Profiles = new ProfileSightings(heldProfiles);
        foreach (var (name, columns) in Waiting)
            connection.Execute($"CREATE TEMP TABLE {name} ({Definition(columns)})");
        // Appenders write with the thread that calls them: more threads would only wait for work, and burn the readers' time.
        // Groups of rows are packed when they are full, while the readers go on: all of them together at the end would be packed by one thread.
        // What is committed goes straight into the file, however little DuckDB takes it for: else all would be written to the log first, and again from there.
        connection.Execute("SET threads = 1; SET write_buffer_row_group_count = 1; SET auto_checkpoint_skip_wal_threshold = 0; BEGIN TRANSACTION");
        lastRow = connection.Rows("SELECT coalesce(max(rowid), -1) FROM posts", row => row.GetInt64(0))[0];
    }

    /// <summary>Begins a batch; one at a time.</summary>
    /// <param name="target">The case.</param>
    /// <param name="heldProfiles">Keys of profiles of which it is known that the case has them.</param>
    public static ImportBatch Begin(CaseFile target, IReadOnlySet<UInt128> heldProfiles) => new(target.Connect(), heldProfiles);

    /// <summary>An appender to a table of the case or of the batch.</summary>
    public ChunkAppender Append(string table, IReadOnlyList<(string Name, ColumnType Type)> columns) => new(
        connection, gate, Waiting.Any(waiting => waiting.Name == table) ? "temp" : null, table, [.. columns.Select(column => column.Type)]);

    /// <summary>The profiles that the batch shows, of all threads.</summary>
    public ProfileSightings Profiles { get; }

    /// <summary>The embedded posts that the batch shows, of all threads.</summary>
    public EmbeddedSightings Embedded { get; } = new();

    /// <summary>The posts that the batch captured, of all threads.</summary>
    public CapturedKeys Captured { get; } = new();

    /// <summary>True where so much waits to be brought together with the case that it is to be done now, however little was read.</summary>
    public bool IsFull => Embedded.Count > MostEmbedded || Embedded.Versions > MostVersions || Profiles.Count > MostProfiles;

    /// <summary>Call after each block: where memory would become too much, new profiles enter the case now.</summary>
    public void MakeRoom()
    {
        if (Profiles.New <= MostNewProfiles)
            return;
        lock (gate)
        {
            if (Profiles.New > MostNewProfiles)
                EnterProfiles();
        }
    }

    /// <summary>Brings the profiles shown so far into the case; what is seen of them later follows when the batch ends.</summary>
    public void EnterProfiles() => ProfileMerge.Enter(connection, Append, Profiles, Profiles.TakeNew(), threads: 1);

    /// <summary>
    /// May be called once all threads have read their last block: what the batch shows is put in order while the rows that still wait are
    /// written, which keeps one core busy.
    /// </summary>
    public void EndReading() => (shownProfiles, shownPosts) = (Task.Run(Profiles.TakeNew), Task.Run(Embedded.Take));

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
        if (shownPosts is null)
            EndReading();
        Merge.Run(connection, Append, lastRow, ended, shownPosts!.GetAwaiter().GetResult(), Captured.Repeats);
        ProfileMerge.Enter(connection, Append, Profiles, shownProfiles!.GetAwaiter().GetResult(), Environment.ProcessorCount);
        ProfileMerge.Update(connection, Append, Profiles);
        connection.Execute("SET checkpoint_threshold = '1KB'; COMMIT; RESET checkpoint_threshold");
    }

    /// <summary>Ends the batch; rolled back unless it was committed.</summary>
    public void Dispose() => connection.Dispose();
}
