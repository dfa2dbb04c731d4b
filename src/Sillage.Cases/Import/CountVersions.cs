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

    private readonly List<(string Platform, string Id)> posts;
    private readonly List<Version> versions = [];

    /// <summary>Reads versions of a part of the posts in the table `repeated`.</summary>
    /// <param name="connection">Connection with the batch's temporary tables.</param>
    /// <param name="sources">Query of rows with the columns of <see cref="CountsTable"/>, of any posts.</param>
    /// <param name="first">Place of the first in the order of all.</param>
    /// <param name="end">Place behind the last.</param>
    public CountVersions(DuckDBConnection connection, string sources, long first, long end)
    {
        posts = connection.Rows(
            $"SELECT platform, post_id FROM repeated WHERE place >= {first} AND place < {end} ORDER BY place", row => (row.GetString(0), row.GetString(1)));
        using var rows = new ChunkReader(
            connection,
            $"""
            SELECT (place - {first})::INTEGER, {Number("epoch_us(observed_at)")}, {Number("reposts")}, {Number("likes")}, {Number("replies")}, {Number("quotes")},
                {Number("views")}
            FROM repeated JOIN ({sources}) USING (platform, post_id) WHERE place >= {first} AND place < {end}
            """);
        while (rows.Next())
        {
            var post = rows.Column<int>(0);
            var at = rows.Column<long>(1);
            var reposts = rows.Column<long>(2);
            var likes = rows.Column<long>(3);
            var replies = rows.Column<long>(4);
            var quotes = rows.Column<long>(5);
            var views = rows.Column<long>(6);
            for (var row = 0; row < rows.Rows; row++)
                versions.Add(new Version(post[row], at[row], reposts[row], likes[row], replies[row], quotes[row], views[row]));
        }

        static string Number(string column) => $"coalesce({column}, {Unknown})";
    }

    /// <summary>Writes the versions of posts that have more than one, by post and time, and the latest version of each post.</summary>
    /// <param name="all">Makes an appender for the versions; each thread has its own.</param>
    /// <param name="latest">Makes an appender for the latest.</param>
    public void Write(Func<ChunkAppender> all, Func<ChunkAppender> latest)
    {
        var (grouped, ends) = Group();
        var parts = Environment.ProcessorCount;
        Parallel.For(0, parts, part =>
        {
            using var versionRows = all();
            using var latestRows = latest();
            for (var post = (int)((long)posts.Count * part / parts); post < (int)((long)posts.Count * (part + 1) / parts); post++)
            {
                var own = grouped.AsSpan((post > 0 ? ends[post - 1] : 0)..ends[post]);
                own = own[..Distinct(own)];
                own.Sort(Version.ByTime);
                Write(latestRows, posts[post], Latest(own));
                for (var at = 0; own.Length > 1 && at < own.Length; at++)
                    Write(versionRows, posts[post], own[at]);
            }

            versionRows.Flush();
            latestRows.Flush();
        });
    }

    /// <summary>The versions brought together by post; where those of each end.</summary>
    private (Version[] Grouped, int[] Ends) Group()
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
        return (grouped, ends);
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
