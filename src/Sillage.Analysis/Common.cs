using System.Globalization;
using Sillage.Cases;
using Sillage.Posts;

namespace Sillage.Analysis;

/// <summary>A post named in a result.</summary>
/// <param name="At">Publication time, UTC.</param>
/// <param name="Account">Author's handle.</param>
/// <param name="PostId">Id as kept in the case.</param>
public sealed record PostMark(DateTimeOffset At, string Account, string PostId);

/// <summary>What questions say in the same words.</summary>
internal static class Wording
{
    public static DateTimeOffset Time(long microseconds) => DateTimeOffset.UnixEpoch.AddTicks(microseconds * 10);

    public static PostMark Mark(this Slice slice, int post) => new(Time(slice.PostedAt[post]), slice.Handle(post), slice.Ids[post]);

    public static string Handle(this Slice slice, int post) => slice.Accounts[slice.Account[post]].Handle;

    public static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>Platform of each account: index into <see cref="Slice.Platforms"/>. It is that of the posts which it wrote or which name it.</summary>
    public static byte[] PlatformOfAccounts(this Slice slice)
    {
        var platforms = new byte[slice.Accounts.Count];
        for (var post = 0; post < slice.Count; post++)
        {
            platforms[slice.Account[post]] = slice.Platform[post];
            if (slice.TargetAccount[post] >= 0)
                platforms[slice.TargetAccount[post]] = slice.Platform[post];
        }

        return platforms;
    }

    /// <summary>How many accounts wrote some posts.</summary>
    public static int Authors(this Slice slice, ReadOnlySpan<int> posts)
    {
        var (seen, count) = (new bool[slice.Accounts.Count], 0);
        foreach (var post in posts)
        {
            ref var isSeen = ref seen[slice.Account[post]];
            count += isSeen ? 0 : 1;
            isSeen = true;
        }

        return count;
    }

    /// <summary>Caveats that any question on this slice shares.</summary>
    public static IEnumerable<Caveat> CommonCaveats(this Slice slice)
    {
        if (slice.ClockSeconds >= 60)
            yield return Of("minute-clock", $"Times in this capture are known to {slice.ClockSeconds} seconds only; order and delays within that are unknown.", ("seconds", Number(slice.ClockSeconds)));
        if (slice.Count == 0)
            yield break;
        var gaps = CaptureGaps.Find(slice.Capture).Count(gap => gap.From < Time(slice.PostedAt[^1]) && gap.To > Time(slice.PostedAt[0]));
        if (gaps > 0)
            yield return Of("capture-gaps", $"Gaps of the capture in this time: {gaps}. Posts then are missing, not absent.", ("gaps", Number(gaps)));
    }

    public static Caveat Of(string code, string text, params (string Name, string Value)[] values) =>
        new(code, text, values.ToDictionary(pair => pair.Name, pair => pair.Value));

    public static bool IsRepost(this Slice slice, int post) => slice.Kind[post] == PostKind.Repost;

    /// <summary>The original of a captured repost, where the slice holds it and does not date it after the repost; else −1: the repost cannot be timed.</summary>
    public static int TimedOriginal(this Slice slice, int post) =>
        !slice.Embedded[post] && slice.IsRepost(post) && slice.Target[post] is >= 0 and var original && original < slice.Count && slice.PostedAt[post] >= slice.PostedAt[original] ? original : -1;

    /// <summary>Of each account: its captured posts, and captured reposts of it by others.</summary>
    public static (long[] Posts, long[] Earned) PostsAndEarned(this Slice slice)
    {
        var (posts, earned) = (new long[slice.Accounts.Count], new long[slice.Accounts.Count]);
        for (var post = 0; post < slice.Count; post++)
        {
            if (slice.Embedded[post])
                continue;
            var author = slice.Account[post];
            posts[author]++;
            // A repost of oneself is not earned.
            if (slice.IsRepost(post) && slice.TargetAccount[post] is >= 0 and var target && target != author)
                earned[target]++;
        }

        return (posts, earned);
    }

    /// <summary>Most followers seen at any post of each account; −1 where the capture tells none.</summary>
    public static int[] MostFollowers(this Slice slice)
    {
        var most = new int[slice.Accounts.Count];
        Array.Fill(most, -1);
        for (var post = 0; post < slice.Count; post++)
            most[slice.Account[post]] = Math.Max(most[slice.Account[post]], slice.Followers[post]);
        return most;
    }
}
