using System.IO.Hashing;

namespace Sillage.Cases.Columns;

/// <summary>Different texts, numbered from 0 in the order in which they are first seen. Some 40 bytes a text and its own.</summary>
internal sealed class NameTable
{
    private const int Together = 128;

    private readonly TextHeap texts = new();
    private ArraySegment<byte>[] names = new ArraySegment<byte>[512];

    /// <summary>Where a text is found: its hash above, its number and one below; 0 where there is none. Twice as many places as there is room for texts.</summary>
    private ulong[] slots = new ulong[1024];

    /// <summary>Number of texts.</summary>
    public int Count { get; private set; }

    /// <summary>A text.</summary>
    public ReadOnlySpan<byte> this[int number] => names[number];

    /// <summary>Number of a text, which is added if it was not seen before.</summary>
    public int Of(ReadOnlySpan<byte> text) => Of(text, Hash(text));

    /// <summary>Numbers of many texts, as if each was asked for after the other.</summary>
    /// <param name="batch">The texts.</param>
    /// <param name="numbers">Takes their numbers.</param>
    public void Of(NameBatch batch, Span<int> numbers) => Look(batch, numbers, add: true);

    /// <summary>Number of a text; −1 if it was not seen.</summary>
    public int Find(ReadOnlySpan<byte> text) => Find(text, Hash(text), out _);

    /// <summary>Numbers of many texts; −1 of those that were not seen.</summary>
    /// <param name="batch">The texts.</param>
    /// <param name="numbers">Takes their numbers.</param>
    public void Find(NameBatch batch, Span<int> numbers) => Look(batch, numbers, add: false);

    /// <summary>Numbers of all texts, in the order of their bytes.</summary>
    public int[] InOrder()
    {
        var order = new (UInt128 Start, int Number)[Count];
        for (var number = 0; number < order.Length; number++)
            order[number] = (Names.Prefix(names[number]), number);
        order.AsSpan().Sort((one, other) =>
            one.Start != other.Start ? one.Start.CompareTo(other.Start) : this[one.Number].SequenceCompareTo(this[other.Number]));
        return Array.ConvertAll(order, place => place.Number);
    }

    private static ulong Hash(ReadOnlySpan<byte> text) => XxHash3.HashToUInt64(text) >> 32;

    private void Look(NameBatch batch, Span<int> numbers, bool add)
    {
        Span<ulong> hashes = stackalloc ulong[Together];
        Span<int> lengths = stackalloc int[Together];
        for (var first = 0; first < batch.Count; first += Together)
        {
            // A table of many texts lies far from the processor. It is asked at once where all of these are, and only then is one compared.
            var found = numbers[first..Math.Min(first + Together, batch.Count)];
            for (var i = 0; i < found.Length; i++)
                hashes[i] = Hash(batch[first + i]);
            for (var i = 0; i < found.Length; i++)
                found[i] = slots[(int)hashes[i] & (slots.Length - 1)] is var entry && entry >> 32 == hashes[i] ? (int)(uint)entry - 1 : -1;
            for (var i = 0; i < found.Length; i++)
                lengths[i] = found[i] < 0 ? -1 : names[found[i]].Count;
            for (var i = 0; i < found.Length; i++)
            {
                var text = batch[first + i];
                if (lengths[i] != text.Length || !this[found[i]].SequenceEqual(text))
                    found[i] = add ? Of(text, hashes[i]) : Find(text, hashes[i], out _);
            }
        }
    }

    private int Of(ReadOnlySpan<byte> text, ulong hash)
    {
        if (Find(text, hash, out var slot) is >= 0 and var number)
            return number;
        if (Count == names.Length)
        {
            Widen();
            slot = Free(hash);
        }

        var kept = texts.Take(text.Length);
        text.CopyTo(kept);
        names[Count++] = kept;
        slots[slot] = (hash << 32) | (uint)Count;
        return Count - 1;
    }

    private int Find(ReadOnlySpan<byte> text, ulong hash, out int slot)
    {
        for (slot = (int)hash & (slots.Length - 1); slots[slot] != 0; slot = (slot + 1) & (slots.Length - 1))
        {
            var number = (int)(uint)slots[slot] - 1;
            if (slots[slot] >> 32 == hash && this[number].SequenceEqual(text))
                return number;
        }

        return -1;
    }

    private void Widen()
    {
        Array.Resize(ref names, 2 * names.Length);
        var narrow = slots;
        slots = new ulong[2 * narrow.Length];
        foreach (var entry in narrow)
        {
            if (entry != 0)
                slots[Free(entry >> 32)] = entry;
        }
    }

    private int Free(ulong hash)
    {
        var slot = (int)hash & (slots.Length - 1);
        while (slots[slot] != 0)
            slot = (slot + 1) & (slots.Length - 1);
        return slot;
    }
}
