namespace Sillage.Analysis;

/// <summary>The most likely parameters: expectation and maximisation towards them, Newton's steps onto them.</summary>
/// <remarks>
/// Source: the parts of the intensity as probabilities of causes, Veen and Schoenberg 2008 (JASA 103); as in a mixture whose components are fixed, the
/// likelihood is concave, so that Newton's step with a line search ends at its one maximum, which the first method alone takes thousands of passes to reach.
/// </remarks>
internal static class HawkesFit
{
    private const int FirstPasses = 20;
    private const int MostSteps = 60;
    private const double Settled = 1e-9;

    /// <summary>Fits all targets.</summary>
    public static HawkesModel Of(HawkesProblem problem, CancellationToken cancel)
    {
        var model = HawkesModel.Start(problem);
        for (var pass = 0; pass < FirstPasses; pass++)
            model = Improve(problem, model, HawkesKernel.Of(problem, model, cancel));
        for (var target = 0; target < problem.Targets.Length; target++)
            model = Climb(problem, model, target, cancel);
        return model;
    }

    /// <summary>One step of expectation and maximisation; the likelihood never falls.</summary>
    public static HawkesModel Improve(HawkesProblem problem, HawkesModel model, HawkesKernel.Measure measure)
    {
        var better = new HawkesModel(problem);
        for (var target = 0; target < problem.Targets.Length; target++)
        {
            var (old, sums, now) = (model.Parameters[target], measure.Sums[target], better.Parameters[target]);
            for (var i = 0; i < now.Length; i++)
            {
                var exposure = i < problem.Features ? problem.Exposure[i] : problem.KnotExposure[i - problem.Features];
                now[i] = exposure > 0 ? old[i] * sums[i] / exposure : 0;
            }
        }

        return better;
    }

    /// <summary>First derivatives of a target's likelihood.</summary>
    public static double[] Gradient(HawkesProblem problem, HawkesKernel.Measure measure, int target) =>
        [.. measure.Sums[target].Select((sum, i) => sum - (i < problem.Features ? problem.Exposure[i] : problem.KnotExposure[i - problem.Features]))];

    private static HawkesModel Climb(HawkesProblem problem, HawkesModel model, int target, CancellationToken cancel)
    {
        var measure = HawkesKernel.Of(problem, model, cancel, target);
        for (var step = 0; step < MostSteps; step++)
        {
            var (now, gradient, curvature) = (model.Parameters[target], Gradient(problem, measure, target), HawkesKernel.Curvature(problem, model, target, cancel));
            var top = NonNegative.Minimise(curvature, Slope(curvature, now, gradient), now);
            var gain = 0.0;
            for (var i = 0; i < top.Length; i++)
                gain += gradient[i] * (top[i] - now[i]);
            if (gain < Settled)
                return model;
            var (length, found) = (1.0, false);
            for (; length > 1e-6 && !found; length /= 2)
            {
                var tried = model.With(target, [.. now.Select((value, i) => value + (length * (top[i] - value)))]);
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

    /// <summary>H θ + g: the slope at 0 of the quadratic that touches the likelihood at θ.</summary>
    public static double[] Slope(double[] curvature, double[] at, double[] gradient) =>
        [.. gradient.Select((value, row) => value + Loops.Dot(curvature.AsSpan(row * at.Length, at.Length), at))];
}
