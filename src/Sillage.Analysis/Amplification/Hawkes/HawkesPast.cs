namespace Sillage.Analysis;

/// <summary>
/// What earlier events would add to each moment's intensity, were every effect 1. It depends neither on the parameters nor on the background, so that all
/// fits to the same events share it.
/// </summary>
/// <remarks>
/// A feature is a pair of a cause j and a kernel b, at place b · causes + j. Where the shares of the exponentials are known, their mixture is the only kernel.
/// </remarks>
internal sealed class HawkesPast
{
    private const int GroupsWorthChunks = 4_096;
    private const int ManyChunks = 16;

    /// <summary>Rows are kept up to so many numbers (256 MB), beyond it reckoned again in each pass.</summary>
    private const long MostKept = 1 << 25;

    private readonly double[][] memories;
    private readonly double[]?[] kept;

    public HawkesPast(HawkesEvents events, double[] decays, double[]? shares)
    {
        (Events, Decays, Shares) = (events, decays, shares);
        // With ticks the weight of lag s is (1 − e^{−βΔ}) e^{−β(s − Δ)} for a whole tick Δ: the same exponential with another constant.
        Densities = Array.ConvertAll(decays, decay => events.Tick > 0 ? (Math.Exp(decay * events.Tick) - 1) / events.Tick : decay);
        Fades = Fade();
        Exposure = Expose();
        var chunks = events.Groups < GroupsWorthChunks ? 1 : ManyChunks;
        ChunkStarts = [.. Enumerable.Range(0, chunks + 1).Select(chunk => (int)((long)events.Groups * chunk / chunks))];
        memories = Remember();
        kept = new double[chunks][];
        if ((long)events.Groups * Features <= MostKept)
            Parallel.For(0, chunks, chunk => kept[chunk] = Reckon(chunk));
    }

    public HawkesEvents Events { get; }

    /// <summary>β of each exponential.</summary>
    public double[] Decays { get; }

    /// <summary>Known shares of the exponentials; null where they are fitted.</summary>
    public double[]? Shares { get; }

    /// <summary>Height of each exponential at lag 0.</summary>
    public double[] Densities { get; }

    public int Kernels => Shares is null ? Decays.Length : 1;

    public int Features => Events.Processes * Kernels;

    /// <summary>By group and exponential: what is left of it since the group before.</summary>
    public double[] Fades { get; }

    /// <summary>Expected direct effects by feature, were every α 1: the kernels' mass inside the time looked at.</summary>
    public double[] Exposure { get; }

    /// <summary>Groups at which chunks start, and after them the number of groups. Chunks do not depend on the number of threads.</summary>
    public int[] ChunkStarts { get; }

    public int Chunks => ChunkStarts.Length - 1;

    /// <summary>The features of a chunk's groups, row by row.</summary>
    public double[] Rows(int chunk) => kept[chunk] ?? Reckon(chunk);

    /// <summary>The kernel that an exponential belongs to, and its share there.</summary>
    public (int Kernel, double Share) Part(int exponential) => Shares is null ? (exponential, 1) : (0, Shares[exponential]);

    /// <summary>Mass that an exponential remembered at one time drops from there until another, inside the time looked at.</summary>
    public double Dropped(double decay, double from, double to)
    {
        if (to < 0)
            return 0;
        var start = Math.Max(from, Math.Min(-Events.Tick, to));
        return Math.Exp(-decay * (start - from)) - Math.Exp(-decay * (to - from));
    }

    private double[] Fade()
    {
        var fades = new double[Events.Groups * Decays.Length];
        for (var group = 0; group < Events.Groups; group++)
        {
            for (var one = 0; one < Decays.Length; one++)
                fades[(group * Decays.Length) + one] = group == 0 ? 1 : Math.Exp(-Decays[one] * (Events.Times[group] - Events.Times[group - 1]));
        }

        return fades;
    }

    private double[] Expose()
    {
        var exposure = new double[Features];
        for (var one = 0; one < Decays.Length; one++)
        {
            var (kernel, share) = Part(one);
            for (var group = 0; group < Events.Groups; group++)
            {
                var mass = share * Dropped(Decays[one], Events.Times[group], Math.Max(Events.Last, Events.Times[group]));
                for (var entry = Events.Starts[group]; entry < Events.Starts[group + 1]; entry++)
                    exposure[(kernel * Events.Processes) + Events.Process[entry]] += Events.Count[entry] * mass;
            }
        }

        return exposure;
    }

    /// <summary>What is remembered before each chunk.</summary>
    private double[][] Remember()
    {
        var (memory, before) = (new HawkesMemory(this), new double[Chunks][]);
        for (var chunk = 0; chunk < before.Length; chunk++)
        {
            before[chunk] = memory.Weight.ToArray();
            for (var group = ChunkStarts[chunk]; group < ChunkStarts[chunk + 1]; group++)
            {
                memory.MoveTo(group);
                memory.Add(group);
            }
        }

        return before;
    }

    private double[] Reckon(int chunk)
    {
        var (from, to) = (ChunkStarts[chunk], ChunkStarts[chunk + 1]);
        var (memory, rows) = (new HawkesMemory(this, memories[chunk]), new double[(to - from) * Features]);
        for (var group = from; group < to; group++)
        {
            memory.MoveTo(group);
            memory.Write(rows.AsSpan((group - from) * Features, Features));
            memory.Add(group);
        }

        return rows;
    }
}
