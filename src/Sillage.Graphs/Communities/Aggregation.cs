using Sillage.Graphs.Memory;

namespace Sillage.Graphs.Communities;

/// <summary>Makes each group of nodes one node, and all arcs between two groups one arc.</summary>
internal static unsafe class Aggregation
{
    private const int Tasks = 64;

    /// <summary>The graph of the groups.</summary>
    /// <param name="level">The graph of the nodes.</param>
    /// <param name="labels">The group of each node.</param>
    /// <param name="count">The number of groups.</param>
    /// <param name="threads">The number of threads.</param>
    public static Level Run(Level level, int* labels, int count, int threads)
    {
        using var groups = new Groups(labels, level.Nodes, count);
        var cuts = groups.Cuts(level.Nodes < 1024 ? 1 : Tasks);
        var room = new long[cuts.Length];
        Work.Run(threads, cuts.Length - 1, (task, _) =>
        {
            for (var group = cuts[task]; group < cuts[task + 1]; group++)
            {
                foreach (var node in groups[group])
                    room[task + 1] += level.Rows[node].Length;
            }
        });
        for (var task = 1; task < room.Length; task++)
            room[task] += room[task - 1];

        // Each task writes its rows one after the other into room for the longest they can be; what is left free takes no memory.
        var next = new Level(count, room[^1]);
        var around = new Neighbourhood?[threads];
        Work.Run(threads, cuts.Length - 1, (task, worker) =>
        {
            around[worker] ??= new(count);
            var written = room[task];
            for (var group = cuts[task]; group < cuts[task + 1]; group++)
            {
                next.Rows[group].Start = written;
                written += next.Rows[group].Length = Write(level, groups[group], labels, group, next, written, around[worker]!);
            }
        });
        foreach (var neighbourhood in around)
            neighbourhood?.Dispose();
        return next;
    }

    private static int Write(Level level, ReadOnlySpan<int> members, int* labels, int group, Level next, long written, Neighbourhood around)
    {
        var weights = around.Weights;
        var touched = around.Touched;
        var count = 0;
        var size = 0.0;
        weights[group] = 1; // what stays within the group goes to a counter that is never new
        for (var i = 0; i < members.Length; i++)
        {
            level.Prefetch(members, i);
            var row = level.Rows + members[i];
            size += row->Size;
            for (LevelArc* arc = level.Arcs + row->Start, end = arc + row->Length; arc < end; arc++)
            {
                var target = labels[arc->Target];
                var known = weights[target];
                touched[count] = target;
                count += known == 0 ? 1 : 0;
                weights[target] = known + arc->Weight;
            }
        }

        weights[group] = 0;
        next.Rows[group].Size = size;
        for (var i = 0; i < count; i++)
        {
            next.Arcs[written + i] = new(touched[i], (float)weights[touched[i]]);
            weights[touched[i]] = 0;
        }

        return count;
    }
}
