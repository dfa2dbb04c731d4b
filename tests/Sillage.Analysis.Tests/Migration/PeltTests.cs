using CsCheck;
using Sillage.Analysis.Statistics;
using Xunit;

namespace Sillage.Analysis.Tests;

/// <summary>Change points: known answers, and the best of all segmentations whatever the series.</summary>
public class PeltTests
{
    [Theory]
    [InlineData(100)]
    [InlineData(203.1)]
    public void The_known_series_changes_after_five_and_after_ten(double penalty)
    {
        double[] series = [10, 12, 9, 11, 10, 50, 55, 48, 52, 51, 20, 19, 21, 22, 18];

        Assert.Equal([5, 10], Pelt.Changes(series.Length, penalty, 2, Squares(series)));
    }

    [Fact]
    public void What_is_flat_or_too_short_does_not_change()
    {
        Assert.Empty(Pelt.Changes(50, 1, 2, Squares(new double[50])));
        Assert.Empty(Pelt.Changes(3, 0, 2, Squares([1, 9, 1])));
        Assert.Empty(Pelt.Changes(0, 1, 2, Squares([])));
    }

    [Fact]
    public void It_costs_as_little_as_the_best_of_all_segmentations() =>
        Gen.Select(Gen.Int[0, 9].Array[0, 14], Gen.Double[0, 40], Gen.Int[1, 3]).Sample((values, penalty, shortest) =>
        {
            var cost = Squares(Array.ConvertAll(values, value => (double)value));
            var best = Best(values.Length, penalty, shortest, cost);

            var found = Pelt.Changes(values.Length, penalty, shortest, cost);

            int[] ends = [0, .. found, values.Length];
            Assert.True(found.Length == 0 || ends.Zip(ends.Skip(1)).All(segment => segment.Second - segment.First >= shortest));
            Assert.Equal(best, Total(ends, penalty, cost), 1e-6);
        });

    private static Func<int, int, double> Squares(double[] series) => (start, end) =>
    {
        var mean = series[start..end].Average();
        return series[start..end].Sum(value => (value - mean) * (value - mean));
    };

    private static double Total(int[] ends, double penalty, Func<int, int, double> cost) =>
        ends[^1] == 0 ? 0 : ends.Zip(ends.Skip(1)).Sum(segment => cost(segment.First, segment.Second)) + (penalty * (ends.Length - 2));

    private static double Best(int bins, double penalty, int shortest, Func<int, int, double> cost)
    {
        if (bins == 0)
            return 0;
        var best = double.PositiveInfinity;
        for (var mask = 0; mask < 1 << (bins - 1); mask++)
        {
            int[] ends = [0, .. Enumerable.Range(1, bins - 1).Where(at => (mask >> (at - 1) & 1) != 0), bins];
            if (ends.Length == 2 || ends.Zip(ends.Skip(1)).All(segment => segment.Second - segment.First >= shortest))
                best = Math.Min(best, Total(ends, penalty, cost));
        }

        return best;
    }
}
