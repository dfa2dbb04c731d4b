using System.Runtime.CompilerServices;

namespace Sillage.Analysis.Statistics;

/// <summary>
/// Random numbers that are the same from the same seed on every machine and version. Source: splitmix64, Steele, Lea and Flood 2014.
/// </summary>
internal sealed class SeededRandom(ulong seed)
{
    private ulong state = seed;

    /// <summary>A number from 0 to below 1, of 2^53 equally likely ones.</summary>
    // Drawn by the hundred million: the call would take as long as the number.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double NextDouble()
    {
        var mixed = state += 0x9E3779B97F4A7C15;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return ((mixed ^ (mixed >> 31)) >> 11) * (1.0 / (1ul << 53));
    }
}
