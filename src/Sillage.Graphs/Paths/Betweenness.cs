using Sillage.Graphs.Paths;

namespace Sillage.Graphs;

/// <summary>
/// How often each node lies inside shortest paths: the sum over pairs of other nodes of the share of their shortest paths that lead through
/// it. Paths are counted in edges; in an undirected graph each pair counts once.
/// </summary>
/// <param name="Scores">One per node; from a sample the estimate for all sources.</param>
/// <param name="StandardErrors">The standard error of each score from the sample; all 0 if every node was a source. Scores are
/// skewed, since few sources weigh much: twice the error holds the truth less often than 95 times in 100.</param>
/// <param name="Sources">The number of sources that were searched from.</param>
/// <remarks>
/// Source: Brandes 2001, "A faster algorithm for betweenness centrality"; sampled sources: Brandes and Pich 2007, "Centrality estimation in
/// large networks", without replacement.
/// </remarks>
public sealed record Betweenness(double[] Scores, double[] StandardErrors, int Sources)
{
    /// <summary>Computes the exact scores, by a search from every node.</summary>
    /// <param name="graph">Directed or not; weights do not count.</param>
    /// <param name="threads">The number of threads, 0 for every core. The result does not depend on it.</param>
    /// <param name="cancellation">Ends the computation.</param>
    public static Betweenness Exact(Graph graph, int threads = 0, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(graph);
        var sources = new int[graph.Nodes];
        for (var node = 0; node < sources.Length; node++)
            sources[node] = node;
        return FromSources(graph, sources, threads, cancellation);
    }

    /// <summary>Estimates the scores by searches from some nodes at random.</summary>
    /// <param name="graph">Directed or not; weights do not count.</param>
    /// <param name="sources">How many nodes to search from; those of the graph if it has fewer.</param>
    /// <param name="seed">Chooses the sources.</param>
    /// <param name="threads">The number of threads, 0 for every core. The result does not depend on it.</param>
    /// <param name="cancellation">Ends the computation.</param>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than two sources: no error can be told from one.</exception>
    public static Betweenness Sampled(Graph graph, int sources, ulong seed = 1, int threads = 0, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentOutOfRangeException.ThrowIfLessThan(sources, 2);
        return sources >= graph.Nodes
            ? Exact(graph, threads, cancellation)
            : FromSources(graph, new Random64(seed).Sample(sources, graph.Nodes), threads, cancellation);
    }

    /// <summary>Estimates the scores by searches from given nodes, as if they had been drawn at random.</summary>
    /// <param name="graph">Directed or not; weights do not count.</param>
    /// <param name="sources">Different nodes.</param>
    /// <param name="threads">The number of threads, 0 for every core. The result does not depend on it.</param>
    /// <param name="cancellation">Ends the computation.</param>
    /// <exception cref="ArgumentException">A source is no node, or occurs twice.</exception>
    public static Betweenness FromSources(Graph graph, IReadOnlyList<int> sources, int threads = 0, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentNullException.ThrowIfNull(sources);
        if (sources.Any(node => (uint)node >= (uint)graph.Nodes) || sources.Distinct().Count() != sources.Count)
            throw new ArgumentException($"the sources are different nodes from 0 to {graph.Nodes - 1}", nameof(sources));
        return BetweennessKernel.Run(graph, sources, Work.Threads(threads), cancellation);
    }
}
