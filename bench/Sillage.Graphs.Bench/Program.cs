using System.Globalization;
using Sillage.Graphs.Bench;

// Times kernels on an edge list, one JSON line each, and keeps their results in a folder; or makes an edge list.
switch (args)
{
    case ["generate", var edges, var path]:
        var (nodes, count) = SyntheticNetwork.Write((long)double.Parse(edges, CultureInfo.InvariantCulture), path);
        Console.Error.WriteLine($"{path}: {nodes} nodes, {count} edges");
        return 0;
    case [var path, var operations, .. var rest] when rest.Length <= 3:
        var repetitions = rest.Length > 0 ? int.Parse(rest[0], CultureInfo.InvariantCulture) : 5;
        var threads = rest.Length > 1 ? int.Parse(rest[1], CultureInfo.InvariantCulture) : Environment.ProcessorCount;
        KernelPass.Run(path, operations.Split(','), new Measure(threads, repetitions, Console.Out), new Kept(rest.Length > 2 ? rest[2] : null));
        return 0;
    default:
        Console.Error.WriteLine($"usage: Sillage.Graphs.Bench EDGES.csv {string.Join(',', KernelPass.Operations)} [REPETITIONS [THREADS [FOLDER]]]");
        Console.Error.WriteLine("       Sillage.Graphs.Bench generate EDGES OUT.csv");
        return 2;
}
