using Sillage.Analysis;

namespace Sillage.Reports.Breakout;

/// <summary>The Breakout Scale as tables; the first is its headline.</summary>
internal static class BreakoutTables
{
    public static IReadOnlyList<Table> Of(BreakoutResult result) =>
    [
        new("breakout", "How far it broke out", ["category", "criterion", "met", "seen", "needed", "first seen", "by"],
            [.. result.Criteria.Select(one => new object?[] { one.Category, one.Criterion, Met(one.Met), one.Seen, one.Needed, one.At, one.By })]),
        new("breakout-platforms", "Platforms", ["platform", "posts", "communities", "first seen"],
            [.. result.Platforms.Select(one => new object?[] { one.Platform, one.Posts, one.Communities, one.FirstAt })]),
        new("breakout-communities", "Communities that count", ["community", "platform", "accounts", "share, %", "low, %", "high, %", "stability", "first seen"],
            [
                .. result.Communities.Select(one => new object?[]
                {
                    one.Name, one.Platform, one.Accounts, Table.Percent(one.Share.Value), Table.Percent(one.Share.Low), Table.Percent(one.Share.High), one.Stability, one.FirstAt,
                }),
            ]),
        new("breakout-large", "Large accounts to judge: media, high-profile people?", ["account", "platform", "followers", "posts", "first seen", "post id"],
            [.. result.ToJudge.Select(one => new object?[] { one.Account, one.Platform, one.Followers, one.Posts, one.FirstAt, one.PostId })]),
    ];

    private static string Met(bool? met) => met switch { true => "yes", false => "no", null => "to be judged" };
}
