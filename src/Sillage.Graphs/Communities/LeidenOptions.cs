namespace Sillage.Graphs;

/// <summary>What makes a partition good.</summary>
public enum Objective
{
    /// <summary>More weight within communities than chance would put there: <see cref="Quality.Modularity"/>.</summary>
    Modularity,

    /// <summary>Communities denser than the resolution: <see cref="Quality.ConstantPotts"/>.</summary>
    ConstantPotts,
}

/// <summary>How communities are sought.</summary>
public sealed record LeidenOptions
{
    /// <summary>What is made as high as possible.</summary>
    public Objective Objective { get; init; } = Objective.Modularity;

    /// <summary>
    /// γ: the higher, the smaller the communities; not negative. For the constant Potts model it is a density, so that 1 leaves every node of
    /// a sparse graph alone: try the graph's own density first.
    /// </summary>
    public double Resolution { get; init; } = 1;

    /// <summary>Chooses the order of visits and the random merges.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>How often the whole is repeated, each time from the last result; 0 to go on until nothing gets better.</summary>
    public int Iterations { get; init; } = 2;

    /// <summary>
    /// θ of the refinement: communities grow by merges with a chance that rises with exp(gain / θ), the gain in units of the mean edge weight.
    /// Above 0; near 0 only the best merge is taken, and equal ones by chance.
    /// </summary>
    public double Randomness { get; init; } = 0.01;

    /// <summary>Communities to start from, such as those of an earlier time; null for every node alone.</summary>
    public Partition? Start { get; init; }

    /// <summary>The number of threads, 0 for every core. The result does not depend on it.</summary>
    public int Threads { get; init; }
}
