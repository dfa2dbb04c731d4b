using Sillage.Analysis.Statistics;
using Sillage.Cases;

namespace Sillage.Analysis;

/// <summary>Who reposts early, and which accounts are early on one author's posts more often than the order of arrival explains.</summary>
public static class Rings
{
    private const double Second = 1e6;

    /// <summary>Examines the early reposts of a slice.</summary>
    /// <param name="slice">The slice.</param>
    /// <param name="options">Options.</param>
    /// <param name="automation">Signs of automation in the same slice, told beside who came early; null: none are told.</param>
    /// <param name="cancel">Stops.</param>
    public static Answer<RingsOptions, RingsResult> Run(Slice slice, RingsOptions options, AutomationResult? automation, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(slice);
        ArgumentNullException.ThrowIfNull(options);
        var isTimed = slice.ClockSeconds <= options.WithinSeconds;
        var result = isTimed ? Examine(slice, options, account => automation is not null && automation.SignsOf.TryGetValue(account, out var signs) ? signs : null, cancel) : new RingsResult(Shares.Wilson(0, 0), 0, 0, 0, [], 0, Shares.Wilson(0, 0), null, [], []);
        return new Answer<RingsOptions, RingsResult>(
            "sillage/rings/1", slice.Topic, options, result, [.. Caveats(slice, options, result, isTimed)],
            new Method(
                "Early reposts of each post beside all others; for each author and reposter the chance of being early so often, were the order of arrival random, with control of the false discovery rate",
                "Sillage, docs/rings.md; Benjamini and Hochberg 1995; Wilson 1927"));
    }

    private static RingsResult Examine(Slice slice, RingsOptions options, Func<int, SignCount?> signs, CancellationToken cancel)
    {
        var arrivals = Arrivals.Of(slice);
        var early = EarlyOf(slice, arrivals, options.WithinSeconds);
        var all = Shares.Wilson(early.Sum(count => (long)count), arrivals.Count);
        var (kept, pairs) = BeyondChance(slice, arrivals, early, post => slice.Account[post], options, cancel);
        var (quick, _) = BeyondChance(slice, arrivals, early, _ => 0, options, cancel);
        var members = kept.Select(pair => (pair.Test.Group, pair.Test.Account)).ToHashSet();
        var habits = new Habits(slice, arrivals, early);
        var names = new PublicNames(slice, options.NamedFrom, options.NameAccounts);
        var rings = kept.GroupBy(pair => pair.Test.Group)
            .OrderByDescending(ring => ring.Sum(pair => pair.Test.Early)).ThenBy(ring => names.Of(ring.Key).Name, StringComparer.Ordinal).Take(options.Top)
            .Select(ring => Describe(slice, arrivals, early, ring.Key, [.. ring], habits, names, signs)).ToArray();
        var (first, unusual) = Posts(slice, arrivals, early, all, members, habits, names, signs, options);
        return new RingsResult(
            all, pairs, kept.Length, options.Fdr * kept.Length, [.. quick.Take(options.Top).Select(pair => Quick(pair.Test, pair.Q, names, signs))], quick.Length,
            Shares.Wilson(quick.Sum(pair => (long)pair.Test.Early), all.Count), first, unusual, rings);
    }

    /// <summary>The tests whose false discovery rate is low enough, the least likely first.</summary>
    private static ((RingTest Test, double Q)[] Kept, long Tested) BeyondChance(Slice slice, Arrivals arrivals, int[] early, Func<int, int> groupOf, RingsOptions options, CancellationToken cancel)
    {
        var (tests, pairs) = RingChance.Of(slice, arrivals, early, groupOf, options.FewestEarly, cancel);
        var q = FalseDiscovery.QValues([.. tests.Select(test => test.PValue)], Math.Max(pairs, tests.Count));
        return (
            [
                .. tests.Zip(q, (test, rate) => (Test: test, Q: rate)).Where(pair => pair.Q <= options.Fdr)
                    .OrderBy(pair => pair.Test.PValue).ThenByDescending(pair => pair.Test.Early).ThenBy(pair => slice.Accounts[pair.Test.Account].Id, StringComparer.Ordinal),
            ],
            pairs);
    }

    private static QuickAccount Quick(RingTest test, double q, PublicNames names, Func<int, SignCount?> signs)
    {
        var (name, isNamed) = names.Of(test.Account);
        return new QuickAccount(name, isNamed, Shares.Wilson(test.Early, test.Reposted), test.Expected, test.PValue, q, test.MedianSeconds, signs(test.Account));
    }

