using Sillage.Analysis.Statistics;

namespace Sillage.Analysis;

/// <summary>
/// Other parameters that the same events could have led to: stretches of time get random weights, and the weighted likelihood is maximised anew.
/// </summary>
/// <remarks>
/// The likelihood is a sum over stretches of time whose scores (derivatives) are uncorrelated given what came before, so that stretches can be weighted as
/// independent observations can: the weighted bootstrap, weights exponential with mean 1 (Rubin 1981; Newton and Raftery 1994). The weighted maximum
/// is taken on the quadratic that touches the likelihood at its maximum, with no parameter below 0: thousands of fits for the price of one.
/// </remarks>
internal static class HawkesBootstrap
{
    /// <summary>Draws models.</summary>
    /// <param name="problem">What the model was fitted on.</param>
    /// <param name="model">The most likely model.</param>
    /// <param name="draws">How many.</param>
    /// <param name="stretches">Stretches of time, each with about as many events of all targets together.</param>
    /// <param name="seed">The same seed gives the same models.</param>
    /// <param name="cancel">Stops.</param>
    public static HawkesModel[] Draw(HawkesProblem problem, HawkesModel model, int draws, int stretches, ulong seed, CancellationToken cancel)
    {
        var scores = Scores(problem, model, stretches);
        var curvatures = new double[problem.Targets.Length][];
        for (var target = 0; target < curvatures.Length; target++)
            curvatures[target] = HawkesKernel.Curvature(problem, model, target, cancel);
        var drawn = new HawkesModel[draws];
        Parallel.For(0, draws, new ParallelOptions { CancellationToken = cancel }, draw =>
        {
            var random = new SeededRandom(seed + ((ulong)draw * 0xD1342543DE82EF95));
            var weights = new double[stretches];
            for (var stretch = 0; stretch < stretches; stretch++)
                weights[stretch] = -Math.Log(1 - random.NextDouble());
            var one = new HawkesModel(problem);
            for (var target = 0; target < curvatures.Length; target++)
            {
                var gradient = new double[problem.Parameters];
                for (var stretch = 0; stretch < stretches; stretch++)
                    Loops.Add(weights[stretch], scores[target][stretch], gradient);
                HawkesFit.Top(problem, curvatures[target], model.Parameters[target], gradient).CopyTo(one.Parameters[target], 0);
                HawkesFit.Normalise(problem, one.Parameters[target]);
            }

            drawn[draw] = one;
        });
        return drawn;
    }

    /// <summary>First derivatives of the likelihood by target and stretch. Over all stretches they add up to the gradient.</summary>
    public static double[][][] Scores(HawkesProblem problem, HawkesModel model, int stretches)
    {
        var events = problem.Events;
        var features = problem.Features;
        double[][] effects = [.. Enumerable.Range(0, problem.Targets.Length).Select(model.Effects)];
        double[][][] scores = [.. effects.Select(_ => Enumerable.Range(0, stretches).Select(_ => new double[features + problem.Knots]).ToArray())];
        var stretch = StretchOfGroup(problem, stretches);
        var (memory, row) = (new HawkesMemory(problem.Past), new double[features]);
        var since = 0.0;
        for (var group = 0; group < events.Groups; group++)
        {
            var time = events.Times[group];
            if (group > 0)
                Expect(events.Times[group - 1], time, stretch[group]);
            memory.MoveTo(group);
            Array.Clear(row);
            memory.Write(row);
            for (var entry = events.Starts[group]; entry < events.Starts[group + 1] && time >= 0; entry++)
            {
                if (problem.TargetOf[events.Process[entry]] is not (>= 0 and var target))
                    continue;
                var (knot, part) = problem.Place(time);
                var share = events.Count[entry] / (model.Background(target, knot, part) + Loops.Dot(effects[target], row));
                var score = scores[target][stretch[group]];
                Loops.Add(share, row, score);
                score[features + knot] += share * (1 - part);
                if (part > 0)
                    score[features + knot + 1] += share * part;
            }

            memory.Add(group);
            if (time >= 0 && group + 1 < events.Groups && stretch[group + 1] > stretch[group])
                Background(time + events.Tick, stretch[group]);
        }

        if (events.Groups > 0)
            Expect(events.Times[^1], Math.Max(events.Last, events.Times[^1]), stretch[^1]);
        Background(events.End, stretch.Length > 0 ? stretch[^1] : 0);
        return [.. scores.Select((of, target) => Array.ConvertAll(of, score => HawkesFit.Along(problem, model.Parameters[target], score)))];

        // What the events remembered at one time lead to expect until another.
        void Expect(double from, double to, int at)
        {
            var past = problem.Past;
            for (var one = 0; one < past.Decays.Length; one++)
            {
                var ((kernel, share), dropped) = (past.Part(one), past.Dropped(past.Decays[one], from, to));
                for (var target = 0; target < scores.Length && dropped > 0; target++)
                    Loops.Add(-share * dropped, memory.Of(one), scores[target][at].AsSpan(kernel * events.Processes));
            }
        }

        void Background(double until, int at)
        {
            for (var knot = 0; knot < problem.Knots; knot++)
            {
                var mass = problem.KnotMass(knot, since, until);
                foreach (var target in scores)
                    target[at][features + knot] -= mass;
            }

            since = until;
        }
    }

    private static int[] StretchOfGroup(HawkesProblem problem, int stretches)
    {
        var events = problem.Events;
        var all = problem.Targets.Sum(target => events.Totals()[target]);
        var stretch = new int[events.Groups];
        long before = 0;
        for (var group = 0; group < events.Groups; group++)
        {
            stretch[group] = (int)Math.Min(stretches - 1, before * stretches / Math.Max(1, all));
            for (var entry = events.Starts[group]; entry < events.Starts[group + 1] && events.Times[group] >= 0; entry++)
                before += problem.TargetOf[events.Process[entry]] >= 0 ? events.Count[entry] : 0;
        }

        return stretch;
    }
}
