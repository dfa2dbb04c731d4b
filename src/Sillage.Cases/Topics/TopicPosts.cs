using Sillage.Posts;

namespace Sillage.Cases.Topics;

/// <summary>Who posted what kind of posts on a topic: what is asked of topics that another is compared with, at a fraction of the cost of a slice.</summary>
/// <param name="Topic">The topic as a user could write it.</param>
/// <param name="Author">Author of each captured post, in the order of slices (time, then id): a number below <paramref name="Accounts"/>, in the order of platforms and ids.</param>
/// <param name="Kind">Kind of each.</param>
/// <param name="Accounts">Numbers of authors there may be.</param>
public sealed record TopicPosts(string Topic, int[] Author, PostKind[] Kind, int Accounts)
{
    /// <summary>Captured posts.</summary>
    public int Count => Author.Length;

    /// <summary>Of a slice.</summary>
    public static TopicPosts Of(Slice slice)
    {
        ArgumentNullException.ThrowIfNull(slice);
        var captured = slice.Captured();
        return new TopicPosts(slice.Topic, Array.ConvertAll(captured, post => slice.Account[post]), Array.ConvertAll(captured, post => slice.Kind[post]), slice.Accounts.Count);
    }
}
