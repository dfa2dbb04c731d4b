using Sillage.Cases.Columns;
using Sillage.Posts;

namespace Sillage.Cases.Import;

/// <summary>Counts of a post at a moment; what the capture does not say is <see cref="Unknown"/>.</summary>
/// <param name="Post">Number of the post in its group.</param>
/// <param name="Held">Stands in the case's `post_versions` already.</param>
/// <param name="At">When they were seen: microseconds since 1970 UTC.</param>
/// <param name="Reposts">Reposts.</param>
/// <param name="Likes">Likes.</param>
/// <param name="Replies">Replies.</param>
/// <param name="Quotes">Quotes.</param>
/// <param name="Views">Views.</param>
internal readonly record struct CountVersion(int Post, bool Held, long At, long Reposts, long Likes, long Replies, long Quotes, long Views)
{
    /// <summary>Stands for what is not known: before all that is.</summary>
    public const long Unknown = long.MinValue;

    /// <summary>The counts of a post that was just read.</summary>
    public static CountVersion Of(Post post, int number) => new(
        number, Held: false, post.ObservedAt ?? Unknown, post.Reposts ?? Unknown, post.Likes ?? Unknown, post.Replies ?? Unknown,
        post.Quotes ?? Unknown, post.Views ?? Unknown);

    /// <summary>By counts, and of the same counts the earliest first; unknown times last.</summary>
    public static readonly Comparison<CountVersion> ByCounts = (one, other) =>
        one.CompareCounts(other) is var order and not 0 ? order : Last(one.At).CompareTo(Last(other.At));

    /// <summary>By time; what is unknown last.</summary>
    public static readonly Comparison<CountVersion> ByTime = (one, other) =>
        one.At != other.At ? Last(one.At).CompareTo(Last(other.At)) : one.UnknownLast().CompareCounts(other.UnknownLast());

    /// <summary>Brings versions together by their posts.</summary>
    /// <param name="versions">In any order.</param>
    /// <param name="posts">Number of posts.</param>
    /// <returns>The versions, and where those of each post end.</returns>
    public static (CountVersion[] Grouped, int[] Ends) Group(List<CountVersion> versions, int posts)
    {
        var ends = new int[posts];
        foreach (var version in versions)
            ends[version.Post]++;
        for (var post = 1; post < ends.Length; post++)
            ends[post] += ends[post - 1];
        var next = (int[])ends.Clone();
        var grouped = new CountVersion[versions.Count];
        foreach (var version in versions)
            grouped[--next[version.Post]] = version;
        return (grouped, ends);
    }

    /// <summary>Moves the different counts to the front, each with its earliest time; returns how many there are.</summary>
    /// <param name="own">Versions of one post; in order of time up to the returned number afterwards.</param>
    /// <param name="earlier">True if one that the case holds was seen earlier than it says.</param>
    public static int Distinct(Span<CountVersion> own, out bool earlier)
    {
        earlier = false;
        own.Sort(ByCounts);
        var kept = 0;
        for (var at = 0; at < own.Length; at++)
        {
            if (kept == 0 || own[kept - 1].CompareCounts(own[at]) != 0)
                own[kept++] = own[at];
            else if (own[at].Held && own[at].At != own[kept - 1].At)
                earlier = true;
            else if (own[at].Held)
                own[kept - 1] = own[at];
        }

        own[..kept].Sort(ByTime);
        return kept;
    }

    /// <summary>The one seen last; of those of one moment the one with the larger counts.</summary>
    public static CountVersion Latest(ReadOnlySpan<CountVersion> own)
    {
        var latest = own[0];
        foreach (var version in own[1..])
        {
            if (version.At > latest.At || (version.At == latest.At && version.CompareCounts(latest) > 0))
                latest = version;
        }

        return latest;
    }

    /// <summary>Writes a row of <see cref="CountMerge.Table"/>.</summary>
    public void Write(ChunkAppender rows, int number)
    {
        rows.Int32(0, number);
        Number(rows, 1, At);
        Number(rows, 2, Reposts);
        Number(rows, 3, Likes);
        Number(rows, 4, Replies);
        Number(rows, 5, Quotes);
        Number(rows, 6, Views);
        rows.EndRow();

        static void Number(ChunkAppender rows, int column, long value) => rows.Int64(column, value == Unknown ? null : value);
    }

    private int CompareCounts(in CountVersion other) =>
        Reposts != other.Reposts ? Reposts.CompareTo(other.Reposts)
        : Likes != other.Likes ? Likes.CompareTo(other.Likes)
        : Replies != other.Replies ? Replies.CompareTo(other.Replies)
        : Quotes != other.Quotes ? Quotes.CompareTo(other.Quotes)
        : Views.CompareTo(other.Views);

    private CountVersion UnknownLast() =>
        new(Post, Held, At, Last(Reposts), Last(Likes), Last(Replies), Last(Quotes), Last(Views));

    /// <summary>Turns the smallest number, which stands for the unknown, into the largest.</summary>
    private static long Last(long number) => unchecked(number - 1);
}
