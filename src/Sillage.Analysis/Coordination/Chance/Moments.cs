using System.Numerics;

namespace Sillage.Analysis;

/// <summary>How crowded the moment of each share is, and how many pairs of shares there are at each level of crowding.</summary>
/// <remarks>
/// A meeting in a moment in which thousands shared the object says little. Levels: at most 4 shares of the object within the window to either
/// side, at most 16, 64, 256 and so on. A pair of shares has the level of its earlier share.
/// </remarks>
internal sealed class Moments
{
    private const int MostLevels = 16;

    private Moments(byte[] level, double[] pairsUpTo, bool[] alone) => (Level, PairsUpTo, Alone) = (level, pairsUpTo, alone);

    /// <summary>Level of crowding of each share.</summary>
    public byte[] Level { get; }

    /// <summary>Pairs of shares within the window at this level or a quieter one.</summary>
    public double[] PairsUpTo { get; }

    /// <summary>Whether nobody else shared the object within the window of this share.</summary>
    public bool[] Alone { get; }

    public static Moments Of(ShareList shares, long window, int parts)
    {
        var (level, alone) = (new byte[shares.Count], new bool[shares.Count]);
        var counts = new long[parts][];
        Parallel.For(0, parts, part =>
        {
            var pairs = counts[part] = new long[MostLevels];
            // Objects are dealt out in turn: the popular ones are spread over the parts.
            for (var one = part; one < shares.ObjectCount; one += parts)
                Object(shares, shares.ObjectStart[one], shares.ObjectStart[one + 1], window, level, alone, pairs);
        });

        var upTo = new double[MostLevels];
        for (var i = 0; i < MostLevels; i++)
            upTo[i] = (i > 0 ? upTo[i - 1] : 0) + counts.Sum(pairs => pairs[i]);
        return new Moments(level, upTo, alone);
    }

    private static void Object(ShareList shares, int start, int end, long window, byte[] level, bool[] alone, long[] pairs)
    {
        var (first, past, at) = (start, start, shares.At);
        for (var share = start; share < end; share++)
        {
            while (at[share] - at[first] > window)
                first++;
            while (past < end && at[past] - at[share] <= window)
                past++;
            // 4^(level + 1) is the least power of four that is not below the number of shares around.
            var around = (uint)(past - first);
            var own = around <= 4 ? 0 : BitOperations.Log2(around - 1) / 2;
            level[share] = (byte)own;
            pairs[own] += past - share - 1;
            alone[share] = !shares.Account.AsSpan(first..past).ContainsAnyExcept(shares.Account[share]);
        }
    }
}
