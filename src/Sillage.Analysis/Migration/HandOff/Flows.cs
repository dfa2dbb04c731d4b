using Sillage.Analysis.Statistics;
using Sillage.Cases;

namespace Sillage.Analysis;

/// <summary>Reposts between groups of accounts, and what they would be if accounts of like activity had changed places.</summary>
internal sealed class Flows
{
    private const int Shuffles = 100;
    private const int Layers = 10;

    /// <summary>Divisions are shuffled together while they have no more combinations of groups: a table of these is to fit into the processor's cache.</summary>
    private const int MostTogether = 100;

    private readonly Contacts reposts;
    private readonly int[] accounts, source, target, weight;

    /// <summary>What all divisions of the accounts share.</summary>
    /// <param name="slice">The slice.</param>
    /// <param name="network">Its repost network.</param>
    public Flows(Slice slice, RepostGraph network)
    {
        var nodes = ByActivity(network);
        var place = new int[slice.Accounts.Count];
        for (var i = 0; i < nodes.Length; i++)
            place[network.AccountOfNode[nodes[i]]] = i;
        (reposts, accounts, weight) = (ContactsOf.Reposts(slice), Array.ConvertAll(nodes, node => network.AccountOfNode[node]), network.Network.Weight);
        (source, target) = (Array.ConvertAll(network.Network.Source, account => place[account]), Array.ConvertAll(network.Network.Target, account => place[account]));
    }

    /// <summary>Over the whole time, for each division: a flow for each pair of groups with a repost, −1 being everyone else.</summary>
    /// <param name="divisions">Group of each account, −1 for none, and number of groups.</param>
    /// <param name="seed">Seed of the shuffles.</param>
    /// <param name="cancel">Stops.</param>
    public Flow[][] Of(ReadOnlySpan<(int[] OfAccount, int Groups)> divisions, ulong seed, CancellationToken cancel)
    {
        var together = 0;
        var width = 1;
        while (together < divisions.Length && (together == 0 || width * (divisions[together].Groups + 1) <= MostTogether))
            width *= divisions[together++].Groups + 1;
        if (together == 0)
            return [];

        // Who changes places does so in every division: one draw and one pass over the reposts serve all.
        var joint = new int[accounts.Length];
        var divided = divisions[..together].ToArray();
        foreach (var (ofAccount, groups) in divided)
        {
            for (var i = 0; i < joint.Length; i++)
                joint[i] = (joint[i] * (groups + 1)) + (ofAccount[accounts[i]] is >= 0 and var group ? group : groups);
        }

        var seen = Parts(Table(joint, width, source, target, weight), divided);
        var shuffled = new long[Shuffles][][];
        Scratch.For(Shuffles, () => new int[joint.Length], (shuffle, drawn) =>
        {
            joint.CopyTo(drawn, 0);
            Shuffle(drawn, new SeededRandom(seed + (ulong)shuffle));
            shuffled[shuffle] = Parts(Table(drawn, width, source, target, weight), divided);
        }, cancel);
        return [.. divided.Select((division, i) => Describe(division.Groups, seen[i], Array.ConvertAll(shuffled, tables => tables[i]))), .. Of(divisions[together..], seed, cancel)];
    }

    /// <summary>The table of each division out of that of all combinations of their groups, the last division's changing first.</summary>
    private static long[][] Parts(long[] table, (int[] OfAccount, int Groups)[] divisions)
    {
        var parts = new long[divisions.Length][];
        var (width, below) = ((int)Math.Sqrt(table.Length), 1);
        for (var i = divisions.Length - 1; i >= 0; i--)
        {
            var groups = divisions[i].Groups + 1;
            parts[i] = new long[groups * groups];
            for (var from = 0; from < width; from++)
            {
                for (var to = 0; to < width; to++)
                    parts[i][(from / below % groups * groups) + (to / below % groups)] += table[(from * width) + to];
            }

            below *= groups;
        }

        return parts;
    }

    private static Flow[] Describe(int groups, long[] seen, long[][] shuffled)
    {
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
    private static long[] Table(int[] group, int width, int[] source, int[] target, int[] weight)
    {
        var table = new long[width * width];
        for (var edge = 0; edge < source.Length; edge++)
            table[(group[target[edge]] * width) + group[source[edge]]] += weight[edge];
        return table;
    }

    /// <summary>Nodes by reposts earned and made.</summary>
    private static int[] ByActivity(RepostGraph network) =>
        [.. Enumerable.Range(0, network.Graph.Nodes).OrderBy(node => network.Earned[node]).ThenBy(node => network.Made[node]).ThenBy(node => node)];

    /// <summary>Changes places within tenths of the accounts by activity: who is alike in it.</summary>
    private static void Shuffle(Span<int> groups, SeededRandom random)
    {
        for (var layer = 0; layer < Layers; layer++)
        {
            var alike = groups[(int)((long)groups.Length * layer / Layers)..(int)((long)groups.Length * (layer + 1) / Layers)];
            for (var i = alike.Length - 1; i > 0; i--)
            {
                var j = (int)(random.NextDouble() * (i + 1));
                (alike[i], alike[j]) = (alike[j], alike[i]);
            }
        }
    }
}
