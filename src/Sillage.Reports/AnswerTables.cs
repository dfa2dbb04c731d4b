using Sillage.Analysis;
using Sillage.Cases;
using Sillage.Reports.Accounts;
using Sillage.Reports.Amplification;
using Sillage.Reports.Automation;
using Sillage.Reports.Breakout;
using Sillage.Reports.Coordination;
using Sillage.Reports.Labelled;
using Sillage.Reports.Migrations;
using Sillage.Reports.Places;
using Sillage.Reports.Rings;
using Sillage.Reports.Silences;
using Sillage.Reports.Trail;

namespace Sillage.Reports;

/// <summary>Answers as tables; the first table of each answer is its headline.</summary>
public static class AnswerTables
{
    /// <summary>Coordination: groups, the network, what each behaviour brought.</summary>
    public static IReadOnlyList<Table> Of(Answer<CoordinationOptions, CoordinationResult> answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        IReadOnlyList<Table> tables = [CoordinationTables.Groups(answer.Result), CoordinationTables.Figures(answer.Result), CoordinationTables.Behaviours(answer.Result)];
        if (answer.Result.Sensitivity.Count > 0)
            tables = [.. tables, CoordinationTables.Sensitivity(answer.Result)];
        return answer.Result.Permutations.Count > 0 ? [.. tables, CoordinationTables.Permutations(answer.Result)] : tables;
    }

    /// <summary>The account card: figures, signs, programs, ties, groups, copies, hours.</summary>
    public static IReadOnlyList<Table> Of(Answer<AccountCardOptions, AccountCardResult> answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return AccountTables.Of(answer.Result);
    }

    /// <summary>The trail: first sights, lags, carriers, artefact pages, what the capture holds.</summary>
    public static IReadOnlyList<Table> Of(Answer<TrailOptions, TrailResult> answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return TrailTables.Of(answer.Result);
    }

    /// <summary>Early reposts: unusual posts, rings, their members, who came early.</summary>
    public static IReadOnlyList<Table> Of(Answer<RingsOptions, RingsResult> answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return RingTables.Of(answer.Result);
    }

    /// <summary>Amplification: accounts, counted, induced, series, the model.</summary>
    public static IReadOnlyList<Table> Of(Answer<AmplificationOptions, AmplificationResult> answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return AmplificationTables.Of(answer.Result);
    }

    /// <summary>Migration: who overtook whom, groups, phases, who reposted whom, who led, who bridged, shares over time.</summary>
    public static IReadOnlyList<Table> Of(Answer<MigrationOptions, MigrationResult> answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return MigrationTables.Of(answer.Result);
    }

    /// <summary>Labels: labelled accounts, links to labelled domains in all, by community, over time.</summary>
    public static IReadOnlyList<Table> Of(Answer<LabelsOptions, LabelsResult> answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return LabelTables.Of(answer.Result);
    }

    /// <summary>The scan: figures, most active accounts, peaks, volume series.</summary>
    public static IReadOnlyList<Table> Of(Answer<ScanOptions, ScanResult> answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        var scan = answer.Result;
        return
        [
            new Table("scan", "Machine scan", ["figure", "value"],
            [
                ["posts", scan.Posts], ["accounts", scan.Accounts], ["originals", scan.ByKind.Original], ["reposts", scan.ByKind.Repost],
                ["quotes", scan.ByKind.Quote], ["replies", scan.ByKind.Reply], ["seen only inside others", scan.Embedded],
                ["first", scan.First?.At], ["first account", scan.First?.Account], ["last", scan.Last?.At], ["minutes", scan.Minutes],
                ["posts per minute", scan.PerMinute], ["peak minute", scan.Peak?.At], ["posts in peak minute", scan.Peak?.Posts],
                ["gini of posts per account", scan.Gini], ["share of ten most active", scan.Top10Share], ["share of fifty most active", scan.Top50Share],
            ]),
            new Table("peaks", "Heaviest windows", ["minutes", "from", "posts"], [.. scan.Peaks.Select(peak => Row(peak.Minutes, peak.From, peak.Posts))]),
            new Table("most-active", "Most active accounts", ["account", "posts"], [.. scan.MostActive.Select(account => Row(account.Account, account.Posts))]),
            new Table("volume", "Volume", ["from", "posts", "originals", "reposts", "quotes", "replies", "accounts"],
                [.. scan.Series.Select(bucket => Row(bucket.From, bucket.Posts, bucket.Original, bucket.Repost, bucket.Quote, bucket.Reply, bucket.Accounts))]),
        ];
    }

