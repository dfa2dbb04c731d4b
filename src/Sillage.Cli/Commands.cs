using System.CommandLine;
using System.Numerics;
using Sillage.Analysis;
using Sillage.Cases;
using Sillage.Cases.Import;
using Sillage.Cases.Topics;
using Sillage.Posts.Captures;
using Sillage.Posts.Sources;
using Sillage.Reports;
using Sillage.Reports.Maps;
using Sillage.Simulation;

namespace Sillage.Cli;

/// <summary>The commands. Each reads its words, calls what does the work, and prints.</summary>
internal static class Commands
{
    private const string InputsHelp = "A case file, or captures (files, folders, patterns, - for standard input); then perhaps a topic, see docs/topics.md";

    internal static readonly Argument<string[]> Words = new("input") { Description = InputsHelp, Arity = ArgumentArity.OneOrMore };
    internal static readonly Option<bool> Json = new("--json") { Description = "Print JSON" };
    internal static readonly Option<bool> CsvOption = new("--csv") { Description = "Print the first table as CSV, or that of --table" };
    internal static readonly Option<string?> TableOption = new("--table") { Description = "Print this table alone, by its name; an unknown name is answered with the list" };
    internal static readonly Option<string> Map = new("--map") { Description = "Column mapping for CSV (JSON file, see docs/formats.md)" };
    private static readonly Option<bool> Timings = new("--timings") { Description = "Tell at the end where the time went" };
    internal static readonly Option<double?> BaseRate = new("--base-rate") { Description = "Share of automated accounts that you assume, above 0 and below 1: tells how much accounts resemble labelled ones; left out, signs are told and no probability" };
    internal static readonly Option<int> Top = new("--top") { Description = "How many entries to list", DefaultValueFactory = _ => 20 };
    internal static readonly Option<string[]> SilenceOption = new("--silence") { Description = "A legal silence, FROM/TO[=name], times in UTC: 2017-05-05T22:00Z/2017-05-07T18:00Z; or a known one by name (docs/silences.md): france-2017-presidential-2" };
    private static readonly Option<string[]> MarkerOption = new("--marker") { Description = "An event on the timeline, TIME[/TO]=name: 2017-05-05T18:49Z=first post" };

    static Commands()
    {
        NoOptions(Words);
        AtLeastOne(Top, zeroIn: "networks");
    }

    public static RootCommand Root(CancellationToken cancel)
    {
        var root = new RootCommand("Sillage traces how a leak, a link or a hashtag spread: from captures of posts to an answer with its evidence.")
        {
            Demo(cancel), Trace(cancel), Import(cancel), Info(cancel), Mark(), LabelCommands.Label(), LabelCommands.Watchlists(), DrawMap(cancel), GraphCommand.Make(cancel), Sql(), Simulate(cancel), Sources(),
        };
        foreach (var question in QuestionCommands.All(cancel))
            root.Add(question);
        root.Add(AccountCommand.Make(cancel));
        root.Add(TrailCommand.Make(cancel));
        root.Add(CoordinateCommand.Make(cancel));
        return root;
    }

    /// <summary>The value that a word on the command line names.</summary>
    internal static T Named<T>(string option, string name)
        where T : struct, Enum =>
        Enum.GetValues<T>().Cast<T?>().FirstOrDefault(value => string.Equals(value.ToString(), name, StringComparison.OrdinalIgnoreCase))
        ?? throw new UsageException($"{option} {name}: there is {string.Join(", ", Enum.GetNames<T>().Select(known => known.ToLowerInvariant()))}.");

    /// <summary>Refuses a language that the pages do not speak.</summary>
    /// <param name="language">As given with --lang.</param>
    /// <param name="page">What would be written in it.</param>
    internal static void CheckLanguage(string language, string page)
    {
        if (language is not ("en" or "fr"))
            throw new UsageException($"--lang {language}: the {page} speaks en and fr.");
    }

    /// <summary>The base rate that the user assumes; null where none is given.</summary>
    internal static double? CheckedBaseRate(ParseResult parsed) =>
        parsed.GetValue(BaseRate) is var rate && rate is null or (> 0 and < 1) ? rate : throw new UsageException("--base-rate lies above 0 and below 1, 0.05 for instance.");

