using Sillage.Graphs.Memory;

namespace Sillage.Graphs;

/// <summary>How PageRank is computed.</summary>
public sealed record PageRankOptions
{
    /// <summary>The chance to follow an edge rather than to start again anywhere; from 0 to below 1.</summary>
    public double Damping { get; init; } = 0.85;

    /// <summary>How small the estimated sum of all errors of the ranks, which add up to 1, must be.</summary>
    public double Tolerance { get; init; } = 1e-10;

    /// <summary>The sweeps after which to give up.</summary>
    public int MaxSweeps { get; init; } = 1000;

    /// <summary>The number of threads, 0 for every core. The result does not depend on it.</summary>
    public int Threads { get; init; }
}

/// <summary>The share of time that a walker spends at each node who follows edges by weight, and now and then starts again anywhere.</summary>
/// <param name="Ranks">One per node, their sum is 1.</param>
/// <param name="Sweeps">Passes over the nodes that lie on or between cycles; the others need none.</param>
/// <param name="Error">The estimated sum of all errors: what the last sweep changed, and all later ones would if each shrank it by no more than the damping.</param>
public sealed record PageRank(double[] Ranks, int Sweeps, double Error)
{
    /// <summary>Computes PageRank with a walker who starts at any node with equal chance, and who starts again where no edge leads on.</summary>
    /// <remarks>
    /// Source: Page, Brin, Motwani, Winograd 1999. Solved as the linear system (I - d P')x = 1 by Gauss-Seidel and normalised at the end, which
    /// makes nodes without outgoing edges need no care (Gleich, Gray, Greif, Lau 2010); nodes before and behind all cycles are solved directly.
    /// </remarks>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    /// <exception cref="InvalidOperationException">The tolerance was not reached in the allowed sweeps.</exception>
    public static PageRank Compute(Graph graph, PageRankOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(graph);
        options ??= new();
        if (options.Damping is not (>= 0 and < 1))
            throw new ArgumentException($"the damping is {options.Damping}, not from 0 to below 1", nameof(options));
        if (!(options.Tolerance > 0))
            throw new ArgumentException($"the tolerance is {options.Tolerance}, not above 0", nameof(options));
        var incoming = graph.Reverse();
        return ArcWeights.Run(incoming, new PageRankKernel(graph, incoming, options, cancellation));
    }
}
