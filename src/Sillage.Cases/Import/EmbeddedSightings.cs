using System.IO.Hashing;
using System.Runtime.InteropServices;
using Sillage.Posts;

namespace Sillage.Cases.Import;

/// <summary>
/// Which embedded posts a batch has written, and with which counts: an original inside its thousandth repost tells nothing new unless its
/// counts moved. All threads add to it.
/// </summary>
internal sealed class EmbeddedSightings
{
    private readonly Striped<Part> parts = new();

    /// <summary>What a sighting tells that the batch does not have.</summary>
    public enum New
    {
        Nothing,

        /// <summary>The counts, or an earlier time of the same.</summary>
        Counts,

        /// <summary>All: the post was not seen before, or only later than now (the earliest sighting gives an embedded post its content).</summary>
        Content,
    }

    /// <summary>Posts remembered.</summary>
    public int Count => parts.Sum(part => part.Seen.Count);

    /// <summary>Adds a sighting; what is new of it is to be written.</summary>
    public New Add(Post post, ReadOnlySpan<byte> platform, ReadOnlySpan<byte> id)
    {
        var key = XxHash128.HashToUInt128(id, (long)XxHash3.HashToUInt64(platform));
        // Where the capture does not say when, a change of the author's figures or the text is the only sign of another moment.
        Span<long> numbers =
        [
            post.Reposts ?? -1, post.Likes ?? -1, post.Replies ?? -1, post.Quotes ?? -1, post.Views ?? -1,
            post.ObservedAt is null ? HashCode.Combine(post.Author.Followers, post.Author.Following, post.Author.Posts, post.Text.Length) : 0,
        ];
        var counts = XxHash3.HashToUInt64(MemoryMarshal.AsBytes(numbers));
        var (gate, part) = parts[key];
        lock (gate)
            return part.Add(key, counts, post.ObservedAt);
    }

    /// <summary>Forgets all: what is seen again counts as new.</summary>
    public void Clear() => parts.Each(part => part.Seen.Clear());

    private sealed class Part
    {
        public Dictionary<UInt128, (ulong Counts, long CountedAt, long WrittenAt)> Seen { get; } = [];

        public New Add(UInt128 key, ulong counts, long? observedAt)
        {
            var at = observedAt ?? long.MaxValue;
            ref var last = ref CollectionsMarshal.GetValueRefOrAddDefault(Seen, key, out var known);
            if (!known || at < last.WrittenAt || (observedAt is null && last.Counts != counts))
            {
                last = (counts, at, at);
                return New.Content;
            }

            if (last.Counts == counts && at >= last.CountedAt)
                return New.Nothing;
            (last.Counts, last.CountedAt) = (counts, at);
            return New.Counts;
        }
    }
}
