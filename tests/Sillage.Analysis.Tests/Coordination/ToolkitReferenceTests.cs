using System.Globalization;
using Sillage.Testing;
using Xunit;

namespace Sillage.Analysis.Tests;

/// <summary>Published runs of coordination-network-toolkit, edge for edge, weights and loops included.</summary>
[Trait("Needs", RealCaptures.Trait)]
public class ToolkitReferenceTests
{
    [Theory]
    [InlineData("toolkit-russian-coretweet-10s", "russian", 10)]
    [InlineData("toolkit-russian-coretweet-60s", "russian", 60)]
    [InlineData("toolkit-russian-coretweet-300s", "russian", 300)]
    [InlineData("toolkit-kochfarms-coretweet-60s", "kochfarms", 60)]
    [InlineData("toolkit-kochfarms-colink-60s", "kochfarms", 60)]
    [InlineData("toolkit-kochfarms-cotweet-60s", "kochfarms", 60)]
    [InlineData("toolkit-kochfarms-cotweet-3600s", "kochfarms", 3600)]
    [InlineData("toolkit-kochfarms-copost-60s", "kochfarms", 60)]
    [InlineData("toolkit-pope-feb-cotweet-60s", "pope-feb", 60)]
    [InlineData("toolkit-sample-coretweet-60s", "sample_data", 60)]
    [InlineData("toolkit-sample-colink-60s", "sample_data", 60)]
    [InlineData("toolkit-sample-cotweet-60s", "sample_data", 60)]
    [InlineData("toolkit-sample-coreply-60s", "sample_data", 60)]
    [InlineData("toolkit-sample-copost-60s", "sample_data", 60)]
    [InlineData("toolkit-kochfarms-cosimilar-60s", "kochfarms", 60)]
    [InlineData("toolkit-sample-cosimilar-60s", "sample_data", 60)]
    [InlineData("toolkit-testinput-coretweet-1s", "coretweet_test_input", 1)]
    [InlineData("toolkit-testinput-coretweet-60s", "coretweet_test_input", 60)]
    public void Every_edge_of_the_toolkit_is_ours(string run, string input, int window)
    {
        var messages = Reference.Messages(input);
        var users = messages.Select(message => message.User).Distinct().Select((user, number) => (user, number)).ToDictionary(pair => pair.user, pair => pair.number);
        var names = users.ToDictionary(pair => pair.Value, pair => pair.Key);
        var objects = new Dictionary<string, int>();
        var similar = run.Contains("cosimilar", StringComparison.Ordinal)
            ? ToolkitTexts.Of(messages.Index().Where(message => message.Item.Repost.Length == 0).Select(message => (message.Index, message.Item.Text)), TestContext.Current.CancellationToken)
            : null;
        List<(int Account, int Shared, long At, int Post)> shares = [];
        for (var post = 0; post < messages.Count; post++)
        {
            foreach (var shared in Objects(run, messages[post], similar?.Cluster(post) ?? -1))
            {
                if (!objects.TryGetValue(shared, out var number))
                    objects[shared] = number = objects.Count;
                shares.Add((users[messages[post].User], number, messages[post].At, post));
            }
        }

        var list = ShareList.Sorted(
            [.. shares.Select(share => share.Account)], [.. shares.Select(share => share.Shared)], [.. shares.Select(share => share.At)], [.. shares.Select(share => share.Post)], users.Count, objects.Count);
        var edges = CoordinationToolkit.Edges(
            list, window * 1_000_000L, 1, keepLoops: true, TestContext.Current.CancellationToken, similar is null ? null : similar.Alike);

        var expected = Reference.Records($"reference/{run}/edges.csv.gz").Select(edge => (edge["user_1"], edge["user_2"], int.Parse(edge["weight"], CultureInfo.InvariantCulture))).ToHashSet();
        Assert.Equal(expected, edges.Select(edge => (names[edge.From], names[edge.To], edge.Weight)).ToHashSet());
    }

    private static IEnumerable<string> Objects(string run, ToolkitMessage message, int similar)
    {
        var network = run.Split('-')[^2];
        var own = message.Repost.Length == 0;
        return network switch
        {
            "coretweet" => own ? [] : [message.Repost],
            "colink" => own ? message.Links.Distinct() : [],
            "coreply" => message.Reply.Length > 0 && own ? [message.Reply] : [],
            "cotweet" => own ? [CoordinationToolkit.NormalText(message.Text)] : [],
            "cosimilar" => similar >= 0 ? [$"{similar}"] : [],
            _ => [""],
        };
    }
}
