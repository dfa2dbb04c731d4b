using System.Runtime.CompilerServices;

namespace Sillage.Analysis;

/// <summary>Sorts numbers that fit into a core's cache, a byte at a time.</summary>
internal static class RadixSort
{
    /// <summary>Sorts; either of the two spans holds the result.</summary>
    /// <param name="numbers">The numbers.</param>
    /// <param name="scratch">As long.</param>
    /// <param name="bits">How many low bits of the numbers may be set.</param>
    /// <returns>Whether the result is in <paramref name="scratch"/>.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static bool Sort(Span<uint> numbers, Span<uint> scratch, int bits)
    {
        if (numbers.Length < 256)
        {
            numbers.Sort();
            return false;
        }

        var passes = (bits + 7) / 8;
        Span<int> counts = stackalloc int[passes * 256];
        counts.Clear();
        foreach (var number in numbers)
        {
            for (var pass = 0; pass < passes; pass++)
                counts[(pass << 8) | (int)((number >> (8 * pass)) & 255)]++;
        }

        var swapped = false;
        for (var pass = 0; pass < passes; pass++)
        {
            var places = counts.Slice(pass << 8, 256);
            var place = 0;
            for (var digit = 0; digit < 256; digit++)
                (places[digit], place) = (place, place + places[digit]);
            Scatter(swapped ? scratch : numbers, swapped ? numbers : scratch, places, 8 * pass);
            swapped = !swapped;
        }

        return swapped;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Scatter(Span<uint> from, Span<uint> to, Span<int> places, int shift)
    {
        foreach (var number in from)
            to[places[(int)((number >> shift) & 255)]++] = number;
    }
}
