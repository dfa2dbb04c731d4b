namespace Sillage.Analysis;

/// <summary>
/// What a fit is made on: the events, the kernels, which processes are explained, and what does not depend on the parameters.
/// </summary>
/// <remarks>
/// Model: process k has the intensity λ_k(t) = μ_k(t) + Σ_j Σ_b α(j → k, b) Σ_i β_b exp(−β_b (t − t_i)) over the events i of process j before t; μ_k is
/// linear between evenly spaced knots.
/// </remarks>
internal sealed class HawkesProblem
{
    /// <param name="events">The events.</param>
    /// <param name="decays">β of each exponential, per unit of time.</param>
    /// <param name="targets">The processes that are explained; what made the others happen is not asked.</param>
    /// <param name="knots">Knots of the background, at least 1; 1: constant.</param>
    /// <param name="shares">Shares of the exponentials where they are known: their mixture is then the only kernel. Null: each is a kernel whose share is fitted.</param>
    public HawkesProblem(HawkesEvents events, double[] decays, int[] targets, int knots, double[]? shares = null)
        : this(new HawkesPast(events, decays, shares), targets, knots)
    {
    }

    /// <param name="past">The events and what they leave.</param>
    /// <param name="targets">The processes that are explained.</param>
    /// <param name="knots">Knots of the background.</param>
    public HawkesProblem(HawkesPast past, int[] targets, int knots)
    {
        (Past, Targets, Knots) = (past, targets, knots);
        TargetOf = new int[Events.Processes];
        Array.Fill(TargetOf, -1);
        for (var target = 0; target < targets.Length; target++)
            TargetOf[targets[target]] = target;
        KnotExposure = [.. Enumerable.Range(0, knots).Select(knot => KnotMass(knot, 0, Events.End))];
    }

    public HawkesPast Past { get; }

    public HawkesEvents Events => Past.Events;

    public int[] Targets { get; }

    /// <summary>Index in <see cref="Targets"/> by process, −1 none.</summary>
    public int[] TargetOf { get; }

    public int Knots { get; }

    public int Kernels => Past.Kernels;

    public int Features => Past.Features;

    /// <summary>Parameters of a target: branching ratios, shares of kernels, knots.</summary>
    public int Parameters => FirstKnot + Knots;

    /// <summary>Place of the first knot among them.</summary>
    public int FirstKnot => Events.Processes + Kernels;

    /// <inheritdoc cref="HawkesPast.Exposure"/>
    public double[] Exposure => Past.Exposure;

    /// <summary>Length of time that each knot stands for.</summary>
    public double[] KnotExposure { get; }

    /// <summary>The knot before a time, and how far the next one is reached, 0 to 1.</summary>
    public (int Knot, double Part) Place(double time)
    {
        if (Knots == 1)
            return (0, 0);
        var at = time / Events.End * (Knots - 1);
        var knot = Math.Clamp((int)at, 0, Knots - 2);
        return (knot, Math.Clamp(at - knot, 0, 1));
    }

    /// <summary>Integral of a knot's hat from one time to a later one.</summary>
    public double KnotMass(int knot, double from, double to)
    {
        if (Knots == 1)
            return to - from;
        var width = Events.End / (Knots - 1);
        return width * (Rising(to / width) - Rising(from / width));

        // Integral of the hat up to a place counted in knots.
        double Rising(double at) => Half(at - knot + 1) - (Half(at - knot) * 2) + Half(at - knot - 1);
        static double Half(double x) => x <= 0 ? 0 : x * x / 2;
    }
}
