using Sillage.Analysis.Statistics;
using Sillage.Cases;

namespace Sillage.Analysis;

/// <summary>The indicators of a slice's accounts, a column each, and what follows from them and the thresholds.</summary>
internal sealed class Measured
{
    private readonly AutomationOptions options;
    private readonly double[][] columns;
    private readonly double[][] ascending;
    private readonly int[] signs;
    private readonly Resemblances? resemblances;

    private Measured(Material material, AutomationOptions options, double[][] columns)
    {
        (Slice, Posts, Looked) = (material.Slice, material.Posts, material.Looked);
        (this.options, this.columns) = (options, columns);
        ascending = Array.ConvertAll(columns, Known);
        signs = new int[Looked.Length];
        for (var number = 0; number < columns.Length; number++)
        {
            for (var place = 0; place < signs.Length; place++)
                signs[place] += IsBeyond(columns[number][place], number) == true ? 1 : 0;
        }

        resemblances = options.BaseRate is { } rate ? Resemblances.Of(material, rate) : null;
    }

    public Slice Slice { get; }

    public AccountPosts Posts { get; }

    /// <summary>Accounts that are examined, each held against all of them.</summary>
    public int[] Looked { get; }

    /// <summary>Measures a slice.</summary>
    /// <param name="slice">The slice.</param>
    /// <param name="posts">Its posts by account.</param>
    /// <param name="hashes">Of its texts, see <see cref="TextHashes"/>.</param>
    /// <param name="options">Which accounts are examined.</param>
    /// <param name="other">An account that is examined however few posts it has; −1 for none.</param>
    /// <param name="together">What the coordination question found with its usual options; null where it was not asked.</param>
    /// <param name="cancel">Stops.</param>
    public static Measured Of(Slice slice, AccountPosts posts, ulong[] hashes, AutomationOptions options, int other, CoordinationResult? together, CancellationToken cancel)
    {
        if (options.BaseRate is not (null or (> 0 and < 1)))
            throw new ArgumentException("a base rate lies above 0 and below 1", nameof(options));
        int[] looked = [.. Enumerable.Range(0, posts.Accounts).Where(account => account == other || posts.Count(account) >= options.FewestPosts)];
        var material = new Material(slice, posts, hashes, looked, together, cancel);
        var columns = new List<double[]>();
        foreach (var family in Indicators.Families)
        {
            cancel.ThrowIfCancellationRequested();
            double[][] own = [.. family.Indicators.Select(_ => new double[looked.Length])];
            family.Measure(material, own);
            columns.AddRange(own);
        }

        return new Measured(material, options, [.. columns]);
    }

    /// <summary>Examined accounts with many signs.</summary>
    public int Many => signs.Count(count => count >= options.ManySigns);

    /// <summary>Signs of the account at a place of <see cref="Looked"/>.</summary>
    public SignCount Signs(int place) => new(signs[place], Enumerable.Range(0, columns.Length).Count(number => IsBeyond(columns[number][place], number) is not null));

    /// <summary>What was measured of the account at a place of <see cref="Looked"/>.</summary>
    /// <param name="place">The place.</param>
    /// <param name="rank">Its rank, from 1.</param>
    /// <param name="names">How accounts are called.</param>
    public AccountEvidence Evidence(int place, int rank, PublicNames names)
    {
        var (name, isNamed) = names.Of(Looked[place]);
        var (measurements, count) = (Measurements(place), Signs(place));
        return new AccountEvidence(
            rank, name, isNamed, Posts.Count(Looked[place]), count.Met, count.Of,
            Indicators.All.Where((_, number) => measurements[number].Beyond == true).Select(sign => sign.Family).Distinct().Count(), resemblances?.Of(place), measurements);
    }

    /// <summary>Places of the examined accounts, the most signs first (ties: more posts, then the id).</summary>
    public IEnumerable<int> Order() => Enumerable.Range(0, Looked.Length)
        .OrderByDescending(place => signs[place]).ThenByDescending(place => Posts.Count(Looked[place])).ThenBy(place => Slice.Accounts[Looked[place]].Id, StringComparer.Ordinal);

    private Measurement[] Measurements(int place) => [.. Indicators.All.Select((indicator, number) =>
    {
        var value = columns[number][place];
        if (double.IsNaN(value))
            return new Measurement(indicator.Code, null, null, null);
        var peers = ascending[number];
        var lessTelling = indicator.AtLeast ? Ascending.Below<double>(peers, value) : peers.Length - Ascending.Below<double>(peers, Math.BitIncrement(value));
        return new Measurement(indicator.Code, value, 100.0 * lessTelling / peers.Length, IsBeyond(value, number));
    })];

    public List<IndicatorUse> Uses() =>
        [.. Indicators.All.Select((indicator, number) => indicator with
        {
            Measurable = ascending[number].Length,
            Beyond = ascending[number].Count(value => IsBeyond(value, number) == true),
        })];

    /// <summary>Posts by examined accounts with many signs; with another threshold for one indicator, if any.</summary>
    public long PostsByMany(int other = -1, double threshold = 0)
    {
        long count = 0;
        for (var place = 0; place < Looked.Length; place++)
        {
            var met = signs[place];
            if (other >= 0)
                met += Sign(IsBeyond(columns[other][place], threshold, Indicators.All[other].AtLeast)) - Sign(IsBeyond(columns[other][place], other));
            count += met >= options.ManySigns ? Posts.Count(Looked[place]) : 0;
        }

        return count;

        static int Sign(bool? beyond) => beyond == true ? 1 : 0;
    }

    public IReadOnlyList<CalibrationUse> Calibrations() => resemblances?.Uses() ?? [];

    private static bool? IsBeyond(double value, int number) => IsBeyond(value, Indicators.All[number].Threshold, Indicators.All[number].AtLeast);

    private static bool? IsBeyond(double value, double? threshold, bool atLeast) =>
        threshold is not { } limit || double.IsNaN(value) ? null : atLeast ? value >= limit : value <= limit;

    private static double[] Known(double[] column)
    {
        double[] known = Array.FindAll(column, value => !double.IsNaN(value));
        Array.Sort(known);
        return known;
    }
}
