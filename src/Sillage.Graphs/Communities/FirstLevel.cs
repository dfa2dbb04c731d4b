using Sillage.Graphs.Memory;

namespace Sillage.Graphs.Communities;

/// <summary>
/// Copies a graph into the first level: nodes in breadth-first order, without loops and without edges of no weight. Where that is known to be
/// right, a node with a single neighbour does not stand for itself but is counted with that neighbour.
/// </summary>
/// <param name="graph">Undirected.</param>
/// <param name="objective">Decides what a node counts.</param>
/// <param name="foldsLeaves">
/// Whether nodes with a single neighbour go with it. For modularity at a resolution γ up to 1 the best partition always has them there: to be
/// with the neighbour gains w - γ w K / 2m > 0, since its community without the leaf counts K &lt; 2m.
/// Source: Arenas, Duch, Fernández, Gómez 2007, "Size reduction of complex networks preserving modularity".
/// </param>
/// <param name="places">Takes the place of each node in the level.</param>
/// <param name="threads">The number of threads.</param>
internal sealed unsafe class FirstLevel(Graph graph, Objective objective, bool foldsLeaves, Scratch<int> places, int threads) : IWeightedKernel<Level>
{
    private const int Ahead = 6;
    private const int Leaf = -2;

    public Level Run<TWeights>(TWeights weights)
        where TWeights : struct, IArcWeights
    {
        using var order = new Scratch<int>(graph.Nodes + 1L);
        var offsets = graph.OffsetColumn.Pointer;
        var targets = graph.TargetColumn.Pointer;
        var nodeAt = order.Pointer;
        var placeOf = places.Pointer;
        places.Span.Fill(Locality.Unplaced);
        if (foldsLeaves)
            MarkLeaves(weights);
        var nodes = Locality.BreadthFirst(graph, nodeAt, placeOf);
        for (var node = 0; foldsLeaves && node < graph.Nodes; node++)
        {
            if (placeOf[node] == Leaf)
                placeOf[node] = placeOf[targets[offsets[node]]];
        }

        long start = 0;
        var level = new Level(nodes, graph.Arcs - (graph.Nodes - nodes));
        for (var place = 0; place < nodes; place++)
        {
            level.Rows[place].Start = start;
            start += offsets[nodeAt[place] + 1] - offsets[nodeAt[place]];
        }

        Work.Ranges(threads, nodes, 256, (from, to, _, _) =>
        {
            for (var place = (int)from; place < to; place++)
            {
                if (place + (2 * Ahead) < nodes)
                    Prefetch.Line(offsets + nodeAt[place + (2 * Ahead)]);
                if (place + Ahead < nodes)
                    Prefetch.TwoLines(targets + offsets[nodeAt[place + Ahead]]);
                Copy(nodeAt[place], level, place, weights);
            }
        });
        return level;
    }

    /// <summary>Marks nodes with a single neighbour, of two that have only each other the first.</summary>
    private void MarkLeaves<TWeights>(TWeights weights)
        where TWeights : struct, IArcWeights
    {
        var offsets = graph.OffsetColumn.Pointer;
        var targets = graph.TargetColumn.Pointer;
        for (var node = 0; node < graph.Nodes; node++)
        {
            var arc = offsets[node];
            if (offsets[node + 1] == arc + 1 && targets[arc] != node && (float)weights[arc] > 0 && places.Pointer[targets[arc]] != Leaf)
                places.Pointer[node] = Leaf;
        }
    }

    private void Copy<TWeights>(int node, Level level, int place, TWeights weights)
        where TWeights : struct, IArcWeights
    {
        var offsets = graph.OffsetColumn.Pointer;
        var targets = graph.TargetColumn.Pointer;
        var placeOf = places.Pointer;
        var row = level.Rows + place;
        var to = level.Arcs + row->Start;
        var strength = 0.0;
        for (long arc = offsets[node], end = offsets[node + 1]; arc < end; arc++)
        {
            // An edge within a place, a loop or one to a leaf, has both its ends there.
            var weight = weights[arc];
            var target = placeOf[targets[arc]];
            var isWithin = target == place;
            strength += isWithin ? 2 * weight : weight;
            if (!isWithin && (float)weight > 0)
                *to++ = new(target, (float)weight);
        }

        row->Length = (int)(to - (level.Arcs + row->Start));
        row->Size = objective == Objective.Modularity ? strength : 1;
    }
}
