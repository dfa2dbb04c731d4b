using Sillage.Analysis.Statistics;
using Sillage.Cases;
using Sillage.Graphs;

namespace Sillage.Analysis;

/// <summary>Camps and circles: communities of the repost network, what sets each apart, and how far to trust them.</summary>
public static class Communities
{
    /// <summary>Finds and describes communities.</summary>
    /// <exception cref="ArgumentException">The options are out of their ranges.</exception>
    public static Answer<CommunitiesOptions, CommunitiesResult> Run(Slice slice, CommunitiesOptions options, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(slice);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Runs, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Iterations, 1);
        var network = RepostGraph.Of(slice, cancel);
        // Leiden takes no notice of directions: built once here, not by every run.
        var undirected = network.Graph.Undirected();
        // A run on each core: faster than all cores on a run, and the same answer.
        var runs = new Leiden[network.Graph.Nodes == 0 ? 0 : options.Runs];
        Parallel.For(0, runs.Length, new ParallelOptions { CancellationToken = cancel, MaxDegreeOfParallelism = Environment.ProcessorCount }, run =>
            runs[run] = Leiden.Find(
                undirected,
                new LeidenOptions { Resolution = options.Resolution, Seed = options.Seed + (ulong)run, Iterations = options.Iterations, Threads = 1 },
                cancel));
        var best = runs.Length == 0 ? Partition.Of([]) : Leiden.Find(
            undirected, new LeidenOptions { Resolution = options.Resolution, Seed = options.Seed, Iterations = 4 * options.Iterations, Start = runs.MaxBy(run => run.Quality)!.Communities }, cancel).Communities;
        var stability = Stability(best, [.. runs.Select(run => run.Communities)]);
        var agreement = runs.Select(run => PartitionComparison.Of(best, run.Communities).AdjustedRand).Order().ToArray();

        var described = Enumerable.Range(0, best.Count).TakeWhile(index => best.Sizes[index] >= options.MinSize).Take(options.MostCommunities).Count();
        var switchers = Enumerable.Range(0, network.Graph.Nodes).Where(node => best[node] < described && stability[node] < options.Placed).ToArray();
        var result = new CommunitiesResult(
            network.Graph.Nodes, undirected.Edges, network.Reposts, CommunityPortraits.Of(slice, network, best, described, stability, options.Top, cancel), best.Count,
            Quality.Modularity(undirected, best), new Agreement(runs.Length, agreement.FirstOrDefault(1), agreement.Length == 0 ? 1 : agreement[agreement.Length / 2]),
            switchers.Length,
            [
                .. switchers.OrderByDescending(node => network.Earned[node]).ThenBy(node => node).Take(options.Top)
                    .Select(node => new Switcher(slice.Accounts[network.AccountOfNode[node]].Handle, best[node], stability[node], network.Earned[node])),
            ])
        {
            OfAccount = Array.ConvertAll(network.NodeOfAccount, node => node < 0 ? -1 : best[node]),
            Network = network,
        };
        return new Answer<CommunitiesOptions, CommunitiesResult>(
            "sillage/communities/1", slice.Topic, options, result, [.. Caveats(slice, options, result)],
            new Method(
                "Leiden communities of the repost network by modularity, the best of several seeds; distinctive terms by log-odds with a Dirichlet prior, words within their language",
                "Traag, Waltman, van Eck 2019; Monroe, Colaresi, Quinn 2008; Woolf 1955; stability over seeds: Sillage"));
    }

    /// <summary>
    /// For each node the share of runs that place it as the answer does. A run's community stands for the one of the answer with which it shares most nodes.
    /// </summary>
    private static double[] Stability(Partition best, IReadOnlyList<Partition> runs)
    {
        var agree = new int[best.Nodes];
        foreach (var run in runs)
        {
            // Members of one community after the other: what they share with each of the answer's is counted in one array.
            var (standsFor, common) = (new int[run.Count], new int[best.Count]);
            for (var community = 0; community < run.Count; community++)
            {
                var most = -1;
                foreach (var node in run.Members(community))
                    common[best[node]]++;
                foreach (var node in run.Members(community))
                {
                    if (most < 0 || common[best[node]] > common[most] || (common[best[node]] == common[most] && best[node] < most))
                        most = best[node];
                }

                foreach (var node in run.Members(community))
                    common[best[node]] = 0;
                standsFor[community] = most;
            }

            for (var node = 0; node < best.Nodes; node++)
                agree[node] += standsFor[run[node]] == best[node] ? 1 : 0;
        }

        return Array.ConvertAll(agree, count => (double)count / runs.Count);
    }

    private static IEnumerable<Caveat> Caveats(Slice slice, CommunitiesOptions options, CommunitiesResult result)
    {
        foreach (var caveat in slice.CommonCaveats())
            yield return caveat;
        if (result.Nodes == 0)
            yield return Wording.Of("no-reposts", "The topic has no reposts of known accounts: there is no network to look for communities in.");
        if (result.Nodes > 0 && options.Runs < CommunitiesOptions.UsualRuns)
            yield return Wording.Of("fewer-runs", $"To save time on {Wording.Number(result.Reposts)} reposts, the network was divided {Wording.Number(options.Runs)} times, not {Wording.Number(CommunitiesOptions.UsualRuns)}: how stable the communities are is known less exactly, and more runs might have found a slightly better division.", ("reposts", Wording.Number(result.Reposts)), ("runs", Wording.Number(options.Runs)), ("usual", Wording.Number(CommunitiesOptions.UsualRuns)));
        if (result.Unplaced > 0)
            yield return Wording.Of("switching-accounts", $"Accounts that change their community from run to run: {Wording.Number(result.Unplaced)}. Do not say where they belong.", ("accounts", Wording.Number(result.Unplaced)));
        if (result.Agreement.Median < 0.8)
            yield return Wording.Of("unstable-communities", FormattableString.Invariant($"Runs agree little on the communities (median adjusted Rand index {result.Agreement.Median:F2}); finer splits are not to be trusted."), ("index", FormattableString.Invariant($"{result.Agreement.Median:F2}")));
    }
}
