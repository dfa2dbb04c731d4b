using System.Globalization;
using Sillage.Cases;
using Sillage.Cases.Import;
using Sillage.Posts.Captures;

namespace Sillage.Cli;

/// <summary>An import with its progress and what became of each file, on standard error.</summary>
internal static class ImportReport
{
    private static readonly TimeSpan PlainInterval = TimeSpan.FromSeconds(5);

    public static ImportSummary Run(CaseFile target, IReadOnlyList<CaptureFile> captures, ImportOptions options, CancellationToken cancel)
    {
        var live = !Console.IsErrorRedirected;
        var plainShown = TimeSpan.Zero;
        var summary = Importer.Run(target, captures, options, Show, cancel);
        if (live)
            Console.Error.Write("\r\u001b[K");
        foreach (var file in summary.Files)
            Describe(file);
        return summary;

        void Show(ImportProgress progress)
        {
            if (live)
            {
                Console.Error.Write($"\r\u001b[K{Line(progress)}");
            }
            else if (progress.Elapsed - plainShown >= PlainInterval)
            {
                plainShown = progress.Elapsed;
                Console.Error.WriteLine(Line(progress));
            }
        }
    }

    private static string Line(ImportProgress progress)
    {
        if (progress.Phase == ImportPhase.Merging)
            return "merging into the case …";
        var seconds = Math.Max(0.001, progress.Elapsed.TotalSeconds);
        var done = progress.TotalBytes is > 0 and var total
            ? string.Create(CultureInfo.InvariantCulture, $"{100.0 * progress.Bytes / total:F0} % of {total / 1e6:N0} MB, ")
            : string.Create(CultureInfo.InvariantCulture, $"{progress.Bytes / 1e6:N0} MB, ");
        var left = progress.TotalBytes is { } all && progress.Bytes > 0
            ? string.Create(CultureInfo.InvariantCulture, $", {TimeSpan.FromSeconds(seconds * (all - progress.Bytes) / progress.Bytes):m\\:ss} left")
            : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{progress.File} ({progress.FileNumber}/{progress.Files}): {done}{progress.Posts:N0} posts, {progress.Posts / seconds:N0}/s{left}{(progress.Rejected > 0 ? $", {progress.Rejected:N0} rejected" : "")}");
    }

    private static void Describe(ImportedFile file)
    {
        Console.Error.WriteLine(file.Outcome switch
        {
            ImportOutcome.AlreadyThere => $"{file.File}: {file.Failure ?? file.Why}",
            ImportOutcome.Unreadable => $"{file.File}: not read: {file.Why}",
            _ => string.Create(
                CultureInfo.InvariantCulture,
                $"{file.File}: {file.Records:N0} posts, {file.Embedded:N0} sightings of posts inside others, {file.Rejected:N0} rejected, read as {file.Reader} ({file.Why})"),
        });
        if (file.Outcome == ImportOutcome.Truncated)
            Console.Error.WriteLine($"  {file.Failure}");
        foreach (var (repair, occurrences) in file.Repairs)
            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {occurrences:N0} times: {repair}"));
    }
}
