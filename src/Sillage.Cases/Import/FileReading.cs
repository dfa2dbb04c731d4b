using System.Threading.Channels;
using Sillage.Posts.Captures;
using Sillage.Posts.Sources;

namespace Sillage.Cases.Import;

/// <summary>One capture file on its way into the case: found known, unreadable, or cut into blocks that the stagers take.</summary>
internal sealed class FileReading
{
    private FileReading(CaptureFile capture, ImportOutcome outcome, string? reader, string why)
    {
        Capture = capture;
        Outcome = outcome;
        Reader = reader;
        Why = why;
    }

    public CaptureFile Capture { get; }

    public ImportOutcome Outcome { get; private set; }

    public string? Reader { get; }

    public string Why { get; }

    /// <summary>Row in `imports`; 0 where the file has none.</summary>
    public int ImportId { get; private set; }

    /// <summary>Why reading ended early; null where it did not.</summary>
    public string? Failure { get; private set; }

    /// <summary>SHA-256 of the stored bytes; set once read to the end.</summary>
    public string? Sha256 { get; private set; }

    /// <summary>Cuts the file into blocks and hands them to the stagers; returns when the last one is handed over.</summary>
    public static FileReading Read(
        CaptureFile capture, ImportLedger ledger, ImportOptions options, ChannelWriter<PendingBlock> blocks, ImportState state, CancellationToken cancel)
    {
        if (ledger.Holds(capture))
            return new FileReading(capture, ImportOutcome.AlreadyThere, null, "the case holds this file already (same name, size and time)");

        using var stream = capture.Open();
        if (stream.Sample.Head.IsEmpty)
            return ledger.Unreadable(new FileReading(capture, ImportOutcome.Unreadable, null, "the file is empty"));

        var (source, confidence) = Choose(stream.Sample, options);
        if (confidence.Certainty <= 0)
            return ledger.Unreadable(new FileReading(capture, ImportOutcome.Unreadable, null, confidence.Why));

        var file = new FileReading(capture, ImportOutcome.Imported, source.Name, confidence.Why);
        var known = ledger.Begin(file, stream.Sample, confidence, options);
        var makeReader = source.Open(stream.Sample);
        var readers = new ReaderPool(makeReader);
        using var cutter = new BlockReader(stream.Content, source.Framing, state.TooLong);

        while (cutter.TryRead(out var block))
        {
            cancel.ThrowIfCancellationRequested();
            state.Consumed(stream.StoredBytesRead);
            if (known.Contains(block.Index))
            {
                state.Overtaken();
                cutter.Return(block);
                continue;
            }

            var pending = new PendingBlock(file, block, readers, cutter, state.TakeTooLong());
            // Blocks the cutter when the stagers are behind: memory stays at a few blocks whatever the file's size.
            blocks.WriteAsync(pending, cancel).AsTask().GetAwaiter().GetResult();
        }

        file.LeftOver = state.TakeTooLong();
        file.Sha256 = stream.Sha256();
        file.Failure = stream.Truncation;
        if (file.Failure is not null)
            file.Outcome = ImportOutcome.Truncated;
        return file;
    }

    /// <summary>Over-long records after the last block; staged by the ledger when the file is finished.</summary>
    public IReadOnlyList<Rejection> LeftOver { get; private set; } = [];

    public void HasId(int importId) => ImportId = importId;

    public void IsDuplicateOf(string other) => (Outcome, Failure) = (ImportOutcome.AlreadyThere, $"same bytes as {other}");

    private static (ISource Source, Confidence Confidence) Choose(Sample sample, ImportOptions options)
    {
        if (options.Source is not null)
            return (options.Source, new Confidence(1, "the user named the format"));

        var found = KnownSources.Detect(sample);
        var best = found[0];
        return best.Confidence.Certainty > 0
            ? best
            : (best.Source, Confidence.None("no reader knows this format: " + string.Join("; ", found.Select(pair => $"{pair.Source.Name}: {pair.Confidence.Why}"))));
    }
}

/// <summary>Readers of one file, one for each thread that needs one.</summary>
internal sealed class ReaderPool(Func<IRecordReader> make)
{
    private readonly System.Collections.Concurrent.ConcurrentBag<IRecordReader> idle = [];

    public IRecordReader Take() => idle.TryTake(out var reader) ? reader : make();

    public void Return(IRecordReader reader) => idle.Add(reader);
}

/// <summary>A block waiting to be parsed.</summary>
internal sealed record PendingBlock(FileReading File, Block Block, ReaderPool Readers, BlockReader Cutter, IReadOnlyList<Rejection> TooLong) : IDisposable
{
    public long Lines { get; private set; }

    public void ReadInto(IPostSink sink)
    {
        foreach (var rejection in TooLong)
            sink.Reject(rejection);
        var reader = Readers.Take();
        reader.Read(Block, sink);
        Readers.Return(reader);
        var bytes = Block.Bytes.Span;
        Lines = bytes.Count((byte)'\n') + (bytes.Length > 0 && bytes[^1] != (byte)'\n' ? 1 : 0);
    }

    public void Dispose() => Cutter.Return(Block);
}
