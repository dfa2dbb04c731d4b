using System.IO.Compression;
using System.Text;
using CsCheck;
using Sillage.Graphs.Csv;
using Sillage.Testing;
using Xunit;

namespace Sillage.Graphs.Tests;

public class LeidenTests
{
    [Fact]
    public void The_karate_club_reaches_the_best_modularity_known()
    {
        var best = Enumerable.Range(1, 20).Select(seed => Leiden.Find(Graphs.Karate, new() { Seed = (ulong)seed, Iterations = 0 })).MaxBy(found => found.Quality)!;

        Assert.Equal(0.419790, best.Quality, 6);
        Assert.Equal(4, best.Communities.Count);
        Assert.Equal(Quality.Modularity(Graphs.Karate, best.Communities), best.Quality);
    }

    [Fact]
    public void Two_cliques_on_a_thread_are_two_communities()
    {
        var edges = new List<(int, int)> { (0, 5) };
        for (var a = 0; a < 5; a++)
            for (var b = 0; b < a; b++)
                edges.AddRange([(a, b), (a + 5, b + 5)]);

        var found = Leiden.Find(Graph.FromPairs(false, [.. edges]));

        Assert.Equal([0, 0, 0, 0, 0, 1, 1, 1, 1, 1], found.Communities.Groups);
        Assert.Equal((20 / 21.0) - 0.5, found.Quality, 12);
    }

    [Fact]
    public void The_constant_Potts_model_parts_where_density_falls_below_the_resolution()
    {
        // A ring of eight cliques of four, each tied to the next by one edge: two cliques together have 13 of 28 pairs.
        var edges = new List<(int, int)>();
        for (var clique = 0; clique < 32; clique += 4)
        {
            for (var a = 0; a < 4; a++)
                for (var b = 0; b < a; b++)
                    edges.Add((clique + a, clique + b));
            edges.Add((clique, (clique + 5) % 32));
        }

        var ring = Graph.FromPairs(false, [.. edges]);

        Assert.Equal(8, Potts(ring, 0.5).Communities.Count);
        Assert.Equal(1, Potts(ring, 0.001).Communities.Count);
        Assert.Equal(32, Potts(ring, 1.1).Communities.Count);
        Assert.Equal(48 - (0.5 * 48), Potts(ring, 0.5).Quality, 12);
    }

    [Fact]
    public void Resolution_rules_the_size_of_communities()
    {
        var graph = Graphs.Large(2_000, 8_000, directed: false);

        Assert.True(Leiden.Find(graph, new() { Resolution = 5 }).Communities.Count > Leiden.Find(graph).Communities.Count);
        Assert.Equal(WeakComponents.Find(graph).Count, Leiden.Find(graph, new() { Resolution = 0 }).Communities.Count);
    }

    [Fact]
    public void A_star_is_one_community_until_the_resolution_is_too_high_for_its_leaves()
    {
        // A leaf gains 1 - γ · 1 · 10 / 20 by joining the centre: nothing at γ = 2, a loss beyond.
        var star = Graph.FromPairs(false, [.. Enumerable.Range(1, 10).Select(leaf => (0, leaf))]);

        Assert.Equal(1, Leiden.Find(star, new() { Resolution = 1 }).Communities.Count);
        Assert.Equal(11, Leiden.Find(star, new() { Resolution = 3 }).Communities.Count);
    }

    [Fact]
    public void A_node_with_a_single_neighbour_is_where_that_is_whatever_the_start() =>
        Gen.Select(Graphs.Any(directed: false), Gen.Double[0, 1], Gen.Int[0, 5]).Sample((graph, resolution, groups) =>
        {
            var start = Partition.Of([.. Enumerable.Range(0, graph.Nodes).Select(node => node % (groups + 1))]);
            var found = Leiden.Find(graph, new() { Resolution = resolution, Start = start }).Communities;
            for (var node = 0; node < graph.Nodes; node++)
            {
                if (graph.Degree(node) == 1)
                    Assert.Equal(found[graph.Neighbours(node)[0]], found[node]);
            }
        });

    [Fact]
    public void Graphs_without_edges_or_nodes_have_only_lone_nodes()
    {
        Assert.Equal(3, Leiden.Find(Graphs.Build([], true, 3)).Communities.Count);
        Assert.Equal(0, Leiden.Find(Graphs.Build([], true)).Communities.Count);
        Assert.Equal(2, Leiden.Find(Graph.FromPairs(false, (0, 0), (1, 1))).Communities.Count);
        Assert.Equal(2, Leiden.Find(Graphs.Build([(0, 1, 0)], true)).Communities.Count);
        Assert.Equal(3, LabelPropagation.Find(Graphs.Build([], true, 3)).Communities.Count);
    }

