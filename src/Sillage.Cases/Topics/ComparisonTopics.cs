namespace Sillage.Cases.Topics;

/// <summary>What a topic can be compared with in its own capture: collected by the same means, at the same time.</summary>
public static class ComparisonTopics
{
    /// <summary>Topics of fewer accounts say little about a crowd. Source: as for the coefficient of traffic manipulation.</summary>
    public const int FewestAccounts = 500;

    /// <summary>Larger ones are left out: a comparison is to cost no more than the question.</summary>
    public const int MostPosts = 2_000_000;

    private const int MostHashtags = 3;

    /// <summary>The rest of the capture, then the hashtags that are most frequent there; none of the topic's own posts are in them.</summary>
    /// <param name="source">Open case.</param>
    /// <param name="topic">The topic.</param>
    /// <returns>Up to four topics as a user could write them; none for a topic that is everything.</returns>
    public static IReadOnlyList<Topic> Of(CaseFile source, Topic topic)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(topic);
        if (topic.Expression is null)
            return [];
        var others = $"FROM posts WHERE NOT embedded AND NOT {TopicSql.Condition(source, topic)}";
        var (posts, accounts) = source.Connection.Rows($"SELECT count(*), count(DISTINCT (platform, account_id)) {others}", row => (row.GetInt64(0), row.GetInt64(1)))[0];
        if (accounts < FewestAccounts)
            return [];
        var hashtags = source.Connection.Rows(
            $"""
            SELECT min(hashtag) FROM (SELECT DISTINCT rowid, strip_accents(lower(unnest(hashtags))) AS hashtag, platform, account_id {others})
            GROUP BY hashtag HAVING count(DISTINCT (platform, account_id)) >= {FewestAccounts} AND count(*) <= {MostPosts} ORDER BY count(*) DESC, hashtag LIMIT {MostHashtags}
            """,
            row => row.GetString(0));
        return [.. posts <= MostPosts ? [Topic.Parse($"NOT ({topic.Text})")] : Array.Empty<Topic>(), .. hashtags.Select(hashtag => Topic.Parse($"#{hashtag} NOT ({topic.Text})"))];
    }
}
