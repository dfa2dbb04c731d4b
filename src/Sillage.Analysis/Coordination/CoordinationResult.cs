using System.Text.Json.Serialization;

namespace Sillage.Analysis;

/// <summary>Which accounts acted together.</summary>
/// <param name="Pairs">Pairs of shares of one object by different accounts within the window, all behaviours together.</param>
/// <param name="Accounts">Accounts of the network.</param>
/// <param name="Objects">Objects in pairs, all behaviours together.</param>
/// <param name="Edges">Edges of the network: pairs of accounts.</param>
/// <param name="Components">Connected components of the network.</param>
/// <param name="Kept">The network that the groups are found in: heavy enough, and beyond chance.</param>
/// <param name="Behaviours">What each behaviour brought.</param>
/// <param name="Missing">Behaviours that were asked for and cannot be seen in this input.</param>
/// <param name="Groups">The groups, the largest first.</param>
/// <remarks>
/// The network of accounts, edges and components is that of all pairs in which an account takes part, whatever their weight; where a weight or a
/// percentile was asked for, what is left of it; with several behaviours, the fused network of the kept edges.
/// </remarks>
public sealed record CoordinationResult(
    long Pairs, int Accounts, int Objects, long Edges, int Components, KeptNetwork Kept, IReadOnlyList<BehaviourFigures> Behaviours,
    IReadOnlyList<MissingBehaviour> Missing, IReadOnlyList<CoordinatedGroup> Groups)
{
    /// <summary>What other windows and thresholds find: what is gone at the next step is fragile. Empty where not asked for.</summary>
    public IReadOnlyList<CoordinationSensitivity> Sensitivity { get; init; } = [];

    /// <summary>What counting and testing find where the times within each object have changed places. Empty where not asked for.</summary>
    public IReadOnlyList<CoordinationPermutations> Permutations { get; init; } = [];

    /// <summary>Edges and what each rests on, for files and pictures; not part of the JSON.</summary>
    [JsonIgnore]
    public CoordinationEvidence? Evidence { get; init; }
}

/// <summary>The network behind the groups.</summary>
/// <param name="Edges">Pairs of accounts.</param>
/// <param name="Accounts">Accounts.</param>
/// <param name="Components">Connected components.</param>
/// <param name="ExpectedFalse">Edges among them that chance is expected to have made, at most: edges times the promised rate; null where edges were not tested.</param>
public sealed record KeptNetwork(int Edges, int Accounts, int Components, double? ExpectedFalse);

/// <summary>What would have been found with another window or threshold.</summary>
/// <param name="Behaviour">Which behaviour.</param>
/// <param name="WindowSeconds">The window.</param>
/// <param name="MinWeight">Objects that two accounts share at least.</param>
/// <param name="Counted">The network by window and threshold alone.</param>
/// <param name="Kept">Of it, what chance does not explain at the promised rate.</param>
public sealed record CoordinationSensitivity(Behaviour Behaviour, double WindowSeconds, int MinWeight, NetworkSize Counted, NetworkSize Kept);

/// <summary>What is found in shuffled copies of a behaviour's shares, beside what is found in the shares themselves.</summary>
/// <param name="Behaviour">Which behaviour.</param>
/// <param name="Rounds">Shuffled copies.</param>
/// <param name="Edges">Real edges of the wanted weight.</param>
/// <param name="ShuffledEdges">Those of a copy, mean.</param>
/// <param name="Kept">Real edges kept.</param>
/// <param name="ShuffledKept">Edges kept of a copy, mean.</param>
/// <param name="Groups">Connected groups among the real edges kept.</param>
/// <param name="ShuffledGroups">Those of a copy, mean.</param>
/// <param name="Lift">Real edges for each one of a copy; null where shuffling leaves none.</param>
public sealed record CoordinationPermutations(
    Behaviour Behaviour, int Rounds, int Edges, double ShuffledEdges, int Kept, double ShuffledKept, int Groups, double ShuffledGroups, double? Lift);

