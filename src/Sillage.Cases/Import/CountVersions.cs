using System.Runtime.InteropServices;
using DuckDB.NET.Data;
using Sillage.Cases.Columns;
using static Sillage.Cases.Import.BatchColumns;

namespace Sillage.Cases.Import;

/// <summary>
/// Different counts of posts that were seen more than once, each with the time at which it was first observed. Here and not in SQL: what
/// sorts and groups numbers in memory takes a quarter of the time.
/// </summary>
internal sealed class CountVersions
{
    private const long Unknown = long.MinValue;

    private readonly Dictionary<(string Platform, string Id), int> index = [];
    private readonly List<(string Platform, string Id)> posts = [];
    private readonly List<Version> versions = [];

    /// <summary>Takes in rows with the columns of <see cref="CountsTable"/>.</summary>
    public void Read(DuckDBConnection connection, string rows)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT platform, post_id, epoch_us(observed_at), reposts, likes, replies, quotes, views FROM ({rows})";
        using var reader = (DuckDBDataReader)command.ExecuteReader();
        while (reader.Read())
        {
            var post = (reader.GetString(0), reader.GetString(1));
            ref var at = ref CollectionsMarshal.GetValueRefOrAddDefault(index, post, out var known);
            if (!known)
            {
                at = posts.Count;
                posts.Add(post);
            }

            versions.Add(new Version(at, Number(2), Number(3), Number(4), Number(5), Number(6), Number(7)));
        }

        long Number(int column) => reader.IsDBNull(column) ? Unknown : reader.GetInt64(column);
    }

    /// <summary>Writes the versions of posts that have more than one, in order of post and time, and the latest version of each post.</summary>
    public void Write(ChunkAppender all, ChunkAppender latest)
    {
        int[] order = [.. Enumerable.Range(0, posts.Count)];
        Array.Sort(order, (one, other) => Compare(posts[one], posts[other]));
        var ends = Group();
        foreach (var post in order)
        {
            var own = CollectionsMarshal.AsSpan(versions)[(post > 0 ? ends[post - 1] : 0)..ends[post]];
            own = own[..Distinct(own)];
            own.Sort(Version.ByTime);
            Write(latest, posts[post], Latest(own));
            for (var at = 0; own.Length > 1 && at < own.Length; at++)
                Write(all, posts[post], own[at]);
        }

        all.Flush();
        latest.Flush();
    }

    /// <summary>Brings the versions of each post together; returns where those of each end.</summary>
    private int[] Group()
    {
        var ends = new int[posts.Count];
        foreach (var version in versions)
            ends[version.Post]++;
        for (var post = 1; post < ends.Length; post++)
            ends[post] += ends[post - 1];
        var next = (int[])ends.Clone();
        var grouped = new Version[versions.Count];
        foreach (var version in versions)
            grouped[--next[version.Post]] = version;
        grouped.CopyTo(CollectionsMarshal.AsSpan(versions));
        return ends;
    }

    /// <summary>Moves the different counts to the front, each with its earliest time; returns how many there are.</summary>
    private static int Distinct(Span<Version> own)
    {
        own.Sort(Version.ByCounts);
        var kept = 0;
        for (var at = 0; at < own.Length; at++)
        {
            if (kept == 0 || own[kept - 1].CompareCounts(own[at]) != 0)
                own[kept++] = own[at];
        }

        return kept;
    }

    private static Version Latest(ReadOnlySpan<Version> own)
    {
        var latest = own[0];
        foreach (var version in own[1..])
        {
            if (version.At > latest.At || (version.At == latest.At && version.CompareCounts(latest) > 0))
                latest = version;
        }

        return latest;
    }

    private static void Write(ChunkAppender rows, (string Platform, string Id) post, in Version version)
    {
        Span<byte> text = stackalloc byte[256];
        rows.Text(0, Utf8(post.Platform, text));
        rows.Text(1, Utf8(post.Id, text));
        Number(2, version.At);
        Number(3, version.Reposts);
        Number(4, version.Likes);
        Number(5, version.Replies);
        Number(6, version.Quotes);
        Number(7, version.Views);
        rows.EndRow();

        void Number(int column, long value) => rows.Int64(column, value == Unknown ? null : value);
    }

    private static ReadOnlySpan<byte> Utf8(string text, Span<byte> room) =>
        System.Text.Encoding.UTF8.TryGetBytes(text, room, out var length) ? room[..length] : System.Text.Encoding.UTF8.GetBytes(text);

    private static int Compare((string Platform, string Id) one, (string Platform, string Id) other) =>
        string.CompareOrdinal(one.Platform, other.Platform) is var order and not 0 ? order : string.CompareOrdinal(one.Id, other.Id);

    private readonly record struct Version(int Post, long At, long Reposts, long Likes, long Replies, long Quotes, long Views)
    {
        /// <summary>By counts, and of the same counts the earliest first; unknown times last.</summary>
        public static readonly Comparison<Version> ByCounts = (one, other) =>
            one.CompareCounts(other) is var order and not 0 ? order : Last(one.At).CompareTo(Last(other.At));

        /// <summary>By time; what is unknown last.</summary>
        public static readonly Comparison<Version> ByTime = (one, other) =>
            one.At != other.At ? Last(one.At).CompareTo(Last(other.At)) : one.UnknownLast().CompareCounts(other.UnknownLast());

        public int CompareCounts(in Version other) =>
            Reposts != other.Reposts ? Reposts.CompareTo(other.Reposts)
            : Likes != other.Likes ? Likes.CompareTo(other.Likes)
            : Replies != other.Replies ? Replies.CompareTo(other.Replies)
            : Quotes != other.Quotes ? Quotes.CompareTo(other.Quotes)
            : Views.CompareTo(other.Views);

        private Version UnknownLast() => new(Post, At, Last(Reposts), Last(Likes), Last(Replies), Last(Quotes), Last(Views));

        /// <summary>Turns the smallest number, which stands for the unknown, into the largest.</summary>
        private static long Last(long number) => unchecked(number - 1);
    }
}
