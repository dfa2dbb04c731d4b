using System.Globalization;
using Sillage.Graphs.Layout;

namespace Sillage.Graphs.Bench;

/// <summary>
/// ForceAtlas2 with the peers' settings (θ 1.2, scaling 2, gravity 1, weights as they are), and a whole drawing. With a folder to write
/// to, the drawings are kept as `node,x,y`, to be judged.
/// </summary>
public static class LayoutPass
{
    private const int Settling = 20;
    private const int Timed = 20;

    public static void Run(NamedGraph named, Measure measure, string? folder, string name)
    {
        var graph = named.Graph;
        var options = new ForceAtlas2Options { Threads = measure.Threads, SettledBelow = 0 };
        var random = InitialPlacement.Random(graph);
        var start = ForceAtlas2.Run(graph, random, options with { MaxIterations = Settling });
        measure.Run("fa2_0_iterations", () => ForceAtlas2.Run(graph, start, options with { MaxIterations = 0 })); // what a call costs by itself
        measure.Run($"fa2_{Timed}_iterations", () => ForceAtlas2.Run(graph, start, options with { MaxIterations = Timed }));
        var placed = measure.Run("multilevel_placement", () => InitialPlacement.Multilevel(graph, options));
        var drawn = measure.Run(
            "draw_until_settled",
            () => ForceAtlas2.Draw(graph, options with { SettledBelow = new ForceAtlas2Options().SettledBelow }),
            state => $", \"iterations\": {state.Iterations}");
        if (folder is null)
            return;
        Write(named, placed, Path.Combine(folder, $"{name}.sillage.multilevel.xy.csv"));
        Write(named, drawn, Path.Combine(folder, $"{name}.sillage.drawn.xy.csv"));
        var long200 = ForceAtlas2.Run(graph, random, options with { MaxIterations = 200 });
        Write(named, long200, Path.Combine(folder, $"{name}.sillage.fa2_200.xy.csv"));
    }

    private static void Write(NamedGraph named, LayoutState state, string path)
    {
        using var writer = new StreamWriter(path);
        writer.Write("node,x,y\n");
        for (var node = 0; node < state.X.Length; node++)
            writer.Write(string.Create(CultureInfo.InvariantCulture, $"{named.Names[node]},{state.X[node]:G7},{state.Y[node]:G7}\n"));
    }
}
