using System.Diagnostics;
using Sillage.Analysis;
using Sillage.Cases;
using Sillage.Cases.Topics;
using Sillage.Posts;
using Sillage.Reports.Maps;
using Sillage.Reports.Trail;

namespace Sillage.Reports;

/// <summary>All that a trace found, ready to be written.</summary>
public sealed record TraceResults
{
    /// <summary>The topic as the user wrote it; empty means everything.</summary>
    public required string Topic { get; init; }

    /// <summary>Time zone shown beside UTC (tz database name).</summary>
    public required string TimeZone { get; init; }

    /// <summary>Version of Sillage.</summary>
    public required string Version { get; init; }

    /// <summary>Command that reproduces the report.</summary>
    public required string Command { get; init; }

    /// <summary>What the case holds.</summary>
    public required CaseInfo Case { get; init; }

    /// <summary>Events on the timeline, in order of time; silences are in <see cref="Silence"/>.</summary>
    public IReadOnlyList<Marker> Markers { get; init; } = [];

    /// <summary>The machine scan.</summary>
    public required Answer<ScanOptions, ScanResult> Scan { get; init; }

    /// <summary>The origin.</summary>
    public required Answer<OriginOptions, OriginResult> Origin { get; init; }

    /// <summary>The tempo.</summary>
    public required Answer<TempoOptions, TempoResult> Tempo { get; init; }

    /// <summary>Who reposts early, again and again.</summary>
    public required Answer<RingsOptions, RingsResult> Rings { get; init; }

    /// <summary>Signs of automation.</summary>
    public required Answer<AutomationOptions, AutomationResult> Automation { get; init; }

    /// <summary>Whether the traffic is a crowd's.</summary>
    public required Answer<ManipulationOptions, ManipulationResult> Manipulation { get; init; }

    /// <summary>The spreaders.</summary>
    public required Answer<SpreadersOptions, SpreadersResult> Spreaders { get; init; }

    /// <summary>What descends from the posts of the accounts that were reposted most.</summary>
    public required Answer<AmplificationOptions, AmplificationResult> Amplification { get; init; }

    /// <summary>The communities of the repost network.</summary>
    public required Answer<CommunitiesOptions, CommunitiesResult> Communities { get; init; }

    /// <summary>How far it broke out.</summary>
    public required Answer<BreakoutOptions, BreakoutResult> Breakout { get; init; }

    /// <summary>Accounts that reposted the same posts within a minute of each other, beyond chance.</summary>
    public required Answer<CoordinationOptions, CoordinationResult> Coordination { get; init; }

    /// <summary>Who reposted whom, laid out: of a large network its core. Without accounts where nobody reposted anybody.</summary>
    public required PropagationMap Map { get; init; }

    /// <summary>The languages.</summary>
    public required Answer<LanguagesOptions, LanguagesResult> Languages { get; init; }

    /// <summary>How it moved between languages, communities and the analyst's labels.</summary>
    public required Answer<MigrationOptions, MigrationResult> Migration { get; init; }

    /// <summary>The countries.</summary>
    public required Answer<PlacesOptions, PlacesResult> Places { get; init; }

    /// <summary>What carries the analyst's labels; null where the case has none.</summary>
    public Answer<LabelsOptions, LabelsResult>? Labels { get; init; }

    /// <summary>The trail of the topic's hashtag and most shared links across platforms; null where none was seen on two.</summary>
    public Answer<TrailOptions, TrailResult>? Trail { get; init; }

    /// <summary>The silences; null where none was given.</summary>
    public Answer<SilenceOptions, SilenceResult>? Silence { get; init; }
}

/// <summary>The main job: every question on one topic.</summary>
public static class Trace
{
    /// <summary>Accounts on the report's map at most. Source: Sillage; the layout is meant for 10 to 10,000 nodes (Jacomy et al. 2014).</summary>
    private const int AccountsOnMap = 5_000;

    /// <summary>Draws behind the intervals of what is induced; the question alone takes more.</summary>
    private const int ReportDraws = 100;

    /// <summary>Reposts that all runs of the communities may go through together.</summary>
    private const int RepostsDivided = 2_500_000;

    /// <summary>Version of Sillage.</summary>
    public static string Version { get; } = typeof(Trace).Assembly.GetName().Version?.ToString(3) ?? "0";

