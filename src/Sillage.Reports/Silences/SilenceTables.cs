using Sillage.Analysis;
using Sillage.Reports.Places;

namespace Sillage.Reports.Silences;

/// <summary>Silences as tables.</summary>
internal static class SilenceTables
{
    /// <summary>The rates by group: long, beside the page.</summary>
    public const string Rates = "silence-rates";

    /// <summary>Periods, ratios, groups, accounts and posts inside.</summary>
    public static IReadOnlyList<Table> Of(SilenceResult result)
    {
        var windows = result.Windows;
        return
        [
            Periods(result),
            new("silence-ratios", "The silence beside other times", ["window", "compared with", "ratio", "low", "high"],
                [.. windows.SelectMany(activity => Ratios(activity.ToBefore, activity.ToWeekBefore).Select(pair => Row(activity.Window.Name, pair.Name, pair.Ratio.Value, pair.Ratio.Low, pair.Ratio.High)))]),
            new("silence-groups", "Inside the silence, by groups", ["window", "divided by", "group", "posts", "share", "low", "high", "accounts", "of accounts", "signs looked for"],
                [.. Groups(result).Where(one => one.Group.Inside.Posts > 0).Select(one => Row(
                    one.Window, one.By, CountryCells.Of(one.By, one.Group.Name), one.Group.Inside.Posts, one.Group.PostShare.Value, one.Group.PostShare.Low, one.Group.PostShare.High, one.Group.Inside.Accounts,
                    one.Group.AccountShare.Value, one.Group.SignsLookedFor))]),
            new("silence-changes", "The silence beside other times, by groups", ["window", "divided by", "group", "compared with", "posts then", "ratio", "low", "high"],
                [.. Groups(result).SelectMany(one => Changes(one.Group).Select(change => Row(
                    one.Window, one.By, CountryCells.Of(one.By, one.Group.Name), change.Name, change.Then.Posts, change.Ratio.Value, change.Ratio.Low, change.Ratio.High)))]),
            new("silence-accounts", "Most active inside the silence", ["window", "account", "posts"],
                [.. windows.SelectMany(activity => activity.Accounts.Select(account => Row(activity.Window.Name, account.Account, account.Posts)))]),
            new("silence-posts", "First posts inside the silence", ["window", "at", "account", "post id"],
                [.. windows.SelectMany(activity => activity.FirstPosts.Select(post => Row(activity.Window.Name, post.At, post.Account, post.PostId)))]),
            new(Rates, "Rates around the silence by groups", ["window", "divided by", "group", "period", "posts", "accounts", "per hour", "low", "high"],
                [.. Groups(result).SelectMany(one => Periods(one.Group.WeekBefore, one.Group.Before, one.Group.Inside, one.Group.After).Select(period => Row(
                    one.Window, one.By, CountryCells.Of(one.By, one.Group.Name), period.Name, period.Period.Posts, period.Period.Accounts, period.Period.PerHour, period.Period.Low, period.Period.High)))]),
        ];
    }

    /// <summary>The periods around each window.</summary>
    public static Table Periods(SilenceResult result) => new(
        "silence", "Before, inside and after the silence", ["window", "period", "from", "to", "covered hours", "posts", "accounts", "per hour", "low", "high"],
        [.. result.Windows.SelectMany(activity => Periods(activity.WeekBefore, activity.Before, activity.Inside, activity.After).Select(period => Row(
            activity.Window.Name, period.Name, period.Period.From, period.Period.To, period.Period.CoveredHours, period.Period.Posts, period.Period.Accounts,
            period.Period.PerHour, period.Period.Low, period.Period.High)))]);

    /// <summary>A row of the groups' tables in French: what divides, countries, and names of groups that are ours.</summary>
    public static IReadOnlyList<object?> InFrench(IReadOnlyList<object?> row) =>
        [row[0], French.Word((string)row[1]!), row[1] is "country" ? CountryCells.InFrench((string)row[2]!) : GroupName((string)row[1]!, (string)row[2]!, french: true), row[3] is string period ? French.Word(period) : row[3], .. row.Skip(4)];

    /// <summary>A group's name for readers; only names that are ours have French words.</summary>
    public static string GroupName(string by, string name, bool french) =>
        french && (by is "kind" or "signs" || name is "everyone else" or Languages.Undetermined) ? French.Word(name) : name;

    private static IEnumerable<(string Window, string By, SilenceGroup Group)> Groups(SilenceResult result) =>
        result.Windows.SelectMany(activity => activity.Divisions.SelectMany(division => division.Groups.Select(group => (activity.Window.Name, division.By, group))));

    private static IEnumerable<(string Name, T Period)> Periods<T>(T? weekBefore, T before, T inside, T after)
        where T : class
    {
        if (weekBefore is not null)
            yield return ("a week before", weekBefore);
        yield return ("before", before);
        yield return ("inside", inside);
        yield return ("after", after);
    }

    private static IEnumerable<(string Name, RateRatio Ratio)> Ratios(RateRatio before, RateRatio? weekBefore)
    {
        yield return ("before", before);
        if (weekBefore is not null)
            yield return ("a week before", weekBefore);
    }

    private static IEnumerable<(string Name, GroupActivity Then, RateRatio Ratio)> Changes(SilenceGroup group)
    {
        yield return ("before", group.Before, group.ToBefore);
        if (group is { WeekBefore: { } then, ToWeekBefore: { } ratio })
            yield return ("a week before", then, ratio);
    }

    private static object?[] Row(params object?[] cells) => cells;
}
