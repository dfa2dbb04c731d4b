namespace Sillage.Analysis;

/// <summary>How a topic moved: between languages, communities, labels and places, and over time.</summary>
/// <param name="Posts">Captured posts.</param>
/// <param name="First">The first of them; null if there is none.</param>
/// <param name="BucketMinutes">Width of the streams' buckets.</param>
/// <param name="PhaseMinutes">Width of the bins between which phases begin.</param>
/// <param name="Phases">Phases, in order of time.</param>
/// <param name="Streams">One entry a division of the posts: languages first, then the divisions of accounts.</param>
/// <param name="HandOffs">One entry a division of accounts: who reposted whom across it, who led, who bridged.</param>
/// <param name="Tracked">The communities found in each window of time by itself, matched from window to window.</param>
public sealed record MigrationResult(
    long Posts, PostMark? First, int BucketMinutes, int PhaseMinutes, IReadOnlyList<Phase> Phases, IReadOnlyList<DivisionStreams> Streams,
    IReadOnlyList<HandOff> HandOffs, TrackedCommunities Tracked);

/// <summary>A share of a count that may be a sum of confidences.</summary>
/// <param name="Count">Numerator; of texts whose language was detected each counts as the detector's confidence.</param>
/// <param name="Value">Share of all, 0 to 1; 0 where there is nothing.</param>
/// <param name="Low">Lower end of the 95 % Wilson interval.</param>
/// <param name="High">Upper end of it.</param>
public sealed record Portion(double Count, double Value, double Low, double High);

/// <summary>A time with its interval.</summary>
/// <param name="At">Estimate, UTC.</param>
/// <param name="Low">Lower end of the 95 % interval.</param>
/// <param name="High">Upper end of it.</param>
public sealed record TimeEstimate(DateTimeOffset At, DateTimeOffset Low, DateTimeOffset High);

/// <summary>The groups of one division of the posts over time.</summary>
/// <param name="By">"language", "community", "label" or "country".</param>
/// <param name="Groups">The groups, the largest first.</param>
/// <param name="InNone">Posts in none of them: undetermined, unknown, or in smaller groups.</param>
/// <param name="Buckets">The shares over time; buckets without posts are left out.</param>
/// <param name="Crossings">Where one group overtook the one that led, beyond what chance and choice explain; in order of time.</param>
public sealed record DivisionStreams(string By, IReadOnlyList<StreamGroup> Groups, Portion InNone, IReadOnlyList<StreamBucket> Buckets, IReadOnlyList<Crossing> Crossings);

/// <summary>One group over the whole time.</summary>
/// <param name="Name">The group.</param>
/// <param name="Shares">Its shares.</param>
/// <param name="First">Its first post; null if it has none.</param>
/// <param name="Entered">When it first had the option's share of a bucket's posts; null if it never had.</param>
/// <param name="Half">When it had made half of its posts; null if it has none.</param>
public sealed record StreamGroup(string Name, GroupShares Shares, PostMark? First, TimeEstimate? Entered, TimeEstimate? Half);

/// <summary>Shares of a group by four measures.</summary>
/// <param name="Posts">Of captured posts.</param>
/// <param name="Accounts">Of the accounts that posted; of languages an account counts in each of its own.</param>
/// <param name="Originals">Of posts that are no reposts.</param>
/// <param name="RepostsEarned">Of the reposts: those of posts of the group.</param>
public sealed record GroupShares(Portion Posts, Portion Accounts, Portion Originals, Portion RepostsEarned);

/// <summary>A bucket of time.</summary>
/// <param name="From">Start.</param>
/// <param name="To">End (exclusive).</param>
/// <param name="Posts">Posts in it.</param>
/// <param name="Accounts">Accounts that made them.</param>
/// <param name="Originals">Of the posts, those that are no reposts.</param>
/// <param name="Reposts">Of the posts, reposts.</param>
/// <param name="Groups">Shares of each group, in the division's order.</param>
public sealed record StreamBucket(DateTimeOffset From, DateTimeOffset To, long Posts, long Accounts, long Originals, long Reposts, IReadOnlyList<GroupShares> Groups);

/// <summary>One group overtakes another.</summary>
/// <param name="From">The group that led.</param>
/// <param name="To">The group that leads afterwards.</param>
/// <param name="At">When, by posts: between the middles of two buckets, with the bucket's width in the interval.</param>
/// <param name="Support">Share of the resamples of accounts in which it overtakes too.</param>
/// <param name="Before">The two groups' posts before: the share of <paramref name="From"/> among them.</param>
/// <param name="After">The same afterwards, until the end or the next crossing.</param>
/// <param name="MinutesAfterFirst">From the topic's first post to it.</param>
/// <param name="ByAccounts">When by accounts; null where it does not, or less than 95 % of the resamples agree.</param>
/// <param name="ByOriginals">When by originals, likewise.</param>
/// <param name="ByRepostsEarned">When by reposts earned, likewise.</param>
public sealed record Crossing(
    string From, string To, TimeEstimate At, double Support, Portion Before, Portion After, double MinutesAfterFirst, TimeEstimate? ByAccounts,
    TimeEstimate? ByOriginals, TimeEstimate? ByRepostsEarned);

/// <summary>A phase: a time between two changes.</summary>
/// <param name="From">Start.</param>
/// <param name="To">End (exclusive).</param>
/// <param name="Kind">"onset", "growth", "lull", "peak", "decay" or "return", by the rates of the neighbours.</param>
/// <param name="ChangedIn">What changed at its start: "volume", and divisions whose mix changed; empty for the first.</param>
/// <param name="Posts">Posts in it.</param>
/// <param name="Accounts">Accounts that made them.</param>
/// <param name="PerHour">Posts per hour of the topic: from its first post, to its last.</param>
/// <param name="Low">Lower end of the exact 95 % Poisson interval of the rate.</param>
/// <param name="High">Upper end of it.</param>
/// <param name="Mixes">Shares of the groups of each division.</param>
public sealed record Phase(
    DateTimeOffset From, DateTimeOffset To, string Kind, IReadOnlyList<string> ChangedIn, long Posts, long Accounts, double PerHour, double Low, double High,
    IReadOnlyList<PhaseMix> Mixes);

/// <summary>The mix of one division in a phase.</summary>
/// <param name="By">The division.</param>
/// <param name="Shares">Shares of the posts, in the order of its groups.</param>
/// <param name="Distance">Jensen-Shannon divergence from the phase before, in bits: 0 alike, 1 nothing in common; null for the first.</param>
/// <param name="ByChance">What it would be below in 95 of 100 cases if the mix had not changed; null for the first.</param>
public sealed record PhaseMix(string By, IReadOnlyList<Portion> Shares, double? Distance, double? ByChance);
