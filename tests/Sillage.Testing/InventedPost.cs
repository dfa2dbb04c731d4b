using System.Globalization;
using System.Text.Json.Nodes;

namespace Sillage.Testing;

/// <summary>A post that a test invents: what the test does not say has a harmless value.</summary>
/// <param name="Id">Its id, digits.</param>
/// <param name="By">Handle of its author; the account's id follows from it.</param>
/// <param name="At">Seconds after <see cref="Start"/>; fractions of a second are kept to the millisecond.</param>
public sealed record InventedPost(long Id, string By, double At = 0)
{
    /// <summary>The moment from which tests count: 5 May 2017, 18:49:00 UTC, a Friday.</summary>
    public static DateTimeOffset Start { get; } = new(2017, 5, 5, 18, 49, 0, TimeSpan.Zero);

    /// <summary>Text; a repost takes its original's.</summary>
    public string Text { get; init; } = "Look at this";

    /// <summary>The platform's tag; null leaves it out.</summary>
    public string? Language { get; init; } = "en";

    /// <summary>Followers of the author; null leaves them out.</summary>
    public long? Followers { get; init; } = 10;

    /// <summary>Program that it was sent with; null leaves it out.</summary>
    public string? Client { get; init; }

    /// <summary>Name that the author shows beside the handle; null leaves it out.</summary>
    public string? Name { get; init; }

    /// <summary>When the author's account was made; null leaves it out.</summary>
    public DateTimeOffset? Made { get; init; }

    /// <summary>The rest of its author's profile: accounts followed, posts, likes, lists, text; null leaves it out.</summary>
    public (long Following, long Posts, long Likes, long Lists, string Text)? Profile { get; init; }

    /// <summary>Place that its author's profile claims; null leaves it out.</summary>
    public string? Location { get; init; }

    /// <summary>Time zone of its author's profile; null leaves it out.</summary>
    public string? TimeZone { get; init; }

    /// <summary>Its own place: name and country code; null leaves it out.</summary>
    public (string Name, string Country)? Place { get; init; }

    /// <summary>Its own coordinates; null leaves them out.</summary>
    public (double Latitude, double Longitude)? Point { get; init; }

    /// <summary>Hashtags without their sign.</summary>
    public IReadOnlyList<string> Hashtags { get; init; } = ["leak"];

    /// <summary>Links as posted.</summary>
    public IReadOnlyList<string> Links { get; init; } = [];

    /// <summary>Handles that it mentions.</summary>
    public IReadOnlyList<string> Mentions { get; init; } = [];

    /// <summary>The post that it reposts, carried inside it.</summary>
    public InventedPost? RepostOf { get; init; }

    /// <summary>The post that it quotes, carried inside it.</summary>
    public InventedPost? QuoteOf { get; init; }

    /// <summary>Id of the post that it answers.</summary>
    public long? ReplyTo { get; init; }

    /// <summary>A repost of this post.</summary>
    /// <param name="id">The repost's id.</param>
    /// <param name="by">Who reposts.</param>
    /// <param name="after">Seconds after this post.</param>
    public InventedPost RepostedBy(long id, string by, double after) => new(id, by, At + after) { RepostOf = this };

    /// <summary>The account id that stands for a handle.</summary>
    public static string AccountId(string handle) =>
        handle.Aggregate(2166136261u, (hash, letter) => (hash ^ letter) * 16777619u).ToString(CultureInfo.InvariantCulture);

    /// <summary>Its publication time.</summary>
    public DateTimeOffset Time => Start.AddMilliseconds(Math.Round(At * 1000));

    /// <summary>A line as X's stream (API v1.1) delivers it.</summary>
    public string ToJson() => Status(isStreamed: true).ToJsonString();

    private JsonObject Status(bool isStreamed)
    {
        var status = new JsonObject
        {
            ["created_at"] = Time.ToString("ddd MMM dd HH:mm:ss '+0000' yyyy", CultureInfo.InvariantCulture),
            ["id_str"] = Id.ToString(CultureInfo.InvariantCulture),
            ["text"] = RepostOf is null ? Text : $"RT @{RepostOf.By}: {RepostOf.Text}",
            ["user"] = User(),
            ["entities"] = new JsonObject
            {
                ["hashtags"] = Array(Hashtags, tag => new JsonObject { ["text"] = tag }),
                ["urls"] = Array(Links, link => new JsonObject { ["url"] = "https://t.co/x", ["expanded_url"] = link }),
                ["user_mentions"] = Array(Mentions, name => new JsonObject { ["screen_name"] = name, ["id_str"] = AccountId(name) }),
            },
        };
        if (isStreamed)
            status["timestamp_ms"] = Time.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        if (Language is not null)
            status["lang"] = Language;
        if (Client is not null)
            status["source"] = $"<a href=\"https://client.example\" rel=\"nofollow\">{Client}</a>";
        if (RepostOf is not null)
            status["retweeted_status"] = RepostOf.Status(isStreamed: false);
        if (QuoteOf is not null)
            status["quoted_status"] = QuoteOf.Status(isStreamed: false);
        if (Place is { } place)
            status["place"] = new JsonObject { ["full_name"] = place.Name, ["country_code"] = place.Country };
        if (Point is { } point)
            status["coordinates"] = new JsonObject { ["type"] = "Point", ["coordinates"] = new JsonArray(point.Longitude, point.Latitude) };
        if (ReplyTo is { } answered)
            status["in_reply_to_status_id_str"] = answered.ToString(CultureInfo.InvariantCulture);
        return status;
    }

    private JsonObject User()
    {
        var user = new JsonObject { ["id_str"] = AccountId(By), ["screen_name"] = By };
        if (Followers is not null)
            user["followers_count"] = Followers;
        if (Name is not null)
            user["name"] = Name;
        if (Made is { } made)
            user["created_at"] = made.ToString("ddd MMM dd HH:mm:ss '+0000' yyyy", CultureInfo.InvariantCulture);
        if (Location is not null)
            user["location"] = Location;
        if (TimeZone is not null)
            user["time_zone"] = TimeZone;
        if (Profile is { } profile)
        {
            (user["friends_count"], user["statuses_count"], user["favourites_count"], user["listed_count"]) = (profile.Following, profile.Posts, profile.Likes, profile.Lists);
            (user["description"], user["default_profile"], user["default_profile_image"]) = (profile.Text, true, false);
        }

        return user;
    }

    private static JsonArray Array(IEnumerable<string> values, Func<string, JsonObject> entity) => [.. values.Select(entity)];
}
