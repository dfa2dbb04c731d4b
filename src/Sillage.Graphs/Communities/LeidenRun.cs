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
    private readonly Scratch<int> order;
    private readonly Level first;
    private readonly double factor;
    private readonly double randomness;

    public LeidenRun(Graph graph, LeidenOptions options, Action<int[]>? levelDone, CancellationToken cancellation)
    {
        this.graph = graph;
        this.options = options;
        this.levelDone = levelDone;
        this.cancellation = cancellation;
        threads = Work.Threads(options.Threads);
        nodes = graph.Nodes;
        order = new(nodes);
        first = ArcWeights.Run(graph, new FirstLevel(graph, options.Objective, order, threads));
        var total = 0.0;
        for (var node = 0; node < nodes; node++)
            total += first.Sizes[node];
        factor = options.Objective == Objective.Modularity ? (total > 0 ? options.Resolution / total : 0) : options.Resolution;
        randomness = options.Randomness * (graph.Arcs > 0 ? Math.Max(float.Epsilon, MeanWeight()) : 1);
    }

    /// <summary>Labels of the nodes, below their number.</summary>
    public int[] Find(out int iterations)
    {
        using var labels = new Scratch<int>(nodes); // by place in the first level
        for (var place = 0; place < nodes; place++)
            labels.Pointer[place] = options.Start?[order.Pointer[place]] ?? place;
        for (iterations = 0; options.Iterations == 0 || iterations < options.Iterations;)
        {
            iterations++;
            if (!Iterate(labels.Pointer, (ulong)iterations) && options.Iterations == 0)
                break;
        }

        return Labels(labels.Pointer);
    }

    public void Dispose()
    {
        order.Dispose();
        first.Dispose();
    }

    /// <summary>One pass over all levels.</summary>
    /// <param name="labels">The communities of the first level's nodes, before and after.</param>
    /// <param name="iteration">From 1.</param>
    /// <returns>Whether any node changed its company.</returns>
    private bool Iterate(int* labels, ulong iteration)
    {
        using var part = new Scratch<int>(nodes);
        using var before = new Scratch<int>(nodes);
        var part0 = part.Pointer;
        var level = first;
        var communities = new Scratch<int>(nodes);
        new Span<int>(labels, nodes).CopyTo(communities.Span);
        Groups.Renumber(communities.Pointer, nodes);
        communities.Span.CopyTo(before.Span);
        for (var place = 0; place < nodes; place++)
            part0[place] = place;
        for (ulong depth = 0; ; depth++)
        {
            cancellation.ThrowIfCancellationRequested();
            var seed = Random64.Seed(Random64.Seed(options.Seed, iteration), depth);
            using (var moving = new LocalMoving(level, factor, new Random64(seed), threads))
                moving.Run(communities.Pointer, cancellation);
            var count = Groups.Renumber(communities.Pointer, level.Nodes);
            var done = count == level.Nodes;
            var refined = done ? null : Refine(level, communities.Pointer, count, seed);
            if (refined is not null && refined.Value.Count == level.Nodes)
            {
                // Nothing merges, though communities have several nodes: what is connected of each is the last word.
                Connect(level, communities.Pointer);
                done = true;
            }

            var labelOf = communities.Pointer;
            Work.Ranges(threads, nodes, 64, (from, to, _, _) =>
            {
                for (var place = from; place < to; place++)
                    labels[place] = labelOf[part0[place]];
            });
            levelDone?.Invoke(Labels(labels));
            if (!done)
                (level, communities) = Coarsen(level, communities, refined!.Value.Labels, refined.Value.Count, part0);
            refined?.Labels.Dispose();
            if (!done)
                continue;
            communities.Dispose();
            if (level != first)
                level.Dispose();
            Groups.Renumber(labels, nodes);
            return !new Span<int>(labels, nodes).SequenceEqual(before.Span);
        }
    }

    private (Scratch<int> Labels, int Count)? Refine(Level level, int* communities, int count, ulong seed)
    {
        var refined = new Scratch<int>(level.Nodes);
        using var groups = new Groups(communities, level.Nodes, count);
        using var refinement = new Refinement(level, communities, groups, factor, randomness, seed);
        refinement.Run(refined.Pointer, threads);
        return (refined, Groups.Renumber(refined.Pointer, level.Nodes));
    }

    /// <summary>The next level: a node per refined set, which starts in the community of the set.</summary>
    private (Level Level, Scratch<int> Communities) Coarsen(Level level, Scratch<int> communities, Scratch<int> refined, int count, int* part)
    {
        var next = Aggregation.Run(level, refined.Pointer, count, threads);
        var companies = new Scratch<int>(count);
        for (var node = 0; node < level.Nodes; node++)
            companies.Pointer[refined.Pointer[node]] = communities.Pointer[node];
        var set = refined.Pointer;
        Work.Ranges(threads, nodes, 64, (from, to, _, _) =>
        {
            for (var place = from; place < to; place++)
                part[place] = set[part[place]];
        });
        communities.Dispose();
        if (level != first)
            level.Dispose();
        return (next, companies);
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
                foreach (var arc in level.Row(node))
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

    private int[] Labels(int* labels)
    {
        var found = new int[nodes];
        for (var place = 0; place < nodes; place++)
            found[order.Pointer[place]] = labels[place];
        return found;
    }

    private double MeanWeight()
    {
        double sum = 0;
        long count = 0;
        for (var node = 0; node < nodes; node++)
        {
            foreach (var arc in first.Row(node))
                sum += arc.Weight;
            count += first.Lengths[node];
        }

        return count > 0 ? sum / count : 1;
    }
}
