using System.Globalization;
using Sillage.Analysis;

namespace Sillage.Reports.Automation;

/// <summary>Signs of automation as tables.</summary>
internal static class AutomationTables
{
    public static IReadOnlyList<Table> Of(Answer<AutomationOptions, AutomationResult> answer)
    {
        var result = answer.Result;
        return
        [
            new Table("automation", "Accounts by signs of automation", ["rank", "account", "posts", "signs", "of", "which, with value and less telling accounts"],
                [.. result.Ranked.Select(account => new object?[] { account.Rank, account.Account, account.Posts, account.Signs, account.Of, Beyond(account, result) })]),
            new Table("automation-signs", "The signs", ["sign", "what it is", "unit", "threshold", "accounts measured", "beyond it", "source"],
                [.. result.Indicators.Select(indicator => new object?[]
                {
                    indicator.Code, indicator.Label, indicator.Unit, Threshold(indicator),
                    indicator.Measurable, indicator.Beyond, indicator.Source,
                })]),
            new Table("automation-share", $"Posts by accounts with {answer.Options.ManySigns} signs or more", ["thresholds", "share", "low", "high"],
                [
                    ["as above", result.ManySigns.Value, result.ManySigns.Low, result.ManySigns.High],
                    .. result.Sensitivity.SelectMany(one => new object?[][] { [$"{one.Code}, a quarter stricter", one.Stricter, null, null], [$"{one.Code}, a quarter looser", one.Looser, null, null] }),
                ]),
            Values(result),
        ];
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

    private static string Beyond(AccountEvidence account, AutomationResult result) => string.Join("; ", account.Measurements.Zip(result.Indicators)
        .Where(pair => pair.First.Beyond == true)
        .Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.First.Code} {pair.First.Value:0.##} ({pair.First.Percentile:0} %)")));
}
