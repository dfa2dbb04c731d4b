using System.Text.Json;
using Sillage.Analysis;
using Sillage.Simulation;
using Xunit;

namespace Sillage.Reports.Tests;

/// <summary>A capture of posts that cause posts, written, imported and asked: what it planted is found again.</summary>
public class PlantedCausesTests
{
    [Fact]
    public void Counting_finds_the_planted_reposts_and_the_model_the_planted_descent()
    {
        HawkesTruth truth = null!;
        using var simulated = new SimulatedCase(folder => truth = HawkesScenario.WriteTo(folder, new HawkesOptions()));
        var slice = simulated.Slice;
        string[] names = [.. truth.Sources.Select(source => source.Handle)];

        var found = Analysis.Amplification.Run(slice, new AmplificationOptions { Sources = names.Length, Named = names, MostMoments = 1, Resamples = 200 }, CancellationToken.None).Result;

        Assert.Equal(truth.Posts, found.TopicPosts);
        foreach (var planted in truth.Sources)
        {
            var account = found.Accounts.Single(one => one.Account == planted.Handle);
            Assert.Equal((planted.Posts, planted.Reposts), (account.Acts, account.Counted.Direct.Count));
            Assert.True(account.Induced!.Posts.Low <= planted.Descending && planted.Descending <= account.Induced.Posts.High, $"{planted.Handle}: {planted.Descending} is not in {account.Induced.Posts}");
        }
    }

    [Fact]
    public void The_same_seed_gives_the_same_bytes_and_its_truth_says_that_it_is_simulated()
    {
        var (one, other) = (Directory.CreateTempSubdirectory("sillage-test-").FullName, Directory.CreateTempSubdirectory("sillage-test-").FullName);
        try
        {
            foreach (var folder in new[] { one, other })
                HawkesScenario.WriteTo(folder, new HawkesOptions { Hours = 3 });

            foreach (var file in new[] { "posts.jsonl.gz", "truth.json", "README.md" })
                Assert.Equal(File.ReadAllBytes(Path.Combine(one, file)), File.ReadAllBytes(Path.Combine(other, file)));
            using var truth = JsonDocument.Parse(File.ReadAllText(Path.Combine(one, "truth.json")));
            Assert.Equal("sillage/hawkes-truth/1", truth.RootElement.GetProperty("schema").GetString());
            Assert.Contains("simulated", truth.RootElement.GetProperty("notice").GetString(), StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(one, recursive: true);
            Directory.Delete(other, recursive: true);
        }
    }
}
