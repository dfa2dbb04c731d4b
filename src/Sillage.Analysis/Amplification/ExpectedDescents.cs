using Sillage.Cases;

namespace Sillage.Analysis;

/// <summary>
/// Posts below an account's posts in cascades of reposts: counted where parents are named; where only originals are, expected over all trees that followers
/// and times make likely.
/// </summary>
/// <remarks>Source: Rizoiu et al. 2018, φ; see <see cref="EstimateKernel"/>.</remarks>
internal static class ExpectedDescents
{
    /// <summary>By source.</summary>
    public static ExpectedDescent[] Of(Slice slice, AmplifyingSources sources, CancellationToken cancel)
    {
        var parents = CascadeParents.Of(slice, CascadeRelation.Reposts);
        var forest = CascadeForest.Of(parents.Parents);
        var (author, carrier, all) = (new double[sources.Count], new double[sources.Count], 0.0);
        var decay = new CascadesOptions().DecayPerSecond;
        for (var tree = 0; tree < forest.Trees; tree++)
        {
            if (forest.Size(tree) < 2)
                continue;
            cancel.ThrowIfCancellationRequested();
            var nodes = forest.Nodes(tree);
            var below = Below(slice, parents, forest, tree, decay);
            for (var i = 0; i < nodes.Length; i++)
            {
                all += below[i];
                var account = nodes[i] < slice.Count ? slice.Account[nodes[i]] : slice.TargetAccount[nodes[1]];
                if (account < 0 || sources.IndexOf[account] is not (>= 0 and var source))
                    continue;
                if (i == 0)
                    author[source] += below[i];
                else
                    carrier[source] += below[i];
            }
        }

        return [.. author.Zip(carrier, (own, carried) => new ExpectedDescent(own, carried, all > 0 ? (own + carried) / all : 0))];
    }

    private static double[] Below(Slice slice, CascadeParents parents, CascadeForest forest, int tree, double decay)
    {
        var nodes = forest.Nodes(tree);
        var below = new double[nodes.Length];
        var isHeld = nodes[0] < slice.Count;
        if (!isHeld || nodes.Length < 3 || parents.NamesReposts[slice.Platform[nodes[1]]])
        {
            var sizes = new int[nodes.Length];
            TreeKernel.Sizes(forest.Parents(tree), sizes);
            for (var i = 0; i < below.Length; i++)
                below[i] = sizes[i] - 1;
            return below;
        }

        var seconds = new double[nodes.Length];
        for (var i = 1; i < nodes.Length; i++)
            seconds[i] = Math.Max(0, slice.PostedAt[nodes[i]] - slice.PostedAt[nodes[0]]) / 1_000_000.0;
        EstimateKernel.Influence(seconds, CascadeEstimates.Weights(slice, nodes, out _), decay, below);
        for (var i = 0; i < below.Length; i++)
            below[i]--;
        return below;
    }
}
