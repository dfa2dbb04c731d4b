namespace Sillage.Analysis;

/// <summary>The shape and the speed of one tree.</summary>
/// <param name="Size">Nodes, the root included.</param>
/// <param name="Depth">Edges from the root to the farthest node.</param>
/// <param name="MaxBreadth">Nodes of the broadest level.</param>
/// <param name="StructuralVirality">
/// Mean distance between two nodes: near 2 for a broadcast, growing with the generations of a chain; null for a single node. Source: Goel et al. 2016.
/// </param>
/// <param name="Levels">The levels, from the root's on.</param>
/// <param name="Untimed">Nodes without a time.</param>
/// <param name="NegativeDelays">Nodes dated before the start: a clock is wrong. They belong to the shape, not to the speed.</param>
/// <param name="OlderThanParent">Nodes dated before their parent.</param>
/// <param name="HalfTimeSeconds">Delay after the start by which half of the timed nodes below the root had come; null if none is timed.</param>
/// <param name="LastAfterSeconds">Delay of the last of them.</param>
/// <param name="Reached">When the 10th, 100th, 1,000th … of them came.</param>
public sealed record CascadeFigures(
    int Size, int Depth, int MaxBreadth, double? StructuralVirality, IReadOnlyList<CascadeLevel> Levels, long Untimed, long NegativeDelays, long OlderThanParent,
    double? HalfTimeSeconds, double? LastAfterSeconds, IReadOnlyList<CascadeMilestone> Reached)
{
    /// <summary>Stands for a time that is not known.</summary>
    public const long UnknownTime = long.MinValue;

    private const double Second = 1_000_000;

    /// <summary>Measures a tree of a forest. Linear, but for sorting the delays.</summary>
    /// <param name="forest">The forest.</param>
    /// <param name="tree">Which of its trees.</param>
    /// <param name="times">Time of each node of the forest in microseconds; <see cref="UnknownTime"/> where not known.</param>
    /// <param name="start">Time from which delays count: the root's, as a rule. Unknown: nothing is timed.</param>
    public static CascadeFigures Of(CascadeForest forest, int tree, ReadOnlySpan<long> times, long start)
    {
        ArgumentNullException.ThrowIfNull(forest);
        var nodes = forest.Nodes(tree);
        var parents = forest.Parents(tree);
        var (depths, breadth) = (new int[nodes.Length], new int[nodes.Length]);
        var (depth, broadest) = TreeKernel.Levels(parents, depths, breadth);

        var delays = new long[nodes.Length];
        var firstOfLevel = new long[depth + 1];
        Array.Fill(firstOfLevel, long.MaxValue);
        long untimed = 0, negative = 0, older = 0;
        var timed = 0;
        for (var i = 0; i < nodes.Length; i++)
        {
            var time = times[nodes[i]];
            if (time == UnknownTime || start == UnknownTime)
            {
                untimed++;
                continue;
            }

            if (i > 0 && times[nodes[parents[i]]] > time)
                older++;
            if (time < start)
            {
                negative++;
                continue;
            }

            firstOfLevel[depths[i]] = Math.Min(firstOfLevel[depths[i]], time - start);
            if (i > 0)
                delays[timed++] = time - start;
        }

        var came = delays.AsSpan(0, timed);
        came.Sort();
        var sizes = depths;
        TreeKernel.Sizes(parents, sizes);
        return new CascadeFigures(
            nodes.Length, depth, broadest, TreeKernel.Virality(TreeKernel.Wiener(sizes), nodes.Length),
            [.. firstOfLevel.Select((first, level) => new CascadeLevel(level, breadth[level], first == long.MaxValue ? null : first / Second))],
            untimed, negative, older, timed == 0 ? null : came[(timed - 1) / 2] / Second, timed == 0 ? null : came[^1] / Second, Milestones(came));
    }

    private static List<CascadeMilestone> Milestones(ReadOnlySpan<long> came)
    {
        var reached = new List<CascadeMilestone>();
        for (var posts = 10L; posts <= came.Length; posts *= 10)
            reached.Add(new CascadeMilestone(posts, came[(int)posts - 1] / Second));
        return reached;
    }
}

/// <summary>A level of a tree.</summary>
/// <param name="Depth">Edges from the root.</param>
/// <param name="Posts">Nodes at this depth.</param>
/// <param name="FirstAfterSeconds">Delay of the earliest of them after the start, those dated before it left out; null if none is timed.</param>
public sealed record CascadeLevel(int Depth, int Posts, double? FirstAfterSeconds);

/// <summary>When a cascade had grown to a size.</summary>
/// <param name="Posts">Timed posts below the root.</param>
/// <param name="AfterSeconds">Delay of the last of them after the start.</param>
public sealed record CascadeMilestone(long Posts, double AfterSeconds);
