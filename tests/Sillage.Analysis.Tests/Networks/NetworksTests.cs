using CsCheck;
using Sillage.Cases;
using Sillage.Posts;
using Xunit;

namespace Sillage.Analysis.Tests;

/// <summary>Networks of slices written by hand.</summary>
public class NetworksTests
{
    [Fact]
    public void An_edge_points_from_who_reposts_to_whom_and_knows_its_weight_and_times()
    {
        var slice = PlainSlice.Of(
            new(0, "anna"), new(1, "ben", PostKind.Repost, 0, "anna"), new(2, "anna"), new(5, "cleo", PostKind.Repost, 0, "anna"), new(9, "ben", PostKind.Repost, 2, "anna"));

        var network = Network(slice, NetworkKind.Reposts);

        Assert.Equal(["ben>anna 2", "cleo>anna 1"], Edges(slice, network));
        Assert.Equal([PlainSlice.Time(1), PlainSlice.Time(5)], network.FirstAt);
        Assert.Equal([PlainSlice.Time(9), PlainSlice.Time(5)], network.LastAt);
        Assert.Equal([1, 3], network.FirstPost);
        Assert.Equal(new NetworkCounts(3, 0, 0, 3, 0, 0, 0, 3), network.Counts);
    }

    [Fact]
    public void A_repost_of_a_repost_points_at_the_original()
    {
        var slice = PlainSlice.Of(
            new(0, "anna"), new(1, "ben", PostKind.Repost, 0), new(2, "cleo", PostKind.Repost, 1, "ben"), new(3, "dora", PostKind.Repost, 2, "cleo"),
            new(4, "emil", PostKind.Quote, 3, "dora"), new(5, "finn", PostKind.Reply, 3, "dora"));

        var reposts = Network(slice, NetworkKind.Reposts);

        Assert.Equal(["ben>anna 1", "cleo>anna 1", "dora>anna 1"], Edges(slice, reposts));
        Assert.Equal(2, reposts.Counts.ThroughReposts);
        Assert.Equal(["emil>anna 1"], Edges(slice, Network(slice, NetworkKind.Quotes)));
        Assert.Equal(["finn>dora 1"], Edges(slice, Network(slice, NetworkKind.Replies)));
    }

    [Fact]
    public void A_chain_ends_where_the_capture_ends()
    {
        // Post 1 names an unseen post with its author, post 3 names nobody, posts 5 and 6 repost each other.
        var slice = PlainSlice.Of(
            new(0, "anna"), new(1, "ben", PostKind.Repost, 99, "yves"), new(2, "cleo", PostKind.Repost, 1), new(3, "dora", PostKind.Repost),
            new(4, "emil", PostKind.Repost, 3), new(5, "finn", PostKind.Repost, 6), new(6, "gina", PostKind.Repost, 5));

        var network = Network(slice, NetworkKind.Reposts);

        Assert.Equal(["ben>yves 1", "cleo>yves 1", "emil>dora 1"], Edges(slice, network));
        Assert.Equal((6L, 3L), (network.Counts.Posts, network.Counts.WithoutTarget));
    }

    [Fact]
    public void Edges_to_oneself_are_counted_and_left_out()
    {
        var slice = PlainSlice.Of(new(0, "anna"), new(1, "anna", PostKind.Repost, 0, "anna"), new(2, "ben", PostKind.Repost, 0, "anna"), new(3, "anna", PostKind.Repost, 2, "ben"));

        var network = Network(slice, NetworkKind.Reposts);

        Assert.Equal(["ben>anna 1"], Edges(slice, network));
        Assert.Equal((3L, 2L), (network.Counts.Contacts, network.Counts.SelfEdges));
    }

    [Fact]
    public void Posts_seen_only_inside_others_make_no_edge()
    {
        var slice = PlainSlice.Of(new(0, "anna"), new(1, "ben", PostKind.Quote, 0, "anna") { Embedded = true, Links = ["a.org"], Mentions = ["cleo"] }, new(2, "cleo", PostKind.Repost, 1, "ben"));

        Assert.Equal(["cleo>ben 1"], Networks.Of(slice, new NetworksOptions(), TestContext.Current.CancellationToken).SelectMany(network => Edges(slice, network)));
    }

    [Fact]
    public void Mentions_are_matched_by_id_then_by_handle_and_not_counted_twice()
    {
        var slice = PlainSlice.Of(
            new(0, "Anna"), new(1, "ben") { Mentions = ["anna", "renamed#id-Anna", "Zoe#77", "zoe#77", "#78", "Max"] },
            new(2, "cleo", PostKind.Reply, 0, "Anna") { Mentions = ["Anna#id-Anna", "max"] }, new(3, "dora", PostKind.Repost, 1, "ben") { Mentions = ["Zoe#77"] });

        var network = Network(slice, NetworkKind.Mentions);

        Assert.Equal(["ben>Anna 1", "ben>Zoe 1", "ben>78 1", "ben>Max 1", "cleo>Max 1"], Edges(slice, network));
        Assert.Equal((2L, 5L, 0L), (network.Counts.Posts, network.Counts.Contacts, network.Counts.SelfEdges));
    }

    [Fact]
    public void Links_are_compared_in_their_normal_form_and_reposts_share_them_too()
    {
        var slice = PlainSlice.Of(
            new(0, "anna") { Links = ["https://www.example.org/a/?utm_source=x", "http://example.org/a"] }, new(1, "ben", PostKind.Repost, 0, "anna") { Links = ["https://example.org/a"] },
            new(2, "anna") { Links = ["https://m.example.org/b", "https://example.org/a"] });

        Assert.Equal(["anna>example.org/a 2", "anna>example.org/b 1", "ben>example.org/a 1"], Edges(slice, Network(slice, NetworkKind.Links)));
        Assert.Equal(["anna>example.org 2", "ben>example.org 1"], Edges(slice, Network(slice, NetworkKind.Domains)));
    }

