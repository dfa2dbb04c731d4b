namespace Sillage.Simulation;

/// <summary>xoshiro256**: the same numbers from the same seed on every machine and version.</summary>
/// <remarks>Source: Blackman and Vigna 2018; seeded by splitmix64.</remarks>
internal sealed class Random64
{
    private ulong a, b, c, d;

    public Random64(ulong seed)
    {
        a = Split(ref seed);
        b = Split(ref seed);
        c = Split(ref seed);
        d = Split(ref seed);
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

    private static ulong Split(ref ulong seed)
    {
        var z = seed += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
