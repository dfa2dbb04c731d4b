namespace Sillage.Analysis;

/// <summary>Options of the automation question.</summary>
public sealed record AutomationOptions
{
    /// <summary>How many accounts to list.</summary>
    public int Top { get; init; } = 20;

    /// <summary>Accounts with fewer captured posts are not examined.</summary>
    public int FewestPosts { get; init; } = 10;

    /// <summary>Signs from which on an account counts in the slice's share.</summary>
    public int ManySigns { get; init; } = 3;

    /// <summary>Accounts with fewer followers, or with unknown ones, get a made-up name.</summary>
    public int NamedFrom { get; init; } = PublicNames.LargeFrom;

    /// <summary>Whether small accounts are named too.</summary>
    public bool NameAccounts { get; init; }
}

/// <summary>Signs of automation: measurements, each with its comparison. No verdict, and no probability.</summary>
/// <param name="Accounts">Accounts with captured posts.</param>
/// <param name="Examined">Those with enough posts to be examined.</param>
/// <param name="Indicators">What was measured, and on how many.</param>
/// <param name="ManyAccounts">Examined accounts with at least <see cref="AutomationOptions.ManySigns"/> signs.</param>
/// <param name="ManySigns">Posts by accounts with at least <see cref="AutomationOptions.ManySigns"/> signs, of all posts.</param>
/// <param name="Sensitivity">The same share when a threshold moves by a quarter.</param>
/// <param name="Ranked">Accounts by signs met, the most first (ties: more posts).</param>
public sealed record AutomationResult(
    int Accounts, int Examined, IReadOnlyList<IndicatorUse> Indicators, int ManyAccounts, Share ManySigns, IReadOnlyList<ThresholdSensitivity> Sensitivity, IReadOnlyList<AccountEvidence> Ranked);

/// <summary>An indicator, with where it comes from and how it came out in this slice.</summary>
/// <param name="Code">Stable short name.</param>
/// <param name="Label">What it measures.</param>
/// <param name="Unit">Unit of its values.</param>
/// <param name="Threshold">From where on (or down to where) it is a sign; null where it is only told.</param>
/// <param name="AtLeast">Whether high values are the sign; else low ones.</param>
/// <param name="Source">Who published the measure and the threshold.</param>
/// <param name="Measurable">Accounts of which it could be measured.</param>
/// <param name="Beyond">Of these, accounts beyond the threshold.</param>
public sealed record IndicatorUse(string Code, string Label, string Unit, double? Threshold, bool AtLeast, string Source, int Measurable, int Beyond);

/// <summary>How much of the answer hangs on a threshold.</summary>
/// <param name="Code">The indicator.</param>
/// <param name="Stricter">Share of posts by accounts with many signs when its threshold is a quarter harder to pass.</param>
/// <param name="Looser">When it is a quarter easier.</param>
public sealed record ThresholdSensitivity(string Code, double Stricter, double Looser);

/// <summary>What was measured of an account.</summary>
/// <param name="Rank">From 1.</param>
/// <param name="Account">Handle, or a made-up name that is the same in every answer on this case.</param>
/// <param name="Named">Whether that is its handle.</param>
/// <param name="Posts">Captured posts.</param>
/// <param name="Signs">Indicators beyond their thresholds.</param>
/// <param name="Of">Indicators with a threshold that could be measured.</param>
/// <param name="Measurements">All indicators, in their order.</param>
public sealed record AccountEvidence(int Rank, string Account, bool Named, long Posts, int Signs, int Of, IReadOnlyList<Measurement> Measurements);

/// <summary>One indicator of one account.</summary>
/// <param name="Code">The indicator.</param>
/// <param name="Value">Its value; null where it is not measurable here, which is not zero.</param>
/// <param name="Percentile">Percentage of the slice's measurable accounts with a less telling value; null where not measurable.</param>
/// <param name="Beyond">Whether it is beyond its threshold; null where not measurable or without one.</param>
public sealed record Measurement(string Code, double? Value, double? Percentile, bool? Beyond);
