using System.Diagnostics;
using System.Globalization;
using Sillage.Analysis;

namespace Sillage.Bench;

/// <summary>One pass of all indicators over an invented slice: where a machine is busy, its CPU seconds say more than the clock.</summary>
internal static class AutomationPass
{
    public static void Run(int posts, TextWriter to)
    {
        // Compiled before it counts.
        Automation.Run(InventedSlice.Of(100_000), new AutomationOptions(), CancellationToken.None);
        var slice = InventedSlice.Of(posts);
        var process = Process.GetCurrentProcess();
        var (cpu, allocated, clock) = (process.TotalProcessorTime, GC.GetTotalAllocatedBytes(), Stopwatch.StartNew());
        var result = Automation.Run(slice, new AutomationOptions(), CancellationToken.None).Result;
        process.Refresh();
        to.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{posts:N0} posts, {result.Accounts:N0} accounts, {result.Examined:N0} examined: {clock.Elapsed.TotalSeconds:F2} s, {(process.TotalProcessorTime - cpu).TotalSeconds:F2} CPU s, {(GC.GetTotalAllocatedBytes() - allocated) / 1e6:N0} MB allocated"));
    }
}
