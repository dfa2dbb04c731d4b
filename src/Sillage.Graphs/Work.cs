namespace Sillage.Graphs;

/// <summary>Work on several cores whose result does not depend on their number.</summary>
internal static class Work
{
    /// <summary>The number of threads to use: as asked, or every core for 0.</summary>
    public static int Threads(int asked) => asked switch
    {
        < 0 => throw new ArgumentOutOfRangeException(nameof(asked), asked, "the number of threads is 0 (every core) or more"),
        0 => Environment.ProcessorCount,
        _ => asked,
    };

    /// <summary>
    /// Calls <paramref name="body"/>(task, worker) once for every task from 0 to below <paramref name="tasks"/>. Which worker gets which
    /// task is left to chance: what a body computes may depend on the task only, the worker's number (0 to below
    /// <paramref name="threads"/>) chooses its scratch memory.
    /// </summary>
    public static void Run(int threads, int tasks, Action<int, int> body)
    {
        threads = Math.Min(threads, tasks);
        if (threads <= 1)
        {
            for (var task = 0; task < tasks; task++)
                body(task, 0);
            return;
        }

        var next = 0;
        Parallel.For(0, threads, new ParallelOptions { MaxDegreeOfParallelism = threads }, worker =>
        {
            for (int task; (task = Interlocked.Increment(ref next) - 1) < tasks;)
                body(task, worker);
        });
    }

    /// <summary>As <see cref="Run"/>, over ranges of about equal length that cover 0 to below <paramref name="length"/>.</summary>
    public static void Ranges(int threads, long length, int ranges, Action<long, long, int, int> body)
    {
        if (length == 0)
            return;
        ranges = (int)Math.Min(length, ranges);
        Run(threads, ranges, (task, worker) => body(Cut(length, task, ranges), Cut(length, task + 1, ranges), task, worker));
    }

    private static long Cut(long length, int task, int tasks) => (long)((Int128)length * task / tasks);
}
