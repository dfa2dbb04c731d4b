namespace Sillage.Graphs;

/// <summary>xoshiro256**: the same numbers from the same seed on every machine and version.</summary>
/// <remarks>Source: Blackman and Vigna 2018; seeded by splitmix64.</remarks>
internal struct Random64
{
    private ulong a, b, c, d;

    public Random64(ulong seed)
    {
        a = Split(ref seed);
        b = Split(ref seed);
        c = Split(ref seed);
        d = Split(ref seed);
    }

    /// <summary>A seed for one of many independent streams.</summary>
    public static ulong Seed(ulong seed, ulong stream)
    {
        var mixed = seed ^ Split(ref stream);
        return Split(ref mixed);
    }

    public ulong Next()
    {
        var result = ulong.RotateLeft(b * 5, 7) * 9;
        var t = b << 17;
        c ^= a;
        d ^= b;
        b ^= c;
        a ^= d;
        c ^= t;
        d = ulong.RotateLeft(d, 45);
        return result;
    }

    /// <summary>Uniform from 0 to 1, 1 excluded.</summary>
    public double Unit() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Uniform from 0 to below <paramref name="bound"/>, to within 2⁻³² (Lemire's multiplication).</summary>
    public int Below(int bound) => (int)(((Next() >> 32) * (ulong)bound) >> 32);

    /// <summary>Puts values in random order.</summary>
    public void Shuffle(Span<int> values)
    {
        for (var i = values.Length - 1; i > 0; i--)
        {
            var k = Below(i + 1);
            (values[i], values[k]) = (values[k], values[i]);
        }
    }

    /// <summary>Different numbers below <paramref name="bound"/>, at random.</summary>
    public int[] Sample(int count, int bound)
    {
        // Floyd's method: one number a step, never more memory than the sample.
        var chosen = new HashSet<int>();
        var sample = new int[count];
        for (var i = 0; i < count; i++)
        {
            var top = bound - count + i;
            var number = Below(top + 1);
            if (!chosen.Add(number))
                chosen.Add(number = top);
            sample[i] = number;
        }

        return sample;
    }

    private static ulong Split(ref ulong seed)
    {
        var z = seed += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
