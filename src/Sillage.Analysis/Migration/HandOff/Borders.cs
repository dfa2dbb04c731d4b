using Sillage.Analysis.Statistics;
using Sillage.Cases;

namespace Sillage.Analysis;

/// <summary>Who carried posts of one group to another first, and what came of it.</summary>
internal static class Borders
{
    /// <summary>Fewest reposts across that make a border worth a look.</summary>
    private const int FewestReposts = 10;

    /// <summary>The first reposters that are looked at, as a share of all of the group; at least <see cref="FewestEarly"/>. Source: docs/methods.md.</summary>
    private const double EarlyShare = 0.05;

    private const int FewestEarly = 3;

    /// <summary>The borders at which one group overtook the other, then those with most reposts across.</summary>
    /// <param name="slice">The slice.</param>
    /// <param name="trees">Its reposts.</param>
    /// <param name="flows">Reposts between groups.</param>
    /// <param name="ofAccount">Group of each account; −1 for none.</param>
    /// <param name="overtaken">Pairs of a group that led and the one that overtook it.</param>
    /// <param name="options">Options.</param>
    /// <param name="cancel">Stops.</param>
    public static Border[] Of(Slice slice, RepostTrees trees, IReadOnlyList<Flow> flows, int[] ofAccount, IReadOnlyList<(int From, int To)> overtaken, MigrationOptions options, CancellationToken cancel)
    {
        (int From, int To)[] pairs =
        [
            .. flows.Where(flow => flow.From >= 0 && flow.To >= 0 && flow.From != flow.To && flow.Reposts >= FewestReposts)
                .OrderByDescending(flow => overtaken.Contains((flow.From, flow.To))).ThenByDescending(flow => flow.Reposts).ThenBy(flow => flow.From).ThenBy(flow => flow.To).Take(options.Borders).Select(flow => (flow.From, flow.To)),
        ];
        if (pairs.Length == 0)
            return [];
        var crossed = pairs.Select(_ => new Crossed()).ToArray();
        var names = new PublicNames(slice, options.NamedFrom, options.NameAccounts);
        for (var tree = 0; tree < trees.Forest.Trees; tree++)
        {
            if (trees.Forest.Size(tree) < 2)
                continue;
            cancel.ThrowIfCancellationRequested();
            var author = trees.Author(tree);
            if (author < 0 || ofAccount[author] < 0)
                continue;
            for (var pair = 0; pair < pairs.Length; pair++)
            {
                if (pairs[pair].From == ofAccount[author])
                    Across(slice, trees, tree, ofAccount, pairs[pair].To, crossed[pair]);
            }
        }

        return [.. pairs.Select((pair, i) => Describe(slice, names, pair.From, pair.To, crossed[i], options.Top))];
    }

    private static void Across(Slice slice, RepostTrees trees, int tree, int[] ofAccount, int to, Crossed crossed)
    {
        var nodes = trees.Forest.Nodes(tree).ToArray();
        var counts = Array.ConvertAll(nodes, node => node < slice.Count && !slice.Embedded[node] && ofAccount[slice.Account[node]] == to ? 1.0 : 0);
        counts[0] = 0;
        var across = (int)counts.Sum();
        if (across == 0)
            return;
        var below = trees.Below(tree, counts);
        var first = -1;
        for (var i = 1; i < nodes.Length; i++)
        {
            if (counts[i] == 0)
                continue;
            crossed.Add(slice, nodes[i], below[i] - 1);
            if (first < 0 || nodes[i] < first)
                first = nodes[i];
        }

        if (nodes[0] < slice.Count)
            crossed.Posts.Add(new CrossedPost(nodes[0], nodes.Length - 1, across, first));
    }

    private static Border Describe(Slice slice, PublicNames names, int from, int to, Crossed crossed, int top)
    {
        var ordered = crossed.Accounts.OrderBy(pair => pair.Value.First).ToArray();
        var early = Math.Min(ordered.Length, Math.Max(FewestEarly, (int)Math.Ceiling(EarlyShare * ordered.Length)));
        return new Border(
            from, to, crossed.Reposts, ordered.Length, early,
            [
                .. ordered.Take(early).Select((pair, rank) => (pair.Key, pair.Value, Rank: rank + 1)).OrderByDescending(one => one.Value.Onward).ThenBy(one => one.Rank).Take(top).Select(one =>
                {
                    var (name, named) = names.Of(one.Key);
                    return new BridgingAccount(name, named, one.Rank, Wording.Time(slice.PostedAt[one.Value.First]), one.Value.Reposts, one.Value.Onward);
                }),
            ],
            [
                .. crossed.Posts.OrderByDescending(post => post.Across).ThenBy(post => post.Post).Take(top).Select(post => new BridgingPost(
                    slice.Mark(post.Post), post.Reposts, Shares.Wilson(post.Across, post.Reposts), Wording.Time(slice.PostedAt[post.First]), names.Of(slice.Account[post.First]).Name)),
            ]);
    }

    /// <summary>What crossed one border.</summary>
    private sealed class Crossed
    {
        public long Reposts { get; private set; }

        /// <summary>By account of the group that reposts: first repost across, reposts, what descends from them.</summary>
        public Dictionary<int, (int First, long Reposts, double Onward)> Accounts { get; } = [];

        public List<CrossedPost> Posts { get; } = [];

        public void Add(Slice slice, int post, double onward)
        {
            Reposts++;
            var account = slice.Account[post];
            Accounts[account] = Accounts.TryGetValue(account, out var before) ? (Math.Min(before.First, post), before.Reposts + 1, before.Onward + onward) : (post, 1, onward);
        }
    }

    private readonly record struct CrossedPost(int Post, int Reposts, int Across, int First);
}
