using Sillage.Posts.Sources;

namespace Sillage.Cases.Import;

/// <summary>How captures are imported.</summary>
public sealed record ImportOptions
{
    /// <summary>Reader to use for every file, instead of the one that detection finds (a column mapping given by the user); null detects.</summary>
    public ISource? Source { get; init; }

    /// <summary>Threads that parse and write; 0 means one per core.</summary>
    public int Threads { get; init; }

    /// <summary>
    /// Megabytes of unpacked capture that enter the case in one transaction: what a kill can cost at most. 0 chooses by the size of the case
    /// (1 to 20 GB), so that comparing each batch with the case stays a small part of the work.
    /// </summary>
    public int BatchMegabytes { get; init; }

    /// <summary>Least time between two reports of progress.</summary>
    public TimeSpan ReportEvery { get; init; } = TimeSpan.FromMilliseconds(200);
}

/// <summary>How far an import is.</summary>
/// <param name="File">File being read, as the user named it.</param>
/// <param name="FileNumber">Its number among the files, from 1.</param>
/// <param name="Files">Number of files.</param>
/// <param name="Bytes">Stored bytes read so far, over all files.</param>
/// <param name="TotalBytes">Stored bytes of all files; null where one of them has no known size (standard input).</param>
/// <param name="Posts">Captured posts read so far.</param>
/// <param name="Rejected">Records rejected so far.</param>
/// <param name="Elapsed">Time since the start.</param>
/// <param name="Phase">What is being done.</param>
public sealed record ImportProgress(
    string File, int FileNumber, int Files, long Bytes, long? TotalBytes, long Posts, long Rejected, TimeSpan Elapsed, ImportPhase Phase);

/// <summary>Steps of an import.</summary>
public enum ImportPhase
{
    /// <summary>Captures are read.</summary>
    Reading,

    /// <summary>What was read is merged with what the case held.</summary>
    Merging,
}

/// <summary>What became of one file.</summary>
/// <param name="File">As the user named it.</param>
/// <param name="Outcome">What was done.</param>
/// <param name="Reader">Reader used; null where none was.</param>
/// <param name="Why">What the detector saw, or why the file was not read.</param>
/// <param name="Lines">Lines read.</param>
/// <param name="Records">Posts captured for themselves, before merging.</param>
/// <param name="Embedded">Sightings of posts inside other posts.</param>
/// <param name="Rejected">Records in quarantine.</param>
/// <param name="Failure">Why reading stopped before the end (truncated archive); null where it did not.</param>
/// <param name="Repairs">Repairs made, with their number.</param>
public sealed record ImportedFile(
    string File, ImportOutcome Outcome, string? Reader, string Why, long Lines, long Records, long Embedded, long Rejected, string? Failure,
    IReadOnlyList<(string Repair, long Occurrences)> Repairs)
{
    /// <summary>Most entries of <see cref="Examples"/>.</summary>
    public const int MostExamples = 3;

    /// <summary>How the text is written: utf-8, utf-16le, utf-16be, windows-1252; empty where the file was not read.</summary>
    public string Encoding { get; init; } = "";

    /// <summary>Mapping of columns (JSON) that the reader went by; for a file that was not read, one that is proposed; else null.</summary>
    public string? Mapping { get; init; }

    /// <summary>The first records in quarantine.</summary>
    public IReadOnlyList<Rejection> Examples { get; init; } = [];
}

/// <summary>What an import did with a file.</summary>
public enum ImportOutcome
{
    /// <summary>Read to its end.</summary>
    Imported,

    /// <summary>Read as far as it could be; see <see cref="ImportedFile.Failure"/>.</summary>
    Truncated,

    /// <summary>The case holds it already (same name, size and time, or same SHA-256).</summary>
    AlreadyThere,

    /// <summary>No reader knows its format, or it is empty.</summary>
    Unreadable,

    /// <summary>Sillage wrote it, and it holds no posts: passed over.</summary>
    OwnFile,
}

/// <summary>What an import did.</summary>
/// <param name="Files">One entry a file, in the order given.</param>
/// <param name="PostsBefore">Captured posts in the case before.</param>
/// <param name="PostsAfter">Captured posts in the case afterwards.</param>
public sealed record ImportSummary(IReadOnlyList<ImportedFile> Files, long PostsBefore, long PostsAfter)
{
    /// <summary>True if at least one record or file went to quarantine.</summary>
    public bool Quarantined => Files.Any(file => file.Rejected > 0 || file.Failure is not null || file.Outcome == ImportOutcome.Unreadable);

    /// <summary>True if no file gave or had given anything.</summary>
    public bool NothingReadable => Files.All(file => file.Outcome is ImportOutcome.Unreadable or ImportOutcome.OwnFile);
}
