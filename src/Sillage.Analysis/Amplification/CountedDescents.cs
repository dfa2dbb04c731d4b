using Sillage.Analysis.Statistics;
using Sillage.Cases;
using Sillage.Posts;

namespace Sillage.Analysis;

/// <summary>What descends from accounts' posts through the targets that posts name, and how many followers that addressed.</summary>
internal static class CountedDescents
{
    /// <summary>By source. Linear in the posts.</summary>
    public static (CountedDescent Counted, AddressedAudience Audience)[] Of(Slice slice, AmplifyingSources sources)
    {
        var ancestors = Ancestors(slice, sources);
        var tallies = new Tally[sources.Count];
        long total = 0;
        for (var post = 0; post < slice.Count; post++)
        {
            if (slice.Embedded[post])
                continue;
            total++;
            var own = sources.IndexOf[slice.Account[post]];
            for (var source = 0; source < tallies.Length; source++)
            {
                if (source == own)
                    tallies[source].Own(slice.Followers[post]);
                else if ((ancestors[post] >> source & 1) != 0)
                    tallies[source].Add(slice.Kind[post], slice.IsRepost(post) && slice.TargetAccount[post] == sources.Accounts[source], slice.Followers[post]);
            }
        }

        return [.. tallies.Select(tally => (
            new CountedDescent(tally.Reposts, tally.Quotes, tally.Replies, Shares.Wilson(tally.Direct, total), Shares.Wilson(tally.All, total), Shares.Wilson(tally.All + tally.Posts, total)),
            new AddressedAudience(tally.Followers, tally.KnowsFollowers ? tally.Largest : null, tally.All + tally.Posts, tally.Unknown)))];
    }

    /// <summary>By post the sources among the authors of what it names, and of what that names, and so on: a bit each.</summary>
    private static ulong[] Ancestors(Slice slice, AmplifyingSources sources)
    {
        var nodes = slice.Count + slice.UnseenPostIds.Count;
        var (parents, authors, above) = (new int[nodes], new int[nodes], new ulong[nodes]);
        Array.Fill(parents, -1);
        Array.Fill(authors, -1);
        for (var post = 0; post < slice.Count; post++)
        {
            authors[post] = sources.IndexOf[slice.Account[post]];
            var target = slice.Target[post];
            parents[post] = target < nodes ? target : -1;
            if (slice.TargetAccount[post] < 0)
                continue;
            var named = sources.IndexOf[slice.TargetAccount[post]];
            if (target >= slice.Count && target < nodes)
                authors[target] = named;
            // Where only the author is named, its posts are an ancestor all the same.
            above[post] |= named < 0 ? 0 : 1ul << named;
        }

        var forest = CascadeForest.Of(parents);
        for (var tree = 0; tree < forest.Trees; tree++)
        {
            var members = forest.Nodes(tree);
            var places = forest.Parents(tree);
            for (var i = 1; i < members.Length; i++)
            {
                var parent = members[places[i]];
                above[members[i]] |= above[parent] | (authors[parent] < 0 ? 0 : 1ul << authors[parent]);
            }
        }

        return above;
    }

    private struct Tally
    {
        public long Posts, All, Direct, Reposts, Quotes, Replies, Followers, Largest, Unknown;
        public bool KnowsFollowers;

        public void Own(int followers)
        {
            Posts++;
            Address(followers);
        }

        public void Add(PostKind kind, bool direct, int followers)
        {
            All++;
            Direct += direct ? 1 : 0;
            Reposts += kind == PostKind.Repost ? 1 : 0;
            Quotes += kind == PostKind.Quote ? 1 : 0;
            Replies += kind == PostKind.Reply ? 1 : 0;
            Address(followers);
        }

        private void Address(int followers)
        {
            if (followers < 0)
            {
                Unknown++;
                return;
            }

            KnowsFollowers = true;
            Followers += followers;
            Largest = Math.Max(Largest, followers);
        }
    }
}
