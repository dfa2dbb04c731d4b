using System.Runtime;

namespace Sillage.Analysis;

/// <summary>Arrays of hundreds of megabytes that are no longer needed.</summary>
internal static class Large
{
    private const int Rows = 4_000_000;

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
