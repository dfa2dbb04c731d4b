using System.Diagnostics;

namespace Sillage.Reports;

/// <summary>Questions that are asked one after another, beside those of another lane. Where one fails, no further one is begun.</summary>
/// <param name="done">Told each question's name and time as it ends; by several threads.</param>
/// <param name="stop">Stops all lanes.</param>
internal sealed class Lane(Action<string, TimeSpan> done, CancellationTokenSource stop)
{
    private readonly List<Task> asked = [];

    /// <summary>Asks when what was asked before is answered.</summary>
    /// <param name="name">For the user.</param>
    /// <param name="ask">May wait for answers of another lane, asked before.</param>
    public Task<T> Ask<T>(string name, Func<T> ask)
    {
        var answer = asked.LastOrDefault(Task.CompletedTask).ContinueWith(_ => Timed(name, ask), stop.Token, TaskContinuationOptions.LongRunning, TaskScheduler.Default);
        asked.Add(answer);
        return answer;
    }

    /// <summary>Waits until all lanes are through.</summary>
    /// <exception cref="OperationCanceledException">They were stopped.</exception>
    public static void End(params ReadOnlySpan<Lane> lanes) => Task.WhenAll(lanes.ToArray().SelectMany(lane => lane.asked)).GetAwaiter().GetResult();

    private T Timed<T>(string name, Func<T> ask)
    {
        var begun = Stopwatch.GetTimestamp();
        try
        {
            var answer = ask();
            done(name, Stopwatch.GetElapsedTime(begun));
            return answer;
        }
        catch
        {
            stop.Cancel();
            throw;
        }
    }
}
