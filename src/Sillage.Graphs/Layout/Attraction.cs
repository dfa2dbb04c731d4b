using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Sillage.Graphs.Layout;

/// <summary>The pull of edges. Every node gathers for itself, in the order of its row and in double precision: no sum depends on threads.</summary>
internal readonly unsafe struct Attraction(Arrangement arrangement, float* positions, bool isLogarithmic)
{
    private readonly long* at = (long*)positions;
    private readonly long* offsets = arrangement.Offsets;
    private readonly int* targets = arrangement.Targets;
    private readonly float* strengths = arrangement.Strengths;
    private readonly float* radii = arrangement.Radii;

    /// <summary>Adds the pull on each place of a stretch to its force.</summary>
    public void Add(long low, long high, float* forces)
    {
        for (var place = low; place < high; place++)
        {
            long arc = offsets[place], end = offsets[place + 1];
            var own = At(place);
            var pull = isLogarithmic || radii is not null ? Other(own, arc, end, radii is null ? 0 : radii[place])
                : strengths is null ? Even(own, arc, end)
                : Linear(own, arc, end);
            forces[2 * place] += (float)pull[0];
            forces[(2 * place) + 1] += (float)pull[1];
        }
    }

    /// <summary>Edges pull with their length: Σ strength × (neighbour - own position).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector128<double> Linear(Vector128<double> own, long arc, long end)
    {
        Vector128<double> first = default, second = default;
        for (; arc + 1 < end; arc += 2)
        {
            first = Vector128.FusedMultiplyAdd(At(targets[arc]) - own, Vector128.Create((double)strengths[arc]), first);
            second = Vector128.FusedMultiplyAdd(At(targets[arc + 1]) - own, Vector128.Create((double)strengths[arc + 1]), second);
        }

        if (arc < end)
            first = Vector128.FusedMultiplyAdd(At(targets[arc]) - own, Vector128.Create((double)strengths[arc]), first);
        return first + second;
    }

    /// <summary>The same where all strengths are 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector128<double> Even(Vector128<double> own, long arc, long end)
    {
        Vector128<double> first = default, second = default;
        for (; arc + 1 < end; arc += 2)
        {
            first += At(targets[arc]) - own;
            second += At(targets[arc + 1]) - own;
        }

        if (arc < end)
            first += At(targets[arc]) - own;
        return first + second;
    }

    /// <summary>By the logarithm of the length, from rim to rim, or both. Overlapping neighbours do not pull.</summary>
    private Vector128<double> Other(Vector128<double> own, long arc, long end, float ownRadius)
    {
        Vector128<double> sum = default;
        for (; arc < end; arc++)
        {
            var towards = At(targets[arc]) - own;
            var distance = Math.Sqrt(Vector128.Dot(towards, towards));
            var gap = radii is null ? distance : distance - ownRadius - radii[targets[arc]];
            if (gap <= 0)
                continue;
            var pull = (isLogarithmic ? Math.Log(1 + gap) : gap) / distance;
            sum += towards * (strengths is null ? pull : pull * strengths[arc]);
        }

        return sum;
    }

    /// <summary>A position, x and y read at once.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector128<double> At(long place) => Vector128.WidenLower(Vector128.CreateScalarUnsafe(at[place]).AsSingle());
}
