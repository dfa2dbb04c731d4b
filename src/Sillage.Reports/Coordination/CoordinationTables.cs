using Sillage.Analysis;

namespace Sillage.Reports.Coordination;

/// <summary>The coordination answer as tables and as rows of its files.</summary>
internal static class CoordinationTables
{
    public static Table Groups(CoordinationResult result) => new(
        "groups", "Groups that act together",
        ["group", "accounts", "objects", "meetings", "expected", "median s", "p", "share", "days", "labels", "members"],
        [
            .. result.Groups.Select(group => new object?[]
            {
                group.Id, group.Accounts, group.Objects, group.Meetings, group.Expected, group.MedianSeconds, Exponent(group.PValue), group.Share.Value, group.Days.Count,
                string.Join(", ", group.Labels), string.Join(", ", group.Members.Take(4).Select(member => member.Account)) + (group.Accounts > 4 ? " …" : ""),
            }),
        ]);

    public static Table Figures(CoordinationResult result) => new(
        "coordination", "The network of the window", ["figure", "value"],
        [
            ["pairs of shares", result.Pairs], ["accounts", result.Accounts], ["objects", result.Objects], ["edges", result.Edges], ["components", result.Components],
            ["edges kept", result.Kept.Edges], ["accounts of these", result.Kept.Accounts], ["components of these", result.Kept.Components],
            ["of these by chance, at most", result.Kept.ExpectedFalse], ["groups", result.Groups.Count],
        ]);

    public static Table Behaviours(CoordinationResult result) => new(
        "behaviours", "What each behaviour brought",
        ["behaviour", "window s", "shares", "objects", "accounts", "pairs", "edges", "heavy enough", "kept", "crowds"],
        [
            .. result.Behaviours.Select(one => new object?[]
            {
                Name(one.Behaviour), one.WindowSeconds, one.Shares, one.SharedObjects, one.SharingAccounts, one.Pairs, one.Edges, one.Heavy, one.Kept, one.Crowds,
            }),
        ]);

    public static Table Sensitivity(CoordinationResult result) => new(
        "sensitivity", "What other windows and thresholds find",
        ["behaviour", "window s", "objects at least", "edges", "accounts", "groups", "kept edges", "kept accounts", "kept groups"],
        [
            .. result.Sensitivity.Select(cell => new object?[]
            {
                Name(cell.Behaviour), cell.WindowSeconds, cell.MinWeight, cell.Counted.Edges, cell.Counted.Accounts, cell.Counted.Groups, cell.Kept.Edges, cell.Kept.Accounts, cell.Kept.Groups,
            }),
        ]);

    public static Table Permutations(CoordinationResult result) => new(
        "permutations", "What is left where times change places",
        ["behaviour", "copies", "edges", "edges of a copy", "lift", "kept", "kept of a copy", "groups", "groups of a copy"],
        [
            .. result.Permutations.Select(one => new object?[]
            {
                Name(one.Behaviour), one.Rounds, one.Edges, one.ShuffledEdges, one.Lift, one.Kept, one.ShuffledKept, one.Groups, one.ShuffledGroups,
            }),
        ]);

    public static IEnumerable<IReadOnlyList<object?>> GroupRows(CoordinationResult result) => result.Groups.Select(group => new object?[]
    {
        group.Id, group.Accounts, group.Objects, group.Meetings, group.Edges, group.Density, group.MedianSeconds, group.Expected, Exponent(group.PValue), group.Posts, group.Share.Value, group.Share.Low,
        group.Share.High, group.From, group.To, group.Days.Count, string.Join("; ", group.Labels), group.Signs.Client, group.Signs.SameClient, group.Signs.OnTheMinute, group.Signs.Together,
    });

    public static readonly IReadOnlyList<string> GroupColumns =
    [
        "group", "accounts", "objects", "meetings", "edges", "density", "median_seconds", "expected_meetings", "p_value", "posts", "share", "share_low", "share_high", "from", "to", "days", "labels",
        "client", "same_client", "on_the_minute", "together",
    ];

    public static Table Members(CoordinationResult result) => new(
        "group-members", "Members of the groups", ["group", "account", "account id", "linked with", "meetings", "came first", "posts"], [.. MemberRows(result)]);

