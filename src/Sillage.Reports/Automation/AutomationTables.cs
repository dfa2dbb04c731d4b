using System.Globalization;
using Sillage.Analysis;

namespace Sillage.Reports.Automation;

/// <summary>Signs of automation as tables.</summary>
internal static class AutomationTables
{
    public static IReadOnlyList<Table> Of(Answer<AutomationOptions, AutomationResult> answer)
    {
        var result = answer.Result;
        var isCalibrated = result.Calibrations.Count > 0;
        List<Table> tables =
        [
            new("automation", "Accounts by signs of automation", ["rank", "account", "posts", "signs", "of", "families", .. isCalibrated ? ["resemblance"] : Array.Empty<string>(), "which, with value and less telling accounts"],
                [.. result.Ranked.Select(account => (object?[])
                [
                    account.Rank, account.Account, account.Posts, account.Signs, account.Of, account.Families, .. isCalibrated ? [account.Probability?.Value] : Array.Empty<object?>(), new CellList(Beyond(account, result)),
                ])]),
            new("automation-signs", "The signs", ["family", "sign", "what it is", "unit", "threshold", "accounts measured", "beyond it", "source"],
                [.. result.Indicators.Select(indicator => new object?[]
                {
                    indicator.Family, indicator.Code, indicator.Label, indicator.Unit, Threshold(indicator),
                    indicator.Measurable, indicator.Threshold is null ? null : indicator.Beyond, indicator.Source,
                })]),
            new("automation-share", $"Posts by accounts with {answer.Options.ManySigns} signs or more", ["thresholds", "share", "low", "high"],
                [
                    ["as above", result.ManySigns.Value, result.ManySigns.Low, result.ManySigns.High],
                    .. result.Sensitivity.SelectMany(one => new object?[][] { [$"{one.Code}, a quarter stricter", one.Stricter, null, null], [$"{one.Code}, a quarter looser", one.Looser, null, null] }),
                ]),
            Values(result),
        ];
        if (isCalibrated)
        {
            tables.Add(new Table("automation-calibration", "Models behind the resemblance", ["model", "labelled set", "accounts", "labelled automated", "base rate", "area under ROC", "low", "high", "Brier score", "accounts judged"],
                [.. result.Calibrations.Select(one => new object?[] { one.Variant, one.Set, one.Accounts, one.Automated, one.BaseRate, one.Auc, one.AucLow, one.AucHigh, one.Brier, one.Scored })]));
        }

        return tables;
    }

    /// <summary>Every measurement of every ranked account.</summary>
    private static Table Values(AutomationResult result) =>
        new("automation-values", "What was measured", ["account", "sign", "value", "unit", "less telling, % of accounts", "beyond it"],
            [.. result.Ranked.SelectMany(account => account.Measurements.Zip(result.Indicators, (one, use) => new object?[]
            {
                account.Account, one.Code, Value(one), use.Unit, one.Percentile, one.Beyond,
            }))]);

    /// <summary>A threshold in words.</summary>
    public static string Threshold(IndicatorUse use) => use.Threshold is { } threshold ? (use.AtLeast ? "from " : "up to ") + Table.Cell(threshold) : "told only";

    /// <summary>A value; words where it could not be measured, which is not zero.</summary>
    public static object Value(Measurement one) => one.Value is { } value ? value : "not measurable";

    private static string[] Beyond(AccountEvidence account, AutomationResult result) =>
    [
        .. account.Measurements.Zip(result.Indicators)
            .Where(pair => pair.First.Beyond == true)
            .Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.First.Code} {pair.First.Value:0.##} ({pair.First.Percentile:0} %)")),
    ];
}
