namespace Sillage.Graphs.Layout;

/// <summary>Where nodes stand before the first iteration.</summary>
public static class InitialPlacement
{
    /// <summary>Nodes at random, evenly in a square whose side is 10 √nodes.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="seed">The same seed gives the same places.</param>
    public static LayoutState Random(Graph graph, ulong seed = 1)
    {
        ArgumentNullException.ThrowIfNull(graph);
        return Random(graph.Nodes, seed);
    }

    /// <summary>
    /// A drawing in rough: the graph is merged into ever smaller ones, the smallest is drawn from a random start, then each cluster's nodes
    /// are put where it stands and the drawing is smoothed, level by level. What is left to do is detail, so that large graphs need far
    /// fewer iterations. Source: Walshaw 2003, "A multilevel algorithm for force-directed graph-drawing"; clusters by modularity.
    /// </summary>
    /// <param name="graph">The graph.</param>
    /// <param name="options">The settings of the layout to come; null for the defaults.</param>
    /// <param name="communities">Communities across which nothing is merged before each is one node; null to merge by edges alone.</param>
    /// <param name="seed">The same seed gives the same places.</param>
    /// <param name="cancel">Ends the placement.</param>
    /// <exception cref="ArgumentException"><paramref name="communities"/> is of another number of nodes.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancel"/> was asked to.</exception>
    public static LayoutState Multilevel(
        Graph graph,
        ForceAtlas2Options? options = null,
        Partition? communities = null,
        ulong seed = 1,
        CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(graph);
        options ??= new();
        options.Check(graph.Nodes);
        if (communities is not null && communities.Nodes != graph.Nodes)
            throw new ArgumentException($"the communities are of {communities.Nodes} nodes, the graph has {graph.Nodes}", nameof(communities));
        var threads = Work.Threads(options.Threads);
        var springs = Springs.Of(graph, options, threads);
        var levels = new MultilevelPlacement(options with { Radii = null }, seed, cancel);
        return levels.Place(springs, communities?.Groups.ToArray());
    }

    internal static LayoutState Random(int nodes, ulong seed)
    {
        var random = new Random64(seed);
        var side = 10 * Math.Sqrt(nodes);
        float[] x = new float[nodes], y = new float[nodes];
        for (var node = 0; node < nodes; node++)
        {
            x[node] = (float)((random.Unit() - 0.5) * side);
            y[node] = (float)((random.Unit() - 0.5) * side);
        }

        return new(x, y);
    }
}
