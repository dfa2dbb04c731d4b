using Sillage.Analysis.Statistics;
using Sillage.Cases;

namespace Sillage.Analysis;

/// <summary>What a Hawkes process lets descend from the acts of the sources. Their acts are taken as given; everyone else is explained.</summary>
/// <remarks>Source: Hawkes processes for influence between groups, Zannettou et al. 2017; continuous time, fixed kernels and acts as given: Sillage, docs/amplification.md.</remarks>
internal static class InducedDescents
{
    private const int MostKnots = 200;
    private const double HistorySeconds = 86_400;
    private const double MostWork = 2e10;
    private const int FewestDraws = 40;
    private static readonly double[] Grid = [6, 3, 1.5, 0.75, 0.375, 0.1875];
    private static readonly double[] Probabilities = [0.01, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99, 0.999];

    /// <summary>The problems of a slice, one for each distance of knots, the widest first; sources come first, then crowds. Empty where the crowd has too few posts or all at one moment.</summary>
    public static HawkesProblem[] Pose(Slice slice, AmplifyingSources sources, CrowdSplit crowds, AmplificationOptions options)
    {
        var captured = slice.Captured();
        var tick = Tick(slice);
        if (captured.Length == 0 || slice.ClockSeconds > 60)
            return [];
        var start = Start(slice);
        var end = Math.Floor((slice.PostedAt[captured[^1]] - start) / 1e6 / tick) * tick + tick;
        var (times, process) = (new List<double>(), new List<int>());
        long posts = 0;
        for (var post = 0; post < slice.Count; post++)
        {
            var source = sources.IndexOf[slice.Account[post]];
            var isAct = source >= 0 && AmplifyingSources.IsAct(slice, post, options);
            if (!isAct && slice.Embedded[post])
                continue;
            var at = Math.Floor((slice.PostedAt[post] - start) / 1e6 / tick) * tick;
            if (at < -HistorySeconds || at >= end)
                continue;
            times.Add(at);
            process.Add(isAct ? source : sources.Count + crowds.OfAccount[slice.Account[post]]);
            posts += isAct ? 0 : 1;
        }

        if (posts < options.FewestPosts || end < FewestTicks * tick)
            return [];
        var events = HawkesEvents.Of([.. times], [.. process], sources.Count + crowds.Names.Count, end, tick);
        double[] decays = [.. options.KernelMinutes.Select(minutes => 1 / (60 * minutes))];
        var shares = ReactionTimes.Shares(slice, decays);
        double[] grid = options.BackgroundHours is { } given ? [given] : Grid;
        var past = new HawkesPast(events, decays, shares);
        return [.. grid.Select(hours => (int)Math.Clamp(Math.Ceiling(end / 3600 / hours) + 1, 2, MostKnots)).Distinct()
            .Select(knots => new HawkesProblem(past, [.. Enumerable.Range(sources.Count, crowds.Names.Count)], knots))];
    }

    /// <summary>Fits the model and attributes the posts.</summary>
    public static (InducedModel Model, InducedDescent?[] Sources) Of(
        Slice slice, HawkesProblem[] problems, AmplifyingSources sources, CrowdSplit crowds, long total, int[] order, AmplificationOptions options, CancellationToken cancel)
    {
        var fits = new List<Fitted>();
        foreach (var one in problems)
            fits.Add(Fitted.Of(one, fits.LastOrDefault()?.Model.At(one), cancel));
        var chosen = fits.MinBy(fit => fit.Criterion)!;
        var (problem, model, likelihood, best) = chosen;
        var events = problem.Events;
        var totals = events.Totals();
        var explained = problem.Targets.Sum(target => totals[target]);
        var stretches = (int)Math.Clamp(explained / 20, 20, 400);
        var draws = (int)Math.Clamp(MostWork / ((double)events.Groups * problem.Features), Math.Min(FewestDraws, options.Resamples), options.Resamples);
        var drawn = HawkesBootstrap.Draw(problem, model, draws, stretches, options.Seed, cancel);
        var others = HawkesOrigins.Of(problem, drawn, cancel);

        Estimate Posts(Func<double[][], double> of) => Between(of(best), others.Select(of));
        double Rooted(double[][] origins, int process) => origins.Sum(row => row[process]);
        var descents = new InducedDescent?[sources.Count];
        for (var one = 0; one < sources.Count; one++)
        {
            var source = one;
            // Acts before the capture began cause, but are not counted among those that one act stands for.
            double acts = Math.Max(1, totals[source]);
            if (sources.Acts[source].Length == 0)
                continue;
            var induced = Posts(origins => Rooted(origins, source));
            descents[source] = new InducedDescent(
                induced, Scaled(induced, 1.0 / total), Scaled(induced, 1 / acts),
                Between(Direct(model, source), drawn.Select(other => Direct(other, source))),
                [.. Enumerable.Range(0, crowds.Names.Count).Select(crowd => Posts(origins => origins[crowd][source]))]);
        }

        double Direct(HawkesModel of, int source) => Enumerable.Range(0, crowds.Names.Count).Sum(crowd => of.Branching(source, crowd));
        var fitted = new InducedModel(
            Wording.Time(Start(slice)), Wording.Time(Start(slice) + (long)(events.End * 1e6)), (int)events.Tick, events.End / 3600 / (problem.Knots - 1),
            Kernels(problem, model, options), problem.Past.Shares is not null, likelihood, Between(model.SpectralRadius(), drawn.Select(other => other.SpectralRadius())),
            Posts(origins => problem.Targets.Sum(target => Rooted(origins, target))),
            [.. crowds.Names.Select((name, crowd) => new InducedCrowd(
                name, totals[problem.Targets[crowd]], [.. problem.Targets.Select(root => Posts(origins => origins[crowd][root]))], Fit(problem, model, crowd, options.Seed)))],
            [
                .. fits.Select(fit => new BackgroundChoice(
                    events.End / 3600 / (fit.Problem.Knots - 1), fit.Problem.Knots, fit.Criterion, fit == chosen, fit.Model.SpectralRadius(), [.. order.Select(source => Rooted(fit.Origins, source))])),
            ],
            draws, stretches);
        return (fitted, descents);
    }

