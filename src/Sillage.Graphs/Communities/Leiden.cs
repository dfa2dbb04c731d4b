using Sillage.Graphs.Communities;

namespace Sillage.Graphs;

/// <summary>Communities by the Leiden method. Every one of them is connected.</summary>
/// <param name="Communities">The communities; 0 is the largest.</param>
/// <param name="Quality">What was made high: the modularity, or the quality of the constant Potts model.</param>
/// <param name="Iterations">How often the whole was repeated.</param>
/// <remarks>
/// Source: Traag, Waltman, van Eck 2019, "From Louvain to Leiden: guaranteeing well-connected communities": fast local moving, refinement
/// by random merges of well-connected sets, aggregation of the refined partition. Several threads decide moves for a block of nodes on the
/// same state of affairs; they are then carried out in order, each only if it still is a gain, so that the number of threads does not show.
/// </remarks>
public sealed record Leiden(Partition Communities, double Quality, int Iterations)
{
    /// <summary>Finds communities. Direction does not count: a → b and b → a are one edge with the sum of their weights.</summary>
    /// <exception cref="ArgumentException">An option is out of its range, or the start is of other nodes.</exception>
    public static Leiden Find(Graph graph, LeidenOptions? options = null, CancellationToken cancellation = default) =>
        Find(graph, options, null, cancellation);

    /// <param name="graph">A graph.</param>
    /// <param name="options">How communities are sought.</param>
    /// <param name="levelDone">Is told the labels of the nodes after each level.</param>
    /// <param name="cancellation">Ends the search.</param>
    internal static Leiden Find(Graph graph, LeidenOptions? options, Action<int[]>? levelDone, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(graph);
        options ??= new();
        if (!(options.Resolution >= 0) || double.IsInfinity(options.Resolution))
            throw new ArgumentException($"the resolution is {options.Resolution}, not finite and 0 or more", nameof(options));
        if (!(options.Randomness > 0))
            throw new ArgumentException($"the randomness is {options.Randomness}, not above 0", nameof(options));
        if (options.Iterations < 0)
            throw new ArgumentException($"the iterations are {options.Iterations}, not 0 or more", nameof(options));
        if (options.Start is not null && options.Start.Nodes != graph.Nodes)
            throw new ArgumentException($"the start has {options.Start.Nodes} nodes, the graph {graph.Nodes}", nameof(options));
        var undirected = graph.Undirected(options.Threads);
        int iterations;
        int[] labels;
        using (var run = new LeidenRun(undirected, options, levelDone, cancellation))
            labels = run.Find(out iterations);
        var communities = Partition.OfDense(labels, labels.Length);
        return new(
            communities,
            options.Objective == Objective.Modularity
                ? Graphs.Quality.Modularity(undirected, communities, options.Resolution, options.Threads)
                : Graphs.Quality.ConstantPotts(undirected, communities, options.Resolution, options.Threads),
            iterations);
    }
}
