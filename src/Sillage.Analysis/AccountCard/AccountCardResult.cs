using Sillage.Cases;

namespace Sillage.Analysis;

/// <summary>Options of the account card.</summary>
public sealed record AccountCardOptions
{
    /// <summary>The account: its handle with or without "@", or its id. Letter case does not matter.</summary>
    public string Account { get; init; } = "";

    /// <summary>Time zone of the hours and days of the week (tz database name).</summary>
    public string TimeZone { get; init; } = "UTC";

    /// <summary>Entries of each list.</summary>
    public int Top { get; init; } = 10;

    /// <summary>Buckets of the timeline at most.</summary>
    public int MostBuckets { get; init; } = 120;

    /// <summary>Posts from which on hours and delays are called a rhythm; below, the card says that they are few.</summary>
    public int FewPosts { get; init; } = 30;

    /// <summary>Share of automated accounts that the user assumes, above 0 and below 1; null: no probability is told.</summary>
    public double? BaseRate { get; init; }
}

/// <summary>Everything that a slice holds about one account, beside the slice's other accounts ("the crowd").</summary>
/// <param name="Account">Handle.</param>
/// <param name="AccountId">Id as kept in the case.</param>
/// <param name="Platform">Platform.</param>
/// <param name="Profile">Its latest profile; null where the capture holds none.</param>
/// <param name="Names">Names that it used, in order of time; empty where the capture tells none.</param>
/// <param name="Posts">Captured posts.</param>
/// <param name="ByKind">The same by kind.</param>
/// <param name="Share">Its posts of all captured posts of the slice.</param>
/// <param name="MorePostsThan">Percentage of the slice's other posting accounts with fewer posts; null where there are none or it has no posts.</param>
/// <param name="First">Its first post; null if none.</param>
/// <param name="Last">Its last post; null if none.</param>
/// <param name="PerActiveDay">Posts a day on days (of the time zone) on which it posted; 0 without posts.</param>
/// <param name="RepostsEarned">Captured reposts of its posts, by others.</param>
/// <param name="RepostedBy">How many accounts made them.</param>
/// <param name="Descent">Captured posts by others that descend from its posts through the posts that they name, as in <see cref="Amplification"/>.</param>
/// <param name="Audience">Followers addressed by its posts and these; an upper bound.</param>
/// <param name="LeastFollowers">Fewest followers seen at its posts; null where the capture tells none.</param>
/// <param name="MostFollowers">Most followers seen at its posts.</param>
/// <param name="BucketSeconds">Width of the timeline's buckets.</param>
/// <param name="Timeline">Its posts over time, every bucket from its first to its last.</param>
/// <param name="Week">Its hours of the week, beside the crowd's.</param>
/// <param name="Sleep">Its pauses.</param>
/// <param name="Delays">How fast it reposted, beside the crowd; null where no delay is known: no clock with seconds, or no original in the slice.</param>
/// <param name="Clients">Programs that it posted with, the most used first; empty where the capture tells none.</param>
/// <param name="Reposts">Accounts that it reposted most.</param>
/// <param name="Reposters">Accounts that reposted it most.</param>
/// <param name="Copies">Texts that it shares with other accounts; null where the capture holds none of its texts.</param>
/// <param name="Groups">Groups that act together and hold it; empty if none.</param>
/// <param name="MostReposted">Its posts that were reposted most, as evidence.</param>
/// <param name="Evidence">The signs of automation, each with its value, its place in the slice and its source; null without posts.</param>
public sealed record AccountCardResult(
    string Account, string AccountId, string Platform, AccountProfile? Profile, IReadOnlyList<NameUsed> Names, long Posts, KindCounts ByKind, Share Share, double? MorePostsThan,
    PostMark? First, PostMark? Last, double PerActiveDay, long RepostsEarned, long RepostedBy, CountedDescent Descent, AddressedAudience Audience, long? LeastFollowers, long? MostFollowers, long BucketSeconds,
    IReadOnlyList<VolumeBucket> Timeline, HoursOfWeek Week, Pauses Sleep, DelayHistogram? Delays, IReadOnlyList<ClientUse> Clients, IReadOnlyList<AccountCount> Reposts,
    IReadOnlyList<AccountCount> Reposters, TextCopies? Copies, IReadOnlyList<MemberOf> Groups, IReadOnlyList<RepostedPost> MostReposted, AccountEvidence? Evidence)
{
    /// <summary>What was measured for the evidence, with thresholds and sources; in the order of its measurements.</summary>
    public IReadOnlyList<IndicatorUse> Indicators { get; init; } = [];
}

