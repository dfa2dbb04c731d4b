using System.Globalization;
using System.Text.Json;

namespace Sillage.Simulation.Tests;

/// <summary>What a line says.</summary>
internal sealed record SeenPost(
    string Id, DateTimeOffset At, string AccountId, string Handle, long Followers, DateTimeOffset AccountCreatedAt, string Client, string Language, string Text, string? RepostOf,
    string? QuoteOf, string? AnswerTo, bool OnTopic)
{
    /// <summary>The text without hashtag and what follows it.</summary>
    public string Words => Text.Split('#')[0].Trim();

    public static SeenPost Of(JsonElement post)
    {
        var user = post.GetProperty("user");
        var isRepost = post.TryGetProperty("retweeted_status", out var original);
        var written = isRepost ? original : post;
        var text = written.TryGetProperty("extended_tweet", out var extended) ? extended.Text("full_text") : written.Text("text");
        return new SeenPost(
            post.Text("id_str"), DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(post.Text("timestamp_ms"), CultureInfo.InvariantCulture)), user.Text("id_str"), user.Text("screen_name"),
            user.Number("followers_count"), Date(user), post.Text("source").Split('>')[1].Split('<')[0], post.Text("lang"), text, isRepost ? original.Text("id_str") : null,
            !isRepost && post.TryGetProperty("quoted_status", out var quoted) ? quoted.Text("id_str") : null, post.GetProperty("in_reply_to_status_id_str").GetString(),
            text.Contains("#macronleaks", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>As in "Fri May 05 18:49:00 +0000 2017".</summary>
    public static DateTimeOffset Date(JsonElement element) =>
        DateTimeOffset.ParseExact(element.Text("created_at"), "ddd MMM dd HH:mm:ss zzz yyyy", CultureInfo.InvariantCulture);
}
