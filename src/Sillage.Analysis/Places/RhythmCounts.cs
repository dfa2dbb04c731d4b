using NodaTime;
using NodaTime.TimeZones;
using Sillage.Analysis.Statistics;
using Sillage.Cases;

namespace Sillage.Analysis;

/// <summary>Offsets of the busy accounts' nights, summed up.</summary>
internal static class RhythmCounts
{
    public static RhythmOffsets Of(Slice slice, AccountPlaces places, Gazetteer gazetteer, int fewest, CancellationToken cancel)
    {
        var starts = new List<(int Account, int First)>();
        var hours = new List<(long Hour, int Posts)>();
        foreach (var (account, hour, posts) in slice.Words.Hours(DailyRhythm.FewestPosts))
        {
            if (starts.Count == 0 || starts[^1].Account != account)
                starts.Add((account, hours.Count));
            hours.Add((hour, posts));
        }

        var all = hours.ToArray();
        var found = new (double Middle, double Low, double High)?[starts.Count];
        Parallel.For(0, starts.Count, new ParallelOptions { CancellationToken = cancel, MaxDegreeOfParallelism = Environment.ProcessorCount }, i =>
        {
            var end = i + 1 < starts.Count ? starts[i + 1].First : all.Length;
            found[i] = DailyRhythm.Offset(all.AsSpan(starts[i].First..end), (ulong)i + 1);
        });

        var zones = TzdbDateTimeZoneSource.Default.ZoneLocations!.ToLookup(place => place.CountryCode, place => DateTimeZoneProviders.Tzdb[place.ZoneId]);
        long both = 0, same = 0;
        var offsets = new List<(int Hours, double Low, double High)>();
        for (var i = 0; i < starts.Count; i++)
        {
            if (found[i] is not { } offset)
                continue;
            offsets.Add(((int)Math.Round(offset.Middle, MidpointRounding.AwayFromZero), offset.Low, offset.High));
            if (places.Country(starts[i].Account) is not (>= 0 and var country))
                continue;
            both++;
            var middle = Instant.FromUnixTimeSeconds(all[starts[i].First].Hour * 3600);
            same += zones[gazetteer.Countries[country].Code].Any(zone => Holds(offset, zone.GetUtcOffset(middle).Seconds / 3600.0)) ? 1 : 0;
        }

        return new RhythmOffsets(
            starts.Count, Shares.Wilson(offsets.Count, starts.Count), Shares.Wilson(same, both),
            [.. offsets.GroupBy(offset => offset.Hours).Where(group => group.Count() >= fewest).OrderBy(group => group.Key)
                .Select(group => new RhythmOffset(group.Key, group.Count(), Median(group.Select(offset => offset.Low)), Median(group.Select(offset => offset.High))))]);
    }

    private static bool Holds((double Middle, double Low, double High) offset, double hours) =>
        new[] { -24, 0, 24 }.Any(day => hours + day >= offset.Low && hours + day <= offset.High);

    private static double Median(IEnumerable<double> values) => Shares.Quantile(values.Order().ToArray(), 0.5);
}