    [Theory]
    [InlineData(Objective.Modularity)]
    [InlineData(Objective.ConstantPotts)]
    public void Every_community_is_connected(Objective objective) =>
        Gen.Select(Graphs.Any(directed: true, 40, 120, Graphs.Reals), Gen.Double[0.05, 3], Gen.ULong, Gen.Int[0, 3]).Sample((graph, resolution, seed, iterations) =>
        {
            var found = Leiden.Find(graph, new() { Objective = objective, Resolution = resolution, Seed = seed, Iterations = iterations });
            Assert.Equal(0, Quality.Disconnected(graph, found.Communities));
        });

    [Fact]
    public void Every_community_of_a_large_graph_is_connected_even_from_a_start_that_is_not()
    {
        var graph = Graphs.Large(20_000, 50_000, directed: false);
        var random = new Random(9);
        var start = Partition.Of([.. Enumerable.Range(0, graph.Nodes).Select(_ => random.Next(40))]);
        Assert.Equal(40, Quality.Disconnected(graph, start));

        Assert.Equal(0, Quality.Disconnected(graph, Leiden.Find(graph).Communities));
        Assert.Equal(0, Quality.Disconnected(graph, Leiden.Find(graph, new() { Start = start, Iterations = 1 }).Communities));
    }

    [Fact]
    public void Quality_never_falls_from_level_to_level_and_from_iteration_to_iteration() =>
        Gen.Select(Graphs.Any(directed: false, 60, 250, Graphs.Counts), Gen.Double[0.2, 2], Gen.ULong).Sample((graph, resolution, seed) =>
            AssertRises(graph, new() { Resolution = resolution, Seed = seed, Iterations = 3 }));

    [Fact]
    public void Quality_never_falls_where_threads_decide_blocks_of_nodes() =>
        AssertRises(Graphs.Large(30_000, 150_000, directed: false), new() { Iterations = 3, Threads = 2 });

    [Fact]
    public void The_number_of_threads_does_not_show()
    {
        var graph = Graphs.Large(60_000, 250_000, directed: true);
        var one = Leiden.Find(graph, new() { Threads = 1, Seed = 5 });

        foreach (var threads in new[] { 2, 3 })
            Assert.Equal(one.Communities.Groups, Leiden.Find(graph, new() { Threads = threads, Seed = 5 }).Communities.Groups);
        Assert.False(one.Communities.Groups.SequenceEqual(Leiden.Find(graph, new() { Threads = 2, Seed = 6 }).Communities.Groups));
    }

    [Fact]
    public void A_start_is_where_the_search_begins()
    {
        var graph = Graphs.Large(3_000, 12_000, directed: false);
        var first = Leiden.Find(graph, new() { Iterations = 0 });
        var again = Leiden.Find(graph, new() { Iterations = 1, Start = first.Communities, Seed = 2 });

        Assert.True(again.Quality >= first.Quality - 1e-12);
        Assert.True(PartitionComparison.Of(first.Communities, again.Communities).AdjustedRand > 0.8);
        Assert.Throws<ArgumentException>(() => Leiden.Find(graph, new() { Start = Partition.Of([0, 1]) }));
    }

    [Fact]
    public void Scaling_all_weights_changes_nothing()
    {
        var graph = Graphs.Large(3_000, 12_000, directed: false);
        var scaled = Graphs.Build(graph.Arcs().Where(arc => arc.Source <= arc.Target).Select(arc => (arc.Source, arc.Target, arc.Weight * 1024)), false, graph.Nodes);

        Assert.Equal(Leiden.Find(graph).Communities.Groups, Leiden.Find(scaled).Communities.Groups);
    }

    [Fact]
    public void Relabelled_graphs_have_communities_as_good() =>
        Gen.Select(Graphs.EdgeLists(25, 80, Graphs.Counts), Gen.Int).Sample((list, seed) =>
        {
            var graph = Graphs.Build(list, directed: false, 25);
            var other = graph.Relabelled(Graphs.Shuffled(25, seed));

            Assert.Equal(Best(graph), Best(other), 0.02);
        }, iter: 20);

    [Fact]
    public void Planted_communities_are_found()
    {
        var random = new Random(4);
        var truth = Enumerable.Range(0, 5_000).Select(node => node % 25).ToArray();
        var graph = Graphs.Build(
            Enumerable.Range(0, 40_000).Select(_ =>
            {
                var source = random.Next(truth.Length);
                return (source, random.NextDouble() < 0.2 ? random.Next(truth.Length) : truth[source] + (25 * random.Next(200)), 1.0);
            }),
            directed: true,
            truth.Length);

        Assert.True(PartitionComparison.Of(Partition.Of(truth), Leiden.Find(graph).Communities).AdjustedRand > 0.99);
        Assert.True(PartitionComparison.Of(Partition.Of(truth), LabelPropagation.Find(graph).Communities).AdjustedRand > 0.9);
    }

