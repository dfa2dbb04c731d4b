using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Engines;
using Sillage.Analysis;
using Sillage.Cases;

namespace Sillage.Bench;

/// <summary>All indicators of automation as slices grow; a tenth as many accounts as posts. Times are for the whole slice, held in memory.</summary>
[MemoryDiagnoser]
[SimpleJob(RunStrategy.Monitoring, launchCount: 1, warmupCount: 1, iterationCount: 3)]
public class AutomationBenchmark
{
    private Slice slice = null!;

    [Params(100_000, 1_000_000, 10_000_000)]
    public int Posts { get; set; }

    [GlobalSetup]
    public void Setup() => slice = InventedSlice.Of(Posts);

    [Benchmark]
    public object Indicators() => Automation.Run(slice, new AutomationOptions(), CancellationToken.None);
}
