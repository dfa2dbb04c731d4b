namespace Sillage.Analysis;

/// <summary>A fitted logistic regression.</summary>
/// <param name="Features">Weights in the order of the features.</param>
/// <param name="Intercept">Log odds of an account that is average in everything.</param>
/// <param name="Share">Share of automated accounts in the set that it was fitted on.</param>
public sealed record LogisticModel(IReadOnlyList<FeatureWeight> Features, double Intercept, double Share)
{
    /// <summary>A profile with more unknown features than this is not judged.</summary>
    public const int MostUnknown = 3;

    /// <summary>Probability under a base rate; null where too much is unknown.</summary>
    /// <param name="features">In the model's order, NaN for unknown, which counts as the set's average.</param>
    /// <param name="baseRate">Share of automated accounts that is assumed; the set's own share leaves the fit as it is.</param>
    /// <remarks>A change of the base rate alone moves the log odds by a constant (Saerens, Latinne, Decaestecker 2002).</remarks>
    public double? Probability(ReadOnlySpan<double> features, double baseRate)
    {
        if (features.Length != Features.Count)
            throw new ArgumentException($"the model weighs {Features.Count} features, not {features.Length}", nameof(features));
        var (logit, unknown) = (Intercept, 0);
        for (var i = 0; i < features.Length; i++)
        {
            if (double.IsNaN(features[i]))
                unknown++;
            else
                logit += Features[i].Standard(features[i]) * Features[i].Coefficient;
        }

        return unknown > MostUnknown ? null : 1 / (1 + Math.Exp(-(logit - Logit(Share) + Logit(baseRate))));
    }

    private static double Logit(double share) => Math.Log(share / (1 - share));
}

/// <summary>One feature's part.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Mean">Mean in the set.</param>
/// <param name="Scale">Standard deviation in the set; 1 where all are equal.</param>
/// <param name="Coefficient">Change of the log odds for one standard deviation more.</param>
public sealed record FeatureWeight(string Name, double Mean, double Scale, double Coefficient)
{
    /// <summary>A value in standard deviations from the mean.</summary>
    public double Standard(double value) => (value - Mean) / Scale;
}
