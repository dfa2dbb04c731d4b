using CsCheck;
using Sillage.Analysis.Statistics;
using Xunit;

namespace Sillage.Analysis.Tests;

/// <summary>The estimate behind a star, against the published matrix and the figures of docs/methods.md.</summary>
public class EstimateKernelTests
{
    private const double Decay = 6.8e-5;

    private static readonly double[] Seconds = [0, 60, 120, 3_600], Followers = [100, 50, 200, 10];

    [Fact]
    public void Expected_descent_is_that_of_the_worked_example()
    {
        var influence = new double[4];
        EstimateKernel.Influence(Seconds, Followers, Decay, influence);

        Assert.Equal(4, influence[0], 12);
        Assert.Equal(1.668481, influence[1], 6);
        Assert.Equal(1.573093, influence[2], 6);
        Assert.Equal(1, influence[3], 12);
    }

    [Fact]
    public void Linear_sums_are_those_of_the_published_matrix() => Posts.Sample(posts =>
    {
        var influence = new double[posts.Seconds.Length];
        EstimateKernel.Influence(posts.Seconds, posts.Weights, Decay, influence);

        var matrix = Matrix(posts.Seconds, posts.Weights);
        for (var i = 0; i < influence.Length; i++)
            Assert.Equal(matrix[i].Sum(), influence[i], 1e-9 * influence.Length);
    });

    [Fact]
    public void Parents_are_drawn_as_often_as_they_are_likely()
    {
        var cumulated = new double[4];
        EstimateKernel.Cumulate(Seconds, Followers, Decay, cumulated);
        var (parents, random) = (new int[4], new SeededRandom(1));
        int[] ofLast = [0, 0, 0], ofThird = [0, 0];
        for (var tree = 0; tree < 100_000; tree++)
        {
            EstimateKernel.Draw(cumulated, random, parents);
            Assert.Equal((-1, 0), (parents[0], parents[1]));
            ofThird[parents[2]]++;
            ofLast[parents[3]]++;
        }

        // Five standard deviations of a share of 100,000 are at most 0.008.
        Assert.Equal(0.665759, ofThird[0] / 1e5, 0.008);
        Assert.Equal(0.284218, ofLast[0] / 1e5, 0.008);
        Assert.Equal(0.142690, ofLast[1] / 1e5, 0.008);
        Assert.Equal(0.573093, ofLast[2] / 1e5, 0.008);
    }

    [Fact]
    public void A_post_without_weight_is_nobodys_parent_even_after_years()
    {
        double[] seconds = [0, 0, 0, 5, 3e8, 3e8 + 1], weights = [3, 0, 0, 2, 1, 7];
        var cumulated = new double[6];
        EstimateKernel.Cumulate(seconds, weights, Decay, cumulated);
        var (parents, random) = (new int[6], new SeededRandom(1));
        for (var tree = 0; tree < 1_000; tree++)
        {
            EstimateKernel.Draw(cumulated, random, parents);
            Assert.Equal([-1, 0, 0, 0], parents[..4]);
            Assert.Contains(parents[4], new[] { 0, 3 });
            Assert.Equal(4, parents[5]);
        }
    }

    private static readonly Gen<(double[] Seconds, double[] Weights)> Posts =
        from gaps in Gen.Double[0, 100_000].Array[1, 30]
        from weights in Gen.Int[1, 1_000_000].Array[gaps.Length]
        select (gaps.Select((_, i) => gaps.Take(i).Sum()).ToArray(), weights.Select(weight => (double)weight).ToArray());

    /// <summary>M as the article defines it: M(j, j) = 1, M(i, j) = Σ M(i, k) p(k, j) over k from i to j − 1; row sums are the influence.</summary>
    private static double[][] Matrix(double[] seconds, double[] weights)
    {
        var m = seconds.Select(_ => new double[seconds.Length]).ToArray();
        for (var j = 0; j < seconds.Length; j++)
        {
            m[j][j] = 1;
            var chance = Enumerable.Range(0, j).Select(k => weights[k] * Math.Exp(-Decay * (seconds[j - 1] - seconds[k]))).ToArray();
            for (var i = 0; i < j; i++)
                m[i][j] = Enumerable.Range(i, j - i).Sum(k => m[i][k] * chance[k]) / chance.Sum();
        }

        return m;
    }
}
