using System.Collections;
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
    private int[] slots = new int[1 << 16];
    private uint[] hashes = new uint[1 << 15];

    public int Number(int start, int length)
    {
        var hash = Hash(text.AsSpan(start, length));
        var mask = slots.Length - 1;
        for (var slot = (int)hash & mask; ; slot = (slot + 1) & mask)
        {
            var number = slots[slot] - 1;
            if (number < 0)
            {
                slots[slot] = starts.Count + 1;
                Add(start, length, hash);
                return starts.Count - 1;
            }

            if (hashes[number] == hash && lengths[number] == length && text.AsSpan(starts[number], length).SequenceEqual(text.AsSpan(start, length)))
                return number;
        }
    }

    public Utf8Names Names() => new(text, [.. starts], [.. lengths]);

    private void Add(int start, int length, uint hash)
    {
        if (starts.Count == hashes.Length)
            Array.Resize(ref hashes, 2 * hashes.Length);
        hashes[starts.Count] = hash;
        starts.Add(start);
        lengths.Add(length);
        if (2 * starts.Count <= slots.Length)
            return;
        slots = new int[2 * slots.Length];
        var mask = slots.Length - 1;
        for (var number = 0; number < starts.Count; number++)
        {
            var slot = (int)hashes[number] & mask;
            while (slots[slot] != 0)
                slot = (slot + 1) & mask;
            slots[slot] = number + 1;
        }
    }

    private static uint Hash(ReadOnlySpan<byte> name)
    {
        var hash = (ulong)name.Length * 0x9E3779B97F4A7C15;
        for (; name.Length >= 8; name = name[8..])
            hash = Mix(hash ^ BitConverter.ToUInt64(name));
        ulong tail = 0;
        for (var i = 0; i < name.Length; i++)
            tail |= (ulong)name[i] << (8 * i);
        hash = Mix(hash ^ tail);
        return (uint)(hash ^ (hash >> 32));
    }

    private static ulong Mix(ulong value)
    {
        var high = Math.BigMul(value ^ 0xA0761D6478BD642F, 0xE7037ED1A0B428DB, out var low);
        return high ^ low;
    }
}
