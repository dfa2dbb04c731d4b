using Sillage.Analysis;
using Sillage.Cases.Import;
using Sillage.Reports;

namespace Sillage.Cli;

/// <summary>The main job: captures or a case in, a report out.</summary>
internal static class Tracing
{
    public static int Run(Inputs inputs, string folder, IReadOnlyList<SilenceWindow> silences, string timeZone, string language, CancellationToken cancel)
    {
        if (language is not ("en" or "fr"))
            throw new UsageException($"--lang {language}: the report speaks en and fr.");
        if (NodaTime.DateTimeZoneProviders.Tzdb.GetZoneOrNull(timeZone) is null)
            throw new UsageException($"--timezone {timeZone} is not known; write it like Europe/Paris.");

        var (source, quarantined) = inputs.Open(new ImportOptions(), cancel);
        using (source)
        {
            var results = Trace.Run(source, inputs.Topic, silences, timeZone, Command(inputs, silences, timeZone, language), cancel);
            var written = TraceReport.Write(folder, results, language);
            foreach (var sentence in Story.Tell(results, language))
                Console.Out.WriteLine(sentence.Text);
            Console.Out.WriteLine();
            Console.Out.WriteLine($"Report: {written[0]}");
        }

        return quarantined ? ExitCode.Quarantined : ExitCode.Done;
    }

    private static string Command(Inputs inputs, IReadOnlyList<SilenceWindow> silences, string timeZone, string language)
    {
        var words = inputs.Sources.Select(source => Quote(Path.GetFileName(source.TrimEnd('/')))).Prepend("sillage trace").ToList();
        if (inputs.Topic.Text.Length > 0)
            words.Add(Quote(inputs.Topic.Text));
        words.AddRange(silences.Select(silence => $"--silence {Quote($"{AnswerJson.Time(silence.From)}/{AnswerJson.Time(silence.To)}={silence.Name}")}"));
        words.Add($"--timezone {timeZone} --lang {language}");
        return string.Join(' ', words);
    }

    private static string Quote(string word) => word.All(letter => char.IsLetterOrDigit(letter) || letter is '.' or '-' or '_' or '/' or ':') ? word : $"\"{word}\"";
}
