using Sillage.Cases;

namespace Sillage.Analysis;

/// <summary>
/// The trees of a slice's reposts, and what hangs below each post: counted where the platform names parents; where it names only originals, expected over
/// all trees that followers and times make likely.
/// </summary>
/// <remarks>Source: Rizoiu et al. 2018, φ; see <see cref="EstimateKernel"/>.</remarks>
internal sealed class RepostTrees
{
    private static readonly double Decay = new CascadesOptions().DecayPerSecond;

    private readonly Slice slice;
    private readonly CascadeParents parents;

    public RepostTrees(Slice slice)
    {
        (this.slice, parents) = (slice, CascadeParents.Of(slice, CascadeRelation.Reposts));
        Forest = CascadeForest.Of(parents.Parents);
    }

    /// <summary>The trees; those of one node are posts that nobody reposted.</summary>
    public CascadeForest Forest { get; }

    /// <summary>Who wrote the first post of a tree of at least two nodes; −1 where nothing tells.</summary>
    public int Author(int tree) => Forest.Nodes(tree) is var nodes && nodes[0] < slice.Count ? slice.Account[nodes[0]] : slice.TargetAccount[nodes[1]];

    /// <summary>By node of a tree of at least two nodes, the sum of the counts at it and below it.</summary>
    /// <param name="tree">The tree.</param>
    /// <param name="counts">What each node counts, in the tree's order.</param>
    public double[] Below(int tree, double[] counts)
    {
        var nodes = Forest.Nodes(tree);
        var below = new double[nodes.Length];
        if (nodes[0] < slice.Count && nodes.Length > 2 && !parents.NamesReposts[slice.Platform[nodes[1]]])
        {
            var seconds = new double[nodes.Length];
            for (var i = 1; i < nodes.Length; i++)
                seconds[i] = Math.Max(0, slice.PostedAt[nodes[i]] - slice.PostedAt[nodes[0]]) / 1_000_000.0;
            EstimateKernel.Influence(seconds, CascadeEstimates.Weights(slice, nodes, out _), Decay, counts, below);
            return below;
        }

        counts.CopyTo(below, 0);
        var parent = Forest.Parents(tree);
        for (var i = nodes.Length - 1; i > 0; i--)
            below[parent[i]] += below[i];
        return below;
    }
}
