namespace Sillage.Simulation;

/// <summary>xoshiro256**: the same numbers from the same seed on every machine and version.</summary>
/// <remarks>Source: Blackman and Vigna 2018; seeded by splitmix64.</remarks>
internal sealed class Random64
{
    private const ulong Golden = 0x9E3779B97F4A7C15;

    private ulong a, b, c, d;

    public Random64(ulong seed)
    {
        a = Mix(seed, 0);
        b = Mix(seed, 1);
        c = Mix(seed, 2);
        d = Mix(seed, 3);
    }

    /// <summary>The number at a place of the series that the seed names (splitmix64): what has a number needs no memory.</summary>
    public static ulong Mix(ulong seed, ulong place)
    {
        var z = seed + ((place + 1) * Golden);
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
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

    /// <summary>Uniform from 0 to below <paramref name="bound"/>.</summary>
    public int Below(int bound) => (int)(Unit() * bound);

    public bool Chance(double probability) => Unit() < probability;

    /// <summary>Standard normal, by Box and Muller.</summary>
    public double Normal() => Math.Sqrt(-2 * Math.Log(1 - Unit())) * Math.Cos(2 * Math.PI * Unit());
}
