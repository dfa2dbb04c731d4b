namespace Sillage.Analysis;

/// <summary>Options of the origin question.</summary>
public sealed record OriginOptions
{
    /// <summary>How many first posts, first movers and early sights to list.</summary>
    public int Top { get; init; } = 20;
}

/// <summary>Where the topic began, as far as the capture shows.</summary>
/// <param name="First">First posts in order of time.</param>
/// <param name="FirstMovers">First accounts, each with its first post.</param>
/// <param name="FirstByPlatform">First post on each platform.</param>
/// <param name="FirstHour">Minute by minute, from the first post on; from the first captured one where the hour after the first post holds no captured post.</param>
/// <param name="EarlyMostReposted">Accounts that entered by the end of the first hour, by reposts earned in the slice.</param>
/// <param name="Links">Earliest sight of each link (normal form), in order of time.</param>
/// <param name="Hashtags">Earliest sight of each spelling of a hashtag, by posts.</param>
public sealed record OriginResult(
    IReadOnlyList<FirstPost> First, IReadOnlyList<FirstPost> FirstMovers, IReadOnlyList<FirstPost> FirstByPlatform, IReadOnlyList<FirstMinute> FirstHour,
    IReadOnlyList<EarlyAccount> EarlyMostReposted, IReadOnlyList<FirstSight> Links, IReadOnlyList<FirstSight> Hashtags);

/// <summary>A first post.</summary>
/// <param name="At">Publication time, UTC.</param>
/// <param name="Account">Author's handle.</param>
/// <param name="PostId">Id as kept in the case.</param>
/// <param name="Text">Full text.</param>
/// <param name="Platform">Platform.</param>
/// <param name="SeenThroughRepost">True if the capture holds it only inside a repost or quote.</param>
public sealed record FirstPost(DateTimeOffset At, string Account, string PostId, string Text, string Platform, bool SeenThroughRepost);

/// <summary>A minute of the first hour.</summary>
/// <param name="Minute">From 0.</param>
/// <param name="From">Its start.</param>
/// <param name="Posts">Captured posts in it.</param>
/// <param name="Reposts">Of these, reposts.</param>
/// <param name="NewAccounts">Accounts whose first post it holds.</param>
public sealed record FirstMinute(int Minute, DateTimeOffset From, long Posts, long Reposts, long NewAccounts);

/// <summary>An early account.</summary>
/// <param name="Account">Handle.</param>
/// <param name="EnteredAt">Its first post.</param>
/// <param name="RepostsEarned">Captured reposts of its posts by others.</param>
public sealed record EarlyAccount(string Account, DateTimeOffset EnteredAt, long RepostsEarned);

/// <summary>The earliest sight of a link or hashtag.</summary>
/// <param name="What">The link in its normal form, or the hashtag as written.</param>
/// <param name="At">Time of the first post that has it.</param>
/// <param name="Account">Its author.</param>
/// <param name="PostId">That post.</param>
/// <param name="Posts">Posts of the slice that have it.</param>
public sealed record FirstSight(string What, DateTimeOffset At, string Account, string PostId, long Posts);
