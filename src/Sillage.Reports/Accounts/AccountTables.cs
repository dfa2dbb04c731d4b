using Sillage.Analysis;
using Sillage.Reports.Automation;

namespace Sillage.Reports.Accounts;

/// <summary>The card as tables.</summary>
internal static class AccountTables
{
    /// <summary>What stands in files and on the page.</summary>
    public static IReadOnlyList<Table> All(AccountCardResult card) => [.. Of(card), .. Series(card)];

    private static IEnumerable<Table> Series(AccountCardResult card)
    {
        if (card.Posts == 0)
            yield break;
        yield return new Table("account-sources", "Where the measures come from", ["sign", "source"], [.. card.Indicators.Select(use => new object?[] { use.Code, use.Source })]);
        yield return new Table("account-week", "Posts by day of the week and hour", ["day", "hour", "posts", "of all others"],
            [.. Enumerable.Range(0, card.Week.Posts.Count).Where(place => card.Week.Posts[place] > 0).Select(place => new object?[] { (place / 24) + 1, place % 24, card.Week.Posts[place], card.Week.Crowd[place] })]);
        yield return new Table("account-timeline", "Its posts over time", ["from", "posts", "originals", "reposts", "quotes", "replies"],
            [.. card.Timeline.Where(bucket => bucket.Posts > 0).Select(bucket => new object?[] { bucket.From, bucket.Posts, bucket.Original, bucket.Repost, bucket.Quote, bucket.Reply })]);
    }

    /// <summary>What fits a terminal: without the series over time, which the figures show.</summary>
    public static IReadOnlyList<Table> Of(AccountCardResult card)
    {
        List<Table> tables =
        [
            new("account", "Account", ["figure", "value"],
            [
                ["account", card.Account], ["account id", card.AccountId], ["platform", card.Platform], ["posts", card.Posts], ["originals", card.ByKind.Original], ["reposts", card.ByKind.Repost],
                ["quotes", card.ByKind.Quote], ["replies", card.ByKind.Reply], ["share of all posts", card.Share.Value], ["more posts than, % of accounts", card.MorePostsThan],
                ["first", card.First?.At], ["last", card.Last?.At], ["posts per active day", card.PerActiveDay], ["reposts earned", card.RepostsEarned], ["reposted by", card.RepostedBy],
                ["posts that descend from its own", card.Descent.Descending.Count], ["their share of all posts", card.Descent.Descending.Value], ["followers addressed at most", card.Audience.UpperBound],
                ["fewest followers", card.LeastFollowers], ["most followers", card.MostFollowers], ["made", card.Profile?.CreatedAt], ["posts over its life", card.Profile?.Posts],
                ["longest pause, h", card.Sleep.LongestHours], ["usual longest pause of a day, h", card.Sleep.DailyHours],
                ["median delay of reposts, s", card.Delays?.MedianSeconds], ["the same of all others, s", card.Delays?.CrowdMedianSeconds],
                ["signs of automation", card.Evidence is { } evidence ? $"{evidence.Signs} / {evidence.Of}" : null],
                .. card.Evidence?.Probability is { } probability ? new object?[][] { ["resemblance to labelled automated accounts", probability.Value] } : [],
            ]),
        ];
        if (card.Evidence is { } measured)
        {
            tables.Add(new Table("account-signs", "What was measured", ["sign", "value", "unit", "threshold", "beyond it", "less telling, % of accounts", "what it is"],
                [.. measured.Measurements.Zip(card.Indicators, (one, use) => new object?[]
                {
                    use.Code, AutomationTables.Value(one), use.Unit, AutomationTables.Threshold(use), one.Beyond, one.Percentile, use.Label,
                })]));
        }

        Add("account-names", "Names", ["handle", "name", "last seen"], card.Names.Count < 2 ? [] : card.Names.Select(name => new object?[] { name.Handle, name.Name, name.SeenAt }));
        Add("account-programs", "Programs", ["program", "posts", "share", "low", "high", "share of all others"], card.Clients.Select(client => new object?[] { client.Client, client.Posts, client.Share.Value, client.Share.Low, client.Share.High, client.Crowd.Value }));
        Add("account-delays", "Delays of its reposts", ["below, s", "reposts", "of all others"], (card.Delays?.Bins ?? []).Select(bin => new object?[] { bin.BelowSeconds, bin.Reposts, bin.Crowd }));
        Add("account-reposts", "Whom it reposted most", ["account", "reposts"], card.Reposts.Select(one => new object?[] { one.Account, one.Posts }));
        Add("account-reposters", "Who reposted it most", ["account", "reposts"], card.Reposters.Select(one => new object?[] { one.Account, one.Posts }));
        Add("account-groups", "Groups that act together", ["group", "accounts", "objects", "linked with", "meetings", "meetings of the group", "expected by chance"], card.Groups.Select(group => new object?[] { group.Id, group.Accounts, group.Objects, group.Partners, group.Meetings, group.GroupMeetings, group.Expected }));
        Add("account-copies", "Texts that others posted too", ["text", "post id", "at", "other accounts", "first posted by", "first posted"], (card.Copies?.Examples ?? []).Select(copy => new object?[] { copy.Text, copy.PostId, copy.At, copy.Others, copy.First.Account, copy.First.At }));
        Add("account-posts", "Its most reposted posts", ["at", "post id", "reposts", "text"], card.MostReposted.Select(one => new object?[] { one.Post.At, one.Post.PostId, one.Reposts, one.Post.Text }));
        return tables;

        void Add(string name, string title, string[] columns, IEnumerable<object?[]> rows)
        {
            if (rows.ToArray() is { Length: > 0 } found)
                tables.Add(new Table(name, title, columns, found));
        }
    }
}
