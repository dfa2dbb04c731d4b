using System.Globalization;
using Sillage.Graphs;
using Sillage.Graphs.Bench;
using Sillage.Graphs.Csv;

// Sillage.Graphs.Bench EDGES.csv OPERATIONS [REPETITIONS [THREADS [FOLDER]]]: times kernels on an edge list, one JSON line each. Drawings go
// to the folder.
if (args.Length < 2)
{
    Console.Error.WriteLine("usage: Sillage.Graphs.Bench EDGES.csv read,pagerank,components,kcore,betweenness,hits,triangles,paths,layout [REPETITIONS [THREADS [FOLDER]]]");
    return 2;
}

var operations = args[1].Split(',');
var repetitions = args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : 5;
var threads = args.Length > 3 ? int.Parse(args[3], CultureInfo.InvariantCulture) : Environment.ProcessorCount;
var measure = new Measure(Path.GetFileNameWithoutExtension(args[0]), threads, repetitions, Console.Out);
if (operations.Contains("read"))
{
    measure.Run("read_directed", () => EdgeCsv.Read(args[0], new() { Threads = threads }), Size);
    measure.Run("read_undirected", () => EdgeCsv.Read(args[0], new() { Directed = false, Threads = threads }), Size);
}

if (operations.Contains("pagerank") || operations.Contains("components"))
{
    var directed = EdgeCsv.Read(args[0], new() { Threads = threads }).Graph;
    if (operations.Contains("pagerank"))
    {
        directed.Reverse();
        measure.Run("pagerank", () => PageRank.Compute(directed, new() { Threads = threads }), rank => $", \"sweeps\": {rank.Sweeps}");
        measure.Run("hits", () => Hits.Compute(directed, 1e-8, threads: threads), hits => $", \"sweeps\": {hits.Sweeps}");
    }

    if (operations.Contains("components"))
    {
        measure.Run("components_weak", () => WeakComponents.Find(directed, threads), found => $", \"count\": {found.Count}");
        measure.Run("components_strong", () => StrongComponents.Find(directed), found => $", \"count\": {found.Count}");
    }
}

if (operations.Intersect(["kcore", "betweenness", "triangles", "paths", "components", "leiden"]).Any())
{
    var undirected = EdgeCsv.Read(args[0], new() { Directed = false, Threads = threads }).Graph;
    if (operations.Contains("components"))
        measure.Run("components_undirected", () => WeakComponents.Find(undirected, threads), found => $", \"count\": {found.Count}");
    if (operations.Contains("leiden"))
    {
        foreach (var iterations in new[] { 2 })
        {
            ulong seed = 0;
            var qualities = new List<double>();
            measure.Run($"leiden_{iterations}_iterations", () =>
            {
                var leiden = Leiden.Find(undirected, new() { Seed = ++seed, Iterations = iterations, Threads = threads });
                qualities.Add(leiden.Quality);
                return leiden;
            }, found => string.Create(
                CultureInfo.InvariantCulture,
                $", \"communities\": {found.Communities.Count}, \"median_modularity\": {qualities.Order().ElementAt(qualities.Count / 2):F6}"));
        }
    }

    if (operations.Contains("kcore"))
        measure.Run("kcore", () => CoreNumbers.Find(undirected, threads), cores => $", \"max\": {cores.Max()}");
    if (operations.Contains("triangles"))
        measure.Run("triangles", () => TriangleCounts.Count(undirected, threads), found => $", \"count\": {found.Total}");
    if (operations.Contains("paths"))
        measure.Run("paths_256_sources", () => PathStatistics.Sample(undirected, 256, threads: threads), found => string.Create(CultureInfo.InvariantCulture, $", \"mean\": {found.Mean:F4}"));
    if (operations.Contains("betweenness"))
        measure.Run("betweenness_100_sources", () => Betweenness.Sampled(undirected, 100, threads: threads));
}

if (operations.Contains("layout"))
{
    var named = EdgeCsv.Read(args[0], new() { Directed = false, Threads = threads });
    LayoutPass.Run(named, measure, args.Length > 4 ? args[4] : null, Path.GetFileNameWithoutExtension(args[0]));
}

return 0;

static string Size(NamedGraph read) => $", \"nodes\": {read.Graph.Nodes}, \"edges\": {read.Graph.Edges}";
