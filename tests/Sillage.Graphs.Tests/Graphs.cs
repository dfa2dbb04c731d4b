using CsCheck;

namespace Sillage.Graphs.Tests;

/// <summary>Graphs that everybody knows, and graphs at random.</summary>
internal static class Graphs
{
    /// <summary>Zachary's karate club: 34 members, 78 friendships (Zachary 1977, "An information flow model for conflict and fission").</summary>
    public static Graph Karate { get; } = Graph.FromPairs(directed: false,
        (0, 1), (0, 2), (0, 3), (0, 4), (0, 5), (0, 6), (0, 7), (0, 8), (0, 10), (0, 11), (0, 12), (0, 13), (0, 17), (0, 19), (0, 21), (0, 31),
        (1, 2), (1, 3), (1, 7), (1, 13), (1, 17), (1, 19), (1, 21), (1, 30), (2, 3), (2, 7), (2, 8), (2, 9), (2, 13), (2, 27), (2, 28), (2, 32),
        (3, 7), (3, 12), (3, 13), (4, 6), (4, 10), (5, 6), (5, 10), (5, 16), (6, 16), (8, 30), (8, 32), (8, 33), (9, 33), (13, 33), (14, 32),
        (14, 33), (15, 32), (15, 33), (18, 32), (18, 33), (19, 33), (20, 32), (20, 33), (22, 32), (22, 33), (23, 25), (23, 27), (23, 29),
        (23, 32), (23, 33), (24, 25), (24, 27), (24, 31), (25, 31), (26, 29), (26, 33), (27, 33), (28, 31), (28, 33), (29, 32), (29, 33),
        (30, 32), (30, 33), (31, 32), (31, 33), (32, 33));

    /// <summary>Edge lists with duplicates and loops: few nodes, so that both happen.</summary>
    public static Gen<(int Source, int Target, double Weight)[]> EdgeLists(int maxNodes, int maxEdges, Gen<double> weight) =>
        Gen.Int[1, maxNodes].SelectMany(nodes => Gen.Select(Gen.Int[0, nodes - 1], Gen.Int[0, nodes - 1], weight).Array[0, maxEdges]);

    /// <summary>Weights of reposts: small whole numbers, mostly 1.</summary>
    public static Gen<double> Counts { get; } = Gen.Frequency((3, Gen.Const(1.0)), (1, Gen.Int[1, 5].Select(count => (double)count)));

    /// <summary>Weights that single precision does not hold.</summary>
    public static Gen<double> Reals { get; } = Gen.Double[0.01, 10];

    public static Graph Build(IEnumerable<(int Source, int Target, double Weight)> list, bool directed, int? nodes = null, int threads = 0)
    {
        using var edges = new EdgeList();
        foreach (var (source, target, weight) in list)
            edges.Add(source, target, weight);
        return Graph.Build(edges, directed, nodes, threads: threads);
    }

    /// <summary>A random graph, directed or not, with at least one node.</summary>
    public static Gen<Graph> Any(bool directed, int maxNodes = 30, int maxEdges = 90, Gen<double>? weight = null) =>
        EdgeLists(maxNodes, maxEdges, weight ?? Counts).Select(list => Build(list, directed, Math.Max(1, list.Select(e => Math.Max(e.Source, e.Target) + 1).DefaultIfEmpty(1).Max())));

    /// <summary>All arcs with their weights, row after row.</summary>
    public static List<(int Source, int Target, double Weight)> Arcs(this Graph graph)
    {
        var arcs = new List<(int, int, double)>();
        for (var node = 0; node < graph.Nodes; node++)
        {
            var arc = graph.FirstArc(node);
            foreach (var neighbour in graph.Neighbours(node))
                arcs.Add((node, neighbour, graph.Weight(arc++)));
        }

        return arcs;
    }

    /// <summary>The same graph with node i called <paramref name="names"/>[i].</summary>
    public static Graph Relabelled(this Graph graph, int[] names) => Build(
        graph.Arcs().Where(arc => graph.IsDirected || arc.Source <= arc.Target).Select(arc => (names[arc.Source], names[arc.Target], arc.Weight)),
        graph.IsDirected,
        graph.Nodes);

    /// <summary>A random order of the numbers below <paramref name="count"/>.</summary>
    public static int[] Shuffled(int count, int seed)
    {
        var numbers = Enumerable.Range(0, count).ToArray();
        new Random(seed).Shuffle(numbers);
        return numbers;
    }

    /// <summary>A seeded random graph too large to be computed in the head: a few hubs, many leaves.</summary>
    public static Graph Large(int nodes, int edges, bool directed, int seed = 1, int threads = 0)
    {
        var random = new Random(seed);
        using var list = new EdgeList();
        for (var i = 0; i < edges; i++)
            list.Add(random.Next(nodes), (int)(nodes * Math.Pow(random.NextDouble(), 3)), 1 + random.Next(3));
        return Graph.Build(list, directed, nodes, threads: threads);
    }
}
