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
        var (events, past, causes) = (problem.Events, problem.Past, problem.Events.Processes);
        var ratios = model.Parameters[target].AsSpan(0, causes);
        var rates = model.Parameters[target].AsSpan(problem.FirstKnot);
        var random = new SeededRandom(seed);
        var memory = new HawkesMemory(past);
        var waits = new List<double>();
        var (waited, since) = (0.0, 0.0);
        for (var group = 0; group < events.Groups; group++)
        {
            var time = events.Times[group];
            for (var one = 0; one < past.Decays.Length && group > 0; one++)
                waited += past.Dropped(past.Decays[one], events.Times[group - 1], time) * model.Share(target, one) * Loops.Dot(ratios, memory.Of(one));
            memory.MoveTo(group);
            if (time >= 0)
            {
                var until = time + events.Tick;
                for (var knot = problem.Place(since).Knot; knot < Math.Min(problem.Knots, problem.Place(until).Knot + 2); knot++)
                    waited += rates[knot] * problem.KnotMass(knot, since, until);
                since = until;
                var intensity = model.Background(target, time);
                for (var one = 0; one < past.Decays.Length; one++)
                    intensity += model.Share(target, one) * past.Densities[one] * Loops.Dot(ratios, memory.Of(one));
                var inTick = events.Tick * intensity;
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
