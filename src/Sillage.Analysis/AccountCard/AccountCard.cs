using NodaTime;
using Sillage.Analysis.Statistics;
using Sillage.Cases;
using Sillage.Cases.Topics;

namespace Sillage.Analysis;

/// <summary>Everything about one account of a slice: rhythm, delays, sleep, programs, names, copies, groups, evidence, beside the slice's other accounts.</summary>
public static class AccountCard
{
    private const long Second = 1_000_000;

    /// <summary>Examines one account.</summary>
    /// <param name="slice">The topic, or the whole case.</param>
    /// <param name="options">Which account, and how much to list.</param>
    /// <param name="cancel">Stops the work.</param>
    /// <exception cref="NothingFoundException">No account of the slice has the name, or several have.</exception>
    public static Answer<AccountCardOptions, AccountCardResult> Run(Slice slice, AccountCardOptions options, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(slice);
        ArgumentNullException.ThrowIfNull(options);
        var zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(options.TimeZone) ?? throw new ArgumentException($"there is no time zone {options.TimeZone}", nameof(options));
        var account = NamedAccount.Find(slice, options.Account);
        var all = AccountPosts.Of(slice);
        var posts = all.Posts(account).ToArray();
        var hashes = TextHashes.Of(slice, cancel);
        var history = slice.Words.History(account);
        cancel.ThrowIfCancellationRequested();
        var (reposters, reposted, earned) = AccountTies.Of(slice, account, options.Top);
        var (descent, audience) = CountedDescents.Of(slice, AmplifyingSources.Of(slice, [account], new AmplificationOptions(), []))[0];
        var (bucket, timeline) = VolumeSeries.Of(slice, posts, options.MostBuckets);
        var followers = posts.Select(post => slice.Followers[post]).Where(count => count >= 0).ToArray();
        var result = new AccountCardResult(
            slice.Accounts[account].Handle, slice.Accounts[account].Id, slice.Accounts[account].Platform, history.Count == 0 ? null : history[^1], Names(history), posts.Length,
            VolumeSeries.Kinds(slice, posts), Shares.Wilson(posts.Length, Enumerable.Range(0, all.Accounts).Sum(other => (long)all.Count(other))), MorePostsThan(all, account),
            posts.Length == 0 ? null : slice.Mark(posts[0]), posts.Length == 0 ? null : slice.Mark(posts[^1]), PerActiveDay(all.Times(account), zone), earned, reposters.Count, descent, audience,
            followers.Length == 0 ? null : followers.Min(), followers.Length == 0 ? null : followers.Max(), bucket, timeline,
            WeekHours.Of(slice, account, zone, options.FewPosts), RestTimes.Of(all.Times(account), zone, options.FewPosts), RepostSpeed.Of(slice, account),
            ClientTally.Of(slice, account), reposted, [.. reposters.Take(options.Top)], CopiedTexts.Of(slice, account, hashes, options.Top), Groups(slice, account, cancel),
            MostReposted(slice, account, options.Top), posts.Length == 0 ? null : Automation.Of(slice, all, hashes, account, options.BaseRate, cancel))
        {
            Indicators = posts.Length == 0 ? [] : Automation.Described,
        };
        return new Answer<AccountCardOptions, AccountCardResult>(
            "sillage/account/1", slice.Topic, options, result, [.. Caveats(slice, options, result)],
            new Method("Counts of one account's captured posts beside those of all others; signs as in automation, groups as in coordinate", "Sillage, docs/account.md; docs/automation.md; docs/coordination.md"));
    }

    private static List<NameUsed> Names(IReadOnlyList<AccountProfile> history)
    {
        var names = new List<NameUsed>();
        foreach (var profile in history.Where(profile => profile.Handle is not null || profile.Name is not null))
        {
            var isSame = names.Count > 0 && names[^1].Handle == profile.Handle && names[^1].Name == profile.Name;
            if (isSame)
                names.RemoveAt(names.Count - 1);
            names.Add(new NameUsed(profile.Handle, profile.Name, profile.SeenAt));
        }

        return names;
    }

