using Sillage.Cases;
using Sillage.Posts;

namespace Sillage.Analysis;

/// <summary>Along which trees posts spread: how deep, how broad, how fast, and whether by broadcast or from hand to hand.</summary>
public static class Cascades
{
    /// <summary>Builds the trees of a slice and describes the largest.</summary>
    public static Answer<CascadesOptions, CascadesResult> Run(Slice slice, CascadesOptions options, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(slice);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfNegative(options.SampledTrees);
        var parents = CascadeParents.Of(slice, options.Relation);
        var forest = CascadeForest.Of(parents.Parents);
        cancel.ThrowIfCancellationRequested();

        var trees = Enumerable.Range(0, forest.Trees).Where(tree => forest.Size(tree) > 1).ToArray();
        var largest = new List<Cascade>();
        foreach (var tree in trees.OrderByDescending(forest.Size).ThenBy(tree => forest.Nodes(tree)[0]).Take(options.Top))
        {
            cancel.ThrowIfCancellationRequested();
            largest.Add(Describe(slice, options, parents, forest, tree, largest.Count + 1));
        }

        var (embedded, firstNotHeld, negative, older) = Count(slice, parents, forest, trees);
        var result = new CascadesResult(
            trees.Length, trees.Sum(tree => (long)forest.Size(tree)) - firstNotHeld, embedded, parents.WithoutTarget, firstNotHeld, negative, older, forest.OnCycles,
            Sizes(forest, trees), largest);
        return new Answer<CascadesOptions, CascadesResult>(
            "sillage/cascades/1", slice.Topic, options, result, [.. Caveats(slice, result)],
            new Method(
                "Trees by the named parents, with structural virality as mean distance between posts; where only originals are named, trees drawn by time and number of followers, with the range of 90 % of them. Compare cascades of like size only",
                "Virality: Goel et al. 2016; drawn trees and expected descent: Rizoiu et al. 2018; like size: Juul and Ugander 2021; docs/methods.md"));
    }

    private static Cascade Describe(Slice slice, CascadesOptions options, CascadeParents parents, CascadeForest forest, int tree, int rank)
    {
        var nodes = forest.Nodes(tree);
        var root = nodes[0];
        var held = root < slice.Count;
        var platform = slice.Platform[nodes[1]];
        var basis = options.Relation == CascadeRelation.Reposts && !parents.NamesReposts[platform] ? CascadeBasis.Star : CascadeBasis.Given;
        var author = held ? slice.Account[root] : slice.TargetAccount[nodes[1]];
        return new Cascade(
            rank, held ? slice.Ids[root] : slice.UnseenPostIds[root - slice.Count], author < 0 ? null : slice.Accounts[author].Handle,
            held ? Wording.Time(slice.PostedAt[root]) : null, slice.Platforms[platform], held, basis,
            CascadeFigures.Of(forest, tree, parents.Times, parents.Times[root]), Carriers(slice, forest, tree, options.Carriers),
            basis == CascadeBasis.Star && held && nodes.Length > 2 && options.SampledTrees > 0 ? CascadeEstimates.Of(slice, nodes, options) : null);
    }

    private static List<CascadeCarrier> Carriers(Slice slice, CascadeForest forest, int tree, int top)
    {
        var sizes = new int[forest.Size(tree)];
        TreeKernel.Sizes(forest.Parents(tree), sizes);
        var carriers = new List<CascadeCarrier>();
        foreach (var i in Enumerable.Range(1, sizes.Length - 1).Where(i => sizes[i] > 1).OrderByDescending(i => sizes[i]).ThenBy(i => i).Take(top))
            carriers.Add(CascadeEstimates.Carrier(slice, forest.Nodes(tree)[i], sizes[i] - 1));
        return carriers;
    }

