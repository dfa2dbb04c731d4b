using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace Sillage.Simulation;

/// <summary>Writes posts as X API v1.1 stream objects, one a line.</summary>
internal sealed class TweetWriter(Stream output) : IDisposable
{
    private readonly Utf8JsonWriter json = new(output, new JsonWriterOptions { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All), SkipValidation = true });

    public long Lines { get; private set; }

    public void Write(Tweet tweet)
    {
        Status(tweet, tweet.At, outer: true, repostOf: null, id: tweet.Id, author: tweet.Author);
        EndLine();
    }

    public void WriteRepost(long id, long at, Person by, string client, Tweet original)
    {
        original.Reposts++;
        Status(original, at, outer: true, repostOf: original, id, by, client);
        EndLine();
    }

    public void WriteDelete(long id, long account, long at)
    {
        json.WriteStartObject();
        json.WriteStartObject("delete");
        json.WriteStartObject("status");
        Id("id", id);
        Id("user_id", account);
        json.WriteEndObject();
        json.WriteString("timestamp_ms", at.ToString(CultureInfo.InvariantCulture));
        json.WriteEndObject();
        json.WriteEndObject();
        EndLine();
    }

    public void WriteLimit(int track, long at)
    {
        json.WriteStartObject();
        json.WriteStartObject("limit");
        json.WriteNumber("track", track);
        json.WriteString("timestamp_ms", at.ToString(CultureInfo.InvariantCulture));
        json.WriteEndObject();
        json.WriteEndObject();
        EndLine();
    }

    public void Dispose() => json.Dispose();

    private void EndLine()
    {
        json.Flush();
        json.Reset();
        output.WriteByte((byte)'\n');
        Lines++;
    }

    private void Status(Tweet tweet, long at, bool outer, Tweet? repostOf, long id, Person author, string? client = null)
    {
        json.WriteStartObject();
        json.WriteString("created_at", Date(DateTimeOffset.FromUnixTimeMilliseconds(at)));
        Id("id", id);
        var prefix = repostOf is null ? "" : $"RT @{repostOf.Author.Handle}: ";
        var text = prefix + tweet.Text;
        // Reposts come cut to 140 characters, as the stream had them.
        var cut = repostOf is not null && text.Length > 140;
        json.WriteString("text", cut ? text[..139] + "…" : text);
        json.WriteString("source", $"<a href=\"https://client.example\" rel=\"nofollow\">{client ?? tweet.Client}</a>");
        json.WriteBoolean("truncated", false);
        var answered = repostOf is null ? tweet.AnswerTo : null;
        OptionalId("in_reply_to_status_id", answered?.Id);
        OptionalId("in_reply_to_user_id", answered?.Author.Id);
        json.WriteString("in_reply_to_screen_name", answered?.Author.Handle);
        User(author);
        json.WriteNull("geo");
        json.WriteNull("coordinates");
        json.WriteNull("place");
        json.WriteNull("contributors");
        if (repostOf is not null)
        {
            json.WritePropertyName("retweeted_status");
            Status(repostOf, repostOf.At, outer: false, repostOf: null, repostOf.Id, repostOf.Author);
        }

        json.WriteBoolean("is_quote_status", tweet.Quoted is not null);
        if (tweet.Quoted is { } quoted && repostOf is null)
        {
            Id("quoted_status_id", quoted.Id);
            json.WritePropertyName("quoted_status");
            Status(quoted, quoted.At, outer: false, repostOf: null, quoted.Id, quoted.Author);
        }

        json.WriteNumber("retweet_count", repostOf is null ? tweet.Reposts : 0);
        json.WriteNumber("favorite_count", repostOf is null ? tweet.Reposts / 2 : 0);
        Entities(tweet, text, cut ? 139 : text.Length, repostOf);
        json.WriteBoolean("favorited", false);
        json.WriteBoolean("retweeted", false);
        json.WriteString("filter_level", "low");
        json.WriteString("lang", tweet.Language);
        if (outer)
            json.WriteString("timestamp_ms", at.ToString(CultureInfo.InvariantCulture));
        json.WriteEndObject();
    }

    private void Entities(Tweet tweet, string text, int shown, Tweet? repostOf)
    {
        json.WriteStartObject("entities");
        json.WriteStartArray("hashtags");
        if (tweet.Hashtag is { } hashtag && text.LastIndexOf("#" + hashtag, StringComparison.Ordinal) is var tagAt && tagAt + hashtag.Length < shown)
        {
            json.WriteStartObject();
            json.WriteString("text", hashtag);
            Indices(tagAt, tagAt + hashtag.Length + 1);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("urls");
        if (tweet.Link is { } link && text.LastIndexOf(link.Short, StringComparison.Ordinal) is var linkAt && linkAt + link.Short.Length <= shown)
        {
            json.WriteStartObject();
            json.WriteString("url", link.Short);
            json.WriteString("expanded_url", link.Long);
            json.WriteString("display_url", link.Long[8..]);
            Indices(linkAt, linkAt + link.Short.Length);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("user_mentions");
        var mentioned = repostOf?.Author ?? tweet.AnswerTo?.Author;
        if (mentioned is not null)
        {
            var at = text.IndexOf("@" + mentioned.Handle, StringComparison.Ordinal);
            json.WriteStartObject();
            json.WriteString("screen_name", mentioned.Handle);
            json.WriteString("name", mentioned.Name);
            Id("id", mentioned.Id);
            Indices(at, at + mentioned.Handle.Length + 1);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("symbols");
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void Indices(int from, int to)
    {
        json.WriteStartArray("indices");
        json.WriteNumberValue(from);
        json.WriteNumberValue(to);
        json.WriteEndArray();
    }

    private void User(Person person)
    {
        json.WriteStartObject("user");
        Id("id", person.Id);
        json.WriteString("name", person.Name);
        json.WriteString("screen_name", person.Handle);
        json.WriteString("location", person.Location.Length == 0 ? null : person.Location);
        json.WriteNull("url");
        json.WriteString("description", person.Description.Length == 0 ? null : person.Description);
        json.WriteBoolean("protected", false);
        json.WriteBoolean("verified", person.Role == Role.LeaksSite);
        json.WriteNumber("followers_count", person.Followers);
        json.WriteNumber("friends_count", person.Following);
        json.WriteNumber("listed_count", person.Followers / 100);
        json.WriteNumber("favourites_count", person.Posts / 3);
        json.WriteNumber("statuses_count", person.Posts);
        json.WriteString("created_at", Date(person.CreatedAt));
        json.WriteNull("utc_offset");
        json.WriteNull("time_zone");
        json.WriteBoolean("geo_enabled", false);
        json.WriteString("lang", person.Language);
        json.WriteBoolean("default_profile", person.DefaultProfile);
        json.WriteBoolean("default_profile_image", person.DefaultProfile);
        json.WriteEndObject();
    }

    private void Id(string name, long id)
    {
        json.WriteNumber(name, id);
        json.WriteString(name + "_str", id.ToString(CultureInfo.InvariantCulture));
    }

    private void OptionalId(string name, long? id)
    {
        if (id is { } known)
        {
            Id(name, known);
            return;
        }

        json.WriteNull(name);
        json.WriteNull(name + "_str");
    }

    private static string Date(DateTimeOffset time) => time.UtcDateTime.ToString("ddd MMM dd HH:mm:ss '+0000' yyyy", CultureInfo.InvariantCulture);
}
