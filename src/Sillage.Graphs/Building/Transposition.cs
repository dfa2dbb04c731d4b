using Sillage.Graphs.Memory;

namespace Sillage.Graphs.Building;

/// <summary>
/// Turns rows into columns. Each thread owns a range of targets and reads all arcs, of which it takes its own: reading in order is cheap,
/// rows come out sorted, and nobody writes where another does.
/// </summary>
internal static unsafe class Transposition
{
    private const int MaxThreads = 8; // every thread reads every arc

    public static Graph Of(Graph graph)
    {
        var threads = graph.Arcs < 1 << 15 ? 1 : Math.Min(Work.Threads(0), MaxThreads);
        var nodes = graph.Nodes;
        var offsets = new Column<long>(nodes + 1L);
        var targets = new Column<int>(graph.Arcs);
        var singles = graph.SingleColumn is null ? null : new Column<float>(graph.Arcs);
        var doubles = graph.DoubleColumn is null ? null : new Column<double>(graph.Arcs);
        var from = graph.OffsetColumn.Pointer;
        var to = graph.TargetColumn.Pointer;
        using var places = new Scratch<long>(nodes + 1L, cleared: true);
        var place = places.Pointer;
        Work.Ranges(threads, nodes, threads, (low, high, _, _) =>
        {
            for (long arc = 0, arcs = graph.Arcs; arc < arcs; arc++)
            {
                var target = to[arc];
                if (target >= low && target < high)
                    place[target]++;
            }
        });

        long sum = 0;
        for (var node = 0; node < nodes; node++)
        {
            offsets.Pointer[node] = sum;
            sum += place[node];
            place[node] = offsets.Pointer[node];
        }

        offsets.Pointer[nodes] = sum;
        Work.Ranges(threads, nodes, threads, (low, high, _, _) =>
        {
            for (var node = 0; node < nodes; node++)
            {
                for (var arc = from[node]; arc < from[node + 1]; arc++)
                {
                    var target = to[arc];
                    if (target < low || target >= high)
                        continue;
                    var at = place[target]++;
                    targets.Pointer[at] = node;
                    if (singles is not null)
                        singles.Pointer[at] = graph.SingleColumn!.Pointer[arc];
                    else if (doubles is not null)
                        doubles.Pointer[at] = graph.DoubleColumn!.Pointer[arc];
                }
            }
        });

        return new Graph(directed: true, offsets, targets, singles, doubles, graph.Loops);
    }
}
