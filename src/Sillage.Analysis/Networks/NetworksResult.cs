namespace Sillage.Analysis;

/// <summary>Options of the networks question.</summary>
public sealed record NetworksOptions
{
    /// <summary>Which networks, in this order.</summary>
    public IReadOnlyList<NetworkKind> Networks { get; init; } =
        [NetworkKind.Reposts, NetworkKind.Quotes, NetworkKind.Replies, NetworkKind.Mentions, NetworkKind.Links, NetworkKind.Domains];

    /// <summary>Edges of fewer posts are left out and counted; at least 1.</summary>
    public int MinimumWeight { get; init; } = 1;

    /// <summary>How many edges of each network to list, the heaviest first; 0 lists all.</summary>
    public int Top { get; init; } = 50;
}

/// <summary>Who reposted, quoted, answered, mentioned whom, and who shared what.</summary>
/// <param name="TopicPosts">Captured posts of the topic, of which each network counts a part.</param>
/// <param name="Networks">The networks asked for.</param>
public sealed record NetworksResult(long TopicPosts, IReadOnlyList<NetworkSummary> Networks);

/// <summary>One network: what it was counted from, and its heaviest edges.</summary>
/// <param name="Network">Which.</param>
/// <param name="Direction">What an edge says, from source to target.</param>
/// <param name="Nodes">Nodes with an edge.</param>
/// <param name="Edges">Edges.</param>
/// <param name="Weight">Sum of the edges' weights.</param>
/// <param name="Counts">What the edges were counted from, and what was left out.</param>
/// <param name="Heaviest">The heaviest edges (ties: earlier first).</param>
public sealed record NetworkSummary(
    NetworkKind Network, string Direction, long Nodes, long Edges, long Weight, NetworkCounts Counts, IReadOnlyList<NetworkEdge> Heaviest);

/// <summary>An edge.</summary>
/// <param name="Source">Handle of the account that acts.</param>
/// <param name="SourceId">Its id as kept in the case.</param>
/// <param name="Target">Handle of the account it acts on; or the link, or the domain.</param>
/// <param name="TargetId">That account's id; null for links, domains and accounts that are only mentioned.</param>
/// <param name="Weight">Posts behind the edge.</param>
/// <param name="FirstAt">Time of the first.</param>
/// <param name="LastAt">Time of the last.</param>
/// <param name="FirstPostId">The first.</param>
public sealed record NetworkEdge(
    string Source, string SourceId, string Target, string? TargetId, long Weight, DateTimeOffset FirstAt, DateTimeOffset LastAt, string FirstPostId);
