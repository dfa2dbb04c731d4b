using Sillage.Analysis.Statistics;
using Sillage.Cases;

namespace Sillage.Analysis;

/// <summary>Phases of a topic: the times between changes of its volume and of its mixes.</summary>
internal static class PhaseList
{
    /// <summary>Bins at most: five minutes wide for a fortnight and more.</summary>
    public const int MostBins = 5_000;

    /// <summary>Changes so many bins apart are one.</summary>
    private const int Together = 2;

    /// <summary>Groups whose shares may change a mix; the others are one.</summary>
    private const int GroupsInMix = 3;

    /// <summary>Finds and describes them.</summary>
    /// <param name="slice">The slice.</param>
    /// <param name="captured">Its captured posts.</param>
    /// <param name="divisions">Divisions whose mixes are looked at.</param>
    /// <param name="options">Options.</param>
    /// <param name="rows">The bins.</param>
    /// <param name="starts">Index of each phase's first captured post, and the number of posts as a last entry.</param>
    public static IReadOnlyList<Phase> Of(Slice slice, int[] captured, IReadOnlyList<Division> divisions, MigrationOptions options, TimeRows rows, out int[] starts)
    {
        starts = [0];
        if (captured.Length == 0)
            return [];
        var covered = Covered(slice, captured, rows);
        var changes = Changes(divisions, options, rows, covered);
        int[] bins = [0, .. changes.Keys, rows.Count];
        starts = Array.ConvertAll(bins, bin => Ascending.Below<int>(rows.OfPost, bin));
        var (hours, rates) = (new double[bins.Length - 1], new double[bins.Length - 1]);
        for (var phase = 0; phase < rates.Length; phase++)
        {
            hours[phase] = covered[bins[phase]..bins[phase + 1]].Sum() * (rows.Minutes / 60.0);
            rates[phase] = (starts[phase + 1] - starts[phase]) / hours[phase];
        }

        var phases = new List<Phase>();
        for (var phase = 0; phase < rates.Length; phase++)
        {
            var (from, to) = (starts[phase], starts[phase + 1]);
            var (low, high) = Poisson.Interval(to - from);
            phases.Add(new Phase(
                rows.Time(bins[phase]), rows.Time(bins[phase + 1]), Kind(rates, phase), phase == 0 ? [] : [.. changes[bins[phase]]], to - from,
                slice.Authors(captured.AsSpan(from..to)), rates[phase], low / hours[phase], high / hours[phase], Mixes(divisions, options, starts, phase)));
        }

        return phases;
    }

    private static PhaseMix[] Mixes(IReadOnlyList<Division> divisions, MigrationOptions options, int[] starts, int phase) =>
    [
        .. divisions.Select(division =>
        {
            var mix = Mix(division, starts[phase], starts[phase + 1]);
            var all = starts[phase + 1] - starts[phase];
            Portion[] shares = [.. mix.Take(division.Names.Count).Select(count => Portions.Of(count, all))];
            if (phase == 0)
                return new PhaseMix(division.By, shares, null, null);
            var before = Mix(division, starts[phase - 1], starts[phase]);
            return new PhaseMix(division.By, shares, MixDistance.Of(before, mix), MixDistance.ByChance(before, mix, options.Seed));
        }),
    ];

    private static double[] Mix(Division division, int from, int to)
    {
        var mix = new double[division.Names.Count + 1];
        for (var i = from; i < to; i++)
        {
            var group = division.Group[i];
            mix[group < 0 ? mix.Length - 1 : group] += group < 0 ? 1 : division.Weight[i];
            mix[^1] += group < 0 ? 0 : 1 - division.Weight[i];
        }

        return mix;
    }

    /// <summary>What changes at which bin, as few as the options allow: a higher penalty where there are more.</summary>
    private static SortedDictionary<int, List<string>> Changes(IReadOnlyList<Division> divisions, MigrationOptions options, TimeRows rows, double[] covered)
    {
        var volume = Cells(rows, null);
        var mixes = divisions.Where(one => one.Names.Count > 0).Select(division => (division.By, Cells: Cells(rows, division), Width: Math.Min(GroupsInMix, division.Names.Count) + 1)).ToArray();
        for (var penalty = options.PhasePenalty; ; penalty *= 1.5)
        {
            var found = new SortedDictionary<int, List<string>>();
            foreach (var bin in PhaseChanges.InVolume(volume, covered, penalty))
                Add(found, bin, "volume");
            foreach (var (by, cells, width) in mixes)
            {
                foreach (var bin in PhaseChanges.InMix(cells, width, penalty))
                    Add(found, bin, by);
            }

            if (found.Count < options.MostPhases)
                return found;
        }
    }

    /// <summary>The topic begins and ends within a bin: the part of each bin between its first and its last post, at least a thousandth.</summary>
    private static double[] Covered(Slice slice, int[] captured, TimeRows rows)
    {
        var covered = new double[rows.Count];
        Array.Fill(covered, 1);
        covered[0] -= (double)(slice.PostedAt[captured[0]] - rows.Start) / rows.Width;
        covered[^1] -= 1 - ((double)(slice.PostedAt[captured[^1]] - rows.Start - ((rows.Count - 1) * rows.Width)) / rows.Width);
        covered[0] = Math.Max(0.001, covered[0]);
        covered[^1] = Math.Max(0.001, covered[^1]);
        return covered;
    }

    /// <summary>Adds a change, to a change just beside it where there is one.</summary>
    private static void Add(SortedDictionary<int, List<string>> changes, int bin, string what)
    {
        foreach (var (at, others) in changes)
        {
            if (Math.Abs(at - bin) > Together)
                continue;
            if (!others.Contains(what))
                others.Add(what);
            return;
        }

        changes.Add(bin, [what]);
    }

    private static double[] Cells(TimeRows rows, Division? division)
    {
        var width = division is null ? 1 : Math.Min(GroupsInMix, division.Names.Count) + 1;
        var cells = new double[rows.Count * width];
        for (var i = 0; i < rows.OfPost.Length; i++)
        {
            var group = division is null || division.Group[i] < 0 ? width - 1 : Math.Min(division.Group[i], width - 1);
            cells[(rows.OfPost[i] * width) + group]++;
        }

        return cells;
    }

    /// <summary>By the rates: the highest is the peak; before it a phase grows or lulls, after it decays or comes back.</summary>
    private static string Kind(double[] rates, int phase)
    {
        var peak = Array.IndexOf(rates, rates.Max());
        return (phase - peak) switch
        {
            0 => "peak",
            < 0 when phase == 0 => "onset",
            < 0 => rates[phase] > rates[phase - 1] ? "growth" : "lull",
            _ => rates[phase] > rates[phase - 1] ? "return" : "decay",
        };
    }
}
