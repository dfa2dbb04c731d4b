using Xunit;

namespace Sillage.Analysis.Tests;

/// <summary>A tree as a published data set gives it, and a computation of its shape that shares nothing with the kernel: every node walks to the root.</summary>
/// <param name="Parents">Parent by node; node 0 is the root.</param>
/// <param name="Times">Microseconds by node.</param>
/// <param name="Start">Microseconds from which delays count.</param>
internal sealed record GivenTree(int[] Parents, long[] Times, long Start)
{
    public int[] Breadth()
    {
        var depths = new Dictionary<int, int>();
        for (var node = 0; node < Parents.Length; node++)
        {
            var steps = 0;
            for (var at = node; Parents[at] >= 0; at = Parents[at])
                steps++;
            depths[steps] = depths.GetValueOrDefault(steps) + 1;
        }

        return [.. Enumerable.Range(0, depths.Count).Select(depth => depths[depth])];
    }

    public CascadeFigures Measured()
    {
        var forest = CascadeForest.Of(Parents);
        Assert.Equal((1, 0), (forest.Trees, forest.OnCycles));
        return CascadeFigures.Of(forest, 0, Times, Start);
    }
}
