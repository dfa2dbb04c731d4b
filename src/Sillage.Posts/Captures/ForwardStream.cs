namespace Sillage.Posts.Captures;

/// <summary>A stream that is read once, forwards.</summary>
internal abstract class ForwardStream : Stream
{
    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <inheritdoc/>
    public abstract override int Read(Span<byte> buffer);

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}

/// <summary>Bytes that were looked at already, then the rest.</summary>
internal sealed class PrefixedStream(ReadOnlyMemory<byte> prefix, Stream rest) : ForwardStream
{
    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        if (prefix.IsEmpty)
            return rest.Read(buffer);
        var length = Math.Min(prefix.Length, buffer.Length);
        prefix.Span[..length].CopyTo(buffer);
        prefix = prefix[length..];
        return length;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            rest.Dispose();
        base.Dispose(disposing);
    }
}

/// <summary>Unpacked bytes that simply end where a packed capture is cut or damaged, and say so.</summary>
internal sealed class UnpackedStream(string packing, Func<Stream> unpack) : ForwardStream
{
    /// <summary>Decompressors lose what they unpacked in the very read that meets the damage: reads are kept small.</summary>
    private const int MostRead = 16 << 10;

    // Opened by the first read: some decompressors read, and fail, as soon as they are made.
    private readonly Lazy<Stream> unpacked = new(unpack, LazyThreadSafetyMode.None);
    private long delivered;

    /// <summary>Where and why the bytes ended early; null if they did not.</summary>
    public string? Truncation { get; private set; }

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        if (Truncation is not null)
            return 0;
        try
        {
            var read = unpacked.Value.Read(buffer[..Math.Min(buffer.Length, MostRead)]);
            delivered += read;
            return read;
        }
        catch (Exception cause) when (cause is not (CaptureException or OutOfMemoryException or ObjectDisposedException))
        {
            // Decompressors throw what they like on damaged input (invalid data, end of stream, index out of range).
            Truncation = $"the {packing} archive is cut or damaged: {delivered} bytes of its content were read, the rest is lost ({Reason(cause)}). "
                + "Fetch the file again and import it again; nothing is imported twice.";
            return 0;
        }
    }

    // .NET says this of any gzip member that does not begin or end as it should.
    private static string Reason(Exception cause) =>
        cause.Message.Contains("unsupported compression method", StringComparison.Ordinal) ? "its bytes were changed" : cause.Message.TrimEnd('.');

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing && unpacked.IsValueCreated)
        {
            try
            {
                unpacked.Value.Dispose();
            }
            catch (Exception cause) when (Truncation is not null && cause is not OutOfMemoryException)
            {
                // Some decompressors check the end of the archive when closed; that it is damaged is told already.
            }
        }

        base.Dispose(disposing);
    }
}
