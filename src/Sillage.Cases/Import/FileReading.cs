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

    /// <summary>True once every block of the file was handed over.</summary>
    public bool Ended { get; private set; }

    /// <summary>Cuts files into blocks. Each file is added to <paramref name="files"/> when it is begun.</summary>
    public static IEnumerable<PendingBlock> Blocks(
        IReadOnlyList<CaptureFile> captures, ImportLedger ledger, ImportOptions options, ImportState state, List<FileReading> files)
    {
        foreach (var capture in captures)
        {
            state.NextFile(capture);
            foreach (var block in BlocksOf(capture, ledger, options, state, files))
                yield return block;
        }
    }

    private static IEnumerable<PendingBlock> BlocksOf(
        CaptureFile capture, ImportLedger ledger, ImportOptions options, ImportState state, List<FileReading> files)
    {
        var same = ledger.Holds(capture) ? "the case holds this file already (same name, size and time)"
            : ledger.SameBytes(capture) is { } other ? $"same bytes as {other}" : null;
        if (same is not null)
        {
            files.Add(new FileReading(capture, ImportOutcome.AlreadyThere, null, same));
            yield break;
        }

        using var stream = capture.Open();
        if (stream.Sample.Head.IsEmpty)
        {
            files.Add(ledger.Unreadable(new FileReading(capture, ImportOutcome.Unreadable, null, "the file is empty")));
            yield break;
        }

        var (source, confidence) = Choose(stream.Sample, options);
        if (confidence.Certainty <= 0)
        {
            files.Add(ledger.Unreadable(new FileReading(capture, ImportOutcome.Unreadable, null, confidence.Why)));
            yield break;
        }

        var file = new FileReading(capture, ImportOutcome.Imported, source.Name, confidence.Why);
        files.Add(file);
        var known = ledger.Begin(file, stream.Sample, confidence, options);
        var readers = new ReaderPool(source.Open(stream.Sample));
        using var cutter = new BlockReader(stream.Content, source.Framing, state.TooLong);
        while (cutter.TryRead(out var block))
        {
            state.Consumed(stream.StoredBytesRead);
            if (known.Contains(block.Index))
            {
                state.Overtaken();
                cutter.Return(block);
                continue;
            }

            yield return new PendingBlock(file, block, readers, cutter, state.TakeTooLong());
        }

        file.LeftOver = known.Contains(-1) ? [] : state.TakeTooLong();
        file.Sha256 = stream.Sha256();
        file.Failure = stream.Truncation;
        file.Outcome = file.Failure is null ? ImportOutcome.Imported : ImportOutcome.Truncated;
        file.Ended = true;
    }

    /// <summary>Over-long records after the last block; staged by the ledger when the file is finished.</summary>
    public IReadOnlyList<Rejection> LeftOver { get; private set; } = [];

    public void HasId(int importId) => ImportId = importId;

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