    /// <summary>The origin: first posts, first movers, first hour, links, hashtags.</summary>
    public static IReadOnlyList<Table> Of(Answer<OriginOptions, OriginResult> answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        var origin = answer.Result;
        string[] first = ["at", "account", "post id", "platform", "seen through repost", "text"];
        string[] sights = ["what", "first seen", "account", "post id", "posts"];
        return
        [
            new Table("first-posts", "First posts", first, [.. origin.First.Select(FirstRow)]),
            new Table("first-movers", "First movers", first, [.. origin.FirstMovers.Select(FirstRow)]),
            new Table("first-hour", "First hour", ["minute", "from", "posts", "reposts", "new accounts"],
                [.. origin.FirstHour.Select(minute => Row(minute.Minute, minute.From, minute.Posts, minute.Reposts, minute.NewAccounts))]),
            new Table("early-most-reposted", "Early accounts by reposts earned", ["account", "entered", "reposts earned"],
                [.. origin.EarlyMostReposted.Select(account => Row(account.Account, account.EnteredAt, account.RepostsEarned))]),
            new Table("links", "Earliest sight of links", sights, [.. origin.Links.Select(SightRow)]),
            new Table("hashtags", "Spellings of hashtags", sights, [.. origin.Hashtags.Select(SightRow)]),
        ];

        static object?[] FirstRow(FirstPost post) => [post.At, post.Account, post.PostId, post.Platform, post.SeenThroughRepost, post.Text];
        static object?[] SightRow(FirstSight sight) => [sight.What, sight.At, sight.Account, sight.PostId, sight.Posts];
    }

    /// <summary>The tempo: reposts of posts, bursts.</summary>
    public static IReadOnlyList<Table> Of(Answer<TempoOptions, TempoResult> answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return
        [
            new Table("early-reposts", "Early reposts",
                ["post id", "account", "at", "followers", "reposts", "1 min", "5 min", "15 min", "60 min", "half after s", "median s", "percentile", "compared with"],
                [.. answer.Result.Posts.Select(post => Row(
                    post.PostId, post.Account, post.At, post.Followers, post.Reposts, post.Within1m, post.Within5m, post.Within15m, post.Within60m,
                    post.HalfTimeSeconds, post.MedianSeconds, post.Percentile, post.ComparedWith))]),
            new Table("bursts", "Bursts", ["from", "to", "level", "posts", "strength"],
                [.. answer.Result.Bursts.Select(burst => Row(burst.From, burst.To, burst.Level, burst.Posts, burst.Strength))]),
        ];
    }

    /// <summary>The spreaders.</summary>
    public static IReadOnlyList<Table> Of(Answer<SpreadersOptions, SpreadersResult> answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return
        [
            new Table("spreaders", "Spreaders", ["rank", "account", "posts", "reposts earned", "audience (upper bound)", "share", "low", "high", "entered"],
                [.. answer.Result.Accounts.Select(account => Row(
                    account.Rank, account.Account, account.Posts, account.RepostsEarned, account.Audience, account.Share, account.ShareInterval.Low,
                    account.ShareInterval.High, account.EnteredAt))]),
        ];
    }

    /// <summary>The languages: in all, over time.</summary>
    public static IReadOnlyList<Table> Of(Answer<LanguagesOptions, LanguagesResult> answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return
        [
            new Table("languages", "Languages", ["language", "posts", "tagged", "detected", "share", "low", "high"],
                [.. answer.Result.Total.Select(share => Row(share.Language, share.Posts, share.Tagged, share.Detected, share.Share, share.Low, share.High))]),
            new Table("languages-over-time", "Languages over time", ["from", "language", "posts", "of", "share", "low", "high"],
                [.. answer.Result.Buckets.SelectMany(bucket => bucket.Shares.Select(share => Row(bucket.From, share.Language, share.Posts, bucket.Posts, share.Share, share.Low, share.High)))]),
        ];
    }

    /// <summary>The silence: periods, ratios, groups, accounts and posts inside, rates by group.</summary>
    public static IReadOnlyList<Table> Of(Answer<SilenceOptions, SilenceResult> answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return SilenceTables.Of(answer.Result);
    }

