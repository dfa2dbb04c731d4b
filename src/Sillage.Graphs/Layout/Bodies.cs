using Sillage.Graphs.Memory;

namespace Sillage.Graphs.Layout;

/// <summary>The nodes in the order of the Z-curve, each property in an array of its own with room for a vector behind.</summary>
internal sealed unsafe class Bodies(int nodes, bool hasRadii, int threads) : IDisposable
{
    public Scratch<float> X { get; } = new(nodes + 8L);

    public Scratch<float> Y { get; } = new(nodes + 8L);

    public Scratch<float> Mass { get; } = new(nodes + 8L);

    /// <summary>Radii, if nodes have one.</summary>
    public Scratch<float> Radius { get; } = new(hasRadii ? nodes + 8L : 0);

    public bool HasRadii => hasRadii;

    public void Fill(MortonOrder order, float* positions, float* masses, float* radii) =>
        Work.Ranges(threads, nodes, threads * 4, (low, high, _, _) =>
        {
            float* x = X.Pointer, y = Y.Pointer, mass = Mass.Pointer, radius = Radius.Pointer;
            for (var i = low; i < high; i++)
            {
                var node = order.NodeOf(order.Keys[i]);
                x[i] = positions[2 * node];
                y[i] = positions[(2 * node) + 1];
                mass[i] = masses[node];
                if (radii is not null)
                    radius[i] = radii[node];
            }
        });

    public void Dispose()
    {
        X.Dispose();
        Y.Dispose();
        Mass.Dispose();
        Radius.Dispose();
    }
}
