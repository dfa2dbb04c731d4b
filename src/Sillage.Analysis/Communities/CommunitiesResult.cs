using Sillage.Cases;

namespace Sillage.Analysis;

/// <summary>Options of the communities question.</summary>
public sealed record CommunitiesOptions
{
    /// <summary>Runs where nobody asks for fewer; fewer than these are told by a caveat.</summary>
    internal const int UsualRuns = 20;

    /// <summary>Resolution of the modularity: above 1 smaller communities, below 1 larger ones. Source: Traag et al. 2019; 1 is Newman and Girvan's modularity.</summary>
    public double Resolution { get; init; } = 1;

    /// <summary>First seed; run r has seed + r. The same seed gives the same answer.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Runs of Leiden: the best one is the answer, all of them tell how stable it is. At least 1.</summary>
    public int Runs { get; init; } = UsualRuns;

    /// <summary>How often each run is repeated from its own result, at least 1; the best is repeated up to four times as often again, while it gets better. Source: Sillage; the programs of the paper's authors repeat 2 to 10 times.</summary>
    public int Iterations { get; init; } = 4;

    /// <summary>Smallest community that is described, in accounts.</summary>
    public int MinSize { get; init; } = 10;

    /// <summary>Most communities that are described, the largest first.</summary>
    public int MostCommunities { get; init; } = 12;

    /// <summary>How many accounts and terms to list for each.</summary>
    public int Top { get; init; } = 10;

    /// <summary>Share of the runs that must agree on an account's community for it to count as placed. Source: Sillage.</summary>
    public double Placed { get; init; } = 0.8;
}

/// <summary>Communities of the repost network.</summary>
/// <param name="Nodes">Accounts that repost others or are reposted.</param>
/// <param name="Edges">Pairs of accounts, one of which reposted the other.</param>
/// <param name="Reposts">Reposts behind the edges.</param>
/// <param name="Communities">The described communities, the largest first.</param>
/// <param name="Found">Number of communities in all, those too small to describe included.</param>
/// <param name="Modularity">Modularity of the answer at resolution 1.</param>
/// <param name="Agreement">How alike the runs are: adjusted Rand index of each with the answer.</param>
/// <param name="Unplaced">Accounts of described communities that switch: fewer runs than <see cref="CommunitiesOptions.Placed"/> agree on them.</param>
/// <param name="Switchers">The most reposted of these.</param>
public sealed record CommunitiesResult(
    int Nodes, long Edges, long Reposts, IReadOnlyList<Community> Communities, int Found, double Modularity, Agreement Agreement,
    int Unplaced, IReadOnlyList<Switcher> Switchers)
{
    /// <summary>Community of each account of the slice: its index in all communities found, by size; −1 for accounts outside the network.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public IReadOnlyList<int> OfAccount { get; init; } = [];

    /// <summary>The network that was divided, for questions that go on from here; null where a result was not made by <see cref="Analysis.Communities.Run"/>.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    internal RepostGraph? Network { get; init; }

    /// <summary>The repost network of the slice whose communities these are; built only where it was not kept.</summary>
    /// <param name="slice">The slice.</param>
    /// <param name="cancel">Stops.</param>
    public RepostGraph NetworkOf(Slice slice, CancellationToken cancel) => Network ?? RepostGraph.Of(slice, cancel);
}

/// <summary>How alike the runs are.</summary>
/// <param name="Runs">Number of runs.</param>
/// <param name="Lowest">Lowest adjusted Rand index of a run with the answer.</param>
/// <param name="Median">Median of them.</param>
public sealed record Agreement(int Runs, double Lowest, double Median);

/// <summary>An account that runs place differently.</summary>
/// <param name="Account">Handle.</param>
/// <param name="Community">Where the answer puts it.</param>
/// <param name="Agreement">Share of the runs that put it there.</param>
/// <param name="RepostsEarned">Reposts it earned.</param>
public sealed record Switcher(string Account, int Community, double Agreement, long RepostsEarned);

/// <summary>One community, described by what sets it apart.</summary>
/// <param name="Index">Number, by size; 0 is the largest.</param>
/// <param name="Name">Its most reposted accounts, for people.</param>
/// <param name="Accounts">Accounts.</param>
/// <param name="Posts">Captured posts by them.</param>
/// <param name="Share">The same as a share of the topic's posts.</param>
/// <param name="RepostsInside">Reposts by its accounts of its own accounts, of all reposts by its accounts.</param>
/// <param name="FirstEntry">First post by one of them.</param>
/// <param name="Stability">Mean over its accounts of the share of runs that agree.</param>
/// <param name="MostReposted">Most reposted accounts.</param>
/// <param name="Hashtags">Most distinctive hashtags.</param>
/// <param name="Words">Most distinctive words of originals, quotes and replies, compared with others' in the same language.</param>
/// <param name="Links">Most distinctive links, in their normal form.</param>
/// <param name="Domains">Most distinctive domains linked to.</param>
/// <param name="Languages">Most distinctive languages, as tagged by the platform.</param>
public sealed record Community(
    int Index, string Name, int Accounts, long Posts, Share Share, Share RepostsInside, PostMark? FirstEntry, double Stability,
    IReadOnlyList<RepostedAccount> MostReposted, IReadOnlyList<DistinctiveTerm> Hashtags, IReadOnlyList<DistinctiveTerm> Words,
    IReadOnlyList<DistinctiveTerm> Links, IReadOnlyList<DistinctiveTerm> Domains, IReadOnlyList<DistinctiveTerm> Languages);

/// <summary>An account and the reposts it earned.</summary>
/// <param name="Account">Handle.</param>
/// <param name="RepostsEarned">Reposts by others in the topic.</param>
public sealed record RepostedAccount(string Account, long RepostsEarned);
