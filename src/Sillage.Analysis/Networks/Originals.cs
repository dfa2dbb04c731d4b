using Sillage.Cases;
using Sillage.Posts;

namespace Sillage.Analysis;

/// <summary>
/// Where chains of reposts end: for each post the author whose words it carries. A post that is no repost carries its own.
/// </summary>
/// <remarks>
/// Most platforms name the original at once; where a repost names another repost (Weibo, forwards), the chain is followed as far as the capture
/// tells: a repost of nobody known stands for its original.
/// </remarks>
internal static class Originals
{
    private const int Circular = -1, NotYet = -2, OnTheWay = -3;

    /// <summary>Author of the original by post, −1 where the chain comes back to itself. Linear in the posts.</summary>
    public static int[] Authors(Slice slice)
    {
        var author = new int[slice.Count];
        Array.Fill(author, NotYet);
        var way = new Stack<int>();
        for (var post = 0; post < slice.Count; post++)
        {
            var at = post;
            while (author[at] == NotYet && RepostsHeldPost(slice, at))
            {
                author[at] = OnTheWay;
                way.Push(at);
                at = slice.Target[at];
            }

            if (author[at] == NotYet)
                author[at] = slice.IsRepost(at) && slice.TargetAccount[at] >= 0 ? slice.TargetAccount[at] : slice.Account[at];
            var found = author[at] == OnTheWay ? Circular : author[at];
            while (way.TryPop(out var passed))
                author[passed] = found;
        }

        return author;
    }

    /// <summary>Author of what a repost passes on, −1 where the post does not say.</summary>
    public static int Reposted(Slice slice, int[] authors, int post) =>
        RepostsHeldPost(slice, post) || slice.TargetAccount[post] >= 0 ? authors[post] : -1;

    /// <summary>Author of what a quote quotes, −1 where the post does not say.</summary>
    public static int Quoted(Slice slice, int[] authors, int post)
    {
        var target = slice.Target[post];
        return target >= 0 && target < slice.Count ? authors[target] : slice.TargetAccount[post];
    }

    /// <summary>Author of the post that a reply answers, −1 where the post does not say.</summary>
    public static int Answered(Slice slice, int post)
    {
        var target = slice.Target[post];
        return target >= 0 && target < slice.Count ? slice.Account[target] : slice.TargetAccount[post];
    }

    /// <summary>Whether the target is itself a repost that the slice holds.</summary>
    public static bool PointsAtRepost(Slice slice, int post)
    {
        var target = slice.Target[post];
        return target >= 0 && target < slice.Count && slice.Kind[target] == PostKind.Repost;
    }

    private static bool RepostsHeldPost(Slice slice, int post) => slice.IsRepost(post) && slice.Target[post] >= 0 && slice.Target[post] < slice.Count;
}
