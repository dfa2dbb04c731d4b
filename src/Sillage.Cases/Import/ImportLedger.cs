using System.Globalization;
using Sillage.Posts.Captures;
using Sillage.Posts.Sources;

namespace Sillage.Cases.Import;

/// <summary>The case's list of imports: what it holds, what was left unfinished, what each file brought.</summary>
internal sealed class ImportLedger(CaseFile target)
{
    /// <summary>
    /// Puts earlier interrupted imports in order: files that cannot be gone on with (changed since, or read from standard input) keep what
    /// was read of them.
    /// </summary>
    public void TidyUp(IReadOnlyList<CaptureFile> captures)
    {
        var unfinished = target.Connection.Rows(
            "SELECT import_id, name, bytes, modified_at FROM imports WHERE state = 'reading' ORDER BY import_id",
            row => (Id: row.GetInt32(0), Name: row.GetString(1), Bytes: row.IsDBNull(2) ? (long?)null : row.GetInt64(2), At: row.IsDBNull(3) ? (DateTime?)null : row.GetDateTime(3)));
        foreach (var import in unfinished)
        {
            var again = captures.Any(capture => Same(capture, import.Name, import.Bytes, import.At));
            // Another command will give the file again, unless a file of its name is given now that is not the same.
            if (again || (import.Bytes is not null && !captures.Any(capture => capture.Name == import.Name)))
                continue;

            using (var batch = ImportBatch.Begin(target, new HashSet<UInt128>()))
                batch.Commit([import.Id]);
            Finish(import.Id, null, "stopped before its end; the file changed since or cannot be read again");
        }
    }

    /// <summary>True if the case holds the file: same name, size and time, read to its end.</summary>
    /// <param name="capture">The file.</param>
    /// <param name="mapping">The mapping through which it must have been read; null where any reading will do.</param>
    public bool Holds(CaptureFile capture, string? mapping = null) =>
        capture.Bytes is not null && target.Connection.Scalar<long>(
            """
            SELECT count(*) FROM imports WHERE name = ? AND bytes = ? AND modified_at = ?::TIMESTAMP AND state = 'finished' AND failure IS NULL
                AND coalesce(mapping = ?, ?)
            """,
            capture.Name, capture.Bytes, Text(capture.ModifiedAt), mapping, mapping is null) > 0;

    /// <summary>Enters a file that is about to be read, or finds its unfinished entry. Returns the blocks that are in already.</summary>
    public HashSet<int> Begin(FileReading file, Sample sample, Confidence confidence)
    {
        var capture = file.Capture;
        var unfinished = target.Connection.Rows(
            "SELECT import_id FROM imports WHERE state = 'reading' AND name = ? AND bytes = ? AND modified_at = ?::TIMESTAMP AND reader = ? AND mapping IS NOT DISTINCT FROM ?",
            row => row.GetInt32(0), capture.Name, capture.Bytes, Text(capture.ModifiedAt), file.Reader, confidence.Mapping);
        if (unfinished.Count > 0)
        {
            file.HasId(unfinished[0]);
            return [.. target.Connection.Rows("SELECT block FROM import_blocks WHERE import_id = ?", row => row.GetInt32(0), unfinished[0])];
        }

        file.HasId(NextId());
        target.Connection.Execute(
            """
            INSERT INTO imports (import_id, name, bytes, modified_at, reader, certainty, why, encoding, mapping, state, started_at)
            VALUES (?, ?, ?, ?::TIMESTAMP, ?, ?, ?, ?, ?, 'reading', current_localtimestamp())
            """,
            file.ImportId, capture.Name, capture.Bytes, Text(capture.ModifiedAt), file.Reader, confidence.Certainty, confidence.Why, sample.Encoding,
            confidence.Mapping);
        return [];
    }

    /// <summary>Enters a file that no reader knows, so that the case says so.</summary>
    public FileReading Unreadable(FileReading file)
    {
        target.Connection.Execute("DELETE FROM imports WHERE name = ? AND state = 'failed'", file.Capture.Name);
        file.HasId(NextId());
        target.Connection.Execute(
            """
            INSERT INTO imports (import_id, name, bytes, modified_at, reader, certainty, why, encoding, state, started_at, finished_at)
            VALUES (?, ?, ?, ?::TIMESTAMP, 'none', 0, ?, '', 'failed', current_localtimestamp(), current_localtimestamp())
            """,
            file.ImportId, file.Capture.Name, file.Capture.Bytes, Text(file.Capture.ModifiedAt), file.Why);
        return file;
    }

