using Sillage.Analysis;

namespace Sillage.Calibration;

/// <summary>A model as the tables of docs/automation.md.</summary>
internal static class FitTables
{
    public static void Print(ShippedCalibration one, TextWriter to)
    {
        var (model, measures) = (one.Model, one.Measures);
        to.WriteLine($"## {one.Variant}: {measures.Accounts} accounts, {measures.Automated} automated\n");
        to.WriteLine($"area under ROC {measures.Auc:F4} ({measures.AucLow:F4} to {measures.AucHigh:F4}), Brier {measures.Brier:F4} (share alone {measures.BrierOfShare:F4})\n");
        to.WriteLine("| false alarms allowed | threshold | automated found | 95 % interval |\n| ---: | ---: | ---: | --- |");
        foreach (var point in measures.Roc)
            to.WriteLine($"| {point.FalseAlarms:P0} | {point.Threshold:F3} | {point.Found.Value:P1} | {point.Found.Low:P1} to {point.Found.High:P1} |");
        to.WriteLine("\n| said | mean | accounts | labelled automated | 95 % interval |\n| --- | ---: | ---: | ---: | --- |");
        foreach (var bin in measures.Reliability)
            to.WriteLine($"| {bin.From:F1} to {bin.To:F1} | {bin.Said:F3} | {bin.Share.Of} | {bin.Share.Value:F3} | {bin.Share.Low:F3} to {bin.Share.High:F3} |");
        to.WriteLine("\n| feature | mean | standard deviation | coefficient |\n| --- | ---: | ---: | ---: |");
        foreach (var feature in model.Features)
            to.WriteLine($"| {feature.Name} | {feature.Mean:F4} | {feature.Scale:F4} | {feature.Coefficient:F4} |");
        to.WriteLine($"| intercept | | | {model.Intercept:F4} |\n");
    }
}
