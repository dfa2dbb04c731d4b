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

    /// <summary>Share of automated accounts that the user assumes, above 0 and below 1; null: no probability is told.</summary>
    public double? BaseRate { get; init; }
}

/// <summary>Signs of automation: measurements, each with its comparison. No verdict; a probability only under a base rate that the user assumes.</summary>
/// <param name="Accounts">Accounts with captured posts.</param>
/// <param name="Examined">Those with enough posts to be examined.</param>
/// <param name="Indicators">What was measured, and on how many.</param>
/// <param name="ManyAccounts">Examined accounts with at least <see cref="AutomationOptions.ManySigns"/> signs.</param>
/// <param name="ManySigns">Posts by accounts with at least <see cref="AutomationOptions.ManySigns"/> signs, of all posts.</param>
/// <param name="Sensitivity">The same share when a threshold moves by a quarter.</param>
/// <param name="Ranked">Accounts by signs met, the most first (ties: more posts).</param>
/// <param name="Calibrations">The models behind probabilities; empty where no base rate was given.</param>
public sealed record AutomationResult(
    int Accounts, int Examined, IReadOnlyList<IndicatorUse> Indicators, int ManyAccounts, Share ManySigns, IReadOnlyList<ThresholdSensitivity> Sensitivity, IReadOnlyList<AccountEvidence> Ranked,
    IReadOnlyList<CalibrationUse> Calibrations)
{
    /// <summary>Signs of each examined account, by its index in the slice.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public IReadOnlyDictionary<int, SignCount> SignsOf { get; init; } = new Dictionary<int, SignCount>();
}

/// <summary>How many signs an account shows.</summary>
/// <param name="Met">Indicators beyond their thresholds.</param>
/// <param name="Of">Indicators with a threshold that could be measured.</param>
public readonly record struct SignCount(int Met, int Of);

/// <summary>An indicator, with where it comes from and how it came out in this slice.</summary>
/// <param name="Code">Stable short name.</param>
/// <param name="Family">Kind of behaviour; signs of one family lean on the same thing.</param>
/// <param name="Label">What it measures.</param>
/// <param name="Unit">Unit of its values.</param>
/// <param name="Threshold">From where on (or down to where) it is a sign; null where it is only told.</param>
/// <param name="AtLeast">Whether high values are the sign; else low ones.</param>
/// <param name="Source">Who published the measure and the threshold.</param>
/// <param name="Measurable">Accounts of which it could be measured.</param>
/// <param name="Beyond">Of these, accounts beyond the threshold.</param>
public sealed record IndicatorUse(string Code, string Family, string Label, string Unit, double? Threshold, bool AtLeast, string Source, int Measurable, int Beyond);

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
/// <param name="Families">Families that these signs come from.</param>
/// <param name="Probability">How much it resembles the labelled automated accounts, under the user's base rate; null without one, or where its profile is not told.</param>
/// <param name="Measurements">All indicators, in their order.</param>
public sealed record AccountEvidence(
    int Rank, string Account, bool Named, long Posts, int Signs, int Of, int Families, Resemblance? Probability, IReadOnlyList<Measurement> Measurements);

/// <summary>A calibrated probability, with all that it hangs on told beside it.</summary>
/// <param name="Variant">The model: "profile" or "full" (profile and last post).</param>
/// <param name="Value">Probability, 0 to 1, that an account of this kind is labelled automated, if the base rate is true and the labelled set like this one.</param>
public sealed record Resemblance(string Variant, double Value);

/// <summary>A model that gave probabilities.</summary>
/// <param name="Variant">"profile" or "full".</param>
/// <param name="Set">The labelled set that it was fitted on.</param>
/// <param name="Accounts">Accounts of the set.</param>
/// <param name="Automated">Those labelled automated.</param>
/// <param name="BaseRate">The user's assumption.</param>
/// <param name="Auc">Area under the ROC curve, ten-fold cross-validated on the set.</param>
/// <param name="AucLow">Lower end of its 95 % interval (DeLong).</param>
/// <param name="AucHigh">Upper end.</param>
/// <param name="Brier">Mean squared error of the cross-validated probabilities on the set; 0.25 is a coin's.</param>
/// <param name="Scored">Examined accounts that got a probability from it.</param>
public sealed record CalibrationUse(string Variant, string Set, int Accounts, int Automated, double BaseRate, double Auc, double AucLow, double AucHigh, double Brier, int Scored);

/// <summary>One indicator of one account.</summary>
/// <param name="Code">The indicator.</param>
/// <param name="Value">Its value; null where it is not measurable here, which is not zero.</param>
/// <param name="Percentile">Percentage of the slice's measurable accounts with a less telling value; null where not measurable.</param>
/// <param name="Beyond">Whether it is beyond its threshold; null where not measurable or without one.</param>
public sealed record Measurement(string Code, double? Value, double? Percentile, bool? Beyond);
