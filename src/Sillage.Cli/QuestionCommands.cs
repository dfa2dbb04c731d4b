using System.CommandLine;
using Sillage.Analysis;
using Sillage.Cases;
using Sillage.Cases.Topics;
using Sillage.Reports;
using static Sillage.Cli.Commands;

namespace Sillage.Cli;

/// <summary>One command a question: it cuts the topic's slice, asks, and prints tables, CSV or JSON.</summary>
internal static class QuestionCommands
{
    private static readonly Option<bool> NameAccounts = new("--name-accounts") { Description = "Name small accounts too; left out, those with fewer than 5,000 followers get made-up names" };

    private static readonly Option<int> Detect = new("--detect") { Description = "Most different texts without a language tag that are sent to the detector; of more a sample, the rest counts as undetermined", DefaultValueFactory = _ => new LanguagesOptions().MostDetected };

    public static IReadOnlyList<Command> All(CancellationToken cancel) =>
    [
        Question("scan", "How much, how fast, by how many", (slice, _) => Scan.Run(slice, new ScanOptions(), cancel), AnswerTables.Of, cancel),
        Question("origin", "First posts, first movers, first hour", (slice, top) => Origin.Run(slice, new OriginOptions { Top = top }, cancel), AnswerTables.Of, cancel),
        Question("tempo", "How fast posts were reposted, and bursts", (slice, top) => Tempo.Run(slice, new TempoOptions { Top = top }, cancel), AnswerTables.Of, cancel),
        Question("spreaders", "Who carried it", (slice, top) => Spreaders.Run(slice, new SpreadersOptions { Top = top }, cancel), AnswerTables.Of, cancel),
        LanguagesQuestion(cancel),
        Question("communities", "Camps and circles: who reposts whom, what sets each apart, how far to trust it", (slice, top) => Communities.Run(slice, new CommunitiesOptions { Top = top }, cancel), AnswerTables.Of, cancel),
        NetworksQuestion(cancel), CascadesQuestion(cancel), AutomationQuestion(cancel), RingsQuestion(cancel), ManipulationQuestion(cancel), BreakoutQuestion(cancel), LabelsQuestion(cancel), AmplifyQuestion(cancel), MigrateQuestion(cancel), PlacesQuestion(cancel), SilenceCommand.Make(cancel),
    ];

    private static Command LanguagesQuestion(CancellationToken cancel)
    {
        AtLeastOne(Detect);
        return Question<LanguagesOptions, LanguagesResult>(
            "languages", "In which languages",
            parsed =>
            {
                var options = new LanguagesOptions { MostDetected = parsed.GetValue(Detect) };
                return (_, slice) => Languages.Run(slice, options, cancel);
            },
            AnswerTables.Of, cancel, Detect);
    }

    private static Command NetworksQuestion(CancellationToken cancel)
    {
        var network = new Option<string[]>("--network") { Description = "reposts, quotes, replies, mentions, links or domains; left out: all of them" };
        var weight = new Option<int>("--min-weight") { Description = "Leave out edges of fewer posts", DefaultValueFactory = _ => 1 };
        return Question<NetworksOptions, NetworksResult>(
            "networks", "Who reposted, quoted, answered and mentioned whom, and who shared which links; --top 0 lists every edge",
            parsed =>
            {
                var (kinds, minimum, top) = (parsed.GetValue(network) ?? [], parsed.GetValue(weight), parsed.GetValue(Top));
                if (minimum < 1 || top < 0)
                    throw new UsageException("--min-weight is at least 1, --top at least 0.");
                var all = new NetworksOptions { MinimumWeight = minimum, Top = top };
                var options = kinds.Length == 0 ? all : all with { Networks = [.. kinds.Select(kind => Named<NetworkKind>("--network", kind))] };
                return (_, slice) => Networks.Run(slice, options, cancel);
            },
            AnswerTables.Of, cancel, network, weight);
    }

