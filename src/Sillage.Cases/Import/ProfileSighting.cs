using System.Buffers.Binary;
using Sillage.Cases.Columns;
using Sillage.Posts;

namespace Sillage.Cases.Import;

/// <summary>One profile of one account: its texts, when it was seen, and its counts when it was seen last.</summary>
internal struct ProfileSighting
{
    /// <summary>Texts of a profile, its platform and its account included.</summary>
    public const int TextColumns = 11;

    private const long Unknown = long.MinValue;

    /// <summary>Hash of platform and account above, hash of the profile's texts below.</summary>
    public UInt128 Key;
    public ArraySegment<byte> Texts;
    public long? CreatedAt;
    public bool? Verified;
    public bool? DefaultProfile;
    public bool? DefaultImage;
    public bool EmbeddedOnly = true;
    public bool Listed;
    private long firstSeen = Unknown;
    private Counts last = new(Unknown, Unknown, Unknown, Unknown, Unknown, Unknown);

    /// <summary>Nothing was seen yet.</summary>
    public ProfileSighting()
    {
    }

    /// <summary>The first bytes of platform and account as a number that orders as they do.</summary>
    public readonly UInt128 Prefix
    {
        get
        {
            ReadOnlySpan<byte> texts = Texts;
            Span<byte> start = stackalloc byte[16];
            start.Clear();
            var platform = Next(ref texts);
            platform[..Math.Min(platform.Length, start.Length)].CopyTo(start);
            // A zero byte between them: it stands in neither, and sorts a shorter platform before one that it begins.
            var rest = start[Math.Min(platform.Length + 1, start.Length)..];
            var account = Next(ref texts);
            account[..Math.Min(account.Length, rest.Length)].CopyTo(rest);
            return BinaryPrimitives.ReadUInt128BigEndian(start);
        }
    }

    /// <summary>By platform, account and hash of the profile.</summary>
    public static int Order(in ProfileSighting one, in ProfileSighting other)
    {
        ReadOnlySpan<byte> texts = one.Texts, others = other.Texts;
        var order = Next(ref texts).SequenceCompareTo(Next(ref others));
        order = order != 0 ? order : Next(ref texts).SequenceCompareTo(Next(ref others));
        return order != 0 ? order : ((ulong)one.Key).CompareTo((ulong)other.Key);
    }

    /// <summary>Takes in a sighting.</summary>
    public void Update(Account account, long? seenAt, bool embedded, bool listed) => Update(embedded, listed, seenAt ?? Unknown, new Counts(
        seenAt ?? Unknown, account.Posts ?? Unknown, account.Followers ?? Unknown, account.Following ?? Unknown, account.Likes ?? Unknown,
        account.Listed ?? Unknown));

    private void Update(bool embedded, bool listed, long first, in Counts counts)
    {
        EmbeddedOnly &= embedded;
        Listed |= listed;
        if (first != Unknown && (first < firstSeen || firstSeen == Unknown))
            firstSeen = first;
        if (counts.IsAfter(last))
            last = counts;
    }

    /// <summary>Writes a row of what changes at a further sighting, with the key and a number (<see cref="ProfileMerge.SeenTable"/>).</summary>
    public readonly void WriteSeen(ChunkAppender rows, int place)
    {
        ReadOnlySpan<byte> texts = Texts;
        rows.Int32(0, place);
        rows.Text(1, Next(ref texts));
        rows.Text(2, Next(ref texts));
        rows.Int64(3, (long)(ulong)Key);
        rows.Bool(4, Listed);
        rows.Bool(5, EmbeddedOnly);
        WriteNumbers(rows, 6);
        rows.EndRow();
    }

    /// <summary>Writes a row of the accounts' table.</summary>
    public readonly void Write(ChunkAppender rows)
    {
        ReadOnlySpan<byte> texts = Texts;
        rows.Text(0, Next(ref texts));
        rows.Text(1, Next(ref texts));
        rows.Int64(2, (long)(ulong)Key);
        rows.Bool(3, Listed);
        rows.Bool(4, EmbeddedOnly);
        for (var column = 5; !texts.IsEmpty; column++)
            rows.Text(column, Next(ref texts));
        rows.Int64(14, CreatedAt);
        rows.Bool(15, Verified);
        rows.Bool(16, DefaultProfile);
        rows.Bool(17, DefaultImage);
        WriteNumbers(rows, 18);
        rows.EndRow();
    }

    private readonly void WriteNumbers(ChunkAppender rows, int column)
    {
        rows.Int64(column, Known(firstSeen));
        rows.Int64(column + 1, Known(last.At));
        rows.Int64(column + 2, Known(last.Followers));
        rows.Int64(column + 3, Known(last.Following));
        rows.Int64(column + 4, Known(last.Posts));
        rows.Int64(column + 5, Known(last.Likes));
        rows.Int64(column + 6, Known(last.Lists));

        static long? Known(long number) => number == Unknown ? null : number;
    }

    private static ReadOnlySpan<byte> Next(ref ReadOnlySpan<byte> texts)
    {
        var length = BinaryPrimitives.ReadInt32LittleEndian(texts);
        var text = texts.Slice(sizeof(int), length);
        texts = texts[(sizeof(int) + length)..];
        return text;
    }

    private readonly record struct Counts(long At, long Posts, long Followers, long Following, long Likes, long Lists)
    {
        /// <summary>The latest counts win; of sightings at the same moment the larger counts, so that order does not matter.</summary>
        public bool IsAfter(in Counts other) =>
            At != other.At ? At > other.At
            : Posts != other.Posts ? Posts > other.Posts
            : Followers != other.Followers ? Followers > other.Followers
            : Following != other.Following ? Following > other.Following
            : Likes != other.Likes ? Likes > other.Likes
            : Lists > other.Lists;
    }
}
