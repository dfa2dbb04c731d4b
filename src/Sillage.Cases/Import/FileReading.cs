using Sillage.Posts.Captures;
using Sillage.Posts.Sources;

namespace Sillage.Cases.Import;

/// <summary>One capture file on its way into the case: found known, unreadable, or cut into blocks that the stagers take.</summary>
internal sealed class FileReading
{
    private FileReading(CaptureFile capture, ImportOutcome outcome, string? reader, string why, string? mapping = null)
    {
        Capture = capture;
        Outcome = outcome;
        Reader = reader;
        Why = why;
        Mapping = mapping;
    }

    public CaptureFile Capture { get; }

    public ImportOutcome Outcome { get; private set; }

    public string? Reader { get; }

    public string Why { get; }

    /// <summary>Mapping of columns (JSON) that the reader goes by, or would propose; null for formats that need none.</summary>
    public string? Mapping { get; }

    /// <summary>How the text is written.</summary>
    public string Encoding { get; private set; } = "";

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
        // Through a mapping of the user's a file may be read a second time, differently: whether it is there depends on the mapping.
        if (options.Source is null && ledger.Holds(capture))
        {
            files.Add(AlreadyThere(capture, SameFile));
            yield break;
        }

        using var stream = Open(capture, out var nothing);
        if (stream is null)
        {
            files.Add(ledger.Unreadable(new FileReading(capture, ImportOutcome.Unreadable, null, nothing)));
            yield break;
        }

        if (options.Source is null && OwnFile.Of(stream.Sample) is { } own)
        {
            files.Add(new FileReading(capture, ImportOutcome.OwnFile, null, own));
            yield break;
        }

        var (source, confidence) = Choose(stream.Sample, options);
        if (confidence.Certainty <= 0)
        {
            files.Add(ledger.Unreadable(new FileReading(capture, ImportOutcome.Unreadable, null, confidence.Why, confidence.Mapping)));
            yield break;
        }

        var mapping = options.Source is null ? null : confidence.Mapping;
        if (options.Source is not null && ledger.Holds(capture, mapping))
        {
            files.Add(AlreadyThere(capture, SameFile));
            yield break;
        }

        if (ledger.SameBytes(capture, mapping) is { } other)
        {
            files.Add(AlreadyThere(capture, $"same bytes as {other}"));
            yield break;
        }

        var file = new FileReading(capture, ImportOutcome.Imported, source.Name, confidence.Why, confidence.Mapping) { Encoding = stream.Sample.Encoding };
        files.Add(file);
        var known = ledger.Begin(file, stream.Sample, confidence);
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

    private const string SameFile = "the case holds this file already (same name, size and time)";

    private static FileReading AlreadyThere(CaptureFile capture, string why) => new(capture, ImportOutcome.AlreadyThere, null, why);

    public void HasId(int importId) => ImportId = importId;

    /// <summary>Opens a capture; null, and a sentence why, if it cannot be opened or nothing is in it. The files after it are read all the same.</summary>
    private static CaptureStream? Open(CaptureFile capture, out string nothing)
    {
        nothing = "";
        CaptureStream stream;
        try
        {
            stream = capture.Open();
        }
        catch (CaptureException cause)
        {
            nothing = cause.Message;
            return null;
        }

        var head = stream.Sample.Head.Span;
        if (head.IndexOfAnyExcept(" \t\r\n\0"u8) >= 0 || !stream.Sample.Complete)
            return stream;
        nothing = stream.Truncation
            ?? (head.IsEmpty ? "the file is empty" : "the file holds only blanks or zero bytes") + "; if it should not be, fetch it again";
        stream.Dispose();
        return null;
    }

    private static (ISource Source, Confidence Confidence) Choose(Sample sample, ImportOptions options)
    {
        if (options.Source is not null)
        {
            var told = options.Source.Detect(sample);
            return (options.Source, told.Certainty > 0 ? told with { Certainty = 1 } : told);
        }

        var found = KnownSources.Detect(sample);
        if (found[0].Confidence.Certainty > 0)
            return found[0];
        // A reader that proposes how to go on has the most to say; the others only what it is not.
        var proposed = found.FirstOrDefault(pair => pair.Confidence.Mapping is not null);
        return proposed.Source is not null
            ? proposed
            : (found[0].Source, Confidence.None("no reader knows this format: " + string.Join(
                "; ", found.GroupBy(pair => pair.Confidence.Why, pair => pair.Source.Name).Select(group => $"{group.Key} ({string.Join(", ", group)})"))));
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
    public void ReadInto(IPostSink sink)
    {
        foreach (var rejection in TooLong)
            sink.Reject(rejection);
        var reader = Readers.Take();
        reader.Read(Block, sink);
        Readers.Return(reader);
    }

    public void Dispose() => Cutter.Return(Block);
}
