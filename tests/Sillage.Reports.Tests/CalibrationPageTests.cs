using System.Globalization;
using Sillage.Analysis;
using Sillage.Testing;
using Xunit;

namespace Sillage.Reports.Tests;

/// <summary>docs/automation.md publishes the models that are shipped, to the last coefficient and tenth.</summary>
public sealed class CalibrationPageTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(Chromium.Repository, "docs", "automation.md"));

    [Fact]
    public void Coefficients_reliability_and_measures_are_those_shipped()
    {
        var (profile, full) = (ShippedCalibration.All[0], ShippedCalibration.All[1]);
        for (var i = 0; i < full.Model.Features.Count; i++)
        {
            var known = i < profile.Model.Features.Count ? $"{Weight(profile.Model.Features[i])} |" : "| | |";
            Assert.Contains($"| {full.Model.Features[i].Name} | {known} {Weight(full.Model.Features[i])} |", Page, StringComparison.Ordinal);
        }

        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"| intercept | | | {profile.Model.Intercept:F4} | | | {full.Model.Intercept:F4} |"), Page, StringComparison.Ordinal);
        foreach (var (one, other) in profile.Measures.Reliability.Zip(full.Measures.Reliability))
            Assert.Contains($"| {Bin(one)} | {Bin(other)} |", Page, StringComparison.Ordinal);
        foreach (var measures in new[] { profile.Measures, full.Measures })
        {
            Assert.Contains(string.Create(CultureInfo.InvariantCulture, $" {measures.Auc:F3} ({measures.AucLow:F3} to {measures.AucHigh:F3}) |"), Page, StringComparison.Ordinal);
            Assert.Contains(string.Create(CultureInfo.InvariantCulture, $" {measures.Brier:F3} ({measures.BrierOfShare:F3}) |"), Page, StringComparison.Ordinal);
            foreach (var point in measures.Roc)
                Assert.Contains(string.Create(CultureInfo.InvariantCulture, $" {100 * point.Found.Value:F1} % ({100 * point.Found.Low:F1} to {100 * point.Found.High:F1}), from {point.Threshold:F3} |"), Page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Every_indicator_stands_in_the_table()
    {
        using var target = InventedCase.Of(new InventedPost(1, "anna"));
        var indicators = Analysis.Automation.Run(target.Slice(), new AutomationOptions(), TestContext.Current.CancellationToken).Result.Indicators;
        Assert.Equal(37, indicators.Count);
        Assert.All(indicators, one => Assert.Matches($@"\n\| ({one.Family} )?\| ([a-z0-9-]+, )?{one.Code}(, [a-z0-9-]+)? \|", Page));
        Assert.All(indicators.Select(one => one.Family).Distinct(), family => Assert.Contains($"\n| {family} | ", Page, StringComparison.Ordinal));
    }

    private static string Weight(FeatureWeight feature) => string.Create(CultureInfo.InvariantCulture, $"{feature.Mean:F4} | {feature.Scale:F4} | {feature.Coefficient:F4}");

    private static string Bin(ReliabilityBin bin) => string.Create(CultureInfo.InvariantCulture, $"{bin.Share.Of} | {bin.Said:F3} | {bin.Share.Value:F3} ({bin.Share.Low:F3} to {bin.Share.High:F3})");
}
