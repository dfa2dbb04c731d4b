using Sillage.Cases;
using Sillage.Posts;

namespace Sillage.Analysis;

/// <summary>Who is whose child in a slice. Nodes are the slice's posts and, after them, the posts that it names but does not hold.</summary>
internal sealed class CascadeParents
{
    private CascadeParents(int[] parents, long[] times, bool[] namesReposts, long withoutTarget) =>
        (Parents, Times, NamesReposts, WithoutTarget) = (parents, times, namesReposts, withoutTarget);

    /// <summary>Parent by node, −1 none.</summary>
    public int[] Parents { get; }

    /// <summary>Time by node; unknown for posts that are not held.</summary>
    public long[] Times { get; }

    /// <summary>By platform, whether some repost names another repost: then the platform gives parents, else only originals.</summary>
    public bool[] NamesReposts { get; }

    /// <summary>Posts of the kind that name no post.</summary>
    public long WithoutTarget { get; }

    public static CascadeParents Of(Slice slice, CascadeRelation relation)
    {
        var kind = relation switch
        {
            CascadeRelation.Quotes => PostKind.Quote,
            CascadeRelation.Replies => PostKind.Reply,
            _ => PostKind.Repost,
        };
        var nodes = slice.Count + slice.UnseenPostIds.Count;
        var (parents, times, namesReposts) = (new int[nodes], new long[nodes], new bool[slice.Platforms.Count]);
        long withoutTarget = 0;
        for (var post = 0; post < slice.Count; post++)
        {
            times[post] = slice.PostedAt[post];
            var target = slice.Kind[post] == kind ? slice.Target[post] : -1;
            parents[post] = target;
            if (target < 0 && slice.Kind[post] == kind)
                withoutTarget++;
            else if (target >= 0 && target < slice.Count && slice.Kind[target] == PostKind.Repost)
                namesReposts[slice.Platform[post]] = true;
        }

        parents.AsSpan(slice.Count).Fill(-1);
        times.AsSpan(slice.Count).Fill(CascadeFigures.UnknownTime);
        return new CascadeParents(parents, times, namesReposts, withoutTarget);
    }
}
