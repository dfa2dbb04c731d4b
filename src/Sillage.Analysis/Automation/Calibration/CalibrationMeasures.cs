using Sillage.Analysis.Statistics;

namespace Sillage.Analysis;

/// <summary>How good probabilities are, against labels.</summary>
/// <param name="Accounts">Accounts with a label.</param>
/// <param name="Automated">Those labelled automated.</param>
/// <param name="Auc">Area under the ROC curve: chance that an automated account has a higher probability than another; 0.5 is chance.</param>
/// <param name="AucLow">Lower end of its 95 % interval.</param>
/// <param name="AucHigh">Upper end.</param>
/// <param name="Brier">Mean squared error.</param>
/// <param name="BrierOfShare">That of always saying the set's share.</param>
/// <param name="Reliability">What was said and what was so, in tenths.</param>
/// <param name="Roc">Automated accounts found at false alarms of at most 1, 5 and 10 %.</param>
public sealed record CalibrationMeasures(
    int Accounts, int Automated, double Auc, double AucLow, double AucHigh, double Brier, double BrierOfShare, IReadOnlyList<ReliabilityBin> Reliability, IReadOnlyList<RocPoint> Roc)
{
    /// <summary>Measures probabilities.</summary>
    /// <remarks>Sources: DeLong, DeLong, Clarke-Pearson 1988 for the interval of the area; Brier 1950; Wilson 1927.</remarks>
    public static CalibrationMeasures Of(IReadOnlyList<double> probabilities, IReadOnlyList<bool> automated)
    {
        ArgumentNullException.ThrowIfNull(probabilities);
        ArgumentNullException.ThrowIfNull(automated);
        var n = probabilities.Count;
        double[] yes = [.. Enumerable.Range(0, n).Where(i => automated[i]).Select(i => probabilities[i]).Order()];
        double[] no = [.. Enumerable.Range(0, n).Where(i => !automated[i]).Select(i => probabilities[i]).Order()];
        var share = (double)yes.Length / n;
        var (auc, low, high) = DeLong(yes, no);
        return new CalibrationMeasures(
            n, yes.Length, auc, low, high, Enumerable.Range(0, n).Average(i => Squared(probabilities[i] - (automated[i] ? 1 : 0))), share * (1 - share),
            [.. Enumerable.Range(0, 10).Select(tenth => Bin(probabilities, automated, tenth)).Where(bin => bin.Share.Of > 0)], [Point(yes, no, 0.01), Point(yes, no, 0.05), Point(yes, no, 0.1)]);
    }

    private static double Squared(double value) => value * value;

    /// <summary>Area under the ROC curve with its 95 % interval; ties count half.</summary>
    /// <param name="yes">Scores of the automated, ascending.</param>
    /// <param name="no">Scores of the others, ascending.</param>
    public static (double Auc, double Low, double High) DeLong(double[] yes, double[] no)
    {
        ArgumentNullException.ThrowIfNull(yes);
        ArgumentNullException.ThrowIfNull(no);
        if (yes.Length == 0 || no.Length == 0)
            return (double.NaN, double.NaN, double.NaN);
        var above = Array.ConvertAll(yes, score => Placement(no, score));
        var below = Array.ConvertAll(no, score => 1 - Placement(yes, score));
        var auc = above.Average();
        var half = 1.959964 * Math.Sqrt((Variance(above) / yes.Length) + (Variance(below) / no.Length));
        return (auc, Math.Max(0, auc - half), Math.Min(1, auc + half));

        static double Placement(double[] ascending, double score)
        {
            var less = Ascending.Below<double>(ascending, score);
            var notMore = Ascending.Below<double>(ascending, Math.BitIncrement(score));
            return (less + notMore) / 2.0 / ascending.Length;
        }

        static double Variance(double[] values)
        {
            var mean = values.Average();
            return values.Length < 2 ? 0 : values.Sum(value => Squared(value - mean)) / (values.Length - 1);
        }
    }

    private static ReliabilityBin Bin(IReadOnlyList<double> probabilities, IReadOnlyList<bool> automated, int tenth)
    {
        int[] inside = [.. Enumerable.Range(0, probabilities.Count).Where(i => Math.Min(9, (int)(probabilities[i] * 10)) == tenth)];
        return new ReliabilityBin(tenth / 10.0, (tenth + 1) / 10.0, inside.Length == 0 ? 0 : inside.Average(i => probabilities[i]), Shares.Wilson(inside.Count(i => automated[i]), inside.Length));
    }

    private static RocPoint Point(double[] yes, double[] no, double alarms)
    {
        // The least threshold that so many of the others do not pass.
        var allowed = (int)Math.Floor(alarms * no.Length);
        var threshold = Math.BitIncrement(no[no.Length - 1 - Math.Min(allowed, no.Length - 1)]);
        return new RocPoint(alarms, threshold, Shares.Wilson(yes.Length - Ascending.Below<double>(yes, threshold), yes.Length));
    }
}

/// <summary>Accounts whose probability lies in one tenth.</summary>
/// <param name="From">Lower end.</param>
/// <param name="To">Upper end.</param>
/// <param name="Said">Mean probability.</param>
/// <param name="Share">Those labelled automated, of these.</param>
public sealed record ReliabilityBin(double From, double To, double Said, Share Share);

/// <summary>A point of the ROC curve.</summary>
/// <param name="FalseAlarms">Share of the others that is allowed to pass.</param>
/// <param name="Threshold">Probability from which on an account passes.</param>
/// <param name="Found">Automated accounts that pass, of all automated.</param>
public sealed record RocPoint(double FalseAlarms, double Threshold, Share Found);
