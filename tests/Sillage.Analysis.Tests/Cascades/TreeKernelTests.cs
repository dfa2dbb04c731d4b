using CsCheck;
using Xunit;

namespace Sillage.Analysis.Tests;

/// <summary>Trees on plain arrays: known shapes, and what a naive computation says.</summary>
public class TreeKernelTests
{
    /// <summary>Trees of up to 60 nodes numbered at random, so that children come before their parents as often as after.</summary>
    private static readonly Gen<int[]> Trees =
        from size in Gen.Int[1, 60]
        from reach in Gen.Int[1, 60]
        from picks in Gen.Int[0, int.MaxValue - 1].Array[size]
        from labels in Gen.Shuffle(Enumerable.Range(0, size).ToArray())
        select Relabelled(picks, reach, labels);

    [Theory]
    [InlineData(2)]
    [InlineData(10)]
    [InlineData(1_000)]
    public void A_star_has_the_virality_of_its_formula(int size)
    {
        var figures = Figures([-1, .. new int[size - 1]]);

        Assert.Equal((1, Math.Max(1, size - 1)), (figures.Depth, figures.MaxBreadth));
        Assert.Equal(2.0 * (size - 1) / size, figures.StructuralVirality!.Value, 12);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(10)]
    [InlineData(1_000)]
    public void A_path_has_the_virality_of_its_formula(int size)
    {
        var figures = Figures([.. Enumerable.Range(-1, size)]);

        Assert.Equal((size - 1, 1), (figures.Depth, figures.MaxBreadth));
        Assert.Equal((size + 1) / 3.0, figures.StructuralVirality!.Value, 12);
    }

    [Fact]
    public void A_full_binary_tree_of_fifteen_has_a_Wiener_index_of_368()
    {
        var figures = Figures([-1, .. Enumerable.Range(1, 14).Select(node => (node - 1) / 2)]);

        Assert.Equal([1, 2, 4, 8], figures.Levels.Select(level => level.Posts));
        Assert.Equal(3.504762, figures.StructuralVirality!.Value, 6);
        Assert.Equal(368, figures.StructuralVirality!.Value * 15 * 14 / 2, 9);
    }

    [Fact]
    public void A_single_node_has_no_virality()
    {
        var figures = Figures([-1]);

        Assert.Equal((1, 0, 1), (figures.Size, figures.Depth, figures.MaxBreadth));
        Assert.Null(figures.StructuralVirality);
        Assert.Null(figures.HalfTimeSeconds);
    }

    [Fact]
    public void A_chain_of_five_million_overflows_nothing()
    {
        const int size = 5_000_000;
        Assert.Equal((size + 1) / 3.0, Figures([.. Enumerable.Range(-1, size)]).StructuralVirality!.Value, 6);
    }

    [Fact]
    public void The_virality_is_the_mean_over_all_pairs() => Trees.Sample(parents =>
    {
        var figures = Figures(parents);
        var pairs = (from a in Enumerable.Range(0, parents.Length) from b in Enumerable.Range(0, a) select Distance(parents, a, b)).ToArray();

        Assert.Equal(parents.Length, figures.Size);
        Assert.Equal(pairs.Length == 0 ? null : pairs.Average(), figures.StructuralVirality, (a, b) => a is null ? b is null : Math.Abs(a.Value - b!.Value) < 1e-9);
    });

    [Fact]
    public void Depth_and_breadth_are_what_walking_up_from_each_node_finds() => Trees.Sample(parents =>
    {
        var figures = Figures(parents);
        var depths = parents.Select((_, node) => Ancestors(parents, node).Count() - 1).ToArray();

        Assert.Equal(depths.Max(), figures.Depth);
        Assert.Equal(depths.GroupBy(depth => depth).OrderBy(level => level.Key).Select(level => level.Count()), figures.Levels.Select(level => level.Posts));
        Assert.Equal(figures.Levels.Max(level => level.Posts), figures.MaxBreadth);
    });

    [Fact]
    public void Sizes_add_up_and_every_node_stands_once() =>
        Gen.Int[-1, 39].Array[40].Sample(parents =>
        {
            var forest = CascadeForest.Of(parents);
            var trees = Enumerable.Range(0, forest.Trees).ToArray();
            var seen = trees.SelectMany(tree => forest.Nodes(tree).ToArray()).ToArray();

            Assert.Equal(parents.Count(parent => parent < 0), forest.Trees);
            Assert.Equal(parents.Length, trees.Sum(forest.Size) + forest.OnCycles);
            Assert.Equal(seen.Length, seen.Distinct().Count());
            Assert.Equal(parents.Where((_, node) => !EndsInRoot(parents, node)).Count(), forest.OnCycles);
            foreach (var tree in trees)
            {
                var (nodes, above) = (forest.Nodes(tree).ToArray(), forest.Parents(tree).ToArray());
                Assert.Equal(-1, above[0]);
                Assert.All(Enumerable.Range(1, nodes.Length - 1), i => Assert.Equal(parents[nodes[i]], nodes[above[i]]));
                Assert.All(Enumerable.Range(1, nodes.Length - 1), i => Assert.True(above[i] < i));
            }
        });

    [Fact]
    public void A_parent_that_is_no_node_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => CascadeForest.Of([-1, 2]));

    [Fact]
    public void Times_tell_half_last_levels_and_milestones_and_leave_nothing_hidden()
    {
        // Root at 100 s; its eleven children after 1, 2, … 11 s; below the first a grandchild after 0.5 s (older than its parent),
        // one dated 7 s before the root, and one without a time.
        int[] parents = [-1, .. new int[11], 1, 1, 1];
        long[] times = [100_000_000, .. Enumerable.Range(1, 11).Select(s => 100_000_000L + (s * 1_000_000)), 100_500_000, 93_000_000, CascadeFigures.UnknownTime];

        var figures = CascadeFigures.Of(CascadeForest.Of(parents), 0, times, times[0]);

        Assert.Equal((15, 2, 1L, 1L, 2L), (figures.Size, figures.Depth, figures.Untimed, figures.NegativeDelays, figures.OlderThanParent));
        Assert.Equal((5.0, 11.0), (figures.HalfTimeSeconds, figures.LastAfterSeconds));
        Assert.Equal([new(0, 1, 0), new(1, 11, 1), new CascadeLevel(2, 3, 0.5)], figures.Levels);
        Assert.Equal([new CascadeMilestone(10, 9)], figures.Reached);
    }

    private static CascadeFigures Figures(int[] parents) => CascadeFigures.Of(CascadeForest.Of(parents), 0, new long[parents.Length], 0);

    /// <summary>Node i hangs below one of the <paramref name="reach"/> nodes before it, then every node gets its label.</summary>
    private static int[] Relabelled(int[] picks, int reach, int[] labels)
    {
        var parents = new int[picks.Length];
        for (var node = 0; node < picks.Length; node++)
            parents[labels[node]] = node == 0 ? -1 : labels[node - 1 - (picks[node] % Math.Min(node, reach))];
        return parents;
    }

    private static IEnumerable<int> Ancestors(int[] parents, int node)
    {
        for (; node >= 0; node = parents[node])
            yield return node;
    }

    private static int Distance(int[] parents, int a, int b)
    {
        var (up, down) = (Ancestors(parents, a).ToList(), Ancestors(parents, b).ToList());
        return up.Except(down).Count() + down.Except(up).Count();
    }

    private static bool EndsInRoot(int[] parents, int node)
    {
        for (var steps = 0; steps <= parents.Length; steps++)
        {
            if (parents[node] < 0)
                return true;
            node = parents[node];
        }

        return false;
    }
}
