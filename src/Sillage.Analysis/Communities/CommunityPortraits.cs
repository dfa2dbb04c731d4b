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
                    index, string.Join(", ", leaders.Take(3).Select(leader => AccountName.Shown(leader.Account))), communities.Sizes[index], posts[index],
                    Shares.Wilson(posts[index], total), Shares.Wilson(repostsInside[index], reposts[index]), posts[index] > 0 ? slice.Mark(entry[index]) : null,
                    communities.Members(index).ToArray().Average(node => stability[node]), leaders,
                    hashtags.Of(index, top), words.Of(index, top), links.Of(index, top), domains.Of(index, top), languages.Of(index, top));
            }),
        ];
    }

    private static (Distinctive Hashtags, Distinctive Words, Distinctive Links, Distinctive Domains, Distinctive Languages) Terms(Slice slice, int[] group, int groups, CancellationToken cancel)
    {
        Distinctive hashtags = new(groups), words = new(groups), links = new(groups), domains = new(groups), languages = new(groups);
        hashtags.Add(slice.Words.Hashtags().As(hashtag => "#" + hashtag.ToLowerInvariant()), GroupOf);
        links.Add(slice.Words.Links().As(link => Link.Domain(link).Length == 0 ? "" : Link.Normalise(link)), GroupOf);
        domains.Add(slice.Words.Links().As(Link.Domain), GroupOf);

        // A repost's words are another's; hashtags, handles and links are counted for themselves. Words are compared within their language.
        int[] own = [.. slice.Captured().Where(post => !slice.IsRepost(post))];
        var spoken = SpokenLanguages.Of(slice, own, new LanguagesOptions(), cancel);
        foreach (var (post, text) in slice.Words.Texts(post => !slice.Embedded[post] && !slice.IsRepost(post)))
        {
            var lower = text.ToLowerInvariant();
            foreach (var word in Word().EnumerateMatches(lower))
                words.Add(group[slice.Account[post]], lower.AsSpan(word.Index, word.Length), spoken.Language(post));
        }

        var tagged = new long[slice.Languages.Count, groups];
        for (var post = 0; post < slice.Count; post++)
            tagged[slice.Language[post], group[slice.Account[post]]] += slice.Embedded[post] ? 0 : 1;
        for (var language = 1; language < slice.Languages.Count; language++)
        {
            for (var one = 0; one < groups; one++)
                languages.Add(one, slice.Languages[language], uses: tagged[language, one]);
        }

        return (hashtags, words, links, domains, languages);

        int GroupOf(int post) => slice.Embedded[post] ? -1 : group[slice.Account[post]];
    }

    /// <summary>Words of three letters and more that are not part of a hashtag, a handle or a link.</summary>
    [GeneratedRegex(@"(?<![#@\w/.:])[\p{L}\p{M}'’-]{3,}(?![\w/:@])")]
    private static partial Regex Word();
}
