namespace Sillage.Analysis;

/// <summary>Which objects one account shared, and where in its list each begins. Most are not shared: that is read from bits, which stay in the cache.</summary>
internal sealed class Marks(int objects)
{
    private readonly ulong[] bits = new ulong[(objects + 63) / 64];
    private readonly int[] first = new int[objects];

    public bool Has(int item) => (bits[item >> 6] >> (item & 63) & 1) != 0;

    public int First(int item) => first[item];

    public void Set(ReadOnlySpan<int> items)
    {
        for (var i = items.Length - 1; i >= 0; i--)
        {
            bits[items[i] >> 6] |= 1ul << (items[i] & 63);
            first[items[i]] = i;
        }
    }

    public void Clear(ReadOnlySpan<int> items)
    {
        foreach (var item in items)
            bits[item >> 6] = 0;
    }
}
