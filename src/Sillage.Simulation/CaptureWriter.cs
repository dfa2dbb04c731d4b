using System.IO.Compression;

namespace Sillage.Simulation;

/// <summary>
/// Writes lines to a stream in order. Batches of lines are written (and packed, each as a gzip member of its own) on all cores while the
/// next are thought up; the bytes are the same on any number of cores.
/// </summary>
internal sealed class CaptureWriter : IDisposable
{
    private const int LinesPerBatch = 1_024;

    private readonly Stream output;
    private readonly Queue<Batch> underWay = new();
    private readonly Stack<Batch> idle = new();
    private Batch filling;

    public CaptureWriter(Stream output, Cast cast, bool compress)
    {
        this.output = output;
        for (var i = 0; i <= Math.Min(Environment.ProcessorCount, 8); i++)
            idle.Push(new Batch(cast, compress));
        filling = idle.Pop();
    }

    /// <summary>Lines given so far.</summary>
    public long Lines { get; private set; }

    /// <summary>Bytes written so far, before packing.</summary>
    public long Bytes { get; private set; }

    public void Add(in CaptureLine line)
    {
        Lines++;
        filling.Lines[filling.Count++] = line;
        if (filling.Count == LinesPerBatch)
            Send();
    }

    /// <summary>Writes what is still under way.</summary>
    public void Complete()
    {
        Send();
        while (underWay.Count > 0)
            WriteOldest();
    }

    /// <summary>Waits for what is under way, so that nothing works on after an error or a cancellation.</summary>
    public void Dispose()
    {
        while (underWay.TryDequeue(out var batch))
        {
            ((IAsyncResult)batch.Work).AsyncWaitHandle.WaitOne();
            idle.Push(batch);
        }

        while (idle.TryPop(out var batch))
            batch.Dispose();
        filling.Dispose();
    }

    private void Send()
    {
        filling.Work = Task.Run(filling.Write);
        underWay.Enqueue(filling);
        if (idle.Count == 0)
            WriteOldest();
        filling = idle.Pop();
    }

    private void WriteOldest()
    {
        var batch = underWay.Peek();
        batch.Work.GetAwaiter().GetResult();
        output.Write(batch.Packed.Span);
        Bytes += batch.RawBytes;
        batch.Count = 0;
        idle.Push(underWay.Dequeue());
    }

    private sealed class Batch : IDisposable
    {
        private readonly bool compress;
        private readonly Utf8Buffer text = new(1 << 21);
        private readonly MemoryStream packed = new();
        private readonly LineWriter writer;

        public Batch(Cast cast, bool compress)
        {
            this.compress = compress;
            writer = new LineWriter(cast, text);
        }

        public CaptureLine[] Lines { get; } = new CaptureLine[LinesPerBatch];

        public int Count { get; set; }

        public Task Work { get; set; } = Task.CompletedTask;

        public int RawBytes => text.Length;

        public ReadOnlyMemory<byte> Packed => compress ? packed.GetBuffer().AsMemory(0, (int)packed.Length) : text.Written;

        public void Write()
        {
            text.Clear();
            foreach (ref readonly var line in Lines.AsSpan(0, Count))
                writer.Write(line);
            if (!compress)
                return;
            packed.SetLength(0);
            if (Count == 0)
                return;
            using var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true);
            gzip.Write(text.Written.Span);
        }

        public void Dispose() => packed.Dispose();
    }
}
