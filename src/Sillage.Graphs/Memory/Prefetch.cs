using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace Sillage.Graphs.Memory;

/// <summary>
/// Asks the processor to fetch what will be read a few steps later. Nodes are visited in an order that no hardware foresees, but the kernel
/// knows it: with the rows on their way, it waits for memory half as long. Elsewhere than on x86 nothing happens.
/// </summary>
internal static unsafe class Prefetch
{
    /// <summary>Fetches the cache line of an address, which need not be valid.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Line(void* address)
    {
        if (Sse.IsSupported)
            Sse.Prefetch0(address);
    }

    /// <summary>Fetches the first two cache lines of a row: as many as most rows have.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void TwoLines(void* address)
    {
        Line(address);
        Line((byte*)address + 64);
    }
}
