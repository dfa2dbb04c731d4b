using Sillage.Cases.Columns;

namespace Sillage.Cases.Import;

/// <summary>An embedded post of a batch.</summary>
/// <param name="Name">Platform and id (<see cref="Names"/>).</param>
/// <param name="Written">Rows of it among the batch's.</param>
/// <param name="SeenAt">The earliest time of those, microseconds since 1970 UTC; null where unknown.</param>
internal readonly record struct EmbeddedPost(ArraySegment<byte> Name, int Written, long? SeenAt);

/// <summary>The embedded posts of a batch in order of platform and id, each with its counts.</summary>
internal sealed class EmbeddedPosts
{
    /// <summary>Columns of the table that <see cref="Write"/> fills.</summary>
    public static readonly IReadOnlyList<(string Name, ColumnType Type)> Table =
    [
        ("number", ColumnType.Int32), ("platform", ColumnType.Text), ("post_id", ColumnType.Text), ("written", ColumnType.Int32), ("seen_at", ColumnType.Time),
    ];

    private readonly Part[] parts;
    private readonly (UInt128 Prefix, int Part, int At)[] order;

    public EmbeddedPosts(Part[] parts)
    {
        this.parts = parts;
        order = [.. parts.SelectMany((part, number) => part.Posts.Select((post, at) => (Names.Prefix(post.Name), number, at)))];
        order.AsSpan().Sort((one, other) =>
            one.Prefix != other.Prefix ? one.Prefix.CompareTo(other.Prefix) : Post(one).Name.AsSpan().SequenceCompareTo(Post(other).Name));
    }

    /// <summary>Number of posts.</summary>
    public int Count => order.Length;

    /// <summary>The counts at which the batch saw a post, in any order.</summary>
    /// <param name="number">0 to below <see cref="Count"/>.</param>
    public ReadOnlySpan<CountVersion> Versions(int number)
    {
        var (_, part, at) = order[number];
        var ends = parts[part].Ends;
        return parts[part].Versions.AsSpan((at > 0 ? ends[at - 1] : 0)..ends[at]);
    }

    /// <summary>Writes a row for each post.</summary>
    public void Write(ChunkAppender rows)
    {
        for (var number = 0; number < order.Length; number++)
        {
            var post = Post(order[number]);
            rows.Int32(0, number);
            Names.Write(rows, 1, post.Name);
            rows.Int32(3, post.Written);
            rows.Int64(4, post.SeenAt);
            rows.EndRow();
        }

        rows.Flush();
    }

    private EmbeddedPost Post((UInt128 Prefix, int Part, int At) place) => parts[place.Part].Posts[place.At];

    /// <summary>Posts of one part of the memory.</summary>
    /// <param name="Posts">The posts.</param>
    /// <param name="Versions">Counts of all of them, brought together by post.</param>
    /// <param name="Ends">Where the counts of each end.</param>
    public sealed record Part(EmbeddedPost[] Posts, CountVersion[] Versions, int[] Ends);
}
