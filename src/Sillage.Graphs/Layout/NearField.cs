using System.Runtime.Intrinsics;
using Sillage.Graphs.Memory;

namespace Sillage.Graphs.Layout;

/// <summary>The nodes too near to be taken together, copied side by side, and the exact sum of their repulsion on a node.</summary>
internal sealed unsafe class NearField(Bodies bodies) : IDisposable
{
    /// <summary>The force between overlapping nodes is that at this gap (k'_r = 100 k_r in the paper).</summary>
    private const float OverlapGap = 0.01f;

    /// <summary>Keeps a node's force on itself, 0 ÷ 0, at 0, and that of nodes nearly at the same place finite.</summary>
    public const float SmallestSquare = 1e-8f;

    private const int FirstCapacity = 1024;

    private Scratch<float> columns = new(4 * FirstCapacity);
    private int capacity = FirstCapacity;
    private int count;

    public void Clear() => count = 0;

    /// <summary>Adds a stretch of nodes in the order of the Z-curve.</summary>
    public void Add(int low, int high)
    {
        if (count + high - low + 8 > capacity)
            Grow(2 * (count + high - low + 8));
        var to = columns.Pointer + count;
        Copy(bodies.X, to);
        Copy(bodies.Y, to + capacity);
        Copy(bodies.Mass, to + (2L * capacity));
        if (bodies.HasRadii)
            Copy(bodies.Radius, to + (3L * capacity));
        count += high - low;

        void Copy(float* from, float* destination)
        {
            for (var i = 0; i < high - low; i += 8) // up to 7 too many, for which both have room
                Vector256.Store(Vector256.Load(from + low + i), destination + i);
        }
    }

    /// <summary>Fills up to whole vectors with nodes without mass.</summary>
    public void Pad()
    {
        for (var column = 0; column < 4; column++)
            Vector256.Store(Vector256<float>.Zero, columns.Pointer + ((long)column * capacity) + count);
    }

    /// <summary>Adds the force of all on two unit masses.</summary>
    public void Repel(float x0, float y0, float x1, float y1, ref float forceX0, ref float forceY0, ref float forceX1, ref float forceY1)
    {
        Vector256<float> targetX0 = Vector256.Create(x0), targetY0 = Vector256.Create(y0), sumX0 = default, sumY0 = default;
        Vector256<float> targetX1 = Vector256.Create(x1), targetY1 = Vector256.Create(y1), sumX1 = default, sumY1 = default;
        var smallest = Vector256.Create(SmallestSquare);
        float* atX = columns.Pointer, atY = atX + capacity, masses = atY + capacity;
        for (float* end = atX + count; atX < end; atX += 8, atY += 8, masses += 8)
        {
            Vector256<float> sourceX = Vector256.Load(atX), sourceY = Vector256.Load(atY);
            Vector256<float> dx0 = targetX0 - sourceX, dy0 = targetY0 - sourceY, dx1 = targetX1 - sourceX, dy1 = targetY1 - sourceY;
            var square0 = Vector256.Max(Vector256.FusedMultiplyAdd(dx0, dx0, dy0 * dy0), smallest);
            var square1 = Vector256.Max(Vector256.FusedMultiplyAdd(dx1, dx1, dy1 * dy1), smallest);
            var both = Vector256.Load(masses) / (square0 * square1); // one division for two
            Vector256<float> factor0 = both * square1, factor1 = both * square0;
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
    public void RepelDisc(float atX, float atY, float ownRadius, ref float forceX, ref float forceY)
    {
        Vector256<float> targetX = Vector256.Create(atX), targetY = Vector256.Create(atY), own = Vector256.Create(ownRadius);
        Vector256<float> sumX = default, sumY = default, smallest = Vector256.Create(SmallestSquare), overlap = Vector256.Create(OverlapGap);
        float* x = columns.Pointer, y = x + capacity, masses = y + capacity, radii = masses + capacity;
        for (var i = 0; i < count; i += 8)
        {
            Vector256<float> dx = targetX - Vector256.Load(x + i), dy = targetY - Vector256.Load(y + i);
            var distance = Vector256.Sqrt(Vector256.Max(Vector256.FusedMultiplyAdd(dx, dx, dy * dy), smallest));
            var gap = Vector256.Max(distance - own - Vector256.Load(radii + i), overlap);
            var factor = Vector256.Load(masses + i) / (gap * distance);
            sumX = Vector256.FusedMultiplyAdd(dx, factor, sumX);
            sumY = Vector256.FusedMultiplyAdd(dy, factor, sumY);
        }

        forceX += Vector256.Sum(sumX);
        forceY += Vector256.Sum(sumY);
    }

    public void Dispose() => columns.Dispose();

    private void Grow(int length)
    {
        var old = columns;
        columns = new(4L * length);
        for (var column = 0L; column < 4; column++)
            new Span<float>(old.Pointer + (column * capacity), count).CopyTo(new Span<float>(columns.Pointer + (column * length), count));
        capacity = length;
        old.Dispose();
    }
}
