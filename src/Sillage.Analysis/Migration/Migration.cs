using System.Runtime.Intrinsics;
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

        var (counted, burst) = (new StreamPosts(slice, captured), ShortestTime(slice, captured));
        var rows = TimeRows.Of(slice, captured, options.BucketMinutes > 0 ? options.BucketMinutes : Step(slice, captured, captured[burst]));
        var parallel = new ParallelOptions { CancellationToken = cancel, MaxDegreeOfParallelism = Environment.ProcessorCount };
        var (tables, rowOf) = (new StreamTable[all.Length], counted.InOrder(rows.OfPost));
        Parallel.For(0, all.Length, parallel, i => tables[i] = new StreamTable(counted, rows, rowOf, all[i], options));
        var lags = Lags(slice, captured[burst], [.. ofAccounts.Select(one => one.Division.Part(burst))], options);
        var batches = (options.Resamples + AccountResample.Together - 1) / AccountResample.Together;
        Scratch.For(batches, () => new Vector256<float>[slice.Accounts.Count], (batch, times) =>
        {
            var first = batch * AccountResample.Together;
            AccountResample.Draw(options.Seed, first, times);
            foreach (var table in tables)
                table.Resample(first, times);
            foreach (var table in lags)
                table.Resample(first, times);
        }, cancel);
        foreach (var table in tables)
            table.Resampled();

        var bins = TimeRows.Of(slice, captured, TimeBuckets.Step(slice, captured, PhaseList.MostBins));
        var (phases, streams, handOffs, tracked) = (default(IReadOnlyList<Phase>)!, Array.Empty<DivisionStreams>(), Array.Empty<HandOff>(), default(TrackedCommunities)!);
        Parallel.Invoke(
            parallel,
            () => tracked = Tracking.Of(slice, captured, communities, options, cancel),
            () =>
            {
                phases = PhaseList.Of(slice, captured, all, options, bins, out var starts);
                var (flows, trees) = (new Flows(slice, communities.NetworkOf(slice, cancel)), new RepostTrees(slice));
                streams = [.. tables.Select(table => StreamsOf.Table(slice, captured, rows, table))];
                int[] firsts = [.. starts.SkipLast(1).Select(start => captured[start])];
                var passed = flows.Of([.. ofAccounts.Select(one => (one.OfAccount, one.Division.Names.Count))], options.Seed, cancel);
                handOffs = [.. ofAccounts.Select((one, i) => Passed(slice, firsts, flows, passed[i], trees, one.Division, one.OfAccount, lags[i], streams[i + 1].Crossings, options, cancel))];
            });
        var result = new MigrationResult(captured.Length, captured.Length == 0 ? null : slice.Mark(captured[0]), rows.Minutes, bins.Minutes, phases, streams, handOffs, tracked);
        return new Answer<MigrationOptions, MigrationResult>(
            "sillage/migrate/1", slice.Topic, options, result, [.. Caveats(slice, result, spoken, captured)],
            new Method(
                "Shares over time with Wilson intervals; crossings, entries and lags with intervals over resampled accounts; phases by PELT on counts and mixes; flows against shuffles of groups among accounts of like activity; communities of windows matched by their members",
                "Killick, Fearnhead and Eckley 2012; Greene, Doyle and Cunningham 2010; Rizoiu et al. 2018 for descent; Wilson 1927; definitions: Sillage, docs/migration.md"));
    }

    private static int Step(Slice slice, int[] captured, int[] burst)
    {
        var isShort = burst.Length > 0 && (slice.PostedAt[burst[^1]] - slice.PostedAt[burst[0]]) * 4 < slice.PostedAt[captured[^1]] - slice.PostedAt[captured[0]];
        return TimeBuckets.Step(slice, captured, isShort ? 2 * MostBuckets : MostBuckets);
    }

    private static LagTable[] Lags(Slice slice, int[] posts, Division[] divisions, MigrationOptions options)
    {
        var (counted, rows) = (new StreamPosts(slice, posts), TimeRows.Of(slice, posts, TimeBuckets.Step(slice, posts, LagTable.MostBins)));
        var rowOf = counted.InOrder(rows.OfPost);
        return [.. divisions.Select(division => new LagTable(rows, StreamCounts.OfPosts(counted, rowOf, counted.InOrder(division)), division.Names.Count, options.Resamples))];
    }

    /// <summary>The shortest time with most of the posts, as places among them.</summary>
    private static Range ShortestTime(Slice slice, int[] captured)
    {
        var count = (int)Math.Ceiling(Most * captured.Length);
        var first = TimeBuckets.Shortest(Array.ConvertAll(captured, post => slice.PostedAt[post]), count);
        return first..(first + count);
    }

    private static HandOff Passed(
        Slice slice, int[] firsts, Flows reposts, Flow[] flows, RepostTrees trees, Division division, int[] ofAccount, LagTable lags, IReadOnlyList<Crossing> crossings, MigrationOptions options, CancellationToken cancel)
    {
        return new HandOff(
            division.By, division.Names, flows, reposts.InPhases(firsts, ofAccount, division.Names.Count), [.. lags.Lags()],
            Borders.Of(slice, trees, flows, ofAccount, [.. crossings.Select(crossing => (At(crossing.From), At(crossing.To)))], options, cancel));

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
            yield return Wording.Of("detection-limit", $"Different texts that were not sent to the detector (its limit), and count as undetermined: {Wording.Number(spoken.LeftOut)}.", ("texts", Wording.Number(spoken.LeftOut)));
        if (result.HandOffs.Any(one => one.Flows.Count > 0))
            yield return Wording.Of("migration-not-cause", "Who posts earlier need not be whom others have it from: lags and bridges show an order in this capture, not a cause.");
        if (result.HandOffs.Any(one => one.By == "community" && one.Flows.Count > 0))
            yield return Wording.Of("communities-from-reposts", "Communities were found from the same reposts that are counted between them: that most reposts stay inside is how they were found.");
        if (result.Streams.All(one => one.Crossings.Count == 0))
            yield return Wording.Of("no-crossing", "No group overtook another beyond what chance and the choice of a place explain.");
    }
}
