using System.Text.RegularExpressions;
using Sillage.Analysis.Statistics;
using Sillage.Cases;
using Sillage.Graphs;
using Sillage.Posts.Links;

namespace Sillage.Analysis;

/// <summary>Describes communities by what their accounts post.</summary>
internal static partial class CommunityPortraits
{
    /// <summary>Portraits of the first communities.</summary>
    /// <param name="slice">The slice.</param>
    /// <param name="network">Its repost network.</param>
    /// <param name="communities">Communities of the network's nodes.</param>
    /// <param name="described">How many are described, the largest first; the others are compared with as one.</param>
    /// <param name="stability">Share of runs that agree on each node.</param>
    /// <param name="top">How many accounts and terms to list.</param>
    /// <param name="cancel">Stops the detection of languages.</param>
    public static IReadOnlyList<Community> Of(Slice slice, RepostGraph network, Partition communities, int described, double[] stability, int top, CancellationToken cancel)
    {
        // The last group is everybody else.
        var group = Array.ConvertAll(network.NodeOfAccount, node => node >= 0 && communities[node] < described ? communities[node] : described);
        var posts = new long[described + 1];
        var entry = new int[described + 1];
        long total = 0;
        long[] repostsInside = new long[described + 1], reposts = new long[described + 1];
        for (var post = 0; post < slice.Count; post++)
        {
            if (slice.Embedded[post])
                continue;
            var home = group[slice.Account[post]];
            total++;
            if (posts[home]++ == 0)
                entry[home] = post;
        }

        for (var edge = 0; edge < network.Network.Edges; edge++)
        {
            var home = group[network.Network.Source[edge]];
            reposts[home] += network.Network.Weight[edge];
            repostsInside[home] += group[network.Network.Target[edge]] == home ? network.Network.Weight[edge] : 0;
        }

        var (hashtags, words, links, domains, languages) = Terms(slice, group, described + 1, cancel);
        return
        [
            .. Enumerable.Range(0, described).Select(index =>
            {
                var leaders = communities.Members(index).ToArray().OrderByDescending(node => network.Earned[node]).ThenBy(node => node)
                    .Take(top).Select(node => new RepostedAccount(slice.Accounts[network.AccountOfNode[node]].Handle, network.Earned[node])).ToArray();
                return new Community(
                    index, string.Join(", ", leaders.Take(3).Select(leader => "@" + leader.Account)), communities.Sizes[index], posts[index],
                    Shares.Wilson(posts[index], total), Shares.Wilson(repostsInside[index], reposts[index]), posts[index] > 0 ? slice.Mark(entry[index]) : null,
                    communities.Members(index).ToArray().Average(node => stability[node]), leaders,
                    hashtags.Of(index, top), words.Of(index, top), links.Of(index, top), domains.Of(index, top), languages.Of(index, top));
            }),
        ];
    }

    private static (Distinctive Hashtags, Distinctive Words, Distinctive Links, Distinctive Domains, Distinctive Languages) Terms(Slice slice, int[] group, int groups, CancellationToken cancel)
    {
        Distinctive hashtags = new(groups), words = new(groups), links = new(groups), domains = new(groups), languages = new(groups);
        // The same few spellings stand in all posts.
        var spellings = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (post, hashtag) in slice.Words.Hashtags().Uses)
        {
            if (slice.Embedded[post])
                continue;
            if (!spellings.TryGetValue(hashtag, out var term))
                spellings.Add(hashtag, term = "#" + hashtag.ToLowerInvariant());
            hashtags.Add(group[slice.Account[post]], term);
        }

        var known = new Dictionary<string, (string Normal, string Domain)>(StringComparer.Ordinal);
        foreach (var (post, link) in slice.Words.Links().Uses)
        {
            if (slice.Embedded[post])
                continue;
            // The same link stands in thousands of posts.
            if (!known.TryGetValue(link, out var forms))
                known.Add(link, forms = (Link.Normalise(link), Link.Domain(link)));
            if (forms.Domain.Length == 0)
                continue;
            links.Add(group[slice.Account[post]], forms.Normal);
            domains.Add(group[slice.Account[post]], forms.Domain);
        }

        // A repost's words are another's; hashtags, handles and links are counted for themselves. Words are compared within their language.
        int[] own = [.. slice.Captured().Where(post => !slice.IsRepost(post))];
        var spoken = SpokenLanguages.Of(slice, own, new LanguagesOptions(), cancel);
        foreach (var (post, text) in slice.Words.Texts(post => !slice.Embedded[post] && !slice.IsRepost(post)))
        {
            var lower = text.ToLowerInvariant();
            foreach (var word in Word().EnumerateMatches(lower))
                words.Add(group[slice.Account[post]], lower.AsSpan(word.Index, word.Length), spoken.Language(post));
        }

        for (var post = 0; post < slice.Count; post++)
        {
            if (!slice.Embedded[post] && slice.Language[post] > 0)
                languages.Add(group[slice.Account[post]], slice.Languages[slice.Language[post]]);
        }

        return (hashtags, words, links, domains, languages);
    }

    /// <summary>Words of three letters and more that are not part of a hashtag, a handle or a link.</summary>
    [GeneratedRegex(@"(?<![#@\w/.:])[\p{L}\p{M}'’-]{3,}(?![\w/:@])")]
    private static partial Regex Word();
}
