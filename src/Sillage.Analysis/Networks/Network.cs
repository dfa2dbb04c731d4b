namespace Sillage.Analysis;

/// <summary>
/// One network of a slice as plain columns, one entry an edge, sorted by source, then target: ready for a graph library or a file.
/// </summary>
/// <remarks>
/// Edges point from the account that acts to what it acts on: who reposts → whom (<see cref="NetworkKind"/>). Each edge stands once; an account's
/// edge to itself is left out and counted.
/// </remarks>
public sealed record Network
{
    /// <summary>What joins source and target.</summary>
    public required NetworkKind Kind { get; init; }

    /// <summary>The account that acts: index into <see cref="Cases.Slice.Accounts"/>.</summary>
    public required int[] Source { get; init; }

    /// <summary>
    /// What it acts on: an index into <see cref="Cases.Slice.Accounts"/>, or from their number on <see cref="OtherTargets"/>[value − number of accounts].
    /// </summary>
    public required int[] Target { get; init; }

    /// <summary>Captured posts behind the edge, at least 1. A post that names the same target twice counts once.</summary>
    public required int[] Weight { get; init; }

    /// <summary>Time of the first of these posts, microseconds since 1970-01-01 UTC.</summary>
    public required long[] FirstAt { get; init; }

    /// <summary>Time of the last of these posts, microseconds since 1970-01-01 UTC.</summary>
    public required long[] LastAt { get; init; }

    /// <summary>The first of these posts, index into the slice: the edge's evidence.</summary>
    public required int[] FirstPost { get; init; }

    /// <summary>Targets that are no accounts of the slice: links, domains, or the names of accounts that are only mentioned.</summary>
    public required IReadOnlyList<string> OtherTargets { get; init; }

    /// <summary>What the edges were counted from, and what was left out.</summary>
    public required NetworkCounts Counts { get; init; }

    /// <summary>Number of edges.</summary>
    public int Edges => Source.Length;
}

/// <summary>What a network's edges were counted from. Contacts = weight of all edges + self-edges + weight below the minimum.</summary>
/// <param name="Posts">Captured posts of the kind: reposts, quotes, replies; posts with a mention or a link.</param>
/// <param name="WithoutTarget">Of these, posts that do not say whom they repost, quote or answer.</param>
/// <param name="ThroughReposts">Of these, posts whose target is itself a repost and was resolved to the original.</param>
/// <param name="Contacts">Pairs of a post and a target that it names: at most one a post for reposts, quotes and replies.</param>
/// <param name="SelfEdges">Contacts of an account with itself: left out.</param>
/// <param name="BelowMinimum">Edges left out because they weigh less than the minimum.</param>
/// <param name="BelowMinimumWeight">Their weight.</param>
/// <param name="Nodes">Nodes with an edge.</param>
public sealed record NetworkCounts(
    long Posts, long WithoutTarget, long ThroughReposts, long Contacts, long SelfEdges, long BelowMinimum, long BelowMinimumWeight, long Nodes);
