using BenchmarkDotNet.Attributes;
using Sillage.Analysis;
using Sillage.Cases;
using Sillage.Cases.Import;
using Sillage.Cases.Topics;
using Sillage.Posts.Captures;
using Sillage.Simulation;

namespace Sillage.Bench;

/// <summary>The questions on the slice of a simulated evening. Times are for the whole slice.</summary>
[MemoryDiagnoser]
[ShortRunJob]
public class QuestionBenchmark
{
    private CaseFile held = null!;
    private Slice slice = null!;

    [GlobalSetup]
    public void Setup()
    {
        var folder = Directory.CreateTempSubdirectory("sillage-bench-").FullName;
        MacronLeaks.WriteTo(folder, new SimulationOptions { Compress = false }, null, CancellationToken.None);
        held = CaseFile.CreateTemporary();
        Importer.Run(held, CaptureFile.Find([Path.Combine(folder, "posts.jsonl")]), new ImportOptions(), null, CancellationToken.None);
        Directory.Delete(folder, recursive: true);
        slice = SliceLoader.Load(held, Topic.Parse("#MacronLeaks"), CancellationToken.None);
        Console.WriteLine($"// {slice.Count} posts in the slice");
    }

    [GlobalCleanup]
    public void Clean() => held.Dispose();

    [Benchmark]
    public object ScanQuestion() => Scan.Run(slice, new ScanOptions(), CancellationToken.None);

    [Benchmark]
    public object OriginQuestion() => Origin.Run(slice, new OriginOptions(), CancellationToken.None);

    [Benchmark]
    public object TempoQuestion() => Tempo.Run(slice, new TempoOptions(), CancellationToken.None);

    [Benchmark]
    public object SpreadersQuestion() => Spreaders.Run(slice, new SpreadersOptions(), CancellationToken.None);

    [Benchmark]
    public object LanguagesQuestion() => Languages.Run(slice, new LanguagesOptions(), CancellationToken.None);
}
