using System.Numerics;
using Sillage.Graphs.Memory;

namespace Sillage.Graphs.Layout;

/// <summary>
/// Nodes in the order of the Z-curve through their positions, so that every cell of a quadtree is a stretch of it. Keys carry the node in
/// their low bits: nodes at the same place stand in the order of their numbers, and the order does not depend on how the sort is cut.
/// </summary>
internal sealed unsafe class MortonOrder(int nodes, int threads) : IDisposable
{
    private const int DigitBits = 11;
    private const int Digits = 1 << DigitBits;

    /// <summary>Fewer nodes are sorted by one thread: waiting for another twice a digit costs more than it helps.</summary>
    private const int SharedSort = 1 << 20;

    private readonly Scratch<ulong> first = new(nodes);
    private readonly Scratch<ulong> second = new(nodes);
    private readonly int sorters = nodes < SharedSort ? 1 : threads;
    private readonly int[][] counts = [.. Enumerable.Range(0, threads).Select(_ => new int[Digits])];
    private bool inFirst = true;

    /// <summary>The number of low bits that hold the node.</summary>
    public int NodeBits { get; } = Math.Max(20, 32 - BitOperations.LeadingZeroCount((uint)nodes));

    /// <summary>The sorted keys: Z-curve above, node below.</summary>
    public ulong* Keys => (inFirst ? first : second).Pointer;

    private int AxisBits => (64 - NodeBits) / 2;

    public int NodeOf(ulong key) => (int)(key & ((1ul << NodeBits) - 1));

    /// <summary>Sorts by positions (x and y interleaved) within the box given.</summary>
    public void Sort(float* positions, float minX, float minY, float width)
    {
        var scale = ((1 << AxisBits) - 1) / Math.Max(width, float.Epsilon);
        if (!float.IsFinite(scale))
            scale = 0; // all nodes at one place
        var nodeBits = NodeBits;
        var keys = Keys;
        Work.Ranges(threads, nodes, threads, (low, high, _, _) =>
        {
            for (var node = low; node < high; node++)
            {
                var x = (ulong)((positions[2 * node] - minX) * scale);
                var y = (ulong)((positions[(2 * node) + 1] - minY) * scale);
                keys[node] = ((Spread(x) | (Spread(y) << 1)) << nodeBits) | (ulong)node;
            }
        });
        for (var shift = nodeBits; shift < nodeBits + (2 * AxisBits); shift += DigitBits)
            SortBy(shift);
    }

    public void Dispose()
    {
        first.Dispose();
        second.Dispose();
    }

    /// <summary>A stable pass over one digit; stability makes the result the same for any number of threads.</summary>
    private void SortBy(int shift)
    {
        var from = Keys;
        var to = (inFirst ? second : first).Pointer;
        Work.Ranges(sorters, nodes, sorters, (low, high, task, _) =>
        {
            var count = counts[task];
            Array.Clear(count);
            for (var i = low; i < high; i++)
                count[(int)(from[i] >> shift) & (Digits - 1)]++;
        });
        var tasks = (int)Math.Clamp(nodes, 1, sorters);
        var sum = 0;
        for (var digit = 0; digit < Digits; digit++)
        {
            for (var task = 0; task < tasks; task++)
                (counts[task][digit], sum) = (sum, sum + counts[task][digit]);
        }

        Work.Ranges(sorters, nodes, sorters, (low, high, task, _) =>
        {
            var place = counts[task];
            for (var i = low; i < high; i++)
                to[place[(int)(from[i] >> shift) & (Digits - 1)]++] = from[i];
        });
        inFirst = !inFirst;
    }

    /// <summary>Puts a zero between any two bits.</summary>
    private static ulong Spread(ulong bits)
    {
        bits = (bits | (bits << 16)) & 0x0000ffff0000ffff;
        bits = (bits | (bits << 8)) & 0x00ff00ff00ff00ff;
        bits = (bits | (bits << 4)) & 0x0f0f0f0f0f0f0f0f;
        bits = (bits | (bits << 2)) & 0x3333333333333333;
        return (bits | (bits << 1)) & 0x5555555555555555;
    }
}
