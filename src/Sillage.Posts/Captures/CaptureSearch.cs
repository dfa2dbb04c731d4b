using System.IO.Enumeration;
using System.Text;
using System.Text.RegularExpressions;

namespace Sillage.Posts.Captures;

/// <summary>Turns what the user names into paths of files.</summary>
internal static class CaptureSearch
{
    /// <summary>The argument that means standard input.</summary>
    public const string StandardInput = "-";

    /// <summary>Which names a folder is searched for, in a sentence.</summary>
    public const string Expected =
        "looked for names ending in .json, .jsonl, .ndjson, .csv, .tsv or .txt, each also with .gz, .zst, .xz or .bz2, and for .zip";

    private static readonly string[] Packed = [".gz", ".zst", ".xz", ".bz2"];
    private static readonly string[] Plain = [".json", ".jsonl", ".ndjson", ".csv", ".tsv", ".txt"];

    /// <summary>Names for people and full paths, in ordinal order.</summary>
    public static IEnumerable<(string Name, string Path)> Expand(string argument)
    {
        if (argument == StandardInput)
            return [("stdin", StandardInput)];
        if (File.Exists(argument))
            return [(Path.GetFileName(argument), Path.GetFullPath(argument))];
        if (Directory.Exists(argument))
        {
            return NotNone(
                Below(argument).Where(path => EndsLikeCapture(path) || path.EndsWith(".zip", StringComparison.OrdinalIgnoreCase)),
                argument,
                $"no captures in the folder {argument}: {Expected}");
        }

        if (SplitEntry(argument) is (var archive, not null))
            return [($"{Path.GetFileName(archive)}{argument[archive.Length..]}", Path.GetFullPath(archive) + argument[archive.Length..])];
        if (argument.AsSpan().IndexOfAny('*', '?') < 0)
            throw new CaptureException($"no such file or folder: {argument}");

        var fixedPart = argument[..(argument.AsSpan(0, argument.AsSpan().IndexOfAny('*', '?')).LastIndexOf('/') + 1)];
        var folder = fixedPart.Length == 0 ? "." : fixedPart;
        if (!Directory.Exists(folder))
            throw new CaptureException($"no such folder: {folder} (of the pattern {argument})");
        var pattern = Pattern(argument[fixedPart.Length..]);
        return NotNone(Below(folder).Where(path => pattern.IsMatch(path)), folder, $"no file matches {argument}");
    }

    /// <summary>True if the name ends like a capture, packed or not.</summary>
    public static bool EndsLikeCapture(string name)
    {
        var packing = Array.Find(Packed, ending => name.EndsWith(ending, StringComparison.OrdinalIgnoreCase));
        var plain = name.AsSpan(0, name.Length - (packing?.Length ?? 0));
        foreach (var ending in Plain)
        {
            if (plain.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    /// <summary>Parts "archive.zip!entry" where the archive exists; the entry is null for any other path.</summary>
    public static (string File, string? Entry) SplitEntry(string path)
    {
        for (var mark = path.IndexOf('!', StringComparison.Ordinal); mark > 0; mark = path.IndexOf('!', mark + 1))
        {
            if (File.Exists(path[..mark]) && !File.Exists(path))
                return (path[..mark], path[(mark + 1)..]);
        }

        return (path, null);
    }

    private static List<(string, string)> NotNone(IEnumerable<string> paths, string folder, string otherwise)
    {
        List<(string, string)> found =
            [.. paths.Order(StringComparer.Ordinal).Select(path => (path, Path.GetFullPath(Path.Combine(folder, path))))];
        return found.Count > 0 ? found : throw new CaptureException(otherwise);
    }

    /// <summary>Files below a folder, relative, with forward slashes. Links to folders are not followed: they may lead in circles.</summary>
    private static List<string> Below(string folder)
    {
        var files = new FileSystemEnumerable<string>(
            folder,
            static (ref FileSystemEntry entry) => entry.ToFullPath(),
            new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = false, AttributesToSkip = FileAttributes.Hidden })
        {
            ShouldIncludePredicate = static (ref FileSystemEntry entry) => !entry.IsDirectory,
            ShouldRecursePredicate = static (ref FileSystemEntry entry) => (entry.Attributes & FileAttributes.ReparsePoint) == 0,
        };
        try
        {
            return [.. files.Select(path => Path.GetRelativePath(folder, path).Replace('\\', '/'))];
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new CaptureException($"cannot search the folder {folder}: {cause.Message}", cause);
        }
    }

    private static Regex Pattern(string glob)
    {
        var pattern = new StringBuilder("^");
        for (var at = 0; at < glob.Length; at++)
        {
            if (string.CompareOrdinal(glob, at, "**/", 0, 3) == 0)
            {
                pattern.Append("(?:.*/)?");
                at += 2;
            }
            else if (string.CompareOrdinal(glob, at, "**", 0, 2) == 0)
            {
                pattern.Append(".*");
                at++;
            }
            else
            {
                pattern.Append(glob[at] switch { '*' => "[^/]*", '?' => "[^/]", var sign => Regex.Escape(sign.ToString()) });
            }
        }

        return new Regex(pattern.Append('$').ToString(), RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
    }
}
