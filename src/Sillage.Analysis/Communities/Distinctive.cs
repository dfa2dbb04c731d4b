using System.Runtime.InteropServices;
using Sillage.Cases;

namespace Sillage.Analysis;

/// <summary>A term that one group uses more than the others.</summary>
/// <param name="Term">Hashtag, word, link or language.</param>
/// <param name="Posts">Uses in the group; of words in the languages that others of the topic write as well.</param>
/// <param name="Elsewhere">Uses in all other groups; of words in the languages that the group writes.</param>
/// <param name="LogOdds">Log of the ratio of odds, group against the others, after the prior.</param>
/// <param name="Z">The same over its standard deviation; above 1.96 where chance would be once in forty.</param>
public sealed record DistinctiveTerm(string Term, long Posts, long Elsewhere, double LogOdds, double Z);

/// <summary>
/// Which terms set groups apart: log-odds with an informative Dirichlet prior, so that rare terms do not win by accident and frequent ones not by mere
/// frequency. Source: Monroe, Colaresi and Quinn 2008, "Fightin' Words", equations 15, 16 and 22; the prior is the whole vocabulary's frequencies.
/// Where terms come in strata, as words do in languages, a group is compared with the others within each of them, and what they say is pooled by the
/// inverse of its variance: else the commonest words of a group's language would set it apart. Source: Woolf 1955, "On estimating the relation between
/// blood group and disease".
/// </summary>
internal sealed class Distinctive
{
    /// <summary>Weight of the prior in uses, spread over a stratum's vocabulary by frequency. Source: Sillage; a tenth of a small group's words.</summary>
    private const double PriorUses = 500;

    /// <summary>Share of a group's uses below which a stratum is not compared: of a language hardly written most is wrongly tagged or detected. Source: Sillage.</summary>
    private const double SmallestStratum = 0.05;

    private readonly SortedDictionary<int, Stratum> strata = [];
    private readonly int groups;

    /// <param name="groups">Number of groups.</param>
    public Distinctive(int groups) => this.groups = groups;

    /// <summary>Counts uses of a term by a group.</summary>
    public void Add(int group, ReadOnlySpan<char> term, int stratum = 0, long uses = 1)
    {
        if (uses == 0)
            return;
        var within = Within(stratum);
        within.Of(term)[group] += uses;
        within.Totals[group] += uses;
    }

    /// <summary>Counts uses of words in posts; an empty one is none.</summary>
    /// <param name="words">The words.</param>
    /// <param name="groupOf">Group of a post; −1 where it does not count.</param>
    public void Add(SharedWords words, Func<int, int> groupOf)
    {
        var (within, uses) = (Within(0), new long[words.Words.Count][]);
        for (var use = 0; use < words.Count; use++)
        {
            var number = words.Numbers[use];
            if (words.Words[number].Length == 0 || groupOf(words.Posts[use]) is not (>= 0 and var group))
                continue;
            (uses[number] ??= within.Of(words.Words[number]))[group]++;
            within.Totals[group]++;
        }
    }

    /// <summary>The terms that set a group apart most, by z; only those it uses more than the others, and at least twice.</summary>
    /// <param name="group">The group.</param>
    /// <param name="top">How many.</param>
    public IReadOnlyList<DistinctiveTerm> Of(int group, int top)
    {
        var pooled = new Dictionary<string, Evidence>(StringComparer.Ordinal);
        var least = SmallestStratum * strata.Values.Sum(within => within.Totals[group]);
        foreach (var within in strata.Values.Where(within => within.Totals[group] >= least))
            Compare(within, group, pooled);
        return
        [
            .. pooled.Where(pair => pair.Value is { Here: >= 2, Weighted: > 0 }).Select(pair => pair.Value.Of(pair.Key))
                .OrderByDescending(term => term.Z).ThenBy(term => term.Term, StringComparer.Ordinal).Take(top),
        ];
    }

    private static void Compare(Stratum within, int group, Dictionary<string, Evidence> pooled)
    {
        double inside = within.Totals[group], all = within.Totals.Sum(), outside = all - inside;
        // Where one side says nothing there is nothing to compare.
        if (inside == 0 || outside == 0)
            return;
        foreach (var (term, uses) in within.Uses)
        {
            long sum = 0;
            foreach (var count in uses)
                sum += count;
            // A vocabulary of one term has no odds.
            if (sum == all)
                return;
            double here = uses[group], there = sum - here;
            var prior = PriorUses * sum / all;
            var odds = Math.Log((here + prior) / (inside + PriorUses - here - prior)) - Math.Log((there + prior) / (outside + PriorUses - there - prior));
            CollectionsMarshal.GetValueRefOrAddDefault(pooled, term, out _).Add((long)here, (long)there, odds, (1 / (here + prior)) + (1 / (there + prior)));
        }
    }

    private Stratum Within(int stratum)
    {
        if (!strata.TryGetValue(stratum, out var within))
            strata.Add(stratum, within = new Stratum(new long[groups], new Dictionary<string, long[]>(StringComparer.Ordinal)));
        return within;
    }

    /// <summary>Uses by group, of all terms and of each.</summary>
    private sealed record Stratum(long[] Totals, Dictionary<string, long[]> Uses)
    {
        /// <summary>Uses of a term, which becomes a string when it is first seen.</summary>
        public long[] Of(ReadOnlySpan<char> term) =>
            CollectionsMarshal.GetValueRefOrAddDefault(Uses.GetAlternateLookup<ReadOnlySpan<char>>(), term, out _) ??= new long[Totals.Length];
    }

    /// <summary>What the strata say of a term together.</summary>
    private struct Evidence
    {
        public long Here;
        public long There;
        public double Weighted;
        public double Precision;

        public void Add(long here, long there, double odds, double variance)
        {
            Here += here;
            There += there;
            Weighted += odds / variance;
            Precision += 1 / variance;
        }

        public readonly DistinctiveTerm Of(string term) => new(term, Here, There, Weighted / Precision, Weighted / Math.Sqrt(Precision));
    }
}
