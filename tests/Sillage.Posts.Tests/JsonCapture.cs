using System.IO.Compression;
using System.Text;
using Sillage.Posts.Captures;
using Sillage.Posts.Sources;
using Sillage.Testing;

using Xunit;

namespace Sillage.Posts.Tests;

/// <summary>Everything that a JSON reader said of a capture.</summary>
public sealed class JsonCapture : IPostSink
{
    public List<FoundPost> Posts { get; } = [];
    public List<FoundAccount> Accounts { get; } = [];
    public List<Notice> Notices { get; } = [];
    public List<Rejection> Rejections { get; } = [];
    public List<string> Repairs { get; } = [];

    /// <summary>Name of the source that read it.</summary>
    public string Source { get; private set; } = "";

    /// <summary>The posts that were captured themselves.</summary>
    public IReadOnlyList<FoundPost> Own => [.. Posts.Where(post => !post.Embedded)];

    public int Count(PostKind kind) => Own.Count(post => post.Kind == kind);

    public static JsonCapture Read(params string[] lines) => Read(Encoding.UTF8.GetBytes(string.Join('\n', lines)));

    /// <summary>Detects the format and reads the bytes in blocks, cut at the given places (which must be record ends).</summary>
    public static JsonCapture Read(byte[] bytes, params int[] cuts)
    {
        var sample = new Sample("capture.json", bytes.AsMemory(0, Math.Min(bytes.Length, 256 << 10)), bytes.Length <= 256 << 10, "utf-8");
        var (source, confidence) = KnownSources.Detect(sample)[0];
        Assert.True(confidence.Certainty >= 0.5, confidence.Why);
        return Read(source, bytes, cuts);
    }

    public static JsonCapture Read(ISource source, byte[] bytes, params int[] cuts)
    {
        var found = new JsonCapture { Source = source.Name };
        var reader = source.Open(new Sample("capture.json", bytes, true, "utf-8"))();
        var (start, line) = (0, 1L);
        foreach (var end in cuts.Append(bytes.Length))
        {
            reader.Read(new Block(0, bytes.AsMemory(start..end), start, line), found);
            line += bytes.AsSpan(start..end).Count((byte)'\n');
            start = end;
        }

        return found;
    }

    public static JsonCapture ReadReal(string path) => Read(RealBytes(path));

    /// <summary>A real capture, unpacked.</summary>
    public static byte[] RealBytes(string path)
    {
        var file = RealCaptures.Path("data/" + path);
        if (!file.EndsWith(".gz", StringComparison.Ordinal))
            return File.ReadAllBytes(file);
        using var packed = new GZipStream(File.OpenRead(file), CompressionMode.Decompress);
        using var bytes = new MemoryStream();
        packed.CopyTo(bytes);
        return bytes.ToArray();
    }

    void IPostSink.Add(Post post, long line) => Posts.Add(FoundPost.Of(post, line));

    void IPostSink.Add(string platform, Account account, long line) => Accounts.Add(FoundAccount.Of(account));

    void IPostSink.Add(Notice notice) => Notices.Add(notice);

    void IPostSink.Reject(Rejection rejection) => Rejections.Add(rejection);

    void IPostSink.Repaired(string repair) => Repairs.Add(repair);
}
