using System.Numerics;
using Sillage.Graphs.Memory;

namespace Sillage.Graphs.Building;

/// <summary>
/// Edges to rows in three passes, each on all cores: arcs are dealt into buckets of consecutive rows, small enough for the cache; each
/// bucket is sorted and merged where it stands; what is left is copied into columns of the exact length.
/// </summary>
internal sealed unsafe class CsrBuilder(EdgeList edges, int nodes, bool directed, bool keepLoops, int threads)
{
    private const int ArcsPerBucket = 1 << 15;
    private const int MaxBuckets = 1 << 10;
    private const int MaxTasks = 64;
    private readonly EdgeChunk[] chunks = [.. edges.Chunks];

    /// <summary>Rows in a bucket are 2 to the power of this.</summary>
    private readonly int shift = Shift(nodes, edges.Count * (directed ? 1 : 2));

    public Graph Build() =>
        Array.Exists(chunks, chunk => chunk.IsDouble) ? Build<double>()! : Build<float>() ?? Build<double>()!;

    /// <summary>The graph, or null if merged weights are not exact in this precision.</summary>
    private Graph? Build<TWeight>()
        where TWeight : unmanaged, IBinaryFloatingPointIeee754<TWeight>
    {
        var (bucketStart, taskStart) = CountBuckets();
        var bucketCount = bucketStart.Length - 1;
        using var dealt = new Scratch<Arc<TWeight>>(bucketStart[^1]);
        var arcs = dealt.Pointer;
        Deal(dealt, taskStart);

        var offsets = new Column<long>(nodes + 1L);
        offsets.Pointer[0] = 0;
        var merged = new Merged[bucketCount];
        var sorters = new RowSorter<TWeight>[threads];
        Work.Run(threads, bucketCount, (bucket, worker) =>
        {
            var low = bucket << shift;
            var high = (int)Math.Min(nodes, (long)low + (1L << shift));
            sorters[worker] ??= new RowSorter<TWeight>();
            merged[bucket] = sorters[worker].Merge(
                arcs + bucketStart[bucket], bucketStart[bucket + 1] - bucketStart[bucket], low, high, offsets.Pointer + 1);
        });
        foreach (var sorter in sorters)
            sorter?.Dispose();
        if (Array.Exists(merged, bucket => !bucket.IsExact))
            return null;
        for (var node = 0; node < nodes; node++)
            offsets.Pointer[node + 1] += offsets.Pointer[node];

        var weighted = Array.Exists(merged, bucket => !bucket.AllOnes);
        var targets = new Column<int>(offsets.Pointer[nodes]);
        var weights = weighted ? new Column<TWeight>(targets.Length) : null;
        Work.Run(threads, bucketCount, (bucket, _) =>
        {
            var to = offsets.Pointer[Math.Min(nodes, (long)bucket << shift)];
            var from = arcs + bucketStart[bucket];
            for (long i = 0, count = merged[bucket].Arcs; i < count; i++)
            {
                targets.Pointer[to + i] = from[i].Target;
                if (weights is not null)
                    weights.Pointer[to + i] = from[i].Weight;
            }
        });
        return new Graph(directed, offsets, targets, weights as Column<float>, weights as Column<double>, merged.Sum(bucket => bucket.Loops));
    }

    private static int Shift(int nodes, long arcs)
    {
        var buckets = Math.Clamp(arcs / ArcsPerBucket, 1, MaxBuckets);
        var shift = 0;
        while (nodes > buckets << shift)
            shift++;
        return shift;
    }

    /// <summary>Where each bucket starts, and where in it each task (a stretch of the edge list) writes.</summary>
    private (long[] BucketStart, long[][] TaskStart) CountBuckets()
    {
        var bucketCount = Math.Max(1, (int)((nodes + (1L << shift) - 1) >> shift));
        var taskStart = new long[Math.Clamp(chunks.Length, 1, MaxTasks)][];
        Work.Run(threads, taskStart.Length, (task, _) =>
        {
            var counts = taskStart[task] = new long[bucketCount];
            foreach (var chunk in ChunksOf(task, taskStart.Length))
            {
                int* sources = chunk.Sources.Pointer, targets = chunk.Targets.Pointer;
                for (long i = 0; i < chunk.Count; i++)
                {
                    if (sources[i] == targets[i])
                    {
                        if (keepLoops)
                            counts[sources[i] >> shift]++;
                        continue;
                    }

                    counts[sources[i] >> shift]++;
                    if (!directed)
                        counts[targets[i] >> shift]++;
                }
            }
        });

        var bucketStart = new long[bucketCount + 1];
        long sum = 0;
        for (var bucket = 0; bucket < bucketCount; bucket++)
        {
            bucketStart[bucket] = sum;
            foreach (var starts in taskStart)
                (starts[bucket], sum) = (sum, sum + starts[bucket]);
        }

        bucketStart[bucketCount] = sum;
        return (bucketStart, taskStart);
    }

    private void Deal<TWeight>(Scratch<Arc<TWeight>> arcs, long[][] taskStart)
        where TWeight : unmanaged, IBinaryFloatingPointIeee754<TWeight> =>
        Work.Run(threads, taskStart.Length, (task, _) =>
        {
            var arc = arcs.Pointer;
            var places = taskStart[task];
            foreach (var chunk in ChunksOf(task, taskStart.Length))
            {
                int* sources = chunk.Sources.Pointer, targets = chunk.Targets.Pointer;
                for (long i = 0; i < chunk.Count; i++)
                {
                    var (source, target) = (sources[i], targets[i]);
                    if (source == target && !keepLoops)
                        continue;
                    var weight = TWeight.CreateTruncating(chunk.Weight(i));
                    arc[places[source >> shift]++] = new(source, target, weight);
                    if (!directed && source != target)
                        arc[places[target >> shift]++] = new(target, source, weight);
                }
            }
        });

    private ReadOnlySpan<EdgeChunk> ChunksOf(int task, int tasks)
    {
        var from = (int)((long)chunks.Length * task / tasks);
        return chunks.AsSpan(from..(int)((long)chunks.Length * (task + 1) / tasks));
    }
}