    [Fact]
    public void Labels_settle_and_follow_the_heavier_edge()
    {
        var found = LabelPropagation.Find(Graphs.Build([(0, 1, 5), (1, 2, 1), (2, 3, 5)], directed: false));

        Assert.Equal([0, 0, 1, 1], found.Communities.Groups);
        Assert.True(found.Settled);
    }

    [Fact]
    public void Options_out_of_range_are_refused()
    {
        Assert.Throws<ArgumentException>(() => Leiden.Find(Graphs.Karate, new() { Resolution = -1 }));
        Assert.Throws<ArgumentException>(() => Leiden.Find(Graphs.Karate, new() { Randomness = 0 }));
        Assert.Throws<ArgumentException>(() => Leiden.Find(Graphs.Karate, new() { Iterations = -1 }));
    }

    [Fact]
    [Trait("Needs", RealCaptures.Trait)]
    public void Two_camps_of_the_election_come_out_as_two_camps()
    {
        // Accounts that reposted labelled posts at least five times: detractors (0) or promoters (1 to 4) of the claim of fraud.
        var camp = new Dictionary<string, bool>();
        foreach (var day in new[] { 29, 30, 31 })
        {
            foreach (var fields in Lines($"tweets-2020-10-{day}.csv.gz"))
            {
                if (fields[1].Length > 0)
                    camp[fields[0]] = double.Parse(fields[1], System.Globalization.CultureInfo.InvariantCulture) > 0;
            }
        }

        var reposts = new[] { 30, 31 }.SelectMany(day => Lines($"retweets-2020-10-{day}.csv.gz")).Select(fields => (Post: "p" + fields[0], Account: fields[1], Of: fields[0])).ToArray();
        var votes = reposts.Where(repost => camp.ContainsKey(repost.Of)).GroupBy(repost => repost.Account).Where(group => group.Count() >= 5)
            .ToDictionary(group => group.Key, group => group.Count(repost => camp[repost.Of]) * 2 > group.Count());
        var read = EdgeCsv.Parse(Encoding.UTF8.GetBytes(string.Concat(reposts.Select(repost => $"{repost.Account},{repost.Post}\n"))), new() { Directed = false, Header = false });
        var found = Leiden.Find(read.Graph, new() { Iterations = 0 }).Communities;

        // A community's camp is that of most of its judged accounts.
        var accounts = votes.Select(vote => (Camp: vote.Value, Community: found[read.Names.IndexOf(vote.Key)])).ToArray();
        var side = accounts.GroupBy(account => account.Community).ToDictionary(group => group.Key, group => group.Count(account => account.Camp) * 2 > group.Count());
        var comparison = PartitionComparison.Of(
            Partition.Of([.. accounts.Select(account => account.Camp ? 1 : 0)]),
            Partition.Of([.. accounts.Select(account => side[account.Community] ? 1 : 0)]));

        Assert.InRange(accounts.Length, 2_000, 3_000);
        Assert.True(comparison.AdjustedRand > 0.9, $"ARI {comparison.AdjustedRand:F4}");

        static IEnumerable<string[]> Lines(string name)
        {
            using var file = File.OpenRead(RealCaptures.Path("data/voterfraud2020-communities/" + name));
            using var reader = new StreamReader(new GZipStream(file, CompressionMode.Decompress));
            reader.ReadLine();
            while (reader.ReadLine() is { } line)
                yield return line.Split(',');
        }
    }

    private static Leiden Potts(Graph graph, double resolution) =>
        Leiden.Find(graph, new() { Objective = Objective.ConstantPotts, Resolution = resolution, Iterations = 0 });

    private static double Best(Graph graph) =>
        Enumerable.Range(1, 10).Max(seed => Leiden.Find(graph, new() { Seed = (ulong)seed, Iterations = 0 }).Quality);

    private static void AssertRises(Graph graph, LeidenOptions options)
    {
        var last = double.NegativeInfinity;
        var levels = 0;
        Leiden.Find(graph, options, labels =>
        {
            var quality = Quality.Modularity(graph, Partition.Of(labels), options.Resolution);
            Assert.True(quality >= last - 1e-12, $"{quality} after {last}");
            last = quality;
            levels++;
        }, CancellationToken.None);
        Assert.True(levels >= options.Iterations);
    }
}
