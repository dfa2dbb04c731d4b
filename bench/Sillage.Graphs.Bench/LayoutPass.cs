using Sillage.Graphs.Layout;

namespace Sillage.Graphs.Bench;

/// <summary>ForceAtlas2 with the peers' settings (θ 1.2, scaling 2, gravity 1, weights as they are), and a whole drawing.</summary>
public static class LayoutPass
{
    private const int Settling = 20;
    private const int Timed = 20;

    /// <param name="graph">Undirected.</param>
    /// <param name="measure">Takes the times.</param>
    /// <param name="kept">Takes the drawings.</param>
    /// <param name="wholeDrawing">Whether 200 iterations from random places are to be kept, and a drawing until it settles to be timed.</param>
    public static void Run(Graph graph, Measure measure, Kept kept, bool wholeDrawing)
    {
        var options = new ForceAtlas2Options { Threads = measure.Threads, SettledBelow = 0 };
        var random = InitialPlacement.Random(graph);
        var start = ForceAtlas2.Run(graph, random, options with { MaxIterations = Settling });
        measure.Run("layout_0_iterations", () => ForceAtlas2.Run(graph, start, options with { MaxIterations = 0 })); // what a call costs by itself
        measure.Run($"layout_{Timed}_iterations", () => ForceAtlas2.Run(graph, start, options with { MaxIterations = Timed }));
        if (!wholeDrawing)
            return;
        var drawing = ForceAtlas2.Run(graph, random, options with { MaxIterations = 200 });
        kept.Drawing("drawing", drawing.X, drawing.Y);
        var settled = measure.Run(
            "draw_until_settled",
            () => ForceAtlas2.Draw(graph, options with { SettledBelow = new ForceAtlas2Options().SettledBelow }),
            state => $", \"iterations\": {state.Iterations}");
        kept.Drawing("settled", settled.X, settled.Y);
    }
}
