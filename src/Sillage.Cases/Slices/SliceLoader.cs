using System.Globalization;
using DuckDB.NET.Data;
using Sillage.Cases.Topics;
using Sillage.Posts;

namespace Sillage.Cases;

/// <summary>Cuts a topic out of a case.</summary>
/// <remarks>
/// The database does the joining and numbering; this code only copies numbers. The slice's rows stay in temporary tables of the
/// case's connection, from which texts are streamed later: one slice at a time per open case.
/// </remarks>
public static class SliceLoader
{
    /// <summary>Loads the topic's posts.</summary>
    /// <exception cref="NothingFoundException">No post matches.</exception>
    public static Slice Load(CaseFile source, Topic topic, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(topic);
        Number(source, TopicSql.Condition(source, topic));
        cancel.ThrowIfCancellationRequested();
        var count = source.Connection.Scalar<long>("SELECT count(*) FROM slice_order");
        if (count == 0)
            throw new NothingFoundException(Suggestions.For(source, topic));
        if (count > int.MaxValue)
            throw new CaseException($"the topic matches {count:N0} posts; a slice holds at most {int.MaxValue:N0}. Narrow it with since: and until:.");

        return Copy(source, topic, (int)count, cancel);
    }

    private static void Number(CaseFile source, string condition)
    {
        // Only what is sorted by is sorted; the view fetches the rest of a row where a statement needs it.
        source.Execute(
            $"""
            CREATE OR REPLACE TEMP TABLE slice_order AS
            SELECT row, (row_number() OVER (ORDER BY posted_at, line, length(post_id), post_id, platform) - 1)::INTEGER AS i
            FROM (SELECT rowid AS row, posted_at, CASE WHEN post_id[1] = '~' THEN line ELSE 0 END AS line, post_id, platform FROM posts WHERE {condition})
            """);
        source.Execute(
            """
            CREATE OR REPLACE TEMP VIEW slice_posts AS
            SELECT i, row, platform, post_id, epoch_us(posted_at) AS posted_at, clock_seconds, account_id, handle, kind, embedded, language, followers,
                CASE kind WHEN 1 THEN repost_of WHEN 2 THEN quote_of WHEN 3 THEN reply_to END AS target,
                CASE kind WHEN 1 THEN repost_of_account WHEN 2 THEN quote_of_account WHEN 3 THEN reply_to_account END AS target_account,
                CASE kind WHEN 1 THEN repost_of_handle WHEN 2 THEN quote_of_handle WHEN 3 THEN reply_to_handle END AS target_handle
            FROM posts JOIN slice_order ON posts.rowid = slice_order.row
            """);
        source.Execute(
            """
            CREATE OR REPLACE TEMP TABLE slice_accounts AS
            SELECT (row_number() OVER (ORDER BY platform, account_id) - 1)::INTEGER AS a, platform, account_id,
                coalesce(arg_max(handle, posted_at), max(handle), account_id) AS handle
            FROM (
                SELECT platform, account_id, handle, posted_at FROM slice_posts
                UNION ALL SELECT platform, target_account, target_handle, NULL FROM slice_posts WHERE target_account IS NOT NULL
            ) GROUP BY platform, account_id
            """);
        // Targets that the slice does not hold are numbered after its own posts.
        source.Execute(
            """
            CREATE OR REPLACE TEMP TABLE slice_targets AS
            SELECT platform, post_id AS target, i AS t FROM slice_posts
            UNION ALL
            SELECT platform, target, ((SELECT count(*) FROM slice_order) + row_number() OVER (ORDER BY platform, target) - 1)::INTEGER
            FROM (SELECT DISTINCT platform, target FROM slice_posts WHERE target IS NOT NULL) named
            ANTI JOIN (SELECT platform, post_id AS target FROM slice_posts) held USING (platform, target)
            """);
    }

