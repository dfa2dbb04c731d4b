using System.Diagnostics;
using System.Globalization;

namespace Sillage.Graphs.Bench;

/// <summary>Times an operation a few times and prints one JSON line: seconds of the clock and of the processor (medians), and the peak memory so far.</summary>
public sealed class Measure(int threads, int repetitions, TextWriter output)
{
    public int Threads => threads;

    public T Run<T>(string operation, Func<T> body, Func<T, string>? also = null) => Run(operation, _ => body(), also);

    /// <param name="operation">What it is called.</param>
    /// <param name="body">Is told how often it was called before.</param>
    /// <param name="also">More members of the line's object.</param>
    public T Run<T>(string operation, Func<int, T> body, Func<T, string>? also = null)
    {
        var wall = new double[repetitions];
        var cpu = new double[repetitions];
        T result = default!;
        for (var i = 0; i < repetitions; i++)
        {
            var before = Environment.CpuUsage.TotalTime;
            var clock = Stopwatch.StartNew();
            result = body(i);
            wall[i] = clock.Elapsed.TotalSeconds;
            cpu[i] = (Environment.CpuUsage.TotalTime - before).TotalSeconds;
        }

        Array.Sort(wall);
        Array.Sort(cpu);
        using var self = Process.GetCurrentProcess();
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $$"""{"tool": "sillage", "threads": {{threads}}, "op": "{{operation}}", "wall": {{wall[repetitions / 2]:F5}}, "wall_min": {{wall[0]:F5}}, "cpu": {{cpu[repetitions / 2]:F5}}, "peak_mib": {{self.PeakWorkingSet64 >> 20}}{{also?.Invoke(result)}}}"""));
        return result;
    }
}
