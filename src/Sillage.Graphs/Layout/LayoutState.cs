namespace Sillage.Graphs.Layout;

/// <summary>
/// A drawing, and what the next iteration has to know to go on as if there had been no pause. All arrays have one value per node and are
/// only read by the layout.
/// </summary>
/// <param name="X">Positions from left to right, in units of the drawing; the layout keeps them within ±10¹².</param>
/// <param name="Y">Positions from bottom to top.</param>
public sealed record LayoutState(float[] X, float[] Y)
{
    /// <summary>The force on each node in the last iteration, along X; null before the first.</summary>
    public float[]? ForceX { get; init; }

    /// <summary>The force on each node in the last iteration, along Y; null before the first.</summary>
    public float[]? ForceY { get; init; }

    /// <summary>The order in which the layout holds the nodes, and in which sums are taken; null to find one from the positions.</summary>
    public int[]? Order { get; init; }

    /// <summary>s(G): the global speed of the last iteration.</summary>
    public double Speed { get; init; } = 1;

    /// <summary>How far the speed could be trusted lately (<see cref="SpeedRule.Gephi"/> only).</summary>
    public double SpeedEfficiency { get; init; } = 1;

    /// <summary>The number of iterations done.</summary>
    public int Iterations { get; init; }

    /// <summary>
    /// The steady movement of a typical node in an iteration as a share of the drawing's size, smoothed over about ten iterations; swinging
    /// to and fro does not count. Infinite before the first iteration.
    /// </summary>
    public double Movement { get; init; } = double.PositiveInfinity;

    /// <summary>Whether <see cref="Movement"/> has fallen below <see cref="ForceAtlas2Options.SettledBelow"/>.</summary>
    public bool IsSettled { get; init; }

    /// <summary>The same drawing with every node at a place of its own: all but the first at a place lie on a spiral around it.</summary>
    internal LayoutState Parted()
    {
        var at = new Dictionary<(float X, float Y), int>(X.Length);
        float[]? x = null, y = null;
        for (var node = 0; node < X.Length; node++)
        {
            var place = (X[node], Y[node]);
            var before = at.GetValueOrDefault(place);
            at[place] = before + 1;
            if (before == 0)
                continue;
            x ??= [.. X];
            y ??= [.. Y];
            var distance = Math.Max(1, 1e-6 * Math.Max(Math.Abs(X[node]), Math.Abs(Y[node]))) * Math.Sqrt(before);
            x[node] += (float)(distance * Math.Cos(before * MultilevelPlacement.GoldenAngle));
            y[node] += (float)(distance * Math.Sin(before * MultilevelPlacement.GoldenAngle));
        }

        return x is null ? this : this with { X = x, Y = y! };
    }

    internal void Check(int nodes)
    {
        foreach (var values in new[] { X, Y, ForceX, ForceY })
        {
            if (values is not null && values.Length != nodes)
                throw new ArgumentException($"the state holds {values.Length} nodes, the graph {nodes}");
            for (var node = 0; node < values?.Length; node++)
            {
                if (!float.IsFinite(values[node]))
                    throw new ArgumentException($"the state's node {node} has a position or force that is not finite ({values[node]})");
            }
        }

        if (Order is not null && (Order.Length != nodes || !Order.Order().SequenceEqual(Enumerable.Range(0, nodes))))
            throw new ArgumentException("the state's order does not hold every node once");
    }
}
