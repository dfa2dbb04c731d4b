namespace Sillage.Simulation;

/// <summary>What the Hawkes scenario plants.</summary>
public sealed record HawkesOptions
{
    /// <summary>The same seed gives the same bytes.</summary>
    public ulong Seed { get; init; } = 2017;

    /// <summary>Length in hours.</summary>
    public double Hours { get; init; } = 24;

    /// <summary>Posts an hour by the crowd that nothing in the capture causes; they swell and ebb by half of it in the course of a day.</summary>
    public double BackgroundPerHour { get; init; } = 150;

    /// <summary>Posts that one post of the crowd causes directly, below 1.</summary>
    public double CrowdBranching { get; init; } = 0.5;

    /// <summary>The large accounts.</summary>
    public IReadOnlyList<HawkesSource> Sources { get; init; } =
    [
        new("lighthouse_sim", 4_600_000, 15, 40), new("anchor_sim", 250_000, 20, 8), new("driftwood_sim", 900_000, 15, 0), new("pebble_sim", 30_000, 40, 2),
    ];

    /// <summary>Share of a source's direct effects that repost it; the others are posts of their own, which no counting ties to it.</summary>
    public double RepostShare { get; init; } = 0.4;
}

/// <summary>A planted large account.</summary>
/// <param name="Handle">Handle.</param>
/// <param name="Followers">Followers.</param>
/// <param name="Posts">Posts at random times.</param>
/// <param name="Branching">Posts of the crowd that each causes directly, on average.</param>
public sealed record HawkesSource(string Handle, int Followers, int Posts, double Branching);
