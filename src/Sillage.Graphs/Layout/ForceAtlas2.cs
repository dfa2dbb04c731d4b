namespace Sillage.Graphs.Layout;

/// <summary>
/// ForceAtlas2: a drawing in which nodes repel each other by their degrees, edges pull, and clusters come apart. Repulsion is approximated
/// by a quadtree. The same graph, options and start give the same bytes on any number of threads.
/// Source: Jacomy, Venturini, Heymann and Bastian 2014, PLoS ONE 9(6) e98679, doi 10.1371/journal.pone.0098679.
/// </summary>
/// <remarks>Directions matter only for <see cref="ForceAtlas2Options.DissuadeHubs"/>. Edges from a node to itself have no effect.</remarks>
public static class ForceAtlas2
{
    /// <summary>Draws a graph from the beginning: a placement by coarsened graphs, then iterations until the drawing has settled.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="options">The settings; null for the defaults.</param>
    /// <param name="communities">Communities to be placed together at first; null to merge by edges alone.</param>
    /// <param name="seed">The same seed gives the same bytes.</param>
    /// <param name="progress">Told the number of iterations done in all and the movement after every iteration.</param>
    /// <param name="cancel">Ends the run after the iteration under way; what was reached is returned.</param>
    /// <exception cref="ArgumentException"><paramref name="communities"/> is of another number of nodes.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancel"/> was asked to before the placement was done.</exception>
    public static LayoutState Draw(
        Graph graph,
        ForceAtlas2Options? options = null,
        Partition? communities = null,
        ulong seed = 1,
        IProgress<(int Iterations, double Movement)>? progress = null,
        CancellationToken cancel = default) =>
        Run(graph, InitialPlacement.Multilevel(graph, options, communities, seed, cancel), options, progress, cancel);

    /// <summary>Goes on from a drawing until it has settled or <see cref="ForceAtlas2Options.MaxIterations"/> more iterations are done.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="start">
    /// Where the nodes are, and the speeds of an earlier run if it is to go on: pausing does not change the result. Before the first iteration
    /// nodes at the very same place, which could never part, are moved aside a little.
    /// </param>
    /// <param name="options">The settings; null for the defaults.</param>
    /// <param name="progress">Told the number of iterations done in all and the movement after every iteration.</param>
    /// <param name="cancel">Ends the run after the iteration under way; what was reached is returned.</param>
    /// <returns>The new drawing; <paramref name="start"/> is not changed.</returns>
    /// <exception cref="ArgumentException">The start has another number of nodes than the graph, or a value that is not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public static LayoutState Run(
        Graph graph,
        LayoutState start,
        ForceAtlas2Options? options = null,
        IProgress<(int Iterations, double Movement)>? progress = null,
        CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentNullException.ThrowIfNull(start);
        options ??= new();
        options.Check(graph.Nodes);
        start.Check(graph.Nodes);
        if (graph.Nodes == 0)
            return start with { IsSettled = true };
        var threads = ForceAtlas2Engine.Threads(graph.Nodes, graph.Arcs, options);
        if (start.Iterations == 0)
            start = start.Parted();
        using var engine = new ForceAtlas2Engine(Springs.Of(graph, options, threads), options, start, threads);
        for (var i = 0; i < options.MaxIterations && !engine.IsSettled && !cancel.IsCancellationRequested; i++)
        {
            engine.Step();
            progress?.Report((engine.Iterations, engine.Movement));
        }

        return engine.State();
    }
}