    private static Command CascadesQuestion(CancellationToken cancel)
    {
        var relation = new Option<string>("--of") { Description = "reposts, quotes or replies", DefaultValueFactory = _ => "reposts" };
        return Question<CascadesOptions, CascadesResult>(
            "cascades", "Along which trees posts spread: depth, breadth, speed, virality",
            parsed =>
            {
                var options = new CascadesOptions { Relation = Named<CascadeRelation>("--of", parsed.GetValue(relation)!), Top = parsed.GetValue(Top) };
                return (_, slice) => Cascades.Run(slice, options, cancel);
            },
            AnswerTables.Of, cancel, relation);
    }

    private static Command AutomationQuestion(CancellationToken cancel)
    {
        var fewest = new Option<int>("--min-posts") { Description = "Examine accounts with at least so many posts", DefaultValueFactory = _ => 10 };
        AtLeastOne(fewest);
        return Question<AutomationOptions, AutomationResult>(
            "automation", "Signs of automation by account, each with its measurement: evidence, no verdict",
            parsed =>
            {
                var options = new AutomationOptions { Top = parsed.GetValue(Top), FewestPosts = parsed.GetValue(fewest), NameAccounts = parsed.GetValue(NameAccounts), BaseRate = CheckedBaseRate(parsed) };
                return (_, slice) => Automation.Run(slice, options, cancel);
            },
            AnswerTables.Of, cancel, fewest, NameAccounts, BaseRate);
    }

    private static Command RingsQuestion(CancellationToken cancel)
    {
        var within = new Option<int>("--within") { Description = "Seconds up to which a repost is early", DefaultValueFactory = _ => 60 };
        var fdr = new Option<double>("--fdr") { Description = "Share of chance that may be among the accounts called a ring", DefaultValueFactory = _ => 0.01 };
        AtLeastOne(within);
        return Question<RingsOptions, RingsResult>(
            "rings", "Who reposts early, and who does so again and again on one author's posts, beyond chance",
            parsed =>
            {
                var rate = parsed.GetValue(fdr) is > 0 and < 1 and var share ? share : throw new UsageException("--fdr lies above 0 and below 1.");
                var options = new RingsOptions { WithinSeconds = parsed.GetValue(within), Fdr = rate, Top = parsed.GetValue(Top), NameAccounts = parsed.GetValue(NameAccounts) };
                return (_, slice) => Rings.Run(slice, options, Automation.Run(slice, new AutomationOptions(), cancel).Result, cancel);
            },
            AnswerTables.Of, cancel, within, fdr, NameAccounts);
    }

    private static Command ManipulationQuestion(CancellationToken cancel)
    {
        var reference = new Option<string[]>("--reference") { Description = "Another topic of the same case to measure beside this one; may be given several times; left out: the rest of the capture and its most frequent hashtags" };
        var quotes = new Option<bool>("--quotes") { Description = "Count quotes as reposts" };
        return Question<ManipulationOptions, ManipulationResult>(
            "manipulation", "Whether the traffic looks like a crowd's or like that of a busy few: the coefficient of traffic manipulation, beside reference topics",
            parsed =>
            {
                Topic[] topics = [.. (parsed.GetValue(reference) ?? []).Select(Topic.Parse)];
                var options = new ManipulationOptions { QuotesToo = parsed.GetValue(quotes) };
                return (source, slice) => Manipulation.Run(
                    slice, options,
                    topics.Length > 0 ? [.. topics.Select(topic => TopicPosts.Of(SliceLoader.Load(source, topic, cancel)))] : ComparisonTopics.Of(source, Topic.Parse(slice.Topic), cancel), cancel);
            },
            AnswerTables.Of, cancel, reference, quotes);
    }

