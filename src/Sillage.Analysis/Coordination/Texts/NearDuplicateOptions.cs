namespace Sillage.Analysis;

/// <summary>When two texts are copies.</summary>
public sealed record NearDuplicateOptions
{
    /// <summary>Least Jaccard similarity of two copies. Default 0.8: coordination-network-toolkit (0.8 to 0.9).</summary>
    public double Copy { get; init; } = 0.8;

    /// <summary>The same where the shorter text has few shingles, for one added phrase weighs much there. Default 0.7: Sillage.</summary>
    public double ShortCopy { get; init; } = 0.7;

    /// <summary>Up to how many shingles a text is short. Default 20: Sillage.</summary>
    public int ShortUpTo { get; init; } = 20;

    /// <summary>Least similarity of every text of a cluster to the earliest, so that A~B~C does not join A and Z. Default 0.6: Sillage.</summary>
    public double ToEarliest { get; init; } = 0.6;
}