    private static Slice Copy(CaseFile source, Topic topic, int count, CancellationToken cancel)
    {
        var languages = Names(source, "SELECT DISTINCT language FROM slice_posts WHERE language IS NOT NULL ORDER BY 1").Prepend("").ToArray();
        var platforms = Names(source, "SELECT DISTINCT platform FROM slice_posts ORDER BY 1").ToArray();
        var languageIndex = Index(languages);
        var platformIndex = Index(platforms);
        var accounts = source.Connection.Rows(
            "SELECT platform, account_id, handle FROM slice_accounts ORDER BY a", row => new SliceAccount(row.GetString(0), row.GetString(1), row.GetString(2)));
        var unseen = Names(source, $"SELECT target FROM slice_targets WHERE t >= {count} ORDER BY t");

        var slice = new Slice
        {
            Topic = topic.Text,
            PostedAt = new long[count],
            Account = new int[count],
            Kind = new PostKind[count],
            Embedded = new bool[count],
            Target = new int[count],
            TargetAccount = new int[count],
            Language = new short[count],
            Followers = new int[count],
            Platform = new byte[count],
            Ids = new PostIds(count),
            Words = new CaseWords(source, count),
            UnseenPostIds = unseen,
            Accounts = accounts,
            Languages = languages,
            Platforms = platforms,
            Capture = Volume(source),
            ClockSeconds = source.Connection.Scalar<int>("SELECT max(clock_seconds) FROM slice_posts"),
        };

        using var command = source.Connection.CreateCommand();
        command.UseStreamingMode = true;
        command.CommandText =
            """
            SELECT p.i, p.posted_at, a.a, p.kind, p.embedded, coalesce(t.t, -1), coalesce(b.a, -1), coalesce(p.language, ''),
                CASE WHEN p.followers IS NULL THEN -1 ELSE least(p.followers, 2147483647) END::INTEGER, p.platform, p.post_id
            FROM slice_posts p
            JOIN slice_accounts a ON a.platform = p.platform AND a.account_id = p.account_id
            LEFT JOIN slice_accounts b ON b.platform = p.platform AND b.account_id = p.target_account
            LEFT JOIN slice_targets t ON t.platform = p.platform AND t.target = p.target
            """;
        using var reader = (DuckDBDataReader)command.ExecuteReader();
        var read = 0;
        while (reader.Read())
        {
            if ((++read & 0xFFFF) == 0)
                cancel.ThrowIfCancellationRequested();
            var i = reader.GetInt32(0);
            slice.PostedAt[i] = reader.GetInt64(1);
            slice.Account[i] = reader.GetInt32(2);
            slice.Kind[i] = (PostKind)reader.GetFieldValue<byte>(3);
            slice.Embedded[i] = reader.GetBoolean(4);
            slice.Target[i] = reader.GetInt32(5);
            slice.TargetAccount[i] = reader.GetInt32(6);
            slice.Language[i] = languageIndex[reader.GetString(7)];
            slice.Followers[i] = reader.GetInt32(8);
            slice.Platform[i] = (byte)platformIndex[reader.GetString(9)];
            slice.Ids[i] = reader.GetString(10);
        }

        return slice;
    }

    internal static CaptureVolume Volume(CaseFile source)
    {
        var minutes = source.Connection.Rows(
            "SELECT epoch_us(date_trunc('minute', posted_at)) // 60000000 AS minute, count(*)::INTEGER FROM posts WHERE NOT embedded GROUP BY 1 ORDER BY 1",
            row => (Minute: row.GetInt64(0), Posts: row.GetInt32(1)));
        if (minutes.Count == 0)
            return new CaptureVolume(0, []);
        var counts = new int[minutes[^1].Minute - minutes[0].Minute + 1];
        foreach (var (minute, posts) in minutes)
            counts[minute - minutes[0].Minute] = posts;
        return new CaptureVolume(minutes[0].Minute, counts);
    }

    private static List<string> Names(CaseFile source, string sql) => source.Connection.Rows(sql, row => row.GetString(0));

    private static Dictionary<string, short> Index(string[] names) =>
        names.Select((name, index) => (name, index)).ToDictionary(pair => pair.name, pair => (short)pair.index, StringComparer.Ordinal);
}

/// <summary>Words for a topic that matches nothing: what the case holds, and which hashtags are near.</summary>
internal static class Suggestions
{
    public static string For(CaseFile source, Topic topic)
    {
        var posts = source.Connection.Scalar<long>("SELECT count(*) FROM posts WHERE NOT embedded");
        if (posts == 0 && source.Connection.Scalar<long>("SELECT count(*) FROM posts") == 0)
            return "there is no post to ask about: the captures brought none (sillage info tells what each brought).";
        var message = string.Create(CultureInfo.InvariantCulture, $"no post matches {topic.Text} among the {posts:N0} posts of the case.");
        var hashtag = FirstHashtag(topic.Expression);
        var near = source.Connection.Rows(
            hashtag is null
                ? "SELECT '#' || hashtag || ' (' || count(*) || ')' FROM hashtags GROUP BY hashtag ORDER BY count(*) DESC, hashtag LIMIT 5"
                : $"""
                  SELECT '#' || any_value(hashtag) || ' (' || count(*) || ')' FROM hashtags GROUP BY lower(hashtag)
                  ORDER BY damerau_levenshtein(lower(any_value(hashtag)), lower('{hashtag.Replace("'", "''", StringComparison.Ordinal)}')), count(*) DESC, lower(any_value(hashtag)) LIMIT 5
                  """,
            row => row.GetString(0));
        return near.Count == 0 ? message : $"{message} {(hashtag is null ? "Its most frequent hashtags" : "Nearest hashtags")}: {string.Join(", ", near)}.";
    }

    private static string? FirstHashtag(TopicExpression? expression) => expression switch
    {
        Term { Kind: TermKind.Hashtag } term => term.Value,
        AllOf all => FirstHashtag(all.Left) ?? FirstHashtag(all.Right),
        AnyOf any => FirstHashtag(any.Left) ?? FirstHashtag(any.Right),
        _ => null,
    };
}
