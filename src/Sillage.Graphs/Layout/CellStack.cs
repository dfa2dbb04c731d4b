using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Sillage.Graphs.Memory;

namespace Sillage.Graphs.Layout;

/// <summary>A stack of cells that grows, to which those of four that a mask names are added without a branch.</summary>
internal sealed unsafe class CellStack : IDisposable
{
    private readonly Scratch<int> cells = new(4096);
    private int* pointer;
    private int capacity;

    public CellStack() => Take();

    public int Count { get; set; }

    /// <summary>For every mask of four bits the places of those set, in order.</summary>
    private static ReadOnlySpan<int> Places =>
    [
        0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 2, 0, 0, 0, 0, 2, 0, 0, 1, 2, 0, 0, 0, 1, 2, 0,
        3, 0, 0, 0, 0, 3, 0, 0, 1, 3, 0, 0, 0, 1, 3, 0, 2, 3, 0, 0, 0, 2, 3, 0, 1, 2, 3, 0, 0, 1, 2, 3,
    ];

    public int this[int place] => pointer[place];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Push(int cell)
    {
        if (Count == capacity)
            Grow();
        pointer[Count++] = cell;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Push(Vector128<int> four, uint mask)
    {
        if (Count + 4 > capacity)
            Grow();
        ref var places = ref Unsafe.AsRef(in Places[0]);
        Vector128.Store(Vector128.ShuffleNative(four, Vector128.LoadUnsafe(ref places, 4 * mask)), pointer + Count);
        Count += System.Numerics.BitOperations.PopCount(mask);
    }

    public void Dispose() => cells.Dispose();

    private void Grow()
    {
        cells.Resize(2 * cells.Length);
        Take();
    }

    private void Take()
    {
        pointer = cells.Pointer;
        capacity = (int)cells.Length;
    }
}
