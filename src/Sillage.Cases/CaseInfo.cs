namespace Sillage.Cases;

/// <summary>What a case holds.</summary>
/// <param name="Posts">Posts captured for themselves.</param>
/// <param name="Embedded">Posts seen only inside others.</param>
/// <param name="Accounts">Accounts that wrote captured posts or stand in imported lists of accounts.</param>
/// <param name="From">First captured post; null if there is none.</param>
/// <param name="To">Last captured post; null if there is none.</param>
/// <param name="ClockSeconds">Coarsest clock among captured posts: 0 finer than a second, 1, 60.</param>
/// <param name="Platforms">Per platform, the largest first.</param>
/// <param name="Rejected">Records in quarantine.</param>
/// <param name="RejectedReasons">Why, the most frequent first, at most twenty.</param>
/// <param name="Gaps">Silences of the capture.</param>
/// <param name="Notices">What captures say about themselves (deleted, limited …), by kind.</param>
/// <param name="Imports">Files, in the order in which they were imported.</param>
/// <param name="Unfinished">Files whose import was stopped; importing them again goes on where it was.</param>
public sealed record CaseInfo(
    long Posts, long Embedded, long Accounts, DateTimeOffset? From, DateTimeOffset? To, int ClockSeconds, IReadOnlyList<PlatformCount> Platforms,
    long Rejected, IReadOnlyList<ReasonCount> RejectedReasons, IReadOnlyList<CaptureGap> Gaps, IReadOnlyList<ReasonCount> Notices,
    IReadOnlyList<ImportRecord> Imports, IReadOnlyList<string> Unfinished)
{
    /// <summary>Counts a case.</summary>
    public static CaseInfo Of(CaseFile source) => Of(source, SliceLoader.Volume(source));

    /// <summary>Counts a case of which a slice was cut.</summary>
    /// <param name="source">The case.</param>
    /// <param name="volume">Its volume, as the slice has it.</param>
    public static CaseInfo Of(CaseFile source, CaptureVolume volume)
    {
        ArgumentNullException.ThrowIfNull(source);
        var connection = source.Connection;
        var total = connection.Rows(
            """
            SELECT count(*) FILTER (NOT embedded), count(*) FILTER (embedded), min(posted_at) FILTER (NOT embedded), max(posted_at) FILTER (NOT embedded),
                coalesce(max(clock_seconds) FILTER (NOT embedded), 0)::INTEGER FROM posts
            """,
            row => (Posts: row.GetInt64(0), Embedded: row.GetInt64(1), From: Time(row, 2), To: Time(row, 3), Clock: row.GetInt32(4)))[0];
        var imports = connection.Rows(
            "SELECT name, sha256, bytes, reader, why, encoding, state, failure, lines, records, embedded, rejected, import_id FROM imports ORDER BY import_id",
            row => new ImportRecord(
                row.GetString(0), Text(row, 1), row.IsDBNull(2) ? null : row.GetInt64(2), row.GetString(3), row.GetString(4), row.GetString(5), row.GetString(6), Text(row, 7),
                row.GetInt64(8), row.GetInt64(9), row.GetInt64(10), row.GetInt64(11),
                connection.Rows(
                    "SELECT repair, sum(occurrences)::BIGINT AS occurrences FROM import_repairs WHERE import_id = ? GROUP BY repair ORDER BY occurrences DESC, repair",
                    repair => new ReasonCount(repair.GetString(0), repair.GetInt64(1)), row.GetInt32(12))));
        var platforms = connection.Rows(
            "SELECT platform, count(*), count(DISTINCT account_id) FROM posts WHERE NOT embedded GROUP BY platform ORDER BY 2 DESC, 1",
            row => new PlatformCount(row.GetString(0), row.GetInt64(1), row.GetInt64(2)));
        return new CaseInfo(
            total.Posts, total.Embedded, platforms.Sum(platform => platform.Accounts) + ListedOnly(source), total.From, total.To, total.Clock, platforms,
            connection.Scalar<long>("SELECT count(*) FROM rejected"),
            connection.Rows("SELECT reason, count(*) FROM rejected GROUP BY reason ORDER BY 2 DESC, 1 LIMIT 20", row => new ReasonCount(row.GetString(0), row.GetInt64(1))),
            CaptureGaps.Find(volume),
            connection.Rows("SELECT kind, count(*) FROM notices GROUP BY kind ORDER BY kind", row => new ReasonCount(((Posts.Sources.NoticeKind)row.GetFieldValue<byte>(0)).ToString().ToLowerInvariant(), row.GetInt64(1))),
            imports,
            [.. imports.Where(import => import.State == "reading").Select(import => import.Name)]);
    }

    /// <summary>Accounts that stand in lists and wrote none of the captured posts; most cases have no lists, and no posts are read for them.</summary>
    private static long ListedOnly(CaseFile source) => source.Connection.Scalar<bool>("SELECT bool_or(listed) FROM account_versions")
        ? source.Connection.Scalar<long>(
            """
            SELECT count(*) FROM (SELECT DISTINCT platform, account_id FROM account_versions WHERE listed)
                ANTI JOIN (SELECT platform, account_id FROM posts WHERE NOT embedded) USING (platform, account_id)
            """)
        : 0;

    private static DateTimeOffset? Time(DuckDB.NET.Data.DuckDBDataReader row, int column) =>
        row.IsDBNull(column) ? null : new DateTimeOffset(DateTime.SpecifyKind(row.GetDateTime(column), DateTimeKind.Utc));

    private static string? Text(DuckDB.NET.Data.DuckDBDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}

/// <summary>Posts and accounts of one platform.</summary>
/// <param name="Platform">Platform name.</param>
/// <param name="Posts">Captured posts.</param>
/// <param name="Accounts">Accounts that wrote them.</param>
public sealed record PlatformCount(string Platform, long Posts, long Accounts);

/// <summary>A reason and how often it occurred.</summary>
/// <param name="Reason">Sentence or kind.</param>
/// <param name="Count">Occurrences.</param>
public sealed record ReasonCount(string Reason, long Count);

/// <summary>One imported file.</summary>
/// <param name="Name">As the user named it.</param>
/// <param name="Sha256">Of the file as stored; null until read to the end.</param>
/// <param name="Bytes">Size as stored; null for standard input.</param>
/// <param name="Reader">Reader used.</param>
/// <param name="Why">What the detector saw.</param>
/// <param name="Encoding">Encoding found.</param>
/// <param name="State">reading, finished or failed.</param>
/// <param name="Failure">Why it ended early; null where it did not.</param>
/// <param name="Lines">Lines read.</param>
/// <param name="Records">Posts captured for themselves, before merging.</param>
/// <param name="Embedded">Sightings of posts inside others.</param>
/// <param name="Rejected">Records in quarantine.</param>
/// <param name="Repairs">Repairs made to kept records.</param>
public sealed record ImportRecord(
    string Name, string? Sha256, long? Bytes, string Reader, string Why, string Encoding, string State, string? Failure,
    long Lines, long Records, long Embedded, long Rejected, IReadOnlyList<ReasonCount> Repairs);
