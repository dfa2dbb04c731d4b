using System.CommandLine;
using System.Diagnostics;
using Sillage.Analysis;
using Sillage.Graphs;
using Sillage.Graphs.Csv;
using Sillage.Graphs.Layout;
using Sillage.Reports;

namespace Sillage.Cli;

/// <summary>The kernels of Sillage.Graphs on any edge list.</summary>
internal static class GraphCommand
{
    private static readonly string[] Kernels = ["stats", "leiden", "propagation", "pagerank", "kcore", "components", "betweenness", "layout"];

    private static readonly Argument<string> Kernel = new("kernel") { Description = string.Join(", ", Kernels) };
    private static readonly Argument<string> File = new("edges") { Description = "Edge list: CSV with source,target[,weight]" };
    private static readonly Option<bool> Undirected = new("--undirected") { Description = "source,target and target,source are one edge" };
    private static readonly Option<ulong> Seed = new("--seed") { Description = "The same seed gives the same result", DefaultValueFactory = _ => 1 };
    private static readonly Option<double> Resolution = new("--resolution") { Description = "Above 1 smaller communities, below 1 larger ones", DefaultValueFactory = _ => 1 };
    private static readonly Option<int> Samples = new("--samples") { Description = "Betweenness from so many sources instead of all" };
    private static readonly Option<string> Out = new("--out") { Description = "Folder for nodes.csv and edges.csv" };
    private static readonly Option<bool> Json = new("--json") { Description = "Print JSON" };

    /// <summary>What a kernel says of the graph as a whole, and of each node.</summary>
    private sealed record Found(IReadOnlyList<(string Key, object Value)> Figures, IReadOnlyList<(string Column, Func<int, object?> Value)> Columns);

