using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Sillage.Graphs.Memory;

namespace Sillage.Graphs.Layout;

/// <summary>The nodes too near to be taken together, copied side by side, and the exact sum of their repulsion on a node.</summary>
internal sealed unsafe class NearField(bool hasRadii) : IDisposable
{
    /// <summary>The force between overlapping nodes is this times that at distance 1 (k'_r = 100 k_r in the paper).</summary>
    private const float OverlapDistance = 0.01f;

    /// <summary>Keeps a node's force on itself, 0 ÷ 0, at 0, and that of nodes nearly at the same place finite.</summary>
    private const float SmallestSquare = 1e-12f;

    private readonly Scratch<float> x = new(1024);
    private readonly Scratch<float> y = new(1024);
    private readonly Scratch<float> mass = new(1024);
    private readonly Scratch<float> radius = new(1024);
    private int count;

    public void Clear() => count = 0;

    public void Add(Bodies bodies, int low, int high)
    {
        var length = high - low;
        if (count + length + 8 > x.Length)
            Grow(2L * (count + length + 8));
        Copy(bodies.X, x);
        Copy(bodies.Y, y);
        Copy(bodies.Mass, mass);
        if (hasRadii)
            Copy(bodies.Radius, radius);
        count += length;

        void Copy(Scratch<float> from, Scratch<float> to) =>
            new ReadOnlySpan<float>(from.Pointer + low, length).CopyTo(new Span<float>(to.Pointer + count, length));
    }

    /// <summary>Fills up to whole vectors with nodes without mass.</summary>
    public void Pad()
    {
        for (var i = count; i < ((count + 7) & ~7); i++)
        {
            x.Pointer[i] = 0;
            y.Pointer[i] = 0;
            mass.Pointer[i] = 0;
            radius.Pointer[i] = 0;
        }
    }

    /// <summary>Adds the force of all on two unit masses.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Repel(float x0, float y0, float x1, float y1, ref float forceX0, ref float forceY0, ref float forceX1, ref float forceY1)
    {
        Vector256<float> targetX0 = Vector256.Create(x0), targetY0 = Vector256.Create(y0), sumX0 = default, sumY0 = default;
        Vector256<float> targetX1 = Vector256.Create(x1), targetY1 = Vector256.Create(y1), sumX1 = default, sumY1 = default;
        var smallest = Vector256.Create(SmallestSquare);
        float* sourceX = x.Pointer, sourceY = y.Pointer, sourceMass = mass.Pointer;
        for (var i = 0; i < count; i += 8)
        {
            Vector256<float> atX = Vector256.Load(sourceX + i), atY = Vector256.Load(sourceY + i), masses = Vector256.Load(sourceMass + i);
            Vector256<float> dx0 = targetX0 - atX, dy0 = targetY0 - atY, dx1 = targetX1 - atX, dy1 = targetY1 - atY;
            var factor0 = masses / Vector256.Max(Vector256.FusedMultiplyAdd(dx0, dx0, dy0 * dy0), smallest);
            var factor1 = masses / Vector256.Max(Vector256.FusedMultiplyAdd(dx1, dx1, dy1 * dy1), smallest);
            sumX0 = Vector256.FusedMultiplyAdd(dx0, factor0, sumX0);
            sumY0 = Vector256.FusedMultiplyAdd(dy0, factor0, sumY0);
            sumX1 = Vector256.FusedMultiplyAdd(dx1, factor1, sumX1);
            sumY1 = Vector256.FusedMultiplyAdd(dy1, factor1, sumY1);
        }

        forceX0 += Vector256.Sum(sumX0);
        forceY0 += Vector256.Sum(sumY0);
        forceX1 += Vector256.Sum(sumX1);
        forceY1 += Vector256.Sum(sumY1);
    }

    /// <summary>Adds the force of all on a unit mass with a radius: distances count from rim to rim.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void RepelDisc(float atX, float atY, float ownRadius, ref float forceX, ref float forceY)
    {
        Vector256<float> targetX = Vector256.Create(atX), targetY = Vector256.Create(atY), own = Vector256.Create(ownRadius);
        Vector256<float> sumX = default, sumY = default, smallest = Vector256.Create(SmallestSquare), overlap = Vector256.Create(OverlapDistance);
        for (var i = 0; i < count; i += 8)
        {
            Vector256<float> dx = targetX - Vector256.Load(x.Pointer + i), dy = targetY - Vector256.Load(y.Pointer + i);
            var distance = Vector256.Sqrt(Vector256.Max(Vector256.FusedMultiplyAdd(dx, dx, dy * dy), smallest));
            var gap = Vector256.Max(distance - own - Vector256.Load(radius.Pointer + i), overlap);
            var factor = Vector256.Load(mass.Pointer + i) / (gap * distance);
            sumX = Vector256.FusedMultiplyAdd(dx, factor, sumX);
            sumY = Vector256.FusedMultiplyAdd(dy, factor, sumY);
        }

        forceX += Vector256.Sum(sumX);
        forceY += Vector256.Sum(sumY);
    }

    public void Dispose()
    {
        x.Dispose();
        y.Dispose();
        mass.Dispose();
        radius.Dispose();
    }

    private void Grow(long length)
    {
        x.Resize(length);
        y.Resize(length);
        mass.Resize(length);
        radius.Resize(length);
    }
}
