using Sillage.Graphs.Memory;

namespace Sillage.Graphs.Layout;

/// <summary>Joins each node's outgoing and incoming edges into one row: the pulls of a → b and b → a are added.</summary>
internal sealed unsafe class SpringMerger(Graph outgoing, Graph incoming, ForceAtlas2Options options, Column<float> masses, double mean, int threads)
{
    public Springs Merge()
    {
        var nodes = outgoing.Nodes;
        var offsets = new Column<long>(nodes + 1L);
        offsets.Pointer[0] = 0;
        Work.Ranges(threads, nodes, threads * 16, (low, high, _, _) =>
        {
            for (var node = (int)low; node < high; node++)
                offsets.Pointer[node + 1] = MergeRow(node, null, null);
        });
        for (var node = 0; node < nodes; node++)
            offsets.Pointer[node + 1] += offsets.Pointer[node];
        var targets = new Column<int>(offsets.Pointer[nodes]);
        var strengths = new Column<float>(offsets.Pointer[nodes]);
        Work.Ranges(threads, nodes, threads * 16, (low, high, _, _) =>
        {
            for (var node = (int)low; node < high; node++)
                MergeRow(node, targets.Pointer + offsets.Pointer[node], strengths.Pointer + offsets.Pointer[node]);
        });
        return new() { Offsets = offsets, Targets = targets, Strengths = strengths, Masses = masses };
    }

    /// <summary>Writes a row, or only counts its length. Both rows are in ascending order.</summary>
    private int MergeRow(int node, int* targets, float* strengths)
    {
        ReadOnlySpan<int> to = outgoing.Neighbours(node), from = incoming.Neighbours(node);
        long outArc = outgoing.FirstArc(node), inArc = incoming.FirstArc(node);
        int i = 0, j = 0, count = 0;
        while (i < to.Length || j < from.Length)
        {
            var target = Math.Min(i < to.Length ? to[i] : int.MaxValue, j < from.Length ? from[j] : int.MaxValue);
            var strength = 0.0;
            if (i < to.Length && to[i] == target)
                strength += Springs.Strength(outgoing.Weight(outArc + i++), masses.Pointer[node], mean, options);
            if (j < from.Length && from[j] == target)
                strength += Springs.Strength(incoming.Weight(inArc + j++), masses.Pointer[target], mean, options);
            if (targets is not null)
                (targets[count], strengths[count]) = (target, (float)strength);
            count++;
        }

        return count;
    }
}
