using Sillage.Analysis.Statistics;
using Sillage.Cases;
using Sillage.Posts;

namespace Sillage.Analysis;

/// <summary>How fast posts were reposted, how unusual that is in this very capture, and when the volume burst.</summary>
public static class Tempo
{
    private const long Second = 1_000_000;

    /// <summary>Times the reposts of a slice.</summary>
    public static Answer<TempoOptions, TempoResult> Run(Slice slice, TempoOptions options, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(slice);
        ArgumentNullException.ThrowIfNull(options);
        var cascades = RepostDelays.Of(slice);
        cancel.ThrowIfCancellationRequested();

        var originals = Enumerable.Range(0, slice.Count).Where(post => slice.Kind[post] != PostKind.Repost).ToArray();
        var peers = FollowerPeers.Of(slice, originals, post => Early(cascades.Delays(post)));
        var reposted = originals.Where(post => cascades.Delays(post).Length > 0).ToArray();
        var listed = reposted.Select(post => (Post: post, Early: Early(cascades.Delays(post))))
            .OrderByDescending(pair => pair.Early).ThenByDescending(pair => cascades.Delays(pair.Post).Length).ThenBy(pair => pair.Post).Take(options.Top);
        var (bursts, method) = Bursts.Find(slice, slice.Captured(), options);

        var result = new TempoResult(
            reposted.Length, originals.Length, cascades.WithoutOriginal, cascades.Negative,
            [.. listed.Select(pair => Describe(slice, pair.Post, cascades.Delays(pair.Post), peers))], bursts, method);
        return new Answer<TempoOptions, TempoResult>(
            "sillage/tempo/1", slice.Topic, options, result, [.. Caveats(slice, result)],
            new Method(
                "Repost delays with empirical percentile among posts of accounts with a similar following; Kleinberg's burst automaton",
                "Delays and percentile: Sillage; flat first minutes: Zhao et al. 2015 (SEISMIC kernel); bursts: Kleinberg, KDD 2002"));
    }

    private static int Early(ReadOnlySpan<long> delays) => Within(delays, 300);

    private static int Within(ReadOnlySpan<long> ascending, long seconds)
    {
        var count = 0;
        while (count < ascending.Length && ascending[count] <= seconds * Second)
            count++;
        return count;
    }

    private static PostTempo Describe(Slice slice, int post, ReadOnlySpan<long> delays, FollowerPeers peers)
    {
        var seconds = new double[delays.Length];
        for (var i = 0; i < delays.Length; i++)
            seconds[i] = delays[i] / (double)Second;
        var within5 = Within(delays, 300);
        var within1 = Within(delays, 60);
        var (percentile, comparedWith, similar) = peers.Rank(post, within5);
        return new PostTempo(
            slice.Ids[post], slice.Handle(post), Wording.Time(slice.PostedAt[post]), slice.Followers[post] < 0 ? null : slice.Followers[post],
            delays.Length, within1, within5, Within(delays, 900), Within(delays, 3600),
            seconds[(delays.Length - 1) / 2], Shares.Quantile(seconds, 0.5), Shares.Quantile(seconds, 0.75) - Shares.Quantile(seconds, 0.25),
            percentile, comparedWith, similar, Shares.Wilson(within1, within5));
    }

    private static IEnumerable<Caveat> Caveats(Slice slice, TempoResult result)
    {
        foreach (var caveat in slice.CommonCaveats())
            yield return caveat;
        if (result.RepostsWithoutOriginal > 0)
            yield return Wording.Of("reposts-without-original", $"Reposts that could not be timed, as the capture does not hold their originals: {Wording.Number(result.RepostsWithoutOriginal)}.", ("posts", Wording.Number(result.RepostsWithoutOriginal)));
        if (result.NegativeLatencies > 0)
            yield return Wording.Of("negative-delays", $"Reposts dated before their originals, and not timed: {Wording.Number(result.NegativeLatencies)}.", ("posts", Wording.Number(result.NegativeLatencies)));
        if (result.Posts.Any(post => post.ComparedWith < 30))
            yield return Wording.Of("few-peers", "Some percentiles rest on fewer than 30 posts; see \"compared with\".");
    }
}
