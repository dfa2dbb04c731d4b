namespace Sillage.Graphs;

/// <summary>At which ends an edge must stand out to be kept.</summary>
public enum Ends
{
    /// <summary>One is enough, as published.</summary>
    Either,

    /// <summary>Both.</summary>
    Both,
}

/// <summary>What is left of a graph when edges or nodes that say little are taken away.</summary>
public static class Backbone
{
    /// <summary>The edges of at least some weight, and the nodes at them.</summary>
    public static Subgraph AtLeast(Graph graph, double weight)
    {
        ArgumentNullException.ThrowIfNull(graph);
        return Subgraph.OfArcs(graph, (arc, _, _) => graph.Weight(arc) >= weight);
    }

    /// <summary>
    /// The disparity filter: edges that carry more of a node's strength than if it were spread at random over its edges. The chance of an
    /// edge at a node of k edges and strength s is (1 - w/s)^(k-1): 1 for an only edge, which says nothing. In a directed graph the source
    /// is judged by what leaves it, the target by what arrives.
    /// </summary>
    /// <param name="graph">Weighted, directed or not. Loops are left out first.</param>
    /// <param name="significance">Edges whose chance is below this are kept (α); from 0 to 1.</param>
    /// <param name="ends">At which ends.</param>
    /// <remarks>
    /// Source: Serrano, Boguñá, Vespignani 2009. It tests whether a node's weight is concentrated, which suits networks of reposts; it is no
    /// test of how often two accounts share something by chance.
    /// </remarks>
    public static Subgraph Disparity(Graph graph, double significance, Ends ends = Ends.Either)
    {
        ArgumentNullException.ThrowIfNull(graph);
        if (significance is not (>= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(significance), significance, "a chance is from 0 to 1");
        var leaving = WithoutLoops(graph);
        var arriving = graph.IsDirected ? WithoutLoops(graph.Reverse()) : leaving;
        return Subgraph.OfArcs(graph, (arc, source, target) =>
        {
            if (source == target)
                return false;
            var weight = graph.Weight(arc);
            var atSource = Chance(weight, leaving.Strength[source], leaving.Degree[source]) < significance;
            var atTarget = Chance(weight, arriving.Strength[target], arriving.Degree[target]) < significance;
            return ends == Ends.Both ? atSource && atTarget : atSource || atTarget;
        });
    }

    /// <summary>The chance that an edge of a node has at least this weight if the node's strength is spread at random over its edges.</summary>
    /// <param name="weight">The edge's weight.</param>
    /// <param name="strength">The sum of the weights of the node's edges.</param>
    /// <param name="degree">The number of the node's edges.</param>
    public static double Chance(double weight, double strength, int degree) =>
        degree < 2 || strength <= 0 ? 1 : Math.Pow(Math.Max(0, 1 - (weight / strength)), degree - 1);

    /// <summary>The k-core: the nodes that have at least k neighbours among each other, and the edges between them.</summary>
    public static Subgraph Core(Graph graph, int k)
    {
        var cores = CoreNumbers.Find(graph);
        return Subgraph.OfNodes(graph, node => cores[node] >= k);
    }

    /// <summary>The largest weakly connected component; of equal ones that with the lowest node.</summary>
    public static Subgraph LargestComponent(Graph graph)
    {
        var components = WeakComponents.Find(graph);
        return Subgraph.OfNodes(graph, node => components[node] == 0);
    }

    private static (double[] Strength, int[] Degree) WithoutLoops(Graph rows)
    {
        var strength = Graphs.Strength.OfRows(rows, 1);
        var degree = new int[rows.Nodes];
        for (var node = 0; node < rows.Nodes; node++)
        {
            degree[node] = rows.Degree(node);
            if (rows.Loops == 0 || rows.ArcBetween(node, node) is not (>= 0 and var loop))
                continue;
            strength[node] -= rows.Weight(loop);
            degree[node]--;
        }

        return (strength, degree);
    }
}
