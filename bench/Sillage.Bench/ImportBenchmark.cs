using BenchmarkDotNet.Attributes;
using Sillage.Cases;
using Sillage.Cases.Import;
using Sillage.Cases.Topics;
using Sillage.Posts.Captures;

namespace Sillage.Bench;

/// <summary>
/// From a file of v1.1 JSON lines to a case, and from the case to a topic's slice. Operations are posts. Against DuckDB's read_json
/// whole processes are compared, by bench/import.sh.
/// </summary>
[MemoryDiagnoser]
[ShortRunJob]
public class ImportBenchmark
{
    private const int Lines = 20_000;

    private string folder = null!;
    private string capture = null!;
    private CaseFile held = null!;

    [GlobalSetup]
    public void Setup()
    {
        folder = Directory.CreateTempSubdirectory("sillage-bench-").FullName;
        capture = Path.Combine(folder, "invented.jsonl");
        File.WriteAllBytes(capture, InventedCapture.Lines(Lines));
        held = CaseFile.CreateTemporary();
        Importer.Run(held, CaptureFile.Find([capture]), new ImportOptions(), null, CancellationToken.None);
    }

    [GlobalCleanup]
    public void Clean()
    {
        held.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Benchmark(OperationsPerInvoke = Lines, Description = "import into a new case")]
    public long Import()
    {
        using var target = CaseFile.CreateTemporary();
        return Importer.Run(target, CaptureFile.Find([capture]), new ImportOptions(), null, CancellationToken.None).PostsAfter;
    }

    [Benchmark(OperationsPerInvoke = Lines, Description = "slice of a hashtag")]
    public int Slice() => SliceLoader.Load(held, Topic.Parse("#harbour"), CancellationToken.None).Count;
}
