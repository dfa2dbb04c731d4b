using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Sillage.Graphs.Layout;

/// <summary>Adds the pull of a node's edges, every node gathering for itself in the order of its row, so that no sum depends on threads.</summary>
internal static unsafe class Attraction
{
    /// <summary>Edges pull with their length: Σ strength (neighbour - own position), summed in double precision, two edges at a time.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static Vector128<double> Linear(long* positions, Vector128<double> own, int* targets, float* strengths, long count)
    {
        Vector128<double> first = default, second = default;
        long i = 0;
        if (strengths is null)
        {
            for (; i + 1 < count; i += 2)
            {
                first += At(positions, targets[i]) - own;
                second += At(positions, targets[i + 1]) - own;
            }

            return i < count ? first + second + At(positions, targets[i]) - own : first + second;
        }

        for (; i + 1 < count; i += 2)
        {
            first = Vector128.FusedMultiplyAdd(At(positions, targets[i]) - own, Vector128.Create((double)strengths[i]), first);
            second = Vector128.FusedMultiplyAdd(At(positions, targets[i + 1]) - own, Vector128.Create((double)strengths[i + 1]), second);
        }

        return i < count
            ? Vector128.FusedMultiplyAdd(At(positions, targets[i]) - own, Vector128.Create((double)strengths[i]), first + second)
            : first + second;
    }

    /// <summary>Any other law: by the logarithm of the length, from rim to rim, or both. Overlapping neighbours do not pull.</summary>
    public static Vector128<double> Other(
        long* positions, Vector128<double> own, int* targets, float* strengths, long count, bool logarithmic, float* radii, float ownRadius)
    {
        Vector128<double> sum = default;
        for (long i = 0; i < count; i++)
        {
            var towards = At(positions, targets[i]) - own;
            var distance = Math.Sqrt(Vector128.Dot(towards, towards));
            var gap = radii is null ? distance : distance - ownRadius - radii[targets[i]];
            if (gap <= 0)
                continue;
            var pull = (logarithmic ? Math.Log(1 + gap) : gap) / distance;
            sum += towards * (strengths is null ? pull : pull * strengths[i]);
        }

        return sum;
    }

    /// <summary>A node's position, x and y read at once.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> At(long* positions, int node) =>
        Vector128.WidenLower(Vector128.CreateScalarUnsafe(positions[node]).AsSingle());
}
