using Sillage.Analysis.Statistics;
using Sillage.Cases;

namespace Sillage.Analysis;

/// <summary>How a topic moved: between languages, communities, labels and places; who passed it on to whom, when one overtook another, and in which phases.</summary>
public static class Migration
{
    /// <summary>Buckets of the streams at most; twice as many where most posts came in a short time, which few would hide.</summary>
    private const int MostBuckets = 100;

    /// <summary>Most of the posts: the shortest time that holds them is looked at closely, and lags are sought in it.</summary>
    private const double Most = 0.9;

    /// <summary>Follows the languages, and each division of the accounts.</summary>
    /// <param name="slice">The topic.</param>
    /// <param name="options">Options.</param>
    /// <param name="communities">The topic's communities.</param>
    /// <param name="divisions">Divisions of its accounts, communities among them or not; each is followed by itself.</param>
    /// <param name="cancel">Stops.</param>
    public static Answer<MigrationOptions, MigrationResult> Run(
        Slice slice, MigrationOptions options, CommunitiesResult communities, IReadOnlyList<AccountGroups> divisions, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(slice);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(communities);
        ArgumentNullException.ThrowIfNull(divisions);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Resamples, 20);
        ArgumentOutOfRangeException.ThrowIfNegative(options.BucketMinutes);
        var captured = slice.Captured();
        var spoken = SpokenLanguages.Of(slice, captured, new LanguagesOptions { MostDetected = options.MostDetected }, cancel);
        var ofAccounts = divisions.Select(groups => (Division: Division.Of(slice, captured, groups, options.MostGroups, out var ofAccount), OfAccount: ofAccount)).ToArray();
        Division[] all = [Division.Of(slice, captured, spoken, options.MostGroups), .. ofAccounts.Select(one => one.Division)];

        var rows = TimeRows.Of(slice, captured, options.BucketMinutes > 0 ? options.BucketMinutes : Step(slice, captured));
        var tables = new StreamTable[all.Length];
        Parallel.For(0, all.Length, new ParallelOptions { CancellationToken = cancel, MaxDegreeOfParallelism = Environment.ProcessorCount }, i => tables[i] = new StreamTable(slice, captured, rows, all[i], options));
        var lags = ofAccounts.Select(one => Lags(slice, captured, one.Division, options)).ToArray();
        Parallel.For(0, options.Resamples, new ParallelOptions { CancellationToken = cancel, MaxDegreeOfParallelism = Environment.ProcessorCount }, number =>
        {
            var times = new byte[slice.Accounts.Count];
            AccountResample.Draw(options.Seed, number, times);
            foreach (var table in tables)
                table.Resample(number, times);
            foreach (var table in lags)
                table.Resample(number, times);
        });

