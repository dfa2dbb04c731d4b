using Sillage.Analysis;

namespace Sillage.Calibration;

/// <summary>The two models of the labelled set.</summary>
internal static class LabelledFit
{
    private const string Set = "Twitter-BotorNot, March 2017 (course set, two thirds of it)";

    public static IReadOnlyList<ShippedCalibration> Of(LabelledAccounts accounts) =>
    [
        Of("profile", accounts.Rows(withPost: false), accounts.Labels(withPost: false), AccountFeatures.Profile),
        Of("full", accounts.Rows(withPost: true), accounts.Labels(withPost: true), AccountFeatures.Full),
    ];

    private static ShippedCalibration Of(string variant, IReadOnlyList<double[]> rows, IReadOnlyList<bool> labels, IReadOnlyList<string> names) => new(
        variant, Set, LabelledAccounts.Observed.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), Analysis.Calibration.Fit(rows, labels, names),
        CalibrationMeasures.Of(Analysis.Calibration.CrossValidate(rows, labels, names), labels));
}
