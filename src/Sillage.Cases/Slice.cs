using Sillage.Posts;

namespace Sillage.Cases;

/// <summary>
/// A topic cut out of a case: parallel arrays, one entry a post, sorted by time (ties: by id). What every question reads.
/// Holds the posts that match the topic, those captured for themselves and those seen only inside a repost.
/// </summary>
/// <remarks>About 45 bytes a post. Texts, links and hashtags are streamed from the case when a question asks.</remarks>
public sealed class Slice
{
    private int[]? captured;

    /// <summary>The topic as the user wrote it; empty means everything.</summary>
    public required string Topic { get; init; }

    /// <summary>Number of posts, embedded ones included.</summary>
    public int Count => PostedAt.Length;

    /// <summary>Publication time, microseconds since 1970-01-01 UTC, ascending.</summary>
    public required long[] PostedAt { get; init; }

    /// <summary>Author: index into <see cref="Accounts"/>.</summary>
    public required int[] Account { get; init; }

    /// <summary>What the post is.</summary>
    public required PostKind[] Kind { get; init; }

    /// <summary>True for a post seen only inside another one. Counts of "posts" leave these out; cascades start from them.</summary>
    public required bool[] Embedded { get; init; }

    /// <summary>
    /// The post that this one reposts, quotes or answers (by <see cref="Kind"/>): −1 none or not named; below <see cref="Count"/> an
    /// index into this slice; from <see cref="Count"/> on, a post that the slice does not hold, <see cref="UnseenPostIds"/>[value − Count].
    /// </summary>
    public required int[] Target { get; init; }

    /// <summary>Author of the target: index into <see cref="Accounts"/>, −1 where not known.</summary>
    public required int[] TargetAccount { get; init; }

    /// <summary>Language tagged by the platform: index into <see cref="Languages"/>; 0 is "not tagged".</summary>
    public required short[] Language { get; init; }

    /// <summary>Followers of the author when the post was observed; −1 where the capture does not say.</summary>
    public required int[] Followers { get; init; }

    /// <summary>Platform: index into <see cref="Platforms"/>.</summary>
    public required byte[] Platform { get; init; }

    /// <summary>The posts' ids.</summary>
    public required PostIds Ids { get; init; }

    /// <summary>Texts, links and hashtags of the posts; only usable while the slice's case is open.</summary>
    public required IPostWords Words { get; init; }

    /// <summary>Ids of posts named as targets which the slice does not hold.</summary>
    public required IReadOnlyList<string> UnseenPostIds { get; init; }

    /// <summary>Accounts of the slice, authors and targets' authors, sorted by platform and id.</summary>
    public required IReadOnlyList<SliceAccount> Accounts { get; init; }

    /// <summary>Languages; entry 0 is "".</summary>
    public required IReadOnlyList<string> Languages { get; init; }

    /// <summary>Platforms.</summary>
    public required IReadOnlyList<string> Platforms { get; init; }

    /// <summary>The whole capture's volume, whatever the topic: denominators, gaps.</summary>
    public required CaptureVolume Capture { get; init; }

    /// <summary>Coarsest clock among the slice's posts, in seconds (60: times are known to the minute only).</summary>
    public required int ClockSeconds { get; init; }

    /// <summary>Indices of the posts captured for themselves, in order of time: one array for all who ask, found once.</summary>
    public int[] Captured() => captured ??= FindCaptured();

    private int[] FindCaptured()
    {
        var posts = new int[Count];
        var count = 0;
        for (var i = 0; i < posts.Length; i++)
        {
            if (!Embedded[i])
                posts[count++] = i;
        }

        return posts[..count];
    }

    /// <summary>Index of the first post at or after a moment; <see cref="Count"/> where there is none.</summary>
    public int FirstAt(DateTimeOffset moment)
    {
        // Ticks are tenths of a microsecond: what is later within one has passed it.
        var (microseconds, rest) = Math.DivRem((moment - DateTimeOffset.UnixEpoch).Ticks, 10);
        var sought = microseconds + (rest > 0 ? 1 : 0);
        var (low, high) = (0, Count);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (PostedAt[middle] < sought)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}

/// <summary>An account inside a slice.</summary>
/// <param name="Platform">Platform name.</param>
/// <param name="Id">Id as kept in the case.</param>
/// <param name="Handle">Latest handle; the id where none is known.</param>
public sealed record SliceAccount(string Platform, string Id, string Handle);

/// <summary>Posts per minute of the whole capture (captured posts only, not embedded ones), from its first to its last minute.</summary>
/// <param name="FirstMinute">Minutes since 1970-01-01 UTC of the first entry.</param>
/// <param name="PostsPerMinute">One entry a minute; empty if there are no posts.</param>
public sealed record CaptureVolume(long FirstMinute, int[] PostsPerMinute);

/// <summary>A post with the words that a result shows as evidence.</summary>
/// <param name="PostId">Id as kept in the case.</param>
/// <param name="Platform">Platform name.</param>
/// <param name="Account">Author's handle.</param>
/// <param name="At">Publication time.</param>
/// <param name="Text">Full text.</param>
/// <param name="Links">Links, longest known form.</param>
/// <param name="Hashtags">Hashtags as written.</param>
public sealed record PostEvidence(
    string PostId, string Platform, string Account, DateTimeOffset At, string Text, IReadOnlyList<string> Links, IReadOnlyList<string> Hashtags);
