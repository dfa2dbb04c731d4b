namespace Sillage.Graphs.Layout;

/// <summary>Sums over a stretch of nodes.</summary>
internal struct NodeTotals
{
    /// <summary>Mass × swinging and mass × traction.</summary>
    public double Swinging, Traction;

    /// <summary>Mass × the root of the steady part of the step, and mass × the root of the distance from the centre.</summary>
    public double Steps, Distances;

    /// <summary>Mass, and mass × position.</summary>
    public double Mass, X, Y;

    public float MinX, MinY, MaxX, MaxY;

    public static NodeTotals Empty => new()
    {
        MinX = float.PositiveInfinity,
        MinY = float.PositiveInfinity,
        MaxX = float.NegativeInfinity,
        MaxY = float.NegativeInfinity,
    };

    /// <summary>The longer side of the box around the nodes.</summary>
    public readonly float Width => Math.Max(MaxX - MinX, MaxY - MinY);

    public readonly double CentreX => Mass > 0 ? X / Mass : 0;

    public readonly double CentreY => Mass > 0 ? Y / Mass : 0;

    /// <summary>
    /// A typical step as a share of the drawing's size. Both are means of roots, so that a few small components which gravity lets fly
    /// far away neither keep the rest from settling nor hide its movement.
    /// </summary>
    public readonly double Movement => Distances > 0 ? Steps / Distances * (Steps / Distances) : 0;

    public void Add(in NodeTotals other)
    {
        Swinging += other.Swinging;
        Traction += other.Traction;
        Steps += other.Steps;
        Distances += other.Distances;
        Mass += other.Mass;
        X += other.X;
        Y += other.Y;
        MinX = Math.Min(MinX, other.MinX);
        MinY = Math.Min(MinY, other.MinY);
        MaxX = Math.Max(MaxX, other.MaxX);
        MaxY = Math.Max(MaxY, other.MaxY);
    }
}
