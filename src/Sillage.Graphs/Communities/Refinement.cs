using Sillage.Graphs.Memory;

namespace Sillage.Graphs.Communities;

/// <summary>
/// Refinement: within each community, nodes that are still alone merge at random with well-connected sets, if that is no loss. What comes out
/// is connected, whatever local moving has torn apart. Communities know nothing of each other here, so that threads share them out.
/// </summary>
/// <remarks>Source: Traag, Waltman, van Eck 2019, algorithm A.2, MergeNodesSubset.</remarks>
internal sealed unsafe class Refinement : IDisposable
{
    private const int Tasks = 128;

    /// <summary>Merges that are this much worse than the best, in units of θ, are not taken: e to the -40 is no chance.</summary>
    private const double Hopeless = 40;

    /// <summary>How many visits ahead sets are fetched.</summary>
    private const int Ahead = 8;

    private readonly Level level;
    private readonly int* communities;
    private readonly Groups groups;
    private readonly double factor;
    private readonly double randomness;
    private readonly ulong seed;
    private readonly Scratch<Set> sets;
    private int* refined;

    /// <param name="level">The graph.</param>
    /// <param name="communities">The community of each node.</param>
    /// <param name="groups">The nodes of each community.</param>
    /// <param name="factor">γ for the constant Potts model, γ by the sum of all sizes for modularity.</param>
    /// <param name="randomness">θ, in the unit of the weights.</param>
    /// <param name="seed">Chooses the order of nodes and their merges.</param>
    public Refinement(Level level, int* communities, Groups groups, double factor, double randomness, ulong seed)
    {
        this.level = level;
        this.communities = communities;
        this.groups = groups;
        this.factor = factor;
        this.randomness = randomness;
        this.seed = seed;
        sets = new(level.Nodes);
    }

    /// <summary>Sets the refined label of each node: the number of a node of its set.</summary>
    public void Run(int* refined, int threads)
    {
        this.refined = refined;
        var cuts = groups.Cuts(Tasks);
        var around = new Neighbourhood?[threads];
        Work.Ranges(level.Nodes < 1024 ? 1 : threads, level.Nodes, Tasks, (from, to, _, _) => Begin((int)from, (int)to));
        Work.Run(level.Nodes < 1024 ? 1 : threads, cuts.Length - 1, (task, worker) =>
        {
            around[worker] ??= new(level.Nodes + 1);
            for (var group = cuts[task]; group < cuts[task + 1]; group++)
                Refine(group, around[worker]!);
        });
        foreach (var neighbourhood in around)
            neighbourhood?.Dispose();
    }

    public void Dispose()
    {
        sets.Dispose();
    }

    private void Refine(int group, Neighbourhood around)
    {
        var members = groups[group];
        var total = 0.0;
        if (members.Length == 1)
            return;
        foreach (var node in members)
            total += sets.Pointer[node].Size;
        var random = new Random64(Random64.Seed(seed, (ulong)group));
        random.Shuffle(members);
        for (var i = 0; i < members.Length; i++)
        {
            level.Prefetch(members, i);
            if ((uint)(i + Ahead) < (uint)members.Length)
                Prefetch.Line(sets.Pointer + members[i + Ahead]);
            var node = members[i];
            if (!sets.Pointer[node].Joined && IsWellConnected(node, total))
                Merge(node, group, total, around, ref random);
        }
    }

    /// <summary>Makes every node a set of its own.</summary>
    private void Begin(int from, int to)
    {
        var companies = communities;
        for (var node = from; node < to; node++)
        {
            var tie = 0.0;
            var company = companies[node];
            var row = level.Rows + node;
            for (LevelArc* arc = level.Arcs + row->Start, end = arc + row->Length; arc < end; arc++)
                tie += companies[arc->Target] == company ? arc->Weight : 0;
            refined[node] = node;
            sets.Pointer[node] = new() { Size = row->Size, Ties = tie };
        }
    }

    /// <summary>Whether the set of this label is tied to the rest of its community by more than chance.</summary>
    private bool IsWellConnected(int label, double total) =>
        sets.Pointer[label].Ties >= factor * sets.Pointer[label].Size * (total - sets.Pointer[label].Size);

    private void Merge(int node, int group, double total, Neighbourhood around, ref Random64 random)
    {
        var weights = around.Weights;
        int* touched = around.Touched, labels = refined, companies = communities;
        var count = 0;
        var outside = level.Nodes;
        weights[outside] = 1;
        var row = level.Rows + node;
        for (LevelArc* arc = level.Arcs + row->Start, end = arc + row->Length; arc < end; arc++)
        {
            // What leads out of the community goes to a counter of its own, which is never new.
            var label = companies[arc->Target] == group ? labels[arc->Target] : outside;
            var known = weights[label];
            touched[count] = label;
            count += known == 0 ? 1 : 0;
            weights[label] = known + arc->Weight;
        }

        var chosen = Choose(node, total, weights, touched, count, ref random);
        if (chosen != node)
        {
            refined[node] = chosen;
            var set = sets.Pointer + chosen;
            sets.Pointer[node].Joined = true;
            set->Joined = true; // its first node stays, since it is no longer alone
            set->Size += row->Size;
            set->Ties += sets.Pointer[node].Ties - (2 * weights[chosen]);
        }

        for (var i = 0; i < count; i++)
            weights[touched[i]] = 0;
    }

    /// <summary>A set to merge with, by chance in proportion to exp(gain / θ); to stay alone is a gain of 0.</summary>
    private int Choose(int node, double total, double* weights, int* touched, int count, ref Random64 random)
    {
        var chance = factor * level.Rows[node].Size;
        var best = 0.0;
        var candidates = 0;
        for (var i = 0; i < count; i++)
        {
            var label = touched[i];
            var gain = weights[label] - (chance * sets.Pointer[label].Size);
            if (gain < 0 || !IsWellConnected(label, total))
                continue;
            best = Math.Max(best, gain);

            // Candidates change places with the first of the list: all stay in it, to be cleared.
            (touched[candidates], touched[i]) = (label, touched[candidates]);
            candidates++;
        }

        var sum = best > Hopeless * randomness ? 0 : Math.Exp(-best / randomness);
        for (var i = 0; i < candidates; i++)
            sum += Likelihood(touched[i], chance, weights, best);
        var drawn = random.Unit() * sum;
        for (var i = 0; i < candidates; i++)
        {
            drawn -= Likelihood(touched[i], chance, weights, best);
            if (drawn < 0)
                return touched[i];
        }

        return node;
    }

    private double Likelihood(int label, double chance, double* weights, double best)
    {
        var behind = (best - (weights[label] - (chance * sets.Pointer[label].Size))) / randomness;
        return behind > Hopeless ? 0 : Math.Exp(-behind);
    }

    /// <summary>What is known of a set, at the number of its first node.</summary>
    private struct Set
    {
        /// <summary>What its nodes count together.</summary>
        public double Size;

        /// <summary>The weight of its ties to the rest of its community.</summary>
        public double Ties;

        /// <summary>Whether its first node is no longer alone.</summary>
        public bool Joined;
    }
}
