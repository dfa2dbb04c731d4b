namespace Sillage.Graphs;

/// <summary>A part of a graph.</summary>
/// <param name="Graph">The part; its nodes are numbered anew, in their old order.</param>
/// <param name="Nodes">The old number of each of its nodes.</param>
public sealed record Subgraph(Graph Graph, int[] Nodes)
{
    /// <summary>The chosen nodes and all edges between them.</summary>
    public static Subgraph OfNodes(Graph graph, Func<int, bool> chosen)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentNullException.ThrowIfNull(chosen);
        return Cut(graph, Enumerable.Range(0, graph.Nodes).Where(chosen), (_, _, _) => true);
    }

    /// <summary>The chosen edges and the nodes at them.</summary>
    /// <param name="graph">A graph.</param>
    /// <param name="chosen">Is asked with the number of an arc, its source and its target; an undirected edge's arcs are both to be chosen or none.</param>
    public static Subgraph OfArcs(Graph graph, Func<long, int, int, bool> chosen)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentNullException.ThrowIfNull(chosen);
        var used = new bool[graph.Nodes];
        for (var node = 0; node < graph.Nodes; node++)
        {
            var arc = graph.FirstArc(node);
            foreach (var neighbour in graph.Neighbours(node))
            {
                if (chosen(arc++, node, neighbour))
                    used[node] = used[neighbour] = true;
            }
        }

        return Cut(graph, Enumerable.Range(0, graph.Nodes).Where(node => used[node]), chosen);
    }

    private static Subgraph Cut(Graph graph, IEnumerable<int> nodes, Func<long, int, int, bool> chosen)
    {
        var kept = nodes.ToArray();
        var place = new int[graph.Nodes];
        Array.Fill(place, -1);
        for (var i = 0; i < kept.Length; i++)
            place[kept[i]] = i;
        using var edges = new EdgeList();
        foreach (var node in kept)
        {
            var arc = graph.FirstArc(node);
            foreach (var neighbour in graph.Neighbours(node))
            {
                if (place[neighbour] >= 0 && (graph.IsDirected || node <= neighbour) && chosen(arc, node, neighbour))
                    edges.Add(place[node], place[neighbour], graph.Weight(arc));
                arc++;
            }
        }

        return new(Graph.Build(edges, graph.IsDirected, kept.Length), kept);
    }
}
