using System.Globalization;
using System.Text;
using Sillage.Posts.Sources.Csv;
using Sillage.Testing;

using Xunit;

namespace Sillage.Posts.Tests;

public class ZeeschuimerTests
{
    private const string TikTok = """{"source_platform":"tiktok.com","timestamp_collected":1494010200000,"data":{"id":"9","desc":"look #fuite @bob","createTime":1494010140,"author":{"id":"1","uniqueId":"ann","nickname":"Ann"},"authorStats":{"followerCount":3},"stats":{"diggCount":1,"playCount":7},"textExtra":[{"hashtagName":"fuite","userUniqueId":""},{"hashtagName":"","userId":"2","userUniqueId":"bob"}],"duetInfo":{"duetFromId":"5"}}}""";

    [Fact]
    public void A_video_of_tiktok_is_read_with_its_marks_and_counts()
    {
        var found = FileCapture.Read(TikTok);

        var post = Assert.Single(found.Posts);
        Assert.Equal(("zeeschuimer", "tiktok", "9", PostKind.Quote, "5 by /"), (found.Source, post.Platform, post.Id, post.Kind, post.QuoteOf));
        Assert.Equal(("fuite", "2/bob", "ann", 3L, 1L, 7L, (long?)null), (post.Hashtags, post.Mentions, post.Author.Handle, post.Author.Followers, post.Likes, post.Views, post.Reposts));
        Assert.Equal(1494010200000000, post.ObservedAt);
    }

    [Fact]
    public void A_repost_and_a_quote_of_x_have_the_other_post_inside()
    {
        var inner = """{"result":{"rest_id":"5","core":{"user_results":{"result":{"rest_id":"2","legacy":{"screen_name":"bob"}}}},"legacy":{"id_str":"5","created_at":"Fri May 05 18:00:00 +0000 2017","full_text":"a &amp; b","lang":"fr","entities":{"hashtags":[{"text":"Fuite"}]},"favorite_count":4}}}""";
        var found = FileCapture.Read(
            """{"source_platform":"x.com","timestamp_collected":1494010200000,"data":{"rest_id":"9","core":{"user_results":{"result":{"rest_id":"1","core":{"screen_name":"ann"}}}},"legacy":{"id_str":"9","created_at":"Fri May 05 18:49:00 +0000 2017","full_text":"RT @bob: a","retweeted_status_result":""" + inner + "}}}\n"
            + """{"source_platform":"x.com","timestamp_collected":1494010200000,"data":{"__typename":"TweetWithVisibilityResults","tweet":{"rest_id":"10","core":{"user_results":{"result":{"rest_id":"1"}}},"legacy":{"created_at":"Fri May 05 18:49:00 +0000 2017","full_text":"mine","entities":{}},"quoted_status_result":""" + inner + "}}}");

        Assert.Equal([(PostKind.Repost, false), (PostKind.Original, true), (PostKind.Quote, false), (PostKind.Original, true)], found.Posts.Select(post => (post.Kind, post.Embedded)));
        Assert.Equal(("ann", "5 by 2/bob", "a & b", "Fuite", (long?)null), (found.Posts[0].Author.Handle, found.Posts[0].RepostOf, found.Posts[0].Text, found.Posts[0].Hashtags, found.Posts[0].Likes));
        Assert.Equal(("10", "5 by 2/bob", "mine"), (found.Posts[2].Id, found.Posts[2].QuoteOf, found.Posts[2].Text));
    }

    [Theory]
    [InlineData("""{"source_platform":"other.example","timestamp_collected":1494010200000,"data":{"id":"1"}}""", "source_platform")]
    [InlineData("""{"source_platform":"tiktok.com","timestamp_collected":1494010200000,"data":{"id":"1","createTime":1}}""", "data.createTime")]
    [InlineData("""{"source_platform":"tiktok.com","timestamp_collected":1494010200000,"data":{"id":"1","createTime":1494010140}}""", "data.author.id")]
    [InlineData("""{"source_platform":"instagram.com","timestamp_collected":1494010200000,"data":{"pk":"1","taken_at":1494010140,"user":{}}}""", "data.user.pk")]
    [InlineData("""{"source_platform":"x.com","timestamp_collected":1494010200000,"data":{"rest_id":"1"}}""", "data.legacy")]
    [InlineData("""{"source_platform":"x.com","timestamp_collected":1494010200000,"data":[]}""", "data")]
    public void What_cannot_be_read_is_rejected_with_its_field(string line, string field)
    {
        var found = FileCapture.Read($"{TikTok}\n{line}");

        Assert.Single(found.Posts);
        Assert.Equal(field, Assert.Single(found.Rejections).Field);
    }

    [Theory]
    [InlineData("twitter", "author_followers", "heart_count", "retweet_count", "reply_count", "view_count", 70)]
    [InlineData("tiktok", "author_followers", "digg_count", "share_count", "comment_count", "play_count", 64)]
    [Trait("Needs", RealCaptures.Trait)]
    public void Real_captures_agree_with_the_records_that_another_decoder_makes(string platform, string followers, string likes, string reposts, string replies, string views, int items)
    {
        var found = FileCapture.ReadReal($"zeeschuimer-captures/{platform}_search_fosfor.ndjson.gz");
        var expected = Decoded(JsonCapture.RealBytes($"zeeschuimer-captures/{platform}_search_fosfor_decoded.csv"));

        Assert.Empty(found.Rejections);
        Assert.Equal(items, found.Own.Count);
        foreach (var post in found.Own)
        {
            var record = expected[post.Id];
            Assert.Equal((record["author"], Count(record[followers])), (post.Author.Name, post.Author.Followers));
            Assert.Equal((Count(record[likes]), Count(record[reposts]), Count(record[replies])), (post.Likes, post.Reposts, post.Replies));
            if (record[views].Length > 0 && post.Views is not null)
                Assert.Equal(Count(record[views]), post.Views);
        }
    }

    [Fact]
    [Trait("Needs", RealCaptures.Trait)]
    public void A_real_feed_of_instagram_is_read()
    {
        var found = FileCapture.ReadReal("zeeschuimer-captures/instagram_feed.ndjson.gz");

        Assert.Empty(found.Rejections);
        Assert.Equal((57, 57, 55), (found.Own.Count, found.Own.Select(post => post.Id).Distinct().Count(), found.Own.Count(post => post.Text.Length > 0)));
        Assert.All(found.Own, post => Assert.True(post.Author.Handle.Length > 0 && post.Media.Length > 0));
    }

    private static Dictionary<string, Dictionary<string, string>> Decoded(byte[] csv)
    {
        var (row, at) = (new CsvRow((byte)','), 0);
        List<string[]> records = [];
        while (at < csv.Length)
        {
            row.Read(csv, at, out at);
            records.Add([.. Enumerable.Range(0, row.Count).Select(field => Encoding.UTF8.GetString(row[field]))]);
        }

        return records.Skip(1).Where(record => record.Length == records[0].Length)
            .Select(record => records[0].Zip(record).ToDictionary(pair => pair.First, pair => pair.Second))
            .DistinctBy(record => record["id"]).ToDictionary(record => record["id"]);
    }

    private static long? Count(string text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : null;
}
