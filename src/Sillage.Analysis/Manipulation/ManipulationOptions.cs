namespace Sillage.Analysis;

/// <summary>Options of the manipulation question.</summary>
public sealed record ManipulationOptions
{
    /// <summary>How many of the most active accounts count as the top. Source: Nimmo 2019: 50.</summary>
    public int Top { get; init; } = 50;

    /// <summary>Size at which flows are compared with published ones: the first so many posts. The paper's habit is 50,000.</summary>
    public int Standard { get; init; } = 50_000;

    /// <summary>Flows of fewer accounts are not comparable: of fifty accounts the fifty most active make everything.</summary>
    public int FewestAccounts { get; init; } = 500;

    /// <summary>Whether quotes count as reposts. Source: left open by the paper; here they do not, since they add words of their own.</summary>
    public bool QuotesToo { get; init; }

    /// <summary>Resamples for the intervals; fewer are made where a hundred million draws would not do.</summary>
    public int Resamples { get; init; } = 400;

    /// <summary>The same seed gives the same intervals.</summary>
    public ulong Seed { get; init; } = 2017;
}

/// <summary>How far the traffic of a topic lies from organic traffic.</summary>
/// <param name="Whole">All posts of the topic.</param>
/// <param name="First">The first <see cref="ManipulationOptions.Standard"/> posts; null where the topic has no more than these.</param>
/// <param name="Curve">The first n posts for growing n: the coefficient depends on how long one looks.</param>
/// <param name="References">Other topics of the same case, each at the same number of posts as this one.</param>
/// <param name="Published">Flows that the literature measured.</param>
public sealed record ManipulationResult(
    TrafficMeasure Whole, TrafficMeasure? First, IReadOnlyList<TrafficMeasure> Curve, IReadOnlyList<ReferenceTraffic> References, IReadOnlyList<PublishedTraffic> Published)
{
    /// <summary>The coefficient of all posts.</summary>
    public double Ctm => Whole.Coefficient;

    /// <summary>Share of reposts, 0 to 1.</summary>
    public double RepostShare => Whole.RepostPercent / 100;

    /// <summary>Share of posts by the fifty most active accounts, 0 to 1.</summary>
    public double Top50Share => Whole.TopPercent / 100;

    /// <summary>Posts per account.</summary>
    public double PostsPerAccount => Whole.PostsPerAccount;

    /// <summary>Inequality of posts per account, 0 to 1 (Gini 1912).</summary>
    public double Gini => Whole.Gini;
}

/// <summary>The coefficient of traffic manipulation of some posts, with what it is made of.</summary>
/// <param name="Posts">Captured posts.</param>
/// <param name="Accounts">Accounts that wrote them.</param>
/// <param name="RepostPercent">R: how many of a hundred posts are reposts (and quotes, if asked for).</param>
/// <param name="TopPercent">F: how many of a hundred posts the most active accounts wrote.</param>
/// <param name="PostsPerAccount">U: posts per account.</param>
/// <param name="Coefficient">C = R/10 + F + U.</param>
/// <param name="Low">Lower end of its 95 % interval (accounts resampled); null on the curve.</param>
/// <param name="High">Upper end.</param>
/// <param name="Standing">Where that lies.</param>
/// <param name="Gini">Inequality of posts per account: 0 where all wrote as many, near 1 where one wrote them all (Gini 1912).</param>
public sealed record TrafficMeasure(
    long Posts, int Accounts, double RepostPercent, double TopPercent, double PostsPerAccount, double Coefficient, double? Low, double? High, TrafficStanding Standing, double Gini);

/// <summary>Where a coefficient lies against those that were published.</summary>
public enum TrafficStanding
{
    /// <summary>Too few accounts to compare.</summary>
    NotComparable,

    /// <summary>Up to 12: within the range of organic flows.</summary>
    Organic,

    /// <summary>Above 12, up to 24.</summary>
    Above,

    /// <summary>Above 24: far above the range of organic flows.</summary>
    FarAbove,
}

/// <summary>Another topic of the case, measured beside this one.</summary>
/// <param name="Topic">The topic as written.</param>
/// <param name="Reference">Its first posts.</param>
/// <param name="Same">As many of this topic's first posts.</param>
public sealed record ReferenceTraffic(string Topic, TrafficMeasure Reference, TrafficMeasure Same);

/// <summary>A flow that the literature measured.</summary>
/// <param name="Flow">Its name.</param>
/// <param name="Coefficient">C.</param>
/// <param name="Source">Where it stands.</param>
public sealed record PublishedTraffic(string Flow, double Coefficient, string Source);
