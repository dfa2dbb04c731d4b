using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Sillage.Graphs.Layout;

/// <summary>
/// What is done to every node alike: gravity, swinging, traction and the step, four nodes (x and y side by side) at a time. Stretches
/// start at multiples of four nodes; a node without mass only fills a vector.
/// </summary>
internal static unsafe class Motion
{
    /// <summary>What weights beyond all measure may pull with, so that the square of a force is still a number.</summary>
    private const float StrongestForce = 1e18f;

    /// <summary>How far from the origin a node may be, so that the square of a distance is still a number.</summary>
    public const float FarthestPlace = 1e12f;

    /// <summary>Adds gravity to the forces, and sums up swinging and traction by mass.</summary>
    public static NodeTotals Feel(
        float* positions, float* forces, float* previous, float* masses, long low, long high, float gravity, bool isStrong)
    {
        Vector256<double> swinging = default, traction = default;
        var strongest = Vector256.Create(StrongestForce);
        for (var node = low; node < high; node += 4)
        {
            Vector256<float> mass = Twice(masses + node), position = Vector256.Load(positions + (2 * node));
            var pull = mass * gravity;
            if (!isStrong)
            {
                var distance = Lengths(position);
                pull = (pull / distance) & Vector256.GreaterThan(distance, Vector256<float>.Zero);
            }

            var force = Vector256.Clamp(Vector256.Load(forces + (2 * node)) - (pull * position), -strongest, strongest);
            force.Store(forces + (2 * node));
            var before = Vector256.Load(previous + (2 * node));
            AddTo(ref swinging, mass * Lengths(force - before));
            AddTo(ref traction, mass * Lengths(force + before));
        }

        // every node stands in two lanes, and traction is half the sum's length
        return new() { Swinging = Vector256.Sum(swinging) / 2, Traction = Vector256.Sum(traction) / 4 };
    }

    /// <summary>Moves the nodes, and sums up where they are and how far they have come.</summary>
    /// <param name="positions"></param>
    /// <param name="forces"></param>
    /// <param name="previous"></param>
    /// <param name="masses"></param>
    /// <param name="low"></param>
    /// <param name="high"></param>
    /// <param name="speed"></param>
    /// <param name="centreX">The centre from which distances are taken.</param>
    /// <param name="centreY">The centre from which distances are taken.</param>
    public static NodeTotals Move(
        float* positions,
        float* forces,
        float* previous,
        float* masses,
        long low,
        long high,
        in AdaptiveSpeed speed,
        double centreX,
        double centreY)
    {
        Vector256<double> steps = default, distances = default, weighted = default, total = default;
        Vector256<float> least = Vector256.Create(float.PositiveInfinity), most = Vector256.Create(float.NegativeInfinity);
        var farthest = Vector256.Create(FarthestPlace);
        var centre = Vector256.Create((float)centreX, (float)centreY, (float)centreX, (float)centreY, (float)centreX, (float)centreY, (float)centreX, (float)centreY);
        for (var node = low; node < high; node += 4)
        {
            Vector256<float> force = Vector256.Load(forces + (2 * node)), before = Vector256.Load(previous + (2 * node));
            var mass = Twice(masses + node);
            var factor = speed.Factors(mass, Lengths(force - before), force);
            var position = Vector256.Clamp(Vector256.FusedMultiplyAdd(force, factor, Vector256.Load(positions + (2 * node))), -farthest, farthest);
            position.Store(positions + (2 * node));
            var isNode = Vector256.GreaterThan(mass, Vector256<float>.Zero);
            least = Vector256.Min(least, Vector256.ConditionalSelect(isNode, position, least));
            most = Vector256.Max(most, Vector256.ConditionalSelect(isNode, position, most));
            AddTo(ref steps, mass * Vector256.Sqrt(0.5f * factor * Lengths(force + before)));
            AddTo(ref distances, mass * Vector256.Sqrt(Lengths(position - centre)));
            AddTo(ref total, mass);
            AddTo(ref weighted, mass * position);
        }

        return new() // every node stands in two lanes
        {
            Steps = Vector256.Sum(steps) / 2,
            Distances = Vector256.Sum(distances) / 2,
            Mass = Vector256.Sum(total) / 2,
            X = weighted[0] + weighted[2],
            Y = weighted[1] + weighted[3],
            MinX = Math.Min(Math.Min(least[0], least[2]), Math.Min(least[4], least[6])),
            MinY = Math.Min(Math.Min(least[1], least[3]), Math.Min(least[5], least[7])),
            MaxX = Math.Max(Math.Max(most[0], most[2]), Math.Max(most[4], most[6])),
            MaxY = Math.Max(Math.Max(most[1], most[3]), Math.Max(most[5], most[7])),
        };
    }

    /// <summary>The lengths of four vectors, each in both its lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Lengths(Vector256<float> vectors)
    {
        var squares = vectors * vectors;
        return Vector256.Sqrt(squares + Vector256.Shuffle(squares, Vector256.Create(1, 0, 3, 2, 5, 4, 7, 6)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Twice(float* four)
    {
        var values = Vector128.Load(four);
        return Vector256.Shuffle(Vector256.Create(values, values), Vector256.Create(0, 0, 1, 1, 2, 2, 3, 3));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddTo(ref Vector256<double> sum, Vector256<float> values)
    {
        var (lower, upper) = Vector256.Widen(values);
        sum += lower + upper;
    }
}
