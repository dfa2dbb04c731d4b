using Sillage.Analysis;
using Xunit;

namespace Sillage.Reports.Tests;

/// <summary>A report divides a large network fewer times, and says so.</summary>
public sealed class FewerRunsTests(RichCase rich) : IClassFixture<RichCase>
{
    [Theory]
    [InlineData(0, 20, 4)]
    [InlineData(125_000, 20, 4)]
    [InlineData(250_000, 10, 1)]
    [InlineData(50_000_000, 4, 1)]
    public void The_more_reposts_the_fewer_runs(int reposts, int runs, int iterations)
    {
        var options = Trace.CommunitiesOptionsFor(reposts);

        Assert.Equal((runs, iterations), (options.Runs, options.Iterations));
    }

    [Theory]
    [InlineData("en", "the network was divided 4 times, not 20")]
    [InlineData("fr", "le réseau a été divisé 4 fois, et non 20")]
    public void The_page_says_how_many_there_were(string language, string words)
    {
        var few = rich.Results with { Communities = Communities.Run(rich.Slice, new CommunitiesOptions { Runs = 4 }, TestContext.Current.CancellationToken) };

        Assert.Contains(words, Read(few), StringComparison.Ordinal);
        Assert.DoesNotContain(words[..20], Read(rich.Results), StringComparison.Ordinal);

        string Read(TraceResults results) => System.Net.WebUtility.HtmlDecode(new ReportPage(results, language).Write());
    }
}
