namespace Sillage.Graphs.Layout;

/// <summary>The global speed of an iteration, found from all nodes' swinging and traction, and what a node's share of it is.</summary>
internal struct AdaptiveSpeed(SpeedRule rule, double tolerance, bool preventsOverlap, int nodes, double speed, double efficiency)
{
    /// <summary>k_s and k_smax of the paper.</summary>
    private const double LocalSpeed = 0.1, LongestStep = 10;

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
        Speed = Math.Min(target, LargestRise * Speed);
    }

    /// <summary>By what a node's force is multiplied to give its step.</summary>
    /// <param name="mass">Its mass.</param>
    /// <param name="swinging">The length of the difference between its forces in this iteration and the last.</param>
    /// <param name="force">The length of its force.</param>
    public readonly double Factor(double mass, double swinging, double force)
    {
        if (rule == SpeedRule.Paper)
            return Bounded(LocalSpeed * Speed / (1 + (Speed * Math.Sqrt(swinging))), force);
        var factor = Speed / (1 + Math.Sqrt(Speed * mass * swinging));
        return preventsOverlap ? Bounded(0.1 * factor, force) : factor;
    }

    private static double Bounded(double factor, double force) => factor * force > LongestStep ? LongestStep / force : factor;

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
