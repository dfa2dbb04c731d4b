using Sillage.Graphs.Memory;

namespace Sillage.Graphs.Layout;

/// <summary>
/// A graph's springs with the nodes in another order: those drawn close together lie close together in memory, so that a node finds its
/// neighbours in the cache. Each row keeps its own order.
/// </summary>
internal sealed unsafe class Arrangement : IDisposable
{
    private readonly Springs springs;
    private readonly Column<float>? nodeRadii;
    private readonly int threads;
    private readonly Scratch<int> nodeAt;
    private readonly Scratch<int> placeOf;
    private readonly Scratch<long> offsets;
    private readonly Scratch<int> targets;
    private readonly Scratch<float>? strengths;
    private readonly Scratch<float> masses;
    private readonly Scratch<float>? radii;

    public Arrangement(Springs springs, Column<float>? radii, int threads)
    {
        (this.springs, nodeRadii, this.threads) = (springs, radii, threads);
        nodeAt = new(springs.Nodes);
        placeOf = new(springs.Nodes);
        offsets = new(springs.Nodes + 1L);
        targets = new(springs.Targets.Length);
        strengths = springs.Strengths is null ? null : new(springs.Strengths.Length);
        masses = new(springs.Nodes + 4L, cleared: true);
        this.radii = radii is null ? null : new(springs.Nodes);
    }

    /// <summary>The node at each place.</summary>
    public int* NodeAt => nodeAt.Pointer;

    /// <summary>The row of each place, in places.</summary>
    public long* Offsets => offsets.Pointer;

    /// <inheritdoc cref="Offsets"/>
    public int* Targets => targets.Pointer;

    /// <summary>The pull of each arc; null where all are 1.</summary>
    public float* Strengths => strengths is null ? null : strengths.Pointer;

    /// <summary>The masses by place, with zeros behind to fill a vector.</summary>
    public float* Masses => masses.Pointer;

    /// <summary>The radii by place; null for points.</summary>
    public float* Radii => radii is null ? null : radii.Pointer;

    /// <summary>Takes over an order of the nodes.</summary>
    public void Arrange(ReadOnlySpan<int> order)
    {
        var nodes = springs.Nodes;
        int* at = NodeAt, place = placeOf.Pointer;
        long* offset = Offsets, from = springs.Offsets.Pointer;
        order.CopyTo(new Span<int>(at, nodes));
        offset[0] = 0;
        for (var i = 0; i < nodes; i++)
        {
            place[at[i]] = i;
            offset[i + 1] = offset[i] + from[at[i] + 1] - from[at[i]];
        }

        Work.Ranges(threads, nodes, threads * 16, (low, high, _, _) =>
        {
            for (var i = low; i < high; i++)
                ArrangeNode((int)i);
        });
    }

    public void Dispose()
    {
        foreach (var column in new IDisposable?[] { nodeAt, placeOf, offsets, targets, strengths, masses, radii })
            column?.Dispose();
    }

    private void ArrangeNode(int place)
    {
        var node = NodeAt[place];
        masses.Pointer[place] = springs.Masses.Pointer[node];
        if (nodeRadii is not null)
            radii!.Pointer[place] = nodeRadii.Pointer[node];
        long arc = springs.Offsets.Pointer[node], count = springs.Offsets.Pointer[node + 1] - arc;
        int* to = Targets + Offsets[place], from = springs.Targets.Pointer + arc, places = placeOf.Pointer;
        for (long i = 0; i < count; i++)
            to[i] = places[from[i]];
        if (strengths is null)
            return;
        float* toStrength = Strengths + Offsets[place], fromStrength = springs.Strengths!.Pointer + arc;
        for (long i = 0; i < count; i++)
            toStrength[i] = fromStrength[i];
    }
}
