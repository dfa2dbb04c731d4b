using Xunit;

namespace Sillage.Analysis.Tests;

/// <summary>The fit and its measures against figures worked out by hand.</summary>
public class CalibrationTests
{
    [Fact]
    public void One_feature_of_yes_and_no_gives_the_odds_of_the_table()
    {
        // With the feature 30 of 40 are automated, without it 10 of 60: odds 3 and 1/5.
        var (rows, labels) = Table((1, true, 30), (1, false, 10), (0, true, 10), (0, false, 50));

        var model = Calibration.Fit(rows, labels, ["yes"], ridge: 0);

        Assert.Equal(Math.Log(3 / 0.2), model.Features[0].Coefficient / model.Features[0].Scale, 9);
        Assert.Equal(0.75, model.Probability([1], model.Share)!.Value, 9);
        Assert.Equal(1.0 / 6, model.Probability([0], model.Share)!.Value, 9);
        // A penalty brings the coefficient towards nothing.
        Assert.InRange(Calibration.Fit(rows, labels, ["yes"], ridge: 10).Features[0].Coefficient, 0, model.Features[0].Coefficient);
    }

    [Fact]
    public void A_base_rate_moves_the_odds_by_the_ratio_of_odds_and_nothing_else()
    {
        var (rows, labels) = Table((1, true, 30), (1, false, 10), (0, true, 10), (0, false, 50));
        var model = Calibration.Fit(rows, labels, ["yes"], ridge: 0);

        // Odds 3 at the set's 40 %; at 5 % they are 3 · (1/19) / (2/3).
        var odds = 3 * (1.0 / 19) / (2.0 / 3);
        Assert.Equal(odds / (1 + odds), model.Probability([1], 0.05)!.Value, 9);
    }

    [Fact]
    public void A_profile_of_which_too_much_is_unknown_is_not_judged()
    {
        var (rows, labels) = Table((1, true, 30), (1, false, 10), (0, true, 10), (0, false, 50));
        var five = Calibration.Fit([.. rows.Select(row => Enumerable.Repeat(row[0], 5).ToArray())], labels, ["a", "b", "c", "d", "e"]);

        Assert.NotNull(five.Probability([1, 1, double.NaN, double.NaN, double.NaN], 0.5));
        Assert.Null(five.Probability([1, double.NaN, double.NaN, double.NaN, double.NaN], 0.5));
    }

    [Fact]
    public void The_area_counts_pairs_in_order_ties_half_and_its_interval_is_DeLongs()
    {
        // Of 3 · 2 pairs: 0.4 over 0.1, ties 0.4; 0.6 and 0.9 over both: 5.5 / 6.
        var (auc, low, high) = CalibrationMeasures.DeLong([0.4, 0.6, 0.9], [0.1, 0.4]);
        Assert.Equal(5.5 / 6, auc, 12);
        // Placements of the automated 0.75, 1, 1: variance 1/48; of the others 1, 5/6: variance 1/72; √(1/144 + 1/144).
        Assert.Equal(auc - (1.959964 * Math.Sqrt(1.0 / 72)), low, 12);
        Assert.Equal(1, high);
    }

    [Fact]
    public void The_Brier_score_the_tenths_and_the_points_of_the_curve_are_those_counted_by_hand()
    {
        double[] said = [0.95, 0.92, 0.91, 0.31, 0.05, 0.04, 0.03, 0.02, 0.01, 0.0];
        bool[] labels = [true, true, false, true, false, false, false, false, false, false];

        var measures = CalibrationMeasures.Of(said, labels);

        Assert.Equal(((0.05 * 0.05) + (0.08 * 0.08) + (0.91 * 0.91) + (0.69 * 0.69) + (0.0025 + 0.0016 + 0.0009 + 0.0004 + 0.0001)) / 10, measures.Brier, 12);
        Assert.Equal(0.21, measures.BrierOfShare, 12);
        Assert.Equal([(0.0, 6L, 0L), (0.3, 1, 1), (0.9, 3, 2)], measures.Reliability.Select(bin => (Math.Round(bin.From, 1), bin.Share.Of, bin.Share.Count)));
        // Not one of seven may pass: only what lies above 0.91.
        Assert.Equal(2, measures.Roc[0].Found.Count);
    }

    [Fact]
    public void Accounts_are_judged_by_fits_that_have_not_seen_them()
    {
        // Labels at random: a fit that had seen them would find some; out of sample there is nothing to find.
        var random = new Random(1);
        double[][] rows = [.. Enumerable.Range(0, 200).Select(_ => Enumerable.Range(0, 15).Select(_ => random.NextDouble()).ToArray())];
        bool[] labels = [.. Enumerable.Range(0, 200).Select(i => i % 2 == 0)];
        string[] names = [.. Enumerable.Range(0, 15).Select(i => $"{i}")];

        var measures = CalibrationMeasures.Of(Calibration.CrossValidate(rows, labels, names), labels);

        Assert.InRange(measures.Auc, 0.35, 0.62);
        Assert.Equal(Calibration.CrossValidate(rows, labels, names), Calibration.CrossValidate(rows, labels, names));
    }

    private static (double[][] Rows, bool[] Labels) Table(params (double Value, bool Automated, int Count)[] cells) =>
        ([.. cells.SelectMany(cell => Enumerable.Range(0, cell.Count).Select(_ => new[] { cell.Value }))], [.. cells.SelectMany(cell => Enumerable.Repeat(cell.Automated, cell.Count))]);
}
