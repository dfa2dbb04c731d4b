using System.Diagnostics;
using System.Globalization;

namespace Sillage.Graphs.Bench;

/// <summary>Times an operation a few times and prints one JSON line: seconds of the clock and of the processor, and the peak memory so far.</summary>
public sealed class Measure(string graph, int threads, int repetitions, TextWriter output)
{
    public int Threads => threads;

    public T Run<T>(string operation, Func<T> body, Func<T, string>? also = null)
    {
        var wall = new double[repetitions];
        var cpu = new double[repetitions];
        T result = default!;
        for (var i = 0; i < repetitions; i++)
        {
            using var process = Process.GetCurrentProcess();
            var before = process.TotalProcessorTime;
            var clock = Stopwatch.StartNew();
            result = body();
            wall[i] = clock.Elapsed.TotalSeconds;
            process.Refresh();
            cpu[i] = (process.TotalProcessorTime - before).TotalSeconds;
        }

        Array.Sort(wall);
        Array.Sort(cpu);
        using var self = Process.GetCurrentProcess();
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $$"""{"tool": "sillage", "graph": "{{graph}}", "threads": {{threads}}, "op": "{{operation}}", "wall_min": {{wall[0]:F4}}, "wall_median": {{wall[repetitions / 2]:F4}}, "cpu_median": {{cpu[repetitions / 2]:F4}}, "peak_mib": {{self.PeakWorkingSet64 >> 20}}{{also?.Invoke(result)}}}"""));
        return result;
    }
}
