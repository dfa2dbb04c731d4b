namespace Sillage.Analysis;

/// <summary>
/// What a fit is made on: the events, the kernels, which processes are explained, and what does not depend on the parameters.
/// </summary>
/// <remarks>
/// Model: process k has the intensity λ_k(t) = μ_k(t) + Σ_j Σ_b α(j → k, b) Σ_i β_b exp(−β_b (t − t_i)) over the events i of process j before t; μ_k is
/// linear between evenly spaced knots. A feature is a pair of a cause j and a kernel b, at place b · processes + j.
/// </remarks>
internal sealed class HawkesProblem
{
    private const int GroupsWorthChunks = 4_096;
    private const int ManyChunks = 16;

    /// <param name="events">The events.</param>
    /// <param name="decays">β of each kernel, per unit of time.</param>
    /// <param name="targets">The processes that are explained; what made the others happen is not asked.</param>
    /// <param name="knots">Knots of the background, at least 1; 1: constant.</param>
    /// <param name="shares">Shares of the kernels where they are known; null: they are fitted too.</param>
    public HawkesProblem(HawkesEvents events, double[] decays, int[] targets, int knots, double[]? shares = null)
    {
        (Events, Decays, Targets, Knots, Shares) = (events, decays, targets, knots, shares);
        TargetOf = new int[events.Processes];
        Array.Fill(TargetOf, -1);
        for (var target = 0; target < targets.Length; target++)
            TargetOf[targets[target]] = target;
        // With ticks the weight of lag s is (1 − e^{−βΔ}) e^{−β(s − Δ)} for a whole tick Δ: the same exponential with another constant.
        Densities = Array.ConvertAll(decays, decay => events.Tick > 0 ? (Math.Exp(decay * events.Tick) - 1) / events.Tick : decay);
        Exposure = Expose();
        KnotExposure = [.. Enumerable.Range(0, knots).Select(knot => KnotMass(knot, 0, events.End))];
        (ChunkStarts, ChunkMemories) = Chunk();
    }

    public HawkesEvents Events { get; }

    public double[] Decays { get; }

    /// <summary>Height of each kernel at lag 0 by which its exponential is multiplied.</summary>
    public double[] Densities { get; }

    public int[] Targets { get; }

    /// <summary>Known shares of the kernels; null where they are fitted.</summary>
    public double[]? Shares { get; }

    /// <summary>Index in <see cref="Targets"/> by process, −1 none.</summary>
    public int[] TargetOf { get; }

    public int Knots { get; }

    public int Features => Events.Processes * Decays.Length;

    /// <summary>Parameters of a target: branching ratios, shares of kernels, knots.</summary>
    public int Parameters => FirstKnot + Knots;

    /// <summary>Place of the first knot among them.</summary>
    public int FirstKnot => Events.Processes + Decays.Length;

    /// <summary>Expected direct effects by feature, were every α 1: the kernels' mass inside the time looked at.</summary>
    public double[] Exposure { get; }

    /// <summary>Length of time that each knot stands for.</summary>
    public double[] KnotExposure { get; }

    /// <summary>Groups at which chunks start, and after them the number of groups. Chunks do not depend on the number of threads.</summary>
    public int[] ChunkStarts { get; }

    /// <summary>What is remembered at the start of each chunk.</summary>
    public double[][] ChunkMemories { get; }

    /// <summary>The knot before a time, and how far the next one is reached, 0 to 1.</summary>
    public (int Knot, double Part) Place(double time)
    {
        if (Knots == 1)
            return (0, 0);
        var at = time / Events.End * (Knots - 1);
        var knot = Math.Clamp((int)at, 0, Knots - 2);
        return (knot, Math.Clamp(at - knot, 0, 1));
    }

    /// <summary>Integral of a knot's hat from one time to a later one.</summary>
    public double KnotMass(int knot, double from, double to)
    {
        if (Knots == 1)
            return to - from;
        var width = Events.End / (Knots - 1);
        return width * (Rising(to / width) - Rising(from / width));

        // Integral of the hat up to a place counted in knots.
        double Rising(double at) => Half(at - knot + 1) - (Half(at - knot) * 2) + Half(at - knot - 1);
        static double Half(double x) => x <= 0 ? 0 : x * x / 2;
    }

    /// <summary>Mass that an exponential remembered at one time drops from there until another, inside the time looked at.</summary>
    public double Dropped(double decay, double from, double to)
    {
        if (to < 0)
            return 0;
        var start = Math.Max(from, Math.Min(-Events.Tick, to));
        return Math.Exp(-decay * (start - from)) - Math.Exp(-decay * (to - from));
    }

    private double[] Expose()
    {
        var exposure = new double[Features];
        for (var group = 0; group < Events.Groups; group++)
        {
            for (var kernel = 0; kernel < Decays.Length; kernel++)
            {
                var mass = Dropped(Decays[kernel], Events.Times[group], Math.Max(Events.Last, Events.Times[group]));
                for (var entry = Events.Starts[group]; entry < Events.Starts[group + 1]; entry++)
                    exposure[(kernel * Events.Processes) + Events.Process[entry]] += Events.Count[entry] * mass;
            }
        }

        return exposure;
    }

    private (int[] Starts, double[][] Memories) Chunk()
    {
        var chunks = Events.Groups < GroupsWorthChunks ? 1 : ManyChunks;
        var starts = Enumerable.Range(0, chunks + 1).Select(chunk => (int)((long)Events.Groups * chunk / chunks)).ToArray();
        var memories = new double[chunks][];
        var memory = new HawkesMemory(this);
        for (var chunk = 0; chunk < chunks; chunk++)
        {
            for (var group = starts[chunk]; group < starts[chunk + 1]; group++)
            {
                memory.MoveTo(group);
                if (group == starts[chunk])
                    memories[chunk] = memory.Weight.ToArray();
                memory.Add(group);
            }

            memories[chunk] ??= new double[Features];
        }

        return (starts, memories);
    }
}
