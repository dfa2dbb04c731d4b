using SharpCompress.Compressors.Xz;

namespace Sillage.Posts.Captures;

/// <summary>One xz stream, or several one after the other, as parallel packers write them.</summary>
internal sealed class XzStreams(Stream packed) : ForwardStream
{
    private readonly WholeReads source = new(packed);
    private XZStream? current;
    private bool ended;

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        while (!ended && !buffer.IsEmpty)
        {
            current ??= new XZStream(source);
            if (current.Read(buffer) is var read and > 0)
                return read;
            current = null;
            ended = !Next();
        }

        return 0;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            source.Dispose();
        base.Dispose(disposing);
    }

    /// <summary>Passes over the zeros that may lie between streams; true if another follows.</summary>
    private bool Next()
    {
        Span<byte> first = [0];
        while (source.Read(first) == 1)
        {
            if (first[0] == 0)
                continue;
            source.PutBack(first[0]);
            return true;
        }

        return false;
    }

    /// <summary>Reads as many bytes as asked for: the decoder takes a short read for the end.</summary>
    private sealed class WholeReads(Stream inner) : ForwardStream
    {
        private byte? back;
        private long read;

        /// <summary>The decoder asks, to find the padding behind a block.</summary>
        public override long Position
        {
            get => read;
            set => throw new NotSupportedException();
        }

        public void PutBack(byte value)
        {
            back = value;
            read--;
        }

        public override int Read(Span<byte> buffer)
        {
            var length = 0;
            if (back is { } value && !buffer.IsEmpty)
                (buffer[0], back, length) = (value, null, 1);
            length += inner.ReadAtLeast(buffer[length..], buffer.Length - length, throwOnEndOfStream: false);
            read += length;
            return length;
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                inner.Dispose();
            base.Dispose(disposing);
        }
    }
}
