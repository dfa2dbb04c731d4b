using System.Threading.Channels;
using DuckDB.NET.Data;
using Sillage.Posts.Captures;

namespace Sillage.Cases.Import;

/// <summary>
/// Brings captures into a case: one thread cuts files into blocks of whole records, one thread per core parses blocks and stages
/// them, and at the end one transaction merges what was staged. Stopped at any moment (kill -9 included), the same command goes on
/// where it was; the same files twice change nothing.
/// </summary>
public static class Importer
{
    /// <summary>Imports capture files into a case.</summary>
    /// <param name="target">Case, opened for writing.</param>
    /// <param name="captures">Files in the order in which they are to be read.</param>
    /// <param name="options">How to read them.</param>
    /// <param name="progress">Called a few times a second, from a reading thread; may be null.</param>
    /// <param name="cancel">Stops reading; what is staged stays, and the next import goes on from there.</param>
    /// <exception cref="CaseException">The case cannot be written (disk full, no permission).</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancel"/> was set.</exception>
    public static ImportSummary Run(
        CaseFile target, IReadOnlyList<CaptureFile> captures, ImportOptions options, Action<ImportProgress>? progress, CancellationToken cancel)
    {
        var before = CapturedPosts(target);
        using var staging = ImportStaging.Attach(target);
        var ledger = new ImportLedger(target, staging);
        ledger.TidyUp(captures);

        var state = new ImportState(captures, progress, options.ReportEvery);
        var files = ReadAll(target, ledger, captures, options, state, cancel);

        state.Report(ImportPhase.Merging, force: true);
        var finished = ledger.FinishedReading(files);
        Merge.Run(target, finished);
        foreach (var import in finished)
            staging.Discard(import);
        target.Execute("CHECKPOINT");
        return new ImportSummary([.. files.Select(ledger.Describe)], before, CapturedPosts(target));
    }

    private static long CapturedPosts(CaseFile target) => target.Connection.Scalar<long>("SELECT count(*) FROM posts WHERE NOT embedded");

    private static List<FileReading> ReadAll(
        CaseFile target, ImportLedger ledger, IReadOnlyList<CaptureFile> captures, ImportOptions options, ImportState state, CancellationToken cancel)
    {
        var threads = options.Threads > 0 ? options.Threads : Environment.ProcessorCount;
        var blocks = Channel.CreateBounded<PendingBlock>(new BoundedChannelOptions(2 * threads) { SingleWriter = true });
        using var failed = CancellationTokenSource.CreateLinkedTokenSource(cancel);

        var stagers = Enumerable.Range(0, threads)
            .Select(_ => Task.Factory.StartNew(
                () => Stop(() => Stage(target, blocks.Reader, options, state, cancel), failed),
                CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default))
            .ToArray();

        var files = new List<FileReading>();
        Exception? readingFailure = null;
        try
        {
            foreach (var capture in captures)
            {
                state.NextFile(capture);
                files.Add(FileReading.Read(capture, ledger, options, blocks.Writer, state, failed.Token));
            }
        }
        catch (Exception e)
        {
            readingFailure = e;
        }

        blocks.Writer.Complete();
        try
        {
            Task.WaitAll(stagers, CancellationToken.None);
        }
        catch (AggregateException e)
        {
            throw Explained(e.InnerExceptions[0]);
        }

        cancel.ThrowIfCancellationRequested();
        if (readingFailure is not null)
            throw Explained(readingFailure);
        return files;
    }

    private static void Stop(Action stage, CancellationTokenSource failed)
    {
        try
        {
            stage();
        }
        catch
        {
            failed.Cancel();
            throw;
        }
    }

    private static Exception Explained(Exception cause) =>
        cause is CaseException or CaptureException or OperationCanceledException
            ? cause
            : new CaseException(
                $"the import stopped: {cause.Message} Nothing that was imported before is lost; the same command goes on from here.", cause);

    /// <summary>One stager: parses blocks and commits them batch by batch, rows and block list in the same transaction.</summary>
    private static void Stage(CaseFile target, ChannelReader<PendingBlock> blocks, ImportOptions options, ImportState state, CancellationToken cancel)
    {
        using var connection = target.Connect();
        connection.Open();
        connection.Execute($"USE {ImportStaging.Catalog}");
        using var sink = new StagingSink(connection, ImportStaging.Catalog);
        var batchBytes = options.BatchMegabytes * 1_000_000L;
        var bytes = 0L;
        var done = new List<StagedBlock>();
        connection.Execute("BEGIN TRANSACTION");

        while (!cancel.IsCancellationRequested && blocks.WaitToReadAsync(CancellationToken.None).AsTask().GetAwaiter().GetResult())
        {
            while (!cancel.IsCancellationRequested && blocks.TryRead(out var pending))
            {
                using (pending)
                {
                    sink.ImportId = pending.File.ImportId;
                    sink.ResetTally();
                    pending.ReadInto(sink);
                    sink.EndBlock();
                    done.Add(new StagedBlock(pending.File, pending.Block.Index, pending.Lines, sink.Tally));
                    bytes += pending.Block.Bytes.Length;
                }

                state.Add(sink.Tally);
                if (bytes >= batchBytes)
                {
                    Commit();
                    connection.Execute("BEGIN TRANSACTION");
                }
            }
        }

        Commit();

        void Commit()
        {
            sink.EndBatch();
            foreach (var block in done)
            {
                connection.Execute(
                    $"INSERT INTO {ImportStaging.Catalog}.import_blocks VALUES (?, ?, ?, ?, ?, ?)",
                    block.File.ImportId, block.Index, block.Lines, block.Tally.Records, block.Tally.Embedded, block.Tally.Rejected);
            }

            connection.Execute("COMMIT");
            done.Clear();
            bytes = 0;
        }
    }

    private readonly record struct StagedBlock(FileReading File, int Index, long Lines, (long Records, long Embedded, long Rejected) Tally);
}
