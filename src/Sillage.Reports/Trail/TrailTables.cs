using Sillage.Analysis;

namespace Sillage.Reports.Trail;

/// <summary>The trail as tables; the first is its headline.</summary>
internal static class TrailTables
{
    private static readonly string[] CarrierColumns =
        ["evidence", "from platform", "from account", "at", "post id", "to platform", "to account", "arrived", "arrived with", "lag, s", "link", "bearers", "objects"];

    /// <summary>Tables for the terminal.</summary>
    public static IReadOnlyList<Table> Of(TrailResult result) => [Sights(result.Objects), Lags(result.Objects), Carriers(result), Pages(result), Platforms(result)];

    /// <summary>The same and the lists of first posts, for files.</summary>
    public static IReadOnlyList<Table> All(TrailResult result) => [.. Of(result), Firsts(result.Objects)];

    public static Table Sights(IReadOnlyList<TrailObject> objects) => new(
        "trail", "First sight on each platform", ["object", "kind", "platform", "posts", "of", "share, %", "low, %", "high, %", "accounts", "first seen", "first account", "post id"],
        [
            .. objects.SelectMany(one => one.Sights.Select(sight => new object?[]
            {
                one.Written, Name(one.Kind), sight.Platform, sight.Posts, sight.Share.Of, Percent(sight.Share.Value), Percent(sight.Share.Low), Percent(sight.Share.High), sight.Accounts,
                sight.FirstAt, sight.Firsts is [var first, ..] ? first.Account : null, sight.Firsts is [var post, ..] ? post.PostId : null,
            })),
        ]);

    public static Table Lags(IReadOnlyList<TrailObject> objects) => new(
        "trail-lags", "Steps from platform to platform", ["object", "from platform", "to platform", "lag, s", "at least, s", "at most, s", "order", "posts before", "posts after", "of them link back"],
        [
            .. objects.SelectMany(one => one.Lags.Select(lag => new object?[]
            {
                one.Written, lag.From, lag.To, lag.Seconds, lag.LowSeconds, lag.HighSeconds, Name(lag.Standing), lag.FromPosts, lag.ToPosts, lag.Links,
            })),
        ]);

    public static Table Firsts(IReadOnlyList<TrailObject> objects) => new(
        "trail-firsts", "First posts on each platform", ["object", "platform", "at", "account", "post id", "seen inside another"],
        [.. objects.SelectMany(one => one.Sights.SelectMany(sight => sight.Firsts.Select(post => new object?[] { one.Written, sight.Platform, post.At, post.Account, post.PostId, post.SeenInside })))]);

    public static Table Carriers(TrailResult result) => new(
        "trail-carriers", "Who is seen on both sides", CarrierColumns,
        [
            .. result.Carriers.Select(one => new object?[]
            {
                Name(one.Evidence), one.FromPlatform, one.FromAccount, one.FromAt, one.FromPostId, one.ToPlatform, one.ToAccount, one.ToAt, one.ToPostId, one.Seconds, one.Link,
                one.Bearers == 0 ? null : (long)one.Bearers, new CellList(one.Objects),
            }),
        ]);

    public static Table Pages(TrailResult result) => new(
        "trail-pages", "Artefact pages in these posts", ["link", "kind", "posts", "platforms", "first seen", "platform", "account", "post id"],
        [.. result.Pages.Select(one => new object?[] { one.Link, Name(one.Kind), one.Posts, one.Platforms, one.FirstAt, one.FirstPlatform, one.FirstAccount, one.FirstPostId })]);

    public static Table Platforms(TrailResult result) => new(
        "trail-platforms", "What the capture holds", ["platform", "posts", "from", "to", "clock, s", "short links"],
        [.. result.Platforms.Select(one => new object?[] { one.Platform, one.Posts, one.From, one.To, one.ClockSeconds, one.ShortLinks })]);

    public static string Name(TrailKind kind) => kind switch
    {
        TrailKind.Link => "link",
        TrailKind.Domain => "domain",
        TrailKind.Hash => "file",
        TrailKind.Hashtag => "hashtag",
        _ => "copied text",
    };

    public static string Name(ArtefactKind kind) => kind switch
    {
        ArtefactKind.Paste => "paste",
        ArtefactKind.Archive => "archive",
        ArtefactKind.Locker => "file locker",
        ArtefactKind.Torrent => "torrent",
        ArtefactKind.Board => "image board",
        _ => "document host",
    };

    public static string Name(LagStanding standing) => standing switch
    {
        LagStanding.Ordered => "in this order",
        LagStanding.Tied => "open: within the clocks",
        _ => "not known: captured later",
    };

    public static string Name(CarrierEvidence evidence) => evidence switch
    {
        CarrierEvidence.LinkedPost => "links to the post",
        CarrierEvidence.LinkedProfile => "same name, profile links",
        CarrierEvidence.LinkedPlatform => "links to the platform",
        CarrierEvidence.SameName => "same name only",
        _ => "same short name only",
    };

    private static double Percent(double share) => Math.Round(100 * share, 3);
}
