using System.Buffers;

namespace Sillage.Analysis;

/// <summary>Passes over the events: likelihood with its first and second derivatives. Linear in the events, times causes and kernels.</summary>
internal static class HawkesKernel
{
    /// <summary>What a pass found.</summary>
    /// <param name="LogLikelihood">Of the targets that were looked at.</param>
    /// <param name="Sums">By target and feature, then knot: Σ over the target's events of the part of the intensity that it would add were its α (its rate) 1, over the intensity.</param>
    public sealed record Measure(double LogLikelihood, double[][] Sums);

    /// <summary>Measures a model; of one target only where it is named.</summary>
    public static Measure Of(HawkesProblem problem, HawkesModel model, CancellationToken cancel, int only = -1)
    {
        var targets = problem.Targets.Length;
        double[]?[] effects = [.. Enumerable.Range(0, targets).Select(target => only < 0 || target == only ? model.Effects(target) : null)];
        var chunks = problem.Past.Chunks;
        var likelihood = new double[chunks];
        var sums = new double[chunks][][];
        Parallel.For(0, chunks, new ParallelOptions { CancellationToken = cancel }, chunk =>
        {
            sums[chunk] = [.. effects.Select(looked => looked is null ? [] : new double[problem.Features + problem.Knots])];
            likelihood[chunk] = Pass(problem, model, effects, chunk, sums[chunk]);
        });

        var all = likelihood.Sum();
        for (var target = 0; target < targets; target++)
        {
            if (effects[target] is not { } looked)
                continue;
            for (var chunk = 1; chunk < chunks; chunk++)
                Loops.Add(1, sums[chunk][target], sums[0][target]);
            all -= Loops.Dot(looked, problem.Exposure) + Loops.Dot(model.Parameters[target].AsSpan(problem.FirstKnot), problem.KnotExposure);
        }

        return new Measure(all, sums[0]);
    }

    /// <summary>
    /// How sharply one target's likelihood is curved, row by row, parameters in the model's order: Σ over its events of the products of the intensity's
    /// derivatives over its square. Minus the second derivatives, but for those by a ratio and a kernel's share, of which this is the expectation.
    /// </summary>
    public static double[] Curvature(HawkesProblem problem, HawkesModel model, int target, CancellationToken cancel)
    {
        var (parts, size) = (new double[problem.Past.Chunks][], problem.Parameters * problem.Parameters);
        for (var chunk = 0; chunk < parts.Length; chunk++)
            parts[chunk] = chunk == 0 ? new double[size] : ArrayPool<double>.Shared.Rent(size);
        Parallel.For(0, parts.Length, new ParallelOptions { CancellationToken = cancel }, chunk => Curve(problem, model, target, chunk, parts[chunk].AsSpan(0, size)));
        var sum = parts[0];
        foreach (var part in parts.Skip(1))
        {
            Loops.Add(1, part.AsSpan(0, size), sum);
            ArrayPool<double>.Shared.Return(part);
        }

        for (var row = 0; row < problem.Parameters; row++)
        {
            for (var column = row; column < problem.Parameters; column++)
                sum[(column * problem.Parameters) + row] = sum[(row * problem.Parameters) + column];
        }

        return sum;
    }

    private static double Pass(HawkesProblem problem, HawkesModel model, double[]?[] effects, int chunk, double[][] sums)
    {
        var (events, rows, features, from) = (problem.Events, problem.Past.Rows(chunk), problem.Features, problem.Past.ChunkStarts[chunk]);
        var likelihood = 0.0;
        for (var group = from; group < problem.Past.ChunkStarts[chunk + 1]; group++)
        {
            var time = events.Times[group];
            var row = rows.AsSpan((group - from) * features, features);
            for (var entry = events.Starts[group]; entry < events.Starts[group + 1] && time >= 0; entry++)
            {
                var target = problem.TargetOf[events.Process[entry]];
                if (target < 0 || effects[target] is not { } effect)
                    continue;
                var (knot, part) = problem.Place(time);
                var intensity = model.Background(target, knot, part) + Loops.Dot(effect, row);
                likelihood += events.Count[entry] * Math.Log(intensity);
                var share = events.Count[entry] / intensity;
                var sum = sums[target];
                Loops.Add(share, row, sum);
                sum[features + knot] += share * (1 - part);
                if (part > 0)
                    sum[features + knot + 1] += share * part;
            }
        }

        return likelihood;
    }

    private static void Curve(HawkesProblem problem, HawkesModel model, int target, int chunk, Span<double> sum)
    {
        var (events, rows, features, from) = (problem.Events, problem.Past.Rows(chunk), problem.Features, problem.Past.ChunkStarts[chunk]);
        var (first, parameters, causes, kernels) = (problem.FirstKnot, problem.Parameters, events.Processes, problem.Kernels);
        var slope = new double[first];
        sum.Clear();
        var ratios = model.Parameters[target].AsSpan(0, causes);
        for (var group = from; group < problem.Past.ChunkStarts[chunk + 1]; group++)
        {
            var time = events.Times[group];
            for (var entry = events.Starts[group]; entry < events.Starts[group + 1] && time >= 0; entry++)
            {
                if (events.Process[entry] != problem.Targets[target])
                    continue;
                // Derivatives of the intensity by the ratios and the shares.
                slope.AsSpan(0, causes).Clear();
                for (var kernel = 0; kernel < kernels; kernel++)
                {
                    var row = rows.AsSpan(((group - from) * features) + (kernel * causes), causes);
                    Loops.Add(model.Parameters[target][causes + kernel], row, slope);
                    slope[causes + kernel] = Loops.Dot(ratios, row);
                }

                var (knot, part) = problem.Place(time);
                var intensity = model.Background(target, knot, part) + Loops.Dot(ratios, slope.AsSpan(0, causes));
                var share = events.Count[entry] / (intensity * intensity);
                for (var row = 0; row < first; row++)
                {
                    if (slope[row] == 0)
                        continue;
                    var of = sum.Slice((row * parameters) + row, parameters - row);
                    Loops.Add(share * slope[row], slope.AsSpan(row), of);
                    of[first - row + knot] += share * slope[row] * (1 - part);
                    if (part > 0)
                        of[first - row + knot + 1] += share * slope[row] * part;
                }

                var at = first + knot;
                sum[(at * parameters) + at] += share * (1 - part) * (1 - part);
                if (part > 0)
                {
                    sum[(at * parameters) + at + 1] += share * (1 - part) * part;
                    sum[((at + 1) * parameters) + at + 1] += share * part * part;
                }
            }
        }
    }
}
