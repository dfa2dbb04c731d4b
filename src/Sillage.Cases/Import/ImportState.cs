using System.Diagnostics;
using Sillage.Posts.Captures;
using Sillage.Posts.Sources;

namespace Sillage.Cases.Import;

/// <summary>What an import counts while it runs, for the user's progress line.</summary>
internal sealed class ImportState(IReadOnlyList<CaptureFile> captures, Action<ImportProgress>? progress, TimeSpan interval)
{
    private readonly Stopwatch clock = Stopwatch.StartNew();
    private readonly long? total = captures.All(capture => capture.Bytes is not null) ? captures.Sum(capture => capture.Bytes) : null;
    private readonly Lock gate = new();
    private readonly List<Rejection> tooLong = [];
    private CaptureFile? current;
    private int fileNumber;
    private long bytesBefore;
    private long bytes;
    private long posts;
    private long rejected;
    private TimeSpan? reportedAt;

    public void NextFile(CaptureFile capture)
    {
        if (current is not null)
            bytesBefore += current.Bytes ?? bytes;
        current = capture;
        bytes = 0;
        fileNumber++;
        Report(ImportPhase.Reading, force: false);
    }

    public void Consumed(long storedBytes)
    {
        bytes = storedBytes;
        Report(ImportPhase.Reading, force: false);
    }

    public void Add((long Records, long Embedded, long Rejected) tally)
    {
        Interlocked.Add(ref posts, tally.Records);
        Interlocked.Add(ref rejected, tally.Rejected);
    }

    /// <summary>A record too long for a block; it is written with the next block of its file, so that a resumed import counts it once.</summary>
    public void TooLong(Rejection rejection) => tooLong.Add(rejection);

    public IReadOnlyList<Rejection> TakeTooLong()
    {
        if (tooLong.Count == 0)
            return [];
        Rejection[] taken = [.. tooLong];
        tooLong.Clear();
        return taken;
    }

    /// <summary>A block that an earlier run read: what was too long before it came in with it.</summary>
    public void Overtaken() => tooLong.Clear();

    public void Report(ImportPhase phase, bool force)
    {
        if (progress is null || current is null)
            return;
        lock (gate)
        {
            if (!force && clock.Elapsed - reportedAt < interval)
                return;
            reportedAt = clock.Elapsed;
        }

        progress(new ImportProgress(
            current.Name, fileNumber, captures.Count, bytesBefore + bytes, total, Interlocked.Read(ref posts), Interlocked.Read(ref rejected), clock.Elapsed, phase));
    }
}
