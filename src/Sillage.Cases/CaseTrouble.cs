using System.Globalization;
using System.Text.RegularExpressions;

namespace Sillage.Cases;

/// <summary>Turns what the database says went wrong into what the user can do about it.</summary>
public static partial class CaseTrouble
{
    private static readonly string[] InUse = ["Conflicting lock", "Could not set lock", "being used by another process"];

    private static readonly (string[] Signs, Func<string, string, string> Sentence)[] Known =
    [
        (["No space left", "Disk quota exceeded", "File too large", "not enough space", "max_temp_directory_size"], (path, _) =>
            $"{path} cannot be written: the disk is full, or a limit on files is reached{Free(path)}. Make room, or move the case to a larger disk."),
        (InUse, (path, message) =>
            $"{path} is in use by another process{Holder().Match(message).Groups["who"].Value}. Wait until it has finished, or work on a copy."),
        (["not a valid DuckDB database"], (path, _) =>
            $"{path} is not a case file (it is no DuckDB database). Captures are given as files, folders or archives."),
        (["database file with version number"], (path, _) =>
            $"{path} was written by a newer version of Sillage or DuckDB than this one knows. Update Sillage; the file was not touched."),
        (["Could not read enough bytes", "Corrupt database", "stored checksum", "Serialization Error", "Failed to load metadata"], (path, _) =>
            $"{path} is damaged: it was cut short when it was copied, or changed by something else. Take a copy that is whole, or import the captures into a new case."),
        (["Permission denied", "Read-only file system", "Operation not permitted", "Cannot open file"], (path, _) =>
            $"{path} cannot be opened. Look at the rights of the file and of its folder, or choose another place."),
    ];

    /// <summary>A sentence for the user, followed by the first line of what the database said.</summary>
    /// <param name="path">The case; null if the database's message alone must do.</param>
    /// <param name="cause">What was thrown.</param>
    public static string Explain(string? path, Exception cause)
    {
        ArgumentNullException.ThrowIfNull(cause);
        var message = cause.Message.Split('\n')[0].Trim();
        path ??= Quoted().Match(message) is { Success: true } quoted ? quoted.Groups[1].Value : "the case";
        foreach (var (signs, sentence) in Known)
        {
            if (signs.Any(sign => message.Contains(sign, StringComparison.OrdinalIgnoreCase)))
                return $"{sentence(path, message)} ({message.TrimEnd('.')})";
        }

        return $"{path}: {message}";
    }

    /// <summary>True if another process has the file open.</summary>
    internal static bool IsInUse(Exception cause) => InUse.Any(sign => cause.Message.Contains(sign, StringComparison.OrdinalIgnoreCase));

    private static string Free(string path)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path)) ?? path;
        return Directory.Exists(folder)
            ? string.Create(CultureInfo.InvariantCulture, $" ({new DriveInfo(folder).AvailableFreeSpace / 1e6:N0} MB free in {folder})")
            : "";
    }

    [GeneratedRegex("\"([^\"]+)\"")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"held in (\S*/)?(?<name>[^/\s]+)(?<who> \(PID \d+\))")]
    private static partial Regex Holder();
}
