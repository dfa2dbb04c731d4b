using System.Buffers;

namespace Sillage.Analysis;

/// <summary>The most likely parameters: expectation and maximisation towards them, Newton's steps onto them.</summary>
/// <remarks>
/// Source: the parts of the intensity as probabilities of causes, Veen and Schoenberg 2008 (JASA 103), ratios and shares of kernels in turn; then scoring
/// (Newton's steps with the expected curvature) with a line search, where the first method alone takes thousands of passes.
/// With one kernel the likelihood is concave: wherever a fit starts, it ends at the same top.
/// </remarks>
internal static class HawkesFit
{
    private const int FirstPasses = 20;
    private const int MostSteps = 60;
    private const double Settled = 1e-9;

    /// <summary>Fits all targets.</summary>
    /// <param name="problem">What is fitted.</param>
    /// <param name="near">Likely parameters, such as those of a slower background; null where nothing is known.</param>
    /// <param name="cancel">Stops.</param>
    public static HawkesModel Of(HawkesProblem problem, HawkesModel? near, CancellationToken cancel)
    {
        var model = near ?? HawkesModel.Start(problem);
        for (var pass = 0; near is null && pass < FirstPasses; pass++)
            model = Improve(problem, model, HawkesKernel.Of(problem, model, cancel), pass % 2 == 1 && problem.Kernels > 1);
        for (var target = 0; target < problem.Targets.Length; target++)
            model = Climb(problem, model, target, cancel);
        return model;
    }

    /// <summary>One step of expectation and maximisation, of the ratios or of the shares of the kernels; the likelihood never falls.</summary>
    public static HawkesModel Improve(HawkesProblem problem, HawkesModel model, HawkesKernel.Measure measure, bool shares)
    {
        var better = new HawkesModel(problem);
        for (var target = 0; target < problem.Targets.Length; target++)
        {
            var (old, now) = (model.Parameters[target], better.Parameters[target]);
            var (caused, expected) = (Along(problem, old, measure.Sums[target]), Along(problem, old, [.. problem.Exposure, .. problem.KnotExposure]));
            var (from, to) = shares ? (problem.Events.Processes, problem.FirstKnot) : (0, problem.Events.Processes);
            for (var i = 0; i < now.Length; i++)
                now[i] = (i < from || i >= to) && i < problem.FirstKnot ? old[i] : expected[i] > 0 ? old[i] * caused[i] / expected[i] : 0;
            Normalise(problem, now);
        }

        return better;
    }

    /// <summary>First derivatives of a target's likelihood.</summary>
    public static double[] Gradient(HawkesProblem problem, HawkesModel model, HawkesKernel.Measure measure, int target) =>
        Along(problem, model.Parameters[target], [.. measure.Sums[target].Zip([.. problem.Exposure, .. problem.KnotExposure], (sum, exposure) => sum - exposure)]);

    /// <summary>What is known by feature and knot, by parameter: the chain rule of α(j, b) = α(j) w(b).</summary>
    public static double[] Along(HawkesProblem problem, double[] parameters, ReadOnlySpan<double> features)
    {
        var (along, causes) = (new double[problem.Parameters], problem.Events.Processes);
        for (var feature = 0; feature < problem.Features; feature++)
        {
            var (kernel, cause) = (feature / causes, feature % causes);
            along[cause] += parameters[causes + kernel] * features[feature];
            along[causes + kernel] += parameters[cause] * features[feature];
        }

        features[problem.Features..].CopyTo(along.AsSpan(problem.FirstKnot));
        return along;
    }

    /// <summary>
    /// The parameters at the top of the quadratic that touches the likelihood at the given ones. That the shares of the kernels add up to 1 is
    /// held by a steep wall, since ratios and shares could grow and shrink against each other.
    /// </summary>
    public static double[] Top(HawkesProblem problem, double[] curvature, double[] at, double[] gradient)
    {
        var (n, causes) = (problem.Parameters, problem.Events.Processes);
        var whole = ArrayPool<double>.Shared.Rent(n * n);
        var walled = whole.AsSpan(0, n * n);
        curvature.CopyTo(walled);
        if (problem.Kernels == 1)
        {
            // An only kernel has everything: nothing pulls at its share, and it is tied to nothing.
            gradient = [.. gradient];
            gradient[causes] = 0;
            for (var other = 0; other < n; other++)
                walled[(causes * n) + other] = walled[(other * n) + causes] = other == causes ? 1 : 0;
        }

        var steep = 1.0;
        for (var kernel = causes; kernel < problem.FirstKnot; kernel++)
            steep = Math.Max(steep, 100 * curvature[(kernel * n) + kernel]);
        for (var row = causes; row < problem.FirstKnot && problem.Kernels > 1; row++)
        {
            for (var column = causes; column < problem.FirstKnot; column++)
                walled[(row * n) + column] += steep;
        }

        var slope = new double[n];
        for (var row = 0; row < n; row++)
            slope[row] = gradient[row] + Loops.Dot(walled.Slice(row * n, n), at);
        var top = NonNegative.Minimise(walled, slope, at);
        ArrayPool<double>.Shared.Return(whole);
        return top;
    }

    /// <summary>Lets the shares of the kernels add up to 1, with the same effects.</summary>
    public static void Normalise(HawkesProblem problem, double[] parameters)
    {
        var (causes, sum) = (problem.Events.Processes, 0.0);
        for (var kernel = causes; kernel < problem.FirstKnot; kernel++)
            sum += parameters[kernel];
        for (var i = 0; i < problem.FirstKnot; i++)
            parameters[i] = sum == 0 ? (i < causes ? 0 : 1.0 / problem.Kernels) : i < causes ? parameters[i] * sum : parameters[i] / sum;
    }

    private static HawkesModel Climb(HawkesProblem problem, HawkesModel model, int target, CancellationToken cancel)
    {
        var measure = HawkesKernel.Of(problem, model, cancel, target);
        for (var step = 0; step < MostSteps; step++)
        {
            var (now, gradient) = (model.Parameters[target], Gradient(problem, model, measure, target));
            var top = Top(problem, HawkesKernel.Curvature(problem, model, target, cancel), now, gradient);
            var gain = 0.0;
            for (var i = 0; i < top.Length; i++)
                gain += top[i] == now[i] ? 0 : gradient[i] * (top[i] - now[i]);
            if (gain < Settled)
                return model;
            var (length, found) = (1.0, false);
            for (; length > 1e-6 && !found; length /= 2)
            {
                var tried = model.With(target, [.. now.Select((value, i) => value + (length * (top[i] - value)))]);
                Normalise(problem, tried.Parameters[target]);
                var there = HawkesKernel.Of(problem, tried, cancel, target);
                found = there.LogLikelihood >= measure.LogLikelihood + (1e-4 * length * gain);
                if (found)
                    (model, measure) = (tried, there);
            }

            if (!found)
                return model;
        }

        return model;
    }
}
