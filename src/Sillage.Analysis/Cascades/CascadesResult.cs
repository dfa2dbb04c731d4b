namespace Sillage.Analysis;

/// <summary>What makes a post the child of another.</summary>
public enum CascadeRelation
{
    /// <summary>It reposts the other. Platforms that name only the original give stars.</summary>
    Reposts = 0,

    /// <summary>It quotes the other.</summary>
    Quotes = 1,

    /// <summary>It answers the other.</summary>
    Replies = 2,
}

/// <summary>Where a cascade's tree comes from.</summary>
public enum CascadeBasis
{
    /// <summary>The platform names parents: the tree is a fact of the capture.</summary>
    Given = 0,

    /// <summary>The platform names only the original, for every repost: the tree is a star by construction, and its depth says nothing.</summary>
    Star = 1,
}

/// <summary>What an estimated tree rests on; who follows whom is in no case.</summary>
public enum EstimateBasis
{
    /// <summary>Times and numbers of followers.</summary>
    TimeAndFollowers = 0,

    /// <summary>Times alone: the capture does not know the followers of any account of the cascade.</summary>
    Time = 1,
}

/// <summary>Options of the cascades question.</summary>
public sealed record CascadesOptions
{
    /// <summary>What makes a post the child of another.</summary>
    public CascadeRelation Relation { get; init; } = CascadeRelation.Reposts;

    /// <summary>How many cascades to describe, the largest first.</summary>
    public int Top { get; init; } = 20;

    /// <summary>How many posts to name that carried a cascade farthest.</summary>
    public int Carriers { get; init; } = 5;

    /// <summary>Trees drawn for the estimate of a star; 0 leaves estimates out. At least 100 are advised by DeVerna et al. 2024.</summary>
    public int SampledTrees { get; init; } = 100;

    /// <summary>How fast an earlier post stops being a likely parent, per second. Source: Rizoiu et al. 2018, r = 6.8e−5.</summary>
    public double DecayPerSecond { get; init; } = 6.8e-5;

    /// <summary>The same seed draws the same trees.</summary>
    public int Seed { get; init; } = 2018;
}

/// <summary>The trees along which posts spread.</summary>
/// <param name="Cascades">Trees of at least two posts.</param>
/// <param name="Posts">Posts in them, first posts included.</param>
/// <param name="Embedded">Of these, posts that were seen only inside others.</param>
/// <param name="WithoutTarget">Reposts (quotes, replies) that do not say of what: in no tree as a child.</param>
/// <param name="FirstNotHeld">Cascades whose first post is named but not held: their shape is known, their speed is not.</param>
/// <param name="NegativeDelays">Posts dated before the first post of their cascade: a clock is wrong. They belong to the shape, not to the speed.</param>
/// <param name="OlderThanParent">Posts dated before the post that they repost, quote or answer.</param>
/// <param name="OnCycles">Posts that are among their own ancestors, or below such: in no tree.</param>
/// <param name="Sizes">How many cascades have at least 2, 10, 100, 1,000 … posts.</param>
/// <param name="Largest">The largest cascades (ties: the earlier first).</param>
public sealed record CascadesResult(
    long Cascades, long Posts, long Embedded, long WithoutTarget, long FirstNotHeld, long NegativeDelays, long OlderThanParent, long OnCycles,
    IReadOnlyList<CascadeSize> Sizes, IReadOnlyList<Cascade> Largest);

/// <summary>How many cascades reach a size.</summary>
/// <param name="AtLeast">Posts, the first included.</param>
/// <param name="Cascades">Cascades with at least as many.</param>
public sealed record CascadeSize(long AtLeast, long Cascades);

/// <summary>One cascade.</summary>
/// <param name="Rank">From 1, by size.</param>
/// <param name="PostId">Its first post.</param>
/// <param name="Account">That post's author; null where not known.</param>
/// <param name="At">That post's time; null where the slice does not hold it.</param>
/// <param name="Platform">Platform.</param>
/// <param name="Held">Whether the slice holds the first post.</param>
/// <param name="Basis">Whether the tree is given, or a star by construction.</param>
/// <param name="Figures">Shape and speed of the tree as given.</param>
/// <param name="Carriers">Posts below the first with most posts below them, as given.</param>
/// <param name="Estimate">For a star, what the tree may have been; null where the tree is given, too small, or its first post is not held.</param>
public sealed record Cascade(
    int Rank, string PostId, string? Account, DateTimeOffset? At, string Platform, bool Held, CascadeBasis Basis, CascadeFigures Figures,
    IReadOnlyList<CascadeCarrier> Carriers, CascadeEstimate? Estimate);

/// <summary>A post that carried a cascade on.</summary>
/// <param name="PostId">The post.</param>
/// <param name="Account">Its author.</param>
/// <param name="At">Its time.</param>
/// <param name="Below">Posts below it in the tree; in an estimate their expected number.</param>
public sealed record CascadeCarrier(string PostId, string Account, DateTimeOffset At, double Below);

/// <summary>An estimate, never an observation: what trees are likely where the platform names only the original.</summary>
/// <param name="Basis">What it rests on.</param>
/// <param name="Trees">Trees drawn.</param>
/// <param name="Depth">Depth over the trees.</param>
/// <param name="MaxBreadth">Largest level over the trees.</param>
/// <param name="StructuralVirality">Mean distance between two posts over the trees.</param>
/// <param name="MeanBreadth">Mean number of posts at each depth, from 0 on.</param>
/// <param name="UnknownFollowers">Posts whose author's followers are unknown; the median of the known ones was taken.</param>
/// <param name="Carriers">Posts below the first by the expected number of posts below them, over all possible trees.</param>
public sealed record CascadeEstimate(
    EstimateBasis Basis, int Trees, Band Depth, Band MaxBreadth, Band StructuralVirality, IReadOnlyList<double> MeanBreadth, long UnknownFollowers,
    IReadOnlyList<CascadeCarrier> Carriers);

/// <summary>The range in which 90 % of the drawn trees lie (quantiles of type 7).</summary>
/// <param name="Low">5 % quantile.</param>
/// <param name="Median">Median.</param>
/// <param name="High">95 % quantile.</param>
public sealed record Band(double Low, double Median, double High);
