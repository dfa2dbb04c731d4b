namespace Sillage.Analysis;

/// <summary>Options of the tempo question.</summary>
public sealed record TempoOptions
{
    /// <summary>How many posts to list, those with most reposts within five minutes first.</summary>
    public int Top { get; init; } = 50;

    /// <summary>Kleinberg's s: factor between the rates of neighbouring states. Source: Kleinberg 2002, s = 2.</summary>
    public double BurstScaling { get; init; } = 2;

    /// <summary>Kleinberg's γ: cost of climbing a state. Source: Kleinberg 2002, γ = 1.</summary>
    public double BurstGamma { get; init; } = 1;
}

/// <summary>How fast posts were reposted, and when the volume burst.</summary>
/// <param name="RepostedPosts">Posts with at least one timed repost.</param>
/// <param name="Originals">Posts compared with: all posts of the slice that are no reposts.</param>
/// <param name="RepostsWithoutOriginal">Reposts whose original the slice does not hold: counted, not timed.</param>
/// <param name="NegativeLatencies">Reposts dated before their original: a clock is wrong; not timed.</param>
/// <param name="Posts">The posts that were reposted most within five minutes.</param>
/// <param name="Bursts">Bursts of the volume, in order of time, stronger ones inside weaker ones.</param>
/// <param name="BurstMethod">"batched" (topic within the capture) or "gaps" (topic alone).</param>
public sealed record TempoResult(
    long RepostedPosts, long Originals, long RepostsWithoutOriginal, long NegativeLatencies, IReadOnlyList<PostTempo> Posts, IReadOnlyList<Burst> Bursts, string BurstMethod);

/// <summary>The tempo of one post's reposts.</summary>
/// <param name="PostId">Id as kept in the case.</param>
/// <param name="Account">Author's handle.</param>
/// <param name="At">Publication time.</param>
/// <param name="Followers">Followers of the author when observed; null where unknown.</param>
/// <param name="Reposts">All timed reposts in the slice.</param>
/// <param name="Within1m">Reposts with 0 ≤ delay ≤ 60 s.</param>
/// <param name="Within5m">Reposts with 0 ≤ delay ≤ 300 s.</param>
/// <param name="Within15m">Reposts with 0 ≤ delay ≤ 900 s.</param>
/// <param name="Within60m">Reposts with 0 ≤ delay ≤ 3,600 s.</param>
/// <param name="HalfTimeSeconds">Delay by which half of the timed reposts had come.</param>
/// <param name="MedianSeconds">Median delay (quantile type 7).</param>
/// <param name="IqrSeconds">Spread of delays: third minus first quartile.</param>
/// <param name="Percentile">Share (0 to 100) of the compared posts that had fewer reposts within five minutes.</param>
/// <param name="ComparedWith">Posts compared with: by accounts of similar following (same tenth of the slice's posts by followers), this one left out.</param>
/// <param name="SimilarFollowing">False where followers are unknown and all posts were compared with.</param>
/// <param name="FirstMinuteOfFive">Share of the five minutes' reposts that came in the first minute; a flat reaction gives 0.20.</param>
public sealed record PostTempo(
    string PostId, string Account, DateTimeOffset At, long? Followers, long Reposts, long Within1m, long Within5m, long Within15m, long Within60m,
    double HalfTimeSeconds, double MedianSeconds, double IqrSeconds, double Percentile, long ComparedWith, bool SimilarFollowing, Share FirstMinuteOfFive);

/// <summary>A burst: a time in which the automaton was at or above a level.</summary>
/// <param name="From">Start: its first post, or its first minute.</param>
/// <param name="To">End: its last post (inside), or the end of its last minute (outside).</param>
/// <param name="Level">State, from 1; each level means s times the rate of the one below.</param>
/// <param name="Posts">Captured posts in it.</param>
/// <param name="Strength">Cost saved against staying a level lower: larger is stronger.</param>
public sealed record Burst(DateTimeOffset From, DateTimeOffset To, int Level, long Posts, double Strength);
