using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Sillage.Graphs.Layout;

/// <summary>The global speed of an iteration, found from all nodes' swinging and traction, and what a node's share of it is.</summary>
internal struct AdaptiveSpeed(SpeedRule rule, double tolerance, bool preventsOverlap, int nodes, double speed, double efficiency)
{
    /// <summary>k_s and k_smax of the paper.</summary>
    private const float LocalSpeed = 0.1f, LongestStep = 10;

    /// <summary>Keeps a drawing at rest, whose speed would grow for ever, within single precision.</summary>
    private const double HighestSpeed = 1e9;

    private const double LargestRise = 1.5;
    private const double LeastEfficiency = 0.05;

    public double Speed { get; private set; } = speed;

    public double Efficiency { get; private set; } = efficiency;

    /// <summary>Takes up the sums over all nodes of mass × swinging and mass × traction.</summary>
    public void Adapt(double swinging, double traction)
    {
        if (!(swinging > 0))
            return; // nothing moves: a quotient would tell nothing
        var target = rule == SpeedRule.Paper ? tolerance * traction / swinging : GephiTarget(swinging, traction);
        Speed = Math.Min(HighestSpeed, Math.Min(target, LargestRise * Speed));
    }

    /// <summary>By what the forces of four nodes, x and y side by side, are multiplied to give their steps.</summary>
    /// <param name="masses">Their masses.</param>
    /// <param name="swinging">The lengths of the difference between their forces in this iteration and the last.</param>
    /// <param name="forces">Their forces.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly Vector256<float> Factors(Vector256<float> masses, Vector256<float> swinging, Vector256<float> forces)
    {
        var global = Vector256.Create((float)Speed);
        if (rule == SpeedRule.Paper)
            return Bounded(LocalSpeed * global / (Vector256<float>.One + (global * Vector256.Sqrt(swinging))), forces);
        var factors = global / (Vector256<float>.One + Vector256.Sqrt(global * masses * swinging));
        return preventsOverlap ? Bounded(LocalSpeed * factors, forces) : factors;
    }

    /// <summary>No step is longer than 10; a force of 0 makes no step.</summary>
    private static Vector256<float> Bounded(Vector256<float> factors, Vector256<float> forces) =>
        Vector256.Min(factors, Vector256.Create(LongestStep) / Motion.Lengths(forces));

    private double GephiTarget(double swinging, double traction)
    {
        var estimate = 0.05 * Math.Sqrt(nodes);
        var jitter = tolerance * Math.Max(Math.Sqrt(estimate), Math.Min(10, estimate * traction / ((double)nodes * nodes)));
        if (swinging > 2 * traction)
        {
            if (Efficiency > LeastEfficiency)
                Efficiency *= 0.5;
            jitter = Math.Max(jitter, tolerance);
        }

        var target = jitter * Efficiency * traction / swinging;
        if (swinging > jitter * traction)
        {
            if (Efficiency > LeastEfficiency)
                Efficiency *= 0.7;
        }
        else if (Speed < 1000)
        {
            Efficiency *= 1.3;
        }

        return target;
    }
}
