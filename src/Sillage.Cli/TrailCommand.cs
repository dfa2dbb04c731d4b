using System.CommandLine;
using Sillage.Analysis;
using Sillage.Cases;
using Sillage.Reports;
using Sillage.Reports.Trail;
using static Sillage.Cli.Commands;

namespace Sillage.Cli;

/// <summary>The trail of objects across platforms.</summary>
internal static class TrailCommand
{
    public static Command Make(CancellationToken cancel)
    {
        var words = new Argument<string[]>("input") { Description = "A case file or captures, then the objects: links, domains, hashes of files, hashtags, copied texts in quotes", Arity = ArgumentArity.OneOrMore };
        var firsts = new Option<int>("--firsts") { Description = "How many first posts to list for each object and platform", DefaultValueFactory = _ => new TrailOptions().Firsts };
        NoOptions(words);
        AtLeastOne(firsts);
        var command = new Command("trail", "First sight of links, files, hashtags and copied texts on each platform, the time between, who carried them over; as a page with --out") { words, firsts, Top, Out, Language, Commands.TimeZone, Json, CsvOption, TableOption, Map };
        command.SetAction(parsed =>
        {
            var (sources, objects) = Split(parsed.GetValue(words)!);
            var (language, folder) = (parsed.GetValue(Language)!, parsed.GetValue(Out));
            CheckLanguage(language, "page");
            CheckTimeZone(parsed.GetValue(Commands.TimeZone)!);
            TrailTarget[] targets = [.. objects.Select(TrailTarget.Parse)];
            if (targets.Length > TrailTarget.Most)
                throw new UsageException($"trail follows at most {TrailTarget.Most} objects at once, not {targets.Length}.");
            var (source, quarantined) = new Inputs(sources, TrailTarget.TopicOf(targets)).Open(Reading(parsed), cancel);
            using (source)
            {
                var slice = SliceLoader.Load(source, TrailTarget.TopicOf(targets), cancel);
                var answer = Trail.Run(slice, new TrailOptions { Objects = objects, Firsts = parsed.GetValue(firsts), Top = parsed.GetValue(Top) }, PlatformCoverage.Of(source), cancel);
                if (folder is not null)
                {
                    var written = TrailFiles.Write(folder, answer, language, Again(sources, objects, language, folder), TimeMarks.Of(source));
                    Console.Error.WriteLine($"{written[0]} and {written.Count - 1} files beside it");
                }

                Output.Write(answer, AnswerTables.Of(answer), Printed(parsed, parsed.GetValue(Commands.TimeZone)!, whole: true));
            }

            return quarantined ? ExitCode.Quarantined : ExitCode.Done;
        });
        return command;
    }

    /// <summary>Sources come first; from the first word that names none on, all are objects: an object may have the name of a file.</summary>
    private static (IReadOnlyList<string> Sources, IReadOnlyList<string> Objects) Split(string[] words)
    {
        var at = Array.FindIndex(words, word => !Inputs.IsSource(word) || IsLink(word));
        return at switch
        {
            < 0 => throw new UsageException("name what to follow after the case: links, domains, hashes of files, hashtags, copied texts in quotes."),
            0 => throw new UsageException($"name a case file or captures first; there is no file or folder {words[0]}."),
            _ => (words[..at], words[at..]),
        };
    }

    /// <summary>"https://www.youtube.com/watch?v=x" is a link, though its "?" could stand in a pattern of file names.</summary>
    private static bool IsLink(string word) => !File.Exists(word) && !Directory.Exists(word)
        && (word.Contains("://", StringComparison.Ordinal) || (word.Contains('?', StringComparison.Ordinal) && TrailTarget.Parse(word).Kind is TrailKind.Link or TrailKind.Hash));

    private static string Again(IReadOnlyList<string> sources, IReadOnlyList<string> objects, string language, string folder) => string.Join(
        ' ', ["sillage trail", .. sources.Select(source => Tracing.Quote(Path.GetFileName(source.TrimEnd('/')))), .. objects.Select(Tracing.Quote), $"--lang {language} --out {Tracing.Quote(folder)}"]);
}
