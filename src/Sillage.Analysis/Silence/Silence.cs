using Sillage.Analysis.Statistics;
using Sillage.Cases;

namespace Sillage.Analysis;

/// <summary>What happened before, inside and after a legal silence.</summary>
public static class Silence
{
    /// <summary>Counts a slice around silence windows.</summary>
    public static Answer<SilenceOptions, SilenceResult> Run(Slice slice, SilenceOptions options, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(slice);
        ArgumentNullException.ThrowIfNull(options);
        cancel.ThrowIfCancellationRequested();
        var captured = slice.Captured();
        var windows = options.Windows.Select(window => Look(slice, captured, window, options.Top)).ToArray();
        return new Answer<SilenceOptions, SilenceResult>(
            "sillage/silence/1", slice.Topic, options, new SilenceResult(windows), [.. Caveats(slice, windows)],
            new Method("Counts and rates before, inside and after the window; exact Poisson intervals", "Sillage; interval: Garwood 1936"));
    }

    private static SilenceActivity Look(Slice slice, int[] captured, SilenceWindow window, int top)
    {
        var length = window.To - window.From;
        var inside = Posts(slice, captured, window.From, window.To);
        var accounts = inside.CountBy(post => slice.Account[post]).OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key).Take(top)
            .Select(pair => new ActiveAccount(slice.Accounts[pair.Key].Handle, pair.Value));
        return new SilenceActivity(
            window, Period(slice, captured, window.From - length, window.From), Period(slice, captured, window.From, window.To),
            Period(slice, captured, window.To, window.To + length), WeekBefore(slice, captured, window), Shares.Wilson(inside.Length, captured.Length), [.. accounts], [.. inside.Take(top).Select(slice.Mark)]);
    }

    private static int[] Posts(Slice slice, int[] captured, DateTimeOffset from, DateTimeOffset to) =>
        [.. captured.SkipWhile(post => Wording.Time(slice.PostedAt[post]) < from).TakeWhile(post => Wording.Time(slice.PostedAt[post]) < to)];

    private static PeriodActivity Period(Slice slice, int[] captured, DateTimeOffset from, DateTimeOffset to)
    {
        var posts = Posts(slice, captured, from, to);
        var hours = CoveredHours(slice, from, to);
        var (low, high) = Poisson.Interval(posts.Length);
        return new PeriodActivity(
            from, to, hours, posts.Length, posts.Select(post => slice.Account[post]).Distinct().LongCount(),
            hours > 0 ? posts.Length / hours : 0, hours > 0 ? low / hours : 0, hours > 0 ? high / hours : 0);
    }

    /// <summary>The control: the same hours of the week before, where the capture reaches back to them.</summary>
    private static PeriodActivity? WeekBefore(Slice slice, int[] captured, SilenceWindow window)
    {
        var week = TimeSpan.FromDays(7);
        return CoveredHours(slice, window.From - week, window.To - week) > 0 ? Period(slice, captured, window.From - week, window.To - week) : null;
    }

    /// <summary>Hours of the period that the capture as a whole reaches into: outside them there is no evidence, not silence.</summary>
    private static double CoveredHours(Slice slice, DateTimeOffset from, DateTimeOffset to)
    {
        var first = DateTimeOffset.FromUnixTimeSeconds(slice.Capture.FirstMinute * 60);
        var last = first.AddMinutes(slice.Capture.PostsPerMinute.Length);
        var start = from > first ? from : first;
        var end = to < last ? to : last;
        return Math.Max(0, (end - start).TotalHours);
    }

    private static IEnumerable<Caveat> Caveats(Slice slice, SilenceActivity[] windows)
    {
        foreach (var caveat in slice.CommonCaveats())
            yield return caveat;
        foreach (var activity in windows)
        {
            foreach (var period in new[] { activity.Before, activity.Inside, activity.After, activity.WeekBefore }.OfType<PeriodActivity>())
            {
                if (period.CoveredHours < (period.To - period.From).TotalHours - 0.02)
                {
                    yield return Wording.Of(
                        "partly-covered",
                        FormattableString.Invariant($"The capture covers {period.CoveredHours:F1} of the {(period.To - period.From).TotalHours:F1} hours from {period.From:yyyy-MM-dd HH:mm} UTC; rates are over the covered hours."),
                        ("covered", FormattableString.Invariant($"{period.CoveredHours:F1}")), ("hours", FormattableString.Invariant($"{(period.To - period.From).TotalHours:F1}")), ("from", FormattableString.Invariant($"{period.From:yyyy-MM-dd HH:mm}")));
                }
            }
        }
    }
}
