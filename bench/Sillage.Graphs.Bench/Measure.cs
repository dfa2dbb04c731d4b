using System.Diagnostics;
using System.Globalization;

namespace Sillage.Graphs.Bench;

/// <summary>Times an operation a few times, less often if it is long, and prints one JSON line: seconds of the clock and of the processor (medians), and the peak memory so far.</summary>
public sealed class Measure(int threads, int repetitions, TextWriter output)
{
    public int Threads => threads;

    /// <summary>Seconds after which an operation is not repeated.</summary>
    private const double Enough = 4;

    public T Run<T>(string operation, Func<T> body, Func<T, string>? also = null) => Run(operation, _ => body(), also, Enough);

    /// <param name="operation">What it is called.</param>
    /// <param name="body">Is told how often it was called before.</param>
    /// <param name="also">More members of the line's object.</param>
    /// <param name="enough">Seconds after which it is not repeated.</param>
    public T Run<T>(string operation, Func<int, T> body, Func<T, string>? also = null, double enough = double.PositiveInfinity)
    {
        var wall = new List<double>();
        var cpu = new List<double>();
        T result = default!;
        for (var i = 0; i < repetitions && wall.Sum() < enough; i++)
        {
            var before = Environment.CpuUsage.TotalTime;
            var clock = Stopwatch.StartNew();
            result = body(i);
            wall.Add(clock.Elapsed.TotalSeconds);
            cpu.Add((Environment.CpuUsage.TotalTime - before).TotalSeconds);
        }

        wall.Sort();
        cpu.Sort();
        using var self = Process.GetCurrentProcess();
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $$"""{"tool": "sillage", "threads": {{threads}}, "op": "{{operation}}", "wall": {{wall[wall.Count / 2]:F5}}, "wall_min": {{wall[0]:F5}}, "cpu": {{cpu[cpu.Count / 2]:F5}}, "peak_mib": {{self.PeakWorkingSet64 >> 20}}{{also?.Invoke(result)}}}"""));
        return result;
    }
}