    private static double? MorePostsThan(AccountPosts all, int account)
    {
        int fewer = 0, others = 0;
        for (var other = 0; other < all.Accounts; other++)
        {
            if (other == account || all.Count(other) == 0)
                continue;
            others++;
            fewer += all.Count(other) < all.Count(account) ? 1 : 0;
        }

        return others == 0 || all.Count(account) == 0 ? null : 100.0 * fewer / others;
    }

    private static double PerActiveDay(ReadOnlySpan<long> times, DateTimeZone zone)
    {
        var clock = new ZoneClock(zone);
        var days = new HashSet<long>();
        foreach (var time in times)
            days.Add(clock.Local(time) / (86_400 * Second));
        return days.Count == 0 ? 0 : (double)times.Length / days.Count;
    }

    private static List<MemberOf> Groups(Slice slice, int account, CancellationToken cancel)
    {
        var found = Coordination.Run(slice, new CoordinationOptions { By = [Behaviour.Repost], Window = TimeSpan.FromSeconds(60), Fdr = 0.01 }, null, cancel).Result;
        var groups = new List<MemberOf>();
        foreach (var group in found.Groups)
        {
            if (group.Members.FirstOrDefault(member => member.AccountId == slice.Accounts[account].Id && member.Account == slice.Accounts[account].Handle) is { } member)
                groups.Add(new MemberOf(group.Id, group.Accounts, group.Objects, member.Partners, member.Meetings, group.Expected, group.Meetings));
        }

        return groups;
    }

    private static List<RepostedPost> MostReposted(Slice slice, int account, int top)
    {
        var earned = new Dictionary<int, int>();
        for (var post = 0; post < slice.Count; post++)
        {
            if (!slice.Embedded[post] && slice.IsRepost(post) && slice.Target[post] is >= 0 and var target && target < slice.Count && slice.Account[target] == account)
                earned[target] = earned.GetValueOrDefault(target) + 1;
        }

        var most = earned.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key).Take(top).ToArray();
        return [.. slice.Words.Describe([.. most.Select(pair => pair.Key)]).Zip(most, (post, pair) => new RepostedPost(post, pair.Value))];
    }

    private static IEnumerable<Caveat> Caveats(Slice slice, AccountCardOptions options, AccountCardResult result)
    {
        foreach (var caveat in slice.CommonCaveats())
            yield return caveat;
        yield return Wording.Of("signs-only", "Signs are no verdict: newsrooms, scheduling tools, several people behind one account and very busy people show them too.");
        if (result.Evidence?.Probability is not null)
            yield return Automation.ResemblanceOnly();
        if (slice.Topic.Length > 0)
            yield return Wording.Of("topic-only", "This card shows the account's posts on the topic, not its life.");
        if (result.Posts == 0)
            yield return Wording.Of("no-own-posts", "The slice holds no post of this account: it is only named, reposted or quoted by others.");
        else if (result.Posts < options.FewPosts)
            yield return Wording.Of("few-account-posts", $"Few posts ({result.Posts}): hours and delays of so few say little.", ("posts", Wording.Number(result.Posts)));
        if (Math.Max(result.MostFollowers ?? 0, result.Profile?.Followers ?? 0) < PublicNames.LargeFrom)
            yield return Wording.Of("small-account", $"Fewer than {Wording.Number(PublicNames.LargeFrom)} followers, or unknown: perhaps a private person. Weigh whether its name must be published.", ("followers", Wording.Number(PublicNames.LargeFrom)));
        if (result.Profile is null)
            yield return Wording.Of("no-profile", "The capture holds no profile of this account; what a profile would show is not measurable, not absent.");
        if (result.Delays is { Untimed: > 0 } delays)
            yield return Wording.Of("reposts-without-original", $"Reposts that could not be timed, as the capture does not hold their originals: {Wording.Number(delays.Untimed)}.", ("posts", Wording.Number(delays.Untimed)));
    }
}
