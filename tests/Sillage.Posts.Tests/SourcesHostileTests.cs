using System.Text;
using CsCheck;
using Sillage.Posts.Captures;
using Sillage.Posts.Sources;

using Xunit;

namespace Sillage.Posts.Tests;

public class SourcesHostileTests
{
    /// <summary>One record of each format that is read through an opened record.</summary>
    private static readonly (string Source, string Record)[] Records =
    [
        ("bluesky", """{"post":{"uri":"at://did:plc:b/app.bsky.feed.post/2","author":{"did":"did:plc:b","handle":"b.example"},"record":{"createdAt":"2017-05-05T18:00:00Z","text":"é #x","facets":[{"index":{"byteStart":3,"byteEnd":5},"features":[{"$type":"x#tag","tag":"x"},{"did":"did:plc:c"}]}]},"embed":{"record":{"uri":"at://d/app.bsky.feed.post/1"}},"likeCount":3},"reason":{"by":{"did":"did:plc:a"},"indexedAt":"2017-05-05T18:49:00.000Z"}}"""),
        ("mastodon", """{"id":"7","created_at":"2017-05-05T18:49:00.000Z","url":"https://one.example/@ann/7","content":"<p>a &amp; <a href=\"https://x.example/\">b</a></p>","account":{"id":"1","acct":"ann","url":"https://one.example/@ann","followers_count":3},"mentions":[{"acct":"b"}],"tags":[{"name":"f"}],"reblog":null}"""),
        ("telethon", """{"_":"Message","id":5,"peer_id":{"channel_id":10},"date":"2017-05-05 18:49:00+00:00","message":"look #f","views":9,"fwd_from":{"date":"2017-05-05 18:00:00+00:00","from_id":{"channel_id":11},"channel_post":3}}"""),
        ("reddit", """{"kind":"Listing","data":{"children":[{"kind":"t1","data":{"id":"c1","subreddit":"n","author":"b","created_utc":1494010200.0,"body":"x","parent_id":"t3_s","link_id":"t3_s","replies":{"kind":"Listing","data":{"children":[]}}}}]}}"""),
        ("4chan", """{"posts":[{"no":100,"resto":0,"time":1494010140,"name":"A","id":"aB","com":"x &gt;<br><a href=\"#p99\" class=\"quotelink\">y</a>","tim":1,"ext":".png"}]}"""),
        ("crowdtangle", """{"platformId":"1_2","platform":"Facebook","date":"2020-06-19 02:16:38","message":"m","expandedLinks":[{"expanded":"https://x.example/"}],"postUrl":"p","subscriberCount":3,"statistics":{"actual":{"likeCount":1}},"account":{"platformId":"1","handle":"h","verified":true}}"""),
        ("zeeschuimer", """{"source_platform":"x.com","timestamp_collected":1494010200000,"data":{"rest_id":"9","core":{"user_results":{"result":{"rest_id":"1","legacy":{"screen_name":"a","followers_count":3}}}},"legacy":{"id_str":"9","created_at":"Fri May 05 18:49:00 +0000 2017","full_text":"a &amp; b","entities":{"hashtags":[{"text":"f"}],"urls":[{"expanded_url":"u"}]}}}}"""),
        ("youtube-comments", """{"items":[{"id":"c","snippet":{"topLevelComment":{"id":"c","snippet":{"textDisplay":"a<br>b","authorDisplayName":"@a","authorChannelId":{"value":"U"},"publishedAt":"2017-05-05T18:49:00Z"}},"totalReplyCount":1}}]}"""),
    ];

    [Fact]
    public void Every_record_here_is_read_whole()
    {
        foreach (var (source, record) in Records)
        {
            var found = FileCapture.Read(record);
            Assert.Equal(source, found.Source);
            Assert.NotEmpty(found.Posts);
            Assert.Empty(found.Rejections);
        }
    }

    [Fact]
    public void Random_damage_never_throws_and_never_costs_a_neighbour()
    {
        var sources = Records.Select(pair => KnownSources.All.Single(source => source.Name == pair.Source)).ToArray();

        Gen.Select(Gen.Int[0, Records.Length - 1], Gen.Select(Gen.Int[0, 10_000], Gen.Byte).Array[1, 6], Gen.Int[0, 10_000]).Sample((format, flips, cut) =>
        {
            var good = Encoding.UTF8.GetBytes(Records[format].Record);
            var bytes = good.ToArray();
            foreach (var (at, value) in flips)
                bytes[at % bytes.Length] = value == (byte)'\n' ? (byte)' ' : value;
            if (cut % 4 == 0)
                bytes = bytes[..(cut % bytes.Length)];

            var found = JsonCapture.Read(sources[format], [.. good, (byte)'\n', .. bytes, (byte)'\n', .. good]);

            return found.Posts.Any(post => post.Line == 1) && found.Posts.Any(post => post.Line == 3)
                && found.Rejections.All(rejection => rejection.Line == 2 && rejection.Offset > good.Length && rejection.Offset <= good.Length + 1 + bytes.Length);
        }, iter: 20_000);
    }

    [Fact]
    public void A_damaged_export_of_a_chat_never_throws()
    {
        const string Chat = """{"name":"C","type":"private_group","id":4,"messages":[{"id":1,"type":"message","date_unixtime":"1494010140","from_id":"user1","text":["a",{"type":"link","text":"https://x.example"}]},{"id":2,"type":"message","date_unixtime":"1494010141","from_id":"user2","text":"b","forwarded_from":"c"}]}""";
        Gen.Select(Gen.Select(Gen.Int[0, 10_000], Gen.Byte).Array[1, 6], Gen.Int[1, 300]).Sample((flips, blockBytes) =>
        {
            var bytes = Encoding.UTF8.GetBytes(Chat);
            foreach (var (at, value) in flips)
                bytes[at % bytes.Length] = value;
            var found = new JsonCapture();
            var reader = new Telegram().Open(new Sample("result.json", bytes, true, "utf-8"))();
            using var blocks = new BlockReader(new MemoryStream(bytes), Framing.JsonList, found.Rejections.Add, blockBytes);
            while (blocks.TryRead(out var block))
            {
                reader.Read(block, found);
                blocks.Return(block);
            }

            return found.Posts.Count <= 2;
        }, iter: 5_000);
    }
}
