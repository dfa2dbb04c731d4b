using Sillage.Analysis.Statistics;
using Sillage.Cases;

namespace Sillage.Analysis;

/// <summary>Who carried the topic: posts, reposts earned, audience addressed, share of the traffic.</summary>
public static class Spreaders
{
    /// <summary>Ranks the accounts of a slice.</summary>
    public static Answer<SpreadersOptions, SpreadersResult> Run(Slice slice, SpreadersOptions options, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(slice);
        ArgumentNullException.ThrowIfNull(options);
        var tallies = new Tally[slice.Accounts.Count];
        long total = 0, unknownFollowers = 0, unknownAuthors = 0;
        for (var post = 0; post < slice.Count; post++)
        {
            ref var author = ref tallies[slice.Account[post]];
            if (author.Posts == 0 && author.SeenFirst == 0)
                author.SeenFirst = post + 1;
            if (slice.Embedded[post])
                continue;

            total++;
            author.Posts++;
            if (slice.Followers[post] >= 0)
            {
                author.KnowsFollowers = true;
                author.Audience = Math.Max(author.Audience, slice.Followers[post]);
                author.Impressions += slice.Followers[post];
            }
            else
            {
                unknownFollowers++;
            }

            // A repost of oneself is one's own post already.
            if (slice.IsRepost(post) && slice.TargetAccount[post] >= 0 && slice.TargetAccount[post] != slice.Account[post])
                tallies[slice.TargetAccount[post]].RepostsEarned++;
            else if (slice.IsRepost(post) && slice.TargetAccount[post] < 0)
                unknownAuthors++;
        }

        cancel.ThrowIfCancellationRequested();
        for (var post = 0; post < slice.Count; post++)
        {
            ref var author = ref tallies[slice.Account[post]];
            if (slice.Embedded[post] && slice.Followers[post] >= 0)
                (author.KnowsFollowers, author.Audience) = (true, Math.Max(author.Audience, slice.Followers[post]));
        }

        var ranked = Enumerable.Range(0, tallies.Length)
            .Where(account => tallies[account].Posts + tallies[account].RepostsEarned > 0)
            .OrderByDescending(account => tallies[account].Posts + tallies[account].RepostsEarned)
            .ThenBy(account => tallies[account].SeenFirst == 0 ? int.MaxValue : tallies[account].SeenFirst).ThenBy(account => account)
            .Take(options.Top)
            .Select((account, index) => Describe(slice, account, tallies[account], index + 1, total));
        return new Answer<SpreadersOptions, SpreadersResult>(
            "sillage/spreaders/1", slice.Topic, options, new SpreadersResult(total, [.. ranked]), [.. Caveats(slice, total, unknownFollowers, unknownAuthors)],
            new Method("Counted share: an account's posts and the reposts of them, over all posts of the topic", "Sillage: docs/methods.md; interval: Wilson 1927"));
    }

    private static Spreader Describe(Slice slice, int account, Tally tally, int rank, long total)
    {
        var share = Shares.Wilson(tally.Posts + tally.RepostsEarned, total);
        var first = tally.SeenFirst - 1;
        return new Spreader(
            rank, slice.Accounts[account].Handle, tally.Posts, tally.RepostsEarned,
            tally.KnowsFollowers ? tally.Audience : null, tally.KnowsFollowers ? tally.Impressions : null, share.Value, share,
            first < 0 ? null : Wording.Time(slice.PostedAt[first]), first < 0 ? null : slice.Ids[first]);
    }

    private static IEnumerable<Caveat> Caveats(Slice slice, long total, long unknownFollowers, long unknownAuthors)
    {
        foreach (var caveat in slice.CommonCaveats())
            yield return caveat;
        if (unknownFollowers > 0)
            yield return Wording.Of("followers-unknown", $"Followers are unknown for {Wording.Number(unknownFollowers)} of {Wording.Number(total)} posts.", ("posts", Wording.Number(unknownFollowers)), ("of", Wording.Number(total)));
        if (unknownAuthors > 0)
            yield return Wording.Of("reposts-without-author", $"Reposts that do not say whom they repost, and with which nobody is credited: {Wording.Number(unknownAuthors)}.", ("posts", Wording.Number(unknownAuthors)));
    }

    private struct Tally
    {
        public long Posts;
        public long RepostsEarned;
        public long Audience;
        public long Impressions;
        public bool KnowsFollowers;

        /// <summary>1 + index of the account's earliest post in the slice; 0 if it has none.</summary>
        public int SeenFirst;
    }
}
