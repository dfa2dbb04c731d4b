using Sillage.Analysis.Statistics;
using Sillage.Cases;

namespace Sillage.Analysis;

/// <summary>The level of the volume when an account posted, beside other moments of the same phase.</summary>
internal sealed class InterruptedMoments
{
    private const long Minute = 60_000_000;
    private const int FewestBins = 6;
    private const int FewestPosts = 10;
    private const int FewestPlacebos = 20;
    private const int PhaseMinutes = 180;
    private const int MostNearby = 6;
    private const int CommonLink = 10;

    private readonly Slice slice;
    private readonly AmplificationOptions options;
    private readonly AmplifyingSources sources;
    private readonly long[] captured;
    private readonly (long At, string What, long Posts)[] links;

    public InterruptedMoments(Slice slice, AmplifyingSources sources, AmplificationOptions options)
    {
        (this.slice, this.sources, this.options) = (slice, sources, options);
        captured = [.. slice.Captured().Select(post => slice.PostedAt[post])];
        links = sources.Acts.Any(acts => acts.Length > 0) ? Links(slice) : [];
    }

    /// <summary>The series of one source.</summary>
    public InterruptedSeries Of(int source)
    {
        var acts = sources.Acts[source];
        long[] own = [.. acts.Where(post => !slice.Embedded[post]).Select(post => slice.PostedAt[post])];
        var moments = new List<int>();
        foreach (var act in acts)
        {
            if (moments.Count == 0 || slice.PostedAt[act] - slice.PostedAt[moments[^1]] >= options.BinMinutes * Minute)
                moments.Add(act);
        }

        long[] times = [.. acts.Select(act => slice.PostedAt[act])];
        var measured = moments.Take(options.MostMoments).Select(act => Measure(source, act, own, times)).OfType<(SeriesMoment Moment, double Change, double[] Placebos)>().ToArray();
        if (measured.Length == 0)
            return new InterruptedSeries(moments.Count, 0, null, null, []);
        var change = measured.Average(one => one.Change);
        // Sets of other moments, one for each of the account's: means vary less than single changes.
        var compared = measured.Where(one => one.Placebos.Length >= FewestPlacebos).ToArray();
        double? p = null;
        if (compared.Length > 0)
        {
            var (sets, mean) = (compared.Min(one => one.Placebos.Length), compared.Average(one => one.Change));
            p = (1.0 + Enumerable.Range(0, sets).Count(set => compared.Average(one => one.Placebos[set]) >= mean)) / (1 + sets);
        }

        return new InterruptedSeries(moments.Count, measured.Length, Math.Exp(change), p, [.. measured.Select(one => one.Moment)]);
    }

    private (SeriesMoment Moment, double Change, double[] Placebos)? Measure(int source, int act, long[] own, long[] acts)
    {
        var at = slice.PostedAt[act];
        if (Look(at, own) is not { } found)
            return null;
        var placebos = Placebos(at, own, acts);
        double? low = null, high = null, p = null;
        if (placebos.Length >= FewestPlacebos)
        {
            var ascending = placebos.Order().ToArray();
            low = found.Expected * Math.Exp(Shares.Quantile(ascending, 0.025));
            high = found.Expected * Math.Exp(Shares.Quantile(ascending, 0.975));
            p = (1.0 + placebos.Count(change => change >= found.Change)) / (1 + placebos.Length);
        }

        var moment = new SeriesMoment(
            Wording.Time(at), slice.Ids[act], found.Before, found.After, found.Expected, low, high, Math.Exp(found.Change), p, placebos.Length, Nearby(source, at));
        return (moment, found.Change, placebos);
    }

    /// <summary>The change of level at a moment; null where too little lies before or after.</summary>
    private (double Change, double Expected, long Before, long After)? Look(long at, long[] own)
    {
        var (width, most) = (options.BinMinutes * Minute, options.SeriesMinutes / options.BinMinutes);
        var before = (int)Math.Min(most, (at - captured[0]) / width);
        var after = (int)Math.Min(most, (captured[^1] - at) / width);
        if (before < FewestBins || after < FewestBins)
            return null;
        var counts = new int[before + after];
        for (var bin = 0; bin < counts.Length; bin++)
        {
            var from = at + ((bin - before) * width);
            counts[bin] = Between(captured, from, from + width) - Between(own, from, from + width);
        }

        var (early, late) = (counts[..before].Sum(), counts[before..].Sum());
        if (early < FewestPosts)
            return null;
        var (change, expected) = LevelChange.Of(counts, before);
        return (change, expected, early, late);
    }

    /// <summary>Changes of level at whole minutes within three hours at which the account did not post, nor in the width of a bin around them; in random order.</summary>
    private double[] Placebos(long at, long[] own, long[] acts)
    {
        var minutes = new List<long>();
        for (var minute = -PhaseMinutes; minute <= PhaseMinutes; minute++)
        {
            var moment = at + (minute * Minute);
            if (Between(acts, moment - (options.BinMinutes * Minute) + 1, moment + (options.BinMinutes * Minute)) == 0)
                minutes.Add(moment);
        }

        var random = new SeededRandom(options.Seed ^ (ulong)at);
        var changes = new List<double>();
        for (var left = minutes.Count; left > 0 && changes.Count < options.Placebos; left--)
        {
            var pick = (int)(random.NextDouble() * left);
            if (Look(minutes[pick], own) is { } found)
                changes.Add(found.Change);
            minutes[pick] = minutes[left - 1];
        }

        return [.. changes];
    }

    private List<NearbyEvent> Nearby(int source, long at)
    {
        var (from, to) = (at - (options.NearbyMinutes * Minute), at + (options.NearbyMinutes * Minute));
        var found = new List<NearbyEvent>();
        for (var other = 0; other < sources.Count; other++)
        {
            var act = other == source ? 0 : sources.Acts[other].FirstOrDefault(post => slice.PostedAt[post] >= from && slice.PostedAt[post] <= to, -1);
            if (other != source && act >= 0)
                found.Add(new NearbyEvent("account", slice.Handle(act), Wording.Time(slice.PostedAt[act]), slice.Followers[act] < 0 ? null : slice.Followers[act]));
        }

        found.AddRange(links.Where(link => link.At >= from && link.At <= to).Select(link => new NearbyEvent("link", link.What, Wording.Time(link.At), link.Posts)));
        return [.. found.OrderByDescending(one => one.Kind == "account" ? one.Size ?? 0 : long.MaxValue).ThenBy(one => one.At).ThenBy(one => one.What, StringComparer.Ordinal).Take(MostNearby)];
    }

    private static (long At, string What, long Posts)[] Links(Slice slice)
    {
        var links = slice.Words.Links().As(Posts.Links.Link.Normalise);
        var seen = new (int First, long Posts)[links.Words.Count];
        for (var use = 0; use < links.Count; use++)
        {
            ref var link = ref seen[links.Numbers[use]];
            link = (link.Posts == 0 ? links.Posts[use] : link.First, link.Posts + 1);
        }

        return [.. links.Words.Zip(seen, (name, link) => (Name: name, link.First, link.Posts)).Where(link => link.Posts >= CommonLink).OrderBy(link => link.First).ThenBy(link => link.Name, StringComparer.Ordinal).Select(link => (slice.PostedAt[link.First], link.Name, link.Posts))];
    }

    private static int Between(long[] ascending, long from, long to) => Ascending.Below<long>(ascending, to) - Ascending.Below<long>(ascending, from);
}
