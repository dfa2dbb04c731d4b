using System.Runtime;

namespace Sillage.Analysis;

/// <summary>Arrays of many megabytes: made, and no longer needed.</summary>
internal static class Large
{
    private const int Rows = 4_000_000;

    /// <summary>
    /// An array of zeros that were written. Memory that comes zeroed from the system costs twice where it is read before it is written, as in
    /// tables that are searched first: once for a page of common zeros, and once more, all cores stopping, for a page of its own.
    /// </summary>
    public static T[] Cleared<T>(int length)
        where T : unmanaged
    {
        var array = GC.AllocateUninitializedArray<T>(length);
        array.AsSpan().Clear();
        return array;
    }

    /// <summary>
    /// Gives their memory back now. The collector looks at arrays of this size only when the heap has grown by as much again, which on a laptop
    /// is too late.
    /// </summary>
    /// <param name="rows">How many rows were worked on; below some millions nothing is done.</param>
    public static void Release(int rows)
    {
        if (rows < Rows)
            return;
        GCSettings.LargeObjectHeapCompactionMode = GCLargeObjectHeapCompactionMode.CompactOnce;
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true, compacting: true);
    }
}
