using System.Buffers.Binary;
using System.Collections;
using System.Runtime.InteropServices;
using System.Text;

namespace Sillage.Analysis;

/// <summary>Names that stay where they were read: places in a text of UTF-8.</summary>
internal sealed class Utf8Names(byte[] text, int[] start, int[] length) : IReadOnlyList<string>
{
    public int Count => start.Length;

    public string this[int index] => Encoding.UTF8.GetString(Bytes(index)).Replace("\"\"", "\"", StringComparison.Ordinal);

    public ReadOnlySpan<byte> Bytes(int index) => text.AsSpan(start[index], length[index]);

    public IEnumerator<string> GetEnumerator()
    {
        for (var index = 0; index < Count; index++)
            yield return this[index];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

/// <summary>Numbers names in the order of their coming: an open table over places in one text.</summary>
internal sealed class Utf8Numbers(byte[] text)
{
    private readonly List<int> starts = [];
    private readonly List<int> lengths = [];
    private Slot[] slots = Large.Cleared<Slot>(1 << 15);
    private long looked;

    /// <summary>Names at once whose slots are looked at before any is searched: waiting for one, the processor fetches the others from memory.</summary>
    public const int Batch = 64;

    private const int Small = 1 << 18;

    /// <summary>Numbers names.</summary>
    /// <param name="start">Where each begins.</param>
    /// <param name="length">Its bytes.</param>
    /// <param name="numbers">Takes their numbers.</param>
    public void Number(ReadOnlySpan<int> start, ReadOnlySpan<int> length, Span<int> numbers)
    {
        Span<ulong> keys = stackalloc ulong[Batch];
        for (var from = 0; from < start.Length; from += Batch)
        {
            var to = Math.Min(start.Length, from + Batch);
            for (var name = from; name < to; name++)
                keys[name - from] = Key(start[name], length[name]);
            foreach (var key in keys[..(to - from)])
                looked += slots[Home(key, slots.Length - 1)].Length;
            for (var name = from; name < to; name++)
                numbers[name] = Number(keys[name - from], start[name], length[name]);
        }
    }

    /// <summary>Numbers the names of another too, in its order.</summary>
    /// <returns>The number here of each number there.</returns>
    public int[] Merge(Utf8Numbers other)
    {
        var numbers = new int[other.starts.Count];
        Number(CollectionsMarshal.AsSpan(other.starts), CollectionsMarshal.AsSpan(other.lengths), numbers);
        return numbers;
    }

    public Utf8Names Names() => new(text, [.. starts], [.. lengths]);

    private int Number(ulong key, int start, int length)
    {
        var mask = slots.Length - 1;
        for (var at = Home(key, mask); ; at = (at + 1) & mask)
        {
            var slot = slots[at];
            if (slot.Next == 0)
            {
                starts.Add(start);
                lengths.Add(length);
                slots[at] = new Slot(key, length, starts.Count);
                if (4 * starts.Count > 3 * slots.Length)
                    Grow();
                return starts.Count - 1;
            }

            if (slot.Key == key && slot.Length == length && (length <= sizeof(ulong) || Same(slot.Next - 1, start, length)))
                return slot.Next - 1;
        }
    }

    private bool Same(int number, int start, int length) => text.AsSpan(starts[number], length).SequenceEqual(text.AsSpan(start, length));

    /// <summary>While the table is small, growing costs more than room: four times as large at once.</summary>
    private void Grow()
    {
        var old = slots;
        slots = Large.Cleared<Slot>((old.Length < Small ? 4 : 2) * old.Length);
        var mask = slots.Length - 1;
        foreach (var slot in old)
        {
            if (slot.Next == 0)
                continue;
            var at = Home(slot.Key, mask);
            while (slots[at].Next != 0)
                at = (at + 1) & mask;
            slots[at] = slot;
        }
    }

    /// <summary>Short names are their own keys, so that the text of the first of them, far away in memory, need not be looked at; of longer ones a hash.</summary>
    private ulong Key(int start, int length)
    {
        if (length > sizeof(ulong))
        {
            var hash = (ulong)length;
            var name = text.AsSpan(start, length);
            for (; name.Length >= sizeof(ulong); name = name[sizeof(ulong)..])
                hash = Mix(hash ^ BinaryPrimitives.ReadUInt64LittleEndian(name));
            return Mix(hash ^ Tail(name));
        }

        // Eight letters in one piece where the text goes on so far; what is not of the name is pushed out.
        return length > 0 && start + sizeof(ulong) <= text.Length
            ? BinaryPrimitives.ReadUInt64LittleEndian(text.AsSpan(start)) << (8 * (sizeof(ulong) - length)) >> (8 * (sizeof(ulong) - length))
            : Tail(text.AsSpan(start, length));
    }

    private static ulong Tail(ReadOnlySpan<byte> name)
    {
        ulong tail = 0;
        for (var i = 0; i < name.Length; i++)
            tail |= (ulong)name[i] << (8 * i);
        return tail;
    }

    private static int Home(ulong key, int mask) => (int)Mix(key) & mask;

    private static ulong Mix(ulong value)
    {
        var high = Math.BigMul(value ^ 0xA0761D6478BD642F, 0xE7037ED1A0B428DB, out var low);
        return high ^ low;
    }

    /// <param name="Key">The name or its hash.</param>
    /// <param name="Length">Its bytes.</param>
    /// <param name="Next">Its number + 1; 0 where the slot is free.</param>
    private readonly record struct Slot(ulong Key, int Length, int Next);
}
