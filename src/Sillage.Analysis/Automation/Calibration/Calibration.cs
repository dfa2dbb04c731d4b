using Sillage.Analysis.Statistics;

namespace Sillage.Analysis;

/// <summary>Fits probabilities of being labelled automated on accounts with labels, and says how good they are on accounts that the fit has not seen.</summary>
public static class Calibration
{
    private const int Folds = 10;
    private const ulong Seed = 2017;

    /// <summary>Fits a logistic regression with a ridge penalty by Newton's method. The same rows give the same model.</summary>
    /// <param name="rows">Features of each account, NaN for unknown.</param>
    /// <param name="automated">Its label.</param>
    /// <param name="names">Names of the features.</param>
    /// <param name="ridge">Penalty on half the squared coefficients of standardised features.</param>
    /// <exception cref="ArgumentException">Only one label occurs, or numbers do not agree.</exception>
    /// <remarks>Source: iteratively reweighted least squares; le Cessie, van Houwelingen 1992 for the ridge.</remarks>
    public static LogisticModel Fit(IReadOnlyList<double[]> rows, IReadOnlyList<bool> automated, IReadOnlyList<string> names, double ridge = 1)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(automated);
        ArgumentNullException.ThrowIfNull(names);
        var positive = automated.Count(label => label);
        if (rows.Count != automated.Count || rows.Any(row => row.Length != names.Count))
            throw new ArgumentException("every account needs a label and every feature", nameof(rows));
        if (positive == 0 || positive == rows.Count)
            throw new ArgumentException("a fit needs accounts of both labels", nameof(automated));
        var features = names.Select((name, i) => Describe(name, rows, i)).ToArray();
        var standard = rows.Select(row => row.Select((value, i) => double.IsNaN(value) ? 0 : features[i].Standard(value)).Append(1).ToArray()).ToArray();
        var weights = Newton(standard, automated, ridge);
        return new LogisticModel([.. features.Select((feature, i) => feature with { Coefficient = weights[i] })], weights[^1], (double)positive / rows.Count);
    }

    /// <summary>Probabilities of accounts that their own fit has not seen: ten folds, each with both labels in their shares, drawn with a fixed seed.</summary>
    public static double[] CrossValidate(IReadOnlyList<double[]> rows, IReadOnlyList<bool> automated, IReadOnlyList<string> names, double ridge = 1)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(automated);
        var fold = FoldsOf(automated);
        var probabilities = new double[rows.Count];
        for (var left = 0; left < Folds; left++)
        {
            var inside = Enumerable.Range(0, rows.Count).Where(row => fold[row] != left).ToArray();
            var model = Fit([.. inside.Select(row => rows[row])], [.. inside.Select(row => automated[row])], names, ridge);
            for (var row = 0; row < rows.Count; row++)
            {
                if (fold[row] == left)
                    probabilities[row] = model.Probability([.. rows[row].Select((value, i) => double.IsNaN(value) ? model.Features[i].Mean : value)], model.Share)!.Value;
            }
        }

        return probabilities;
    }

    private static int[] FoldsOf(IReadOnlyList<bool> automated)
    {
        var random = new SeededRandom(Seed);
        var fold = new int[automated.Count];
        foreach (var label in new[] { true, false })
        {
            var rows = Enumerable.Range(0, automated.Count).Where(row => automated[row] == label).ToArray();
            for (var i = rows.Length - 1; i > 0; i--)
            {
                var other = (int)(random.NextDouble() * (i + 1));
                (rows[i], rows[other]) = (rows[other], rows[i]);
            }

            for (var i = 0; i < rows.Length; i++)
                fold[rows[i]] = i % Folds;
        }

        return fold;
    }

    private static FeatureWeight Describe(string name, IReadOnlyList<double[]> rows, int feature)
    {
        double[] known = [.. rows.Select(row => row[feature]).Where(value => !double.IsNaN(value))];
        var mean = known.Length == 0 ? 0 : known.Average();
        var scale = known.Length == 0 ? 0 : Math.Sqrt(known.Sum(value => (value - mean) * (value - mean)) / known.Length);
        return new FeatureWeight(name, mean, scale > 1e-12 ? scale : 1, 0);
    }

    private static double[] Newton(double[][] rows, IReadOnlyList<bool> automated, double ridge)
    {
        var width = rows[0].Length;
        var weights = new double[width];
        for (var round = 0; round < 100; round++)
        {
            var (gradient, curvature) = (new double[width], new double[width, width]);
            for (var row = 0; row < rows.Length; row++)
            {
                var x = rows[row];
                double logit = 0;
                for (var i = 0; i < width; i++)
                    logit += x[i] * weights[i];
                var p = 1 / (1 + Math.Exp(-logit));
                for (var i = 0; i < width; i++)
                {
                    gradient[i] += ((automated[row] ? 1 : 0) - p) * x[i];
                    for (var j = 0; j <= i; j++)
                        curvature[i, j] += p * (1 - p) * x[i] * x[j];
                }
            }

            // The intercept, the last, is not held back.
            for (var i = 0; i < width - 1; i++)
                (gradient[i], curvature[i, i]) = (gradient[i] - (ridge * weights[i]), curvature[i, i] + ridge);
            var step = Solve(curvature, gradient);
            for (var i = 0; i < width; i++)
                weights[i] += step[i];
            if (step.Max(Math.Abs) < 1e-11)
                break;
        }

        return weights;
    }

    /// <summary>Solves a symmetric positive system of which the lower half is given (Cholesky).</summary>
    private static double[] Solve(double[,] matrix, double[] right)
    {
        var n = right.Length;
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var sum = matrix[i, j];
                for (var k = 0; k < j; k++)
                    sum -= matrix[i, k] * matrix[j, k];
                matrix[i, j] = i == j ? Math.Sqrt(Math.Max(sum, 1e-300)) : sum / matrix[j, j];
            }
        }

        var solved = (double[])right.Clone();
        for (var i = 0; i < n; i++)
        {
            for (var k = 0; k < i; k++)
                solved[i] -= matrix[i, k] * solved[k];
            solved[i] /= matrix[i, i];
        }

        for (var i = n - 1; i >= 0; i--)
        {
            for (var k = i + 1; k < n; k++)
                solved[i] -= matrix[k, i] * solved[k];
            solved[i] /= matrix[i, i];
        }

        return solved;
    }
}
