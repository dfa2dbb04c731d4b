using System.Runtime.InteropServices;
using Sillage.Analysis.Statistics;
using Sillage.Cases;

namespace Sillage.Analysis;

/// <summary>An edge as CooRTweet's network has it.</summary>
/// <param name="A">Account, the first by name.</param>
/// <param name="B">Account; the same for a loop.</param>
/// <param name="Weight">Pairs of contents.</param>
/// <param name="MeanDelta">Mean time between the two, seconds.</param>
/// <param name="Older">Different contents that came first.</param>
/// <param name="Newer">Different contents that came second.</param>
public sealed record CooRTweetEdge(int A, int B, int Weight, double MeanDelta, int Older, int Newer)
{
    /// <summary>The smaller by the larger number of different contents, older and newer, whoever's they are.</summary>
    public double Symmetry => (double)Math.Min(Older, Newer) / Math.Max(Older, Newer);
}

/// <summary>Options of CooRTweet's detect_groups.</summary>
/// <param name="Window">time_window, microseconds, inclusive.</param>
/// <param name="MinParticipation">min_participation.</param>
/// <param name="KeepLoops">remove_loops = FALSE.</param>
public sealed record CooRTweetOptions(long Window, int MinParticipation, bool KeepLoops = false);

/// <summary>
/// The rules of the R package CooRTweet 2.1, oddities included: rows are counted, not contents; a pair stays if either account takes part; the
/// weight counts pairs, not objects; contents are counted as older and newer, not by account.
/// </summary>
/// <remarks>
/// Source: Righetti and Balluff, CooRTweet 2.1.3, detect_groups, flag_speed_share and generate_coordinated_network, restated in
/// docs/coordination.md. All pairs are held, as the package does: for large captures use our own rule.
/// </remarks>
public sealed class CooRTweet
{
    private const int MostPairs = 200_000_000;
    private readonly ShareRows rows;
    private readonly int[] contentOf;
    private readonly bool[] dropped;

    private CooRTweet(ShareRows rows, int[] contentOf, bool[] dropped)
    {
        (this.rows, this.contentOf, this.dropped) = (rows, contentOf, dropped);
    }

    /// <summary>For each pair the share that came first (ties: the earlier row).</summary>
    public IReadOnlyList<int> Older { get; private init; } = [];

    /// <summary>For each pair the other share.</summary>
    public IReadOnlyList<int> Newer { get; private init; } = [];

    /// <summary>Finds the pairs.</summary>
    public static CooRTweet Detect(ShareRows rows, CooRTweetOptions options, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(options);
        var shares = rows.Shares;
        var rowsOf = new int[shares.AccountCount];
        foreach (var account in shares.Account)
            rowsOf[account]++;
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        var contentOf = Array.ConvertAll(shares.Post, row =>
        {
            ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(numbers, rows.Contents[row], out var known);
            if (!known)
                number = numbers.Count - 1;
            return number;
        });
        var dropped = Array.ConvertAll(shares.Account, account => rowsOf[account] < options.MinParticipation);
        List<int> older = [], newer = [];
        for (var shared = 0; shared < shares.ObjectCount; shared++)
        {
            cancel.ThrowIfCancellationRequested();
            var ownContent = options.KeepLoops ? -1 : numbers.GetValueOrDefault(rows.Objects[shared], -1);
            var low = shares.ObjectStart[shared];
            for (var share = low; share < shares.ObjectStart[shared + 1]; share++)
            {
                while (shares.At[share] - shares.At[low] > options.Window)
                    low++;
                if (dropped[share])
                    continue;
                for (var other = low; other < share; other++)
                {
                    if (dropped[other])
                        continue;
                    if (!options.KeepLoops && (shares.Account[other] == shares.Account[share] || contentOf[other] == contentOf[share] || contentOf[other] == ownContent || contentOf[share] == ownContent))
                        continue;
                    var first = shares.At[other] < shares.At[share] || shares.Post[other] < shares.Post[share];
                    older.Add(first ? other : share);
                    newer.Add(first ? share : other);
                }
            }

            if (older.Count > MostPairs)
                throw new CaseException($"more than {MostPairs:N0} pairs within the window: CooRTweet's rule keeps every pair in memory. Leave --compatible out, or narrow the window.");
        }

        var found = new CooRTweet(rows, contentOf, dropped) { Older = older, Newer = newer };
        return found.Participating(options.MinParticipation, ofAllRows: false);
    }

