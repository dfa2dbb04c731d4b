using System.Globalization;
using Sillage.Analysis;
using Sillage.Reports.Places;

namespace Sillage.Reports.Migrations;

/// <summary>How a topic moved as tables; the first is its headline.</summary>
internal static class MigrationTables
{
    /// <summary>Groups of a mix that a cell names.</summary>
    private const int Named = 3;

    public static IReadOnlyList<Table> Of(MigrationResult result) =>
    [
        new("migration-crossings", "Who overtook whom", ["by", "from", "to", "measure", "at", "low", "high"],
        [
            .. result.Streams.SelectMany(streams => streams.Crossings.SelectMany(one => new (string Measure, TimeEstimate? When)[]
                {
                    ("posts", one.At), ("accounts", one.ByAccounts), ("originals", one.ByOriginals), ("reposts earned", one.ByRepostsEarned),
                }.Select(row => new object?[] { streams.By, Name(streams, one.From), Name(streams, one.To), row.Measure, row.When?.At, row.When?.Low, row.When?.High }))),
        ]),
        new("migration-crossing-shares", "Before and after", ["by", "from", "to", "its share of the two before, %", "low", "high", "after, %", "low", "high", "resamples, %", "minutes after first"],
        [
            .. result.Streams.SelectMany(streams => streams.Crossings.Select(one => new object?[]
            {
                streams.By, Name(streams, one.From), Name(streams, one.To), Table.Percent(one.Before.Value), Table.Percent(one.Before.Low), Table.Percent(one.Before.High), Table.Percent(one.After.Value), Table.Percent(one.After.Low), Table.Percent(one.After.High),
                Table.Percent(one.Support), one.MinutesAfterFirst,
            })),
        ]),
        new("migration-groups", "Groups over the whole time", ["by", "group", "posts", "share, %", "low, %", "high, %", "accounts", "originals", "reposts earned"],
        [
            .. result.Streams.SelectMany(streams => streams.Groups.Select(group => new object?[]
            {
                streams.By, Name(streams, group.Name), group.Shares.Posts.Count, Table.Percent(group.Shares.Posts.Value), Table.Percent(group.Shares.Posts.Low), Table.Percent(group.Shares.Posts.High), group.Shares.Accounts.Count,
                group.Shares.Originals.Count, group.Shares.RepostsEarned.Count,
            }).Append([streams.By, "in none", streams.InNone.Count, Table.Percent(streams.InNone.Value), Table.Percent(streams.InNone.Low), Table.Percent(streams.InNone.High), null, null, null])),
        ]),
        new("migration-times", "When groups came in", ["by", "group", "first", "entered", "half of its posts by", "low", "high"],
            [.. result.Streams.SelectMany(streams => streams.Groups.Select(group => new object?[] { streams.By, Name(streams, group.Name), group.First?.At, group.Entered?.At, group.Half?.At, group.Half?.Low, group.Half?.High }))]),
        new("migration-phases", "Phases", ["from", "to", "phase", "changed in", "posts", "accounts", "per hour", "low", "high"],
            [.. result.Phases.Select(phase => new object?[] { phase.From, phase.To, phase.Kind, new CellList(phase.ChangedIn), phase.Posts, phase.Accounts, phase.PerHour, phase.Low, phase.High })]),
        new("migration-mixes", "Who made each phase", ["phase from", "by", "distance from the phase before", "by chance", "mix"],
            [.. result.Phases.SelectMany(phase => phase.Mixes.Select((mix, division) => new object?[] { phase.From, mix.By, mix.Distance, mix.ByChance, Mix(mix, result.Streams[division]) }))]),
        new("migration-flows", "Who reposted whom", ["by", "from", "to", "reposts", "of the reposts by it, %", "low, %", "high, %", "by chance", "from, by chance", "to, by chance"],
        [
            .. result.HandOffs.SelectMany(one => one.Flows.OrderByDescending(flow => flow.Reposts).ThenBy(flow => flow.From).ThenBy(flow => flow.To).Select(flow => new object?[]
            {
                one.By, Name(one, flow.From), Name(one, flow.To), flow.Reposts, Table.Percent(flow.Share.Value), Table.Percent(flow.Share.Low), Table.Percent(flow.Share.High), flow.Expected, flow.ExpectedLow, flow.ExpectedHigh,
            })),
        ]),
        new("migration-lags", "Who posts before whom", ["by", "leads", "follows", "minutes", "low", "high", "correlation", "without a lag", "told"],
            [.. result.HandOffs.SelectMany(one => one.Lags.Select(lag => new object?[] { one.By, Name(one, lag.Leader), Name(one, lag.Follower), lag.Minutes, lag.Low, lag.High, lag.Correlation, lag.AtOnce, lag.Told }))]),
        new("migration-bridges", "Who carried it across first", ["by", "from", "to", "account", "rank", "of", "first repost across", "reposts across", "onward in its group"],
        [
            .. result.HandOffs.SelectMany(one => one.Bridges.SelectMany(border => border.Accounts.Select(account => new object?[]
            {
                one.By, Name(one, border.From), Name(one, border.To), account.Account, account.Rank, border.Reposters, account.At, account.Reposts, Math.Round(account.Onward, 1),
            }))),
        ]),
        new("migration-bridging-posts", "What was carried across", ["by", "from", "to", "account", "reposts across", "of", "first repost across", "after, s", "carried by", "post id"],
        [
            .. result.HandOffs.SelectMany(one => one.Bridges.SelectMany(border => border.Posts.Select(post => new object?[]
            {
                one.By, Name(one, border.From), Name(one, border.To), post.Post.Account, post.Across.Count, post.Across.Of, post.FirstAcross, Math.Round((post.FirstAcross - post.Post.At).TotalSeconds), post.By, post.Post.PostId,
            }))),
        ]),
        new("migration-tracked", "Communities from window to window", ["community", "like", "split from", "windows", "first seen", "last seen", "accounts by window"],
        [
            .. result.Tracked.Communities.Select(one => new object?[]
            {
                one.Name, one.Like, one.SplitFrom is { } parent ? result.Tracked.Communities[parent].Name : null, (long)one.Steps.Count, result.Tracked.Windows[one.Steps[0].Window].From,
                result.Tracked.Windows[one.Steps[^1].Window].To, new CellList([.. one.Steps.Select(step => step.Accounts.ToString(CultureInfo.InvariantCulture) + (step.Merged ? " (merged)" : ""))]),
            }),
        ]),
        new("migration-over-time", "Shares over time", ["by", "from", "group", "posts", "share, %", "low, %", "high, %", "of the accounts, %", "of the originals, %", "of the reposts earned, %"],
        [
            .. result.Streams.SelectMany(streams => streams.Buckets.SelectMany(bucket => bucket.Groups.Select((shares, group) => (shares, group)).Where(one => one.shares.Posts.Count > 0).Select(one => new object?[]
            {
                streams.By, bucket.From, Name(streams, streams.Groups[one.group].Name), one.shares.Posts.Count, Table.Percent(one.shares.Posts.Value), Table.Percent(one.shares.Posts.Low), Table.Percent(one.shares.Posts.High),
                Table.Percent(one.shares.Accounts.Value), Table.Percent(one.shares.Originals.Value), Table.Percent(one.shares.RepostsEarned.Value),
            }))),
        ]),
        new("migration-phase-flows", "Who reposted whom, by phase", ["by", "phase from", "from", "to", "reposts"],
        [
            .. result.HandOffs.SelectMany(one => one.PhaseFlows.SelectMany((flows, phase) => flows.Select(flow => new object?[] { one.By, result.Phases[phase].From, Name(one, flow.From), Name(one, flow.To), flow.Reposts }))),
        ]),
    ];

    private static string Name(HandOff one, int group) => group < 0 ? "everyone else" : CountryCells.Of(one.By, one.Groups[group]);

    private static string Name(DivisionStreams streams, string group) => CountryCells.Of(streams.By, group);

    private static CellList Mix(PhaseMix mix, DivisionStreams streams) => new(
    [
        .. mix.Shares.Select((share, group) => (share, group)).Where(one => one.share.Value > 0).OrderByDescending(one => one.share.Value).ThenBy(one => one.group).Take(Named)
            .Select(one => string.Create(CultureInfo.InvariantCulture, $"{Name(streams, streams.Groups[one.group].Name)} {100 * one.share.Value:0} %")),
    ]);
}
