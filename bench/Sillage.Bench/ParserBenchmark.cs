using BenchmarkDotNet.Attributes;
using Sillage.Posts.Captures;
using Sillage.Posts.Sources;

namespace Sillage.Bench;

/// <summary>Reading v1.1 JSON lines, one core, from memory. Operations are posts: "Allocated" is bytes a post.</summary>
[MemoryDiagnoser]
[ShortRunJob]
public class ParserBenchmark
{
    private const int Lines = 2_000;
    private const int PostsEach = Lines + Lines / 2; // every second line is a repost with its original inside

    private Block block;
    private IRecordReader reader = null!;

    [GlobalSetup]
    public void Setup()
    {
        var bytes = InventedCapture.Lines(Lines);
        block = new Block(0, bytes, 0, 1);
        reader = new XV1(Framing.Lines).Open(new Sample("invented.jsonl", bytes, true, "utf-8"))();
        Console.WriteLine($"// {bytes.Length / (double)PostsEach:F0} bytes of JSON a post");
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = PostsEach, Description = "Utf8JsonReader, all tokens")]
    public long Tokens() => TokenWalk.Run(block.Bytes.Span);

    [Benchmark(OperationsPerInvoke = PostsEach, Description = "Sillage, x-v1.1")]
    public long Posts()
    {
        var sink = new CountingSink();
        reader.Read(block, sink);
        return sink.Bytes;
    }
}
