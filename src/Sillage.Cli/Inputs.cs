using Sillage.Cases;
using Sillage.Cases.Import;
using Sillage.Cases.Topics;
using Sillage.Posts.Captures;

namespace Sillage.Cli;

/// <summary>What the words of a command line name: a case or capture files, then perhaps a topic.</summary>
internal sealed record Inputs(IReadOnlyList<string> Sources, Topic Topic)
{
    /// <summary>
    /// Words that are files, folders, patterns, "-" or end in ".case" are sources; the last word that is none of these is the topic.
    /// </summary>
    public static Inputs Split(IReadOnlyList<string> words)
    {
        if (words.Count == 0)
            throw new UsageException("name a case file or captures first (files, folders, patterns, or - for standard input).");
        var topic = words.Count > 1 && !IsSource(words[^1]) ? words[^1] : null;
        var sources = topic is null ? words : [.. words.SkipLast(1)];
        foreach (var source in sources.Where(source => !IsSource(source)))
            throw new CaptureException($"there is no file or folder {source}. Only the last word may be a topic.");
        return new Inputs([.. sources], topic is null ? Topic.Everything : Topic.Parse(topic));
    }

    /// <summary>Opens the case, or imports the captures into a temporary one.</summary>
    /// <returns>The case, and whether part of the captures went to quarantine.</returns>
    public (CaseFile Case, bool Quarantined) Open(ImportOptions options, CancellationToken cancel)
    {
        if (Sources.Count == 1 && IsCase(Sources[0]))
            return (Reporting(CaseFile.OpenRead(Sources[0])), false);
        if (Sources.FirstOrDefault(IsCase) is { } second)
            throw new UsageException($"{second} is a case: give one case, or captures, not both.");

        var temporary = CaseFile.CreateTemporary();
        try
        {
            var summary = ImportReport.Run(temporary, CaptureFile.Find(Sources), options, cancel);
            if (summary.NothingReadable)
                throw new CaptureException("nothing in the input could be read; the lines above say why.");
            return (Reporting(temporary), summary.Quarantined);
        }
        catch
        {
            temporary.Dispose();
            throw;
        }
    }

    /// <summary>A case that tells how far it is when languages of texts are detected, which is slow.</summary>
    private static CaseFile Reporting(CaseFile source)
    {
        var progress = new StepProgress();
        source.Detected.Progress = (done, of) =>
        {
            // Several threads detect.
            lock (progress)
            {
                progress.Show("detecting languages", (double)done / of);
                if (done == of)
                    progress.End();
            }
        };
        return source;
    }

    /// <summary>True for the name of a case file.</summary>
    public static bool IsCase(string word) => word.EndsWith(".case", StringComparison.Ordinal);

    /// <summary>True for what names a case or captures.</summary>
    public static bool IsSource(string word) =>
        word == "-" || IsCase(word) || File.Exists(word) || Directory.Exists(word) || (word.AsSpan().IndexOfAny('*', '?') >= 0 && !word.Contains(' ', StringComparison.Ordinal) && word[0] != '#');
}