    /// <summary>
    /// Name of a file that the case holds and that has the same bytes; null if there is none. Only files of the same size are looked at
    /// more closely. Entries of one archive share its hash: there the name decides.
    /// </summary>
    /// <param name="capture">The file.</param>
    /// <param name="mapping">The mapping through which the other must have been read; null where any reading will do.</param>
    public string? SameBytes(CaptureFile capture, string? mapping)
    {
        if (capture.Bytes is null || IsEntry(capture.Name))
            return null;
        var sameSize = target.Connection.Rows(
            """
            SELECT name, sha256 FROM imports WHERE bytes = ? AND state = 'finished' AND failure IS NULL AND NOT contains(name, '!')
                AND coalesce(mapping = ?, ?) ORDER BY import_id
            """,
            row => (Name: row.GetString(0), Sha256: row.GetString(1)), capture.Bytes, mapping, mapping is null);
        if (sameSize.Count == 0)
            return null;
        using var stream = capture.Open();
        var hash = stream.Sha256();
        return sameSize.Find(other => other.Sha256 == hash).Name;
    }

    /// <summary>Marks an import whose blocks are all in as finished.</summary>
    public void Finish(int importId, string? sha256, string? failure)
    {
        target.Execute("BEGIN TRANSACTION");
        target.Connection.Execute(
            $"""
            UPDATE imports SET state = 'finished', finished_at = current_localtimestamp(), sha256 = ?, failure = ?, lines = b.lines,
                records = b.records, embedded = b.embedded, rejected = b.rejected
            FROM (SELECT coalesce(sum(lines), 0) AS lines, coalesce(sum(records), 0) AS records, coalesce(sum(embedded), 0) AS embedded,
                coalesce(sum(rejected), 0) AS rejected FROM import_blocks WHERE import_id = {importId}) b
            WHERE imports.import_id = {importId}
            """,
            sha256, failure);
        target.Connection.Execute("DELETE FROM import_blocks WHERE import_id = ?", importId);
        target.Execute("COMMIT");
    }

    /// <summary>What became of a file, for the summary.</summary>
    public ImportedFile Describe(FileReading file)
    {
        var counts = target.Connection.Rows(
            "SELECT lines, records, embedded, rejected FROM imports WHERE import_id = ?",
            row => (Lines: row.GetInt64(0), Records: row.GetInt64(1), Embedded: row.GetInt64(2), Rejected: row.GetInt64(3)), file.ImportId).FirstOrDefault();
        var repairs = target.Connection.Rows(
            "SELECT repair, sum(occurrences)::BIGINT AS occurrences FROM import_repairs WHERE import_id = ? GROUP BY repair ORDER BY occurrences DESC, repair", row => (row.GetString(0), row.GetInt64(1)), file.ImportId);
        var examples = target.Connection.Rows(
            "SELECT line, byte_offset, field, reason, coalesce(excerpt, '') FROM rejected WHERE import_id = ? ORDER BY line, byte_offset LIMIT ?",
            row => new Rejection(row.GetInt64(0), row.GetInt64(1), row.IsDBNull(2) ? null : row.GetString(2), row.GetString(3), row.GetString(4)),
            file.ImportId, ImportedFile.MostExamples);
        return new ImportedFile(
            file.Capture.Name, file.Outcome, file.Reader, file.Why, counts.Lines, counts.Records, counts.Embedded, counts.Rejected, file.Failure, repairs)
        {
            Encoding = file.Encoding,
            Mapping = file.Mapping,
            Examples = examples,
        };
    }

    private static bool IsEntry(string name) => name.Contains('!', StringComparison.Ordinal);

    private int NextId() => 1 + target.Connection.Scalar<int>("SELECT coalesce(max(import_id), 0) FROM imports");

    private static bool Same(CaptureFile capture, string name, long? bytes, DateTime? at) =>
        capture.Name == name && capture.Bytes is not null && capture.Bytes == bytes && Text(capture.ModifiedAt) == Text(at);

    private static string? Text(DateTime? at) => at?.ToString("yyyy-MM-dd HH:mm:ss.ffffff", CultureInfo.InvariantCulture);
}
