using System.Text;
using Sillage.Posts.Captures;
using Sillage.Posts.Sources;
using Sillage.Testing;

using Xunit;

namespace Sillage.Posts.Tests;

/// <summary>Everything that was said of a capture, read as the product does: found, opened, detected, cut, read.</summary>
public sealed class FileCapture : IPostSink
{
    public List<FoundPost> Posts { get; } = [];
    public List<string> Categories { get; } = [];
    public List<FoundAccount> Accounts { get; } = [];
    public List<Rejection> Rejections { get; } = [];
    public Dictionary<string, int> Repairs { get; } = [];
    public string Source { get; private set; } = "";

    public int Count(PostKind kind) => Own.Count(post => post.Kind == kind);

    public int Handles => Posts.Select(post => post.Author.Handle).Distinct().Count();

    public static FileCapture ReadReal(string path) => Read(CaptureFile.Find([RealCaptures.Path("data/" + path)]).Single());

    /// <summary>What the capture said about itself.</summary>
    public List<Notice> Notices { get; } = [];

    /// <summary>The posts that were captured themselves.</summary>
    public IReadOnlyList<FoundPost> Own => [.. Posts.Where(post => !post.Embedded)];

    public static FileCapture Read(string text, ISource? source = null) => Read(Encoding.UTF8.GetBytes(text), source);

    public static FileCapture Read(byte[] bytes, ISource? source = null)
    {
        var path = Path.GetTempFileName();
        File.WriteAllBytes(path, bytes);
        try
        {
            return Read(CaptureFile.Find([path]).Single(), source);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static FileCapture Read(CaptureFile file, ISource? source = null)
    {
        var found = new FileCapture();
        using var stream = file.Open();
        if (source is null)
        {
            (source, var confidence) = KnownSources.Detect(stream.Sample)[0];
            Assert.True(confidence.Certainty > 0, confidence.Why);
        }

        found.Source = source.Name;
        var reader = source.Open(stream.Sample)();
        using var blocks = new BlockReader(stream.Content, source.Framing, found.Rejections.Add, 64 << 10);
        while (blocks.TryRead(out var block))
        {
            reader.Read(block, found);
            blocks.Return(block);
        }

        return found;
    }

    void IPostSink.Add(Post post, long line)
    {
        Posts.Add(FoundPost.Of(post, line));
        Categories.Add(FoundPost.Words(post.Author.Category));
    }

    void IPostSink.Add(string platform, Account account, long line) => Accounts.Add(FoundAccount.Of(account));

    void IPostSink.Add(Notice notice) => Notices.Add(notice);

    void IPostSink.Reject(Rejection rejection) => Rejections.Add(rejection);

    void IPostSink.Repaired(string repair) => Repairs[repair] = Repairs.GetValueOrDefault(repair) + 1;
}
