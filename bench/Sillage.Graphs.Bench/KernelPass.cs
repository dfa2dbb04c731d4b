using System.Globalization;
using Sillage.Graphs.Csv;

namespace Sillage.Graphs.Bench;

/// <summary>Times kernels on an edge list.</summary>
public static class KernelPass
{
    public static readonly string[] Operations =
        ["read", "pagerank", "hits", "components", "kcore", "triangles", "paths", "betweenness", "leiden", "layout", "drawing"];

    private const int BetweennessSources = 100;

    public static void Run(string path, IReadOnlyCollection<string> operations, Measure measure, Kept kept)
    {
        var threads = measure.Threads;
        if (operations.Contains("read"))
        {
            measure.Run("read", () => EdgeCsv.Read(path, new() { Threads = threads }), Size);
            measure.Run("read_undirected", () => EdgeCsv.Read(path, new() { Directed = false, Threads = threads }), Size);
        }

        if (operations.Intersect(["pagerank", "components", "hits"]).Any())
            Directed(EdgeCsv.Read(path, new() { Threads = threads }).Graph, operations, measure, kept);
        if (operations.Intersect(["kcore", "betweenness", "triangles", "paths", "components", "leiden", "layout", "drawing"]).Any())
            Undirected(EdgeCsv.Read(path, new() { Directed = false, KeepLoops = false, Threads = threads }).Graph, operations, measure, kept);
    }

    private static void Directed(Graph graph, IReadOnlyCollection<string> operations, Measure measure, Kept kept)
    {
        var threads = measure.Threads;
        graph.Reverse(); // as igraph, which has both directions when it has a graph
        if (operations.Contains("pagerank"))
        {
            var found = measure.Run("pagerank", () => PageRank.Compute(graph, new() { Threads = threads }), rank => $", \"sweeps\": {rank.Sweeps}");
            kept.Numbers("pagerank", found.Ranks);
        }

        if (operations.Contains("hits"))
            measure.Run("hits", () => Hits.Compute(graph, 1e-8, threads: threads), hits => $", \"sweeps\": {hits.Sweeps}");
        if (operations.Contains("components"))
        {
            kept.Labels("components", measure.Run("components", () => WeakComponents.Find(graph, threads)).Groups.ToArray());
            kept.Labels("strong_components", measure.Run("strong_components", () => StrongComponents.Find(graph)).Groups.ToArray());
        }
    }

    private static void Undirected(Graph graph, IReadOnlyCollection<string> operations, Measure measure, Kept kept)
    {
        var threads = measure.Threads;
        if (operations.Contains("components"))
            measure.Run("components_undirected", () => WeakComponents.Find(graph, threads));
        if (operations.Contains("leiden"))
        {
            var found = new List<Partition>();
            measure.Run(
                "leiden",
                run =>
                {
                    var leiden = Leiden.Find(graph, new() { Seed = (ulong)run + 1, Threads = threads });
                    found.Add(leiden.Communities);
                    return leiden;
                },
                leiden => string.Create(CultureInfo.InvariantCulture, $", \"communities\": {leiden.Communities.Count}, \"modularity\": {leiden.Quality:F6}"));
            for (var run = 0; run < found.Count; run++)
                kept.Labels(string.Create(CultureInfo.InvariantCulture, $"leiden.{run + 1}"), found[run].Groups.ToArray());
        }

        if (operations.Contains("kcore"))
            kept.Labels("kcore", measure.Run("kcore", () => CoreNumbers.Find(graph, threads)));
        if (operations.Contains("triangles"))
            measure.Run("triangles", () => TriangleCounts.Count(graph, threads), found => $", \"count\": {found.Total}");
        if (operations.Contains("paths"))
            measure.Run("paths_256_sources", () => PathStatistics.Sample(graph, 256, threads: threads));
        if (operations.Contains("betweenness"))
        {
            var count = Math.Min(graph.Nodes, BetweennessSources);
            int[] sources = [.. Enumerable.Range(0, count).Select(i => (int)((long)i * graph.Nodes / count))];
            var found = measure.Run("betweenness", () => Betweenness.FromSources(graph, sources, threads));
            kept.Numbers("betweenness", found.Scores.Select(score => score * count / graph.Nodes)); // the sums over these sources
        }

        if (operations.Contains("layout") || operations.Contains("drawing"))
            LayoutPass.Run(graph, measure, kept, operations.Contains("drawing"));
    }

    private static string Size(NamedGraph read) => $", \"nodes\": {read.Graph.Nodes}, \"edges\": {read.Graph.Edges}";
}
