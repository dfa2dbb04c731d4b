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

    // A name's hash beside its number + 1, so that of other names only the slot is looked at.
    private ulong[] slots = new ulong[1 << 16];

    public int Number(int start, int length)
    {
        var name = text.AsSpan(start, length);
        var hash = Hash(name);
        var mask = slots.Length - 1;
        for (var slot = (int)hash & mask; ; slot = (slot + 1) & mask)
        {
            var known = slots[slot];
            if (known == 0)
            {
                slots[slot] = ((ulong)hash << 32) | (uint)(starts.Count + 1);
                starts.Add(start);
                lengths.Add(length);
                if (2 * starts.Count > slots.Length)
                    Grow();
                return starts.Count - 1;
            }

            var number = (int)(uint)known - 1;
            if ((uint)(known >> 32) == hash && text.AsSpan(starts[number], lengths[number]).SequenceEqual(name))
                return number;
        }
    }

    public Utf8Names Names() => new(text, [.. starts], [.. lengths]);

    private void Grow()
    {
        var old = slots;
        slots = new ulong[2 * old.Length];
        var mask = slots.Length - 1;
        foreach (var known in old)
        {
            if (known == 0)
                continue;
            var slot = (int)(known >> 32) & mask;
            while (slots[slot] != 0)
                slot = (slot + 1) & mask;
            slots[slot] = known;
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
