using System.Diagnostics;

namespace Sillage.Cli;

/// <summary>Where the time goes.</summary>
internal sealed class Steps
{
    private readonly List<(string Name, TimeSpan Time)> ended = [];
    private readonly long start = Stopwatch.GetTimestamp();
    private (string Name, long Start)? begun;

    /// <summary>A step begins, and the one before it ends.</summary>
    public void Begin(string name)
    {
        End();
        begun = (name, Stopwatch.GetTimestamp());
    }

    /// <summary>The step that has begun ends.</summary>
    public void End()
    {
        if (begun is { } step)
            Add(step.Name, Stopwatch.GetElapsedTime(step.Start));
        begun = null;
    }

    /// <summary>A step that went on beside others has ended.</summary>
    public void Add(string name, TimeSpan time)
    {
        lock (ended)
            ended.Add((name, time));
    }

    /// <summary>Writes one line a step, seconds and name, and all in all: less than their sum where they went on at once.</summary>
    public void Write(TextWriter writer)
    {
        End();
        foreach (var (name, time) in ended)
            writer.WriteLine(FormattableString.Invariant($"{time.TotalSeconds,8:F2} s  {name}"));
        writer.WriteLine(FormattableString.Invariant($"{Stopwatch.GetElapsedTime(start).TotalSeconds,8:F2} s  in all"));
    }
}
