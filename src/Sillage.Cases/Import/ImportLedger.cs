using System.Globalization;
using Sillage.Posts.Captures;
using Sillage.Posts.Sources;

namespace Sillage.Cases.Import;

/// <summary>The case's list of imports: what it holds, what was left unfinished, what each file brought.</summary>
internal sealed class ImportLedger(CaseFile target, ImportStaging staging)
{
    /// <summary>
    /// Puts earlier interrupted imports in order: staged rows whose merge had been committed are dropped; files that cannot be gone on with
    /// (changed since, or read from standard input) keep what was read of them.
    /// </summary>
    public void TidyUp(IReadOnlyList<CaptureFile> captures)
    {
        foreach (var importId in staging.ImportIds())
        {
            var state = target.Connection.Scalar<string>("SELECT state FROM imports WHERE import_id = ?", importId);
            if (state is not "reading")
                staging.Discard(importId);
        }

        var unfinished = target.Connection.Rows(
            "SELECT import_id, name, bytes, modified_at FROM imports WHERE state = 'reading' ORDER BY import_id",
            row => (Id: row.GetInt32(0), Name: row.GetString(1), Bytes: row.IsDBNull(2) ? (long?)null : row.GetInt64(2), At: row.IsDBNull(3) ? (DateTime?)null : row.GetDateTime(3)));
        foreach (var import in unfinished)
        {
            var again = captures.Any(capture => Same(capture, import.Name, import.Bytes, import.At));
            if (again)
                continue;

            if (import.Bytes is not null && !captures.Any(capture => capture.Name == import.Name))
                continue; // Still to be finished: another command will give the file again.

            target.Connection.Execute(
                "UPDATE imports SET failure = 'stopped before its end; the file changed since or cannot be read again' WHERE import_id = ?", import.Id);
            Merge.Run(target, [import.Id]);
            staging.Discard(import.Id);
        }
    }

    /// <summary>True if the case holds the file: same name, size and time, read to its end.</summary>
    public bool Holds(CaptureFile capture) =>
        capture.Bytes is not null && target.Connection.Scalar<long>(
            "SELECT count(*) FROM imports WHERE name = ? AND bytes = ? AND modified_at = ?::TIMESTAMP AND state = 'finished' AND failure IS NULL",
            capture.Name, capture.Bytes, Text(capture.ModifiedAt)) > 0;

    /// <summary>Enters a file that is about to be read, or finds its unfinished entry. Returns the blocks that are in already.</summary>
    public HashSet<int> Begin(FileReading file, Sample sample, Confidence confidence, ImportOptions options)
    {
        var capture = file.Capture;
        var unfinished = target.Connection.Rows(
            "SELECT import_id FROM imports WHERE state = 'reading' AND name = ? AND bytes = ? AND modified_at = ?::TIMESTAMP AND reader = ?",
            row => row.GetInt32(0), capture.Name, capture.Bytes, Text(capture.ModifiedAt), file.Reader);
        if (unfinished.Count > 0)
        {
            file.HasId(unfinished[0]);
            return staging.Blocks(unfinished[0]);
        }

        file.HasId(NextId());
        target.Connection.Execute(
            """
            INSERT INTO imports (import_id, name, bytes, modified_at, reader, certainty, why, encoding, mapping, state, started_at)
            VALUES (?, ?, ?, ?::TIMESTAMP, ?, ?, ?, ?, ?, 'reading', current_localtimestamp())
            """,
            file.ImportId, capture.Name, capture.Bytes, Text(capture.ModifiedAt), file.Reader, confidence.Certainty, confidence.Why, sample.Encoding,
            options.Mapping);
        return [];
    }

    /// <summary>Enters a file that no reader knows, so that the case says so.</summary>
    public FileReading Unreadable(FileReading file)
    {
        file.HasId(NextId());
        target.Connection.Execute(
            """
            INSERT INTO imports (import_id, name, bytes, modified_at, reader, certainty, why, encoding, state, started_at, finished_at)
            VALUES (?, ?, ?, ?::TIMESTAMP, 'none', 0, ?, '', 'failed', current_localtimestamp(), current_localtimestamp())
            """,
            file.ImportId, file.Capture.Name, file.Capture.Bytes, Text(file.Capture.ModifiedAt), file.Why);
        return file;
    }

    /// <summary>After all blocks are staged: drops files whose bytes the case holds, and names the imports that are ready to be merged.</summary>
    public IReadOnlyList<int> FinishedReading(IReadOnlyList<FileReading> files)
    {
        var ready = new List<int>();
        var hashes = new Dictionary<string, string>();
        foreach (var file in files.Where(file => file.Sha256 is not null))
        {
            // Entries of one archive share its hash: there the name decides.
            var key = file.Capture.Name.Contains('!', StringComparison.Ordinal) ? null : file.Sha256!;
            var other = key is null ? null : hashes.GetValueOrDefault(key) ?? target.Connection.Scalar<string>(
                "SELECT name FROM imports WHERE sha256 = ? AND state = 'finished' AND import_id <> ? LIMIT 1", key, file.ImportId);
            if (other is not null)
            {
                file.IsDuplicateOf(other);
                target.Connection.Execute("DELETE FROM imports WHERE import_id = ?", file.ImportId);
                staging.Discard(file.ImportId);
                continue;
            }

            if (key is not null)
                hashes.Add(key, file.Capture.Name);
            staging.EndFile(file.ImportId, file.LeftOver);
            target.Connection.Execute("UPDATE imports SET sha256 = ?, failure = ? WHERE import_id = ?", file.Sha256, file.Failure, file.ImportId);
            ready.Add(file.ImportId);
        }

        return ready;
    }

    /// <summary>What became of a file, for the summary.</summary>
    public ImportedFile Describe(FileReading file)
    {
        var counts = target.Connection.Rows(
            "SELECT lines, records, embedded, rejected FROM imports WHERE import_id = ?",
            row => (Lines: row.GetInt64(0), Records: row.GetInt64(1), Embedded: row.GetInt64(2), Rejected: row.GetInt64(3)), file.ImportId).FirstOrDefault();
        var repairs = target.Connection.Rows(
            "SELECT repair, occurrences FROM import_repairs WHERE import_id = ? ORDER BY occurrences DESC, repair", row => (row.GetString(0), row.GetInt64(1)), file.ImportId);
        return new ImportedFile(
            file.Capture.Name, file.Outcome, file.Reader, file.Why, counts.Lines, counts.Records, counts.Embedded, counts.Rejected, file.Failure, repairs);
    }

    private int NextId() => 1 + target.Connection.Scalar<int>("SELECT coalesce(max(import_id), 0) FROM imports");

    private static bool Same(CaptureFile capture, string name, long? bytes, DateTime? at) =>
        capture.Name == name && capture.Bytes is not null && capture.Bytes == bytes && Text(capture.ModifiedAt) == Text(at);

    private static string? Text(DateTime? at) => at?.ToString("yyyy-MM-dd HH:mm:ss.ffffff", CultureInfo.InvariantCulture);
}
