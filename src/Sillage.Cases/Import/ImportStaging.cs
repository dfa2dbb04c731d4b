using Sillage.Posts.Sources;
using static Sillage.Cases.Import.StagedColumns;

namespace Sillage.Cases.Import;

/// <summary>
/// Where an import writes before it touches the case: a second database file beside it ("x.case.importing"), attached to the case's
/// connection. A kill at any moment leaves the case as it was, and here what was read so far, block by block.
/// </summary>
internal sealed class ImportStaging : IDisposable
{
    public const string Catalog = "staging";

    private readonly CaseFile target;
    private readonly string path;

    private ImportStaging(CaseFile target)
    {
        this.target = target;
        path = PathBeside(target.Path);
    }

    public static string PathBeside(string casePath) => casePath + ".importing";

    /// <summary>Attaches what an earlier import left, or starts afresh.</summary>
    public static ImportStaging Attach(CaseFile target)
    {
        var staging = new ImportStaging(target);
        try
        {
            staging.AttachFile();
        }
        catch (DuckDB.NET.Data.DuckDBException) when (File.Exists(staging.path))
        {
            // Killed while the staging file itself was being made: it holds nothing that was ever promised.
            CaseFile.DeleteWithCompanions(staging.path);
            staging.AttachFile();
        }

        return staging;
    }

    /// <summary>Ids of imports that have rows or blocks here.</summary>
    public IReadOnlyList<int> ImportIds() => target.Connection.Rows(
        $"SELECT DISTINCT import_id FROM {Catalog}.import_blocks ORDER BY 1", row => row.GetInt32(0));

    /// <summary>Blocks of an import that are safely in.</summary>
    public HashSet<int> Blocks(int importId) =>
        [.. target.Connection.Rows($"SELECT block FROM {Catalog}.import_blocks WHERE import_id = ?", row => row.GetInt32(0), importId)];

    /// <summary>
    /// Notes that a file was read to its end: over-long records after its last block, and an entry of its own (block −1), so that a file
    /// without a single block is known here too.
    /// </summary>
    public void EndFile(int importId, IReadOnlyList<Rejection> leftOver)
    {
        target.Execute("BEGIN TRANSACTION");
        foreach (var rejection in leftOver)
        {
            target.Connection.Execute(
                $"INSERT INTO {Catalog}.staged_rejected VALUES (?, ?, ?, ?, ?, ?)",
                importId, rejection.Line, rejection.Offset, rejection.Field, rejection.Reason, rejection.Excerpt);
        }

        target.Connection.Execute($"INSERT INTO {Catalog}.import_blocks VALUES (?, -1, 0, 0, 0, ?)", importId, (long)leftOver.Count);
        target.Execute("COMMIT");
    }

    /// <summary>Forgets everything that an import brought.</summary>
    public void Discard(int importId)
    {
        target.Execute("BEGIN TRANSACTION");
        foreach (var table in Tables.Keys.Append("import_blocks"))
            target.Connection.Execute($"DELETE FROM {Catalog}.{table} WHERE import_id = ?", importId);
        target.Execute("COMMIT");
    }

    /// <summary>Detaches, and deletes the file unless an unfinished import still needs it.</summary>
    public void Dispose()
    {
        var empty = ImportIds().Count == 0;
        target.Execute($"DETACH {Catalog}");
        if (empty)
            CaseFile.DeleteWithCompanions(path);
    }

    private static Dictionary<string, string> Tables => new()
    {
        ["staged_posts"] = Definition(PostsTable),
        ["staged_counts"] = Definition(CountsTable),
        ["staged_accounts"] = Definition(AccountsTable),
        ["staged_notices"] = Definition(NoticesTable),
        ["staged_rejected"] = Definition(RejectedTable),
        ["staged_repairs"] = "import_id INTEGER, repair VARCHAR, occurrences BIGINT",
    };

    private void AttachFile()
    {
        target.Execute($"ATTACH '{path.Replace("'", "''", StringComparison.Ordinal)}' AS {Catalog}");
        foreach (var (table, definition) in Tables)
            target.Execute($"CREATE TABLE IF NOT EXISTS {Catalog}.{table} ({definition})");
        target.Execute($"CREATE TABLE IF NOT EXISTS {Catalog}.import_blocks (import_id INTEGER, block INTEGER, lines BIGINT, records BIGINT, embedded BIGINT, rejected BIGINT)");
    }
}
