using System.Runtime.CompilerServices;
using Sillage.Graphs.Memory;

namespace Sillage.Graphs.Communities;

/// <summary>What there is to know of a node before its arcs are read, in one place: nodes are come to at random.</summary>
internal struct LevelRow
{
    /// <summary>Where its arcs begin. Between rows there may be room that is not used.</summary>
    public long Start;

    /// <summary>What the node counts in the objective's term of chance: its strength for modularity, how many nodes it stands for otherwise.</summary>
    public double Size;

    /// <summary>How many arcs it has.</summary>
    public int Length;
}

/// <summary>An arc of a level: where it leads and how heavy it is, in one place, since both are always needed together.</summary>
internal readonly record struct LevelArc(int Target, float Weight);

/// <summary>
/// The graph at one level of aggregation, without loops. The first level has the nodes in breadth-first order, and aggregates keep the order
/// of their first nodes, so that neighbours are near each other in memory.
/// </summary>
internal sealed unsafe class Level : IDisposable
{
    /// <summary>How many visits ahead arcs are fetched; rows twice as many. From 4 to 12 it makes no difference.</summary>
    private const int Ahead = 6;

    private readonly Scratch<LevelRow> rows;
    private readonly Scratch<LevelArc> arcs;

    /// <param name="nodes">The number of nodes.</param>
    /// <param name="arcs">Room for so many arcs; what is not written takes no memory.</param>
    public Level(int nodes, long arcs)
    {
        Nodes = nodes;
        Room = arcs;
        rows = new(nodes);
        this.arcs = new(arcs, advise: false);
    }

    public int Nodes { get; }

    /// <summary>The number of arcs that there is room for.</summary>
    public long Room { get; }

    public LevelRow* Rows => rows.Pointer;

    public LevelArc* Arcs => arcs.Pointer;

    public ReadOnlySpan<LevelArc> ArcsOf(int node) => new(Arcs + Rows[node].Start, Rows[node].Length);

    /// <summary>Has the row of a node fetched that will be visited soon, and the arcs of one that will sooner.</summary>
    /// <param name="nodes">The nodes in the order of visits.</param>
    /// <param name="now">The place in it of the node that is visited now.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Prefetch(ReadOnlySpan<int> nodes, int now)
    {
        if ((uint)(now + (2 * Ahead)) < (uint)nodes.Length)
            Memory.Prefetch.Line(Rows + nodes[now + (2 * Ahead)]);
        if ((uint)(now + Ahead) < (uint)nodes.Length)
            Memory.Prefetch.TwoLines(Arcs + Rows[nodes[now + Ahead]].Start);
    }

    public void Dispose()
    {
        rows.Dispose();
        arcs.Dispose();
    }
}