    private static Command BreakoutQuestion(CancellationToken cancel)
    {
        var media = new Option<string[]>("--media") { Description = "A mainstream medium's account, as you judge, beside those labelled media in the case; may be given several times" };
        var people = new Option<string[]>("--high-profile") { Description = "A celebrity's or other high-profile person's account, as you judge, beside those labelled high-profile in the case" };
        var responses = new Option<string[]>("--response") { Description = "A political or other concrete response, in your words" };
        return Question<BreakoutOptions, BreakoutResult>(
            "breakout", "How far it broke out: the Breakout Scale, criterion by criterion, with what the capture shows and what is yours to judge",
            parsed =>
            {
                var options = new BreakoutOptions { Media = parsed.GetValue(media) ?? [], HighProfile = parsed.GetValue(people) ?? [], Responses = parsed.GetValue(responses) ?? [], Top = parsed.GetValue(Top) };
                return (source, slice) =>
                {
                    var labels = CaseLabels.WithEarlierHandles(source);
                    var judged = options with { Media = [.. options.Media, .. Labels.Named(slice, labels, "media")], HighProfile = [.. options.HighProfile, .. Labels.Named(slice, labels, "high-profile")] };
                    return Breakout.Run(slice, judged, Communities.Run(slice, new CommunitiesOptions(), cancel).Result, cancel);
                };
            },
            AnswerTables.Of, cancel, media, people, responses);
    }

    private static Command LabelsQuestion(CancellationToken cancel) => Question<LabelsOptions, LabelsResult>(
        "labels", "What the accounts and domains that you labelled did: posts, reposts earned, links, by community and over time",
        parsed =>
        {
            var options = new LabelsOptions { Top = parsed.GetValue(Top) };
            return (source, slice) => Labels.Run(
                slice, options, CaseLabels.WithEarlierHandles(source), CaseLabels.Domains(source), Communities.Run(slice, new CommunitiesOptions(), cancel).Result, cancel);
        },
        AnswerTables.Of, cancel);

    private static Command MigrateQuestion(CancellationToken cancel)
    {
        var bucket = new Option<int>("--bucket") { Description = "Width of the buckets in minutes; 0: at most 100 of a round width" };
        var resamples = new Option<int>("--resamples") { Description = "Resamples of the accounts behind the intervals, at least 20", DefaultValueFactory = _ => new MigrationOptions().Resamples };
        return Question<MigrationOptions, MigrationResult>(
            "migrate", "How it moved: languages, communities, labels over time; who overtook whom, who passed it on to whom, in which phases",
            parsed =>
            {
                var options = new MigrationOptions { BucketMinutes = parsed.GetValue(bucket), Resamples = parsed.GetValue(resamples), Top = parsed.GetResult(Top) is { Implicit: false } ? parsed.GetValue(Top) : new MigrationOptions().Top, MostDetected = parsed.GetValue(Detect), NameAccounts = parsed.GetValue(NameAccounts) };
                if (options.BucketMinutes is < 0 or > 525_600 || options.Resamples is < 20 or > 10_000)
                    throw new UsageException("--bucket lies from 0 to 525,600 minutes, --resamples from 20 to 10,000.");
                return (source, slice) =>
                {
                    // As a report has them, whose figures this command repeats.
                    var communities = Communities.Run(slice, Trace.CommunitiesOptionsFor(slice), cancel).Result;
                    return Migration.Run(
                        slice, options, communities, Divisions.Of(communities, AccountGroups.Of(slice, CaseLabels.WithEarlierHandles(source)), Places.Run(slice, new PlacesOptions(), cancel).Result), cancel);
                };
            },
            AnswerTables.Of, cancel, bucket, resamples, Detect, NameAccounts);
    }

