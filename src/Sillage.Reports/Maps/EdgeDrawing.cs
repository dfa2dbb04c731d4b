namespace Sillage.Reports.Maps;

/// <summary>
/// Edges as curves that bend clockwise from the account reposted, in the colour of its community. Opacity follows weight, and is scaled so
/// that where edges are dense they lay the same ink on the sheet, whether they are hundreds or hundred thousands.
/// </summary>
internal static class EdgeDrawing
{
    private const double Bend = 0.18;

    /// <summary>Steps of opacity; edges of one step and colour share a group.</summary>
    private const int Steps = 6;

    /// <summary>Turns in which the colours of one step are drawn, so that none covers all others.</summary>
    private const int Turns = 6;

    /// <summary>Sum of length, width and opacity of the edges in a square where they are dense, as a share of its area.</summary>
    private const double Ink = 1.2;

    /// <summary>What "dense" means: the quantile of the squares that edges cross.</summary>
    private const double Dense = 0.8;

    /// <summary>Squares along the shorter side of the map.</summary>
    private const int Squares = 32;

    private const double Faintest = 0.045;
    private const double Strongest = 0.8;

    /// <summary>Opacity that the weakest edges do not exceed, so that stronger ones can be told from them.</summary>
    private const double StrongestOfWeakest = 0.28;

    /// <summary>The chosen edges in groups, the weakest first.</summary>
    /// <param name="map">The map.</param>
    /// <param name="edges">Numbers of the edges to draw.</param>
    /// <param name="x">Place of each account on the sheet.</param>
    /// <param name="y">Place of each account on the sheet, downwards.</param>
    /// <param name="colors">Colour of the edges of each account.</param>
    /// <param name="area">The map on the sheet.</param>
    public static List<CurveGroup> Curves(PropagationMap map, int[] edges, double[] x, double[] y, string[] colors, Box area)
    {
        var drawn = Draw(map, edges, x, y);
        var opacity = Opacity(drawn, area);
        return [.. drawn
            .GroupBy(one => (one.Step, Turn: (int)(EdgeSample.Dice(map, one.Edge) * 1e6) % Turns, Color: colors[one.Edge.Source]))
            .OrderBy(group => group.Key.Step).ThenBy(group => group.Key.Turn).ThenBy(group => group.Key.Color, StringComparer.Ordinal)
            .Select(group => new CurveGroup(
                group.Key.Color, Math.Clamp(Math.Round(opacity * (1 + group.Key.Step), 3), Faintest, Strongest), Width(group.Key.Step), [.. group.Select(one => one.Curve)]))];
    }

    /// <summary>Opacity of the weakest edges, before limits.</summary>
    public static double Opacity(PropagationMap map, int[] edges, double[] x, double[] y, Box area) => Opacity(Draw(map, edges, x, y), area);

    private static Drawn[] Draw(PropagationMap map, int[] edges, double[] x, double[] y)
    {
        if (edges.Length == 0)
            return [];
        var heaviest = Math.Log2(1 + edges.Max(i => map.Edges[i].Weight));
        var lightest = Math.Log2(1 + edges.Min(i => map.Edges[i].Weight));
        return Array.ConvertAll(edges, i =>
        {
            var edge = map.Edges[i];
            return new Drawn(edge, Step(edge.Weight, lightest, heaviest), Between(x[edge.Source], y[edge.Source], x[edge.Target], y[edge.Target]));
        });
    }

    private static double Opacity(Drawn[] edges, Box area)
    {
        const int Points = 8;
        var side = Math.Min(area.Width, area.Height) / Squares;
        var columns = (int)(area.Width / side) + 1;
        var ink = new double[columns * ((int)(area.Height / side) + 1)];
        foreach (var (_, step, curve) in edges)
        {
            var strength = Width(step) * (1 + step);
            var length = Math.Sqrt(Square(curve.X1 - curve.X0) + Square(curve.Y1 - curve.Y0));
            for (var k = 0; k < Points; k++)
            {
                var t = (k + 0.5) / Points;
                var (a, b, c) = ((1 - t) * (1 - t), 2 * t * (1 - t), t * t);
                var column = (int)(((a * curve.X0) + (b * curve.ControlX) + (c * curve.X1) - area.Left) / side);
                var square = ((int)(((a * curve.Y0) + (b * curve.ControlY) + (c * curve.Y1) - area.Top) / side) * columns) + column;
                ink[Math.Clamp(square, 0, ink.Length - 1)] += strength * length / Points;
            }
        }

        var crossed = ink.Where(one => one > 0).Order().ToArray();
        return crossed.Length == 0 ? StrongestOfWeakest : Math.Min(StrongestOfWeakest, Ink * side * side / crossed[(int)(Dense * (crossed.Length - 1))]);
    }

    private static int Step(double weight, double lightest, double heaviest) =>
        heaviest <= lightest ? 0 : Math.Min(Steps - 1, (int)(Steps * (Math.Log2(1 + weight) - lightest) / (heaviest - lightest)));

    private static double Width(int step) => 0.5 + (0.22 * step);

    /// <summary>The control point stands left of the middle as one looks from start to end, on a sheet whose y points down.</summary>
    private static Curve Between(double x0, double y0, double x1, double y1) =>
        new((float)x0, (float)y0, (float)(((x0 + x1) / 2) + (Bend * (y1 - y0))), (float)(((y0 + y1) / 2) - (Bend * (x1 - x0))), (float)x1, (float)y1);

    private static double Square(double value) => value * value;

    private readonly record struct Drawn(MapEdge Edge, int Step, Curve Curve);
}
