using System.Runtime.ExceptionServices;
using System.Threading.Channels;
using Sillage.Posts.Captures;

namespace Sillage.Cases.Import;

/// <summary>
/// Brings captures into a case, batch by batch: one thread cuts files into blocks of whole records, one thread per core parses blocks and
/// writes their rows, and each batch ends with a merge and enters the case in one transaction. Stopped at any moment (kill -9
/// included), the same command goes on after the last batch; the same files twice change nothing.
/// </summary>
public static class Importer
{
    /// <summary>Bytes of a batch at most, however few posts are in it: what a kill can undo.</summary>
    private const long LargestBatch = 5_000_000_000;

    /// <summary>Keys of profiles that the case has; some 40 bytes each.</summary>
    private const int MostHeldProfiles = 3_000_000;

    /// <summary>Imports capture files into a case.</summary>
    /// <param name="target">Case, opened for writing.</param>
    /// <param name="captures">Files in the order in which they are to be read.</param>
    /// <param name="options">How to read them.</param>
    /// <param name="progress">Called a few times a second, from a reading thread; may be null.</param>
    /// <param name="cancel">Stops reading; what was read enters the case, and the next import goes on from there.</param>
    /// <exception cref="CaseException">The case cannot be written (disk full, no permission).</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancel"/> was set.</exception>
    public static ImportSummary Run(
        CaseFile target, IReadOnlyList<CaptureFile> captures, ImportOptions options, Action<ImportProgress>? progress, CancellationToken cancel)
    {
        try
        {
            return Import(target, captures, options, new ImportState(captures, progress, options.ReportEvery), cancel);
        }
        catch (Exception cause) when (cause is not (CaptureException or OperationCanceledException))
        {
            var after = target.IsTemporary
                ? $"Captures given without a case are read into a temporary file in {Path.GetTempPath()}: import them into a case elsewhere, or set TMPDIR."
                : "Nothing that was imported before is lost; the same command goes on from here.";
            throw new CaseException($"the import stopped: {CaseTrouble.Explain(target.Path, cause)} {after}", cause);
        }
    }

    private static ImportSummary Import(
        CaseFile target, IReadOnlyList<CaptureFile> captures, ImportOptions options, ImportState state, CancellationToken cancel)
    {
        var before = CapturedPosts(target);
        var ledger = new ImportLedger(target);
        ledger.TidyUp(captures);

        var files = new List<FileReading>();
        var finished = 0;
        HashSet<UInt128> heldProfiles = [];
        using var blocks = FileReading.Blocks(captures, ledger, options, state, files).GetEnumerator();
        for (var more = true; more;)
        {
            using var batch = ImportBatch.Begin(target, heldProfiles);
            more = Fill(batch, blocks, options, state, out var unreadable, cancel);
            state.Report(ImportPhase.Merging, force: true);
            // Files end in the order in which they are read.
            var ended = files.Skip(finished).TakeWhile(file => file.Ended || file.ImportId == 0 || file.Outcome == ImportOutcome.Unreadable).ToList();
            finished += ended.Count;
            ended.RemoveAll(file => !file.Ended);
            foreach (var file in ended)
                batch.EndFile(file.ImportId, file.LeftOver);
            batch.Commit([.. ended.Select(file => file.ImportId)]);
            foreach (var file in ended)
                ledger.Finish(file.ImportId, file.Sha256, file.Failure);
            cancel.ThrowIfCancellationRequested();
            unreadable?.Throw();
            if (more)
                Remember(heldProfiles, batch.Profiles);
        }

        target.Execute("CHECKPOINT");
        return new ImportSummary([.. files.Select(ledger.Describe)], before, CapturedPosts(target));
    }

    private static void Remember(HashSet<UInt128> held, ProfileSightings profiles)
    {
        // Of those that are forgotten the next batch finds it out again.
        if (held.Count > MostHeldProfiles)
            held.Clear();
        held.UnionWith(profiles.Keys);
    }

    private static long CapturedPosts(CaseFile target) => target.Connection.Scalar<long>("SELECT count(*) FROM posts WHERE NOT embedded");

    /// <summary>
    /// Reads blocks into the batch until it is full; false once there are no more. A capture that cannot be read does not spoil what was
    /// read before it: <paramref name="unreadable"/> is to be thrown after that is safe.
    /// </summary>
    private static bool Fill(
        ImportBatch batch, IEnumerator<PendingBlock> blocks, ImportOptions options, ImportState state,
        out ExceptionDispatchInfo? unreadable, CancellationToken cancel)
    {
        unreadable = null;
        var threads = options.Threads > 0 ? options.Threads : Environment.ProcessorCount;
        var queue = Channel.CreateBounded<PendingBlock>(new BoundedChannelOptions(2 * threads) { SingleWriter = true });
        using var failed = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var reading = threads;
        var writers = Enumerable.Range(0, threads)
            .Select(_ => Task.Factory.StartNew(
                () => Write(batch, queue.Reader, state, EndReading, failed, cancel), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default))
            .ToArray();

        var most = options.BatchMegabytes > 0 ? options.BatchMegabytes * 1_000_000L : LargestBatch;
        var more = true;
        try
        {
            for (var bytes = 0L; more && bytes < most && !batch.IsFull && !failed.IsCancellationRequested;)
            {
                more = blocks.MoveNext();
                if (!more)
                    break;
                bytes += blocks.Current.Block.Bytes.Length;
                // Waits when the writers are behind: memory stays at a few blocks whatever the file's size.
                queue.Writer.WriteAsync(blocks.Current, failed.Token).AsTask().GetAwaiter().GetResult();
            }
        }
        catch (OperationCanceledException)
        {
            // Stopped by the user, or by a writer that failed: it tells why.
        }
        catch (Exception cause)
        {
            unreadable = ExceptionDispatchInfo.Capture(cause);
        }
        finally
        {
            queue.Writer.Complete();
            Task.WhenAll(writers).ContinueWith(_ => { }, TaskScheduler.Default).Wait(CancellationToken.None);
        }

        if (writers.FirstOrDefault(writer => writer.IsFaulted) is { } fault)
            ExceptionDispatchInfo.Throw(fault.Exception!.InnerException!);
        return more;

        void EndReading()
        {
            if (Interlocked.Decrement(ref reading) == 0)
                batch.EndReading();
        }
    }

    /// <summary>One writer: parses blocks and writes their rows.</summary>
    private static void Write(
        ImportBatch batch, ChannelReader<PendingBlock> queue, ImportState state, Action endReading, CancellationTokenSource failed, CancellationToken cancel)
    {
        try
        {
            using var sink = new BatchSink(batch);
            while (queue.WaitToReadAsync(CancellationToken.None).AsTask().GetAwaiter().GetResult())
            {
                while (queue.TryRead(out var pending))
                {
                    using (pending)
                    {
                        if (cancel.IsCancellationRequested)
                            continue;
                        sink.BeginBlock(pending.File.ImportId);
                        pending.ReadInto(sink);
                        sink.EndBlock(pending.Block.Index, pending.Block.Lines);
                    }

                    state.Add(sink.Tally);
                }
            }

            endReading();
            sink.Flush();
        }
        catch
        {
            failed.Cancel();
            throw;
        }
    }
}
