using Sillage.Graphs.Memory;

namespace Sillage.Graphs.Communities;

/// <summary>An arc of a level: where it leads and how heavy it is, in one place, since both are always needed together.</summary>
internal readonly record struct LevelArc(int Target, float Weight);

/// <summary>
/// The graph at one level of aggregation, without loops. The first level has the nodes in breadth-first order, and aggregates keep the order
/// of their first nodes, so that neighbours are near each other in memory.
/// </summary>
internal sealed unsafe class Level : IDisposable
{
    private readonly Scratch<long> starts;
    private readonly Scratch<int> lengths;
    private readonly Scratch<double> sizes;
    private readonly Scratch<LevelArc> arcs;

    /// <param name="nodes">The number of nodes.</param>
    /// <param name="arcs">Room for so many arcs; what is not written takes no memory.</param>
    public Level(int nodes, long arcs)
    {
        Nodes = nodes;
        Room = arcs;
        starts = new(nodes + 1L);
        lengths = new(nodes);
        sizes = new(nodes);
        this.arcs = new(arcs, advise: false);
    }

    public int Nodes { get; }

    /// <summary>The number of arcs that there is room for.</summary>
    public long Room { get; }

    /// <summary>Where each node's row begins. Between rows there may be room that is not used.</summary>
    public long* Starts => starts.Pointer;

    /// <summary>How many arcs each row has.</summary>
    public int* Lengths => lengths.Pointer;

    /// <summary>What each node counts in the objective's term of chance: its strength for modularity, how many nodes it stands for otherwise.</summary>
    public double* Sizes => sizes.Pointer;

    public LevelArc* Arcs => arcs.Pointer;

    public ReadOnlySpan<LevelArc> Row(int node) => new(Arcs + Starts[node], Lengths[node]);

    public void Dispose()
    {
        starts.Dispose();
        lengths.Dispose();
        sizes.Dispose();
        arcs.Dispose();
    }
}
