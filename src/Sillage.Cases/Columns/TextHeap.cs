namespace Sillage.Cases.Columns;

/// <summary>Memory for texts that are let go together. It does not move, so that DuckDB's vectors can point into it; it is kept for the next texts.</summary>
internal sealed class TextHeap
{
    private const int BlockBytes = 256 << 10;
    private const int MostKept = 64;

    private readonly List<byte[]> blocks = [];
    private int used;
    private int current = -1;

    /// <summary>Room for a text; what stood there before is not cleared.</summary>
    public ArraySegment<byte> Take(int length)
    {
        if (current < 0 || blocks[current].Length - used < length)
            Next(length);
        used += length;
        return new ArraySegment<byte>(blocks[current], used - length, length);
    }

    /// <summary>Lets go of all texts.</summary>
    public void Clear()
    {
        if (blocks.Count > MostKept)
            blocks.RemoveRange(MostKept, blocks.Count - MostKept);
        (current, used) = (-1, 0);
    }

    private void Next(int length)
    {
        (current, used) = (current + 1, 0);
        if (current == blocks.Count || blocks[current].Length < length)
            blocks.Insert(current, GC.AllocateUninitializedArray<byte>(Math.Max(BlockBytes, length), pinned: true));
    }
}
