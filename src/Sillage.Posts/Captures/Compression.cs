using System.IO.Compression;
using SharpCompress.Compressors.BZip2;
using ZstdSharp;

namespace Sillage.Posts.Captures;

/// <summary>Recognises packed bytes by how they begin, whatever the file is called.</summary>
internal static class Compression
{
    /// <summary>Bytes that must be seen to tell.</summary>
    public const int MagicBytes = 6;

    private const int BufferBytes = 1 << 16;

    // Without this .NET takes the end of a cut gzip stream for its end. It is read once, at the first use of gzip in the process:
    // our own programs have it in their build settings (Directory.Build.props), this line serves others that use the library.
    static Compression() => AppContext.SetSwitch("System.IO.Compression.UseStrictValidation", true);

    /// <summary>True if the file begins like a zip archive.</summary>
    public static bool IsZip(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            Span<byte> magic = stackalloc byte[4];
            return file.ReadAtLeast(magic, 4, throwOnEndOfStream: false) == 4 && IsZip(magic);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new CaptureException($"cannot open {path}: {cause.Message}", cause);
        }
    }

    /// <summary>Name of the packing that the bytes begin with; null if none.</summary>
    public static string? Of(ReadOnlySpan<byte> head) =>
        head.StartsWith((ReadOnlySpan<byte>)[0x1f, 0x8b, 0x08]) ? "gzip"
        : head.StartsWith((ReadOnlySpan<byte>)[0x28, 0xb5, 0x2f, 0xfd]) || IsSkippableZstd(head) ? "zstd"
        : head.StartsWith((ReadOnlySpan<byte>)[0xfd, (byte)'7', (byte)'z', (byte)'X', (byte)'Z', 0]) ? "xz"
        : head.StartsWith("BZh"u8) && head.Length > 3 && head[3] is >= (byte)'1' and <= (byte)'9' ? "bzip2"
        : IsZip(head) ? "zip"
        : null;

    /// <summary>Unpacks.</summary>
    public static Stream Unpack(string packing, string name, Stream packed) => packing switch
    {
        "gzip" => new GZipStream(packed, CompressionMode.Decompress),
        "zstd" => new DecompressionStream(packed, BufferBytes),
        "xz" => new XzStreams(new BufferedStream(packed, BufferBytes)),
        "bzip2" => BZip2Stream.Create(
            new BufferedStream(packed, BufferBytes), SharpCompress.Compressors.CompressionMode.Decompress, decompressConcatenated: true),
        _ => throw new CaptureException(
            $"{name} is a zip archive inside something else or from standard input; save it as a file, or unpack it, and import that"),
    };

    private static bool IsZip(ReadOnlySpan<byte> head) => head.StartsWith("PK\u0003\u0004"u8) || head.StartsWith("PK\u0005\u0006"u8);

    private static bool IsSkippableZstd(ReadOnlySpan<byte> head) =>
        head.Length >= 4 && head[0] is >= 0x50 and <= 0x5f && head[1..4].SequenceEqual((ReadOnlySpan<byte>)[0x2a, 0x4d, 0x18]);
}
