using Sillage.Analysis;

namespace Sillage.Reports.Trail;

/// <summary>The trail as tables; the first is its headline.</summary>
internal static class TrailTables
{
    /// <summary>Tables for the terminal. What may be long stands last, where it can wrap.</summary>
    public static IReadOnlyList<Table> Of(TrailResult result) => [Sights(result.Objects), Lags(result.Objects), Carriers(result), Pages(result), Platforms(result)];

    /// <summary>The same, the lists of first posts and the carriers' posts, for files.</summary>
    public static IReadOnlyList<Table> All(TrailResult result) => [.. Of(result), Firsts(result.Objects), CarrierPosts(result)];

    public static Table Sights(IReadOnlyList<TrailObject> objects) => new(
        "trail", "First sight on each platform", ["platform", "posts", "of", "share, %", "low, %", "high, %", "accounts", "first seen", "first account", "object"],
        [
            .. objects.SelectMany(one => one.Sights.Select(sight => new object?[]
            {
                sight.Platform, sight.Posts, sight.Share.Of, Percent(sight.Share.Value), Percent(sight.Share.Low), Percent(sight.Share.High), sight.Accounts, sight.FirstAt,
                sight.Firsts is [var first, ..] ? first.Account : null, one.Written,
            })),
        ]);

    public static Table Lags(IReadOnlyList<TrailObject> objects) => new(
        "trail-lags", "Steps from platform to platform", ["from platform", "to platform", "lag, s", "at least, s", "at most, s", "order", "posts before", "posts after", "of them link back", "object"],
        [
            .. objects.SelectMany(one => one.Lags.Select(lag => new object?[]
            {
                lag.From, lag.To, lag.Seconds, lag.LowSeconds, lag.HighSeconds, Name(lag.Standing), lag.FromPosts, lag.ToPosts, lag.Links, one.Written,
            })),
        ]);

    public static Table Firsts(IReadOnlyList<TrailObject> objects) => new(
        "trail-firsts", "First posts on each platform", ["object", "platform", "at", "account", "post id", "seen inside another"],
        [.. objects.SelectMany(one => one.Sights.SelectMany(sight => sight.Firsts.Select(post => new object?[] { one.Written, sight.Platform, post.At, post.Account, post.PostId, post.SeenInside })))]);

    public static Table Carriers(TrailResult result) => new(
        "trail-carriers", "Who is seen on both sides", ["evidence", "from platform", "from account", "to platform", "to account", "arrived", "lag, s", "link"],
        [.. result.Carriers.Select(one => new object?[] { Name(one.Evidence), one.FromPlatform, one.FromAccount, one.ToPlatform, one.ToAccount, one.ToAt, one.Seconds, one.Link })]);

    /// <summary>The posts on both sides, in the order of <see cref="Carriers"/>.</summary>
    public static Table CarrierPosts(TrailResult result) => new(
        "trail-carrier-posts", "Their posts on both sides", ["from account", "at", "post id", "to account", "arrived", "arrived with", "bearers", "objects"],
        [
            .. result.Carriers.Select(one => new object?[]
            {
                one.FromAccount, one.FromAt, one.FromPostId, one.ToAccount, one.ToAt, one.ToPostId, one.Bearers == 0 ? null : (long)one.Bearers, new CellList(one.Objects),
            }),
        ]);

    public static Table Pages(TrailResult result) => new(
        "trail-pages", "Artefact pages in these posts", ["kind", "posts", "platforms", "first seen", "platform", "account", "link"],
        [.. result.Pages.Select(one => new object?[] { Name(one.Kind), one.Posts, one.Platforms, one.FirstAt, one.FirstPlatform, one.FirstAccount, one.Link })]);

    public static Table Platforms(TrailResult result) => new(
        "trail-platforms", "What the capture holds", ["platform", "posts", "from", "to", "clock, s", "with links", "with hashtags", "short links"],
        [.. result.Platforms.Select(one => new object?[] { one.Platform, one.Posts, one.From, one.To, one.ClockSeconds, one.WithLinks, one.WithHashtags, one.ShortLinks })]);

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
