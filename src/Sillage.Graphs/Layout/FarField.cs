namespace Sillage.Graphs.Layout;

/// <summary>
/// The repulsion of distant cells near a point, as a complex polynomial. With w the vector to a node from a cell of mass m, the force is the
/// conjugate of Σ m ÷ w; a step δ aside it is Σ m (1/w - δ/w² + δ²/w³ …), of which three terms are kept.
/// Source: Greengard and Rokhlin 1987, "A fast algorithm for particle simulations"; cells acting on cells as in Dehnen 2002.
/// </summary>
internal struct FarField
{
    /// <summary>Σ m ÷ w.</summary>
    public float Re0, Im0;

    /// <summary>-Σ m ÷ w².</summary>
    public float Re1, Im1;

    /// <summary>Σ m ÷ w³.</summary>
    public float Re2, Im2;

    /// <summary>The same field seen from a point that lies (x, y) aside.</summary>
    public readonly FarField At(float x, float y) => new()
    {
        Re0 = ForceX(x, y),
        Im0 = -ForceY(x, y),
        Re1 = Re1 + (2 * ((Re2 * x) - (Im2 * y))),
        Im1 = Im1 + (2 * ((Re2 * y) + (Im2 * x))),
        Re2 = Re2,
        Im2 = Im2,
    };

    /// <summary>The force on a unit mass that lies (x, y) aside, along X.</summary>
    public readonly float ForceX(float x, float y)
    {
        float re = Re1 + ((Re2 * x) - (Im2 * y)), im = Im1 + ((Re2 * y) + (Im2 * x));
        return Re0 + ((re * x) - (im * y));
    }

    /// <summary>The force on a unit mass that lies (x, y) aside, along Y.</summary>
    public readonly float ForceY(float x, float y)
    {
        float re = Re1 + ((Re2 * x) - (Im2 * y)), im = Im1 + ((Re2 * y) + (Im2 * x));
        return -(Im0 + ((re * y) + (im * x)));
    }
}
