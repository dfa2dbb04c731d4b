using System.CommandLine;
using System.Data.Common;
using Sillage.Cases;
using Sillage.Cases.Topics;
using Sillage.Cli;
using Sillage.Posts.Captures;

using var interrupted = new CancellationTokenSource();
Console.CancelKeyPress += (_, signal) =>
{
    // The second time it ends at once: a capture that comes through a pipe may keep it waiting.
    signal.Cancel = !interrupted.IsCancellationRequested;
    interrupted.Cancel();
};
// Tables and CSV are UTF-8 whatever the terminal claims.
Console.OutputEncoding = new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

try
{
    // "@handle" is a topic, not a file of further arguments.
    var parsed = Commands.Root(interrupted.Token).Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
    if (parsed.Errors.Count == 0)
        return parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
    foreach (var error in parsed.Errors)
        Console.Error.WriteLine($"sillage: {error.Message}");
    Console.Error.WriteLine("sillage: see sillage --help");
    return ExitCode.WrongUsage;
}
catch (OperationCanceledException)
{
    Console.Error.WriteLine("sillage: stopped. What was read is kept; the same command goes on from there.");
    return ExitCode.Cancelled;
}
catch (Exception e) when (e is TopicException or UsageException)
{
    Console.Error.WriteLine($"sillage: {e.Message}");
    return ExitCode.WrongUsage;
}
catch (Exception e)
{
    Console.Error.WriteLine(e switch
    {
        CaptureException or CaseException or NothingFoundException or IOException or UnauthorizedAccessException => $"sillage: {e.Message}",
        DbException => $"sillage: {CaseTrouble.Explain(null, e)}",
        _ => $"sillage: {e.GetType().Name}: {e.Message} This is a mistake of Sillage; SILLAGE_DEBUG=1 shows where, please report it.",
    });
    if (Environment.GetEnvironmentVariable("SILLAGE_DEBUG") == "1")
        Console.Error.WriteLine(e);
    return e is CaptureException ? ExitCode.NothingReadable : ExitCode.Failed;
}
