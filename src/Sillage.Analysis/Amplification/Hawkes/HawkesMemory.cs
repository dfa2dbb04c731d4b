namespace Sillage.Analysis;

/// <summary>What is left of earlier events: Σ exp(−β (t − t_i)), carried from group to group.</summary>
internal sealed class HawkesMemory
{
    private readonly HawkesPast past;
    private readonly double[] weight;

    /// <param name="past">What the events are.</param>
    /// <param name="from">What was remembered before the group with which it begins; null for the first.</param>
    public HawkesMemory(HawkesPast past, double[]? from = null) =>
        (this.past, weight) = (past, from?.ToArray() ?? new double[past.Decays.Length * past.Events.Processes]);

    /// <summary>By exponential and cause.</summary>
    public ReadOnlySpan<double> Weight => weight;

    /// <summary>By cause, of one exponential.</summary>
    public ReadOnlySpan<double> Of(int exponential) => weight.AsSpan(exponential * past.Events.Processes, past.Events.Processes);

    /// <summary>Moves on to the next group.</summary>
    public void MoveTo(int group)
    {
        var (causes, exponentials) = (past.Events.Processes, past.Decays.Length);
        for (var one = 0; one < exponentials; one++)
            Loops.Scale(past.Fades[(group * exponentials) + one], weight.AsSpan(one * causes, causes));
    }

    /// <summary>Remembers the events of a group.</summary>
    public void Add(int group)
    {
        var events = past.Events;
        for (var entry = events.Starts[group]; entry < events.Starts[group + 1]; entry++)
        {
            for (var one = 0; one < past.Decays.Length; one++)
                weight[(one * events.Processes) + events.Process[entry]] += events.Count[entry];
        }
    }

    /// <summary>Adds what a moment's intensity would get by each feature, were every effect 1.</summary>
    public void Write(Span<double> row)
    {
        var causes = past.Events.Processes;
        for (var one = 0; one < past.Decays.Length; one++)
        {
            var (kernel, share) = past.Part(one);
            Loops.Add(share * past.Densities[one], Of(one), row.Slice(kernel * causes, causes));
        }
    }
}
