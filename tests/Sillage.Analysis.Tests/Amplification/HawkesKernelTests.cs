using CsCheck;
using Xunit;

namespace Sillage.Analysis.Tests;

/// <summary>The kernel against figures computed by hand and against the definition, event by event.</summary>
public class HawkesKernelTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>A at 0, B at 10 and 70, A at 75 minutes; a kernel of one hour.</summary>
    private static readonly HawkesProblem Toy = new(HawkesEvents.Of([0, 10, 70, 75], [0, 1, 1, 0], 2, 80, 0), [1 / 60.0], [0, 1], 1);

    private static readonly HawkesModel ToyModel = Model(Toy, [[0.3, 0.1, 1, 0.01], [0.4, 0.2, 1, 0.001]]);

    [Fact]
    public void Four_events_have_the_origins_that_a_calculator_gives()
    {
        var sums = HawkesOrigins.Of(Toy, ToyModel, Token);

        // Of A the first is its own origin, the last goes back to A by 0.962519; of B the first by 0.849470, the second by 0.724661.
        Assert.Equal(1 + 0.962519, sums[0][0], 6);
        Assert.Equal(0.849470 + 0.724661, sums[1][0], 6);
        Assert.Equal([2, 2], sums.Select(row => Math.Round(row.Sum(), 9)));
    }

    [Fact]
    public void An_event_that_a_model_holds_for_impossible_is_its_own_origin()
    {
        // Neither background nor causes: what a draw of the bootstrap can come to.
        var sums = HawkesOrigins.Of(Toy, Model(Toy, [[0, 0, 1, 0], [0.4, 0, 1, 0]]), Token);

        Assert.Equal([[2, 0], [2, 0]], sums.Select(row => row.Select(sum => Math.Round(sum, 12)).ToArray()));
    }

    [Fact]
    public void Four_events_have_the_likelihood_of_their_intensities()
    {
        var compensator = ((0.01 + 0.001) * 80) + ((0.3 + 0.4) * (Drop(80) + Drop(5))) + ((0.1 + 0.2) * (Drop(70) + Drop(10)));

        Assert.Equal(Math.Log(0.01) + Math.Log(0.00664321) + Math.Log(0.00430229) + Math.Log(0.01353004) - compensator, HawkesKernel.Of(Toy, ToyModel, Token).LogLikelihood, 5);

        static double Drop(double minutes) => 1 - Math.Exp(-minutes / 60);
    }

    [Fact]
    public void Likelihood_gradient_and_waits_are_those_of_the_definition() =>
        Cases.Sample(
            (problem, model) =>
            {
                var measure = HawkesKernel.Of(problem, model, Token);
                Assert.Equal(Naive(problem, model), measure.LogLikelihood, 1e-6 * (1 + Math.Abs(measure.LogLikelihood)));
                for (var target = 0; target < problem.Targets.Length; target++)
                {
                    var gradient = HawkesFit.Gradient(problem, model, measure, target);
                    var curvature = HawkesKernel.Curvature(problem, model, target, Token);
                    for (var i = 0; i < gradient.Length; i++)
                    {
                        const double step = 1e-5;
                        var (up, down) = (Nudged(problem, model, target, i, step), Nudged(problem, model, target, i, -step));
                        Assert.Equal((Naive(problem, up) - Naive(problem, down)) / (2 * step), gradient[i], 1e-3 * (1 + Math.Abs(gradient[i])));
                        var steeper = HawkesFit.Gradient(problem, up, HawkesKernel.Of(problem, up, Token), target);
                        var flatter = HawkesFit.Gradient(problem, down, HawkesKernel.Of(problem, down, Token), target);
                        for (var j = 0; j < gradient.Length; j++)
                            Assert.Equal((flatter[j] - steeper[j]) / (2 * step), curvature[(i * gradient.Length) + j] - Unexpected(problem, measure, target, i, j), 2e-3 * (1 + Math.Abs(curvature[(i * gradient.Length) + j])));
                    }

                    var scores = HawkesBootstrap.Scores(problem, model, 3)[target];
                    for (var i = 0; i < gradient.Length; i++)
                        Assert.Equal(gradient[i], scores.Sum(score => score[i]), 1e-7 * (1 + Math.Abs(gradient[i])));
                }
            },
            iter: 60);

    [Fact]
    public void Waits_add_up_to_what_was_expected_until_the_last_event() =>
        Cases.Sample(
            (problem, model) =>
            {
                for (var target = 0; target < problem.Targets.Length; target++)
                {
                    var waits = HawkesRescaling.Waits(problem, model, target, 1);
                    Assert.Equal(problem.Events.Totals()[problem.Targets[target]], waits.Length);
                    Assert.All(waits, wait => Assert.True(wait >= 0));
                    Assert.True(waits.Sum() <= Compensator(problem, model, target) + 1e-9);
                }
            },
            iter: 200);

    [Fact]
    public void No_pass_of_expectation_and_maximisation_lowers_the_likelihood_and_the_fit_is_above_all() =>
        Cases.Sample(
            (problem, model) =>
            {
                var before = double.NegativeInfinity;
                var now = HawkesModel.Start(problem);
                for (var pass = 0; pass < 30; pass++)
                {
                    var measure = HawkesKernel.Of(problem, now, Token);
                    Assert.True(measure.LogLikelihood >= before - (1e-9 * Math.Abs(before)));
                    (before, now) = (measure.LogLikelihood, HawkesFit.Improve(problem, now, measure, pass % 2 == 1));
                }

                var fit = HawkesFit.Of(problem, null, Token);
                var best = HawkesKernel.Of(problem, fit, Token).LogLikelihood;
                Assert.True(best >= before - (1e-6 * (1 + Math.Abs(before))));
                Assert.True(best >= HawkesKernel.Of(problem, model, Token).LogLikelihood - 1e-6);
                for (var target = 0; target < problem.Targets.Length; target++)
                    Assert.Equal(problem.Events.Totals()[problem.Targets[target]], Compensator(problem, fit, target), 1e-2);
            },
            iter: 100);

    [Fact]
    public void Origins_share_out_every_event_once() =>
        Cases.Sample((problem, model) =>
        {
            var sums = HawkesOrigins.Of(problem, model, Token);
            for (var target = 0; target < sums.Length; target++)
                Assert.Equal(problem.Events.Totals()[problem.Targets[target]], sums[target].Sum(), 1e-6);
        });

    [Fact]
    public void Origins_are_those_of_the_definition_event_by_event_however_many_models_go_together() =>
        Cases.Sample((problem, model) =>
        {
            HawkesModel[] models = [.. Enumerable.Range(0, 6).Select(i => Nudged(problem, model, 0, i % problem.Parameters, 0.02 * i))];
            var sums = HawkesOrigins.Of(problem, models, Token);
            for (var one = 0; one < models.Length; one++)
            {
                var expected = NaiveOrigins(problem, models[one]);
                for (var target = 0; target < expected.Length; target++)
                    Assert.Equal(expected[target], sums[one][target], (a, b) => Math.Abs(a - b) < 1e-8);
            }
        });

    [Fact]
    public void Known_shares_of_the_kernels_make_one_kernel_with_the_same_likelihood_slope_curvature_waits_and_origins() =>
        Cases.Sample((problem, model) =>
        {
            var (causes, known) = (problem.Events.Processes, new[] { 0.3, 0.7 });
            var mixed = new HawkesProblem(problem.Events, problem.Past.Decays, problem.Targets, problem.Knots, known);
            double[][] parameters = [.. model.Parameters.Select(all => all.ToArray())];
            foreach (var all in parameters)
                known.CopyTo(all, causes);
            var split = Model(problem, parameters);
            var one = Model(mixed, [.. parameters.Select(all => (double[])[.. all[..causes], 1, .. all[(causes + 2)..]])]);

            var (first, second) = (HawkesKernel.Of(problem, split, Token), HawkesKernel.Of(mixed, one, Token));
            Close([first.LogLikelihood], [second.LogLikelihood]);
            for (var target = 0; target < parameters.Length; target++)
            {
                int[] ratiosAndKnots = [.. Enumerable.Range(0, problem.Parameters).Where(i => i < causes || i >= causes + 2)];
                int[] there = [.. ratiosAndKnots.Select(i => i < causes ? i : i - 1)];
                var (slope, mixedSlope) = (HawkesFit.Gradient(problem, split, first, target), HawkesFit.Gradient(mixed, one, second, target));
                Close(ratiosAndKnots.Select(i => slope[i]), there.Select(i => mixedSlope[i]));
                var (curve, mixedCurve) = (HawkesKernel.Curvature(problem, split, target, Token), HawkesKernel.Curvature(mixed, one, target, Token));
                Close(ratiosAndKnots.SelectMany(i => ratiosAndKnots.Select(j => curve[(i * problem.Parameters) + j])), there.SelectMany(i => there.Select(j => mixedCurve[(i * mixed.Parameters) + j])));
                var (scores, mixedScores) = (HawkesBootstrap.Scores(problem, split, 3)[target], HawkesBootstrap.Scores(mixed, one, 3)[target]);
                Close(scores.SelectMany(score => ratiosAndKnots.Select(i => score[i])), mixedScores.SelectMany(score => there.Select(i => score[i])));
                Close(HawkesRescaling.Waits(problem, split, target, 1), HawkesRescaling.Waits(mixed, one, target, 1));
                Close(HawkesOrigins.Of(problem, split, Token)[target], HawkesOrigins.Of(mixed, one, Token)[target]);
            }

            static void Close(IEnumerable<double> expected, IEnumerable<double> actual) => Assert.Equal(expected, actual, (a, b) => Math.Abs(a - b) <= 1e-9 * (1 + Math.Abs(a)));
        });

    [Fact]
    public void A_fit_that_starts_from_a_slower_background_finds_what_one_from_nothing_finds() =>
        Cases.Sample(
            (problem, _) =>
            {
                var slow = new HawkesProblem(problem.Events, problem.Past.Decays, problem.Targets, 2, [0.3, 0.7]);
                var fast = new HawkesProblem(slow.Past, problem.Targets, 5);
                var near = HawkesFit.Of(fast, HawkesFit.Of(slow, null, Token).At(fast), Token);

                Assert.Equal(HawkesKernel.Of(fast, HawkesFit.Of(fast, null, Token), Token).LogLikelihood, HawkesKernel.Of(fast, near, Token).LogLikelihood, 1e-5);
            },
            iter: 200);

    [Fact]
    public void A_quadratic_is_lowest_where_no_free_number_slopes_and_none_at_zero_falls() =>
        Gen.Select(Gen.Double[-1, 1].Array[24], Gen.Double[-1, 1].Array[4]).Sample((rows, slope) =>
        {
            var h = new double[16];
            for (var i = 0; i < 4; i++)
            {
                for (var j = 0; j < 4; j++)
                    h[(i * 4) + j] = Enumerable.Range(0, 6).Sum(row => rows[(row * 4) + i] * rows[(row * 4) + j]) + (i == j ? 0.01 : 0);
            }

            var x = NonNegative.Minimise([.. h], slope, new double[4]);
            for (var i = 0; i < 4; i++)
            {
                var fall = slope[i] - Enumerable.Range(0, 4).Sum(j => h[(i * 4) + j] * x[j]);
                Assert.True(x[i] > 0 ? Math.Abs(fall) < 1e-5 : fall < 1e-5, $"{i}: x {x[i]}, {fall}");
            }
        });

    /// <summary>Up to 40 events of three processes, the last of which nobody explains; ticks or none; events before 0.</summary>
    private static Gen<(HawkesProblem Problem, HawkesModel Model)> Cases { get; } =
        from tick in Gen.OneOf(Gen.Const(0.0), Gen.Const(1.0), Gen.Const(5.0))
        from events in Gen.Select(Gen.Int[-20, 99], Gen.Int[0, 2]).Array[1, 40]
        from knots in Gen.Int[1, 4]
        from parameters in Gen.Double[0.01, 0.4].Array[20]
        select Make(tick, [.. events, (0, 0), (0, 1)], knots, parameters);

    private static (HawkesProblem Problem, HawkesModel Model) Make(double tick, (int At, int Process)[] events, int knots, double[] parameters)
    {
        var times = events.Select(one => tick > 0 ? Math.Floor(one.At / tick) * tick : one.At * 1.0).ToArray();
        var problem = new HawkesProblem(HawkesEvents.Of(times, [.. events.Select(one => one.Process)], 3, 100, tick), [1 / 5.0, 1 / 30.0], [0, 1], knots);
        return (problem, Model(problem, [parameters[..(5 + knots)], parameters[10..(15 + knots)]]));
    }

    private static HawkesModel Model(HawkesProblem problem, double[][] parameters)
    {
        var model = new HawkesModel(problem);
        for (var target = 0; target < parameters.Length; target++)
            parameters[target].CopyTo(model.Parameters[target], 0);
        return model;
    }

    private static HawkesModel Nudged(HawkesProblem problem, HawkesModel model, int target, int parameter, double by)
    {
        var moved = model.Parameters[target].ToArray();
        moved[parameter] += by;
        return model.With(target, moved);
    }

    private static double Compensator(HawkesProblem problem, HawkesModel model, int target) =>
        model.Effects(target).Zip(problem.Exposure, (effect, exposure) => effect * exposure).Sum() + model.Parameters[target].Skip(problem.FirstKnot).Zip(problem.KnotExposure, (rate, length) => rate * length).Sum();

    /// <summary>What the curvature leaves out where a ratio meets a kernel's share: effects seen less effects expected.</summary>
    private static double Unexpected(HawkesProblem problem, HawkesKernel.Measure measure, int target, int one, int other)
    {
        var (cause, kernel) = (Math.Min(one, other), Math.Max(one, other) - problem.Events.Processes);
        if (cause >= problem.Events.Processes || kernel < 0 || kernel >= problem.Past.Decays.Length)
            return 0;
        var feature = (kernel * problem.Events.Processes) + cause;
        return measure.Sums[target][feature] - problem.Exposure[feature];
    }

    /// <summary>Forwards, each event's origins from its causes' origins.</summary>
    private static double[][] NaiveOrigins(HawkesProblem problem, HawkesModel model)
    {
        var (events, past) = (problem.Events, problem.Past);
        var sums = problem.Targets.Select(_ => new double[events.Processes]).ToArray();
        var before = new List<(double At, int Process, int Count, double[] Origin)>();
        for (var group = 0; group < events.Groups; group++)
        {
            var here = new List<(double At, int Process, int Count, double[] Origin)>();
            for (var entry = events.Starts[group]; entry < events.Starts[group + 1]; entry++)
            {
                var (process, at, origin) = (events.Process[entry], events.Times[group], new double[events.Processes]);
                var target = problem.TargetOf[process];
                origin[process] = target >= 0 && at >= 0 ? model.Background(target, at) : 1;
                foreach (var cause in target >= 0 && at >= 0 ? before : [])
                {
                    var effect = Enumerable.Range(0, past.Decays.Length).Sum(one =>
                        model.Parameters[target][cause.Process] * model.Share(target, one) * past.Densities[one] * Math.Exp(-past.Decays[one] * (at - cause.At))) * cause.Count;
                    for (var root = 0; root < origin.Length; root++)
                        origin[root] += effect * cause.Origin[root];
                }

                origin = Array.ConvertAll(origin, part => part / origin.Sum());
                here.Add((at, process, events.Count[entry], origin));
                for (var root = 0; root < origin.Length && target >= 0 && at >= 0; root++)
                    sums[target][root] += events.Count[entry] * origin[root];
            }

            before.AddRange(here);
        }

        return sums;
    }

    /// <summary>Every pair of events, from the definition; where there are ticks, tick by tick.</summary>
    private static double Naive(HawkesProblem problem, HawkesModel model)
    {
        var events = problem.Events;
        var (tick, sum) = (events.Tick, 0.0);
        var flat = Enumerable.Range(0, events.Groups).SelectMany(group => Enumerable.Range(events.Starts[group], events.Starts[group + 1] - events.Starts[group])
            .SelectMany(entry => Enumerable.Repeat((At: events.Times[group], Process: events.Process[entry]), events.Count[entry]))).ToArray();
        for (var target = 0; target < problem.Targets.Length; target++)
        {
            foreach (var (at, _) in flat.Where(one => one.At >= 0 && one.Process == problem.Targets[target]))
                sum += Math.Log(model.Background(target, at) + flat.Where(cause => cause.At < at).Sum(cause => Effect(target, cause.Process, at - cause.At)));
            sum -= Enumerable.Range(0, problem.Knots).Sum(knot => model.Parameters[target][problem.FirstKnot + knot] * problem.KnotExposure[knot]);
            foreach (var (at, process) in flat)
            {
                for (var kernel = 0; kernel < problem.Past.Decays.Length; kernel++)
                {
                    var (decay, mass) = (problem.Past.Decays[kernel], 0.0);
                    if (tick == 0)
                        mass = Math.Exp(-decay * Math.Max(0, -at)) - Math.Exp(-decay * (events.End - at));
                    for (var moment = 0.0; tick > 0 && moment < events.End; moment += tick)
                        mass += moment > at ? (1 - Math.Exp(-decay * tick)) * Math.Exp(-decay * (moment - at - tick)) : 0;
                    sum -= model.Effects(target)[(kernel * events.Processes) + process] * mass;
                }
            }
        }

        return sum;

        double Effect(int target, int process, double lag) => Enumerable.Range(0, problem.Past.Decays.Length).Sum(kernel =>
            model.Effects(target)[(kernel * events.Processes) + process] * (tick > 0
                ? (1 - Math.Exp(-problem.Past.Decays[kernel] * tick)) / tick * Math.Exp(-problem.Past.Decays[kernel] * (lag - tick))
                : problem.Past.Decays[kernel] * Math.Exp(-problem.Past.Decays[kernel] * lag)));
    }
}
