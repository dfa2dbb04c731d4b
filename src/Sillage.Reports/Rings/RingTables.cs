using Sillage.Analysis;

namespace Sillage.Reports.Rings;

/// <summary>Early reposters and rings as tables.</summary>
internal static class RingTables
{
    public static IReadOnlyList<Table> Of(RingsResult result) =>
    [
        new("early-posts", "The first post, and posts with unusually many early reposts", ["account", "at", "post id", "early", "of its reposts", "share", "low", "high", "share of all other posts", "more than, % of posts", "compared with", "by its ring"],
            [.. Posts(result).Select(post => new object?[]
            {
                post.Post.Account, post.Post.At, post.Post.PostId, post.Early.Count, post.Early.Of, post.Early.Value, post.Early.Low, post.Early.High, post.Others.Value, post.Percentile, post.ComparedWith, post.InRing,
            })]),
        new("rings", "Accounts early on one author’s posts beyond chance", ["author", "posts", "members", "early reposts by members", "expected by chance", "of all its early reposts", "share"],
            [.. result.Rings.Select(ring => new object?[] { ring.Author, ring.Posts, ring.Members.Count, ring.Share.Count, ring.Expected, ring.Share.Of, ring.Share.Value })]),
        new("ring-members", "Members of rings", ["author", "account", "early", "of its reposts", "expected by chance", "p", "q", "median delay, s", "early elsewhere", "reposts elsewhere", "signs", "of"],
            [.. result.Rings.SelectMany(ring => ring.Members.Select(member => new object?[]
            {
                ring.Author, member.Account, member.Early.Count, member.Early.Of, member.Expected, member.PValue, member.QValue, member.MedianSeconds, member.Elsewhere.Count, member.Elsewhere.Of, member.Signs?.Met, member.Signs?.Of,
            }))]),
        new("quick-accounts", "Accounts early beyond chance, whoever the author", ["account", "early", "of its reposts", "expected by chance", "p", "q", "median delay, s", "signs", "of"],
            [.. result.Quick.Select(one => new object?[] { one.Account, one.Early.Count, one.Early.Of, one.Expected, one.PValue, one.QValue, one.MedianSeconds, one.Signs?.Met, one.Signs?.Of })]),
        new("early-reposters", "Who came early", ["post id", "account", "seconds", "early on this author", "reposts of this author", "early elsewhere", "reposts elsewhere", "in the ring", "signs", "of"],
            [.. Posts(result).SelectMany(post => post.Reposters.Select(one => new object?[]
            {
                post.Post.PostId, one.Account, one.Seconds, one.SameAuthor.Count, one.SameAuthor.Of, one.Elsewhere.Count, one.Elsewhere.Of, one.InRing, one.Signs?.Met, one.Signs?.Of,
            }))]),
    ];

    /// <summary>The first post leads, and stands once.</summary>
    private static IEnumerable<EarlyPost> Posts(RingsResult result) => result.First is { } first ? result.Posts.Where(post => post.Post != first.Post).Prepend(first) : result.Posts;
}
