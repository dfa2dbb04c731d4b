using Sillage.Graphs.Building;
using Sillage.Graphs.Memory;

namespace Sillage.Graphs;

/// <summary>
/// A graph as compressed sparse rows: one row per node with its neighbours in ascending order, each once. Immutable, and canonical: the same
/// edges in any order give the same graph, bit for bit.
/// </summary>
/// <remarks>
/// A directed edge is one arc, in the row of its source. An undirected edge stands in the rows of both its ends; a loop (an edge from a node
/// to itself) stands in one row, once. Offsets are 64-bit; weights are kept in single precision where that is exact, else in double.
/// </remarks>
public sealed class Graph
{
    private readonly Lazy<Graph> reverse;

    internal Graph(bool directed, Column<long> offsets, Column<int> targets, Column<float>? singles, Column<double>? doubles, long loops)
    {
        IsDirected = directed;
        OffsetColumn = offsets;
        TargetColumn = targets;
        SingleColumn = singles;
        DoubleColumn = doubles;
        Loops = loops;
        reverse = new(() => IsDirected ? Transposition.Of(this) : this);
    }

    /// <summary>The number of nodes; they are 0 to below it. A node may have no edge.</summary>
    public int Nodes => (int)(OffsetColumn.Length - 1);

    /// <summary>The number of edges after duplicates were merged, loops included.</summary>
    public long Edges => IsDirected ? Arcs : (Arcs + Loops) / 2;

    /// <summary>The number of entries in all rows: an undirected edge between two nodes counts twice.</summary>
    public long Arcs => TargetColumn.Length;

    /// <summary>The number of nodes that have an edge to themselves.</summary>
    public long Loops { get; }

    /// <summary>Whether edges have a direction.</summary>
    public bool IsDirected { get; }

    /// <summary>Whether some edge has a weight other than 1.</summary>
    public bool IsWeighted => SingleColumn is not null || DoubleColumn is not null;

    internal Column<long> OffsetColumn { get; }

    internal Column<int> TargetColumn { get; }

    internal Column<float>? SingleColumn { get; }

    internal Column<double>? DoubleColumn { get; }

    /// <summary>Builds a graph from an unsorted edge list, on every core. Edges that join the same nodes are merged by the sum of their weights.</summary>
    /// <param name="edges">The edges; read only.</param>
    /// <param name="directed">Whether a → b and b → a are different edges.</param>
    /// <param name="nodes">The number of nodes, if more than the edges name.</param>
    /// <param name="keepLoops">Whether edges from a node to itself are kept.</param>
    /// <param name="threads">The number of threads, 0 for every core. The result does not depend on it.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="nodes"/> is fewer than the edges name.</exception>
    public static Graph Build(EdgeList edges, bool directed, int? nodes = null, bool keepLoops = true, int threads = 0)
    {
        ArgumentNullException.ThrowIfNull(edges);
        if (nodes < edges.Nodes)
            throw new ArgumentOutOfRangeException(nameof(nodes), nodes, $"the edges name node {edges.Nodes - 1}");
        return new CsrBuilder(edges, nodes ?? edges.Nodes, directed, keepLoops, Work.Threads(threads)).Build();
    }

    /// <summary>Builds a graph from pairs of nodes, each of weight 1. Pairs given more than once are merged: their weight is how often they came.</summary>
    public static Graph FromPairs(bool directed, params ReadOnlySpan<(int Source, int Target)> pairs)
    {
        using var edges = new EdgeList();
        foreach (var (source, target) in pairs)
            edges.Add(source, target);
        return Build(edges, directed);
    }

    /// <summary>The neighbours of a node in ascending order; in a directed graph those that its edges lead to.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such node.</exception>
    public ReadOnlySpan<int> Neighbours(int node) => TargetColumn.Span(FirstArc(node), Degree(node));

    /// <summary>The number of entries in a node's row: its neighbours, itself included if it has a loop.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such node.</exception>
    public int Degree(int node)
    {
        var ends = OffsetColumn.Span(Checked(node), 2);
        return (int)(ends[1] - ends[0]);
    }

    /// <summary>The number of the first arc of a node's row. Its i-th neighbour is reached by the arc of this number plus i.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such node.</exception>
    public long FirstArc(int node) => OffsetColumn.Span(Checked(node), 1)[0];

    /// <summary>The weight of an arc: the sum of the weights of the edges merged in it; 1 in an unweighted graph.</summary>
    /// <param name="arc">From 0 to below <see cref="Arcs"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such arc.</exception>
    public double Weight(long arc)
    {
        if ((ulong)arc >= (ulong)Arcs)
            throw new ArgumentOutOfRangeException(nameof(arc), arc, $"the graph has {Arcs} arcs");
        return SingleColumn?.Span(arc, 1)[0] ?? DoubleColumn?.Span(arc, 1)[0] ?? 1;
    }

    /// <summary>The arc from one node to another, or -1 if there is none.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such node.</exception>
    public long ArcBetween(int source, int target)
    {
        var place = Neighbours(source).BinarySearch(Checked(target));
        return place < 0 ? -1 : FirstArc(source) + place;
    }

    /// <summary>The same edges the other way round; an undirected graph is its own reverse. Computed when first asked for, then kept.</summary>
    public Graph Reverse() => reverse.Value;

    /// <summary>The same edges without direction: a → b and b → a become one edge with the sum of their weights.</summary>
    /// <param name="threads">The number of threads, 0 for every core. The result does not depend on it.</param>
    public Graph Undirected(int threads = 0)
    {
        if (!IsDirected)
            return this;
        using var edges = EdgeList.Of(this);
        return Build(edges, directed: false, Nodes, keepLoops: true, threads);
    }

    private int Checked(int node) => (uint)node < (uint)Nodes
        ? node
        : throw new ArgumentOutOfRangeException(nameof(node), node, $"the graph has nodes 0 to {Nodes - 1}");
}
