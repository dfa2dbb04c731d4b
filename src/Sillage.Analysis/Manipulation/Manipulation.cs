using Sillage.Analysis.Statistics;
using Sillage.Cases;
using Sillage.Cases.Topics;
using Sillage.Posts;

namespace Sillage.Analysis;

/// <summary>
/// Whether the traffic of a topic looks like that of a crowd or like that of a few who are very busy: the coefficient of traffic
/// manipulation. It tells of an attempt, not of success, and not of machines.
/// </summary>
/// <remarks>Source: B. Nimmo, "Measuring Traffic Manipulation on Twitter", Oxford Internet Institute, working paper 2019.1.</remarks>
public static class Manipulation
{
    private const double OrganicUpTo = 12;
    private const double AboveUpTo = 24;

    private static readonly IReadOnlyList<PublishedTraffic> Literature =
    [
        new("#TNwelcomesModi, first 7 h 48 min", 123.98, "DFRLab 2019"),
        new("#GoBackModi, 3 h", 46.81, "DFRLab 2019"),
    ];

    /// <summary>Measures a topic beside others.</summary>
    /// <param name="slice">The topic.</param>
    /// <param name="options">Options.</param>
    /// <param name="references">Other topics of the same case.</param>
    /// <param name="cancel">Stops.</param>
    public static Answer<ManipulationOptions, ManipulationResult> Run(
        Slice slice, ManipulationOptions options, IReadOnlyList<TopicPosts> references, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(slice);
        ArgumentNullException.ThrowIfNull(references);
        ArgumentNullException.ThrowIfNull(options);
        var posts = TopicPosts.Of(slice);
        var whole = Measure(posts, posts.Count, options, cancel);
        var first = posts.Count > options.Standard ? Measure(posts, options.Standard, options, cancel) : null;
        var compared = references.Select(reference => Compare(posts, reference, options, cancel)).ToArray();
        return new Answer<ManipulationOptions, ManipulationResult>(
            "sillage/manipulation/1", slice.Topic, options, new ManipulationResult(whole, first, Curve(posts, options), compared, Literature), [.. Caveats(slice, whole, first, compared.Length, options)],
            new Method("Coefficient of traffic manipulation: R/10 + F + U", "Nimmo 2019, Oxford Internet Institute, working paper 2019.1; interval: accounts resampled, Efron 1979"));
    }

    private static ReferenceTraffic Compare(TopicPosts posts, TopicPosts reference, ManipulationOptions options, CancellationToken cancel)
    {
        // The coefficient moves with the number of posts: both are measured at the smaller one.
        var size = Math.Min(posts.Count, reference.Count);
        return new ReferenceTraffic(reference.Topic, Measure(reference, size, options, cancel), Measure(posts, size, options, cancel));
    }

    private static TrafficMeasure Measure(TopicPosts posts, int first, ManipulationOptions options, CancellationToken cancel)
    {
        var traffic = new Traffic(posts.Accounts);
        for (var post = 0; post < first; post++)
            traffic.Add(posts.Author[post], Repeats(posts.Kind[post], options));
        var (written, reposts) = traffic.Ranked();
        var interval = written.Length == 0 ? ((double Low, double High)?)null : TrafficInterval.Of(written, reposts, options, cancel);
        return Describe(traffic.Posts, written, reposts, interval, options);
    }

    /// <summary>The coefficient after 1, 2, 5, 10, 20, 50 … hundred posts, and after all.</summary>
    private static List<TrafficMeasure> Curve(TopicPosts posts, ManipulationOptions options)
    {
        var traffic = new Traffic(posts.Accounts);
        var curve = new List<TrafficMeasure>();
        long next = 100;
        for (var post = 0; post < posts.Count; post++)
        {
            traffic.Add(posts.Author[post], Repeats(posts.Kind[post], options));
            if (traffic.Posts != next && traffic.Posts != posts.Count)
                continue;
            var (written, reposts) = traffic.Ranked();
            curve.Add(Describe(traffic.Posts, written, reposts, null, options));
            while (next <= traffic.Posts)
                next = Leading(next) == 2 ? next / 2 * 5 : next * 2;
        }

        return curve;
    }

    private static bool Repeats(PostKind kind, ManipulationOptions options) => kind == PostKind.Repost || (options.QuotesToo && kind == PostKind.Quote);

    private static long Leading(long number) => number < 10 ? number : Leading(number / 10);

    private static TrafficMeasure Describe(long posts, int[] written, int[] reposts, (double Low, double High)? interval, ManipulationOptions options)
    {
        var parts = TrafficParts.Of(written, reposts, options.Top);
        var standing = written.Length < options.FewestAccounts ? TrafficStanding.NotComparable
            : parts.Coefficient <= OrganicUpTo ? TrafficStanding.Organic
            : parts.Coefficient <= AboveUpTo ? TrafficStanding.Above : TrafficStanding.FarAbove;
        return new TrafficMeasure(
            posts, written.Length, parts.RepostPercent, parts.TopPercent, parts.PostsPerAccount, parts.Coefficient, interval?.Low, interval?.High, standing, Shares.Gini(written));
    }

    private static IEnumerable<Caveat> Caveats(Slice slice, TrafficMeasure whole, TrafficMeasure? first, int compared, ManipulationOptions options)
    {
        foreach (var caveat in slice.CommonCaveats())
            yield return caveat;
        yield return Wording.Of("attempt-only", "The coefficient tells of busy accounts: of an attempt at most, not of its success, and not of machines.");
        if (whole.Accounts < options.FewestAccounts)
            yield return Wording.Of("too-few-to-compare", $"Few accounts ({Wording.Number(whole.Accounts)}): the coefficient is not comparable with others below {Wording.Number(options.FewestAccounts)}.", ("accounts", Wording.Number(whole.Accounts)), ("fewest", Wording.Number(options.FewestAccounts)));
        if (compared == 0)
            yield return Wording.Of("nothing-to-compare", "No other topic of this capture was measured beside this one: whether its traffic is unusual here cannot be said.");
        if (first is null && whole.Posts < options.Standard)
            yield return Wording.Of("below-standard-size", $"Published flows are mostly of {Wording.Number(options.Standard)} posts, this one of {Wording.Number(whole.Posts)}: fewer posts give a larger share of the top and fewer posts an account.", ("standard", Wording.Number(options.Standard)), ("posts", Wording.Number(whole.Posts)));
    }
}