    /// <summary>The pairs within a narrower window that take part there too (flag_speed_share).</summary>
    public CooRTweet Faster(long window, int minParticipation)
    {
        var kept = Enumerable.Range(0, Older.Count).Where(pair => rows.Shares.At[Newer[pair]] - rows.Shares.At[Older[pair]] <= window).ToArray();
        return With(kept).Participating(minParticipation, ofAllRows: true);
    }

    /// <summary>The network (generate_coordinated_network with subgraph = 0), edges by the names of their accounts.</summary>
    public IReadOnlyList<CooRTweetEdge> Edges()
    {
        var shares = rows.Shares;
        var edges = new Dictionary<(int A, int B), (int Weight, long Delta, HashSet<int> Older, HashSet<int> Newer)>();
        for (var pair = 0; pair < Older.Count; pair++)
        {
            var (one, other) = (shares.Account[Older[pair]], shares.Account[Newer[pair]]);
            var key = one < other ? (one, other) : (other, one);
            ref var edge = ref CollectionsMarshal.GetValueRefOrAddDefault(edges, key, out var known);
            if (!known)
                edge = (0, 0, [], []);
            edge.Weight++;
            edge.Delta += shares.At[Newer[pair]] - shares.At[Older[pair]];
            edge.Older.Add(contentOf[Older[pair]]);
            edge.Newer.Add(contentOf[Newer[pair]]);
        }

        return
        [
            .. edges.Select(edge => (Edge: edge, A: rows.Accounts[edge.Key.A], B: rows.Accounts[edge.Key.B]))
                .Select(edge => string.CompareOrdinal(edge.A, edge.B) <= 0 ? (edge.Edge, edge.A, edge.B, edge.Edge.Key) : (edge.Edge, A: edge.B, B: edge.A, Key: (A: edge.Edge.Key.B, B: edge.Edge.Key.A)))
                .OrderBy(edge => edge.A, StringComparer.Ordinal).ThenBy(edge => edge.B, StringComparer.Ordinal)
                .Select(edge => new CooRTweetEdge(edge.Key.A, edge.Key.B, edge.Edge.Value.Weight, edge.Edge.Value.Delta / 1e6 / edge.Edge.Value.Weight, edge.Edge.Value.Older.Count, edge.Edge.Value.Newer.Count)),
        ];
    }

    /// <summary>Edges strictly heavier than the quantile of all weights (edge_weight with subgraph = 1).</summary>
    public static IReadOnlyList<CooRTweetEdge> AbovePercentile(IReadOnlyList<CooRTweetEdge> edges, double percentile)
    {
        ArgumentNullException.ThrowIfNull(edges);
        if (edges.Count == 0)
            return edges;
        var threshold = Shares.Quantile([.. edges.Select(edge => (double)edge.Weight).Order()], percentile);
        return [.. edges.Where(edge => edge.Weight > threshold)];
    }

    /// <summary>
    /// Accounts are counted by rows of the input whose content stands in a pair, so that a content in two rows counts twice; the accounts of
    /// these contents take part, and a pair stays if either side does.
    /// </summary>
    private CooRTweet Participating(int minimum, bool ofAllRows)
    {
        var shares = rows.Shares;
        var inPair = new HashSet<int>(Older.Concat(Newer).Select(share => contentOf[share]));
        var rowsInPairs = new int[shares.AccountCount];
        for (var share = 0; share < shares.Count; share++)
            rowsInPairs[shares.Account[share]] += (ofAllRows || !dropped[share]) && inPair.Contains(contentOf[share]) ? 1 : 0;
        var taking = new HashSet<int>(Enumerable.Range(0, shares.Count).Where(share => rowsInPairs[shares.Account[share]] >= minimum && (ofAllRows || !dropped[share])).Select(share => contentOf[share]));
        return With([.. Enumerable.Range(0, Older.Count).Where(pair => taking.Contains(contentOf[Older[pair]]) || taking.Contains(contentOf[Newer[pair]]))]);
    }

    private CooRTweet With(IReadOnlyList<int> pairs) =>
        new(rows, contentOf, dropped) { Older = [.. pairs.Select(pair => Older[pair])], Newer = [.. pairs.Select(pair => Newer[pair])] };
}