    [Fact]
    public void A_minimum_weight_leaves_out_light_edges_and_says_how_many()
    {
        var slice = PlainSlice.Of(
            new(0, "anna"), new(1, "ben", PostKind.Repost, 0, "anna"), new(2, "ben", PostKind.Repost, 0, "anna"), new(3, "cleo", PostKind.Repost, 0, "anna"));

        var answer = Networks.Run(slice, new NetworksOptions { Networks = [NetworkKind.Reposts], MinimumWeight = 2 }, TestContext.Current.CancellationToken);

        var network = Assert.Single(answer.Result.Networks);
        Assert.Equal((2L, 1L, 2L), (network.Nodes, network.Edges, network.Weight));
        Assert.Equal((1L, 1L), (network.Counts.BelowMinimum, network.Counts.BelowMinimumWeight));
        Assert.Equal(new NetworkEdge("ben", "id-ben", "anna", "id-anna", 2, Moment(1), Moment(2), "p1"), Assert.Single(network.Heaviest));
        Assert.Contains(answer.Caveats, caveat => caveat.Code == "light-edges");
        Assert.Throws<ArgumentOutOfRangeException>(() => Networks.Of(slice, new NetworksOptions { MinimumWeight = 0 }, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void The_heaviest_edges_come_first_and_zero_lists_all()
    {
        var slice = PlainSlice.Of(
            new(0, "anna"), new(1, "ben", PostKind.Repost, 0, "anna"), new(2, "cleo", PostKind.Repost, 0, "anna"), new(3, "cleo", PostKind.Repost, 0, "anna"));

        Assert.Equal(["cleo"], Sources(1));
        Assert.Equal(["cleo", "ben"], Sources(0));

        IEnumerable<string> Sources(int top) =>
            Networks.Run(slice, new NetworksOptions { Networks = [NetworkKind.Reposts], Top = top }, TestContext.Current.CancellationToken).Result.Networks[0].Heaviest.Select(edge => edge.Source);
    }

    [Fact]
    public void Edges_and_counts_are_what_a_naive_count_finds() => RandomPosts.Sample(posts =>
    {
        var slice = PlainSlice.Of(posts);
        var network = Network(slice, NetworkKind.Reposts);

        var naive = posts.Where(post => post.Kind == PostKind.Repost && !post.Embedded).Select(post => (post, Original: Original(posts, post))).ToArray();
        var expected = naive.Where(pair => pair.Original is not null && pair.Original != pair.post.By).GroupBy(pair => (pair.post.By, pair.Original))
            .Select(edge => $"{edge.Key.By}>{edge.Key.Original} {edge.Count()} {edge.First().post.At} {edge.Last().post.At}").Order(StringComparer.Ordinal);

        Assert.Equal(expected, Enumerable.Range(0, network.Edges).Select(edge =>
            $"{slice.Accounts[network.Source[edge]].Handle}>{slice.Accounts[network.Target[edge]].Handle} {network.Weight[edge]} {(network.FirstAt[edge] - PlainSlice.Time(0)) / 1e6} {(network.LastAt[edge] - PlainSlice.Time(0)) / 1e6}").Order(StringComparer.Ordinal));
        Assert.Equal(naive.Length, network.Counts.Posts);
        Assert.Equal(naive.Length, network.Weight.Sum() + network.Counts.SelfEdges + network.Counts.WithoutTarget);
        Assert.Equal(network.Source.Concat(network.Target).Distinct().Count(), network.Counts.Nodes);
        Assert.Equal(Enumerable.Range(0, network.Edges).OrderBy(edge => (network.Source[edge], network.Target[edge])), Enumerable.Range(0, network.Edges));
    });

    private static readonly Gen<PlainPost[]> RandomPosts =
        from kinds in Gen.Int[0, 4].Array[1, 40]
        from accounts in Gen.Int[0, 5].Array[kinds.Length]
        from targets in Gen.Int[-1, kinds.Length + 1].Array[kinds.Length]
        from embedded in Gen.Int[0, 4].Array[kinds.Length]
        select kinds.Select((kind, i) => new PlainPost(i / 2, $"a{accounts[i]}", kind > 1 ? PostKind.Repost : PostKind.Original, kind > 1 && targets[i] != i ? targets[i] : -1)
        {
            Embedded = embedded[i] == 0,
        }).ToArray();

    /// <summary>Follows a chain by hand: null where the first step leads nowhere known, or the chain comes back.</summary>
    private static string? Original(PlainPost[] posts, PlainPost repost)
    {
        if (repost.Target < 0 || repost.Target >= posts.Length)
            return null;
        var at = repost;
        for (var steps = 0; steps <= posts.Length; steps++)
        {
            if (at.Kind != PostKind.Repost || at.Target < 0 || at.Target >= posts.Length)
                return at.By;
            at = posts[at.Target];
        }

        return null;
    }

    private static Network Network(Slice slice, NetworkKind kind) => Networks.Of(slice, new NetworksOptions { Networks = [kind] }, TestContext.Current.CancellationToken)[0];

    private static IEnumerable<string> Edges(Slice slice, Network network) => Enumerable.Range(0, network.Edges).Select(edge =>
    {
        var other = network.Target[edge] - slice.Accounts.Count;
        return $"{slice.Accounts[network.Source[edge]].Handle}>{(other < 0 ? slice.Accounts[network.Target[edge]].Handle : network.OtherTargets[other])} {network.Weight[edge]}";
    });

    private static DateTimeOffset Moment(double at) => DateTimeOffset.UnixEpoch.AddTicks(PlainSlice.Time(at) * 10);
}
