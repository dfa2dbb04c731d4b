namespace Sillage.Analysis;

/// <summary>What is left of earlier events: Σ exp(−β (t − t_i)) by feature, carried from group to group.</summary>
internal sealed class HawkesMemory(HawkesProblem problem)
{
    private readonly double[] weight = new double[problem.Features];
    private double at = double.NaN;

    /// <summary>By feature.</summary>
    public ReadOnlySpan<double> Weight => weight;

    /// <summary>Takes up where a chunk starts: at its first group, before it.</summary>
    public void Start(int chunk)
    {
        problem.ChunkMemories[chunk].CopyTo(weight, 0);
        at = problem.ChunkStarts[chunk] < problem.Events.Groups ? problem.Events.Times[problem.ChunkStarts[chunk]] : double.NaN;
    }

    /// <summary>Moves on to the time of a group.</summary>
    public void MoveTo(int group)
    {
        var time = problem.Events.Times[group];
        var passed = time - at;
        at = time;
        if (!(passed > 0))
            return;
        var processes = problem.Events.Processes;
        for (var kernel = 0; kernel < problem.Decays.Length; kernel++)
            Loops.Scale(Math.Exp(-problem.Decays[kernel] * passed), weight.AsSpan(kernel * processes, processes));
    }

    /// <summary>Remembers the events of a group.</summary>
    public void Add(int group)
    {
        var events = problem.Events;
        for (var entry = events.Starts[group]; entry < events.Starts[group + 1]; entry++)
        {
            for (var kernel = 0; kernel < problem.Decays.Length; kernel++)
                weight[(kernel * events.Processes) + events.Process[entry]] += events.Count[entry];
        }
    }
}
