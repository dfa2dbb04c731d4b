using Sillage.Analysis;
using Sillage.Cases;
using Sillage.Graphs;
using Sillage.Graphs.Layout;
using Sillage.Posts;

namespace Sillage.Reports.Maps;

/// <summary>Draws up the map of a topic: the repost network of its slice, laid out by ForceAtlas2, divided as the communities say.</summary>
public static class TopicMap
{
    /// <summary>Accounts whose most reposted posts the map carries along, and how many posts each.</summary>
    private const int AccountsWithPosts = 300, PostsEach = 3;

    /// <summary>Parts of the network that hang together with nothing else are drawn from this share of its accounts on.</summary>
    private const double SmallestPart = 0.01;

    /// <summary>
    /// Strong gravity, against a network with about half an edge for each unit of mass: a tenth of what the edges pull. Camps with few links between
    /// them stay on one sheet that they fill, and strays stay near.
    /// </summary>
    private const double Pull = 0.05;

    /// <summary>Longer than the default, so that accounts which repost nobody else leave the places where the layout put them at first.</summary>
    private const double Settled = 0.0003;

    private const long Microsecond = 10;

    /// <summary>Lays out and describes.</summary>
    /// <param name="slice">The slice; its case must be open.</param>
    /// <param name="communities">Its communities.</param>
    /// <param name="source">What the map was made from, for the line under the picture.</param>
    /// <param name="seed">The same seed gives the same places.</param>
    /// <param name="cancel">Stops the layout.</param>
    /// <param name="most">Accounts drawn at most: of a larger network its core.</param>
    /// <param name="coordination">The slice's groups that act together, with their evidence; null where nobody looked for them.</param>
    /// <param name="labels">The analyst's labels of its accounts; null where there are none.</param>
    public static PropagationMap Of(
        Slice slice, Answer<CommunitiesOptions, CommunitiesResult> communities, string source, int seed, CancellationToken cancel, int most = int.MaxValue,
        Answer<CoordinationOptions, CoordinationResult>? coordination = null, AccountGroups? labels = null)
    {
        ArgumentNullException.ThrowIfNull(slice);
        ArgumentNullException.ThrowIfNull(communities);
        var whole = communities.Result.NetworkOf(slice, cancel);
        var connected = whole.WithoutCrumbs(SmallestPart);
        // What the rim held together falls apart without it.
        var network = connected.Core(most, out var least) is var core && core != connected ? core.WithoutCrumbs(SmallestPart) : connected;
        var found = communities.Result;
        var groupOf = coordination?.Result.Evidence?.GroupOf;
        var home = Array.ConvertAll(network.AccountOfNode, account => found.OfAccount[account]);
        var options = new ForceAtlas2Options { StrongGravity = true, Gravity = Pull, SettledBelow = Settled };
        var layout = ForceAtlas2.Run(network.Graph, InitialPlacement.Multilevel(network.Graph, options, Partition.Of(home), (ulong)seed, cancel), options, cancel: cancel);
        cancel.ThrowIfCancellationRequested();
        var about = About(slice, network);
        return new PropagationMap
        {
            Title = slice.Topic.Length > 0 ? slice.Topic : "All posts",
            Nodes =
            [
                .. network.AccountOfNode.Select((account, node) => new MapNode(
                    slice.Accounts[account].Id, AccountName.Shown(slice.Accounts[account].Handle), layout.X[node], layout.Y[node],
                    home[node] < found.Communities.Count ? home[node] : MapNode.NoCommunity, network.Earned[node], network.Made[node])
                {
                    Platform = slice.Accounts[account].Platform,
                    Followers = about.Followers[node] >= 0 ? about.Followers[node] : null,
                    EnteredAt = about.Entered[node] is var at && at < long.MaxValue ? Time(at) : null,
                    Languages = about.Languages[node],
                    Group = groupOf?[account] is >= 0 and var group ? group + 1 : null,
                    Labelled = labels?.OfAccount[account] is >= 0 and var label ? labels.Names[label] : null,
                    Posts = about.Posts.GetValueOrDefault(node, []),
                }),
            ],
            Edges =
            [
                .. Enumerable.Range(0, network.Network.Edges).Select(edge => new MapEdge(
                    network.NodeOfAccount[network.Network.Target[edge]], network.NodeOfAccount[network.Network.Source[edge]], network.Network.Weight[edge],
                    Time(network.Network.FirstAt[edge]), Time(network.Network.LastAt[edge]))),
            ],
            Communities = [.. found.Communities.Select(one => new MapCommunity(one.Index, one.Name, one.Accounts))],
            From = network.Network.Edges > 0 ? Time(network.Network.FirstAt.Min()) : null,
            To = network.Network.Edges > 0 ? Time(network.Network.LastAt.Max()) : null,
            Groups = [.. (coordination?.Result.Groups ?? []).Select(group => string.Join(", ", group.Members.Take(2).Select(member => AccountName.Shown(member.Account))) + (group.Accounts > 2 ? " …" : ""))],
            Source = source,
            Omitted = whole.AccountOfNode.Length == network.AccountOfNode.Length ? null : new MapOmissions(
                whole.AccountOfNode.Length, whole.AccountOfNode.Length - connected.AccountOfNode.Length, connected.AccountOfNode.Length - network.AccountOfNode.Length, least),
            Method = FormattableString.Invariant($"ForceAtlas2 (Jacomy et al. 2014; strong gravity {Pull}), {layout.Iterations} iterations, seed {seed}; Leiden (Traag et al. 2019)"),
        };
    }

