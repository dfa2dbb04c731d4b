using System.Runtime.Intrinsics;

namespace Sillage.Analysis;

/// <summary>
/// What events go back to: each event's parts of the intensity are the probabilities of its causes, and the origin of an event is its cause's
/// origin. Background is its own origin, and so is every event of a process that is not explained.
/// </summary>
/// <remarks>
/// Source: attribution to root sources, Zannettou et al. 2017 (The Web Centipede). Sums only are asked for, so that the recursion runs backwards here: an
/// event stands for itself and for all that goes back to it, which is known once everything after it has been seen. That is a number by event and not one by
/// event and origin; its sums over exponentials are carried along (Sillage). Four models are passed through at once.
/// </remarks>
internal static class HawkesOrigins
{
    /// <summary>Below this an intensity is the rounding of 0.</summary>
    private const double LeastIntensity = 1e-200;

    private const int Together = 4;

    /// <summary>By target and process: events of the target that go back to the process, in expectation. A row adds up to the target's events.</summary>
    public static double[][] Of(HawkesProblem problem, HawkesModel model, CancellationToken cancel) => Of(problem, [model], cancel)[0];

    /// <summary>The same of several models.</summary>
    public static double[][][] Of(HawkesProblem problem, HawkesModel[] models, CancellationToken cancel)
    {
        var sums = new double[models.Length][][];
        Parallel.For(0, (models.Length + Together - 1) / Together, new ParallelOptions { CancellationToken = cancel }, batch =>
        {
            var first = batch * Together;
            var count = Math.Min(Together, models.Length - first);
            // The last batch is filled up with a model that it has.
            var lanes = Enumerable.Range(0, Together).Select(lane => models[first + Math.Min(lane, count - 1)]).ToArray();
            var found = Pass(problem, lanes);
            for (var lane = 0; lane < count; lane++)
                sums[first + lane] = [.. found.Select(row => Array.ConvertAll(row, sum => sum[lane]))];
        });
        return sums;
    }

    private static Vector256<double>[][] Pass(HawkesProblem problem, HawkesModel[] models)
    {
        var (events, past, features, processes, targets) = (problem.Events, problem.Past, problem.Features, problem.Events.Processes, problem.Targets.Length);
        var exponentials = past.Decays.Length;
        var effects = Lanes(problem, models, model => model.Effects);
        var rates = Lanes(problem, models, model => target => model.Parameters[target][problem.FirstKnot..]);
        // Heights of what an event of one target adds to another's intensity.
        var heights = Lanes(problem, models, model => target => [.. Enumerable.Range(0, exponentials * targets)
            .Select(i => model.Parameters[target][problem.Targets[i % targets]] * model.Share(target, i / targets) * past.Densities[i / targets])]);
        var sums = problem.Targets.Select(_ => new Vector256<double>[processes]).ToArray();
        // By the target that is counted: Σ c × features over the events of each target, c being the events that an event stands for over its intensity.
        var weighted = problem.Targets.Select(_ => problem.Targets.Select(_ => new Vector256<double>[features]).ToArray()).ToArray();
        // The same, Σ exp(−β (t_i − t)) c over later events, by target that is counted, target and exponential; and what the events at hand add to it.
        var (later, now) = (new Vector256<double>[targets * targets * exponentials], new Vector256<double>[targets * targets]);
        for (var chunk = past.Chunks - 1; chunk >= 0; chunk--)
        {
            var (rows, from) = (past.Rows(chunk), past.ChunkStarts[chunk]);
            for (var group = past.ChunkStarts[chunk + 1] - 1; group >= from; group--)
            {
                var time = events.Times[group];
                var row = rows.AsSpan((group - from) * features, features);
                var (knot, part) = problem.Place(time);
                Array.Clear(now);
                for (var entry = events.Starts[group]; entry < events.Starts[group + 1]; entry++)
                {
                    var process = events.Process[entry];
                    if (problem.TargetOf[process] is not (>= 0 and var target))
                        continue;
                    var background = part == 0 ? rates[target][knot] : (rates[target][knot] * (1 - part)) + (rates[target][knot + 1] * part);
                    var intensity = background;
                    for (var feature = 0; feature < features; feature++)
                        intensity += effects[target][feature] * row[feature];
                    // A drawn model can hold an event for impossible: then nothing is known of its causes, and it is its own origin.
                    var possible = time < 0 ? Vector256<double>.Zero : Vector256.GreaterThanOrEqual(intensity, Vector256.Create(LeastIntensity));
                    for (var counted = 0; counted < targets; counted++)
                    {
                        var caused = Vector256<double>.Zero;
                        for (var to = 0; to < targets; to++)
                        {
                            for (var one = 0; one < exponentials; one++)
                                caused += heights[to][(one * targets) + target] * later[(((counted * targets) + to) * exponentials) + one];
                        }

                        // Before the time looked at an event causes, but is not counted.
                        var itself = counted == target && time >= 0 ? Vector256<double>.One : Vector256<double>.Zero;
                        var stands = (caused + itself) * events.Count[entry];
                        var each = Vector256.ConditionalSelect(possible, stands / intensity, Vector256<double>.Zero);
                        sums[counted][process] += Vector256.ConditionalSelect(possible, each * background, stands);
                        now[(counted * targets) + target] += each;
                        for (var feature = 0; feature < features; feature++)
                            weighted[counted][target][feature] += each * row[feature];
                    }
                }

                for (var pair = 0; pair < now.Length; pair++)
                {
                    for (var one = 0; one < exponentials; one++)
                    {
                        ref var sum = ref later[(pair * exponentials) + one];
                        sum = (sum + now[pair]) * past.Fades[(group * exponentials) + one];
                    }
                }
            }
        }

        for (var counted = 0; counted < targets; counted++)
        {
            for (var target = 0; target < targets; target++)
            {
                for (var feature = 0; feature < features; feature++)
                {
                    // What explained events cause has been counted with their causes.
                    if (problem.TargetOf[feature % processes] < 0)
                        sums[counted][feature % processes] += weighted[counted][target][feature] * effects[target][feature];
                }
            }
        }

        return sums;
    }

    /// <summary>Numbers of models by target, a lane for each model.</summary>
    private static Vector256<double>[][] Lanes(HawkesProblem problem, HawkesModel[] models, Func<HawkesModel, Func<int, double[]>> numbers)
    {
        return [.. Enumerable.Range(0, problem.Targets.Length).Select(target =>
        {
            var lanes = models.Select(model => numbers(model)(target)).ToArray();
            return Enumerable.Range(0, lanes[0].Length).Select(i => Vector256.Create(lanes[0][i], lanes[1][i], lanes[2][i], lanes[3][i])).ToArray();
        })];
    }
}
