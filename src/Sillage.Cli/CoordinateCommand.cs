using System.CommandLine;
using System.Globalization;
using Sillage.Analysis;
using Sillage.Cases;
using Sillage.Cases.Import;
using Sillage.Posts.Captures;
using Sillage.Reports;
using Sillage.Reports.Coordination;

namespace Sillage.Cli;

/// <summary>The command coordinate: its words, what it reads, what it writes.</summary>
internal static class CoordinateCommand
{
    private const string Behaviours = "repost, fastrepost, link, domain, hashtags, text, neartext, reply, media, mention, or object for a CSV of CooRTweet's four columns; several with commas";

    private const int MostPermutations = 1000;

    public static Command Make(CancellationToken cancel)
    {
        var by = new Option<string[]>("--by") { Description = Behaviours };
        var window = new Option<string>("--window") { Description = "Longest time between two shares (10s, 5m, 1h), or auto: proposed by the data", DefaultValueFactory = _ => "60s" };
        var minShares = new Option<int>("--min-shares") { Description = "An account takes part with at least so many shares that have a partner", DefaultValueFactory = _ => 2 };
        var minWeight = new Option<int?>("--min-weight") { Description = "Leave out pairs that share fewer objects; left out: 2 for the groups, and the figures count all" };
        var percentile = new Option<double?>("--percentile") { Description = "Only pairs heavier than this quantile of all, 0 to 1" };
        var fdr = new Option<string>("--fdr") { Description = "Promised share of chance among the pairs kept, or off", DefaultValueFactory = _ => "0.01" };
        var compatible = new Option<string?>("--compatible") { Description = "Count by the rules of coortweet or toolkit, see docs/coordination.md" };
        var loops = new Option<bool>("--loops") { Description = "Pair an account with itself, as the peers can" };
        var faster = new Option<string[]>("--faster") { Description = "Narrower windows: each pair tells what it shares in each" };
        var onlyFast = new Option<bool>("--only-fast") { Description = "Keep only pairs that hold in every --faster window too" };
        var sensitivity = new Option<bool>("--sensitivity") { Description = "Show too what half and double the window and higher thresholds find; done unasked with --window auto" };
        var permutations = new Option<int>("--permutations") { Description = "Count and test so many copies too in which the times within each object change places, to see what chance leaves" };
        var resolution = new Option<double>("--resolution") { Description = "Higher: more and smaller groups", DefaultValueFactory = _ => 1 };
        var folder = new Option<string?>("--out") { Description = "Folder for groups.html, groups.csv, members.csv, edges.csv, evidence.csv, network.gexf" };
        var language = new Option<string>("--lang") { Description = "Language of groups.html: en or fr", DefaultValueFactory = _ => "en" };
        var seed = new Option<ulong>("--seed") { Description = "The same seed gives the same groups", DefaultValueFactory = _ => 2017 };
        var timings = new Option<bool>("--timings") { Description = "Tell at the end where the time went" };
        var command = new Command("coordinate", "Which accounts act together: the same within a window, tested against chance, in groups with their evidence")
        {
            Commands.Words, by, window, minShares, minWeight, percentile, fdr, compatible, loops, faster, onlyFast, sensitivity, permutations, resolution, folder, language, seed, Commands.Json, Commands.CsvOption, Commands.TableOption, Commands.Top, Commands.Map, timings,
        };
        command.SetAction(parsed =>
        {
            var behaviours = (parsed.GetValue(by) ?? []).SelectMany(names => names.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).Select(name => Commands.Named<Behaviour>("--by", name)).ToArray();
            var options = new CoordinationOptions
            {
                By = behaviours.Length == 0 ? [Behaviour.Repost] : behaviours,
                Window = parsed.GetValue(window) == "auto" ? null : Duration("--window", parsed.GetValue(window)!),
                MinShares = AtLeast("--min-shares", parsed.GetValue(minShares), 1),
                MinWeight = parsed.GetValue(minWeight) is { } weight ? AtLeast("--min-weight", weight, 1) : null,
                Percentile = parsed.GetValue(percentile) is { } quantile ? quantile is >= 0 and <= 1 ? quantile : throw new UsageException("--percentile lies between 0 and 1.") : null,
                Fdr = Rate(parsed.GetValue(fdr)!),
                Compatible = parsed.GetValue(compatible) is { } peer ? Commands.Named<PeerRules>("--compatible", peer) : PeerRules.None,
                Loops = parsed.GetValue(loops),
                FasterWindows = [.. (parsed.GetValue(faster) ?? []).SelectMany(list => list.Split(',')).Select(one => Duration("--faster", one))],
                OnlyFast = parsed.GetValue(onlyFast),
                Sensitivity = parsed.GetValue(sensitivity),
                Permutations = parsed.GetValue(permutations) is >= 0 and <= MostPermutations and var rounds ? rounds : throw new UsageException($"--permutations lies between 0 and {MostPermutations}."),
                Resolution = parsed.GetValue(resolution) is > 0 and var gamma ? gamma : throw new UsageException("--resolution lies above 0."),
                Seed = parsed.GetValue(seed),
            };
            Check(options);
            var speaks = parsed.GetValue(language)!;
            Commands.CheckLanguage(speaks, "page");
            var progress = new StepProgress();
            var (answer, marks, quarantined) = Ask(parsed.GetValue(Commands.Words)!, options, behaviours.Length == 0, Commands.Reading(parsed), progress, cancel);
            if (parsed.GetValue(folder) is { } target)
            {
                progress.Show("writing files", 0);
                var written = CoordinationFiles.Write(target, answer, speaks, marks);
                progress.End();
                Console.Error.WriteLine($"{written[0]} and {written.Count - 1} files beside it");
            }

            progress.End();
            Output.Write(answer, AnswerTables.Of(answer), Commands.Printed(parsed));
            if (parsed.GetValue(timings))
                progress.Write(Console.Error);
            return quarantined ? ExitCode.Quarantined : ExitCode.Done;
        });
        return command;
    }

