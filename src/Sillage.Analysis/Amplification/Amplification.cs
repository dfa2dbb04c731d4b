using Sillage.Cases;

namespace Sillage.Analysis;

/// <summary>
/// Who made it big: what descends from the posts of large accounts. Counted through the posts that posts name; induced, by a model of how posts cause posts;
/// by the change of the volume at the moments when they posted; and by the followers addressed.
/// </summary>
public static class Amplification
{
    /// <summary>Acts below which an interval is wide.</summary>
    private const int FewActs = 5;

    /// <summary>Measures the largest accounts of a slice.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public static Answer<AmplificationOptions, AmplificationResult> Run(Slice slice, AmplificationOptions options, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(slice);
        ArgumentNullException.ThrowIfNull(options);
        Check(options);
        var sources = AmplifyingSources.Choose(slice, options);
        long total = slice.Captured().Length;
        var counted = CountedDescents.Of(slice, sources);
        var expected = ExpectedDescents.Of(slice, sources, cancel);
        var crowds = CrowdSplit.Of(slice, options, cancel);
        var problems = InducedDescents.Pose(slice, sources, crowds, options);
        int[] order = [.. Enumerable.Range(0, sources.Count).OrderByDescending(source => counted[source].Counted.Descending.Count).ThenBy(source => source)];
        (InducedModel Model, InducedDescent?[] Sources)? induced = problems.Length == 0 ? null : InducedDescents.Of(slice, problems, sources, crowds, total, order, options, cancel);
        var moments = new InterruptedMoments(slice, sources, options);
        var (followers, posts) = (slice.MostFollowers(), AccountPosts.Of(slice));

        var accounts = new List<AmplifyingAccount>();
        foreach (var source in order)
        {
            cancel.ThrowIfCancellationRequested();
            var place = sources.Accounts[source];
            var (account, acts) = (slice.Accounts[place], sources.Acts[source]);
            accounts.Add(new AmplifyingAccount(
                accounts.Count + 1, account.Handle, account.Platform, followers[place] < 0 ? null : followers[place], posts.Count(place), acts.Length, At(acts.FirstOrDefault(-1)), At(acts.LastOrDefault(-1)),
                counted[source].Counted, expected[source], induced?.Sources[source], moments.Of(source), counted[source].Audience));
        }

        var result = new AmplificationResult(total, accounts, induced?.Model);
        return new Answer<AmplificationOptions, AmplificationResult>(
            "sillage/amplify/1", slice.Topic, options, result, [.. Caveats(slice, sources, options, result)],
            new Method(
                "Counted descent through named posts; expected descent over likely trees; induced descent by a Hawkes process, intervals by weighted bootstrap, fit by time rescaling; change of level beside placebo moments; followers summed",
                "intervals of shares: Wilson 1927; trees: Rizoiu et al. 2018; Hawkes 1971, Veen and Schoenberg 2008, Zannettou et al. 2017; bootstrap: Newton and Raftery 1994; fit: Ogata 1988; change of level: Wagner et al. 2002; docs/amplification.md"));