    /// <summary>The networks: the heaviest edges, a table each, then what they were counted from.</summary>
    public static IReadOnlyList<Table> Of(Answer<NetworksOptions, NetworksResult> answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        var networks = answer.Result.Networks;
        return
        [
            .. networks.Select(network => new Table(
                $"network-{Name(network.Network)}", $"Heaviest edges: {network.Direction}", ["source", "target", "weight", "first at", "last at", "first post"],
                [.. network.Heaviest.Select(edge => Row(edge.Source, edge.Target, edge.Weight, edge.FirstAt, edge.LastAt, edge.FirstPostId))])),
            new Table("networks", "Networks", ["network", "direction", "nodes", "edges", "weight", "posts", "without target", "through reposts", "self-edges", "too light"],
                [.. networks.Select(network => Row(
                    Name(network.Network), network.Direction, network.Nodes, network.Edges, network.Weight, network.Counts.Posts, network.Counts.WithoutTarget,
                    network.Counts.ThroughReposts, network.Counts.SelfEdges, network.Counts.BelowMinimum))]),
        ];

        static string Name(NetworkKind kind) => kind.ToString().ToLowerInvariant();
    }

    /// <summary>The cascades: shape and speed, estimates, levels, carriers.</summary>
    public static IReadOnlyList<Table> Of(Answer<CascadesOptions, CascadesResult> answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        var cascades = answer.Result.Largest;
        return
        [
            new Table(
                "cascades", "Largest cascades",
                ["rank", "post id", "account", "at", "tree", "size", "depth", "max breadth", "virality", "half after s", "negative delays"],
                [.. cascades.Select(cascade => Row(
                    cascade.Rank, cascade.PostId, cascade.Account, cascade.At, cascade.Basis == CascadeBasis.Given ? "given" : "star", cascade.Figures.Size,
                    cascade.Figures.Depth, cascade.Figures.MaxBreadth, cascade.Figures.StructuralVirality, cascade.Figures.HalfTimeSeconds,
                    cascade.Figures.NegativeDelays))]),
            new Table(
                "cascade-estimates", "Estimated trees (a model's product, no observation)",
                ["rank", "trees", "depth 5 %", "depth", "depth 95 %", "max breadth 5 %", "max breadth", "max breadth 95 %", "virality 5 %", "virality", "virality 95 %"],
                [.. cascades.Where(cascade => cascade.Estimate is not null).Select(cascade => (cascade, Estimate: cascade.Estimate!)).Select(pair => Row(
                    pair.cascade.Rank, pair.Estimate.Trees, pair.Estimate.Depth.Low, pair.Estimate.Depth.Median, pair.Estimate.Depth.High,
                    pair.Estimate.MaxBreadth.Low, pair.Estimate.MaxBreadth.Median, pair.Estimate.MaxBreadth.High, pair.Estimate.StructuralVirality.Low,
                    pair.Estimate.StructuralVirality.Median, pair.Estimate.StructuralVirality.High))]),
            new Table("cascade-levels", "Breadth by depth", ["rank", "depth", "posts", "first after s", "estimated posts"],
                [.. cascades.SelectMany(cascade => Levels(cascade).Select(level => Row(cascade.Rank, level.Depth, level.Posts, level.FirstAfterSeconds, level.Estimated)))]),
            new Table("cascade-carriers", "Who carried them on", ["rank", "account", "at", "post id", "posts below", "tree"],
                [.. cascades.SelectMany(cascade =>
                    cascade.Carriers.Select(carrier => Row(cascade.Rank, carrier.Account, carrier.At, carrier.PostId, carrier.Below, "given"))
                        .Concat((cascade.Estimate?.Carriers ?? []).Select(carrier => Row(cascade.Rank, carrier.Account, carrier.At, carrier.PostId, carrier.Below, "estimated"))))]),
        ];
    }

    private static IEnumerable<(int Depth, int? Posts, double? FirstAfterSeconds, double? Estimated)> Levels(Cascade cascade)
    {
        var (given, estimated) = (cascade.Figures.Levels, cascade.Estimate?.MeanBreadth ?? []);
        for (var depth = 0; depth < Math.Max(given.Count, estimated.Count); depth++)
        {
            var level = depth < given.Count ? given[depth] : null;
            yield return (depth, level?.Posts, level?.FirstAfterSeconds, depth < estimated.Count ? estimated[depth] : null);
        }
    }

