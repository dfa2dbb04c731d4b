namespace Sillage.Analysis;

/// <summary>Parameters of a Hawkes process, all 0 or more.</summary>
/// <param name="problem">What they belong to.</param>
/// <remarks>
/// α(j → k, b) = α(j → k) w(k, b): how long reactions take is the same whatever they react to, as in SEISMIC (Zhao et al. 2015), whose memory kernel all posts
/// share. Were every cause given delays of its own, the slow ones of an account that posts often could not be told from the background.
/// </remarks>
internal sealed class HawkesModel(HawkesProblem problem)
{
    /// <summary>By target, one after the other: branching ratio by cause, share of each kernel (they add up to 1), rate of the background at each knot.</summary>
    public double[][] Parameters { get; } = [.. problem.Targets.Select(_ => new double[problem.Parameters])];

    /// <summary>Even background of half the rate, and an even share of the rest for every cause: where a fit starts.</summary>
    public static HawkesModel Start(HawkesProblem problem)
    {
        var model = new HawkesModel(problem);
        var totals = problem.Events.Totals();
        var (causes, kernels) = (problem.Events.Processes, problem.Kernels);
        for (var target = 0; target < problem.Targets.Length; target++)
        {
            var parameters = model.Parameters[target];
            double events = Math.Max(1, totals[problem.Targets[target]]);
            for (var kernel = 0; kernel < kernels; kernel++)
                parameters[causes + kernel] = 1.0 / kernels;
            parameters.AsSpan(causes + kernels).Fill(events / 2 / problem.Events.End);
            for (var cause = 0; cause < causes; cause++)
            {
                var exposure = 0.0;
                for (var kernel = 0; kernel < kernels; kernel++)
                    exposure += problem.Exposure[(kernel * causes) + cause] * parameters[causes + kernel];
                parameters[cause] = exposure > 0 ? events / 2 / causes / exposure : 0;
            }
        }

        return model;
    }

    /// <summary>The same effects, and the background at the knots of another problem of the same events: where a fit that is near starts.</summary>
    public HawkesModel At(HawkesProblem other)
    {
        var model = new HawkesModel(other);
        for (var target = 0; target < Parameters.Length; target++)
        {
            Parameters[target].AsSpan(0, problem.FirstKnot).CopyTo(model.Parameters[target]);
            for (var knot = 0; knot < other.Knots; knot++)
                model.Parameters[target][other.FirstKnot + knot] = Background(target, other.Knots == 1 ? other.Events.End / 2 : other.Events.End * knot / (other.Knots - 1));
        }

        return model;
    }

    /// <summary>The same with other parameters of one target.</summary>
    public HawkesModel With(int target, double[] parameters)
    {
        var model = new HawkesModel(problem);
        for (var other = 0; other < Parameters.Length; other++)
            (other == target ? parameters : Parameters[other]).CopyTo(model.Parameters[other], 0);
        return model;
    }

    /// <summary>α by feature: expected direct effects of an event through one kernel.</summary>
    public double[] Effects(int target)
    {
        var (effects, parameters, causes) = (new double[problem.Features], Parameters[target], problem.Events.Processes);
        for (var feature = 0; feature < effects.Length; feature++)
            effects[feature] = parameters[feature % causes] * parameters[causes + (feature / causes)];
        return effects;
    }

    /// <summary>Share of an exponential, known or fitted.</summary>
    public double Share(int target, int exponential) => problem.Past.Shares?[exponential] ?? Parameters[target][problem.Events.Processes + exponential];

    /// <summary>The background's rate at a time.</summary>
    public double Background(int target, double time)
    {
        var (knot, part) = problem.Place(time);
        return Background(target, knot, part);
    }

    /// <summary>The background's rate at a place between knots.</summary>
    public double Background(int target, int knot, double part)
    {
        var rates = Parameters[target].AsSpan(problem.FirstKnot);
        return part == 0 ? rates[knot] : (rates[knot] * (1 - part)) + (rates[knot + 1] * part);
    }

    /// <summary>Branching ratio: events of a target that one event of a process causes directly, over all kernels.</summary>
    public double Branching(int process, int target) =>
        Parameters[target][process] * Parameters[target].AsSpan(problem.Events.Processes, problem.Kernels).ToArray().Sum();

    /// <summary>Largest eigenvalue of the branching ratios among the targets: from 1 on the process would not end.</summary>
    public double SpectralRadius()
    {
        var targets = problem.Targets;
        var vector = new double[targets.Length];
        Array.Fill(vector, 1);
        var radius = 0.0;
        // Powers of a matrix without negative entries; the shift keeps those from swinging that only pass events to and fro.
        for (var step = 0; step < 500; step++)
        {
            var next = Array.ConvertAll(vector, value => value);
            for (var to = 0; to < targets.Length; to++)
            {
                for (var from = 0; from < targets.Length; from++)
                    next[to] += Branching(targets[from], to) * vector[from];
            }

            var largest = next.Max();
            radius = largest - 1;
            vector = Array.ConvertAll(next, value => value / largest);
        }

        return radius;
    }
}
