using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Sillage.Graphs.Memory;

/// <summary>
/// An array that may hold more than 2³¹ values and lies still: kernels take its address, while spans cut from it keep it alive as those
/// of any array do. Its values are arbitrary until written.
/// </summary>
internal sealed unsafe class Column<T>
    where T : unmanaged
{
    private readonly Line[] lines;

    public Column(long length)
    {
        Length = length;
        lines = GC.AllocateUninitializedArray<Line>(checked((int)(((length * sizeof(T)) + sizeof(Line) - 1) / sizeof(Line))), pinned: true);
        Pointer = (T*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(lines));
        HugePages.Advise(Pointer, (nuint)lines.LongLength * (nuint)sizeof(Line));
    }

    public long Length { get; }

    /// <summary>The first value; valid while the column is referred to.</summary>
    public T* Pointer { get; }

    public Span<T> Span(long start, int length)
    {
        if ((ulong)start > (ulong)Length || length < 0 || length > Length - start)
            throw new ArgumentOutOfRangeException(nameof(start), $"{length} values from {start} of a column of {Length}");
        ref var first = ref Unsafe.As<Line, T>(ref MemoryMarshal.GetArrayDataReference(lines));
        return MemoryMarshal.CreateSpan(ref Unsafe.Add(ref first, (nint)start), length);
    }

    /// <summary>The unit of allocation, so that the array's own limit of 2³¹ elements is reached at 128 GiB.</summary>
    [InlineArray(8)]
    private struct Line
    {
        private long first;
    }
}
