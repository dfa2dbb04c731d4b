namespace Sillage.Reports.Maps;

/// <summary>
/// Who carried whom: accounts with their places, the reposts between them, and the communities. Plain data, ready to be drawn;
/// whoever lays out and divides the network fills it.
/// </summary>
public sealed record PropagationMap
{
    /// <summary>Headline of the picture.</summary>
    public required string Title { get; init; }

    /// <summary>The accounts. An account's number is its place in this list.</summary>
    public required IReadOnlyList<MapNode> Nodes { get; init; }

    /// <summary>The reposts, one edge for each pair of accounts and direction.</summary>
    public required IReadOnlyList<MapEdge> Edges { get; init; }

    /// <summary>The communities. A community's number is its place in this list.</summary>
    public required IReadOnlyList<MapCommunity> Communities { get; init; }

    /// <summary>What each group that acts together is called, in the order of their numbers; empty where nobody looked for groups.</summary>
    public IReadOnlyList<string> Groups { get; init; } = [];

    /// <summary>First time that the map covers; null where no times are known.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Last time that the map covers; null where no times are known.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>What the map was made from, for the line under the picture; empty leaves it out.</summary>
    public string Source { get; init; } = "";

    /// <summary>How accounts were placed and divided, for the line under the picture; empty leaves it out.</summary>
    public string Method { get; init; } = "";

    /// <summary>What the reader must know besides, such as that the edges given are a sample; null where there is nothing.</summary>
    public string? Note { get; init; }

    /// <summary>What of the network is not on the map; null where all of it is, or nobody knows.</summary>
    public MapOmissions? Omitted { get; init; }

    /// <summary>Looks for what cannot be drawn.</summary>
    /// <exception cref="ArgumentException">A place is not finite, a count is negative, a weight is not positive, or a number points outside of its list.</exception>
    internal void Check()
    {
        for (var i = 0; i < Nodes.Count; i++)
        {
            var node = Nodes[i];
            if (!double.IsFinite(node.X) || !double.IsFinite(node.Y))
                throw new ArgumentException($"account {i} ({node.Id}) stands at ({node.X}, {node.Y}); places must be finite");
            if (node.Community is not MapNode.NoCommunity && (uint)node.Community >= (uint)Communities.Count)
                throw new ArgumentException($"account {i} ({node.Id}) is in community {node.Community}, but there are {Communities.Count}");
            if (node.Group is { } group && (group < 1 || group > Groups.Count))
                throw new ArgumentException($"account {i} ({node.Id}) is in group {group}, but there are {Groups.Count}");
            if (node.RepostsEarned < 0 || node.RepostsMade < 0)
                throw new ArgumentException($"account {i} ({node.Id}) earned {node.RepostsEarned} and made {node.RepostsMade} reposts; counts cannot be negative");
        }

        for (var i = 0; i < Edges.Count; i++)
        {
            var edge = Edges[i];
            if ((uint)edge.Source >= (uint)Nodes.Count || (uint)edge.Target >= (uint)Nodes.Count)
                throw new ArgumentException($"edge {i} joins accounts {edge.Source} and {edge.Target}, but there are {Nodes.Count}");
            if (!double.IsFinite(edge.Weight) || edge.Weight <= 0)
                throw new ArgumentException($"edge {i} has weight {edge.Weight}; weights must be positive and finite");
        }
    }
}

/// <summary>Accounts of the network that the map leaves out.</summary>
/// <param name="Accounts">Accounts of the network, drawn or not.</param>
/// <param name="InSmallGroups">Of those not drawn, accounts of small groups that hang together with nothing else.</param>
/// <param name="OutsideCore">Of those not drawn, accounts at the rim of the network.</param>
/// <param name="LeastLinks">With how many others drawn each account is linked at least, where the rim was left out by that; 0 where the busiest were taken.</param>
public sealed record MapOmissions(int Accounts, int InSmallGroups, int OutsideCore, int LeastLinks);

/// <summary>An account on the map.</summary>
/// <param name="Id">The platform's id.</param>
/// <param name="Label">Name that people know it by.</param>
/// <param name="X">Place, in the layout's own unit.</param>
/// <param name="Y">Place, in the layout's own unit.</param>
/// <param name="Community">Number of its community, or <see cref="NoCommunity"/>.</param>
/// <param name="RepostsEarned">How often others reposted it.</param>
/// <param name="RepostsMade">How often it reposted others.</param>
public sealed record MapNode(string Id, string Label, double X, double Y, int Community, long RepostsEarned, long RepostsMade)
{
    /// <summary>Community of an account that is in none.</summary>
    public const int NoCommunity = -1;

    /// <summary>When it first posted or reposted on this topic; null where unknown.</summary>
    public DateTimeOffset? EnteredAt { get; init; }

    /// <summary>Codes of the languages that it posts in, the most frequent first.</summary>
    public IReadOnlyList<string> Languages { get; init; } = [];

    /// <summary>Name of its platform; null where unknown.</summary>
    public string? Platform { get; init; }

    /// <summary>Number (from 1) of the group that it acts together with, see <see cref="PropagationMap.Groups"/>; null where it is in none.</summary>
    public int? Group { get; init; }

    /// <summary>What the analyst labelled it, several labels as one; null where it has none.</summary>
    public string? Labelled { get; init; }

    /// <summary>Followers as last seen; null where unknown.</summary>
    public int? Followers { get; init; }

    /// <summary>Posts to show when the reader asks for the account, the most reposted first; a few are enough.</summary>
    public IReadOnlyList<MapPost> Posts { get; init; } = [];
}

/// <summary>A post to show beside its account.</summary>
/// <param name="Id">The platform's id.</param>
/// <param name="At">When it was posted; null where unknown.</param>
/// <param name="Text">Its text.</param>
/// <param name="Reposts">How often it was reposted.</param>
public sealed record MapPost(string Id, DateTimeOffset? At, string Text, long Reposts);

/// <summary>Reposts of one account by another. The direction is that of the information: from who was reposted to who reposted.</summary>
/// <param name="Source">Number of the account whose posts were reposted.</param>
/// <param name="Target">Number of the account that reposted.</param>
/// <param name="Weight">How many reposts; positive.</param>
/// <param name="First">Time of the first one; null where unknown.</param>
/// <param name="Last">Time of the last one; null where unknown.</param>
public readonly record struct MapEdge(int Source, int Target, double Weight, DateTimeOffset? First = null, DateTimeOffset? Last = null);

/// <summary>A community of accounts.</summary>
/// <param name="Index">Its number: its place in the list.</param>
/// <param name="Name">What it is called in the legend.</param>
/// <param name="Size">How many accounts it has.</param>
/// <param name="Color">"#rrggbb", or null for the palette's: the eight largest communities have colours of their own, the others share grey.</param>
public sealed record MapCommunity(int Index, string Name, int Size, string? Color = null);