/// <summary>What one behaviour brought.</summary>
/// <param name="Behaviour">Which.</param>
/// <param name="WindowSeconds">The window.</param>
/// <param name="Shares">Shares seen.</param>
/// <param name="SharedObjects">Objects shared.</param>
/// <param name="SharingAccounts">Accounts that shared.</param>
/// <param name="Pairs">Pairs within the window.</param>
/// <param name="Accounts">Accounts in pairs.</param>
/// <param name="Objects">Objects in pairs.</param>
/// <param name="Edges">Pairs of accounts of any weight; null where a crowd was looked up rather than made.</param>
/// <param name="Components">Connected components of these.</param>
/// <param name="Heavy">Edges of the wanted weight.</param>
/// <param name="Tests">Pairs of accounts that could have reached it: what the false discovery rate counts; null where not tested.</param>
/// <param name="Kept">Edges kept.</param>
/// <param name="Crowds">Objects so popular that their pairs were looked up, not made.</param>
public sealed record BehaviourFigures(
    Behaviour Behaviour, double WindowSeconds, int Shares, int SharedObjects, int SharingAccounts, long Pairs, int Accounts, int Objects, long? Edges, int Components,
    int Heavy, double? Tests, int Kept, int Crowds);

/// <summary>Accounts that acted together.</summary>
/// <param name="Id">From 1, the largest group first.</param>
/// <param name="Accounts">Number of members.</param>
/// <param name="Objects">Different objects that two or more members shared within the window.</param>
/// <param name="PValue">
/// How unlikely its least likely pair is by chance, times the number of pairs in the group (Bonferroni), at most 1; null where edges were not tested.
/// </param>
/// <param name="Expected">Meetings of these pairs that chance would make; null where not tested.</param>
/// <param name="Meetings">Meetings: an object that two members shared within the window, summed over the pairs.</param>
/// <param name="Edges">Pairs of members that are kept edges.</param>
/// <param name="Density">Edges over all pairs of members, 0 to 1.</param>
/// <param name="MedianSeconds">Synchrony: median time between the two shares of a meeting, seconds.</param>
/// <param name="Posts">Captured posts of the members on the topic.</param>
/// <param name="Share">Their share of the topic's posts.</param>
/// <param name="From">The first meeting.</param>
/// <param name="To">The last meeting.</param>
/// <param name="Days">Each day (UTC) with meetings: the same group on another day.</param>
/// <param name="Behaviours">Meetings by behaviour.</param>
/// <param name="Labels">What it looks like, from the data: "syndication", "one program", "one object", "fast", "several days". Never a verdict.</param>
/// <param name="Signs">The measurements behind the labels.</param>
/// <param name="Members">The members, those with most meetings first.</param>
/// <param name="Examples">Objects that most members shared.</param>
public sealed record CoordinatedGroup(
    int Id, int Accounts, int Objects, double? PValue, double? Expected, int Meetings, int Edges, double Density, double MedianSeconds, int Posts, Share Share,
    DateTimeOffset From, DateTimeOffset To, IReadOnlyList<GroupDay> Days, IReadOnlyDictionary<Behaviour, int> Behaviours, IReadOnlyList<string> Labels, GroupSigns Signs,
    IReadOnlyList<GroupMember> Members, IReadOnlyList<GroupObject> Examples);

/// <summary>A group on one day.</summary>
/// <param name="Day">The day, UTC.</param>
/// <param name="Accounts">Members in meetings on it.</param>
/// <param name="Meetings">Meetings.</param>
public sealed record GroupDay(DateOnly Day, int Accounts, int Meetings);

/// <summary>Measurements behind a group's labels.</summary>
/// <param name="SameClient">Share of the posts in meetings that came from the most used program, 0 to 1; null where the capture does not say.</param>
/// <param name="Client">That program.</param>
/// <param name="OnTheMinute">Share of the posts in meetings within the first five seconds of a minute (by chance: 0.083); null where the clock is too coarse to tell.</param>
/// <param name="Together">Of the members, how many share an object of the group, on average, 0 to 1.</param>
public sealed record GroupSigns(double? SameClient, string? Client, double? OnTheMinute, double Together);

/// <summary>An account of a group.</summary>
/// <param name="Account">Handle.</param>
/// <param name="AccountId">Id as kept.</param>
/// <param name="Partners">Members that it is linked with.</param>
/// <param name="Meetings">Its meetings with them.</param>
/// <param name="First">How often it came first in them.</param>
/// <param name="Posts">Its captured posts on the topic.</param>
public sealed record GroupMember(string Account, string AccountId, int Partners, int Meetings, int First, int Posts);

/// <summary>An object that a group shared.</summary>
/// <param name="Behaviour">How.</param>
/// <param name="Shared">What: post id, link, text.</param>
/// <param name="Accounts">Members that shared it in meetings.</param>
/// <param name="From">The first of these shares.</param>
/// <param name="To">The last.</param>
public sealed record GroupObject(Behaviour Behaviour, string Shared, int Accounts, DateTimeOffset From, DateTimeOffset To);
