using Sillage.Analysis.Statistics;
using Sillage.Cases;

namespace Sillage.Analysis;

/// <summary>The indicators of a slice's accounts, a column each, and what follows from them and the thresholds.</summary>
internal sealed class Measured
{
    private readonly AutomationOptions options;
    private readonly ProfileNumbers[] profiles;
    private readonly double[][] columns;
    private readonly double[][] ascending;
    private readonly int[] signs;
    private readonly int[] placeOf;
    private readonly Resemblances? resemblances;

    private Measured(Material material, AutomationOptions options, int examined, double[][] columns)
    {
        (Slice, Posts, Looked, Examined) = (material.Slice, material.Posts, material.Looked, examined);
        (this.options, profiles, this.columns) = (options, material.Profiles, columns);
        ascending = Array.ConvertAll(columns, column => Ascending(column.AsSpan(0, examined)));
        placeOf = new int[Posts.Accounts];
        for (var place = 0; place < Looked.Length; place++)
            placeOf[Looked[place]] = place;
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

    /// <summary>Accounts that were measured: first those examined, then others that were asked for.</summary>
    public int[] Looked { get; }

    /// <summary>How many of <see cref="Looked"/> have enough posts to be examined: the others are held against these.</summary>
    public int Examined { get; }

    /// <summary>Measures a slice.</summary>
    /// <param name="slice">The slice.</param>
    /// <param name="options">Which accounts are examined.</param>
    /// <param name="others">Accounts that are measured however few posts they have.</param>
    /// <param name="cancel">Stops.</param>
    public static Measured Of(Slice slice, AutomationOptions options, IReadOnlyList<int> others, CancellationToken cancel)
    {
        if (options.BaseRate is not (null or (> 0 and < 1)))
            throw new ArgumentException("a base rate lies above 0 and below 1", nameof(options));
        var posts = AccountPosts.Of(slice);
        int[] examined = [.. Enumerable.Range(0, posts.Accounts).Where(account => posts.Count(account) >= options.FewestPosts)];
        int[] looked = [.. examined, .. others.Distinct().Where(account => posts.Count(account) < options.FewestPosts)];
        var material = new Material(slice, posts, looked, cancel);
        var columns = new List<double[]>();
        foreach (var family in Indicators.Families)
        {
            cancel.ThrowIfCancellationRequested();
            double[][] own = [.. family.Indicators.Select(_ => new double[looked.Length])];
            family.Measure(material, own);
            columns.AddRange(own);
        }

        return new Measured(material, options, examined.Length, [.. columns]);
    }

    public int PlaceOf(int account) => placeOf[account];

    /// <summary>Followers of an account in its latest profile or at its posts, −1 unknown.</summary>
    public int Followers(int account)
    {
        var most = (int)Math.Min(int.MaxValue, profiles[account].Followers);
        foreach (var post in Posts.Posts(account))
            most = Math.Max(most, Slice.Followers[post]);
        return most;
    }

    /// <summary>Places of the examined accounts, the most signs first (ties: more posts, then the id).</summary>
    public IEnumerable<int> Order() => Enumerable.Range(0, Examined)
        .OrderByDescending(place => signs[place]).ThenByDescending(place => Posts.Count(Looked[place])).ThenBy(place => Slice.Accounts[Looked[place]].Id, StringComparer.Ordinal);

    public Measurement[] Measurements(int place) => [.. Indicators.All.Select((indicator, number) =>
    {
        var value = columns[number][place];
        if (double.IsNaN(value))
            return new Measurement(indicator.Code, null, null, null);
        var peers = ascending[number];
        var lessTelling = indicator.AtLeast ? Statistics.Ascending.Below<double>(peers, value) : peers.Length - Statistics.Ascending.Below<double>(peers, Math.BitIncrement(value));
        return new Measurement(indicator.Code, value, peers.Length == 0 ? null : 100.0 * lessTelling / peers.Length, IsBeyond(value, number));
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
        for (var place = 0; place < Examined; place++)
        {
            var met = signs[place];
            if (other >= 0)
                met += Sign(IsBeyond(columns[other][place], threshold, Indicators.All[other].AtLeast)) - Sign(IsBeyond(columns[other][place], other));
            count += met >= options.ManySigns ? Posts.Count(Looked[place]) : 0;
        }

        return count;

        static int Sign(bool? beyond) => beyond == true ? 1 : 0;
    }

    public Resemblance? Probability(int place) => resemblances?.Of(place);

    public IReadOnlyList<CalibrationUse> Calibrations() => resemblances?.Uses(Examined) ?? [];

    private static bool? IsBeyond(double value, int number) => IsBeyond(value, Indicators.All[number].Threshold, Indicators.All[number].AtLeast);

    private static bool? IsBeyond(double value, double? threshold, bool atLeast) =>
        threshold is not { } limit || double.IsNaN(value) ? null : atLeast ? value >= limit : value <= limit;

    private static double[] Ascending(ReadOnlySpan<double> column)
    {
        var found = new List<double>();
        foreach (var value in column)
        {
            if (!double.IsNaN(value))
                found.Add(value);
        }

        found.Sort();
        return [.. found];
    }
}
