using System.IO.Compression;
using Sillage.Graphs;
using Sillage.Testing;
using Xunit;

namespace Sillage.Analysis.Tests;

/// <summary>
/// The two camps of VoterFraud2020 (Abilov et al. 2021), from nothing but who reposted what: accounts and posts are the nodes. The published
/// communities of posts are the truth; finer splits than the camps are not to be trusted, so the resolution is low.
/// </summary>
[Trait("Needs", RealCaptures.Trait)]
public sealed class VoterFraudTests
{
    private const int LeastLabelled = 5;

    [Fact]
    public void The_two_camps_come_out()
    {
        var promotes = new Dictionary<string, bool>();
        foreach (var cells in Rows("tweets-2020-10-29", "tweets-2020-10-30", "tweets-2020-10-31"))
        {
            if (cells[1].Length > 0)
                promotes[cells[0]] = cells[1] != "0";
        }

        Dictionary<string, int> nodes = [];
        Dictionary<int, (int For, int Against)> labelled = [];
        using var edges = new EdgeList();
        foreach (var cells in Rows("retweets-2020-10-30", "retweets-2020-10-31"))
        {
            var account = Node(nodes, "account " + cells[1]);
            edges.Add(account, Node(nodes, "post " + cells[0]));
            var (promoting, against) = labelled.GetValueOrDefault(account);
            if (promotes.TryGetValue(cells[0], out var camp))
                labelled[account] = camp ? (promoting + 1, against) : (promoting, against + 1);
        }

        var graph = Graph.Build(edges, directed: false, nodes.Count);
        var found = Leiden.Find(graph, new LeidenOptions { Resolution = 0.05, Iterations = 0 }, TestContext.Current.CancellationToken).Communities;

        var judged = labelled.Where(pair => pair.Value.For + pair.Value.Against >= LeastLabelled).ToArray();
        Assert.Equal(2_488, judged.Length);
        var comparison = PartitionComparison.Of(
            Partition.Of([.. judged.Select(pair => pair.Value.For > pair.Value.Against ? 1 : 0)]), Partition.Of([.. judged.Select(pair => found[pair.Key])]));
        Assert.True(comparison.AdjustedRand > 0.9, $"ARI {comparison.AdjustedRand:F3}");
    }

    private static int Node(Dictionary<string, int> nodes, string name)
    {
        if (!nodes.TryGetValue(name, out var node))
            nodes.Add(name, node = nodes.Count);
        return node;
    }

    private static IEnumerable<string[]> Rows(params string[] names)
    {
        foreach (var name in names)
        {
            using var reader = new StreamReader(new GZipStream(File.OpenRead(RealCaptures.Path($"data/voterfraud2020-communities/{name}.csv.gz")), CompressionMode.Decompress));
            reader.ReadLine();
            while (reader.ReadLine() is { } line)
                yield return line.Split(',');
        }
    }
}