        DateTimeOffset? At(int post) => post < 0 ? null : Wording.Time(slice.PostedAt[post]);
    }

    private static void Check(AmplificationOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Sources, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Math.Max(options.Sources, options.Named.Count), AmplificationOptions.MostSources, nameof(options));
        ArgumentOutOfRangeException.ThrowIfNegative(options.Communities);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.BinMinutes, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Resamples, 1);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.BackgroundHours ?? 1, nameof(options));
        foreach (var minutes in options.KernelMinutes)
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(minutes);
    }

    private static IEnumerable<Caveat> Caveats(Slice slice, AmplifyingSources sources, AmplificationOptions options, AmplificationResult result)
    {
        foreach (var caveat in slice.CommonCaveats())
            yield return caveat;
        foreach (var name in sources.Missing)
            yield return Wording.Of("account-not-in-topic", $"{name} has no post on this topic, and no post here names it.", ("account", name));
        if (sources.Count == 0)
            yield return Wording.Of("no-amplifiers", "No account of this topic was reposted by others: there is nobody to look at. Name accounts with --account, or order them by followers.");
        if (sources.Count > 1)
            yield return Wording.Of("descents-overlap", "A post can descend from several accounts, by counting: the shares do not add up to a whole.");
        var naming = Enumerable.Range(0, slice.Count).Count(post => !slice.Embedded[post] && slice.Kind[post] != Sillage.Posts.PostKind.Original && slice.Target[post] < 0 && slice.TargetAccount[post] < 0);
        if (naming > 0)
            yield return Wording.Of("descent-unnamed", $"Reposts, quotes or replies that name neither post nor account, and by counting descend from nobody: {Wording.Number(naming)}.", ("posts", Wording.Number(naming)));
        if (result.Accounts.Sum(account => account.Audience.Unknown) is > 0 and var unknown)
            yield return Wording.Of("audience-unknown", $"Posts that would add to the audiences, but of unknown followers: {Wording.Number(unknown)}.", ("posts", Wording.Number(unknown)));
        if (sources.Count > 0 && result.Model is null && slice.ClockSeconds > 60)
            yield return Wording.Of("clock-too-coarse-to-model", $"What is induced was not measured: times are known to {Wording.Number(slice.ClockSeconds)} seconds only.", ("seconds", Wording.Number(slice.ClockSeconds)));
        if (sources.Count > 0 && result.Model is null && slice.ClockSeconds <= 60)
            yield return Wording.Of("too-few-to-model", $"What is induced was not measured: others wrote fewer than {Wording.Number(options.FewestPosts)} posts, or all within a few moments.", ("fewest", Wording.Number(options.FewestPosts)));
        if (sources.Count > 0 && result.Model is { } model)
        {
            yield return Wording.Of("influence-is-a-model", "What is induced is a model's product: posts that follow an account's beyond what the crowd's own momentum explains. A common cause, such as the news, television or another platform, looks the same; so does another large account that posts at the same time. See what else happened near each moment.");
            if (model.Crowds.Any(crowd => crowd.Fit.Distance > crowd.Fit.Critical))
                yield return Wording.Of("model-does-not-fit", FormattableString.Invariant($"The model does not fit exactly: the waits between posts differ from those expected by up to {100 * model.Crowds.Max(crowd => crowd.Fit.Distance):F1} % of them. The intervals allow for chance, not for a wrong model."), ("percent", FormattableString.Invariant($"{100 * model.Crowds.Max(crowd => crowd.Fit.Distance):F1}")));
            if (model.BackgroundTooSlow)
                yield return Wording.Of("background-too-slow", FormattableString.Invariant($"The volume changes faster than the background of the model may ({60 * model.BackgroundHours:F0} minutes between knots): part of what is induced may be the evening's own rise. Ask about a shorter time."), ("minutes", FormattableString.Invariant($"{60 * model.BackgroundHours:F0}")));
            if (model.SpectralRadius.High >= 1)
                yield return Wording.Of("momentum-near-one", FormattableString.Invariant($"A post of the crowd causes {model.SpectralRadius.Value:F2} others (up to {model.SpectralRadius.High:F2}): near or above 1 a small change would go on for ever, and what is induced is poorly known."), ("radius", FormattableString.Invariant($"{model.SpectralRadius.Value:F2}")), ("high", FormattableString.Invariant($"{model.SpectralRadius.High:F2}")));
            if (result.Accounts.Count(account => account.Acts is > 0 and < FewActs) is > 0 and var few)
                yield return Wording.Of("few-acts", $"Fewer than {Wording.Number(FewActs)} posts of their own: {Wording.Number(few)} of the accounts. What such accounts induced rests on few moments.", ("accounts", Wording.Number(few)), ("fewest", Wording.Number(FewActs)));
        }
    }
}