    private static (long[] Entered, int[] Followers, IReadOnlyList<string>[] Languages, Dictionary<int, IReadOnlyList<MapPost>> Posts) About(Slice slice, RepostGraph network)
    {
        var entered = new long[network.AccountOfNode.Length];
        Array.Fill(entered, long.MaxValue);
        var followers = new int[entered.Length];
        Array.Fill(followers, -1);
        var spoken = new Dictionary<(int Node, short Language), int>();
        var reposts = new long[slice.Count];
        for (var post = 0; post < slice.Count; post++)
        {
            // Of authors seen only inside others their followers are known all the same; posts stand in order of time.
            if (network.NodeOfAccount[slice.Account[post]] is >= 0 and var author && slice.Followers[post] >= 0)
                followers[author] = slice.Followers[post];
            if (slice.Embedded[post])
                continue;
            if (slice.Kind[post] == PostKind.Repost && slice.Target[post] is >= 0 and var original && original < slice.Count)
                reposts[original]++;
            var node = network.NodeOfAccount[slice.Account[post]];
            if (node < 0)
                continue;
            entered[node] = Math.Min(entered[node], slice.PostedAt[post]);
            if (slice.Language[post] > 0)
                spoken[(node, slice.Language[post])] = spoken.GetValueOrDefault((node, slice.Language[post])) + 1;
        }

        var languages = new IReadOnlyList<string>[entered.Length];
        Array.Fill(languages, []);
        foreach (var node in spoken.GroupBy(pair => pair.Key.Node))
            languages[node.Key] = [.. node.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key.Language).Take(3).Select(pair => slice.Languages[pair.Key.Language])];
        return (entered, followers, languages, Posts(slice, network, reposts));
    }

    private static Dictionary<int, IReadOnlyList<MapPost>> Posts(Slice slice, RepostGraph network, long[] reposts)
    {
        var largest = Enumerable.Range(0, network.Earned.Length).OrderByDescending(node => network.Earned[node]).ThenBy(node => node)
            .Take(AccountsWithPosts).Select(node => network.AccountOfNode[node]).ToHashSet();
        var chosen = Enumerable.Range(0, slice.Count)
            .Where(post => reposts[post] > 0 && slice.Kind[post] != PostKind.Repost && largest.Contains(slice.Account[post]))
            .GroupBy(post => slice.Account[post])
            .SelectMany(own => own.OrderByDescending(post => reposts[post]).ThenBy(post => post).Take(PostsEach)).Order().ToArray();
        return slice.Words.Describe(chosen).Zip(chosen)
            .GroupBy(pair => network.NodeOfAccount[slice.Account[pair.Second]])
            .ToDictionary(
                own => own.Key,
                own => (IReadOnlyList<MapPost>)
                [
                    .. own.OrderByDescending(pair => reposts[pair.Second]).Select(pair => new MapPost(pair.First.PostId, pair.First.At, pair.First.Text, reposts[pair.Second])),
                ]);
    }

    private static DateTimeOffset Time(long microseconds) => DateTimeOffset.UnixEpoch.AddTicks(microseconds * Microsecond);
}
