using Sillage.Graphs.Memory;

namespace Sillage.Graphs.Communities;

/// <summary>The method's order of events: move, refine, aggregate, until every community is one node; then again from there.</summary>
internal sealed unsafe class LeidenRun : IDisposable
{
    private readonly Graph graph;
    private readonly LeidenOptions options;
    private readonly Action<int[]>? levelDone;
    private readonly CancellationToken cancellation;
    private readonly int threads;
    private readonly int nodes;
    private readonly Scratch<int> places;
    private readonly Level first;
    private readonly double factor;
    private readonly double meanWeight;
    private readonly double randomness;

    public LeidenRun(Graph graph, LeidenOptions options, Action<int[]>? levelDone, CancellationToken cancellation)
    {
        this.graph = graph;
        this.options = options;
        this.levelDone = levelDone;
        this.cancellation = cancellation;
        threads = Work.Threads(options.Threads);
        places = new(graph.Nodes);
        var foldsLeaves = options.Objective == Objective.Modularity && options.Resolution <= 1;
        first = ArcWeights.Run(graph, new FirstLevel(graph, options.Objective, foldsLeaves, places, threads));
        nodes = first.Nodes;
        var total = 0.0;
        for (var node = 0; node < nodes; node++)
            total += first.Rows[node].Size;
        factor = options.Objective == Objective.Modularity ? (total > 0 ? options.Resolution / total : 0) : options.Resolution;
        meanWeight = MeanWeight();
        randomness = options.Randomness * meanWeight;
    }

    /// <summary>Labels of the nodes, below their number.</summary>
    public int[] Find(out int iterations)
    {
        var labels = new Scratch<int>(nodes); // by place in the first level
        Begin(labels.Pointer);
        for (iterations = 0; options.Iterations == 0 || iterations < options.Iterations;)
        {
            iterations++;
            var before = options.Iterations == 0 ? labels.Span.ToArray() : null;
            labels = Iterate(labels, (ulong)iterations);
            if (before is not null && labels.Span.SequenceEqual(before))
                break;
        }

        var found = Labels(null, labels);
        labels.Dispose();
        return found;
    }

    public void Dispose()
    {
        places.Dispose();
        first.Dispose();
    }

    /// <summary>The communities to begin with; a leaf is where its neighbour is.</summary>
    private void Begin(int* labels)
    {
        for (var place = 0; place < nodes; place++)
            labels[place] = place;
        if (options.Start is null)
            return;
        for (var pass = 0; pass < 2; pass++)
        {
            for (var node = 0; node < graph.Nodes; node++)
            {
                if (pass == 0 || graph.Degree(node) != 1)
                    labels[places.Pointer[node]] = options.Start[node];
            }
        }

        Groups.Renumber(labels, nodes, graph.Nodes);
    }

    /// <summary>One pass over all levels.</summary>
    /// <param name="communities">The communities of the first level's nodes; taken over.</param>
    /// <param name="iteration">From 1.</param>
    /// <returns>The communities of the first level's nodes, numbered in the order of their first nodes.</returns>
    private Scratch<int> Iterate(Scratch<int> communities, ulong iteration)
    {
        var level = first;
        Scratch<int>? part = null; // the node that stands for each of the first level's; null while each stands for itself
        for (ulong depth = 0; ; depth++)
        {
            cancellation.ThrowIfCancellationRequested();
            var seed = Random64.Seed(Random64.Seed(options.Seed, iteration), depth);
            using (var moving = new LocalMoving(level, factor, new Random64(seed), meanWeight, threads))
                moving.Run(communities.Pointer, cancellation);
            var count = Groups.Renumber(communities.Pointer, level.Nodes);
            var refined = count == level.Nodes ? null : Refine(level, communities.Pointer, count, seed);
            if (refined is (var merged, var sets) && sets == level.Nodes)
            {
                // Nothing merges, though communities have several nodes: what is connected of each is the last word.
                Connect(level, communities.Pointer);
                merged.Dispose();
                refined = null;
            }

            levelDone?.Invoke(Labels(part, communities));
            if (refined is null)
                break;
            var companies = Companies(communities, refined.Value.Labels, refined.Value.Count);
            communities.Dispose(); // before the next level is there: this is when most memory is in use
            var next = Aggregation.Run(level, refined.Value.Labels.Pointer, refined.Value.Count, threads);
            part = Compose(part, refined.Value.Labels);
            if (level != first)
                level.Dispose();
            (level, communities) = (next, companies);
        }

        if (level != first)
            level.Dispose();
        var labels = Compose(part, communities);
        Groups.Renumber(labels.Pointer, nodes);
        return labels;
    }

    private (Scratch<int> Labels, int Count)? Refine(Level level, int* communities, int count, ulong seed)
    {
        var refined = new Scratch<int>(level.Nodes);
        using var groups = new Groups(communities, level.Nodes, count);
        using var refinement = new Refinement(level, communities, groups, factor, randomness, seed);
        refinement.Run(refined.Pointer, threads);
        return (refined, Groups.Renumber(refined.Pointer, level.Nodes));
    }

    /// <summary>The community in which each refined set starts: that of its nodes.</summary>
    private static Scratch<int> Companies(Scratch<int> communities, Scratch<int> refined, int count)
    {
        var companies = new Scratch<int>(count);
        for (var node = 0; node < refined.Length; node++)
            companies.Pointer[refined.Pointer[node]] = communities.Pointer[node];
        return companies;
    }

    /// <summary>What <paramref name="then"/> says of the nodes that stand for those of the first level; both are used up.</summary>
    private Scratch<int> Compose(Scratch<int>? part, Scratch<int> then)
    {
        if (part is null)
            return then;
        int* label = then.Pointer, stands = part.Pointer;
        Work.Ranges(threads, nodes, 64, (from, to, _, _) =>
        {
            for (var place = from; place < to; place++)
                stands[place] = label[stands[place]];
        });
        then.Dispose();
        return part;
    }

    /// <summary>Makes every connected part of a community a community.</summary>
    private static void Connect(Level level, int* communities)
    {
        using var parts = new Scratch<int>(level.Nodes);
        using var stack = new NodeStack();
        parts.Span.Fill(-1);
        var count = 0;
        for (var start = 0; start < level.Nodes; start++)
        {
            if (parts.Pointer[start] >= 0)
                continue;
            parts.Pointer[start] = count;
            stack.Push(start);
            while (stack.TryPop(out var node))
            {
                foreach (var arc in level.ArcsOf(node))
                {
                    if (parts.Pointer[arc.Target] >= 0 || communities[arc.Target] != communities[node])
                        continue;
                    parts.Pointer[arc.Target] = count;
                    stack.Push(arc.Target);
                }
            }

            count++;
        }

        parts.Span.CopyTo(new(communities, level.Nodes));
    }

    private int[] Labels(Scratch<int>? part, Scratch<int> communities)
    {
        var found = new int[graph.Nodes];
        for (var node = 0; node < found.Length; node++)
        {
            var place = places.Pointer[node];
            found[node] = communities.Pointer[part is null ? place : part.Pointer[place]];
        }

        return found;
    }

    private double MeanWeight()
    {
        double sum = 0;
        long count = 0;
        for (var node = 0; node < nodes; node++)
        {
            foreach (var arc in first.ArcsOf(node))
                sum += arc.Weight;
            count += first.Rows[node].Length;
        }

        return count > 0 ? sum / count : 1;
    }
}