    public static IEnumerable<IReadOnlyList<object?>> MemberRows(CoordinationResult result) => result.Groups.SelectMany(group => group.Members.Select(member => new object?[]
    {
        group.Id, member.Account, member.AccountId, member.Partners, member.Meetings, member.First, member.Posts,
    }));

    public static readonly IReadOnlyList<string> MemberColumns = ["group", "account", "account_id", "partners", "meetings", "came_first", "posts"];

    public static IReadOnlyList<string> EdgeColumns(CoordinationEvidence evidence) =>
        evidence.Peer is not null
            ? ["account_a", "account_b", "weight", "avg_time_delta", "n_content_id", "n_content_id_y", "edge_symmetry_score"]
            : ["account_a", "account_b", "id_a", "id_b", "weight", .. evidence.Set.Behaviours.Select(layer => Name(layer.Behaviour)), .. Faster(evidence), "expected", "p_value", "q_value", "group"];

    public static IEnumerable<IReadOnlyList<object?>> EdgeRows(CoordinationEvidence evidence)
    {
        var set = evidence.Set;
        if (evidence.Peer is { } peer)
            return peer.Select(edge => new object?[] { set.AccountIds[edge.A], set.AccountIds[edge.B], edge.Weight, edge.MeanDelta, edge.Older, edge.Newer, edge.Symmetry });
        return evidence.Edges.Select(IReadOnlyList<object?> (edge) =>
        [
            set.Handles[edge.A], set.Handles[edge.B], set.AccountIds[edge.A], set.AccountIds[edge.B], edge.Weight, .. edge.Weights.Select(weight => (object?)weight),
            .. edge.Faster.Select(weight => (object?)weight), edge.Expected, Exponent(edge.PValue), Exponent(edge.QValue), edge.Group < 0 ? null : edge.Group + 1,
        ]);
    }

    /// <summary>Every meeting: by far the longest of the tables, so its rows are written as they are found, and names read once an edge.</summary>
    public static void WriteEvidence(CoordinationEvidence evidence, Stream stream)
    {
        using var csv = new CsvWriter(stream);
        csv.Row(["group", "account_a", "account_b", "behaviour", "object", "post_a", "at_a", "post_b", "at_b", "seconds"]);

        var set = evidence.Set;
        var behaviours = set.Behaviours.Select(layer => Name(layer.Behaviour)).ToArray();
        var (number, a, b) = (-1, "", "");
        foreach (var meeting in evidence.Meetings)
        {
            var edge = evidence.Edges[meeting.Edge];
            if (meeting.Edge != number)
                (number, a, b) = (meeting.Edge, set.Handles[edge.A], set.Handles[edge.B]);
            var layer = set.Behaviours[meeting.Layer];
            var (one, other) = evidence.Times(meeting);
            if (edge.Group < 0)
                csv.Cell(null);
            else
                csv.Cell(edge.Group + 1L);
            csv.Cell(a);
            csv.Cell(b);
            csv.Cell(behaviours[meeting.Layer]);
            csv.Cell(layer.Objects[layer.Shares.Shared[meeting.One]]);
            csv.Cell(Post(layer, meeting.One));
            csv.Cell(one);
            csv.Cell(Post(layer, meeting.Other));
            csv.Cell(other);
            csv.Cell(Math.Abs((one - other).TotalSeconds));
            csv.EndRow();
        }

        string? Post(BehaviourShares layer, int share) => layer.Shares.Post[share] is >= 0 and var post ? set.PostId(post) : null;
    }

    public static string Name(Behaviour behaviour) => behaviour.ToString().ToLowerInvariant();

    /// <summary>Small probabilities lose everything in six decimals.</summary>
    private static string? Exponent(double? value) => value?.ToString("0.###e+0", System.Globalization.CultureInfo.InvariantCulture);

    private static IEnumerable<string> Faster(CoordinationEvidence evidence) =>
        Enumerable.Range(1, evidence.Edges.Count == 0 ? 0 : evidence.Edges.Max(edge => edge.Faster.Count)).Select(number => $"faster_{number}");
}
