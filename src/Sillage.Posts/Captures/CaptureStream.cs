using System.Diagnostics.CodeAnalysis;

namespace Sillage.Posts.Captures;

/// <summary>An open capture: its bytes unpacked and converted to UTF-8, without byte order mark.</summary>
[SuppressMessage("Naming", "CA1711", Justification = "It streams; its bytes are one member of it.")]
public sealed class CaptureStream : IDisposable
{
    /// <summary>Most bytes of <see cref="Captures.Sample.Head"/>.</summary>
    public const int SampleBytes = 256 << 10;

    private const int MostLayers = 3;

    private readonly StoredBytes stored;
    private readonly Lazy<string>? archiveHash;
    private readonly List<UnpackedStream> layers = [];

    internal CaptureStream(string name, StoredBytes stored, Stream content, string? packing, Lazy<string>? archiveHash)
    {
        this.stored = stored;
        this.archiveHash = archiveHash;
        if (packing is not null)
            content = Guard(packing, content, inner => inner);

        // One file may be packed twice: a .jsonl.gz inside a zip archive.
        for (var layer = 0; layer < MostLayers; layer++)
        {
            var magic = Fill(content, Compression.MagicBytes);
            content = new PrefixedStream(magic, content);
            if (Compression.Of(magic.Span) is not { } found)
                break;
            content = Guard(found, content, inner => Compression.Unpack(found, name, inner));
        }

        var head = Fill(content, SampleBytes);
        var encoding = TextEncoding.Of(head.Span);
        content = encoding.ToUtf8(new PrefixedStream(head[encoding.Mark..], content));
        var looked = Fill(content, SampleBytes + 1);
        Content = new PrefixedStream(looked, content);
        Sample = new Sample(name, looked[..Math.Min(looked.Length, SampleBytes)], looked.Length <= SampleBytes, encoding.Name);
    }

    /// <summary>The beginning, for detection; empty for an empty capture.</summary>
    public Sample Sample { get; }

    /// <summary>The whole capture from its start as UTF-8, the sample included. Read once, forwards.</summary>
    public Stream Content { get; }

    /// <summary>Stored (compressed) bytes read so far, for progress against <see cref="CaptureFile.Bytes"/>.</summary>
    public long StoredBytesRead => stored.Count;

    /// <summary>
    /// Set once <see cref="Content"/> ended because the packed capture is cut or damaged: a sentence for the user. What came before
    /// was delivered.
    /// </summary>
    public string? Truncation => layers.Find(layer => layer.Truncation is not null)?.Truncation;

    /// <summary>SHA-256 of the stored bytes in lower-case hex, for an entry of its whole archive. Reads what is left.</summary>
    public string Sha256() => archiveHash?.Value ?? stored.Sha256();

    /// <inheritdoc/>
    public void Dispose()
    {
        Content.Dispose();
        stored.Dispose();
    }

    private UnpackedStream Guard(string packing, Stream packed, Func<Stream, Stream> unpack)
    {
        var guarded = new UnpackedStream(packing, () => unpack(packed));
        layers.Add(guarded);
        return guarded;
    }

    private static ReadOnlyMemory<byte> Fill(Stream stream, int bytes)
    {
        var buffer = new byte[bytes];
        return buffer.AsMemory(0, stream.ReadAtLeast(buffer, bytes, throwOnEndOfStream: false));
    }
}
