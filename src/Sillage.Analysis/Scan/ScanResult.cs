using Sillage.Cases;

namespace Sillage.Analysis;

/// <summary>Options of the machine scan.</summary>
public sealed record ScanOptions
{
    /// <summary>Start of the window for counts and rates; null: the slice's first post.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>End (exclusive) of the window; null: the slice's last post.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>Most buckets that the volume series may have; the bucket is the smallest round step that fits.</summary>
    public int MostBuckets { get; init; } = 200;

    /// <summary>Share of the posts that the focus holds, above 0 and at most 1.</summary>
    public double FocusShare { get; init; } = 0.8;

    /// <summary>Length of the opening in minutes. Source: DFRLab's scan of #MacronLeaks covered 3.5 hours (2017).</summary>
    public int OpeningMinutes { get; init; } = 210;
}

/// <summary>The machine scan: how much, how fast, by how many.</summary>
/// <param name="Posts">Posts captured for themselves.</param>
/// <param name="Embedded">Posts of the window seen only inside others; not in any other figure.</param>
/// <param name="Accounts">Accounts that wrote them.</param>
/// <param name="ByKind">Posts by kind.</param>
/// <param name="First">First post; null if there is none.</param>
/// <param name="Last">Last post; null if there is none.</param>
/// <param name="Minutes">Length of the window in minutes: its bounds where given, else first to last post; at least one.</param>
/// <param name="PerMinute">Posts per minute: posts / minutes.</param>
/// <param name="Opening">Posts from the first one on, for the opening's length; null where the window is shorter.</param>
/// <param name="Peak">Calendar minute (UTC) with most posts; null if there are no posts.</param>
/// <param name="Peaks">Heaviest windows of 1, 5, 15 and 60 minutes, sliding, exact.</param>
/// <param name="Gini">Inequality of posts per account, 0 to 1.</param>
/// <param name="Top10Share">Share of posts by the ten most active accounts, 0 to 1.</param>
/// <param name="Top50Share">Share of posts by the fifty most active accounts, 0 to 1.</param>
/// <param name="Top10">The same with denominator and interval.</param>
/// <param name="Top50">The same with denominator and interval.</param>
/// <param name="MostActive">The ten most active accounts.</param>
/// <param name="BucketSeconds">Width of the series' buckets.</param>
/// <param name="Series">Volume over time, every bucket from first to last, empty ones included.</param>
/// <param name="Focus">The shortest window with most of the posts; null where it is longer than a third of the whole, or posts are fewer than 100.</param>
/// <param name="Gaps">Silences of the capture that overlap the window.</param>
public sealed record ScanResult(
    long Posts, long Embedded, long Accounts, KindCounts ByKind, PostMark? First, PostMark? Last, double Minutes, double PerMinute, OpeningCount? Opening, PeakMinute? Peak,
    IReadOnlyList<PeakWindow> Peaks, double Gini, double Top10Share, double Top50Share, Share Top10, Share Top50,
    IReadOnlyList<ActiveAccount> MostActive, long BucketSeconds, IReadOnlyList<VolumeBucket> Series, VolumeFocus? Focus,
    IReadOnlyList<CaptureGap> Gaps);

/// <summary>Posts by kind; the four add up to all.</summary>
/// <param name="Original">Neither repost, quote nor reply.</param>
/// <param name="Repost">Reposts.</param>
/// <param name="Quote">Quotes.</param>
/// <param name="Reply">Replies.</param>
public sealed record KindCounts(long Original, long Repost, long Quote, long Reply);

/// <summary>The opening of a topic.</summary>
/// <param name="Minutes">Its length.</param>
/// <param name="Posts">Posts with first ≤ t &lt; first + length.</param>
/// <param name="PerMinute">Posts per minute.</param>
public sealed record OpeningCount(int Minutes, long Posts, double PerMinute);

/// <summary>A calendar minute.</summary>
/// <param name="At">Its start, UTC.</param>
/// <param name="Posts">Posts in it.</param>
public sealed record PeakMinute(DateTimeOffset At, long Posts);

/// <summary>The heaviest window of a length.</summary>
/// <param name="Minutes">Length.</param>
/// <param name="From">Time of its first post.</param>
/// <param name="Posts">Posts with From ≤ t &lt; From + length.</param>
public sealed record PeakWindow(int Minutes, DateTimeOffset From, long Posts);

/// <summary>An account and its posts.</summary>
/// <param name="Account">Handle.</param>
/// <param name="Posts">Posts in the window.</param>
public sealed record ActiveAccount(string Account, long Posts);

/// <summary>A bucket of the volume series.</summary>
/// <param name="From">Start, UTC.</param>
/// <param name="Posts">Posts in it.</param>
/// <param name="Original">Of these, originals.</param>
/// <param name="Repost">Reposts.</param>
/// <param name="Quote">Quotes.</param>
/// <param name="Reply">Replies.</param>
/// <param name="Accounts">Distinct accounts.</param>
public sealed record VolumeBucket(DateTimeOffset From, long Posts, long Original, long Repost, long Quote, long Reply, long Accounts);

/// <summary>The shortest window that holds a given share of the posts. Of equally short ones the first.</summary>
/// <param name="From">Its first post.</param>
/// <param name="To">Its last post.</param>
/// <param name="Posts">Posts in it, all those of its last moment included.</param>
/// <param name="Minutes">Its length.</param>
/// <param name="BucketSeconds">Width of its series' buckets.</param>
/// <param name="Series">Volume in it, in whole buckets.</param>
public sealed record VolumeFocus(DateTimeOffset From, DateTimeOffset To, long Posts, double Minutes, long BucketSeconds, IReadOnlyList<VolumeBucket> Series);
