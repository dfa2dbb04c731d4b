using System.IO.Hashing;
using System.Runtime.InteropServices;
using Sillage.Cases.Columns;
using Sillage.Posts;

namespace Sillage.Cases.Import;

/// <summary>
/// The embedded posts that a batch shows, in memory: each once, with the counts at which it was seen. An original inside its thousandth
/// repost tells nothing new unless its counts moved. All threads add to it.
/// </summary>
internal sealed class EmbeddedSightings
{
    private readonly Striped<Part> parts = new();

    /// <summary>Posts.</summary>
    public int Count => parts.All.Sum(part => part.Count);

    /// <summary>Counts of them.</summary>
    public int Versions => parts.All.Sum(part => part.Versions);

    /// <summary>
    /// Adds a sighting. True if the whole row is to be written: the post was not seen before, or only later than now (the earliest sighting
    /// gives an embedded post its content).
    /// </summary>
    /// <param name="key">Key of platform and id.</param>
    /// <param name="post">The post.</param>
    /// <param name="platform">Name of the platform.</param>
    /// <param name="id">The post's id.</param>
    public bool Add(UInt128 key, Post post, ReadOnlySpan<byte> platform, ReadOnlySpan<byte> id)
    {
        // Where the capture does not say when, a change of the author's figures or the text is the only sign of another moment.
        Span<long> numbers =
        [
            post.Reposts ?? -1, post.Likes ?? -1, post.Replies ?? -1, post.Quotes ?? -1, post.Views ?? -1,
            post.ObservedAt is null ? HashCode.Combine(post.Author.Followers, post.Author.Following, post.Author.Posts, post.Text.Length) : 0,
        ];
        var counts = XxHash3.HashToUInt64(MemoryMarshal.AsBytes(numbers));
        var (gate, part) = parts[key];
        lock (gate)
            return part.Add(key, counts, post, platform, id);
    }

    /// <summary>All of them; nothing is to be added any more.</summary>
    public EmbeddedPosts Take() => new([.. parts.All.AsParallel().AsOrdered().Select(part => part.Take())]);

    private sealed class Part
    {
        private readonly Dictionary<UInt128, int> index = [];
        private readonly TextHeap texts = new();
        private readonly List<CountVersion> versions = [];
        private readonly List<Seen> seen = [];

        public int Count => seen.Count;

        public int Versions => versions.Count;

        public bool Add(UInt128 key, ulong counts, Post post, ReadOnlySpan<byte> platform, ReadOnlySpan<byte> id)
        {
            var at = post.ObservedAt ?? long.MaxValue;
            ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(index, key, out var known);
            if (!known)
            {
                number = seen.Count;
                seen.Add(new Seen(Names.Keep(texts, platform, id)) { WrittenAt = long.MaxValue });
            }

            ref var last = ref CollectionsMarshal.AsSpan(seen)[number];
            var content = !known || at < last.WrittenAt || (post.ObservedAt is null && last.Counts != counts);
            if (content)
                (last.Written, last.WrittenAt) = (last.Written + 1, Math.Min(at, last.WrittenAt));
            else if (last.Counts == counts && at >= last.CountedAt)
                return false;
            (last.Counts, last.CountedAt) = (counts, at);
            versions.Add(CountVersion.Of(post, number));
            return content;
        }

        public EmbeddedPosts.Part Take()
        {
            var (grouped, ends) = CountVersion.Group(versions, seen.Count);
            return new EmbeddedPosts.Part(
                [.. seen.Select(one => new EmbeddedPost(one.Name, one.Written, one.WrittenAt == long.MaxValue ? null : one.WrittenAt))], grouped, ends);
        }
    }

    private struct Seen(ArraySegment<byte> name)
    {
        public readonly ArraySegment<byte> Name = name;

        /// <summary>Rows of it that were written.</summary>
        public int Written;

        /// <summary>The earliest time of those; the largest number where unknown.</summary>
        public long WrittenAt;
        public ulong Counts;
        public long CountedAt;
    }
}
