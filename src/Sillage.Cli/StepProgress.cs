using System.Diagnostics;
using System.Globalization;

namespace Sillage.Cli;

/// <summary>What a long question is doing, on standard error: in place on a terminal, every five seconds elsewhere.</summary>
internal sealed class StepProgress
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);
    private readonly bool live = !Console.IsErrorRedirected;
    private readonly Stopwatch watch = Stopwatch.StartNew();
    private readonly Steps steps = new();
    private string step = "";
    private TimeSpan shown;

    /// <summary>A step is this far.</summary>
    /// <param name="name">The step.</param>
    /// <param name="done">From 0 to 1.</param>
    public void Show(string name, double done)
    {
        if (name != step)
            steps.Begin(step = name);
        var line = string.Create(CultureInfo.InvariantCulture, $"{name}{(done > 0 ? $" {100 * done:F0} %" : "")} …");
        if (live)
        {
            Console.Error.Write($"\r\u001b[K{line}");
        }
        else if (watch.Elapsed - shown >= Interval)
        {
            shown = watch.Elapsed;
            Console.Error.WriteLine(line);
        }
    }

    /// <summary>Clears the line.</summary>
    public void End()
    {
        if (live)
            Console.Error.Write("\r\u001b[K");
    }

    /// <summary>Where the time went.</summary>
    public void Write(TextWriter writer) => steps.Write(writer);
}
