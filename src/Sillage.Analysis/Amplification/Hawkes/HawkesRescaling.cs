using Sillage.Analysis.Statistics;

namespace Sillage.Analysis;

/// <summary>
/// Whether the model fits: between two events of a process its compensator, the events to be expected, grows by waits that are exponential with mean 1 if
/// the model is true.
/// </summary>
/// <remarks>
/// Source: time rescaling, Ogata 1988 (JASA 83); events of one tick are placed in it at random, as in Haslinger, Pipa and Brown 2010.
/// </remarks>
internal static class HawkesRescaling
{
    /// <summary>The waits of a target, ascending.</summary>
    public static double[] Waits(HawkesProblem problem, HawkesModel model, int target, ulong seed)
    {
        var events = problem.Events;
        var (effects, rates) = (model.Effects(target), model.Parameters[target].AsSpan(problem.FirstKnot).ToArray());
        var heights = model.Heights(target);
        var random = new SeededRandom(seed);
        var memory = new HawkesMemory(problem);
        var waits = new List<double>();
        var (waited, since) = (0.0, 0.0);
        for (var group = 0; group < events.Groups; group++)
        {
            var time = events.Times[group];
            if (group > 0)
            {
                for (var kernel = 0; kernel < problem.Decays.Length; kernel++)
                {
                    var place = kernel * events.Processes;
                    waited += problem.Dropped(problem.Decays[kernel], events.Times[group - 1], time)
                        * Loops.Dot(memory.Weight.Slice(place, events.Processes), effects.AsSpan(place, events.Processes));
                }
            }

            memory.MoveTo(group);
            if (time >= 0)
            {
                for (var knot = 0; knot < problem.Knots; knot++)
                    waited += rates[knot] * problem.KnotMass(knot, since, time + events.Tick);
                since = time + events.Tick;
                var inTick = events.Tick * (model.Background(target, time) + Loops.Dot(heights, memory.Weight));
                for (var entry = events.Starts[group]; entry < events.Starts[group + 1]; entry++)
                {
                    if (events.Process[entry] == problem.Targets[target])
                        waited = Place(events.Count[entry], waited - inTick, inTick, random, waits);
                }
            }

            memory.Add(group);
        }

        waits.Sort();
        return [.. waits];
    }

    /// <summary>Kolmogorov's distance of ascending waits from the exponential distribution with mean 1.</summary>
    public static double Distance(ReadOnlySpan<double> waits)
    {
        var distance = 0.0;
        for (var i = 0; i < waits.Length; i++)
        {
            var expected = 1 - Math.Exp(-waits[i]);
            distance = Math.Max(distance, Math.Max(expected - ((double)i / waits.Length), ((i + 1.0) / waits.Length) - expected));
        }

        return distance;
    }

    private static double Place(int count, double before, double inTick, SeededRandom random, List<double> waits)
    {
        var places = new double[count];
        for (var i = 0; i < count; i++)
            places[i] = inTick * random.NextDouble();
        Array.Sort(places);
        for (var i = 0; i < count; i++)
            waits.Add(Math.Max(0, i == 0 ? before + places[0] : places[i] - places[i - 1]));
        return inTick - places[^1];
    }
}
