namespace Sillage.Analysis;

/// <summary>How far a topic broke out of where it began: the Breakout Scale, criterion by criterion.</summary>
/// <param name="Category">Highest category whose criterion is met, 1 to 6; 0 without posts. A lower bound: what the capture lacks, and what nobody judged, is not in it.</param>
/// <param name="FromData">The same by the capture alone, 1 to 3.</param>
/// <param name="Criteria">All six, in order.</param>
/// <param name="Platforms">Platforms of the topic, the most posts first.</param>
/// <param name="Communities">Communities that count.</param>
/// <param name="ToJudge">Large accounts that posted, the most followed first: perhaps media or high-profile people.</param>
public sealed record BreakoutResult(
    int Category, int FromData, IReadOnlyList<BreakoutCriterion> Criteria, IReadOnlyList<BreakoutPlatform> Platforms, IReadOnlyList<BreakoutCommunity> Communities,
    IReadOnlyList<LargeAccount> ToJudge);

/// <summary>One criterion of the scale.</summary>
/// <param name="Category">Category that it stands for, 1 to 6.</param>
/// <param name="Criterion">What is asked for.</param>
/// <param name="Met">Whether it is met; null where only the analyst can tell and did not.</param>
/// <param name="Seen">What was seen of it: platforms, communities on one platform, the lesser of both, posts by named accounts, responses named.</param>
/// <param name="Needed">What is needed.</param>
/// <param name="At">When it was first seen; null where it was not, or has no time.</param>
/// <param name="By">Account that posted then, or the response in the analyst's words; null without one.</param>
public sealed record BreakoutCriterion(int Category, string Criterion, bool? Met, long Seen, long Needed, DateTimeOffset? At, string? By);

/// <summary>A platform of the topic.</summary>
/// <param name="Platform">Its name.</param>
/// <param name="Posts">Captured posts there.</param>
/// <param name="Communities">Communities there that count.</param>
/// <param name="FirstAt">First captured post there.</param>
public sealed record BreakoutPlatform(string Platform, long Posts, int Communities, DateTimeOffset FirstAt);

/// <summary>A community that counts.</summary>
/// <param name="Name">Its most reposted accounts.</param>
/// <param name="Platform">Platform of most of its posts.</param>
/// <param name="Accounts">Accounts.</param>
/// <param name="Share">Of the topic's accounts.</param>
/// <param name="Stability">Mean share of runs that agree on its accounts.</param>
/// <param name="FirstAt">Its first captured post.</param>
public sealed record BreakoutCommunity(string Name, string Platform, int Accounts, Share Share, double Stability, DateTimeOffset FirstAt);

/// <summary>A large account that posted.</summary>
/// <param name="Account">Handle.</param>
/// <param name="Platform">Platform.</param>
/// <param name="Followers">Most followers seen.</param>
/// <param name="Posts">Captured posts.</param>
/// <param name="FirstAt">The first of them.</param>
/// <param name="PostId">Its id.</param>
public sealed record LargeAccount(string Account, string Platform, int Followers, long Posts, DateTimeOffset FirstAt, string PostId);
