using Sillage.Analysis.Statistics;
using Sillage.Cases;

namespace Sillage.Analysis;

/// <summary>The periods around a window: their posts, and how much of them the capture covers.</summary>
internal sealed class SilencePeriods
{
    private readonly Slice slice;
    private readonly int[] captured;
    private readonly IReadOnlyList<CaptureGap> gaps;

    /// <param name="slice">The slice.</param>
    /// <param name="captured">Its posts captured for themselves, in order of time.</param>
    /// <param name="gaps">Gaps of the capture.</param>
    /// <param name="window">The window.</param>
    public SilencePeriods(Slice slice, int[] captured, IReadOnlyList<CaptureGap> gaps, SilenceWindow window)
    {
        (this.slice, this.captured, this.gaps) = (slice, captured, gaps);
        var (length, week) = (window.To - window.From, TimeSpan.FromDays(7));
        Before = Of(window.From - length, window.From);
        Inside = Of(window.From, window.To);
        After = Of(window.To, window.To + length);
        WeekBefore = Of(window.From - week, window.To - week) is { Hours: > 0 } control ? control : null;
    }

    public SilencePeriod Before { get; }

    public SilencePeriod Inside { get; }

    public SilencePeriod After { get; }

    /// <summary>The control; null where the capture does not reach back to it.</summary>
    public SilencePeriod? WeekBefore { get; }

    private SilencePeriod Of(DateTimeOffset from, DateTimeOffset to) => new(slice, from, to, CoveredHours(from, to), captured[First(from)..First(to)]);

    /// <summary>Place of the first captured post that is not before a moment.</summary>
    private int First(DateTimeOffset moment) => Ascending.Below<int>(captured, slice.FirstAt(moment));

    /// <summary>Hours of the period that the capture reaches into, without its gaps: outside them there is no evidence, not silence.</summary>
    private double CoveredHours(DateTimeOffset from, DateTimeOffset to)
    {
        var first = DateTimeOffset.FromUnixTimeSeconds(slice.Capture.FirstMinute * 60);
        return Shared(first, first.AddMinutes(slice.Capture.PostsPerMinute.Length)) - gaps.Sum(gap => Shared(gap.From, gap.To));

        double Shared(DateTimeOffset start, DateTimeOffset end) => Math.Max(0, ((to < end ? to : end) - (from > start ? from : start)).TotalHours);
    }
}

/// <summary>A period around a window.</summary>
/// <param name="Slice">The slice.</param>
/// <param name="From">Start.</param>
/// <param name="To">End (exclusive).</param>
/// <param name="Hours">Hours of it that the capture covers.</param>
/// <param name="Posts">Its captured posts, in order of time.</param>
internal sealed record SilencePeriod(Slice Slice, DateTimeOffset From, DateTimeOffset To, double Hours, int[] Posts)
{
    public PeriodActivity Activity()
    {
        var all = Of(Posts.Length, Slice.Authors(Posts));
        return new PeriodActivity(From, To, Hours, all.Posts, all.Accounts, all.PerHour, all.Low, all.High);
    }

    /// <summary>Activity of each group of a division.</summary>
    public GroupActivity[] By(PostGroups groups)
    {
        var (posts, accounts) = (new long[groups.Names.Count], new long[groups.Names.Count]);
        // Most accounts are in one group with all their posts: only a second one has to be looked up. 0 stands for none yet.
        var (first, further) = (new int[Slice.Accounts.Count], new HashSet<long>());
        foreach (var post in Posts)
        {
            var (group, account) = (groups.Of(post), Slice.Account[post]);
            posts[group]++;
            if (first[account] == 0)
                first[account] = group + 1;
            else if (first[account] == group + 1 || !further.Add(((long)group << 32) | (uint)account))
                continue;
            accounts[group]++;
        }

        return [.. posts.Zip(accounts, Of)];
    }

    private GroupActivity Of(long posts, long accounts)
    {
        if (Hours <= 0)
            return new GroupActivity(posts, accounts, 0, 0, 0);
        var (low, high) = Poisson.Interval(posts);
        return new GroupActivity(posts, accounts, posts / Hours, low / Hours, high / Hours);
    }
}
