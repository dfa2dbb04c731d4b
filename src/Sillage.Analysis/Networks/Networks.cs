using Sillage.Cases;

namespace Sillage.Analysis;

/// <summary>Who reposted, quoted, answered and mentioned whom, and who shared which links.</summary>
public static class Networks
{
    /// <summary>Counts the networks of a slice and lists their heaviest edges.</summary>
    public static Answer<NetworksOptions, NetworksResult> Run(Slice slice, NetworksOptions options, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(slice);
        ArgumentNullException.ThrowIfNull(options);
        var networks = Of(slice, options, cancel);
        return new Answer<NetworksOptions, NetworksResult>(
            "sillage/networks/1", slice.Topic, options,
            new NetworksResult(slice.Captured().Length, [.. networks.Select(network => Describe(slice, network, options.Top))]), [.. Caveats(slice, networks)],
            new Method(
                "Edges counted by posts, from the account that acts to what it acts on; reposts and quotes of reposts resolved to the original; edges to oneself left out",
                "Sillage; mentions as in Hoaxy (Shao et al. 2016); links in the normal form of CooRnet (Giglietto et al. 2020)"));
    }

    /// <summary>The networks that the options name as columns, in their order.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The minimum weight is below 1.</exception>
    public static IReadOnlyList<Network> Of(Slice slice, NetworksOptions options, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(slice);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MinimumWeight, 1);
        var links = new Lazy<(Contacts Links, Contacts Domains)>(() => ContactsOf.Links(slice));
        var networks = new List<Network>();
        foreach (var kind in options.Networks)
        {
            cancel.ThrowIfCancellationRequested();
            networks.Add(Of(slice, kind, options.MinimumWeight, kind switch
            {
                NetworkKind.Reposts => ContactsOf.Reposts(slice),
                NetworkKind.Quotes => ContactsOf.Quotes(slice),
                NetworkKind.Replies => ContactsOf.Replies(slice),
                NetworkKind.Mentions => ContactsOf.Mentions(slice),
                NetworkKind.Links => links.Value.Links,
                NetworkKind.Domains => links.Value.Domains,
                _ => throw new ArgumentOutOfRangeException(nameof(options), kind, "no such network"),
            }));
        }

        return networks;
    }

    private static Network Of(Slice slice, NetworkKind kind, int minimum, Contacts contacts)
    {
        var nodes = slice.Accounts.Count + contacts.OtherTargets.Count;
        var order = NetworkKernel.Order(contacts.Source, contacts.Target, slice.Accounts.Count, nodes);
        var (first, last, weight) = (new int[contacts.Count], new int[contacts.Count], new int[contacts.Count]);
        var found = NetworkKernel.Group(order, contacts.Source, contacts.Target, contacts.Post, first, last, weight, out var selfEdges, out var repeated);

        var kept = 0;
        long below = 0;
        for (var edge = 0; edge < found; edge++)
        {
            if (weight[edge] < minimum)
            {
                below += weight[edge];
                continue;
            }

            (first[kept], last[kept], weight[kept]) = (first[edge], last[edge], weight[edge]);
            kept++;
        }

        var (source, target, post) = (new int[kept], new int[kept], new int[kept]);
        var (firstAt, lastAt) = (new long[kept], new long[kept]);
        var seen = new bool[nodes];
        for (var edge = 0; edge < kept; edge++)
        {
            source[edge] = contacts.Source[first[edge]];
            target[edge] = contacts.Target[first[edge]];
            post[edge] = contacts.Post[first[edge]];
            firstAt[edge] = slice.PostedAt[post[edge]];
            lastAt[edge] = slice.PostedAt[contacts.Post[last[edge]]];
            seen[source[edge]] = seen[target[edge]] = true;
        }

        return new Network
        {
            Kind = kind,
            Source = source,
            Target = target,
            Weight = weight[..kept],
            FirstAt = firstAt,
            LastAt = lastAt,
            FirstPost = post,
            OtherTargets = contacts.OtherTargets,
            Counts = new NetworkCounts(
                contacts.Posts, contacts.WithoutTarget, contacts.ThroughReposts, contacts.Count - repeated, selfEdges, found - kept, below, seen.Count(node => node)),
        };
    }

    private static NetworkSummary Describe(Slice slice, Network network, int top)
    {
        var heaviest = Enumerable.Range(0, network.Edges)
            .OrderByDescending(edge => network.Weight[edge]).ThenBy(edge => network.FirstPost[edge]).ThenBy(edge => edge)
            .Take(top == 0 ? network.Edges : top).Select(edge => Edge(slice, network, edge));
        return new NetworkSummary(
            network.Kind, Direction(network.Kind), network.Counts.Nodes, network.Edges, network.Weight.Sum(weight => (long)weight), network.Counts, [.. heaviest]);
    }

    private static NetworkEdge Edge(Slice slice, Network network, int edge)
    {
        var source = slice.Accounts[network.Source[edge]];
        var target = network.Target[edge];
        var other = target - slice.Accounts.Count;
        return new NetworkEdge(
            source.Handle, source.Id, other < 0 ? slice.Accounts[target].Handle : network.OtherTargets[other], other < 0 ? slice.Accounts[target].Id : null,
            network.Weight[edge], Wording.Time(network.FirstAt[edge]), Wording.Time(network.LastAt[edge]), slice.Ids[network.FirstPost[edge]]);
    }

    private static string Direction(NetworkKind kind) => kind switch
    {
        NetworkKind.Reposts => "who reposts → whom",
        NetworkKind.Quotes => "who quotes → whom",
        NetworkKind.Replies => "who answers → whom",
        NetworkKind.Mentions => "who mentions → whom",
        NetworkKind.Links => "who shares → which link",
        _ => "who shares → which domain",
    };

    private static IEnumerable<Caveat> Caveats(Slice slice, IReadOnlyList<Network> networks)
    {
        foreach (var caveat in slice.CommonCaveats())
            yield return caveat;
        var reposts = Without(NetworkKind.Reposts);
        if (reposts > 0)
            yield return Wording.Of("reposts-without-author", $"Reposts that do not say whom they repost, and with which nobody is credited: {Wording.Number(reposts)}.", ("posts", Wording.Number(reposts)));
        var answers = Without(NetworkKind.Quotes) + Without(NetworkKind.Replies);
        if (answers > 0)
            yield return Wording.Of("contacts-without-account", $"Quotes and replies that do not say whose post they quote or answer, and make no edge: {Wording.Number(answers)}.", ("posts", Wording.Number(answers)));
        var toSelf = networks.Sum(network => network.Counts.SelfEdges);
        if (toSelf > 0)
            yield return Wording.Of("edges-to-oneself", $"Contacts of accounts with themselves, which are counted but make no edge: {Wording.Number(toSelf)}.", ("contacts", Wording.Number(toSelf)));
        var light = networks.Sum(network => network.Counts.BelowMinimum);
        if (light > 0)
            yield return Wording.Of("light-edges", $"Edges below the minimum weight, which are left out: {Wording.Number(light)}.", ("edges", Wording.Number(light)));

        long Without(NetworkKind kind) => networks.FirstOrDefault(network => network.Kind == kind)?.Counts.WithoutTarget ?? 0;
    }
}
