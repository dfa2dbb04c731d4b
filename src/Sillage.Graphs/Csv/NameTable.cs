using System.Numerics;
using System.Runtime.InteropServices;

namespace Sillage.Graphs.Csv;

/// <summary>Names in the order of their first coming, each once: an open table over one growing text.</summary>
internal sealed class NameTable
{
    private static readonly ulong Seed = (ulong)Random.Shared.NextInt64(); // a file cannot be written so that its names collide
    private readonly List<long> ends = [];
    private readonly List<ulong> hashes = [];
    private byte[] texts = new byte[1 << 12];
    private int[] slots = new int[1 << 8]; // one more than the name's index

    public int Count => ends.Count;

    public ReadOnlySpan<byte> this[int index] => texts.AsSpan(Start(index)..(int)ends[index]);

    /// <summary>The hash that <see cref="Add(ReadOnlySpan{byte}, ulong)"/> wants; the same in all tables of a process.</summary>
    public static ulong Hash(ReadOnlySpan<byte> name)
    {
        var hash = Seed + (ulong)name.Length;
        while (name.Length >= 8)
        {
            hash = Mix(hash ^ MemoryMarshal.Read<ulong>(name));
            name = name[8..];
        }

        ulong tail = 0;
        for (var i = 0; i < name.Length; i++)
            tail |= (ulong)name[i] << (8 * i);
        return Mix(hash ^ tail);
    }

    public int Add(ReadOnlySpan<byte> name) => Add(name, Hash(name));

    /// <summary>The index of a name, which is added if it is new.</summary>
    public int Add(ReadOnlySpan<byte> name, ulong hash)
    {
        var mask = slots.Length - 1;
        for (var slot = (int)hash & mask; ; slot = (slot + 1) & mask)
        {
            var index = slots[slot] - 1;
            if (index < 0)
            {
                slots[slot] = ends.Count + 1;
                Append(name, hash);
                return ends.Count - 1;
            }

            if (hashes[index] == hash && this[index].SequenceEqual(name))
                return index;
        }
    }

    public ulong HashOf(int index) => hashes[index];

    /// <summary>All names as they stand.</summary>
    public NodeNames ToNames() => NodeNames.OfUtf8(texts, [.. ends]);

    private static ulong Mix(ulong value)
    {
        var high = Math.BigMul(value ^ 0x9E3779B97F4A7C15, 0xD6E8FEB86659FD93, out var low);
        return BitOperations.RotateLeft(high ^ low, 23);
    }

    private int Start(int index) => index == 0 ? 0 : (int)ends[index - 1];

    private void Append(ReadOnlySpan<byte> name, ulong hash)
    {
        var start = Start(ends.Count);
        if (name.Length > Array.MaxLength - start)
            throw new GraphFormatException("the names of the nodes are more than 2 GB together: number the nodes");
        if (start + name.Length > texts.Length)
            Array.Resize(ref texts, (int)Math.Min(Array.MaxLength, Math.Max(2L * texts.Length, start + name.Length)));
        name.CopyTo(texts.AsSpan(start));
        ends.Add(start + name.Length);
        hashes.Add(hash);
        if (2 * ends.Count > slots.Length)
            Grow();
    }

    private void Grow()
    {
        slots = new int[2 * slots.Length];
        var mask = slots.Length - 1;
        for (var index = 0; index < ends.Count; index++)
        {
            var slot = (int)hashes[index] & mask;
            while (slots[slot] != 0)
                slot = (slot + 1) & mask;
            slots[slot] = index + 1;
        }
    }
}
