using Sillage.Analysis;
using Sillage.Cases;
using Sillage.Cases.Import;
using Sillage.Reports;

namespace Sillage.Cli;

/// <summary>What a trace is asked for.</summary>
/// <param name="Inputs">Case or captures, and the topic.</param>
/// <param name="Reading">How captures are read.</param>
/// <param name="Folder">Folder of the report.</param>
/// <param name="Silences">Legal silences, beside those that the case has marked.</param>
/// <param name="Markers">Events on the timeline, beside those of the case.</param>
/// <param name="TimeZone">Time zone shown beside UTC.</param>
/// <param name="Language">Language of the report: en or fr.</param>
/// <param name="Timings">Tell at the end where the time went.</param>
internal sealed record TraceRequest(
    Inputs Inputs, ImportOptions Reading, string Folder, IReadOnlyList<SilenceWindow> Silences, IReadOnlyList<Marker> Markers, string TimeZone, string Language, bool Timings);

/// <summary>The main job: captures or a case in, a report out.</summary>
internal static class Tracing
{
    public static int Run(TraceRequest asked, CancellationToken cancel)
    {
        Commands.CheckLanguage(asked.Language, "report");
        Commands.CheckTimeZone(asked.TimeZone);
        var steps = new Steps();
        steps.Begin("import");
        var (source, quarantined) = asked.Inputs.Open(asked.Reading, cancel);
        steps.End();
        using (source)
        {
            var results = Trace.Run(source, asked.Inputs.Topic, asked.Silences, asked.Markers, asked.TimeZone, Command(asked), steps.Add, cancel);
            steps.Begin("report");
            var written = TraceReport.Write(asked.Folder, results, asked.Language);
            foreach (var chapter in Story.Chapters(results, asked.Language))
            {
                Console.Out.WriteLine(chapter.Question);
                foreach (var sentence in chapter.Sentences)
                    Console.Out.WriteLine("  " + sentence.Text);
                Console.Out.WriteLine();
            }

            Console.Out.WriteLine($"Report: {written[0]}");
        }

        if (asked.Timings)
            steps.Write(Console.Error);

        return quarantined ? ExitCode.Quarantined : ExitCode.Done;
    }

    private static string Command(TraceRequest asked)
    {
        var words = asked.Inputs.Sources.Select(source => Quote(Path.GetFileName(source.TrimEnd('/')))).Prepend("sillage trace").ToList();
        if (asked.Inputs.Topic.Text.Length > 0)
            words.Add(Quote(asked.Inputs.Topic.Text));
        words.AddRange(asked.Silences.Select(silence => $"--silence {Quote(Times.Written(silence))}"));
        words.AddRange(asked.Markers.Select(marker => $"--marker {Quote($"{AnswerJson.Time(marker.From)}{(marker.To is { } to ? "/" + AnswerJson.Time(to) : "")}={marker.Name}")}"));
        words.Add($"--timezone {asked.TimeZone} --lang {asked.Language}");
        return string.Join(' ', words);
    }

    internal static string Quote(string word) => word.All(letter => char.IsLetterOrDigit(letter) || letter is '.' or '-' or '_' or '/' or ':') ? word : $"\"{word}\"";
}
