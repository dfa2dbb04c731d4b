using System.Diagnostics;

namespace Sillage.Cli.Tests;

/// <summary>The program as a process, as a user starts it.</summary>
internal static class Cli
{
    /// <summary>The built program.</summary>
    public static string Program { get; } = Path.Combine(AppContext.BaseDirectory, "sillage.dll");

    /// <summary>Runs it to its end.</summary>
    /// <param name="folder">Folder in which it is started.</param>
    /// <param name="words">Its command line.</param>
    /// <param name="input">What comes through standard input; null for nothing.</param>
    /// <param name="heapMegabytes">Most memory that it may take for its objects; 0 for no limit.</param>
    public static (int Code, string Output, string Error) Run(string folder, IEnumerable<string> words, string? input = null, int heapMegabytes = 0)
    {
        using var process = Start(folder, words, heapMegabytes);
        if (input is not null)
            process.StandardInput.Write(input);
        return End(process);
    }

    /// <summary>
    /// Runs it where no file may grow beyond a size. A limit of the shell's stands for the full disk: the system refuses to write just the
    /// same, and nothing else on the machine is disturbed.
    /// </summary>
    public static (int Code, string Output, string Error) RunWithFilesUpTo(int kilobytes, string folder, params string[] words)
    {
        // .NET keeps the code that it compiles in files of its own unless told not to; a write beyond the limit must fail, not kill.
        const string limited = "ulimit -f \"$1\" && trap '' XFSZ && shift && exec dotnet \"$@\"";
        var start = new ProcessStartInfo("bash", ["-c", limited, "sillage", $"{kilobytes}", Program, .. words]);
        start.Environment["DOTNET_EnableWriteXorExecute"] = "0";
        return End(Start(folder, start));
    }

    /// <summary>Starts it and leaves it running.</summary>
    public static Process Start(string folder, IEnumerable<string> words, int heapMegabytes = 0)
    {
        var start = new ProcessStartInfo("dotnet", [Program, .. words]);
        if (heapMegabytes > 0)
            start.Environment["DOTNET_GCHeapHardLimit"] = $"{(long)heapMegabytes << 20:X}";
        return Start(folder, start);
    }

    /// <summary>Closes its standard input and waits for its end.</summary>
    public static (int Code, string Output, string Error) End(Process process)
    {
        try
        {
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It closed its end first.
        }

        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.Result);
    }

    private static Process Start(string folder, ProcessStartInfo start)
    {
        start.WorkingDirectory = folder;
        start.RedirectStandardInput = start.RedirectStandardOutput = start.RedirectStandardError = true;
        return Process.Start(start)!;
    }
}
