namespace Sillage.Cli;

/// <summary>Exit codes, documented in docs/exit-codes.md.</summary>
internal static class ExitCode
{
    public const int Done = 0, Failed = 1, WrongUsage = 2, NothingReadable = 3, Quarantined = 4, Cancelled = 130;
}

/// <summary>The command line asks for something that does not make sense; the message says what.</summary>
internal sealed class UsageException(string message) : Exception(message);
