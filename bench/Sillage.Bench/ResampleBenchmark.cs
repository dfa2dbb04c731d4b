using System.Runtime.Intrinsics;
using BenchmarkDotNet.Attributes;
using Sillage.Analysis;
using Sillage.Analysis.Statistics;

namespace Sillage.Bench;

/// <summary>The draws behind intervals: the numbers, one by one and together, accounts of a traffic drawn anew, and how often accounts count in eight resamples.</summary>
public class ResampleBenchmark
{
    private const int Accounts = 270_000;

    private readonly double[] numbers = new double[Accounts];
    private readonly Vector256<float>[] times = new Vector256<float>[Accounts];
    private readonly SeededRandom random = new(1);
    private int[] posts = null!, reposts = null!;

    [GlobalSetup]
    public void Setup()
    {
        posts = [.. Enumerable.Range(1, Accounts).Select(rank => 1 + (int)(300 / Math.Pow(rank, 0.4)))];
        reposts = Array.ConvertAll(posts, count => count / 2);
    }

    [Benchmark(Baseline = true)]
    public double OneByOne()
    {
        for (var i = 0; i < numbers.Length; i++)
            numbers[i] = random.NextDouble();
        return numbers[^1];
    }

    [Benchmark]
    public double Together()
    {
        random.Fill(numbers);
        return numbers[^1];
    }

    [Benchmark]
    public object TenTraffics() => TrafficInterval.Of(posts, reposts, new ManipulationOptions { Resamples = 10 }, CancellationToken.None);

    [Benchmark]
    public void EightCounts() => AccountResample.Draw(1, 0, times);
}
