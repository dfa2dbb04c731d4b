using System.Diagnostics;
using System.Text.Json;
using Sillage.Posts.Captures;
using Sillage.Posts.Sources;

namespace Sillage.Bench;

/// <summary>Times the reader of a JSON-lines capture on one core, from memory, beside a bare walk over its tokens.</summary>
public static class ParserPass
{
    private const int BlockSize = 4 << 20;

    public static void Run(string file, TextWriter output)
    {
        using var stream = File.OpenRead(file);
        var bytes = new byte[Math.Min(stream.Length, 400 << 20)];
        stream.ReadExactly(bytes);
        // The last line may be cut by the limit.
        bytes = bytes[..(bytes.AsSpan().LastIndexOf((byte)'\n') + 1)];
        var blocks = Cut(bytes);
        var sample = new Sample(Path.GetFileName(file), bytes.AsMemory(0, Math.Min(bytes.Length, 256 << 10)), false, "utf-8");
        var (source, confidence) = KnownSources.Detect(sample)[0];
        output.WriteLine($"{source.Name}: {confidence.Why}");
        var reader = source.Open(sample)();
        for (var round = 0; round < 3; round++)
        {
            var sink = new CountingSink();
            var allocated = GC.GetAllocatedBytesForCurrentThread();
            var clock = Process.GetCurrentProcess().UserProcessorTime;
            foreach (var block in blocks)
                reader.Read(block, sink);
            var seconds = (Process.GetCurrentProcess().UserProcessorTime - clock).TotalSeconds;
            allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
            output.WriteLine(
                $"reader {bytes.Length / 1e6 / seconds:F0} MB/s, {sink.Posts / seconds:F0} posts/s, {sink.Posts} posts, "
                + $"{sink.Rejected} rejected, {(double)allocated / sink.Posts:F3} bytes allocated a post");
        }

        var walk = Process.GetCurrentProcess().UserProcessorTime;
        foreach (var block in blocks)
            TokenWalk.Run(block.Bytes.Span);
        output.WriteLine($"Utf8JsonReader, all tokens {bytes.Length / 1e6 / (Process.GetCurrentProcess().UserProcessorTime - walk).TotalSeconds:F0} MB/s");
    }

    internal static List<Block> Cut(ReadOnlyMemory<byte> bytes)
    {
        List<Block> blocks = [];
        for (var start = 0; start < bytes.Length;)
        {
            var window = bytes.Span.Slice(start, Math.Min(BlockSize, bytes.Length - start));
            var length = window.LastIndexOf((byte)'\n') + 1;
            if (length == 0)
                length = window.Length;
            blocks.Add(new Block(blocks.Count, bytes.Slice(start, length), start, 1));
            start += length;
        }

        return blocks;
    }
}

/// <summary>The lower bound of any reader built on Utf8JsonReader: every token, and nothing done with it.</summary>
internal static class TokenWalk
{
    public static long Run(ReadOnlySpan<byte> lines)
    {
        long tokens = 0;
        foreach (var range in lines.Split((byte)'\n'))
        {
            if (lines[range].IsEmpty)
                continue;
            var reader = new Utf8JsonReader(lines[range]);
            while (reader.Read())
                tokens++;
        }

        return tokens;
    }
}

/// <summary>Counts what a reader finds, and touches it, so that nothing is optimised away.</summary>
internal sealed class CountingSink : IPostSink
{
    public long Posts { get; private set; }

    public long Rejected { get; private set; }

    public long Bytes { get; private set; }

    public void Add(Posts.Post post, long line)
    {
        Posts++;
        Bytes += post.Text.Length + post.Author.Handle.Length + post.Links.Count;
    }

    public void Add(string platform, Posts.Account account, long line) => Bytes += account.Handle.Length;

    public void Add(Notice notice) => Bytes += notice.Line;

    public void Reject(Rejection rejection) => Rejected++;

    public void Repaired(string repair) => Bytes += repair.Length;
}
