namespace Sillage.Analysis;

/// <summary>The shares of one behaviour, and what its objects are called.</summary>
/// <param name="Behaviour">What was done.</param>
/// <param name="Shares">Who, what, when.</param>
/// <param name="Objects">The objects' names, by number.</param>
public sealed record BehaviourShares(Behaviour Behaviour, ShareList Shares, IReadOnlyList<string> Objects)
{
    /// <summary>The wordings of an object, at most so many, the commonest first; null where an object is one thing. While it lasts, so do the texts.</summary>
    public Func<int, int, NearWordings>? Wordings { get; init; }

    /// <summary>Whether two posts that share an object are partners, by a peer's rule; null: all are.</summary>
    public Func<int, int, bool>? Alike { get; init; }
}

/// <summary>A behaviour that was asked for and cannot be seen in this input.</summary>
/// <param name="Behaviour">Which.</param>
/// <param name="Why">A sentence for the user.</param>
public sealed record MissingBehaviour(Behaviour Behaviour, string Why);

/// <summary>All that coordination is looked for in: the shares of one or more behaviours of the same accounts.</summary>
public sealed class ShareSet
{
    /// <summary>The behaviours that the input shows, in the order asked for.</summary>
    public required IReadOnlyList<BehaviourShares> Behaviours { get; init; }

    /// <summary>Those that it does not show, and why.</summary>
    public IReadOnlyList<MissingBehaviour> Missing { get; init; } = [];

    /// <summary>What identifies each account.</summary>
    public required IReadOnlyList<string> AccountIds { get; init; }

    /// <summary>What each account is called.</summary>
    public required IReadOnlyList<string> Handles { get; init; }

    /// <summary>The id of a post of a share (<see cref="ShareList.Post"/>).</summary>
    public required Func<int, string> PostId { get; init; }

    /// <summary>Captured posts of the topic, or rows of shares: the denominator of a group's part.</summary>
    public required long TopicPosts { get; init; }

    /// <summary>Captured posts of each account.</summary>
    public required int[] PostsOf { get; init; }

    /// <summary>The programs that posts of shares were sent with, for labels; posts of which the input does not say are left out. Null where it says of none.</summary>
    public Func<IReadOnlySet<int>, IReadOnlyDictionary<int, string>>? Clients { get; init; }
}
