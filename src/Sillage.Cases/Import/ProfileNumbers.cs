using Sillage.Cases.Columns;
using Sillage.Posts;

namespace Sillage.Cases.Import;

/// <summary>When a profile was seen, and its counts when it was seen last; what the capture does not say is <see cref="Unknown"/>.</summary>
/// <param name="Listed">Stood in a list of accounts.</param>
/// <param name="EmbeddedOnly">Seen only as author of embedded posts.</param>
/// <param name="FirstSeen">Microseconds since 1970 UTC.</param>
/// <param name="LastSeen">Microseconds since 1970 UTC.</param>
/// <param name="Followers">Followers at <paramref name="LastSeen"/>, like those that follow.</param>
/// <param name="Following">Accounts that it follows.</param>
/// <param name="Posts">Posts.</param>
/// <param name="Likes">Likes.</param>
/// <param name="Lists">Lists that hold it.</param>
internal readonly record struct ProfileNumbers(
    bool Listed, bool EmbeddedOnly, long FirstSeen, long LastSeen, long Followers, long Following, long Posts, long Likes, long Lists)
{
    /// <summary>Stands for what is not known: before all that is.</summary>
    public const long Unknown = long.MinValue;

    /// <summary>Nothing was seen yet.</summary>
    public static readonly ProfileNumbers None = new(false, true, Unknown, Unknown, Unknown, Unknown, Unknown, Unknown, Unknown);

    /// <summary>One sighting.</summary>
    public static ProfileNumbers Of(Account account, long? seenAt, bool embedded, bool listed) => new(
        listed, embedded, seenAt ?? Unknown, seenAt ?? Unknown, account.Followers ?? Unknown, account.Following ?? Unknown, account.Posts ?? Unknown,
        account.Likes ?? Unknown, account.Listed ?? Unknown);

    /// <summary>This and other sightings; the latest counts win, of those at one moment the larger, so that order does not matter.</summary>
    public ProfileNumbers With(in ProfileNumbers other) => (other.IsAfter(this) ? other : this) with
    {
        Listed = Listed || other.Listed,
        EmbeddedOnly = EmbeddedOnly && other.EmbeddedOnly,
        // One less than the smallest number is the largest: so the unknown is later than all that is known.
        FirstSeen = unchecked(Math.Min(FirstSeen - 1, other.FirstSeen - 1) + 1),
    };

    /// <summary>Writes the flags to two columns from <paramref name="flags"/>, the others to seven from <paramref name="numbers"/>.</summary>
    public void Write(ChunkAppender rows, int flags, int numbers)
    {
        rows.Bool(flags, Listed);
        rows.Bool(flags + 1, EmbeddedOnly);
        Number(0, FirstSeen);
        Number(1, LastSeen);
        Number(2, Followers);
        Number(3, Following);
        Number(4, Posts);
        Number(5, Likes);
        Number(6, Lists);

        void Number(int column, long value) => rows.Int64(numbers + column, value == Unknown ? null : value);
    }

    private bool IsAfter(in ProfileNumbers other) =>
        LastSeen != other.LastSeen ? LastSeen > other.LastSeen
        : Posts != other.Posts ? Posts > other.Posts
        : Followers != other.Followers ? Followers > other.Followers
        : Following != other.Following ? Following > other.Following
        : Likes != other.Likes ? Likes > other.Likes
        : Lists > other.Lists;
}
