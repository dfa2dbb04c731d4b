using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Sillage.Analysis;

/// <summary>
/// Where one worker writes the pairs it finds: a few for each partition are gathered in a small buffer that stays in the cache, full buffers
/// go to a log one after the other. Memory is written in order and once, 4 bytes a pair.
/// </summary>
internal sealed class PairLog(int partitions)
{
    /// <summary>Pairs in a block: two lines of cache.</summary>
    public const int Block = 32;
    private const int SegmentBlocks = 1 << 12;
    private readonly List<uint[]> segments = [];
    private int[] partitionOf = new int[SegmentBlocks];
    private int[] order = [];

    /// <summary>What is not yet a full block, <see cref="Block"/> places for each partition.</summary>
    public uint[] Buffer { get; } = new uint[partitions * Block];

    /// <summary>How many places of each partition's buffer are taken.</summary>
    public int[] Fill { get; } = new int[partitions];

    /// <summary>Where each partition's blocks begin in the order made by <see cref="Sort"/>.</summary>
    public int[] Starts { get; } = new int[partitions + 1];

    public int Blocks { get; private set; }

    /// <summary>Writes a full buffer to the log.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Flush(int partition)
    {
        var segment = Blocks / SegmentBlocks;
        if (segment == segments.Count)
        {
            segments.Add(GC.AllocateUninitializedArray<uint>(SegmentBlocks * Block));
            Array.Resize(ref partitionOf, segments.Count * SegmentBlocks);
        }

        Buffer.AsSpan(partition * Block, Block).CopyTo(segments[segment].AsSpan(Blocks % SegmentBlocks * Block, Block));
        partitionOf[Blocks++] = partition;
        Fill[partition] = 0;
    }

    /// <summary>Orders the blocks by partition.</summary>
    public void Sort()
    {
        if (order.Length < Blocks)
            order = new int[partitionOf.Length];
        Array.Clear(Starts);
        for (var block = 0; block < Blocks; block++)
            Starts[partitionOf[block] + 1]++;
        for (var partition = 0; partition < partitions; partition++)
            Starts[partition + 1] += Starts[partition];
        for (var block = 0; block < Blocks; block++)
            order[Starts[partitionOf[block]]++] = block;
        for (var partition = partitions; partition > 0; partition--)
            Starts[partition] = Starts[partition - 1];
        Starts[0] = 0;
    }

    public int Count(int partition) => ((Starts[partition + 1] - Starts[partition]) * Block) + Fill[partition];

    /// <summary>Copies a partition's pairs.</summary>
    /// <returns>How many.</returns>
    public int CopyTo(int partition, Span<uint> target)
    {
        var count = 0;
        for (var place = Starts[partition]; place < Starts[partition + 1]; place++)
        {
            var block = order[place];
            segments[block / SegmentBlocks].AsSpan(block % SegmentBlocks * Block, Block).CopyTo(target[count..]);
            count += Block;
        }

        Buffer.AsSpan(partition * Block, Fill[partition]).CopyTo(target[count..]);
        return count + Fill[partition];
    }

    /// <summary>Empties the log; its memory is used again.</summary>
    public void Clear()
    {
        Blocks = 0;
        Array.Clear(Fill);
    }
}