        var bins = TimeRows.Of(slice, captured, TimeRows.Step(slice, captured, PhaseList.MostBins));
        var phases = PhaseList.Of(slice, captured, all, options, bins, out var starts);
        var network = RepostGraph.Of(slice, cancel);
        DivisionStreams[] streams = [.. tables.Select(table => StreamsOf.Table(slice, captured, rows, table))];
        int[] firsts = [.. starts.SkipLast(1).Select(start => captured[start])];
        HandOff[] handOffs = [.. ofAccounts.Select((one, i) => Passed(slice, firsts, network, one.Division, one.OfAccount, lags[i], streams[i + 1].Crossings, options, cancel))];
        var result = new MigrationResult(
            captured.Length, captured.Length == 0 ? null : slice.Mark(captured[0]), rows.Minutes, bins.Minutes, phases, streams, handOffs,
            Tracking.Of(slice, captured, communities, options, cancel));
        return new Answer<MigrationOptions, MigrationResult>(
            "sillage/migrate/1", slice.Topic, options, result, [.. Caveats(slice, result, spoken, captured)],
            new Method(
                "Shares over time with Wilson intervals; crossings, entries and lags with intervals over resampled accounts; phases by PELT on counts and mixes; flows against shuffles of groups among accounts of like activity; communities of windows matched by their members",
                "Killick, Fearnhead and Eckley 2012; Greene, Doyle and Cunningham 2010; Rizoiu et al. 2018 for descent; Wilson 1927; definitions: Sillage, docs/migration.md"));
    }

    private static int Step(Slice slice, int[] captured)
    {
        var (from, to) = ShortestTime(slice, captured);
        var burst = from < to && (slice.PostedAt[captured[to - 1]] - slice.PostedAt[captured[from]]) * 4 < slice.PostedAt[captured[^1]] - slice.PostedAt[captured[0]];
        return TimeRows.Step(slice, captured, burst ? 2 * MostBuckets : MostBuckets);
    }

    private static LagTable Lags(Slice slice, int[] captured, Division division, MigrationOptions options)
    {
        var (from, to) = ShortestTime(slice, captured);
        var posts = captured[from..to];
        var rows = TimeRows.Of(slice, posts, TimeRows.Step(slice, posts, LagTable.MostBins));
        var part = division with { Group = division.Group[from..to], Weight = division.Weight[from..to], Earned = division.Earned[from..to] };
        return new LagTable(rows, StreamCounts.OfPosts(slice, posts, rows.OfPost, part), division.Names.Count, options.Resamples);
    }

    /// <summary>The shortest time with most of the posts, as places among them.</summary>
    private static (int From, int To) ShortestTime(Slice slice, int[] captured)
    {
        var count = (int)Math.Ceiling(Most * captured.Length);
        var best = 0;
        for (var from = 1; from + count <= captured.Length; from++)
        {
            if (slice.PostedAt[captured[from + count - 1]] - slice.PostedAt[captured[from]] < slice.PostedAt[captured[best + count - 1]] - slice.PostedAt[captured[best]])
                best = from;
        }

        return (best, best + count);
    }

    private static HandOff Passed(
        Slice slice, int[] firsts, RepostGraph network, Division division, int[] ofAccount, LagTable lags, IReadOnlyList<Crossing> crossings, MigrationOptions options, CancellationToken cancel)
    {
        var flows = Flows.Of(network, ofAccount, division.Names.Count, options.Seed, cancel);
        return new HandOff(
            division.By, division.Names, flows, Flows.InPhases(slice, firsts, ofAccount, division.Names.Count), [.. lags.Lags()],
            Borders.Of(slice, flows, ofAccount, [.. crossings.Select(crossing => (At(crossing.From), At(crossing.To)))], options, cancel));

        int At(string name) => Enumerable.Range(0, division.Names.Count).First(group => division.Names[group] == name);
    }

    private static IEnumerable<Caveat> Caveats(Slice slice, MigrationResult result, SpokenLanguages spoken, int[] captured)
    {
        foreach (var caveat in slice.CommonCaveats())
            yield return caveat;
        long detected = captured.LongCount(spoken.IsDetected);
        if (detected > 0)
            yield return Wording.Of("languages-weighted", $"The language of {Wording.Number(detected)} of {Wording.Number(captured.Length)} posts was detected from their text; each counts as much as the detector is sure of it.", ("posts", Wording.Number(detected)), ("of", Wording.Number(captured.Length)));
        if (spoken.LeftOut > 0)
            yield return Wording.Of("detection-limit", $"{Wording.Number(spoken.LeftOut)} different texts were not sent to the detector (its limit); they count as undetermined.", ("texts", Wording.Number(spoken.LeftOut)));
        if (result.HandOffs.Any(one => one.Flows.Count > 0))
            yield return Wording.Of("migration-not-cause", "Who posts earlier need not be whom others have it from: lags and bridges show an order in this capture, not a cause.");
        if (result.HandOffs.Any(one => one.By == "community" && one.Flows.Count > 0))
            yield return Wording.Of("communities-from-reposts", "Communities were found from the same reposts that are counted between them: that most reposts stay inside is how they were found.");
        if (result.Streams.All(one => one.Crossings.Count == 0))
            yield return Wording.Of("no-crossing", "No group overtook another beyond what chance and the choice of a place explain.");
    }
}
