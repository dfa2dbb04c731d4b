using System.Globalization;
using Sillage.Graphs.Bench;
using Sillage.Graphs.Csv;

// Sillage.Graphs.Bench EDGES.csv OPERATIONS [REPETITIONS [THREADS]]: times kernels on an edge list, one JSON line each.
if (args.Length < 2)
{
    Console.Error.WriteLine("usage: Sillage.Graphs.Bench EDGES.csv read[,...] [REPETITIONS [THREADS]]");
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

return 0;

static string Size(Sillage.Graphs.NamedGraph read) => $", \"nodes\": {read.Graph.Nodes}, \"edges\": {read.Graph.Edges}";
