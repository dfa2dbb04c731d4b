using System.Globalization;

namespace Sillage.Cases.Tests;

/// <summary>Invented X v1.1 stream objects, one line each, that begin on 5 May 2017 at 18:49:00 UTC.</summary>
internal static class Tweets
{
    private static readonly DateTimeOffset Start = new(2017, 5, 5, 18, 49, 0, TimeSpan.Zero);

    public static string Original(long id, string by, int secondsLater = 0, long counted = 0) =>
        $$"""{{{Head(id, secondsLater)}},"text":"Look at this #leak","lang":"en","retweet_count":{{counted}},"entities":{"hashtags":[{"text":"leak","indices":[13,18]}],"urls":[],"user_mentions":[]},"user":{{User(by)}}}""";

    public static string Repost(long id, string by, long originalId, string originalBy, int secondsLater, long counted)
    {
        var original = Original(originalId, originalBy, 0, counted).Replace(",\"timestamp_ms\":\"" + Milliseconds(0) + "\"", "", StringComparison.Ordinal);
        return $$"""{{{Head(id, secondsLater)}},"text":"RT @{{originalBy}}: Look at this #leak","lang":"en","retweet_count":0,"entities":{"hashtags":[],"urls":[],"user_mentions":[]},"user":{{User(by)}},"retweeted_status":{{original}}}""";
    }

    private static string Head(long id, int secondsLater) =>
        $$"""
        "created_at":"{{Start.AddSeconds(secondsLater).ToString("ddd MMM dd HH:mm:ss '+0000' yyyy", CultureInfo.InvariantCulture)}}","id_str":"{{id}}","id":{{id}},"timestamp_ms":"{{Milliseconds(secondsLater)}}"
        """;

    private static string Milliseconds(int secondsLater) => Start.AddSeconds(secondsLater).ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);

    private static string User(string handle) =>
        $$"""{"id_str":"{{1000 + handle.Sum(letter => letter)}}","screen_name":"{{handle}}","name":"{{handle}}","followers_count":10,"friends_count":5,"statuses_count":7,"created_at":"Wed Aug 26 23:34:46 +0000 2009"}""";
}
