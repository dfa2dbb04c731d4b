namespace Sillage.Analysis;

/// <summary>
/// Events of several processes on one clock, grouped by equal times: events of one group do not cause each other. Those before 0 are history: they
/// cause, and nobody asks what caused them.
/// </summary>
internal sealed class HawkesEvents
{
    private HawkesEvents(double[] times, int[] starts, int[] process, int[] count, int processes, double end, double tick) =>
        (Times, Starts, Process, Count, Processes, End, Tick) = (times, starts, process, count, processes, end, tick);

    /// <summary>Time of each group, strictly ascending.</summary>
    public double[] Times { get; }

    /// <summary>First entry of each group, and after them the number of entries.</summary>
    public int[] Starts { get; }

    /// <summary>Process of each entry; ascending inside a group.</summary>
    public int[] Process { get; }

    /// <summary>Events of each entry, at least 1.</summary>
    public int[] Count { get; }

    /// <summary>Number of processes.</summary>
    public int Processes { get; }

    /// <summary>End of the time looked at, which starts at 0.</summary>
    public double End { get; }

    /// <summary>
    /// Length of the clock's tick; all times are multiples of it, and what an event causes begins one tick later, the weights of the ticks adding up
    /// to those of the kernel. 0: a clock without ticks.
    /// </summary>
    public double Tick { get; }

    /// <summary>Number of groups.</summary>
    public int Groups => Times.Length;

    /// <summary>Where the last moment lies in which something can be caused.</summary>
    public double Last => End - Tick;

    /// <summary>Groups events.</summary>
    /// <param name="times">Times in any order, before <paramref name="end"/>.</param>
    /// <param name="process">Process of each.</param>
    /// <param name="processes">Number of processes.</param>
    /// <param name="end">End of the time looked at.</param>
    /// <param name="tick">Tick of the clock; 0 none.</param>
    public static HawkesEvents Of(double[] times, int[] process, int processes, double end, double tick)
    {
        var order = Enumerable.Range(0, times.Length).ToArray();
        Array.Sort(order, (one, other) => times[one].CompareTo(times[other]) is var byTime && byTime != 0 ? byTime : process[one].CompareTo(process[other]));
        var (groups, starts, entries, counts) = (new List<double>(), new List<int>(), new List<int>(), new List<int>());
        foreach (var at in order)
        {
            var isNew = groups.Count == 0 || times[at] > groups[^1];
            if (isNew)
            {
                groups.Add(times[at]);
                starts.Add(entries.Count);
            }

            if (isNew || entries[^1] != process[at])
            {
                entries.Add(process[at]);
                counts.Add(1);
            }
            else
            {
                counts[^1]++;
            }
        }

        starts.Add(entries.Count);
        return new HawkesEvents([.. groups], [.. starts], [.. entries], [.. counts], processes, end, tick);
    }

    /// <summary>Events of each process from 0 on.</summary>
    public long[] Totals()
    {
        var totals = new long[Processes];
        for (var group = 0; group < Groups; group++)
        {
            for (var entry = Starts[group]; entry < Starts[group + 1] && Times[group] >= 0; entry++)
                totals[Process[entry]] += Count[entry];
        }

        return totals;
    }
}
