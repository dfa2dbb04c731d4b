using System.Collections.Concurrent;

namespace Sillage.Analysis.Statistics;

/// <summary>Loops on all cores whose turns need memory: as much of it as there are cores, handed on from turn to turn.</summary>
internal static class Scratch
{
    /// <summary>Calls <paramref name="body"/> once for every turn. Which memory it gets is left to chance, and what stands in it too.</summary>
    /// <param name="turns">Number of turns.</param>
    /// <param name="memory">Makes memory.</param>
    /// <param name="body">A turn, with memory that nobody else uses meanwhile.</param>
    /// <param name="cancel">Stops between turns.</param>
    public static void For<T>(int turns, Func<T> memory, Action<int, T> body, CancellationToken cancel)
    {
        var free = new ConcurrentBag<T>();
        Parallel.For(
            0, turns, new ParallelOptions { CancellationToken = cancel, MaxDegreeOfParallelism = Environment.ProcessorCount }, () => free.TryTake(out var held) ? held : memory(), (turn, _, held) =>
            {
                body(turn, held);
                return held;
            }, free.Add);
    }
}
