using System.Numerics;

namespace Sillage.Analysis;

/// <summary>
/// A pair of accounts as a number of 2·bits bits, mixed so that its high bits say evenly to which partition it belongs, and what is left
/// names it within the partition in 32 bits. The mixing is a multiplication by an odd number, so that it can be undone: nothing collides.
/// </summary>
internal readonly struct PairKeys
{
    private const ulong Multiplier = 0x9E3779B97F4A7C15;
    private readonly int bits;
    private readonly ulong mask;
    private readonly ulong inverse;

    /// <param name="accounts">Number of accounts.</param>
    /// <param name="pairs">Number of pairs to come: a partition should fit into a core's cache.</param>
    public PairKeys(int accounts, long pairs)
    {
        bits = Math.Max(1, BitOperations.Log2((uint)Math.Max(1, accounts - 1)) + 1);
        var whole = 2 * bits;
        mask = whole == 64 ? ulong.MaxValue : (1ul << whole) - 1;
        var partitionBits = Math.Min(whole, Math.Max(whole - 32, BitOperations.Log2((ulong)Math.Max(1, pairs >> 16))));
        RestBits = whole - partitionBits;
        Partitions = 1 << partitionBits;

        // Newton's iteration doubles the number of right bits.
        inverse = Multiplier;
        for (var step = 0; step < 6; step++)
            inverse *= 2 - (Multiplier * inverse);
    }

    public int Partitions { get; }

    /// <summary>How many bits name a pair within its partition: at most 32.</summary>
    public int RestBits { get; }

    public int Bits => bits;

    public ulong Mask => mask;

    public static ulong Factor => Multiplier;

    /// <summary>The accounts of a pair.</summary>
    public (int A, int B) Pair(int partition, uint rest)
    {
        var key = (((ulong)partition << RestBits) | rest) * inverse & mask;
        return ((int)(key >> bits), (int)(key & ((1ul << bits) - 1)));
    }
}
