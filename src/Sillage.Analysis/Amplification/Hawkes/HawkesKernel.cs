namespace Sillage.Analysis;

/// <summary>Passes over the events: likelihood with its first and second derivatives. Linear in the events, times causes and kernels.</summary>
internal static class HawkesKernel
{
    /// <summary>What a pass found.</summary>
    /// <param name="LogLikelihood">Of the targets that were looked at.</param>
    /// <param name="Sums">By target and parameter: Σ over the target's events of the parameter's part of the intensity, were it 1, over the intensity.</param>
    public sealed record Measure(double LogLikelihood, double[][] Sums);

    /// <summary>Measures a model; of one target only where it is named.</summary>
    public static Measure Of(HawkesProblem problem, HawkesModel model, CancellationToken cancel, int only = -1)
    {
        var targets = problem.Targets.Length;
        double[]?[] heights = [.. Enumerable.Range(0, targets).Select(target => only < 0 || target == only ? model.Heights(target) : null)];
        var chunks = problem.ChunkMemories.Length;
        var likelihood = new double[chunks];
        var sums = new double[chunks][][];
        Parallel.For(0, chunks, new ParallelOptions { CancellationToken = cancel }, chunk =>
        {
            sums[chunk] = [.. heights.Select(looked => looked is null ? [] : new double[problem.Features + problem.Knots])];
            likelihood[chunk] = Pass(problem, model, heights, chunk, sums[chunk]);
        });

        var all = likelihood.Sum();
        for (var target = 0; target < targets; target++)
        {
            if (heights[target] is null)
                continue;
            for (var chunk = 1; chunk < chunks; chunk++)
                Loops.Add(1, sums[chunk][target], sums[0][target]);
            // The weights were summed without the kernels' heights.
            for (var feature = 0; feature < problem.Features; feature++)
                sums[0][target][feature] *= problem.Densities[feature / problem.Events.Processes];
            all -= Loops.Dot(model.Parameters[target].AsSpan(0, problem.Features), problem.Exposure) + Loops.Dot(model.Parameters[target].AsSpan(problem.Features), problem.KnotExposure);
        }

        return new Measure(all, sums[0]);
    }

    /// <summary>Minus the second derivatives of one target's likelihood, row by row, parameters in the model's order.</summary>
    public static double[] Curvature(HawkesProblem problem, HawkesModel model, int target, CancellationToken cancel)
    {
        var parameters = problem.Features + problem.Knots;
        var heights = model.Heights(target);
        var parts = new double[problem.ChunkMemories.Length][];
        Parallel.For(0, parts.Length, new ParallelOptions { CancellationToken = cancel }, chunk => parts[chunk] = Curve(problem, model, target, heights, chunk));
        var sum = parts[0];
        foreach (var part in parts.Skip(1))
            Loops.Add(1, part, sum);
        var scale = new double[parameters];
        for (var i = 0; i < parameters; i++)
            scale[i] = i < problem.Features ? problem.Densities[i / problem.Events.Processes] : 1;
        for (var row = 0; row < parameters; row++)
        {
            for (var column = row; column < parameters; column++)
                sum[(column * parameters) + row] = sum[(row * parameters) + column] *= scale[row] * scale[column];
        }

        return sum;
    }

    private static double Pass(HawkesProblem problem, HawkesModel model, double[]?[] heights, int chunk, double[][] sums)
    {
        var events = problem.Events;
        var memory = new HawkesMemory(problem);
        memory.Start(chunk);
        var likelihood = 0.0;
        for (var group = problem.ChunkStarts[chunk]; group < problem.ChunkStarts[chunk + 1]; group++)
        {
            memory.MoveTo(group);
            var time = events.Times[group];
            for (var entry = events.Starts[group]; entry < events.Starts[group + 1] && time >= 0; entry++)
            {
                var target = problem.TargetOf[events.Process[entry]];
                if (target < 0 || heights[target] is not { } height)
                    continue;
                var intensity = model.Background(target, time) + Loops.Dot(height, memory.Weight);
                likelihood += events.Count[entry] * Math.Log(intensity);
                var share = events.Count[entry] / intensity;
                Loops.Add(share, memory.Weight, sums[target]);
                var (knot, part) = problem.Place(time);
                sums[target][problem.Features + knot] += share * (1 - part);
                if (part > 0)
                    sums[target][problem.Features + knot + 1] += share * part;
            }

            memory.Add(group);
        }

        return likelihood;
    }

    private static double[] Curve(HawkesProblem problem, HawkesModel model, int target, double[] heights, int chunk)
    {
        var events = problem.Events;
        var (features, parameters) = (problem.Features, problem.Features + problem.Knots);
        var sum = new double[parameters * parameters];
        var memory = new HawkesMemory(problem);
        memory.Start(chunk);
        for (var group = problem.ChunkStarts[chunk]; group < problem.ChunkStarts[chunk + 1]; group++)
        {
            memory.MoveTo(group);
            var time = events.Times[group];
            for (var entry = events.Starts[group]; entry < events.Starts[group + 1] && time >= 0; entry++)
            {
                if (events.Process[entry] != problem.Targets[target])
                    continue;
                var weight = memory.Weight;
                var intensity = model.Background(target, time) + Loops.Dot(heights, weight);
                var share = events.Count[entry] / (intensity * intensity);
                var (knot, part) = problem.Place(time);
                for (var row = 0; row < features; row++)
                {
                    if (weight[row] == 0)
                        continue;
                    var of = sum.AsSpan((row * parameters) + row, parameters - row);
                    Loops.Add(share * weight[row], weight[row..], of);
                    of[features - row + knot] += share * weight[row] * (1 - part);
                    if (part > 0)
                        of[features - row + knot + 1] += share * weight[row] * part;
                }

                var at = features + knot;
                sum[(at * parameters) + at] += share * (1 - part) * (1 - part);
                if (part > 0)
                {
                    sum[(at * parameters) + at + 1] += share * (1 - part) * part;
                    sum[((at + 1) * parameters) + at + 1] += share * part * part;
                }
            }

            memory.Add(group);
        }

        return sum;
    }
}