    /// <summary>Early reposts of each post.</summary>
    private static int[] EarlyOf(Slice slice, Arrivals arrivals, int withinSeconds)
    {
        var early = new int[slice.Count];
        for (var post = 0; post < early.Length; post++)
        {
            var reposts = arrivals.Of(post);
            while (early[post] < reposts.Length && slice.PostedAt[reposts[early[post]]] - slice.PostedAt[post] <= withinSeconds * Second)
                early[post]++;
        }

        return early;
    }

    private static Ring Describe(Slice slice, Arrivals arrivals, int[] early, int author, (RingTest Test, double Q)[] kept, Habits habits, PublicNames names, Func<int, SignCount?> signs)
    {
        var posts = Enumerable.Range(0, slice.Count).Where(post => slice.Account[post] == author && arrivals.Of(post).Length > 0).ToArray();
        var (name, isNamed) = names.Of(author);
        var members = kept.Select(pair =>
        {
            var (account, isKnown) = names.Of(pair.Test.Account);
            return new RingMember(
                account, isKnown, Shares.Wilson(pair.Test.Early, pair.Test.Reposted), pair.Test.Expected, pair.Test.PValue, pair.Q, pair.Test.MedianSeconds,
                habits.Elsewhere(pair.Test.Account, pair.Test.Early, pair.Test.Reposted), signs(pair.Test.Account));
        });
        return new Ring(
            name, isNamed, posts.Length, Shares.Wilson(kept.Sum(pair => (long)pair.Test.Early), posts.Sum(post => (long)early[post])), kept.Sum(pair => pair.Test.Expected), [.. members]);
    }

    /// <summary>The first post of the slice, where it was reposted, and those with unusually many early reposts.</summary>
    private static (EarlyPost? First, IReadOnlyList<EarlyPost> Unusual) Posts(
        Slice slice, Arrivals arrivals, int[] early, Share all, HashSet<(int Author, int Account)> members, Habits habits, PublicNames names, Func<int, SignCount?> signs, RingsOptions options)
    {
        var originals = Enumerable.Range(0, slice.Count).Where(post => !slice.IsRepost(post)).ToArray();
        var peers = FollowerPeers.Of(slice, originals, post => early[post]);
        var unusual = originals.Where(post => early[post] > 0).Select(post => (Post: post, peers.Rank(post, early[post]).Percentile))
            .Where(pair => pair.Percentile >= options.UnusualFrom)
            .OrderByDescending(pair => early[pair.Post]).ThenByDescending(pair => pair.Percentile).ThenBy(pair => pair.Post).Take(options.Top);
        return (originals.Length > 0 && arrivals.Of(originals[0]).Length > 0 ? Describe(originals[0]) : null, [.. unusual.Select(pair => Describe(pair.Post))]);

        EarlyPost Describe(int post)
        {
            var author = slice.Account[post];
            var onAuthor = habits.On(author);
            var reposts = arrivals.Of(post)[..early[post]].ToArray();
            var (percentile, comparedWith, _) = peers.Rank(post, early[post]);
            return new EarlyPost(
                slice.Mark(post) with { Account = names.Of(author).Name }, Shares.Wilson(early[post], arrivals.Of(post).Length),
                Shares.Wilson(all.Count - early[post], all.Of - arrivals.Of(post).Length), percentile, comparedWith,
                reposts.Count(repost => members.Contains((author, slice.Account[repost]))), [.. reposts.Take(options.Reposters).Select(repost => Reposter(repost, post, onAuthor))]);
        }

        EarlyReposter Reposter(int repost, int post, (int Early, int Of)[] onAuthor)
        {
            var (author, account) = (slice.Account[post], slice.Account[repost]);
            var (name, isNamed) = names.Of(account);
            var (times, of) = onAuthor[account];
            return new EarlyReposter(
                name, isNamed, (slice.PostedAt[repost] - slice.PostedAt[post]) / Second, Shares.Wilson(times, of), habits.Elsewhere(account, times, of), members.Contains((author, account)), signs(account));
        }
    }

    private static IEnumerable<Caveat> Caveats(Slice slice, RingsOptions options, RingsResult result, bool isTimed)
    {
        foreach (var caveat in slice.CommonCaveats())
            yield return caveat;
        if (!isTimed)
        {
            yield return Wording.Of("clock-too-coarse", $"The clock of this capture ({slice.ClockSeconds} seconds) is coarser than {options.WithinSeconds} seconds: who was early is not measurable.", ("seconds", Wording.Number(slice.ClockSeconds)), ("within", Wording.Number(options.WithinSeconds)));
            yield break;
        }

        yield return Wording.Of("early-is-not-automation", "Being early again and again is what fans, staff, alerts and machines have in common; it says who follows closely, not why.");
        if (result.Early.Of == 0)
            yield return Wording.Of("no-timed-reposts", "No repost could be timed: the slice has none, or not their originals.");
    }
}
