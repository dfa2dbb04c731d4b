using System.Security.Cryptography;

namespace Sillage.Posts.Captures;

/// <summary>The bytes as they are stored: counts and hashes what passes, and tells which file the disk failed on.</summary>
internal sealed class StoredBytes(string name, Stream inner) : Stream
{
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private bool seeked;

    /// <summary>Bytes read so far.</summary>
    public long Count { get; private set; }

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => inner.CanSeek;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Length => inner.Length;

    /// <inheritdoc/>
    public override long Position
    {
        get => inner.CanSeek ? inner.Position : Count;
        set => Seek(value, SeekOrigin.Begin);
    }

    /// <summary>Forgets what was read to list an archive.</summary>
    public void StartCounting() => Count = 0;

    /// <summary>Reads the rest; hex of the hash of all bytes.</summary>
    public string Sha256()
    {
        if (seeked)
            throw new InvalidOperationException($"{name} was not read in order, so its hash is not known");
        var rest = new byte[1 << 16];
        while (Read(rest) > 0)
        {
            // Reading hashes.
        }

        return Convert.ToHexStringLower(hash.GetCurrentHash());
    }

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        int read;
        try
        {
            read = inner.Read(buffer);
        }
        catch (IOException cause)
        {
            throw new CaptureException($"cannot read {name} after {Count} bytes: {cause.Message}", cause);
        }

        if (!seeked)
            hash.AppendData(buffer[..read]);
        Count += read;
        return read;
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin)
    {
        seeked = true;
        return inner.Seek(offset, origin);
    }

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
            hash.Dispose();
        }

        base.Dispose(disposing);
    }
}
