using Sillage.Simulation;
using Xunit;

namespace Sillage.Analysis.Tests;

/// <summary>What the scenario plants lies in the intervals about as often as they claim.</summary>
public class HawkesRecoveryTests
{
    private const int Seeds = 60;

    [Fact]
    public void Look()
    {
        var options = new HawkesOptions();
        var names = options.Sources.Select((_, i) => $"account{i}").ToArray();
        var (direct, posts, crowd, sum) = (new int[names.Length], new int[names.Length], 0, 0.0);
        for (var seed = 0; seed < Seeds; seed++)
        {
            var planted = new PlantedHawkes(options with { Seed = (ulong)seed + 1 });
            var answer = Amplification.Run(planted.Slice, new AmplificationOptions { Sources = 4, Named = names, MostMoments = 1 }, TestContext.Current.CancellationToken).Result;
            crowd += answer.Model!.SpectralRadius.Low <= options.CrowdBranching && options.CrowdBranching <= answer.Model.SpectralRadius.High ? 1 : 0;
            sum += answer.Model.SpectralRadius.Value;
            for (var source = 0; source < names.Length; source++)
            {
                var induced = answer.Accounts.Single(account => account.Account == names[source]).Induced!;
                direct[source] += induced.Direct.Low <= options.Sources[source].Branching && options.Sources[source].Branching <= induced.Direct.High ? 1 : 0;
                posts[source] += induced.Posts.Low <= planted.Descendants[source] && planted.Descendants[source] <= induced.Posts.High ? 1 : 0;
            }
        }

        Assert.Fail($"mean {sum / Seeds:F3} crowd {crowd}, direct {string.Join(' ', direct)}, posts {string.Join(' ', posts)} of {Seeds}");
    }
}
