using Sillage.Simulation;
using Xunit;

namespace Sillage.Analysis.Tests;

/// <summary>What the scenario plants lies in the intervals about as often as they claim.</summary>
public class HawkesRecoveryTests(ITestOutputHelper output)
{
    private const int Seeds = 60;

    [Fact]
    public void Planted_branching_and_descent_lie_in_their_intervals()
    {
        var options = new HawkesOptions();
        var names = options.Sources.Select(source => $"account{options.Sources.ToList().IndexOf(source)}").ToArray();
        var (direct, posts, crowd) = (new int[names.Length], new int[names.Length], 0);
        var lines = new string[Seeds];
        for (var seed = 0; seed < Seeds; seed++)
        {
            var planted = new PlantedHawkes(options with { Seed = (ulong)seed + 1 });
            var answer = Amplification.Run(planted.Slice, new AmplificationOptions { Sources = 4, Named = names, MostMoments = 1 }, TestContext.Current.CancellationToken).Result;
            crowd += answer.Model!.SpectralRadius.Low <= options.CrowdBranching && options.CrowdBranching <= answer.Model.SpectralRadius.High ? 1 : 0;
            lines[seed] = FormattableString.Invariant($"n {answer.TopicPosts} crowd {answer.Model.SpectralRadius.Value:F2} [{answer.Model.SpectralRadius.Low:F2}, {answer.Model.SpectralRadius.High:F2}] ks {answer.Model.Crowds[0].Fit.Distance:F3}/{answer.Model.Crowds[0].Fit.Critical:F3}");
            for (var source = 0; source < names.Length; source++)
            {
                var induced = answer.Accounts.Single(account => account.Account == names[source]).Induced!;
                direct[source] += induced.Direct.Low <= options.Sources[source].Branching && options.Sources[source].Branching <= induced.Direct.High ? 1 : 0;
                posts[source] += induced.Posts.Low <= planted.Descendants[source] && planted.Descendants[source] <= induced.Posts.High ? 1 : 0;
                lines[seed] += FormattableString.Invariant($" | {induced.Direct.Value:F1} [{induced.Direct.Low:F1}, {induced.Direct.High:F1}] {planted.Descendants[source]}: {induced.Posts.Value:F0} [{induced.Posts.Low:F0}, {induced.Posts.High:F0}]");
            }
        }

        foreach (var line in lines)
            output.WriteLine(line);
        output.WriteLine($"crowd {crowd}, direct {string.Join(' ', direct)}, posts {string.Join(' ', posts)} of {Seeds}");
        Assert.Fail("look");
    }
}