    private static (long Embedded, long FirstNotHeld, long Negative, long Older) Count(Slice slice, CascadeParents parents, CascadeForest forest, int[] trees)
    {
        long embedded = 0, firstNotHeld = 0, negative = 0, older = 0;
        foreach (var tree in trees)
        {
            var nodes = forest.Nodes(tree);
            var start = parents.Times[nodes[0]];
            foreach (var node in nodes)
            {
                if (node >= slice.Count)
                {
                    firstNotHeld++;
                    continue;
                }

                var time = slice.PostedAt[node];
                if (slice.Embedded[node])
                    embedded++;
                if (time < start)
                    negative++;
                if (parents.Parents[node] >= 0 && time < parents.Times[parents.Parents[node]])
                    older++;
            }
        }

        return (embedded, firstNotHeld, negative, older);
    }

    private static List<CascadeSize> Sizes(CascadeForest forest, int[] trees)
    {
        var sizes = new List<CascadeSize>();
        for (var atLeast = 2L; ; atLeast = atLeast == 2 ? 10 : atLeast * 10)
        {
            var count = trees.Count(tree => forest.Size(tree) >= atLeast);
            if (count == 0)
                return sizes;
            sizes.Add(new CascadeSize(atLeast, count));
        }
    }

    private static IEnumerable<Caveat> Caveats(Slice slice, CascadesResult result)
    {
        foreach (var caveat in slice.CommonCaveats())
            yield return caveat;
        var stars = result.Largest.Count(cascade => cascade.Basis == CascadeBasis.Star);
        if (stars > 0)
            yield return Wording.Of("star-cascades", $"Cascades listed that are stars by construction: {stars}. Their platform names only the original, never whom a repost was seen from; depth and virality as given say nothing there.", ("cascades", Wording.Number(stars)));
        var estimates = result.Largest.Where(cascade => cascade.Estimate is not null).Select(cascade => cascade.Estimate!).ToArray();
        if (estimates.Length > 0)
            yield return Wording.Of("estimated-trees", $"Trees that are estimates, a model's product and no observation: {estimates.Length}. The capture does not say who follows whom, so parents are drawn among the earlier posts by time and number of followers.", ("trees", Wording.Number(estimates.Length)));
        var unknown = estimates.Where(estimate => estimate.Basis == EstimateBasis.TimeAndFollowers).Sum(estimate => estimate.UnknownFollowers);
        if (unknown > 0)
            yield return Wording.Of("estimate-followers", $"Posts by accounts with an unknown number of followers, which in the estimates count with the median of their cascade: {Wording.Number(unknown)}.", ("posts", Wording.Number(unknown)));
        if (result.NegativeDelays > 0)
            yield return Wording.Of("before-first-post", $"Posts dated before the first post of their cascade, which belong to its shape, not to its speed: {Wording.Number(result.NegativeDelays)}.", ("posts", Wording.Number(result.NegativeDelays)));
        if (result.OlderThanParent > 0)
            yield return Wording.Of("before-parent", $"Posts dated before the post that they repost, quote or answer: {Wording.Number(result.OlderThanParent)}.", ("posts", Wording.Number(result.OlderThanParent)));
        if (result.FirstNotHeld > 0)
            yield return Wording.Of("first-not-held", $"Cascades that begin with a post that the topic's capture does not hold: {Wording.Number(result.FirstNotHeld)}. They are not timed, and may be branches of larger ones.", ("cascades", Wording.Number(result.FirstNotHeld)));
        if (result.WithoutTarget > 0)
            yield return Wording.Of("no-parent-named", $"Reposts, quotes or replies that do not name the post that they belong to, and that no tree holds as children: {Wording.Number(result.WithoutTarget)}.", ("posts", Wording.Number(result.WithoutTarget)));
        if (result.Embedded > 0)
            yield return Wording.Of("embedded-in-trees", $"Posts of the cascades that were seen only inside others, and are counted here: {Wording.Number(result.Embedded)}.", ("posts", Wording.Number(result.Embedded)));
        if (result.OnCycles > 0)
            yield return Wording.Of("on-cycles", $"Posts among their own ancestors, which no tree holds: {Wording.Number(result.OnCycles)}.", ("posts", Wording.Number(result.OnCycles)));
    }
}
