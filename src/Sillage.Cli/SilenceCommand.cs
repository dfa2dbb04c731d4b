using System.CommandLine;
using Sillage.Analysis;
using Sillage.Cases;
using Sillage.Reports;
using Sillage.Reports.Silences;
using static Sillage.Cli.Commands;

namespace Sillage.Cli;

/// <summary>What happened inside legal silences; the list of posts for a commission.</summary>
internal static class SilenceCommand
{
    public static Command Make(CancellationToken cancel)
    {
        var command = new Command("silence", "What happened inside a legal silence, in all and by groups; with --out the list of its posts, to be handed over and printed") { Words, SilenceOption, Out, Commands.TimeZone, Language, Top, Json, CsvOption, TableOption, Map };
        command.SetAction(parsed =>
        {
            var (zone, language, folder) = (parsed.GetValue(Commands.TimeZone)!, parsed.GetValue(Language)!, parsed.GetValue(Out));
            CheckLanguage(language, "page");
            CheckTimeZone(zone);
            var given = Windows(parsed.GetValue(SilenceOption) ?? []);
            var inputs = Inputs.Split(parsed.GetValue(Commands.Words)!);
            var (source, quarantined) = inputs.Open(Reading(parsed), cancel);
            using (source)
            {
                var windows = SilenceWindows.Of(given, Markers.Of(source));
                if (folder is not null && windows.Count == 0)
                    throw new UsageException("the list needs a silence: name one with --silence, or mark it in the case with sillage mark CASE FROM/TO=name --silence.");
                var slice = SliceLoader.Load(source, inputs.Topic, cancel);
                var divisions = Divisions.Of(
                    Communities.Run(slice, Trace.CommunitiesOptionsFor(slice), cancel).Result, AccountGroups.Of(slice, CaseLabels.WithEarlierHandles(source)), Places.Run(slice, new PlacesOptions(), cancel).Result);
                var answer = Silence.Run(slice, new SilenceOptions { Top = parsed.GetValue(Top), Windows = windows }, divisions, Automation.Run(slice, new AutomationOptions(), cancel).Result, cancel);
                if (folder is not null)
                {
                    var written = CommissionFiles.Write(folder, new CommissionList(source, slice, answer, zone, language, Again(inputs, given, zone, language, folder)), cancel);
                    Console.Error.WriteLine($"{written[0]} and {written.Count - 1} files beside it");
                }

                Output.Write(answer, AnswerTables.Of(answer), Printed(parsed, zone));
            }

            return quarantined ? ExitCode.Quarantined : ExitCode.Done;
        });
        return command;
    }

    private static string Again(Inputs inputs, IReadOnlyList<SilenceWindow> given, string zone, string language, string folder)
    {
        var words = inputs.Sources.Select(source => Tracing.Quote(Path.GetFileName(source.TrimEnd('/')))).Prepend("sillage silence").ToList();
        if (inputs.Topic.Text.Length > 0)
            words.Add(Tracing.Quote(inputs.Topic.Text));
        words.AddRange(given.Select(window => $"--silence {Tracing.Quote(Times.Written(window))}"));
        return string.Join(' ', [.. words, $"--timezone {zone} --lang {language} --out {Tracing.Quote(folder)}"]);
    }
}
