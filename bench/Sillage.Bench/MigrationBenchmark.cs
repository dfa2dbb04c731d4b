using System.Runtime.Intrinsics;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Engines;
using Sillage.Analysis;
using Sillage.Analysis.Statistics;
using Sillage.Cases;

namespace Sillage.Bench;

/// <summary>How a topic of a million posts moved: the whole question, and its parts. Communities are found beforehand, as they are a question of their own.</summary>
[MemoryDiagnoser]
[SimpleJob(RunStrategy.Monitoring, launchCount: 1, warmupCount: 1, iterationCount: 3)]
public class MigrationBenchmark
{
    private readonly MigrationOptions options = new();
    private Slice slice = null!;
    private int[] captured = null!;
    private CommunitiesResult communities = null!;
    private AccountGroups groups = null!;
    private StreamPosts counted = null!;
    private Flows flows = null!;
    private RepostTrees trees = null!;
    private TimeRows rows = null!;
    private Division division = null!;
    private int[] ofAccount = null!;
    private StreamTable table = null!;

    [Params(1_000_000)]
    public int Posts { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        slice = InventedSlice.Of(Posts);
        captured = slice.Captured();
        communities = Communities.Run(slice, new CommunitiesOptions { Runs = 1 }, CancellationToken.None).Result;
        groups = AccountGroups.Of(communities);
        (counted, flows, trees) = (new StreamPosts(slice, captured), new Flows(slice, RepostGraph.Of(slice, CancellationToken.None)), new RepostTrees(slice));
        rows = TimeRows.Of(slice, captured, 180);
        division = Division.Of(slice, captured, groups, options.MostGroups, out ofAccount);
        table = new StreamTable(counted, rows, counted.InOrder(rows.OfPost), division, options);
    }

    [Benchmark]
    public object Whole() => Migration.Run(slice, options, communities, [groups], CancellationToken.None);

    [Benchmark]
    public object Count() => new StreamTable(counted, rows, counted.InOrder(rows.OfPost), division, options);

    [Benchmark]
    public void EightResamples()
    {
        var times = new Vector256<float>[slice.Accounts.Count];
        AccountResample.Draw(1, 0, times);
        table.Resample(0, times);
    }

    [Benchmark]
    public object ReposterFlows() => flows.Of([(ofAccount, division.Names.Count)], 1, CancellationToken.None);

    [Benchmark]
    public object Bridges() => Borders.Of(slice, trees, flows.Of([(ofAccount, division.Names.Count)], 1, CancellationToken.None)[0], ofAccount, [], options, CancellationToken.None);

    [Benchmark]
    public object Phases() => PhaseList.Of(slice, captured, [division], options, TimeRows.Of(slice, captured, 5), out _);

    [Benchmark]
    public object Tracked() => Tracking.Of(slice, captured, communities, options, CancellationToken.None);
}
