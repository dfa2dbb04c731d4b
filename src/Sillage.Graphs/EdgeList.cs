using Sillage.Graphs.Building;

namespace Sillage.Graphs;

/// <summary>
/// Edges in the order of their coming, from which <see cref="Graph.Build"/> makes a graph. Held outside the managed heap: dispose of it as
/// soon as the graph is built. Not safe for use by several threads at once.
/// </summary>
public sealed class EdgeList : IDisposable
{
    private const int ChunkLength = 1 << 16;
    private readonly List<EdgeChunk> chunks = [];

    /// <summary>The number of edges added, duplicates included.</summary>
    public long Count { get; private set; }

    /// <summary>One more than the highest node named, 0 without edges.</summary>
    public int Nodes { get; private set; }

    internal IReadOnlyList<EdgeChunk> Chunks => chunks;

    /// <summary>Adds an edge.</summary>
    /// <param name="source">A node, from 0 to 2³¹ - 2.</param>
    /// <param name="target">A node, from 0 to 2³¹ - 2; the same as <paramref name="source"/> for a loop.</param>
    /// <param name="weight">Finite, not negative.</param>
    /// <exception cref="ArgumentOutOfRangeException">A node or the weight is out of its range.</exception>
    public void Add(int source, int target, double weight = 1)
    {
        CheckNode(source);
        CheckNode(target);
        if (!(weight >= 0) || double.IsInfinity(weight))
            throw new ArgumentOutOfRangeException(nameof(weight), weight, "a weight is finite and not negative");
        if (chunks.Count == 0 || chunks[^1].IsFull)
            chunks.Add(new EdgeChunk(ChunkLength));
        chunks[^1].Add(source, target, weight);
        Nodes = Math.Max(Nodes, Math.Max(source, target) + 1);
        Count++;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var chunk in chunks)
            chunk.Dispose();
        chunks.Clear();
        Count = 0;
        Nodes = 0;
    }

    /// <summary>The edges of a graph, an undirected one's each once.</summary>
    internal static EdgeList Of(Graph graph)
    {
        var edges = new EdgeList();
        for (var node = 0; node < graph.Nodes; node++)
        {
            var arc = graph.FirstArc(node);
            foreach (var neighbour in graph.Neighbours(node))
            {
                if (graph.IsDirected || node <= neighbour)
                    edges.Add(node, neighbour, graph.Weight(arc));
                arc++;
            }
        }

        return edges;
    }

    internal void Append(EdgeChunk chunk, int nodes)
    {
        chunks.Add(chunk);
        Count += chunk.Count;
        Nodes = Math.Max(Nodes, nodes);
    }

    private static void CheckNode(int node)
    {
        if (node is < 0 or int.MaxValue)
            throw new ArgumentOutOfRangeException(nameof(node), node, $"a node is a number from 0 to {int.MaxValue - 1}");
    }
}
