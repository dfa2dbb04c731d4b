using System.Diagnostics;
using DuckDB.NET.Data;

namespace Sillage.Bench;

/// <summary>
/// The peer of the import: DuckDB's own `read_json` reads every property of a v1.1 post that Sillage reads (the original and the
/// quoted post inside it too) into a table of a database file. Nothing is merged, checked or looked up there: it is the bar, not an equal.
/// </summary>
public static class ReadJsonPeer
{
    private const string User =
        """
        STRUCT(id_str VARCHAR, screen_name VARCHAR, name VARCHAR, description VARCHAR, location VARCHAR, time_zone VARCHAR, lang VARCHAR,
        url VARCHAR, entities STRUCT(url STRUCT(urls STRUCT(expanded_url VARCHAR)[])), profile_image_url_https VARCHAR, created_at VARCHAR,
        verified BOOLEAN, default_profile BOOLEAN, default_profile_image BOOLEAN, followers_count BIGINT, friends_count BIGINT,
        statuses_count BIGINT, favourites_count BIGINT, listed_count BIGINT)
        """;

    private const string Entities =
        """
        STRUCT(hashtags STRUCT("text" VARCHAR)[], urls STRUCT(url VARCHAR, expanded_url VARCHAR, unwound STRUCT(url VARCHAR))[],
        user_mentions STRUCT(id_str VARCHAR, screen_name VARCHAR)[], media STRUCT(media_url_https VARCHAR)[])
        """;

    private static readonly (string Name, string Type)[] Status =
    [
        ("id_str", "VARCHAR"), ("created_at", "VARCHAR"), ("timestamp_ms", "VARCHAR"), ("text", "VARCHAR"), ("full_text", "VARCHAR"),
        ("extended_tweet", $"STRUCT(full_text VARCHAR, entities {Entities})"), ("lang", "VARCHAR"), ("source", "VARCHAR"),
        ("in_reply_to_status_id_str", "VARCHAR"), ("in_reply_to_user_id_str", "VARCHAR"), ("in_reply_to_screen_name", "VARCHAR"),
        ("quoted_status_id_str", "VARCHAR"), ("retweet_count", "BIGINT"), ("favorite_count", "BIGINT"), ("reply_count", "BIGINT"),
        ("quote_count", "BIGINT"), ("coordinates", "STRUCT(coordinates DOUBLE[])"), ("place", "STRUCT(full_name VARCHAR, country_code VARCHAR)"),
        ("entities", Entities), ("extended_entities", "STRUCT(media STRUCT(media_url_https VARCHAR)[])"), ("user", User),
    ];

    public static void Run(string file, string database, TextWriter output)
    {
        File.Delete(database);
        var clock = Stopwatch.StartNew();
        using (var connection = new DuckDBConnection($"Data Source={database}"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            var inner = $"STRUCT({string.Join(", ", Status.Select(column => $"\"{column.Name}\" {column.Type}"))})";
            var columns = Status.Append(("retweeted_status", inner)).Append(("quoted_status", inner));
            command.CommandText =
                $"""
                SET threads = {Environment.ProcessorCount};
                CREATE TABLE posts AS SELECT * FROM read_json('{file.Replace("'", "''", StringComparison.Ordinal)}', format = 'newline_delimited',
                    maximum_object_size = 268435456, columns = {"{"}{string.Join(", ", columns.Select(column => $"'{column.Item1}': '{column.Item2}'"))}{"}"});
                CHECKPOINT;
                """;
            command.ExecuteNonQuery();
        }

        output.WriteLine($"read_json {clock.Elapsed.TotalSeconds:F2} s, {new FileInfo(file).Length / 1e6 / clock.Elapsed.TotalSeconds:F0} MB/s");
    }
}
