using System.Globalization;
using System.IO.Compression;
using System.Text.RegularExpressions;
using Sillage.Testing;

namespace Sillage.Analysis.Tests;

/// <summary>The captures that the reference runs read, made into rows as their scripts made them, and the edges that came out.</summary>
internal static partial class Reference
{
    /// <summary>Records of a CSV, packed or not; fields in quotes may hold commas and line ends.</summary>
    public static IEnumerable<IReadOnlyDictionary<string, string>> Records(string path)
    {
        using var stream = File.OpenRead(RealCaptures.Path(path));
        using var unpacked = path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(stream, CompressionMode.Decompress) : (Stream)stream;
        using var reader = new StreamReader(unpacked);
        var rows = Fields(reader).GetEnumerator();
        rows.MoveNext();
        var header = rows.Current;
        while (rows.MoveNext())
            yield return header.Zip(rows.Current).ToDictionary(pair => pair.First, pair => pair.Second);
    }

    /// <summary>Texts of #KochFarms in lower case, without links.</summary>
    public static ShareRows KochFarmsTexts()
    {
        var row = 0;
        return Texts(Tweets().Select(tweet => (Text: string.Join(' ', Link().Replace(tweet["content"], "").ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), Tweet: tweet, Row: ++row))
            .Where(tweet => tweet.Text.Length > 0 && tweet.Tweet["content"].ToLowerInvariant().Contains("#kochfarms", StringComparison.Ordinal))
            .Select(tweet => (tweet.Text, tweet.Tweet["author"], $"row{tweet.Row}", Minute(tweet.Tweet["publish_date"]))));
    }

    /// <summary>Texts of the pope hoax as exported.</summary>
    public static ShareRows PopeTexts() => Texts(Records("data/meta-content-library-pope-hoax-2025/mcl_export_2025-02.csv.gz")
        .Where(post => post["text"].Length > 0).Select(post => (post["text"], post["post_owner.id"], post["id"], Time(post["creation_time"]))));

    /// <summary>Messages as the toolkit's eight columns: id, user, repost, reply, text, time, links.</summary>
    public static IReadOnlyList<ToolkitMessage> Messages(string name)
    {
        var row = 0;
        IEnumerable<ToolkitMessage> all = name switch
        {
            "russian" => Records("data/coortweet-russian-retweets-2021/russian_coord_tweets.csv.gz")
                .Select(post => new ToolkitMessage(post["content_id"], post["account_id"], post["object_id"], "", "", long.Parse(post["timestamp_share"], CultureInfo.InvariantCulture) * 1_000_000, [])),
            "pope-feb" => Records("data/meta-content-library-pope-hoax-2025/mcl_export_2025-02.csv.gz")
                .Select(post => new ToolkitMessage(post["id"], post["surface.id"].Length > 0 ? post["surface.id"] : post["post_owner.id"], "", "", post["text"], Time(post["creation_time"]) * 1_000_000, [])),
            "kochfarms" => Tweets().Select(tweet => new ToolkitMessage(
                $"{++row}", tweet["author"], tweet["retweet"] == "1" ? "rt:" + Link().Replace(tweet["content"], "").Trim().ToLowerInvariant() : "", "", tweet["content"],
                Minute(tweet["publish_date"]) * 1_000_000, [.. Link().Matches(tweet["content"]).Select(link => link.Value).Distinct()])),
            _ => Records($"data/coordination-toolkit-sample/{name}.csv").Select(message => new ToolkitMessage(
                message["message_id"], message["user_id"], message["repost_id"], message["reply_id"], message["message"],
                (long)Math.Round(decimal.Parse(message["timestamp"], CultureInfo.InvariantCulture) * 1_000_000), message["urls"].Length == 0 ? [] : message["urls"].Split(' '))),
        };
        return [.. all.DistinctBy(message => message.Id)];
    }

    [GeneratedRegex(@"https?://\S+")]
    private static partial Regex Link();

    private static IEnumerable<IReadOnlyDictionary<string, string>> Tweets() => Records("data/ira-kochfarms-hoax-2015/ira_tweets_2015-11-24_2015-12-04.csv.gz");

    private static long Minute(string date) => new DateTimeOffset(DateTime.ParseExact(date, "M/d/yyyy H:mm", CultureInfo.InvariantCulture), TimeSpan.Zero).ToUnixTimeSeconds();

    private static long Time(string date) => DateTimeOffset.Parse(date, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal).ToUnixTimeSeconds();

    private static ShareRows Texts(IEnumerable<(string Text, string Account, string Content, long At)> posts)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        return SharesOf.Csv(posts.Select(post =>
        {
            if (!numbers.TryGetValue(post.Text, out var number))
                numbers[post.Text] = number = numbers.Count;
            return $"text{number},{post.Account},{post.Content},{post.At}";
        }).ToArray());
    }

    private static IEnumerable<List<string>> Fields(TextReader reader)
    {
        var (row, field, quoted) = (new List<string>(), new System.Text.StringBuilder(), false);
        for (int letter; (letter = reader.Read()) >= 0;)
        {
            if (quoted)
            {
                if (letter != '"')
                    field.Append((char)letter);
                else if (reader.Peek() == '"')
                    field.Append((char)reader.Read());
                else
                    quoted = false;
            }
            else if (letter == '"')
            {
                quoted = true;
            }
            else if (letter is ',' or '\n')
            {
                row.Add(field.ToString());
                field.Clear();
                if (letter == ',')
                    continue;
                yield return row;
                row = [];
            }
            else if (letter != '\r')
            {
                field.Append((char)letter);
            }
        }

        if (row.Count + field.Length > 0)
        {
            row.Add(field.ToString());
            yield return row;
        }
    }
}

/// <summary>A message of the toolkit's input.</summary>
internal sealed record ToolkitMessage(string Id, string User, string Repost, string Reply, string Text, long At, IReadOnlyList<string> Links);