    /// <summary>Asks all questions.</summary>
    /// <param name="source">Open case.</param>
    /// <param name="topic">What to trace.</param>
    /// <param name="silences">Legal silences, beside those marked in the case; may be empty.</param>
    /// <param name="markers">Events, beside those marked in the case; may be empty.</param>
    /// <param name="timeZone">Time zone shown beside UTC (tz database name).</param>
    /// <param name="command">Command that reproduces the report.</param>
    /// <param name="done">Told each question's name and time as it ends, by several threads; may be null.</param>
    /// <param name="cancel">Stops between questions and inside long ones.</param>
    /// <exception cref="NothingFoundException">No post matches the topic.</exception>
    public static TraceResults Run(
        CaseFile source, Topic topic, IReadOnlyList<SilenceWindow> silences, IReadOnlyList<Marker> markers, string timeZone, string command,
        Action<string, TimeSpan>? done, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(silences);
        ArgumentNullException.ThrowIfNull(topic);
        done ??= (_, _) => { };
        var marked = Markers.Of(source);
        var windows = SilenceWindows.Of(silences, marked);
        var begun = Stopwatch.GetTimestamp();
        var slice = SliceLoader.Load(source, topic, cancel);
        done("slice", Stopwatch.GetElapsedTime(begun));

        // Two at a time: much of each question is for one core alone.
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var (one, other) = (new Lane(done, stop), new Lane(done, stop));
        var token = stop.Token;
        var coordination = one.Ask("coordination", () => Analysis.Coordination.Run(slice, new CoordinationOptions(), null, token));
        var communities = one.Ask("communities", () => Communities.Run(slice, CommunitiesOptionsFor(slice), token));
        var amplification = one.Ask("amplify", () => Analysis.Amplification.Run(slice, new AmplificationOptions { Resamples = ReportDraws }, token));
        var scan = one.Ask("scan", () => Scan.Run(slice, new ScanOptions(), token));
        var tempo = one.Ask("tempo", () => Tempo.Run(slice, new TempoOptions(), token));
        var spreaders = one.Ask("spreaders", () => Spreaders.Run(slice, new SpreadersOptions(), token));

        var info = other.Ask("case", () => CaseInfo.Of(source, slice.Capture));
        var analyst = other.Ask("labels of the case", () =>
        {
            var accounts = CaseLabels.WithEarlierHandles(source);
            return (Accounts: accounts, Domains: CaseLabels.Domains(source), Groups: AccountGroups.Of(slice, accounts));
        });
        var places = other.Ask("places", () => Analysis.Places.Run(slice, new PlacesOptions(), token));
        var origin = other.Ask("origin", () => Origin.Run(slice, new OriginOptions(), token));
        var languages = other.Ask("languages", () => Languages.Run(slice, new LanguagesOptions(), token));
        var automation = other.Ask("automation", () => Analysis.Automation.RunAfter(slice, new AutomationOptions(), Of(coordination).Result, token));
        var divisions = other.Ask("divisions", () => Divisions.Of(Of(communities).Result, Of(analyst).Groups, Of(places).Result));
        var migration = other.Ask("migrate", () => Migration.Run(slice, new MigrationOptions(), Of(communities).Result, Of(divisions), token));
        var labels = other.Ask("labels", () => Of(analyst).Accounts.Count + Of(analyst).Domains.Count == 0
            ? null
            : Analysis.Labels.Run(slice, new LabelsOptions(), Of(analyst).Accounts, Of(analyst).Domains, Of(communities).Result, token));
        var silence = other.Ask("silence", () => windows.Count == 0
            ? null
            : Silence.Run(slice, new SilenceOptions { Windows = windows }, Of(divisions), Of(automation).Result, token));
        var manipulation = other.Ask("manipulation", () => Manipulation.Run(
            slice, new ManipulationOptions(), ComparisonTopics.Of(source, topic, token), token));
        var trail = other.Ask("trail", () => TopicTrail.Of(source, slice, topic, Of(info).Platforms.Count, token));
        var rings = one.Ask("rings", () => Analysis.Rings.Run(slice, new RingsOptions(), Of(automation).Result, token));
        var breakout = one.Ask("breakout", () => Analysis.Breakout.Run(
            slice,
            new BreakoutOptions { Media = Analysis.Labels.Named(slice, Of(analyst).Accounts, "media"), HighProfile = Analysis.Labels.Named(slice, Of(analyst).Accounts, "high-profile") },
            Of(communities).Result,
            token));
        var map = one.Ask("map", () => TopicMap.Of(
            slice, Of(communities), string.Join(", ", Of(info).Imports.Select(import => import.Name)), seed: 1, token, AccountsOnMap, Of(coordination), Of(analyst).Groups));
        Lane.End(one, other);
        return new TraceResults
        {
            Topic = topic.Text,
            TimeZone = timeZone,
            Version = Version,
            Command = command,
            Markers = [.. marked.Where(marker => marker.Kind == MarkerKind.Event).Concat(markers).OrderBy(marker => marker.From).ThenBy(marker => marker.Name, StringComparer.Ordinal)],
            Case = Of(info),
            Scan = Of(scan),
            Origin = Of(origin),
            Tempo = Of(tempo),
            Rings = Of(rings),
            Automation = Of(automation),
            Spreaders = Of(spreaders),
            Amplification = Of(amplification),
            Communities = Of(communities),
            Coordination = Of(coordination),
            Breakout = Of(breakout),
            Map = Of(map),
            Languages = Of(languages),
            Migration = Of(migration),
            Places = Of(places),
            Labels = Of(labels),
            Silence = Of(silence),
            Manipulation = Of(manipulation),
            Trail = Of(trail),
        };

        // Not Result: what went wrong is thrown as it was.
        static T Of<T>(Task<T> answer) => answer.GetAwaiter().GetResult();
    }

    /// <summary>A report is written in seconds: a large network is divided fewer times, which a caveat of the answer says.</summary>
    /// <param name="slice">The topic.</param>
    public static CommunitiesOptions CommunitiesOptionsFor(Slice slice)
    {
        ArgumentNullException.ThrowIfNull(slice);
        return CommunitiesOptionsFor(slice.Kind.Count(kind => kind == PostKind.Repost));
    }

    internal static CommunitiesOptions CommunitiesOptionsFor(int reposts)
    {
        var usual = new CommunitiesOptions();
        var enough = RepostsDivided / Math.Max(1, reposts);
        return enough >= usual.Runs ? usual : usual with { Runs = Math.Max(4, enough), Iterations = 1 };
    }
}
