namespace Sillage.Graphs.Layout;

/// <summary>
/// The settings of ForceAtlas2, named and defaulted as in the paper and in Gephi. Source: Jacomy, Venturini, Heymann and Bastian 2014,
/// "ForceAtlas2, a continuous graph layout algorithm", PLoS ONE 9(6) e98679.
/// </summary>
public sealed record ForceAtlas2Options
{
    /// <summary>k_r: how strongly nodes repel each other; above 0. The drawing grows with it.</summary>
    public double Scaling { get; init; } = 2;

    /// <summary>k_g: how strongly nodes are drawn to the origin, so that components do not drift apart; 0 or more.</summary>
    public double Gravity { get; init; } = 1;

    /// <summary>Whether gravity grows with the distance from the origin, which makes a compact drawing.</summary>
    public bool StrongGravity { get; init; }

    /// <summary>Whether an edge pulls with the logarithm of its length (Noack 2009) instead of its length: tighter clusters.</summary>
    public bool LinLog { get; init; }

    /// <summary>
    /// Whether an edge's pull is divided by the mass of its source (1 + degree), so that accounts with many outgoing edges go to the rim and
    /// those pointed at stay central; an undirected edge counts half for either end. As in Gephi the pull is multiplied by the mean mass.
    /// </summary>
    public bool DissuadeHubs { get; init; }

    /// <summary>δ: the power to which edge weights are raised; 0 ignores them, 1 takes them as they are; 0 or more.</summary>
    public double EdgeWeightInfluence { get; init; } = 1;

    /// <summary>
    /// The nodes' radii in units of the drawing (finite, 0 or more), to prevent overlap: distances are then measured from rim to rim, and
    /// overlapping nodes push each other away. Null for points.
    /// </summary>
    public IReadOnlyList<float>? Radii { get; init; }

    /// <summary>
    /// θ of Barnes and Hut: a group of nodes acts as one on another group when its diameter and the other's radius together are less than θ
    /// times their distance. 0 adds up all pairs; 1.2 is Gephi's default; at most 1.5.
    /// </summary>
    public double Theta { get; init; } = 1.2;

    /// <summary>τ: how much swinging is tolerated for the sake of speed; above 0.</summary>
    public double Tolerance { get; init; } = 1;

    /// <summary>Which published form of the adaptive speed is used.</summary>
    public SpeedRule Speed { get; init; } = SpeedRule.Gephi;

    /// <summary>The number of iterations after which a run ends even if the drawing has not settled.</summary>
    public int MaxIterations { get; init; } = 1000;

    /// <summary>
    /// The drawing has settled, and a run ends, when the steady movement of a typical node in one iteration is less than this share of the
    /// drawing's size (a typical distance from its centre). 0 never ends early.
    /// </summary>
    public double SettledBelow { get; init; } = 0.001;

    /// <summary>The number of threads, 0 for every core. The result does not depend on it.</summary>
    public int Threads { get; init; }

    internal void Check(int nodes)
    {
        Require(double.IsFinite(Scaling) && Scaling > 0, nameof(Scaling), Scaling, "above 0");
        Require(double.IsFinite(Gravity) && Gravity >= 0, nameof(Gravity), Gravity, "0 or more");
        Require(double.IsFinite(EdgeWeightInfluence) && EdgeWeightInfluence >= 0, nameof(EdgeWeightInfluence), EdgeWeightInfluence, "0 or more");
        Require(Theta is >= 0 and <= 1.5, nameof(Theta), Theta, "from 0 to 1.5");
        Require(double.IsFinite(Tolerance) && Tolerance > 0, nameof(Tolerance), Tolerance, "above 0");
        Require(MaxIterations >= 0, nameof(MaxIterations), MaxIterations, "0 or more");
        Require(SettledBelow >= 0, nameof(SettledBelow), SettledBelow, "0 or more");
        Require(Enum.IsDefined(Speed), nameof(Speed), (int)Speed, "one of the rules");
        if (Radii is null)
            return;
        Require(Radii.Count == nodes, nameof(Radii), Radii.Count, $"one per node, {nodes}");
        for (var node = 0; node < nodes; node++)
            Require(float.IsFinite(Radii[node]) && Radii[node] >= 0, nameof(Radii), Radii[node], $"finite and not negative (node {node})");
    }

    private static void Require(bool holds, string name, double value, string range)
    {
        if (!holds)
            throw new ArgumentOutOfRangeException(name, value, $"{name} is {range}");
    }
}
