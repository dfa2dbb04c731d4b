using Sillage.Analysis.Statistics;
using Sillage.Cases;

namespace Sillage.Analysis;

/// <summary>Estimates the tree behind a star.</summary>
internal static class CascadeEstimates
{
    /// <summary>Draws trees for a star of at least three posts whose first post is held. Every cascade draws with the same seed, so that none depends on another.</summary>
    public static CascadeEstimate Of(Slice slice, ReadOnlySpan<int> nodes, CascadesOptions options)
    {
        var seconds = new double[nodes.Length];
        for (var i = 1; i < nodes.Length; i++)
            seconds[i] = Math.Max(0, slice.PostedAt[nodes[i]] - slice.PostedAt[nodes[0]]) / 1_000_000.0;
        var weights = Weights(slice, nodes, out var unknown);

        var influence = new double[nodes.Length];
        EstimateKernel.Influence(seconds, weights, options.DecayPerSecond, influence);
        var carriers = Enumerable.Range(1, nodes.Length - 1).OrderByDescending(i => influence[i]).ThenBy(i => i).Take(options.Carriers).ToArray();
        var named = new List<CascadeCarrier>();
        foreach (var carrier in carriers)
            named.Add(Carrier(slice, nodes[carrier], influence[carrier] - 1));

        var (depth, breadth, virality, mean) = Sample(seconds, weights, options);
        return new CascadeEstimate(
            unknown == nodes.Length ? EstimateBasis.Time : EstimateBasis.TimeAndFollowers, options.SampledTrees, Range(depth), Range(breadth), Range(virality), mean,
            unknown, named);
    }

    public static CascadeCarrier Carrier(Slice slice, int post, double below)
    {
        var mark = slice.Mark(post);
        return new CascadeCarrier(mark.PostId, mark.Account, mark.At, below);
    }

    /// <summary>Followers, at least 1, as the method has it; unknown ones as the median of the known. A post dated before the first can be nobody's parent.</summary>
    public static double[] Weights(Slice slice, ReadOnlySpan<int> nodes, out long unknown)
    {
        var known = new List<double>();
        foreach (var node in nodes)
        {
            if (slice.Followers[node] >= 0)
                known.Add(Math.Max(1, slice.Followers[node]));
        }

        unknown = nodes.Length - known.Count;
        known.Sort();
        var median = known.Count == 0 ? 1 : Shares.Quantile([.. known], 0.5);
        var weights = new double[nodes.Length];
        for (var i = 0; i < nodes.Length; i++)
        {
            var followers = slice.Followers[nodes[i]];
            weights[i] = slice.PostedAt[nodes[i]] < slice.PostedAt[nodes[0]] ? 0 : followers < 0 ? median : Math.Max(1, followers);
        }

        return weights;
    }

    private static (double[] Depth, double[] MaxBreadth, double[] Virality, double[] MeanBreadth) Sample(double[] seconds, double[] weights, CascadesOptions options)
    {
        var posts = seconds.Length;
        var cumulated = new double[posts];
        EstimateKernel.Cumulate(seconds, weights, options.DecayPerSecond, cumulated);
        var random = new SeededRandom((ulong)options.Seed);
        var (parents, depths, level, breadths) = (new int[posts], new int[posts], new int[posts], new long[posts]);
        var (depth, breadth, virality) = (new double[options.SampledTrees], new double[options.SampledTrees], new double[options.SampledTrees]);
        var deepest = 0;
        for (var tree = 0; tree < options.SampledTrees; tree++)
        {
            EstimateKernel.Draw(cumulated, random, parents);
            var (last, broadest) = TreeKernel.Levels(parents, depths, level);
            for (var at = 0; at <= last; at++)
                breadths[at] += level[at];
            (depth[tree], breadth[tree], deepest) = (last, broadest, Math.Max(deepest, last));
            TreeKernel.Sizes(parents, depths);
            virality[tree] = TreeKernel.Virality(TreeKernel.Wiener(depths), posts) ?? 0;
        }

        return (depth, breadth, virality, [.. breadths.Take(deepest + 1).Select(sum => (double)sum / options.SampledTrees)]);
    }

    private static Band Range(double[] values)
    {
        Array.Sort(values);
        return new Band(Shares.Quantile(values, 0.05), Shares.Quantile(values, 0.5), Shares.Quantile(values, 0.95));
    }
}