    private static Command AmplifyQuestion(CancellationToken cancel)
    {
        var sources = new Option<int>("--sources") { Description = $"How many accounts to look at, 1 to {AmplificationOptions.MostSources}", DefaultValueFactory = _ => new AmplificationOptions().Sources };
        var by = new Option<string>("--by") { Description = "Which accounts: the first by reposts, followers or share", DefaultValueFactory = _ => "reposts" };
        var named = new Option<string[]>("--account") { Description = "A handle to look at in any case; may be given several times" };
        var repostsToo = new Option<bool>("--reposts-too") { Description = "Let an account's reposts count as its acts too" };
        var communities = new Option<int>("--communities") { Description = "Split everyone else into so many communities, and tell where each begins" };
        var draws = new Option<int>("--resamples") { Description = "Draws for the intervals", DefaultValueFactory = _ => new AmplificationOptions().Resamples };
        var background = new Option<double?>("--background-hours") { Description = "Changes of the volume slower than this are nobody's influence; left out: what the data support best" };
        AtLeastOne(sources);
        AtLeastOne(draws);
        return Question<AmplificationOptions, AmplificationResult>(
            "amplify", "Who made it big: what descends from the posts of large accounts, counted and by a model, with intervals; what if they had not posted",
            parsed =>
            {
                var options = new AmplificationOptions
                {
                    Sources = parsed.GetValue(sources),
                    By = Named<SourceOrder>("--by", parsed.GetValue(by)!),
                    Named = parsed.GetValue(named) ?? [],
                    RepostsToo = parsed.GetValue(repostsToo),
                    Communities = parsed.GetValue(communities),
                    Resamples = parsed.GetValue(draws),
                    BackgroundHours = parsed.GetValue(background),
                };
                if (options.BackgroundHours is < 0.1 or > 1000 or double.NaN)
                    throw new UsageException("--background-hours lies from 0.1 to 1,000.");
                if (options.Sources > AmplificationOptions.MostSources || options.Named.Count > AmplificationOptions.MostSources || options.Communities < 0)
                    throw new UsageException($"--sources and --account take at most {AmplificationOptions.MostSources} accounts, --communities a number from 0.");
                return (_, slice) => Amplification.Run(slice, options, cancel);
            },
            AnswerTables.Of, cancel, sources, by, named, repostsToo, communities, background, draws);
    }

    private static Command PlacesQuestion(CancellationToken cancel)
    {
        var fewest = new Option<int>("--min-accounts") { Description = "Sum up countries, texts and time zones of fewer accounts: they could tell who it is", DefaultValueFactory = _ => new PlacesOptions().FewestAccounts };
        AtLeastOne(fewest);
        return Question<PlacesOptions, PlacesResult>(
            "places", "From which countries, by what accounts and posts say of their place, with the source of each share and what is unknown",
            parsed =>
            {
                var options = new PlacesOptions { FewestAccounts = parsed.GetValue(fewest), Top = parsed.GetValue(Top) };
                return (_, slice) => Places.Run(slice, options, cancel);
            },
            AnswerTables.Of, cancel, fewest);
    }

    private static Command Question<TOptions, TResult>(
        string name, string description, Func<Slice, int, Answer<TOptions, TResult>> ask, Func<Answer<TOptions, TResult>, IReadOnlyList<Table>> tables, CancellationToken cancel) =>
        Question(name, description, parsed => (_, slice) => ask(slice, parsed.GetValue(Top)), tables, cancel);

    /// <param name="name">The command.</param>
    /// <param name="description">What it answers.</param>
    /// <param name="prepare">Reads the options, so that a wrong one is told before anything is imported; what it returns asks the question of the case's slice.</param>
    /// <param name="tables">The answer as tables.</param>
    /// <param name="cancel">Stops.</param>
    /// <param name="options">Options of this question alone.</param>
    private static Command Question<TOptions, TResult>(
        string name, string description, Func<ParseResult, Func<CaseFile, Slice, Answer<TOptions, TResult>>> prepare, Func<Answer<TOptions, TResult>, IReadOnlyList<Table>> tables,
        CancellationToken cancel, params Option[] options)
    {
        var command = new Command(name, description) { Words, Json, CsvOption, TableOption, Top, Commands.TimeZone, Map };
        foreach (var option in options)
            command.Add(option);
        command.SetAction(parsed =>
        {
            var ask = prepare(parsed);
            var zone = parsed.GetValue(Commands.TimeZone)!;
            CheckTimeZone(zone);
            var inputs = Inputs.Split(parsed.GetValue(Words)!);
            var (source, quarantined) = inputs.Open(Reading(parsed), cancel);
            using (source)
            {
                var answer = ask(source, SliceLoader.Load(source, inputs.Topic, cancel));
                Output.Write(answer, tables(answer), Printed(parsed, zone));
            }

            return quarantined ? ExitCode.Quarantined : ExitCode.Done;
        });
        return command;
    }
}
