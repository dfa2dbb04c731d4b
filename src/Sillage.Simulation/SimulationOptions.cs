namespace Sillage.Simulation;

/// <summary>Options of a simulation.</summary>
public sealed record SimulationOptions
{
    /// <summary>The same seed gives the same bytes.</summary>
    public ulong Seed { get; init; } = 2017;

    /// <summary>
    /// Multiplies the crowd, accounts and posts; 1 is the documented evening, 2,000 about 120 million posts. The planted accounts stay;
    /// below 1 the automated and the busy ones become fewer.
    /// </summary>
    public double Scale { get; init; } = 1;

    /// <summary>Write posts.jsonl.gz instead of posts.jsonl.</summary>
    public bool Compress { get; init; } = true;
}
