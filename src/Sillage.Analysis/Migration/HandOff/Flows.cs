using System.Runtime.CompilerServices;
using Sillage.Analysis.Statistics;
using Sillage.Cases;

namespace Sillage.Analysis;

/// <summary>Reposts between groups of accounts, and what they would be if accounts of like activity had changed places.</summary>
internal sealed class Flows
{
    private const int Shuffles = 100;
    private const int Layers = 10;

    private readonly RepostGraph network;
    private readonly Contacts reposts;
    private readonly int[] source, target;
    private readonly int[][] layers;

    /// <summary>What all divisions of the accounts share.</summary>
    public Flows(Slice slice, CancellationToken cancel)
    {
        (network, reposts) = (RepostGraph.Of(slice, cancel), ContactsOf.Reposts(slice));
        (source, target) = (Array.ConvertAll(network.Network.Source, account => network.NodeOfAccount[account]), Array.ConvertAll(network.Network.Target, account => network.NodeOfAccount[account]));
        layers = ActivityLayers(network);
    }

    /// <summary>Over the whole time: a flow for each pair of groups with a repost, −1 being everyone else.</summary>
    /// <param name="ofAccount">Group of each account; −1 for none.</param>
    /// <param name="groups">Number of groups.</param>
    /// <param name="seed">Seed of the shuffles.</param>
    /// <param name="cancel">Stops.</param>
    public Flow[] Of(int[] ofAccount, int groups, ulong seed, CancellationToken cancel)
    {
        var group = Array.ConvertAll(network.AccountOfNode, account => ofAccount[account] < 0 ? groups : ofAccount[account]);
        var weight = network.Network.Weight;
        var seen = Table(group, groups + 1, source, target, weight);
        var shuffled = new long[Shuffles][];
        Scratch.For(Shuffles, () => new int[group.Length], (shuffle, drawn) =>
        {
            Shuffle(group, layers, seed + (ulong)shuffle, drawn);
            shuffled[shuffle] = Table(drawn, groups + 1, source, target, weight);
        }, cancel);

        var flows = new List<Flow>();
        for (var from = 0; from <= groups; from++)
        {
            for (var to = 0; to <= groups; to++)
            {
                var cell = (from * (groups + 1)) + to;
                if (seen[cell] == 0)
                    continue;
                double[] drawn = [.. shuffled.Select(table => (double)table[cell]).Order()];
                long all = 0;
                for (var other = 0; other <= groups; other++)
                    all += seen[(other * (groups + 1)) + to];
                flows.Add(new Flow(Named(from, groups), Named(to, groups), seen[cell], Shares.Wilson(seen[cell], all), drawn.Average(), Shares.Quantile(drawn, 0.025), Shares.Quantile(drawn, 0.975)));
            }
        }

        return [.. flows];
    }

    /// <summary>In each phase, reposts counted one by one; of reposts of reposts the original, as in the network.</summary>
    /// <param name="firsts">First post of each phase.</param>
    /// <param name="ofAccount">Group of each account; −1 for none.</param>
    /// <param name="groups">Number of groups.</param>
    public IReadOnlyList<PhaseFlow>[] InPhases(int[] firsts, int[] ofAccount, int groups)
    {
        var tables = Array.ConvertAll(firsts, _ => new long[(groups + 1) * (groups + 1)]);
        for (var i = 0; i < reposts.Count; i++)
        {
            if (reposts.Source[i] == reposts.Target[i])
                continue;
            int from = ofAccount[reposts.Target[i]], to = ofAccount[reposts.Source[i]];
            tables[Ascending.Below<int>(firsts, reposts.Post[i] + 1) - 1][((from < 0 ? groups : from) * (groups + 1)) + (to < 0 ? groups : to)]++;
        }

        return Array.ConvertAll(tables, table => (IReadOnlyList<PhaseFlow>)
            [.. Enumerable.Range(0, table.Length).Where(cell => table[cell] > 0).Select(cell => new PhaseFlow(Named(cell / (groups + 1), groups), Named(cell % (groups + 1), groups), table[cell]))]);
    }

    private static int Named(int group, int groups) => group == groups ? -1 : group;

    /// <summary>Reposts by [group reposted × group that reposts]. Source of an edge is who reposts.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static long[] Table(int[] group, int width, int[] source, int[] target, int[] weight)
    {
        var table = new long[width * width];
        for (var edge = 0; edge < source.Length; edge++)
            table[(group[target[edge]] * width) + group[source[edge]]] += weight[edge];
        return table;
    }

    /// <summary>Nodes by reposts made and earned, in tenths: who is alike in activity.</summary>
    private static int[][] ActivityLayers(RepostGraph network)
    {
        var ordered = Enumerable.Range(0, network.Graph.Nodes).OrderBy(node => network.Earned[node]).ThenBy(node => network.Made[node]).ThenBy(node => node).ToArray();
        return [.. Enumerable.Range(0, Layers).Select(layer => ordered[(int)((long)ordered.Length * layer / Layers)..(int)((long)ordered.Length * (layer + 1) / Layers)])];
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Shuffle(int[] group, int[][] layers, ulong seed, int[] shuffled)
    {
        var random = new SeededRandom(seed);
        foreach (var layer in layers)
        {
            var values = Array.ConvertAll(layer, node => group[node]);
            for (var i = values.Length - 1; i > 0; i--)
            {
                var j = (int)(random.NextDouble() * (i + 1));
                (values[i], values[j]) = (values[j], values[i]);
            }

            for (var i = 0; i < layer.Length; i++)
                shuffled[layer[i]] = values[i];
        }
    }
}
