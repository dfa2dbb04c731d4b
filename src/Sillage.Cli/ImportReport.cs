using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Sillage.Cases;
using Sillage.Cases.Import;
using Sillage.Posts.Captures;
using Sillage.Posts.Sources;

namespace Sillage.Cli;

/// <summary>An import with its progress and what became of each file, on standard error.</summary>
internal static class ImportReport
{
    private static readonly JsonSerializerOptions OneLine = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly TimeSpan PlainInterval = TimeSpan.FromSeconds(5);

    public static ImportSummary Run(CaseFile target, IReadOnlyList<CaptureFile> captures, ImportOptions options, CancellationToken cancel)
    {
        var live = !Console.IsErrorRedirected;
        var plainShown = TimeSpan.Zero;
        var summary = Importer.Run(target, captures, options, Show, cancel);
        if (live)
            Console.Error.Write("\r\u001b[K");
        // What the user gave need not be shown.
        HashSet<string> mappings = options.Source is null ? [] : [.. summary.Files.Select(file => file.Mapping ?? "")];
        foreach (var file in summary.Files)
            Describe(file, target, mappings);
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

    private static void Describe(ImportedFile file, CaseFile target, HashSet<string> shown)
    {
        Say(file.Outcome switch
        {
            ImportOutcome.AlreadyThere => $"{file.File}: {file.Failure ?? file.Why}",
            ImportOutcome.OwnFile => $"{file.File}: passed over: {file.Why}",
            ImportOutcome.Unreadable => $"{file.File}: not read: {file.Why}",
            _ => string.Create(
                CultureInfo.InvariantCulture,
                $"{file.File}: {file.Records:N0} posts, {file.Embedded:N0} sightings of posts inside others, {file.Rejected:N0} rejected, read as {file.Reader} ({file.Why})"),
        });
        if (file.Outcome == ImportOutcome.Truncated)
            Say($"  {file.Failure}");
        if (file.Mapping is not null && file.Outcome == ImportOutcome.Imported && file.Records + file.Rejected == 0 && file.Lines <= 1)
            Say("  it holds a header and no record");
        if (file.Encoding is not ("" or "utf-8"))
            Say($"  its text is {file.Encoding}, not UTF-8; it was converted");
        foreach (var (repair, occurrences) in file.Repairs)
            Say(string.Create(CultureInfo.InvariantCulture, $"  {occurrences:N0} times: {repair}"));
        DescribeRejected(file, target);
        DescribeMapping(file, shown);
    }

    /// <summary>What the first records in quarantine are, and where the others can be seen.</summary>
    private static void DescribeRejected(ImportedFile file, CaseFile target)
    {
        foreach (var record in file.Examples)
            Say(string.Create(CultureInfo.InvariantCulture, $"  line {record.Line}, byte {record.Offset}{Field(record)}: {record.Reason}"));
        if (file.Examples.Count == 0)
            return;
        var more = file.Rejected - file.Examples.Count;
        var others = more > 0 ? string.Create(CultureInfo.InvariantCulture, $"and {more:N0} more. ") : "";
        Say(target.IsTemporary
            ? $"  {others}The rest was read. To keep what was rejected: sillage import NAME.case {file.File}"
            : $"  {others}The rest was imported. Rejected records are kept: sillage sql {target.Path} \"select * from rejected\"");
    }

    private static string Field(Rejection record) =>
        record.Field is { } field && !record.Reason.StartsWith(field, StringComparison.Ordinal) ? $", field {field}" : "";

    /// <summary>The mapping of columns that was used or is proposed, once for files of the same columns.</summary>
    private static void DescribeMapping(ImportedFile file, HashSet<string> shown)
    {
        if (file.Mapping is not { } mapping || !shown.Add(mapping))
            return;
        if (file.Outcome != ImportOutcome.Unreadable)
        {
            Say($"  to read its columns otherwise, save this as map.json, edit it and repeat with --map map.json: {JsonNode.Parse(mapping)!.ToJsonString(OneLine)}");
            return;
        }

        Say("  A mapping guessed from its values follows. Check it, fill in what is null (fields: docs/formats.md), save it as map.json, and repeat with --map map.json");
        foreach (var line in mapping.Split('\n'))
            Say(line);
    }

    private static void Say(string line) => Console.Error.WriteLine(Screen.Plain(line));
}