/// <summary>A name under which an account was seen.</summary>
/// <param name="Handle">Handle; null where not told.</param>
/// <param name="Name">Name shown beside it; null where not told.</param>
/// <param name="SeenAt">When it was seen last; null where the capture does not say.</param>
public sealed record NameUsed(string? Handle, string? Name, DateTimeOffset? SeenAt);

/// <summary>Hours of the week in the card's time zone; 168 entries, from Monday 0 h to Sunday 23 h.</summary>
/// <param name="Posts">The account's posts.</param>
/// <param name="Crowd">Posts of all other accounts of the slice.</param>
/// <param name="Divergence">Jensen-Shannon divergence between the two over the 24 hours of the day, bits, 0 the same to 1 never at the same hour; null with too few posts.</param>
public sealed record HoursOfWeek(IReadOnlyList<int> Posts, IReadOnlyList<int> Crowd, double? Divergence);

/// <summary>When an account rests.</summary>
/// <param name="LongestHours">Longest pause between two posts, hours; null with fewer than two posts.</param>
/// <param name="LongestFrom">Where it began.</param>
/// <param name="DailyHours">Median of its days' longest pauses, hours; null with fewer than seven active days.</param>
/// <param name="QuietHours">Hours of the day, 0 to 23 in the card's time zone, in which it never posted; empty with too few posts.</param>
public sealed record Pauses(double? LongestHours, DateTimeOffset? LongestFrom, double? DailyHours, IReadOnlyList<int> QuietHours);

/// <summary>How long after an original its reposts came.</summary>
/// <param name="Timed">Reposts of the account whose original the slice holds.</param>
/// <param name="Untimed">Its other reposts: the original is missing, or dated after them.</param>
/// <param name="MedianSeconds">Median of the timed.</param>
/// <param name="CrowdTimed">Timed reposts of all other accounts.</param>
/// <param name="CrowdMedianSeconds">Their median; null if there are none.</param>
/// <param name="Bins">Counts by delay, ascending; each reaches up to its end.</param>
public sealed record DelayHistogram(long Timed, long Untimed, double MedianSeconds, long CrowdTimed, double? CrowdMedianSeconds, IReadOnlyList<DelayBin> Bins);

/// <summary>Reposts of a range of delays.</summary>
/// <param name="BelowSeconds">End of the range, exclusive; null for the last, which has none.</param>
/// <param name="Reposts">The account's.</param>
/// <param name="Crowd">All others'.</param>
public sealed record DelayBin(double? BelowSeconds, long Reposts, long Crowd);

/// <summary>A program that posts were sent with.</summary>
/// <param name="Client">Its name.</param>
/// <param name="Posts">The account's posts with it.</param>
/// <param name="Share">Of its posts whose program is known.</param>
/// <param name="Crowd">Of all other accounts' posts whose program is known, those with it.</param>
public sealed record ClientUse(string Client, long Posts, Share Share, Share Crowd);

/// <summary>An account with a number of posts.</summary>
/// <param name="Account">Handle.</param>
/// <param name="Posts">Posts.</param>
public sealed record AccountCount(string Account, long Posts);

/// <summary>Texts of an account's own posts (no reposts) that other accounts of the slice posted too, compared without links, handles and letter case.</summary>
/// <param name="Posts">Its posts with such a text, of its posts with a text that is left after that.</param>
/// <param name="Examples">The texts that most accounts share.</param>
public sealed record TextCopies(Share Posts, IReadOnlyList<SharedText> Examples);

/// <summary>A text that several accounts posted.</summary>
/// <param name="Text">As the account posted it.</param>
/// <param name="PostId">Its post.</param>
/// <param name="At">When.</param>
/// <param name="Others">Other accounts with the text.</param>
/// <param name="First">The earliest post with the text.</param>
public sealed record SharedText(string Text, string PostId, DateTimeOffset At, long Others, PostMark First);

/// <summary>A group that acts together, of which the account is a member: it reposts the same posts within a minute of others, beyond chance.</summary>
/// <param name="Id">Number of the group in <c>coordinate --by repost --window 60s --fdr 0.01</c>.</param>
/// <param name="Accounts">Members.</param>
/// <param name="Objects">Posts that they shared.</param>
/// <param name="Partners">Members with whom the account met.</param>
/// <param name="Meetings">Its meetings with them.</param>
/// <param name="Expected">Meetings of the whole group by chance; null where not tested.</param>
/// <param name="GroupMeetings">Meetings of the whole group.</param>
public sealed record MemberOf(int Id, int Accounts, int Objects, int Partners, int Meetings, double? Expected, long GroupMeetings);

/// <summary>A post with the reposts that it earned.</summary>
/// <param name="Post">The post.</param>
/// <param name="Reposts">Captured reposts of it.</param>
public sealed record RepostedPost(PostEvidence Post, long Reposts);
