using Sillage.Analysis.Statistics;
using Sillage.Cases;

namespace Sillage.Analysis;

/// <summary>What happened before, inside and after a legal silence, in all and by groups. No cause is claimed.</summary>
public static class Silence
{
    /// <summary>Counts a slice around silence windows.</summary>
    /// <param name="slice">The slice.</param>
    /// <param name="options">The windows.</param>
    /// <param name="divisions">Divisions of its accounts to count by: communities, labels, countries; may be empty.</param>
    /// <param name="automation">Signs of automation in the same slice, to count by; null: none were looked for.</param>
    /// <param name="cancel">Stops between windows.</param>
    public static Answer<SilenceOptions, SilenceResult> Run(Slice slice, SilenceOptions options, IReadOnlyList<AccountGroups> divisions, AutomationResult? automation, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(slice);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(divisions);
        var captured = slice.Captured();
        var gaps = CaptureGaps.Find(slice.Capture);
        var groups = PostGroups.All(slice, divisions, automation);
        var windows = new SilenceActivity[options.Windows.Count];
        for (var number = 0; number < windows.Length; number++)
        {
            cancel.ThrowIfCancellationRequested();
            windows[number] = Look(slice, captured.Length, options.Windows[number], new SilencePeriods(slice, captured, gaps, options.Windows[number]), groups, automation, options.Top);
        }

        return new Answer<SilenceOptions, SilenceResult>(
            "sillage/silence/1", slice.Topic, options, new SilenceResult(windows), [.. Caveats(slice, windows, automation is not null)],
            new Method(
                "Counts and rates before, inside and after the window, in all and by groups; exact Poisson intervals; ratios of rates with exact conditional intervals",
                "Sillage, docs/silences.md; Garwood 1936; Przyborowski and Wilenski 1940; Clopper and Pearson 1934; Wilson 1927"));
    }

    private static SilenceActivity Look(Slice slice, int all, SilenceWindow window, SilencePeriods periods, IReadOnlyList<PostGroups> groups, AutomationResult? automation, int top)
    {
        var inside = periods.Inside.Posts;
        var accounts = inside.CountBy(post => slice.Account[post]).OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key).Take(top)
            .Select(pair => new ActiveAccount(slice.Accounts[pair.Key].Handle, pair.Value));
        return new SilenceActivity(
            window, periods.Before.Activity(), periods.Inside.Activity(), periods.After.Activity(), periods.WeekBefore?.Activity(),
            Ratio(periods, periods.Before, inside.Length, periods.Before.Posts.Length), periods.WeekBefore is { } week ? Ratio(periods, week, inside.Length, week.Posts.Length) : null,
            Shares.Wilson(inside.Length, all), [.. groups.Select(division => Divide(slice, periods, division, automation))], [.. accounts], [.. inside.Take(top).Select(slice.Mark)]);
    }

    private static SilenceDivision Divide(Slice slice, SilencePeriods periods, PostGroups groups, AutomationResult? automation)
    {
        var (before, inside, after, control) = (periods.Before.By(groups), periods.Inside.By(groups), periods.After.By(groups), periods.WeekBefore?.By(groups));
        var (posts, accounts) = (periods.Inside.Posts.Length, slice.Authors(periods.Inside.Posts));
        var lookedFor = groups.By == PostGroups.Signs ? LookedFor(slice, periods.Inside, groups, automation!) : new double?[groups.Names.Count];
        var found = Enumerable.Range(0, groups.Names.Count).Where(group => before[group].Posts + inside[group].Posts + after[group].Posts + (control?[group].Posts ?? 0) > 0);
        if (!groups.IsOrdered)
            found = found.OrderByDescending(group => inside[group].Posts).ThenByDescending(group => before[group].Posts).ThenBy(group => groups.Names[group], StringComparer.Ordinal);
        return new SilenceDivision(groups.By, [.. found.Select(group => new SilenceGroup(
            groups.Names[group], before[group], inside[group], after[group], control?[group], Shares.Wilson(inside[group].Posts, posts), Shares.Wilson(inside[group].Accounts, accounts),
            Ratio(periods, periods.Before, inside[group].Posts, before[group].Posts), control is null ? null : Ratio(periods, periods.WeekBefore!, inside[group].Posts, control[group].Posts), lookedFor[group]))]);
    }

    /// <summary>How many signs could be looked for in the median account of each group.</summary>
    private static double?[] LookedFor(Slice slice, SilencePeriod inside, PostGroups groups, AutomationResult automation)
    {
        var measurable = new List<double>[groups.Names.Count];
        foreach (var post in inside.Posts.DistinctBy(post => slice.Account[post]))
        {
            if (automation.SignsOf.TryGetValue(slice.Account[post], out var signs))
                (measurable[groups.Of(post)] ??= []).Add(signs.Of);
        }

        return [.. measurable.Select(counts => counts is null ? null : (double?)Ascending.Median([.. counts.Order()]))];
    }

    private static RateRatio Ratio(SilencePeriods periods, SilencePeriod other, long inside, long posts) => RateRatios.Of(inside, periods.Inside.Hours, posts, other.Hours);

    private static IEnumerable<Caveat> Caveats(Slice slice, SilenceActivity[] windows, bool hasSigns)
    {
        foreach (var caveat in slice.CommonCaveats())
            yield return caveat;
        if (windows.Length > 0)
            yield return Wording.Of("silence-no-cause", "More or fewer posts inside than before do not say why: the vote, the news and the hour of the day change them too. The same hours a week earlier are the control.");
        var without = windows.Count(activity => activity.WeekBefore is null);
        if (without > 0 && windows.Length == 1)
            yield return Wording.Of("silence-no-control", "The capture does not reach back to the same hours a week before the silence: there is no control.");
        else if (without > 0)
            yield return Wording.Of("silences-no-control", $"For {without} of {windows.Length} silences the capture does not reach back to the same hours a week earlier: there is no control.", ("without", Wording.Number(without)), ("of", Wording.Number(windows.Length)));
        if (windows.Any(activity => activity.Inside.Posts > 0))
            yield return Wording.Of("silence-waves", "Intervals of rates and ratios take posts as independent. Reposts come in waves: the true uncertainty is larger.");
        if (hasSigns && windows.Any(activity => activity.Inside.Posts > 0))
            yield return Wording.Of("signs-only", "Signs are no verdict: newsrooms, scheduling tools, several people behind one account and very busy people show them too.");
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
