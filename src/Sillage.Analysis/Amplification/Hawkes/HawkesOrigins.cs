namespace Sillage.Analysis;

/// <summary>
/// What events go back to: each event's parts of the intensity are the probabilities of its causes, and the origin of an event is its cause's
/// origin. Background is its own origin, and so is every event of a process that is not explained.
/// </summary>
/// <remarks>Source: attribution to root sources, Zannettou et al. 2017 (The Web Centipede); the recursion over exponentials: Sillage.</remarks>
internal static class HawkesOrigins
{
    /// <summary>Below this an intensity is the rounding of 0.</summary>
    private const double LeastIntensity = 1e-200;

    /// <summary>By target and process: events of the target that go back to the process, in expectation. A row adds up to the target's events.</summary>
    public static double[][] Of(HawkesProblem problem, HawkesModel model, Action<int, double[]>? each = null)
    {
        var events = problem.Events;
        var (processes, kernels, targets) = (events.Processes, problem.Decays.Length, problem.Targets.Length);
        double[][] heights = [.. Enumerable.Range(0, targets).Select(model.Heights)];
        double[][] sums = [.. problem.Targets.Select(_ => new double[processes])];
        // Σ exp(−β (t − t_i)) origin(i) over the events of each target so far, by target, kernel and root.
        var inherited = new double[targets * kernels * processes];
        double[][] origins = [.. problem.Targets.Select(_ => new double[processes])];
        var memory = new HawkesMemory(problem);
        for (var group = 0; group < events.Groups; group++)
        {
            memory.MoveTo(group);
            if (group > 0)
                Decay(problem, inherited, events.Times[group] - events.Times[group - 1]);
            var time = events.Times[group];
            for (var entry = events.Starts[group]; entry < events.Starts[group + 1]; entry++)
            {
                if (problem.TargetOf[events.Process[entry]] is not (>= 0 and var target))
                    continue;
                var origin = origins[target];
                Array.Clear(origin);
                if (time < 0)
                {
                    origin[events.Process[entry]] = 1;
                    continue;
                }

                var height = heights[target];
                origin[events.Process[entry]] = model.Background(target, time);
                for (var feature = 0; feature < height.Length; feature++)
                {
                    if (height[feature] == 0)
                        continue;
                    var (kernel, cause) = (feature / processes, feature % processes);
                    if (problem.TargetOf[cause] is >= 0 and var explained)
                        Loops.Add(height[feature], inherited.AsSpan(((explained * kernels) + kernel) * processes, processes), origin);
                    else
                        origin[cause] += height[feature] * memory.Weight[feature];
                }

                var intensity = 0.0;
                foreach (var part in origin)
                    intensity += part;
                // A drawn model can hold an event for impossible: then nothing is known of its causes, and it is its own origin.
                if (intensity < LeastIntensity)
                {
                    Array.Clear(origin);
                    (origin[events.Process[entry]], intensity) = (1, 1);
                }

                Loops.Scale(1 / intensity, origin);
                Loops.Add(events.Count[entry], origin, sums[target]);
                each?.Invoke(group, origin);
            }

            for (var entry = events.Starts[group]; entry < events.Starts[group + 1]; entry++)
            {
                if (problem.TargetOf[events.Process[entry]] is not (>= 0 and var target))
                    continue;
                for (var kernel = 0; kernel < kernels; kernel++)
                    Loops.Add(events.Count[entry], origins[target], inherited.AsSpan(((target * kernels) + kernel) * processes, processes));
            }

            memory.Add(group);
        }

        return sums;
    }

    private static void Decay(HawkesProblem problem, double[] inherited, double passed)
    {
        var (processes, kernels) = (problem.Events.Processes, problem.Decays.Length);
        for (var kernel = 0; kernel < kernels; kernel++)
        {
            var factor = Math.Exp(-problem.Decays[kernel] * passed);
            for (var target = 0; target < problem.Targets.Length; target++)
                Loops.Scale(factor, inherited.AsSpan(((target * kernels) + kernel) * processes, processes));
        }
    }
}
