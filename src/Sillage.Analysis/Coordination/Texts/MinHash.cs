using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Sillage.Analysis.Statistics;

namespace Sillage.Analysis;

/// <summary>Short signatures of sets whose agreement is their Jaccard similarity, cut into bands for locality-sensitive hashing.</summary>
/// <remarks>
/// Source: Broder 1997. 25 bands of 5: two sets of similarity s share a band with chance 1 − (1 − s^5)^25: 0.990 at 0.7, 0.9999 at 0.8, 0.55 at 0.5;
/// what meets is compared exactly afterwards.
/// </remarks>
internal static class MinHash
{
    /// <summary>Number of bands.</summary>
    public const int Bands = 25;

    private const int Rows = 5;
    private const int Hashes = 128; // 25 × 5 = 125, rounded up to whole vectors.

    private static readonly (Vector256<uint>[] Factor, Vector256<uint>[] Offset) Permutations = Draw();

    /// <summary>Writes the keys of all bands: equal keys of one band make two sets candidates.</summary>
    public static void Keys(ReadOnlySpan<uint> shingles, ShingleKind kind, Span<uint> keys)
    {
        Span<Vector256<uint>> least = stackalloc Vector256<uint>[Hashes / Vector256<uint>.Count];
        least.Fill(Vector256<uint>.AllBitsSet);
        var (factor, offset) = Permutations;
        foreach (var shingle in shingles)
        {
            var value = Vector256.Create(shingle);
            for (var i = 0; i < least.Length; i++)
                least[i] = Vector256.Min(least[i], (value * factor[i]) + offset[i]);
        }

        var hashes = MemoryMarshal.Cast<Vector256<uint>, uint>(least);
        for (var band = 0; band < Bands; band++)
        {
            var key = (ulong)kind + 1;
            for (var row = 0; row < Rows; row++)
                key = (key ^ hashes[(band * Rows) + row]) * 0x9E3779B97F4A7C15 ^ (key >> 29);
            keys[band] = (uint)(key >> 32);
        }
    }

    private static (Vector256<uint>[], Vector256<uint>[]) Draw()
    {
        var random = new SeededRandom(125);
        Span<uint> factors = stackalloc uint[Hashes], offsets = stackalloc uint[Hashes];
        for (var i = 0; i < Hashes; i++)
        {
            factors[i] = (uint)(random.NextDouble() * uint.MaxValue) | 1; // Odd: a permutation of all 32-bit numbers.
            offsets[i] = (uint)(random.NextDouble() * uint.MaxValue);
        }

        return ([.. MemoryMarshal.Cast<uint, Vector256<uint>>(factors)], [.. MemoryMarshal.Cast<uint, Vector256<uint>>(offsets)]);
    }
}
