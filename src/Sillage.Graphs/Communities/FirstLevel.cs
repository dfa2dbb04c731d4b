using Sillage.Graphs.Memory;

namespace Sillage.Graphs.Communities;

/// <summary>Copies a graph into the first level: nodes in breadth-first order, without loops and without edges of no weight.</summary>
/// <param name="graph">Undirected.</param>
/// <param name="objective">Decides what a node counts.</param>
/// <param name="order">Takes the node at each place.</param>
/// <param name="threads">The number of threads.</param>
internal sealed unsafe class FirstLevel(Graph graph, Objective objective, Scratch<int> order, int threads) : IWeightedKernel<Level>
{
    public Level Run<TWeights>(TWeights weights)
        where TWeights : struct, IArcWeights
    {
        using var places = new Scratch<int>(graph.Nodes);
        Locality.BreadthFirst(graph, order.Pointer, places.Pointer);
        var level = new Level(graph.Nodes, graph.Arcs);
        var offsets = graph.OffsetColumn.Pointer;
        var targets = graph.TargetColumn.Pointer;
        var nodeAt = order.Pointer;
        var placeOf = places.Pointer;
        long start = 0;
        for (var place = 0; place < graph.Nodes; place++)
        {
            level.Rows[place].Start = start;
            start += offsets[nodeAt[place] + 1] - offsets[nodeAt[place]];
        }

        Work.Ranges(threads, graph.Nodes, 256, (from, to, _, _) =>
        {
            for (var place = (int)from; place < to; place++)
            {
                var node = nodeAt[place];
                var row = level.Rows + place;
                var at = row->Start;
                var strength = 0.0;
                for (var arc = offsets[node]; arc < offsets[node + 1]; arc++)
                {
                    strength += targets[arc] == node ? 2 * weights[arc] : weights[arc];
                    if (targets[arc] != node && (float)weights[arc] > 0)
                        level.Arcs[at++] = new(placeOf[targets[arc]], (float)weights[arc]);
                }

                row->Length = (int)(at - row->Start);
                row->Size = objective == Objective.Modularity ? strength : 1;
            }
        });
        return level;
    }
}