    /// <summary>The communities: who they are, what sets them apart, who switches.</summary>
    public static IReadOnlyList<Table> Of(Answer<CommunitiesOptions, CommunitiesResult> answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        var result = answer.Result;
        return
        [
            new Table("communities", "Communities", ["community", "accounts", "posts", "share", "low", "high", "reposts inside", "first entry", "stability", "most reposted"],
                [.. result.Communities.Select(one => Row(
                    one.Index, one.Accounts, one.Posts, one.Share.Value, one.Share.Low, one.Share.High, one.RepostsInside.Value, one.FirstEntry?.At,
                    one.Stability, one.Name))]),
            new Table("community-terms", "What sets communities apart", ["community", "kind", "term", "posts", "elsewhere", "log odds", "z"],
                [.. result.Communities.SelectMany(one =>
                    new[] { ("hashtag", one.Hashtags), ("word", one.Words), ("link", one.Links), ("domain", one.Domains), ("language", one.Languages) }
                        .SelectMany(kind => kind.Item2.Select(term => Row(one.Index, kind.Item1, term.Term, term.Posts, term.Elsewhere, term.LogOdds, term.Z))))]),
            new Table("community-accounts", "Most reposted accounts of communities", ["community", "account", "reposts earned"],
                [.. result.Communities.SelectMany(one => one.MostReposted.Select(account => Row(one.Index, account.Account, account.RepostsEarned)))]),
            new Table("switchers", "Accounts that switch communities", ["account", "community", "agreement", "reposts earned"],
                [.. result.Switchers.Select(one => Row(one.Account, one.Community, one.Agreement, one.RepostsEarned))]),
        ];
    }

    /// <summary>Accounts by signs; the signs, with sources; how much hangs on each threshold; all values.</summary>
    public static IReadOnlyList<Table> Of(Answer<AutomationOptions, AutomationResult> answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return AutomationTables.Of(answer);
    }

    /// <summary>The traffic: the topic, its first posts, its references; the coefficient as posts come.</summary>
    public static IReadOnlyList<Table> Of(Answer<ManipulationOptions, ManipulationResult> answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        var result = answer.Result;
        var rows = new List<(string Flow, TrafficMeasure? Measure)> { (answer.Topic.Length > 0 ? answer.Topic : "everything", result.Whole), ("its first posts", result.First) };
        foreach (var reference in result.References)
            rows.AddRange([(reference.Topic, reference.Reference), ("this topic, as many", reference.Same)]);
        return
        [
            new Table("manipulation", "Traffic", [.. TrafficColumns.Prepend("flow"), "low", "high", "standing"],
                [.. rows.Where(row => row.Measure is not null).Select(row => Row([row.Flow, .. Parts(row.Measure!), row.Measure!.Low, row.Measure.High, Standing(row.Measure.Standing)]))]),
            new Table("manipulation-curve", "The coefficient as posts come", TrafficColumns, [.. result.Curve.Select(point => Row([.. Parts(point)]))]),
            new Table("manipulation-published", "Published flows", ["flow", "coefficient", "source"], [.. result.Published.Select(flow => Row(flow.Flow, flow.Coefficient, flow.Source))]),
        ];
    }

    /// <summary>Countries: shares, what tells them, what is unknown, over time.</summary>
    public static IReadOnlyList<Table> Of(Answer<PlacesOptions, PlacesResult> answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return PlaceTables.Of(answer.Result);
    }

    /// <summary>How far it broke out.</summary>
    public static IReadOnlyList<Table> Of(Answer<BreakoutOptions, BreakoutResult> answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return BreakoutTables.Of(answer.Result);
    }

    private static readonly string[] TrafficColumns = ["posts", "accounts", "reposts, %", "by the top 50, %", "posts per account", "gini", "coefficient"];

    private static object?[] Parts(TrafficMeasure measure) =>
        [measure.Posts, measure.Accounts, measure.RepostPercent, measure.TopPercent, measure.PostsPerAccount, measure.Gini, measure.Coefficient];

    /// <summary>How a flow stands beside published ones, in words.</summary>
    internal static string Standing(TrafficStanding standing) => standing switch
    {
        TrafficStanding.Organic => "within the range of organic flows",
        TrafficStanding.Above => "above the range of organic flows",
        TrafficStanding.FarAbove => "far above the range of organic flows",
        _ => "not comparable: few accounts",
    };

    /// <summary>Markers of the timeline.</summary>
    public static Table Of(IReadOnlyList<Marker> markers) => new(
        "markers", "Markers", ["name", "kind", "from", "to", "source"],
        [.. markers.Select(marker => Row(marker.Name, marker.Kind.ToString().ToLowerInvariant(), marker.From, marker.To, marker.Source))]);

    private static object?[] Row(params object?[] cells) => cells;
}