    /// <summary>Fewer ticks than these show no order of causes and effects.</summary>
    private const int FewestTicks = 10;

    private static double Tick(Slice slice) => Math.Max(1, slice.ClockSeconds);

    /// <summary>Tick of the first captured post, microseconds since 1970.</summary>
    private static long Start(Slice slice)
    {
        var first = slice.PostedAt[Array.IndexOf(slice.Embedded, false)];
        return first - (first % ((long)Tick(slice) * 1_000_000));
    }

    /// <summary>A background's most likely model, and what it lets go back to whom.</summary>
    private sealed record Fitted(HawkesProblem Problem, HawkesModel Model, double LogLikelihood, double[][] Origins)
    {
        /// <summary>Bayesian information criterion, Schwarz 1978: likelihood less a price for each parameter.</summary>
        public double Criterion
        {
            get
            {
                var totals = Problem.Events.Totals();
                return (Problem.Targets.Length * Problem.Parameters * Math.Log(Problem.Targets.Sum(target => totals[target]))) - (2 * LogLikelihood);
            }
        }

        public static Fitted Of(HawkesProblem problem, HawkesModel? near, CancellationToken cancel)
        {
            var model = HawkesFit.Of(problem, near, cancel);
            return new Fitted(problem, model, HawkesKernel.Of(problem, model, cancel).LogLikelihood, HawkesOrigins.Of(problem, model, cancel));
        }
    }

    /// <summary>Shares of the kernels, of the first crowd where each has its own.</summary>
    private static IReadOnlyList<ReactionTime> Kernels(HawkesProblem problem, HawkesModel model, AmplificationOptions options) =>
        [.. options.KernelMinutes.Select((minutes, kernel) => new ReactionTime(minutes, model.Share(0, kernel)))];

    private static GoodnessOfFit Fit(HawkesProblem problem, HawkesModel model, int crowd, ulong seed)
    {
        var waits = HawkesRescaling.Waits(problem, model, crowd, seed);
        return new GoodnessOfFit(
            waits.Length, HawkesRescaling.Distance(waits), waits.Length == 0 ? 1 : Math.Min(1, 1.358 / Math.Sqrt(waits.Length)),
            waits.Length == 0 ? [] : [.. Probabilities.Select(probability => new WaitQuantile(probability, Shares.Quantile(waits, probability), -Math.Log(1 - probability)))]);
    }

    /// <summary>Percentiles of the draws, Efron 1979.</summary>
    private static Estimate Between(double value, IEnumerable<double> draws)
    {
        var ascending = draws.Order().ToArray();
        return ascending.Length == 0
            ? new Estimate(value, value, value)
            : new Estimate(value, Math.Min(value, Shares.Quantile(ascending, 0.025)), Math.Max(value, Shares.Quantile(ascending, 0.975)));
    }

    private static Estimate Scaled(Estimate estimate, double by) => new(estimate.Value * by, estimate.Low * by, estimate.High * by);
}