    public static Command Make(CancellationToken cancel)
    {
        var command = new Command("graph", "The graph kernels on any edge list") { Kernel, File, Undirected, Seed, Resolution, Samples, Out, Json };
        command.SetAction(parsed =>
        {
            var (kernel, file) = (parsed.GetValue(Kernel)!, parsed.GetValue(File)!);
            if (!Kernels.Contains(kernel))
                throw new UsageException($"there is no kernel {kernel}; there are {string.Join(", ", Kernels)}.");
            if (!System.IO.File.Exists(file))
                throw new UsageException($"there is no file {file}.");
            var read = Stopwatch.StartNew();
            var named = Read(file, !parsed.GetValue(Undirected));
            read.Stop();
            var ran = Stopwatch.StartNew();
            var found = Run(kernel, named.Graph, parsed, cancel);
            ran.Stop();
            var written = Stopwatch.StartNew();
            if (parsed.GetValue(Out) is { } folder)
                Write(folder, named, found);
            written.Stop();
            List<(string Key, object Value)> result =
            [
                ("nodes", named.Graph.Nodes), ("edges", named.Graph.Edges), .. found.Figures,
                ("seconds", new { read = read.Elapsed.TotalSeconds, kernel = ran.Elapsed.TotalSeconds, write = written.Elapsed.TotalSeconds }),
            ];
            if (parsed.GetValue(Json))
            {
                Console.Out.WriteLine(AnswerJson.Serialize(new
                {
                    Schema = "sillage/graph/1",
                    Topic = "",
                    Options = new { kernel, seed = parsed.GetValue(Seed), resolution = parsed.GetValue(Resolution), directed = named.Graph.IsDirected, samples = parsed.GetValue(Samples) },
                    Result = result.ToDictionary(pair => pair.Key, pair => pair.Value),
                    Caveats = Array.Empty<string>(),
                    Method = MethodOf(kernel),
                }));
            }
            else
            {
                Output.Write(new Table("graph", kernel, ["figure", "value"], [.. result.Where(pair => pair.Key != "seconds").Select(pair => new object?[] { pair.Key, pair.Value })]), 100);
                if (found.Columns.Count > 0)
                    Output.Write(Nodes(named, found), 20);
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static NamedGraph Read(string file, bool directed)
    {
        try
        {
            return EdgeCsv.Read(file, new EdgeCsvOptions { Directed = directed });
        }
        catch (GraphFormatException e)
        {
            throw new UsageException($"{file}: {e.Message}");
        }
    }

    private static Found Run(string kernel, Graph graph, ParseResult parsed, CancellationToken cancel)
    {
        switch (kernel)
        {
            case "leiden":
                var leiden = Leiden.Find(graph, new LeidenOptions { Seed = parsed.GetValue(Seed), Resolution = parsed.GetValue(Resolution) }, cancel);
                return Grouped(graph, leiden.Communities);
            case "propagation":
                return Grouped(graph, LabelPropagation.Find(graph, parsed.GetValue(Seed), cancellation: cancel).Communities);
            case "components":
                var components = WeakComponents.Find(graph);
                return new([("components", components.Count), ("largest", Largest(components))], [("component", node => (long)components[node])]);
            case "pagerank":
                var ranks = PageRank.Compute(graph, cancellation: cancel);
                return new([("sweeps", ranks.Sweeps), ("error", ranks.Error)], [("pagerank", node => ranks.Ranks[node])]);
            case "kcore":
                var cores = CoreNumbers.Find(graph);
                return new([("highest", cores.DefaultIfEmpty().Max())], [("core", node => (long)cores[node])]);
            case "betweenness":
                var between = parsed.GetValue(Samples) is > 0 and var sources && sources < graph.Nodes
                    ? Betweenness.Sampled(graph, sources, parsed.GetValue(Seed), cancellation: cancel)
                    : Betweenness.Exact(graph, cancellation: cancel);
                return new([("sources", between.Sources)], [("betweenness", node => between.Scores[node]), ("standard_error", node => between.StandardErrors[node])]);
            case "layout":
                var groups = Leiden.Find(graph, new LeidenOptions { Seed = parsed.GetValue(Seed), Resolution = parsed.GetValue(Resolution) }, cancel).Communities;
                var places = ForceAtlas2.Draw(graph, communities: groups, seed: parsed.GetValue(Seed), cancel: cancel);
                cancel.ThrowIfCancellationRequested();
                var grouped = Grouped(graph, groups);
                return new(
                    [.. grouped.Figures, ("iterations", places.Iterations), ("settled", places.IsSettled)],
                    [("x", node => places.X[node]), ("y", node => places.Y[node]), .. grouped.Columns]);
            default:
                var parts = WeakComponents.Find(graph);
                var degrees = Strength.OutDegrees(graph);
                return new(
                    [
                        ("directed", graph.IsDirected), ("weighted", graph.IsWeighted), ("loops", graph.Loops), ("components", parts.Count), ("largest", Largest(parts)),
                        ("meanDegree", graph.Nodes == 0 ? 0 : degrees.Average()), ("highestDegree", degrees.DefaultIfEmpty().Max()),
                    ],
                    []);
        }
    }

    private static Found Grouped(Graph graph, Partition communities) => new(
        [("communities", communities.Count), ("modularity", Quality.Modularity(graph.Undirected(), communities))], [("community", node => (long)communities[node])]);

    private static int Largest(Partition partition) => partition.Count == 0 ? 0 : partition.Sizes[0];

    private static Table Nodes(NamedGraph named, Found found) => new(
        "nodes", "Nodes", ["id", "label", .. found.Columns.Select(column => column.Column)],
        [.. Enumerable.Range(0, named.Graph.Nodes).Select(node => (IReadOnlyList<object?>)[named.Names[node], named.Names[node], .. found.Columns.Select(column => Cell(column.Value(node)))])]);

    /// <summary>Full precision: the files are read by programs.</summary>
    private static object? Cell(object? value) => value switch
    {
        double number when Math.Abs(number) < 1e27 => (decimal)number,
        float number when Math.Abs(number) < 1e27 => (decimal)number,
        _ => value,
    };

    private static void Write(string folder, NamedGraph named, Found found)
    {
        Directory.CreateDirectory(folder);
        using (var nodes = System.IO.File.Create(Path.Combine(folder, "nodes.csv")))
            Reports.Csv.Write(nodes, Nodes(named, found));
        using var edges = System.IO.File.Create(Path.Combine(folder, "edges.csv"));
        Graphs.Formats.GraphCsv.WriteEdges(new Graphs.Formats.GraphDocument(named.Graph, named.Names), edges);
    }

    private static Method MethodOf(string kernel) => kernel switch
    {
        "leiden" => new Method("Leiden, modularity", "Traag, Waltman, van Eck 2019"),
        "propagation" => new Method("Label propagation", "Raghavan, Albert, Kumara 2007"),
        "pagerank" => new Method("PageRank, damping 0.85", "Brin and Page 1998"),
        "kcore" => new Method("Core numbers", "Batagelj and Zaveršnik 2003"),
        "betweenness" => new Method("Betweenness", "Brandes 2001"),
        "layout" => new Method("ForceAtlas2 after multilevel placement", "Jacomy et al. 2014; Walshaw 2003"),
        _ => new Method("Weakly connected components, degrees", "textbook"),
    };
}
