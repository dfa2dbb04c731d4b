using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Engines;
using Sillage.Analysis;
using Sillage.Simulation;

namespace Sillage.Bench;

/// <summary>The Hawkes kernel on a million posts with 50 sources over four days: one pass, the fit, the draws behind the intervals, the attribution.</summary>
[MemoryDiagnoser]
[SimpleJob(RunStrategy.Monitoring, launchCount: 1, warmupCount: 1, iterationCount: 3)]
public class HawkesBenchmark
{
    private HawkesProblem problem = null!;
    private HawkesModel model = null!;

    [GlobalSetup]
    public void Setup()
    {
        var process = HawkesProcess.Draw(new HawkesOptions
        {
            Hours = 96,
            BackgroundPerHour = 4_600,
            CrowdBranching = 0.5,
            Sources = [.. Enumerable.Range(0, 50).Select(source => new HawkesSource($"source{source}_sim", 1_000, 40, source * 2))],
        });
        var count = Math.Min(1_000_000, process.Seconds.Count);
        var times = process.Seconds.Take(count).Select(Math.Floor).ToArray();
        problem = new HawkesProblem(
            HawkesEvents.Of(times, [.. process.Process.Take(count).Select(one => one == 0 ? 50 : one - 1)], 51, times[^1] + 1, 1), [1 / 300.0, 1 / 1800.0, 1 / 7200.0], [50], 100, [0.5, 0.3, 0.2]);
        model = HawkesFit.Of(problem, null, CancellationToken.None);
        Console.WriteLine($"// {count} posts at {problem.Events.Groups} moments; crowd {model.Branching(50, 0):F3}");
    }

    [Benchmark]
    public object OnePass() => HawkesKernel.Of(problem, model, CancellationToken.None);

    [Benchmark]
    public object Curvature() => HawkesKernel.Curvature(problem, model, 0, CancellationToken.None);

    [Benchmark]
    public object Fit() => HawkesFit.Of(problem, null, CancellationToken.None);

    [Benchmark]
    public object FiftyDraws() => HawkesBootstrap.Draw(problem, model, 50, 400, 1, CancellationToken.None);

    [Benchmark]
    public object Origins() => HawkesOrigins.Of(problem, model, CancellationToken.None);
}
