using System.Globalization;
using Sillage.Testing;
using Xunit;

namespace Sillage.Analysis.Tests;

/// <summary>All published runs of CooRTweet 2.1.3, edge for edge, by its rules and by our kernel.</summary>
[Trait("Needs", RealCaptures.Trait)]
public class CooRTweetReferenceTests
{
    private const long Second = 1_000_000;

    [Theory]
    [InlineData("coortweet-russian-10s-min2", 10, 2, false)]
    [InlineData("coortweet-russian-10s-min5", 10, 5, false)]
    [InlineData("coortweet-russian-10s-min5-loops", 10, 5, true)]
    [InlineData("coortweet-russian-300s-min2", 300, 2, false)]
    [InlineData("coortweet-russian-300s-min2-loops", 300, 2, true)]
    [InlineData("coortweet-russian-60s-min1", 60, 1, false)]
    [InlineData("coortweet-russian-60s-min2", 60, 2, false)]
    [InlineData("coortweet-russian-60s-min2-loops", 60, 2, true)]
    [InlineData("coortweet-kochfarms-text-60s-min2", 60, 2, false)]
    [InlineData("coortweet-kochfarms-text-3600s-min2", 3600, 2, false)]
    [InlineData("coortweet-pope-feb-text-10s-min2", 10, 2, false)]
    [InlineData("coortweet-pope-feb-text-60s-min2", 60, 2, false)]
    public void Every_edge_of_the_package_is_ours(string run, int window, int minimum, bool loops)
    {
        var rows = Rows(run);
        var found = CooRTweet.Detect(rows, new CooRTweetOptions(window * Second, minimum, loops), TestContext.Current.CancellationToken);
        var edges = found.Edges();

        var summary = Reference.Records($"reference/{run}/summary.csv").Single();
        Assert.Equal(summary["pairs"], found.Older.Count.ToString(CultureInfo.InvariantCulture));
        var expected = Reference.Records($"reference/{run}/edges.csv.gz")
            .Select(edge => (edge["account_a"], edge["account_b"], int.Parse(edge["weight"], CultureInfo.InvariantCulture), Number(edge["avg_time_delta"]))).ToHashSet();
        Assert.Equal(expected, edges.Select(edge => (rows.Accounts[edge.A], rows.Accounts[edge.B], edge.Weight, Math.Round(edge.MeanDelta, 9))).ToHashSet());
        foreach (var threshold in Reference.Records($"reference/{run}/thresholds.csv"))
        {
            var above = CooRTweet.AbovePercentile(edges, Number(threshold["edge_weight"]));
            Assert.Equal(threshold["edges"], above.Count.ToString(CultureInfo.InvariantCulture));
            Assert.Equal(threshold["vertices"], above.SelectMany(edge => new[] { edge.A, edge.B }).Distinct().Count().ToString(CultureInfo.InvariantCulture));
        }
    }

    [Fact]
    public void The_fast_edges_are_those_of_the_package()
    {
        var rows = SharesOf.Russian();
        var found = CooRTweet.Detect(rows, new CooRTweetOptions(60 * Second, 2), TestContext.Current.CancellationToken);
        var fast = found.Faster(10 * Second, 2).Edges();

        var expected = Reference.Records("reference/coortweet-russian-60s-min2-fast10/edges.csv.gz").Where(edge => edge["weight_fast"].Length > 0)
            .Select(edge => (edge["account_a"], edge["account_b"], int.Parse(edge["weight_fast"], CultureInfo.InvariantCulture), Number(edge["avg_time_delta_fast"]))).ToHashSet();
        Assert.Equal(442, expected.Count);
        Assert.Equal(expected, fast.Select(edge => (rows.Accounts[edge.A], rows.Accounts[edge.B], edge.Weight, Math.Round(edge.MeanDelta, 9))).ToHashSet());
    }

    // At 10 s and 300 s one pair differs: the package counts a content that stands in two rows twice.
    [Theory]
    [InlineData("coortweet-russian-60s-min1", 60, 1)]
    [InlineData("coortweet-russian-60s-min2", 60, 2)]
    [InlineData("coortweet-kochfarms-text-3600s-min2", 3600, 2)]
    [InlineData("coortweet-pope-feb-text-60s-min2", 60, 2)]
    public void The_kernel_counts_the_same_pairs(string run, int window, int minimum)
    {
        var rows = Rows(run);
        var rule = CooRTweet.Detect(rows, new CooRTweetOptions(window * Second, minimum), TestContext.Current.CancellationToken);
        var participants = Participation.Of(rows.Shares, window * Second, minimum);
        var counted = PairCounter.Count(
            participants.Shares, new PairCounterOptions { Window = window * Second, Counts = EdgeWeight.Pairs, TakesPart = participants.TakesPart }, TestContext.Current.CancellationToken);

        Assert.Equal(rule.Edges().Select(edge => (Math.Min(edge.A, edge.B), Math.Max(edge.A, edge.B), edge.Weight)).ToHashSet(), Edges(counted.Edges));
        Assert.Equal(rule.Older.Count, counted.Figures.Pairs);
        Assert.Equal(counted.Edges.Count, counted.AllEdges);
    }

    [Fact]
    public void The_figures_of_the_package_are_the_figures_of_the_window()
    {
        var russian = SharesOf.Russian();
        var participants = Participation.Of(russian.Shares, 60 * Second, 2);
        var figures = WindowFigures.Of(participants.Shares, 60 * Second, participants.TakesPart);

        Assert.Equal((3791, 2110, 502, 23), (figures.Pairs, figures.Accounts, figures.Objects, figures.Components));
    }

    private static ShareRows Rows(string run) => run switch
    {
        _ when run.Contains("russian", StringComparison.Ordinal) => SharesOf.Russian(),
        _ when run.Contains("pope", StringComparison.Ordinal) => Reference.PopeTexts(),
        _ => Reference.KochFarmsTexts(),
    };

    private static double Number(string text) => Math.Round(double.Parse(text, CultureInfo.InvariantCulture), 9);

    private static HashSet<(int, int, int)> Edges(CoShareEdges edges) => [.. Enumerable.Range(0, edges.Count).Select(edge => (edges.A[edge], edges.B[edge], edges.Weight[edge]))];
}
