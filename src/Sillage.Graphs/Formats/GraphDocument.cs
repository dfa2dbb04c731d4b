namespace Sillage.Graphs.Formats;

/// <summary>A colour of the screen.</summary>
/// <param name="Red">0 to 255.</param>
/// <param name="Green">0 to 255.</param>
/// <param name="Blue">0 to 255.</param>
public readonly record struct Colour(byte Red, byte Green, byte Blue);

/// <summary>A time during which a node or an edge is there.</summary>
/// <param name="Start">The first moment; null if it was there before all.</param>
/// <param name="End">The last moment; null if it stays.</param>
public readonly record struct Spell(DateTimeOffset? Start, DateTimeOffset? End);

/// <summary>A graph with all that a picture of it needs. What is null is left out.</summary>
/// <param name="Graph">The graph.</param>
/// <param name="Names">What identifies each node; no two the same.</param>
/// <remarks>
/// Columns for edges are in the order of the rows: in a directed graph that of the arcs, in an undirected graph that of the arcs that do not
/// lead to a lower node.
/// </remarks>
public sealed record GraphDocument(Graph Graph, NodeNames Names)
{
    /// <summary>What to write beside each node, one per node.</summary>
    public IReadOnlyList<string?>? Labels { get; init; }

    /// <summary>Where each node is drawn, from left to right.</summary>
    public IReadOnlyList<float>? X { get; init; }

    /// <summary>Where each node is drawn, upwards.</summary>
    public IReadOnlyList<float>? Y { get; init; }

    /// <summary>How large each node is drawn.</summary>
    public IReadOnlyList<float>? Sizes { get; init; }

    /// <summary>The colour of each node.</summary>
    public IReadOnlyList<Colour>? Colours { get; init; }

    /// <summary>When each node is there: any number of spells.</summary>
    public IReadOnlyList<IReadOnlyList<Spell>>? NodeSpells { get; init; }

    /// <summary>When each edge is there: any number of spells.</summary>
    public IReadOnlyList<IReadOnlyList<Spell>>? EdgeSpells { get; init; }

    /// <summary>More about the nodes.</summary>
    public IReadOnlyList<AttributeColumn> NodeAttributes { get; init; } = [];

    /// <summary>More about the edges.</summary>
    public IReadOnlyList<AttributeColumn> EdgeAttributes { get; init; } = [];

    /// <summary>The edges in the order of the columns: their ends and their weight.</summary>
    internal IEnumerable<(int Number, int Source, int Target, double Weight)> Edges()
    {
        var number = 0;
        for (var node = 0; node < Graph.Nodes; node++)
        {
            for (var i = 0; i < Graph.Degree(node); i++)
            {
                var target = Graph.Neighbours(node)[i];
                if (Graph.IsDirected || node <= target)
                    yield return (number++, node, target, Graph.Weight(Graph.FirstArc(node) + i));
            }
        }
    }

    /// <summary>Checks that every column has a value for every node or edge.</summary>
    /// <exception cref="ArgumentException">One has not.</exception>
    internal void Check()
    {
        CheckCount(Names.Count, Graph.Nodes, "names");
        CheckCount(Labels?.Count, Graph.Nodes, "labels");
        CheckCount(X?.Count, Graph.Nodes, "positions");
        CheckCount(Y?.Count, Graph.Nodes, "positions");
        CheckCount(Sizes?.Count, Graph.Nodes, "sizes");
        CheckCount(Colours?.Count, Graph.Nodes, "colours");
        CheckCount(NodeSpells?.Count, Graph.Nodes, "node spells");
        CheckCount(EdgeSpells?.Count, Graph.Edges, "edge spells");
        foreach (var column in NodeAttributes)
            CheckCount(column.Count, Graph.Nodes, $"values of '{column.Name}'");
        foreach (var column in EdgeAttributes)
            CheckCount(column.Count, Graph.Edges, $"values of '{column.Name}'");
        if (X is null != Y is null)
            throw new ArgumentException("positions need X and Y");
    }

    private static void CheckCount(long? count, long expected, string what)
    {
        if (count is not null && count != expected)
            throw new ArgumentException($"there are {count} {what} for {expected} nodes or edges");
    }
}
