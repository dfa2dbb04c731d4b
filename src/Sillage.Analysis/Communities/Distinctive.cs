namespace Sillage.Analysis;

/// <summary>A term that one group uses more than the others.</summary>
/// <param name="Term">Hashtag, word, link or language.</param>
/// <param name="Posts">Uses in the group.</param>
/// <param name="Elsewhere">Uses in all other groups.</param>
/// <param name="LogOdds">Log of the ratio of odds, group against the others, after the prior.</param>
/// <param name="Z">The same over its standard deviation; above 1.96 where chance would be once in forty.</param>
public sealed record DistinctiveTerm(string Term, long Posts, long Elsewhere, double LogOdds, double Z);

/// <summary>
/// Which terms set groups apart: log-odds with an informative Dirichlet prior, so that rare terms do not win by accident and frequent ones not by mere
/// frequency. Source: Monroe, Colaresi and Quinn 2008, "Fightin' Words", equations 15, 16 and 22; the prior is the whole vocabulary's frequencies.
/// </summary>
internal sealed class Distinctive
{
    /// <summary>Weight of the prior in uses, spread over the vocabulary by frequency. Source: Sillage; a tenth of a small group's words.</summary>
    private const double PriorUses = 500;

    private readonly Dictionary<string, int> terms = new(StringComparer.Ordinal);
    private readonly List<long[]> counts = [];
    private readonly long[] totals;

    /// <param name="groups">Number of groups.</param>
    public Distinctive(int groups) => totals = new long[groups];

    /// <summary>Counts a use of a term by a group.</summary>
    public void Add(int group, string term)
    {
        if (!terms.TryGetValue(term, out var index))
        {
            terms.Add(term, index = counts.Count);
            counts.Add(new long[totals.Length]);
        }

        counts[index][group]++;
        totals[group]++;
    }

    /// <summary>The terms that set a group apart most, by z; only those it uses more than the others, and at least twice.</summary>
    /// <param name="group">The group.</param>
    /// <param name="top">How many.</param>
    public IReadOnlyList<DistinctiveTerm> Of(int group, int top)
    {
        double all = totals.Sum();
        double inside = totals[group], outside = all - inside;
        if (inside == 0)
            return [];
        return
        [
            .. terms.Where(term => counts[term.Value][group] >= 2).Select(term => Score(term.Key, counts[term.Value]))
                .Where(term => term.Z > 0)
                .OrderByDescending(term => term.Z).ThenBy(term => term.Term, StringComparer.Ordinal).Take(top),
        ];

        DistinctiveTerm Score(string term, long[] uses)
        {
            long sum = 0;
            foreach (var count in uses)
                sum += count;
            double here = uses[group], there = sum - here;
            var prior = PriorUses * (here + there) / all;
            var odds = Math.Log((here + prior) / (inside + PriorUses - here - prior)) - Math.Log((there + prior) / (outside + PriorUses - there - prior));
            var deviation = Math.Sqrt((1 / (here + prior)) + (1 / (there + prior)));
            return new DistinctiveTerm(term, (long)here, (long)there, odds, odds / deviation);
        }
    }
}
