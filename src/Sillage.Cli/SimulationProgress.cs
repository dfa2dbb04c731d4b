using System.Diagnostics;
using System.Globalization;

namespace Sillage.Cli;

/// <summary>How far a simulation is, on standard error: every five seconds, so that a small one says nothing.</summary>
internal static class SimulationProgress
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    /// <summary>A callback that takes the share of the simulated time that is done; most posts fall into its first tenth.</summary>
    public static Action<double> Start()
    {
        var watch = Stopwatch.StartNew();
        var shown = TimeSpan.Zero;
        return done =>
        {
            if (watch.Elapsed - shown < Interval)
                return;
            shown = watch.Elapsed;
            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"simulating: {100 * done:F0} % of the simulated time, {shown:hh\\:mm\\:ss}"));
        };
    }
}
