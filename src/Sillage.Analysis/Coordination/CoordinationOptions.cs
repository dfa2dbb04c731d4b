namespace Sillage.Analysis;

/// <summary>Whose rules count pairs and edges.</summary>
public enum PeerRules
{
    /// <summary>Ours: an edge counts shared objects, and is tested against chance.</summary>
    None,

    /// <summary>Those of CooRTweet 2.1.</summary>
    CooRTweet,

    /// <summary>Those of QUT's coordination-network-toolkit.</summary>
    Toolkit,
}

/// <summary>Options of the coordination question.</summary>
public sealed record CoordinationOptions
{
    /// <summary>What is looked at; several are fused into one network.</summary>
    public IReadOnlyList<Behaviour> By { get; init; } = [Behaviour.Repost];

    /// <summary>Longest time between two shares of one object; null: proposed by the data. Default 60 s: CooRTweet's vignette, coordination-network-toolkit.</summary>
    public TimeSpan? Window { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>An account takes part with at least so many shares that have a partner. Default 2: CooRTweet, min_participation.</summary>
    public int MinShares { get; init; } = 2;

    /// <summary>Edges of fewer shared objects are left out; null: 2 for the groups, and the figures count all. Source of 2: coordination-network-toolkit.</summary>
    public int? MinWeight { get; init; }

    /// <summary>Only edges heavier than this quantile of all edges (0 to 1, type 7, strictly); null: none. Source: CooRTweet, edge_weight.</summary>
    public double? Percentile { get; init; }

    /// <summary>Promised share of chance among the edges kept; null: edges are not tested. Default 0.01: Tumminello et al. 2011.</summary>
    public double? Fdr { get; init; } = 0.01;

    /// <summary>Whose rules count.</summary>
    public PeerRules Compatible { get; init; }

    /// <summary>Whether shares of one account are paired with each other; only under a peer's rules.</summary>
    public bool Loops { get; init; }

    /// <summary>Narrower windows: each edge tells its weight in each, and whether it is fast or holds at any pace; empty: none.</summary>
    public IReadOnlyList<TimeSpan> FasterWindows { get; init; } = [];

    /// <summary>Keep only edges that have the wanted weight within the narrowest of <see cref="FasterWindows"/> too.</summary>
    public bool OnlyFast { get; init; }

    /// <summary>A fast repost comes at most so long after its original. Default 60 s: Luceri et al. 2024.</summary>
    public TimeSpan FastRepost { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Whether to count again with half and double the window and with higher thresholds; done unasked where the window is proposed by the data.</summary>
    public bool Sensitivity { get; init; }

    /// <summary>Copies in which the times within each object change places, to be counted and tested like the real shares; 0: none.</summary>
    public int Permutations { get; init; }

    /// <summary>Hashtags that a sequence needs. Default 3: Burghardt et al. 2024.</summary>
    public int MinHashtags { get; init; } = 3;

    /// <summary>Resolution of the communities that groups are. Default 1: modularity.</summary>
    public double Resolution { get; init; } = 1;

    /// <summary>Seed of the communities.</summary>
    public ulong Seed { get; init; } = 2017;
}
