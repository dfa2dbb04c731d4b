namespace Sillage.Reports.Maps;

/// <summary>
/// Edges as curves that bend clockwise from the account reposted, in the colour of its community. Opacity follows weight, and is scaled so
/// that all edges together lay the same ink on the sheet, whether they are hundreds or hundred thousands.
/// </summary>
internal static class EdgeDrawing
{
    private const double Bend = 0.18;

    /// <summary>Steps of opacity; edges of one step and colour share a group.</summary>
    private const int Steps = 6;

    /// <summary>Turns in which the colours of one step are drawn, so that none covers all others.</summary>
    private const int Turns = 6;

    /// <summary>Sum of length, width and opacity of all edges, as a share of the map's area.</summary>
    private const double Ink = 0.9;

    private const double Faintest = 0.03;
    private const double Strongest = 0.55;

    /// <summary>The chosen edges in groups, the weakest first.</summary>
    /// <param name="map">The map.</param>
    /// <param name="edges">Numbers of the edges to draw.</param>
    /// <param name="x">Place of each account on the sheet.</param>
    /// <param name="y">Place of each account on the sheet, downwards.</param>
    /// <param name="colors">Colour of each account.</param>
    /// <param name="area">Area of the map on the sheet.</param>
    public static List<CurveGroup> Curves(PropagationMap map, int[] edges, double[] x, double[] y, string[] colors, double area)
    {
        if (edges.Length == 0)
            return [];
        var heaviest = Math.Log2(1 + edges.Max(i => map.Edges[i].Weight));
        var lightest = Math.Log2(1 + edges.Min(i => map.Edges[i].Weight));
        var strengths = Array.ConvertAll(edges, i => Step(map.Edges[i].Weight, lightest, heaviest));
        var ink = 0.0;
        for (var k = 0; k < edges.Length; k++)
        {
            var edge = map.Edges[edges[k]];
            ink += Math.Sqrt(Square(x[edge.Source] - x[edge.Target]) + Square(y[edge.Source] - y[edge.Target])) * Width(strengths[k]) * (1 + strengths[k]);
        }

        var opacity = ink > 0 ? Ink * area / ink : Strongest;
        return [.. edges
            .Select((edge, k) => (Edge: map.Edges[edge], Step: strengths[k]))
            .GroupBy(one => (one.Step, Turn: (int)(EdgeSample.Dice(map, one.Edge) * 1e6) % Turns, Color: colors[one.Edge.Source]))
            .OrderBy(group => group.Key.Step).ThenBy(group => group.Key.Turn).ThenBy(group => group.Key.Color, StringComparer.Ordinal)
            .Select(group => new CurveGroup(
                group.Key.Color,
                Math.Clamp(Math.Round(opacity * (1 + group.Key.Step), 3), Faintest, Strongest),
                Width(group.Key.Step),
                [.. group.Select(one => Between(x[one.Edge.Source], y[one.Edge.Source], x[one.Edge.Target], y[one.Edge.Target]))]))];
    }

    private static int Step(double weight, double lightest, double heaviest) =>
        heaviest <= lightest ? 0 : Math.Min(Steps - 1, (int)(Steps * (Math.Log2(1 + weight) - lightest) / (heaviest - lightest)));

    private static double Width(int step) => 0.5 + (0.22 * step);

    /// <summary>The control point stands left of the middle as one looks from start to end, on a sheet whose y points down.</summary>
    private static Curve Between(double x0, double y0, double x1, double y1) =>
        new((float)x0, (float)y0, (float)(((x0 + x1) / 2) + (Bend * (y1 - y0))), (float)(((y0 + y1) / 2) - (Bend * (x1 - x0))), (float)x1, (float)y1);

    private static double Square(double value) => value * value;
}
