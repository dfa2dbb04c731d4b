namespace Sillage.Analysis;

/// <summary>Options of the spreaders question.</summary>
public sealed record SpreadersOptions
{
    /// <summary>How many accounts to list.</summary>
    public int Top { get; init; } = 50;
}

/// <summary>Who carried the topic.</summary>
/// <param name="TopicPosts">Captured posts of the topic: the denominator of every share.</param>
/// <param name="Accounts">Accounts by share, the largest first (ties: earlier entry).</param>
public sealed record SpreadersResult(long TopicPosts, IReadOnlyList<Spreader> Accounts);

/// <summary>An account's part in the topic.</summary>
/// <param name="Rank">From 1.</param>
/// <param name="Account">Handle.</param>
/// <param name="Posts">Its captured posts.</param>
/// <param name="RepostsEarned">Captured reposts of its posts by others.</param>
/// <param name="Audience">Most followers seen at any of its posts; null where the capture does not say. An upper bound: nobody knows who read.</param>
/// <param name="ImpressionsUpperBound">Sum of followers over its posts: counts readers as often as posts. Null where unknown.</param>
/// <param name="Share">(posts + reposts earned) / topic posts, 0 to 1.</param>
/// <param name="ShareInterval">The same with denominator and interval.</param>
/// <param name="EnteredAt">Its first post on the topic; null if only reposts of it were captured.</param>
/// <param name="FirstPostId">That post.</param>
public sealed record Spreader(
    int Rank, string Account, long Posts, long RepostsEarned, long? Audience, long? ImpressionsUpperBound, double Share, Share ShareInterval,
    DateTimeOffset? EnteredAt, string? FirstPostId);
