using System.Globalization;
using DuckDB.NET.Data;
using Sillage.Cases.Topics;

namespace Sillage.Cases;

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
