using System.IO.Compression;

namespace Sillage.Posts.Captures;

/// <summary>One capture: a file, an entry of a zip archive, or standard input.</summary>
public sealed class CaptureFile
{
    private readonly string? entry;
    private readonly Lazy<string>? archiveHash;
    private readonly CaptureException? broken;

    private CaptureFile(string name, string path, string? entry, long? bytes, DateTime? modifiedAt, Lazy<string>? archiveHash)
    {
        Name = name;
        Path = path;
        Bytes = bytes;
        ModifiedAt = modifiedAt;
        this.entry = entry;
        this.archiveHash = archiveHash;
    }

    /// <summary>A file that was found but cannot be listed (a damaged archive): opening it tells why, the files beside it are read.</summary>
    private CaptureFile(string name, string path, FileInfo file, DateTime modifiedAt, CaptureException broken)
        : this(name, path, null, file.Length, modifiedAt, null) => this.broken = broken;

    /// <summary>Name for people: the file's name, below a folder its path from there; "archive.zip!entry" for an entry; "stdin".</summary>
    public string Name { get; }

    /// <summary>Full path of the file, for an entry of its archive; "-" for standard input.</summary>
    public string Path { get; }

    /// <summary>Stored (compressed) size in bytes; null for standard input.</summary>
    public long? Bytes { get; }

    /// <summary>Last change, UTC, whole microseconds; null for standard input.</summary>
    public DateTime? ModifiedAt { get; }

    /// <summary>
    /// Finds captures: files as named, folders (recursively, in ordinal order, only names that end like a capture), patterns with
    /// <c>*</c>, <c>**</c> and <c>?</c>, "-" for standard input; a zip archive stands for its entries. No file is named twice.
    /// </summary>
    /// <exception cref="CaptureException">An argument leads to no capture.</exception>
    public static IReadOnlyList<CaptureFile> Find(IEnumerable<string> arguments)
    {
        List<CaptureFile> found = [];
        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (var argument in arguments)
        {
            foreach (var (name, path) in CaptureSearch.Expand(argument))
            {
                if (seen.Add(path))
                    found.AddRange(At(name, path));
            }
        }

        return found;
    }

    /// <summary>Opens it: unpacked, converted to UTF-8, with a sample of its beginning.</summary>
    /// <exception cref="CaptureException">It cannot be opened.</exception>
    public CaptureStream Open()
    {
        if (broken is not null)
            throw broken;
        var stored = new StoredBytes(Name, Path == CaptureSearch.StandardInput ? Console.OpenStandardInput() : OpenFile(Path));
        try
        {
            if (entry is null)
                return new CaptureStream(Name, stored, stored, null, null);
            // The archive lives as long as its file: nothing else is held by it.
            var archive = new ZipArchive(stored, ZipArchiveMode.Read);
            var content = (archive.GetEntry(entry) ?? throw new CaptureException($"{Name}: the archive lost this entry since it was listed")).Open();
            stored.StartCounting();
            return new CaptureStream(Name, stored, content, "zip", archiveHash);
        }
        catch (InvalidDataException damaged)
        {
            stored.Dispose();
            throw new CaptureException($"{Name} cannot be unpacked: {damaged.Message}", damaged);
        }
        catch
        {
            stored.Dispose();
            throw;
        }
    }

    private static List<CaptureFile> At(string name, string path)
    {
        if (path == CaptureSearch.StandardInput)
            return [new CaptureFile("stdin", path, null, null, null, null)];
        var (file, entry) = CaptureSearch.SplitEntry(path);
        var information = new FileInfo(file);
        var modified = information.LastWriteTimeUtc;
        modified = modified.AddTicks(-(modified.Ticks % TimeSpan.TicksPerMicrosecond));
        try
        {
            return Compression.IsZip(file)
                ? Entries(name, file, entry, modified)
                : [new CaptureFile(name, path, null, information.Length, modified, null)];
        }
        catch (CaptureException broken)
        {
            return [new CaptureFile(name, path, information, modified, broken)];
        }
    }

    private static List<CaptureFile> Entries(string name, string path, string? only, DateTime modified)
    {
        var hash = new Lazy<string>(() =>
        {
            using var whole = new StoredBytes(name, OpenFile(path));
            return whole.Sha256();
        });
        try
        {
            using var archive = new ZipArchive(OpenFile(path), ZipArchiveMode.Read);
            List<CaptureFile> entries =
            [
                .. archive.Entries
                    .Where(entry => only is null ? CaptureSearch.EndsLikeCapture(entry.FullName) : entry.FullName == only)
                    .OrderBy(entry => entry.FullName, StringComparer.Ordinal)
                    .Select(entry => new CaptureFile(
                        only is null ? $"{name}!{entry.FullName}" : name, path, entry.FullName, entry.CompressedLength, modified, hash)),
            ];
            return entries.Count > 0 ? entries : throw new CaptureException($"no captures in the archive {name}: {CaptureSearch.Expected}");
        }
        catch (InvalidDataException damaged)
        {
            throw new CaptureException($"{name} is not a whole zip archive: {damaged.Message} Fetch it again, or repair it with zip -FF.", damaged);
        }
    }

    private static FileStream OpenFile(string path)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 1 << 16, FileOptions.SequentialScan);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new CaptureException($"cannot open {path}: {cause.Message}", cause);
        }
    }
}
