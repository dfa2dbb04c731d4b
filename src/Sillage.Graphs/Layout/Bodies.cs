using Sillage.Graphs.Memory;

namespace Sillage.Graphs.Layout;

/// <summary>The nodes in the order of the Z-curve, each property in an array of its own with room for a vector behind.</summary>
internal sealed unsafe class Bodies : IDisposable
{
    private readonly int nodes;
    private readonly int threads;
    private readonly Scratch<float> columns;

    public Bodies(int nodes, bool hasRadii, int threads)
    {
        (this.nodes, this.threads) = (nodes, threads);
        var length = nodes + 8L;
        columns = new((hasRadii ? 4 : 3) * length, cleared: true);
        X = columns.Pointer;
        Y = X + length;
        Mass = Y + length;
        Radius = hasRadii ? Mass + length : null;
    }

    public float* X { get; }

    public float* Y { get; }

    public float* Mass { get; }

    /// <summary>Null if nodes are points.</summary>
    public float* Radius { get; }

    public bool HasRadii => Radius is not null;

    public void Fill(MortonOrder order, float* positions, float* masses, float* radii) =>
        Work.Ranges(threads, nodes, threads * 4, (low, high, _, _) =>
        {
            var keys = order.Keys;
            float* x = X, y = Y, mass = Mass;
            for (var i = low; i < high; i++)
            {
                var node = order.NodeOf(keys[i]);
                x[i] = positions[2 * node];
                y[i] = positions[(2 * node) + 1];
                mass[i] = masses[node];
            }

            for (var i = low; HasRadii && i < high; i++)
                Radius[i] = radii[order.NodeOf(keys[i])];
        });

    public void Dispose() => columns.Dispose();
}
