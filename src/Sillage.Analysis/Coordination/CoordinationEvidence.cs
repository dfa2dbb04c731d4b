namespace Sillage.Analysis;

/// <summary>An object that the two accounts of an edge shared within the window: their two closest shares of it.</summary>
/// <param name="Edge">Index into the edges.</param>
/// <param name="Layer">Index into the set's behaviours.</param>
/// <param name="One">Share of the edge's first account, index into the layer's shares.</param>
/// <param name="Other">Share of its second account.</param>
public readonly record struct Meeting(int Edge, int Layer, int One, int Other);

/// <summary>An edge of the kept network.</summary>
/// <param name="A">Account, the first by id.</param>
/// <param name="B">Account.</param>
/// <param name="Weights">Shared objects by behaviour, in the order of the set's behaviours.</param>
/// <param name="Expected">What chance would make of that; null where not tested.</param>
/// <param name="PValue">The smallest over the behaviours; null where not tested.</param>
/// <param name="QValue">The smallest over the behaviours; null where not tested.</param>
/// <param name="Faster">Shared objects within each narrower window.</param>
/// <param name="Group">Index of the group, −1 where the ends are in different ones.</param>
public sealed record KeptEdge(int A, int B, IReadOnlyList<int> Weights, double? Expected, double? PValue, double? QValue, IReadOnlyList<int> Faster, int Group)
{
    /// <summary>Shared objects, all behaviours together.</summary>
    public int Weight => Weights.Sum();
}

/// <summary>What the groups rest on: every edge with every meeting.</summary>
/// <param name="Set">The shares.</param>
/// <param name="Edges">Kept edges by the ids of their accounts.</param>
/// <param name="Meetings">Meetings, by edge, then time.</param>
/// <param name="GroupOf">Group of each account: index, −1 for none.</param>
/// <param name="Peer">Edges as the peer whose rules were asked for counts them; null under ours.</param>
public sealed record CoordinationEvidence(ShareSet Set, IReadOnlyList<KeptEdge> Edges, IReadOnlyList<Meeting> Meetings, int[] GroupOf, IReadOnlyList<CooRTweetEdge>? Peer)
{
    /// <summary>Of each account, with how many others it acted together beyond chance; null where nobody shared anything.</summary>
    internal int[]? Partners()
    {
        if (Set.Behaviours.Count == 0)
            return null;
        var partners = new int[GroupOf.Length];
        // What a single long text adds was not tested.
        foreach (var edge in Edges.Where(edge => edge.QValue is not null))
        {
            partners[edge.A]++;
            partners[edge.B]++;
        }

        return partners;
    }

    /// <summary>When the two shares of a meeting were made.</summary>
    public (DateTimeOffset One, DateTimeOffset Other) Times(Meeting meeting)
    {
        var at = Set.Behaviours[meeting.Layer].Shares.At;
        return (Wording.Time(at[meeting.One]), Wording.Time(at[meeting.Other]));
    }
}