    /// <summary>Refuses a time zone that the tz database does not know.</summary>
    internal static void CheckTimeZone(string zone)
    {
        if (NodaTime.DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) is null)
            throw new UsageException($"--timezone {zone} is not known; write it like Europe/Paris.");
    }

    private static Command Import(CancellationToken cancel)
    {
        var file = new Argument<string>("case") { Description = "Case file; made if there is none" };
        var captures = new Argument<string[]>("captures") { Description = "Files, folders, patterns, - for standard input", Arity = ArgumentArity.OneOrMore };
        var batch = new Option<int>("--batch") { Description = "Megabytes of unpacked capture that enter the case at once; left out: as many as memory allows, at most 5,000" };
        NoOptions(captures);
        AtLeastOne(batch);
        var command = new Command("import", "Bring captures into a case") { file, captures, Map, batch };
        command.SetAction(parsed =>
        {
            var path = parsed.GetValue(file)!;
            if (!Inputs.IsCase(path))
                throw new UsageException($"a case file's name ends in .case: {path}");
            var found = CaptureFile.Find(parsed.GetValue(captures)!);
            using var target = CaseFile.OpenOrCreate(path);
            var summary = ImportReport.Run(target, found, Reading(parsed) with { BatchMegabytes = parsed.GetValue(batch) }, cancel);
            Console.Error.WriteLine(FormattableString.Invariant($"{path}: {summary.PostsAfter:N0} posts, {summary.PostsAfter - summary.PostsBefore:N0} new"));
            return summary.NothingReadable ? ExitCode.NothingReadable : summary.Quarantined ? ExitCode.Quarantined : ExitCode.Done;
        });
        return command;
    }

    private static Command Info(CancellationToken cancel)
    {
        var command = new Command("info", "What a case holds: platforms, time range, counts, gaps, imports, rejected records") { Words, Json, Map };
        command.SetAction(parsed =>
        {
            var (source, quarantined) = new Inputs(parsed.GetValue(Words)!, Cases.Topics.Topic.Everything).Open(Reading(parsed), cancel);
            using (source)
            {
                var info = CaseInfo.Of(source);
                if (parsed.GetValue(Json))
                    Console.Out.WriteLine(AnswerJson.Serialize(info));
                else
                    InfoTables(info).ForEach(table => Output.Write(table, 100));
            }

            return quarantined ? ExitCode.Quarantined : ExitCode.Done;
        });
        return command;
    }

    private static List<Table> InfoTables(CaseInfo info)
    {
        List<Table> tables =
        [
            new("case", "Case", ["figure", "value"],
            [
                ["posts", info.Posts], ["posts seen only inside others", info.Embedded], ["accounts", info.Accounts], ["from", info.From], ["to", info.To],
                ["platforms", string.Join(", ", info.Platforms.Select(platform => FormattableString.Invariant($"{platform.Platform} ({platform.Posts:N0})")))],
                ["rejected records", info.Rejected], ["gaps in the capture", (long)info.Gaps.Count],
                ["notices", string.Join(", ", info.Notices.Select(notice => FormattableString.Invariant($"{notice.Reason} ({notice.Count:N0})")))],
                ["unfinished imports", string.Join(", ", info.Unfinished)],
            ]),
            new("imports", "Imports", ["file", "reader", "posts", "inside others", "rejected", "state", "sha-256"],
                [.. info.Imports.Select(import => new object?[] { import.Name, import.Reader, import.Records, import.Embedded, import.Rejected, import.Failure ?? import.State, import.Sha256?[..12] })]),
        ];
        if (info.RejectedReasons.Count > 0)
            tables.Add(new Table("rejected", "Why records were rejected", ["reason", "records"], [.. info.RejectedReasons.Select(reason => new object?[] { reason.Reason, reason.Count })]));
        if (info.Gaps.Count > 0)
            tables.Add(new Table("gaps", "Gaps in the capture", ["from", "to", "posts expected"], [.. info.Gaps.Select(gap => new object?[] { gap.From, gap.To, gap.Expected })]));
        return tables;
    }

    internal static readonly Option<string> Out = new("--out") { Description = "Folder to write to" };
    internal static readonly Option<string> TimeZone = new("--timezone") { Description = "Time zone shown beside UTC, as in Europe/Paris", DefaultValueFactory = _ => "UTC" };
    internal static readonly Option<string> Language = new("--lang") { Description = "Language of the page: en or fr", DefaultValueFactory = _ => "en" };
    private static readonly Option<ulong> Seed = new("--seed") { Description = "The same seed gives the same bytes", DefaultValueFactory = _ => 2017 };
    private static readonly Option<double> Scale = new("--scale") { Description = "Multiplies the crowd; 1 is the documented evening, 2000 about 120 million posts", DefaultValueFactory = _ => 1 };

    private static Command Simulate(CancellationToken cancel)
    {
        var scenario = new Argument<string>("scenario") { Description = "macronleaks, or hawkes: posts that cause posts" };
        var command = new Command("simulate", "Write a seeded scenario with its planted truth") { scenario, Out, Seed, Scale };
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(scenario) is not ("macronleaks" or "hawkes"))
                throw new UsageException($"there is no scenario {parsed.GetValue(scenario)}; there are macronleaks and hawkes.");
            var folder = parsed.GetValue(Out) ?? throw new UsageException("say where to: --out FOLDER");
            if (parsed.GetValue(scenario) == "hawkes")
            {
                if (parsed.GetResult(Scale) is { Implicit: false })
                    throw new UsageException("--scale belongs to macronleaks; hawkes has one size.");
                var planted = HawkesScenario.WriteTo(folder, new HawkesOptions { Seed = parsed.GetValue(Seed) });
                Console.Out.WriteLine(FormattableString.Invariant($"{folder}: {planted.Posts:N0} simulated posts; planted truth in truth.json"));
                return ExitCode.Done;
            }

            var scale = parsed.GetValue(Scale);
            if (scale is not (> 0 and <= 10_000))
                throw new UsageException("--scale lies above 0 and at most at 10,000.");
            var truth = MacronLeaks.WriteTo(folder, new SimulationOptions { Seed = parsed.GetValue(Seed), Scale = scale }, SimulationProgress.Start(), cancel);
            Console.Out.WriteLine(FormattableString.Invariant($"{folder}: {truth.Posts:N0} simulated posts, {truth.TopicPosts:N0} on the topic; planted truth in truth.json"));
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Trace(CancellationToken cancel)
    {
        var command = new Command("trace", "Ask all questions and write the report") { Words, Out, SilenceOption, MarkerOption, TimeZone, Language, Map, Timings };
        command.SetAction(parsed => Tracing.Run(
            new TraceRequest(
                Inputs.Split(parsed.GetValue(Words)!), Reading(parsed), parsed.GetValue(Out) ?? "trace", Windows(parsed.GetValue(SilenceOption) ?? []),
                [.. (parsed.GetValue(MarkerOption) ?? []).Select(value => Times.Marker(value, MarkerKind.Event))], parsed.GetValue(TimeZone)!, parsed.GetValue(Language)!, parsed.GetValue(Timings)),
            cancel));
        return command;
    }

    private static Command Demo(CancellationToken cancel)
    {
        var command = new Command("demo", "Simulate the documented #MacronLeaks evening, trace it, write its report") { Out, Language, Seed, Scale, Timings };
        command.SetAction(parsed =>
        {
            var folder = parsed.GetValue(Out) ?? "sillage-demo";
            Console.Error.WriteLine("simulating the evening of 5 May 2017 (invented accounts and texts) …");
            MacronLeaks.WriteTo(folder, new SimulationOptions { Seed = parsed.GetValue(Seed), Scale = parsed.GetValue(Scale) }, SimulationProgress.Start(), cancel);
            return Tracing.Run(
                new TraceRequest(
                    Inputs.Split([Path.Combine(folder, "posts.jsonl.gz"), "#MacronLeaks"]), new ImportOptions(), Path.Combine(folder, "report"),
                    Windows(["france-2017-presidential-2=legal silence"]),
                    [Times.Marker("2017-05-05T18:49Z=first post", MarkerKind.Event)], "Europe/Paris", parsed.GetValue(Language)!, parsed.GetValue(Timings)),
                cancel);
        });
        return command;
    }

    private static Command Mark()
    {
        var file = new Argument<string>("case");
        var markers = new Argument<string[]>("markers") { Description = "TIME[/TO]=name, times in UTC; with --silence also a known silence by name (docs/silences.md)", Arity = ArgumentArity.ZeroOrMore };
        var silence = new Option<bool>("--silence") { Description = "They are legal silences: traces of this case look into them" };
        var source = new Option<string>("--source") { Description = "Where you have it from" };
        var remove = new Option<string[]>("--remove") { Description = "Name of a marker to take away" };
        var command = new Command("mark", "Set events and legal silences on a case's timeline, or list them") { file, markers, silence, source, remove };
        command.SetAction(parsed =>
        {
            var path = parsed.GetValue(file)!;
            var given = parsed.GetValue(markers)!.Select(value => Times.Marker(value, parsed.GetValue(silence) ? MarkerKind.Silence : MarkerKind.Event)).ToArray();
            var gone = parsed.GetValue(remove) ?? [];
            if (!File.Exists(path))
                throw new CaseException($"there is no case file {path}. Make one with: sillage import {path} CAPTURES");
            using var target = given.Length + gone.Length > 0 ? CaseFile.OpenOrCreate(path) : CaseFile.OpenRead(path);
            foreach (var name in gone)
            {
                if (!Markers.Remove(target, name))
                    throw new UsageException($"{path} has no marker named {name}.");
            }

            foreach (var marker in given)
                Markers.Set(target, marker with { Source = parsed.GetValue(source) ?? marker.Source });
            Output.Write(AnswerTables.Of(Markers.Of(target)), 100);
            return ExitCode.Done;
        });
        return command;
    }

    private static Command DrawMap(CancellationToken cancel)
    {
        var color = new Option<string>("--color") { Description = "What colours mean: community, group, label, language, entry, followers, platform or none", DefaultValueFactory = _ => "community" };
        var dark = new Option<bool>("--dark") { Description = "Pictures on a dark background" };
        var seed = new Option<int>("--seed") { Description = "The same seed gives the same map", DefaultValueFactory = _ => 1 };
        var command = new Command("map", "Draw who reposted whom: interactive page, SVG, PNG, PDF, CSV") { Words, Out, color, dark, seed, Language, Map, Json };
        command.SetAction(parsed =>
        {
            var coloring = Named<MapColoring>("--color", parsed.GetValue(color)!);
            var inputs = Inputs.Split(parsed.GetValue(Words)!);
            var (source, quarantined) = inputs.Open(Reading(parsed), cancel);
            using (source)
            {
                var slice = SliceLoader.Load(source, inputs.Topic, cancel);
                var communities = Communities.Run(slice, new CommunitiesOptions { Seed = (ulong)parsed.GetValue(seed) }, cancel);
                if (communities.Result.Nodes == 0)
                    throw new NothingFoundException("there is no map to draw: no post of the topic reposts a known account. What is known of reposts, quotes, replies and mentions: sillage networks.");
                var coordination = Coordination.Run(slice, new CoordinationOptions(), null, cancel);
                var map = TopicMap.Of(slice, communities, string.Join(", ", inputs.Sources.Select(Path.GetFileName)), parsed.GetValue(seed), cancel, coordination: coordination, labels: AccountGroups.Of(slice, CaseLabels.WithEarlierHandles(source)));
                var files = MapFiles.Write(parsed.GetValue(Out) ?? "map", map, parsed.GetValue(Language)!, parsed.GetValue(dark), coloring);
                if (parsed.GetValue(Json))
                {
                    Console.Out.WriteLine(AnswerJson.Serialize(communities with { Schema = "sillage/map/1" }));
                }
                else
                {
                    Output.Write(AnswerTables.Of(communities)[0], 12);
                    Console.Out.WriteLine(FormattableString.Invariant($"Map of {map.Nodes.Count:N0} accounts and {map.Edges.Count:N0} edges: {files[0]}"));
                    if (coloring == MapColoring.Label && map.Nodes.All(node => node.Labelled is null))
                        Console.Out.WriteLine("All accounts are grey: none on the map has a label. Set some with sillage label CASE accounts LIST.csv.");
                    if (coloring == MapColoring.Group && map.Nodes.All(node => node.Group is null))
                        Console.Out.WriteLine("All accounts are grey: none on the map reposted the same as others within 60 s more often than chance explains. For other behaviours and windows: sillage coordinate.");
                }
            }

            return quarantined ? ExitCode.Quarantined : ExitCode.Done;
        });
        return command;
    }

    private static Command Sql()
    {
        var file = new Argument<string>("case");
        var query = new Argument<string>("select") { Description = "One SELECT; tables: docs/case-file.md" };
        var command = new Command("sql", "Ask a case in SQL, read-only") { file, query, Json, CsvOption };
        command.SetAction(parsed =>
        {
            using var source = CaseFile.OpenRead(parsed.GetValue(file)!);
            var found = CaseQuery.Run(source, parsed.GetValue(query)!);
            var table = new Table("sql", "", found.Columns, [.. found.Rows.Select(row => row.Select(Plain).ToArray())]);
            if (parsed.GetValue(Json))
                Console.Out.WriteLine(AnswerJson.Serialize(table.Rows.Select(row => table.Columns.Zip(row).ToDictionary(pair => pair.First, pair => pair.Second))));
            else if (parsed.GetValue(CsvOption))
                Csv.Write(Console.Out, table);
            else
                Output.Write(table, 100);
            return ExitCode.Done;
        });
        return command;

        static object? Plain(object? value) => value switch
        {
            DateTime time => new DateTimeOffset(DateTime.SpecifyKind(time, DateTimeKind.Utc)),
            List<string> list => string.Join(" ", list),
            byte or short or int or uint or sbyte or ushort => Convert.ToInt64(value, System.Globalization.CultureInfo.InvariantCulture),
            // What sum() gives.
            BigInteger number when number >= long.MinValue && number <= long.MaxValue => (long)number,
            BigInteger number => number < 0 ? (Int128)number : (UInt128)number,
            _ => value,
        };
    }

    private static Command Sources()
    {
        var command = new Command("sources", "Formats that can be read");
        command.SetAction(_ =>
        {
            Output.Write(new Table("sources", "", ["name", "format"], [.. KnownSources.All.Select(source => new object?[] { source.Name, source.Title })]), 100);
            return ExitCode.Done;
        });
        return command;
    }

    /// <summary>A misspelled option among words would be taken for a topic or a file.</summary>
    internal static void NoOptions(Argument<string[]> words) => words.Validators.Add(result =>
    {
        foreach (var token in result.Tokens.Where(token => token.Value.StartsWith("--", StringComparison.Ordinal)))
            result.AddError($"there is no option {token.Value}.");
    });

    /// <param name="option">A number.</param>
    /// <param name="zeroIn">Command in which 0 is possible and means all; null for none.</param>
    internal static void AtLeastOne(Option<int> option, string? zeroIn = null) => option.Validators.Add(result =>
    {
        var isAll = result.Parent is System.CommandLine.Parsing.CommandResult { Command.Name: var name } && name == zeroIn;
        if (result.Tokens.Count > 0 && int.TryParse(result.Tokens[0].Value, out var value) && (value < 0 || (value == 0 && !isAll)))
            result.AddError($"{option.Name} is a number above 0, not {value}.");
    });

    /// <summary>How an answer is to be printed, by the options of the command.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="zone">Time zone of the times that people read.</param>
    /// <param name="whole">Whether all rows are printed, however many were asked for.</param>
    internal static Printing Printed(ParseResult parsed, string zone = "UTC", bool whole = false) => new(
        parsed.GetValue(Json), parsed.GetValue(CsvOption), parsed.GetValue(TableOption), !whole && parsed.GetValue(Top) is > 0 and var rows ? rows : int.MaxValue, zone);

    /// <summary>How captures are to be read: by detection, or through the user's mapping.</summary>
    internal static ImportOptions Reading(ParseResult parsed)
    {
        if (parsed.GetValue(Map) is not { } path)
            return new ImportOptions();
        try
        {
            return new ImportOptions { Source = new MappedCsv(ColumnMapping.Parse(File.ReadAllText(path))) };
        }
        catch (Exception cause) when (cause is CaptureException or IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"--map {path}: {cause.Message}");
        }
    }

    internal static IReadOnlyList<SilenceWindow> Windows(IEnumerable<string> values) => [.. values.Select(Times.Silence)];
}