    private static (Answer<CoordinationOptions, CoordinationResult> Answer, TimeMarks Marks, bool Quarantined) Ask(
        string[] words, CoordinationOptions options, bool byDefault, ImportOptions reading, StepProgress progress, CancellationToken cancel)
    {
        var inputs = Inputs.Split(words);
        if ((byDefault || options.By is [Behaviour.Object]) && Rows(inputs, options.Compatible == PeerRules.CooRTweet, progress, cancel) is { } rows)
        {
            foreach (var (line, reason) in rows.Examples)
                Console.Error.WriteLine(Screen.Plain($"line {line}: {reason}"));
            if (rows.Rejected > 0)
                Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{rows.Rejected:N0} rows could not be read and were left out"));
            return (Coordination.OfRows(rows, options with { By = [Behaviour.Object] }, progress.Show, cancel), TimeMarks.None, rows.Rejected > 0);
        }

        if (options.Compatible == PeerRules.CooRTweet)
            throw new UsageException("--compatible coortweet counts rows, and rows exist only in a CSV of the four columns object_id, account_id, content_id, timestamp_share. Give one such file, without a topic.");
        var (source, quarantined) = inputs.Open(reading, cancel);
        using (source)
        {
            progress.Show("cutting the topic", 0);
            return (Coordination.Run(SliceLoader.Load(source, inputs.Topic, cancel), options, progress.Show, cancel), TimeMarks.Of(source), quarantined);
        }
    }

    /// <summary>The rows, where the input is one file of shares and no topic is asked for.</summary>
    private static ShareRows? Rows(Inputs inputs, bool nameless, StepProgress progress, CancellationToken cancel)
    {
        if (inputs.Topic.Text.Length > 0 || inputs.Sources.Any(Inputs.IsCase) || CaptureFile.Find(inputs.Sources) is not [var only] || only.Bytes is null)
            return null;
        progress.Show("reading shares", 0);
        return ShareCsv.Read(only, cancel, nameless);
    }

    private static void Check(CoordinationOptions options)
    {
        if (options.Loops && options.Compatible == PeerRules.None)
            throw new UsageException("--loops exists only under a peer's rules (--compatible): an account is not coordinated with itself.");
        if (options.OnlyFast && options.FasterWindows.Count == 0)
            throw new UsageException("--only-fast needs a narrower window: --faster 10s.");
        if (options.Window is { } window && options.FasterWindows.Any(faster => faster >= window))
            throw new UsageException("a --faster window is narrower than --window.");
        if (options.Compatible != PeerRules.None && options.Window is null)
            throw new UsageException("a peer's rules need a window in seconds, not auto.");
        if (options.Compatible != PeerRules.None && options.Permutations > 0)
            throw new UsageException("a peer's rules test nothing: --permutations goes without --compatible.");
        if (options.Compatible == PeerRules.Toolkit && options.By.Count > 1)
            throw new UsageException("the toolkit makes one network a behaviour: name one with --by.");
        if (options.By.Distinct().Count() != options.By.Count)
            throw new UsageException("--by names a behaviour twice.");
    }

    private static double? Rate(string text) => text == "off" ? null
        : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var rate) && rate is > 0 and < 1 ? rate
        : throw new UsageException($"--fdr {text}: write a number above 0 and below 1, as in 0.01, or off.");

    private static int AtLeast(string option, int value, int least) => value >= least ? value : throw new UsageException($"{option} is at least {least}.");

    /// <summary>"90s", "5m", "1h", "2d", or seconds without a unit; up to a year.</summary>
    private static TimeSpan Duration(string option, string text)
    {
        var (number, unit) = text.Length > 0 && char.IsLetter(text[^1]) ? (text[..^1], text[^1]) : (text, 's');
        var seconds = unit switch { 's' => 1, 'm' => 60, 'h' => 3600, 'd' => 86400, _ => 0 };
        if (seconds == 0 || !double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) || value < 0 || !double.IsFinite(value))
            throw new UsageException($"{option} {text}: write a time like 10s, 5m, 1h or 2d.");
        return value * seconds <= 366 * 86400.0 ? TimeSpan.FromSeconds(value * seconds) : throw new UsageException($"{option} {text}: a window is at most 366 days.");
    }
}
