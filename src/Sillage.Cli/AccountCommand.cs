using System.CommandLine;
using System.Globalization;
using Sillage.Analysis;
using Sillage.Cases;
using Sillage.Reports;
using Sillage.Reports.Accounts;
using static Sillage.Cli.Commands;

namespace Sillage.Cli;

/// <summary>The card of one account.</summary>
internal static class AccountCommand
{
    public static Command Make(CancellationToken cancel)
    {
        var words = new Argument<string[]>("input") { Description = "A case file or captures, then the account (@handle or its id), then perhaps a topic, see docs/topics.md", Arity = ArgumentArity.OneOrMore };
        NoOptions(words);
        var command = new Command("account", "Everything about one account: rhythm, delays, sleep, programs, names, copies, groups, evidence; as a card with --out") { words, Json, CsvOption, TableOption, Top, Map, Out, Commands.TimeZone, Language, BaseRate };
        command.SetAction(parsed =>
        {
            var (inputs, account) = Split(parsed.GetValue(words)!);
            var (zone, language, folder) = (parsed.GetValue(Commands.TimeZone)!, parsed.GetValue(Language)!, parsed.GetValue(Out));
            CheckLanguage(language, "card");
            CheckTimeZone(zone);
            var baseRate = CheckedBaseRate(parsed);
            var (source, quarantined) = inputs.Open(Reading(parsed), cancel);
            using (source)
            {
                var answer = AccountCard.Run(SliceLoader.Load(source, inputs.Topic, cancel), new AccountCardOptions { Account = account, TimeZone = zone, Top = parsed.GetValue(Top), BaseRate = baseRate }, cancel);
                if (folder is not null)
                {
                    var written = AccountFiles.Write(folder, answer, language, Again(inputs, account, zone, language, folder, baseRate), TimeMarks.Of(source));
                    Console.Error.WriteLine($"{written[0]} and {written.Count - 1} files beside it");
                }

                Output.Write(answer, AnswerTables.Of(answer), Printed(parsed, whole: true));
            }

            return quarantined ? ExitCode.Quarantined : ExitCode.Done;
        });
        return command;
    }

    /// <summary>The account is the first word that names no source.</summary>
    private static (Inputs Inputs, string Account) Split(string[] words)
    {
        var at = Array.FindIndex(words, word => !Inputs.IsSource(word));
        return at switch
        {
            < 0 => throw new UsageException("name the account after the case: @handle, or its id."),
            0 => throw new UsageException($"name a case file or captures first; there is no file or folder {words[0]}."),
            _ => (Inputs.Split([.. words[..at], .. words[(at + 1)..]]), words[at]),
        };
    }

    private static string Again(Inputs inputs, string account, string zone, string language, string folder, double? baseRate)
    {
        List<string> words = ["sillage account", .. inputs.Sources.Select(source => Tracing.Quote(Path.GetFileName(source.TrimEnd('/')))), Tracing.Quote(account)];
        if (inputs.Topic.Text.Length > 0)
            words.Add(Tracing.Quote(inputs.Topic.Text));
        if (baseRate is { } rate)
            words.Add(string.Create(CultureInfo.InvariantCulture, $"--base-rate {rate}"));
        return string.Join(' ', [.. words, $"--timezone {zone} --lang {language} --out {Tracing.Quote(folder)}"]);
    }
}
