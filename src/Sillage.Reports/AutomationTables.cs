using System.Globalization;
using Sillage.Analysis;

namespace Sillage.Reports;

/// <summary>The tables of the automation question.</summary>
public static class AutomationTables
{
    /// <summary>Accounts by signs with what each rests on; every measurement of each; the indicators, with sources; how much hangs on each threshold.</summary>
    public static IReadOnlyList<Table> Of(Answer<AutomationOptions, AutomationResult> answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        var result = answer.Result;
        var indicators = result.Indicators.ToDictionary(indicator => indicator.Code);
        var isCalibrated = result.Calibrations.Count > 0;
        List<Table> tables =
        [
            new("automation", "Signs by account", ["rank", "account", "posts", "signs", "of", "families", .. isCalibrated ? ["resemblance"] : Array.Empty<string>(), "evidence"],
                [.. result.Ranked.Select(account => Row(
                    [account.Rank, account.Account, account.Posts, account.Signs, account.Of, account.Families, .. isCalibrated ? [account.Probability?.Value] : Array.Empty<object?>(), Evidence(account, indicators)]))]),
            new("automation-measurements", "Measurements", ["account", "family", "indicator", "value", "unit", "percentile", "threshold", "beyond", "source"],
                [.. result.Ranked.SelectMany(account => account.Measurements.Select(one => Row(
                    account.Account, indicators[one.Code].Family, one.Code, one.Value, indicators[one.Code].Unit, one.Percentile, Threshold(indicators[one.Code]), Told(one, indicators[one.Code]),
                    indicators[one.Code].Source)))]),
            new("automation-signs", "The indicators", ["family", "indicator", "what it is", "unit", "threshold", "accounts measured", "beyond it", "source"],
                [.. result.Indicators.Select(indicator => Row(
                    indicator.Family, indicator.Code, indicator.Label, indicator.Unit, Threshold(indicator), indicator.Measurable, indicator.Threshold is null ? null : indicator.Beyond, indicator.Source))]),
            new("automation-share", $"Posts by accounts with {answer.Options.ManySigns} signs or more", ["thresholds", "share", "low", "high"],
                [
                    Row("as above", result.ManySigns.Value, result.ManySigns.Low, result.ManySigns.High),
                    .. result.Sensitivity.SelectMany(one => new[] { Row($"{one.Code}, a quarter stricter", one.Stricter, null, null), Row($"{one.Code}, a quarter looser", one.Looser, null, null) }),
                ]),
        ];
        if (isCalibrated)
        {
            tables.Add(new Table("automation-calibration", "Models behind the resemblance", ["model", "labelled set", "accounts", "labelled automated", "base rate", "area under ROC", "low", "high", "Brier score", "accounts judged"],
                [.. result.Calibrations.Select(one => Row(one.Variant, one.Set, one.Accounts, one.Automated, one.BaseRate, one.Auc, one.AucLow, one.AucHigh, one.Brier, one.Scored))]));
        }

        return tables;
    }

    /// <summary>What lies beyond its threshold, with value, threshold and place among the slice's accounts.</summary>
    private static string Evidence(AccountEvidence account, Dictionary<string, IndicatorUse> indicators) => string.Join("; ", account.Measurements.Where(one => one.Beyond == true).Select(one =>
    {
        var indicator = indicators[one.Code];
        var unit = indicator.Unit is "" or "share" ? "" : " " + indicator.Unit;
        return string.Create(CultureInfo.InvariantCulture, $"{one.Code} {one.Value:0.###}{unit} ({Threshold(indicator)}; beyond {one.Percentile:0} % of accounts)");
    }));

    private static string Threshold(IndicatorUse indicator) =>
        indicator.Threshold is { } threshold ? (indicator.AtLeast ? "from " : "up to ") + Table.Cell(threshold) : "told only";

    private static string Told(Measurement one, IndicatorUse indicator) => one.Beyond switch
    {
        true => "yes",
        false => "no",
        null => one.Value is null ? "not measurable" : indicator.Threshold is null ? "told only" : "",
    };

    private static object?[] Row(params object?[] cells) => cells;
}
