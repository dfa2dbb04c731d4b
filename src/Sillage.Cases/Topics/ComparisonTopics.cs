using Sillage.Cases.Columns;
using Sillage.Posts;

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
    /// <param name="cancel">Stops.</param>
    /// <returns>Up to four topics; none for a topic that is everything.</returns>
    public static IReadOnlyList<TopicPosts> Of(CaseFile source, Topic topic, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(topic);
        if (topic.Expression is null)
            return [];
        var others = $"NOT embedded AND NOT {TopicSql.Condition(source, topic)}";
        var posts = source.Connection.Scalar<long>($"SELECT count(*) FROM posts WHERE {others}");
        var hashtags = source.Connection.Rows(
            $"""
            SELECT min(hashtag) FROM (SELECT DISTINCT rowid, strip_accents(lower(unnest(hashtags))) AS hashtag, platform, account_id FROM posts WHERE {others})
            GROUP BY hashtag HAVING count(DISTINCT (platform, account_id)) >= {FewestAccounts} AND count(*) <= {MostPosts} ORDER BY count(*) DESC, hashtag LIMIT {MostHashtags}
            """,
            row => row.GetString(0));
        var spellings = TopicSql.Spellings(source, hashtags, others);
        var found = Read(
            source, others,
            [
                .. posts <= MostPosts ? [(Topic.Parse($"NOT ({topic.Text})").Text, "true")] : Array.Empty<(string, string)>(),
                .. hashtags.Select(hashtag => (Topic.Parse($"#{hashtag} NOT ({topic.Text})").Text, TopicSql.WithHashtag(spellings[hashtag]))),
            ],
            cancel);
        return found.Count > 0 && found[0].Accounts < FewestAccounts ? [] : found;
    }

    /// <summary>Reads several topics in one pass.</summary>
    /// <param name="source">Open case.</param>
    /// <param name="within">Condition that all of their posts meet.</param>
    /// <param name="topics">Names of the topics, and what each asks besides.</param>
    /// <param name="cancel">Stops.</param>
    internal static IReadOnlyList<TopicPosts> Read(CaseFile source, string within, IReadOnlyList<(string Name, string Condition)> topics, CancellationToken cancel)
    {
        if (topics.Count == 0)
            return [];
        var authors = new NameTable();
        var found = topics.Select(_ => (Author: new List<int>(), Kind: new List<PostKind>())).ToArray();
        using var connection = source.Connect();
        using var rows = new ChunkReader(
            connection,
            $"""
            SELECT platform, account_id, kind, {string.Join(", ", topics.Select(topic => topic.Condition))}
            FROM posts WHERE {within} AND ({string.Join(" OR ", topics.Select(topic => topic.Condition))})
            ORDER BY posted_at, CASE WHEN post_id[1] = '~' THEN line ELSE 0 END, length(post_id), post_id, platform
            """);
        var names = new NameBatch();
        while (rows.Next())
        {
            cancel.ThrowIfCancellationRequested();
            var platforms = rows.Texts(0);
            var accounts = rows.Texts(1);
            var kinds = rows.Column<PostKind>(2);
            names.Clear();
            for (var row = 0; row < rows.Rows; row++)
                names.Add(platforms[row], accounts[row]);
            var numbers = new int[rows.Rows];
            authors.Of(names, numbers);
            for (var topic = 0; topic < found.Length; topic++)
            {
                var isOn = rows.Column<bool>(3 + topic);
                for (var row = 0; row < numbers.Length; row++)
                {
                    if (!isOn[row])
                        continue;
                    found[topic].Author.Add(numbers[row]);
                    found[topic].Kind.Add(kinds[row]);
                }
            }
        }

        var place = new int[authors.Count];
        foreach (var (number, at) in authors.InOrder().Select((number, at) => (number, at)))
            place[number] = at;
        return [.. topics.Zip(found, (topic, posts) => new TopicPosts(topic.Name, [.. posts.Author.Select(number => place[number])], [.. posts.Kind], place.Length))];
    }
}
