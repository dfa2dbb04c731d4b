using Sillage.Cases;
using Sillage.Posts.Links;

namespace Sillage.Analysis;

/// <summary>The links that a topic's posts share most: what can be followed across platforms without being asked for.</summary>
public static class SharedLinks
{
    /// <summary>The links with most captured posts, as <see cref="TrailTarget.Parse"/> reads them; ties in order of their names.</summary>
    /// <param name="slice">The topic.</param>
    /// <param name="most">How many at most.</param>
    /// <remarks>Left out: bare domains, which stand for all their pages; links that only forward (t.co, bit.ly); links of one account alone.</remarks>
    public static IReadOnlyList<string> Of(Slice slice, int most)
    {
        ArgumentNullException.ThrowIfNull(slice);
        var shared = new Dictionary<string, (int Posts, int Last, int Account, bool Several)>(StringComparer.Ordinal);
        foreach (var (post, normal) in slice.Words.Links().As(Followed).Uses)
        {
            if (slice.Embedded[post] || normal.Length == 0)
                continue;
            // A post may name the same page twice.
            if (!shared.TryGetValue(normal, out var known))
                known = (0, -1, slice.Account[post], false);
            if (known.Last != post)
                shared[normal] = (known.Posts + 1, post, known.Account, known.Several || known.Account != slice.Account[post]);
        }

        return
        [
            .. shared.Where(pair => pair.Value.Several).OrderByDescending(pair => pair.Value.Posts).ThenBy(pair => pair.Key, StringComparer.Ordinal).Take(most)
                .Select(pair => "https://" + pair.Key),
        ];
    }

    /// <summary>The normal form of a link that is a page's; empty for others.</summary>
    private static string Followed(string link)
    {
        var normal = Link.Normalise(link);
        return normal.AsSpan().IndexOfAny('/', '?') <= 0 || Link.IsShortener(Link.Domain(normal)) ? "" : normal;
    }
}
