using System.Text;
using Sillage.Posts.Captures;
using Sillage.Posts.Sources;
using Sillage.Testing;

using Xunit;

namespace Sillage.Posts.Tests;

public class TelegramTests
{
    private const string Chat = """
        {
         "name": "Club", "type": "public_supergroup", "id": 42,
         "messages": [
          {"id": 1, "type": "service", "date": "2017-05-05T20:49:00", "date_unixtime": "1494010140", "actor_id": "user1", "action": "join_group_by_link"},
          {"id": 2, "type": "message", "date": "2017-05-05T20:49:00", "date_unixtime": "1494010140", "from": "Ann", "from_id": "user1",
           "text": ["see ", {"type": "mention", "text": "@bob"}, " ", {"type": "text_link", "text": "here", "href": "https://exemple.org/a"}, {"type": "hashtag", "text": "#Fuite"}], "reactions": [{"count": 2}, {"count": 1}]},
          {"id": 3, "type": "message", "date": "2017-05-05T20:50:00", "date_unixtime": "1494010200", "from": "Bob", "from_id": "user2", "reply_to_message_id": 2, "text": "]} \"messages\": [", "photo": "(File not included.)"},
          {"id": 4, "type": "message", "date": "2017-05-05T20:51:00", "date_unixtime": "1494010260", "from": "Bob", "from_id": "user2", "forwarded_from": "News", "forwarded_from_id": "channel7", "text": "passed on", "file": "files/a.pdf"}
         ]
        }
        """;

    [Fact]
    public void A_chat_is_read_with_its_true_times_replies_and_forwards()
    {
        var found = FileCapture.Read(Chat);

        Assert.Equal("telegram-desktop", found.Source);
        Assert.Empty(found.Rejections);
        Assert.Equal("join_group_by_link: no post", Assert.Single(found.Notices).Detail);
        Assert.Equal([("42/2", PostKind.Original), ("42/3", PostKind.Reply), ("42/4", PostKind.Repost)], found.Posts.Select(post => (post.Id, post.Kind)));
        var first = found.Posts[0];
        Assert.Equal(("2017-05-05 18:49:00", "user1", "Ann", "see @bob here#Fuite"), (first.At, first.Author.Id, first.Author.Name, first.Text));
        Assert.Equal(("Fuite", "https://exemple.org/a", "/bob", 3L), (first.Hashtags, first.Links, first.Mentions, first.Likes));
        Assert.Equal(("42/2 by /", "", (long?)null), (found.Posts[1].ReplyTo, found.Posts[1].Media, found.Posts[1].Likes));
        Assert.Equal((" by channel7/", "files/a.pdf"), (found.Posts[2].RepostOf, found.Posts[2].Media));
        Assert.Equal(5, found.Posts[0].Line);
    }

    [Fact]
    public void A_forward_of_a_deleted_account_is_a_repost_of_nobody_known()
    {
        var found = FileCapture.Read(Chat.Replace("\"News\", \"forwarded_from_id\": \"channel7\"", "null", StringComparison.Ordinal));

        Assert.Equal((PostKind.Repost, ""), (found.Posts[2].Kind, found.Posts[2].RepostOf));
    }

    [Fact]
    public void An_export_without_unix_times_is_read_as_utc_and_says_so()
    {
        var found = FileCapture.Read(string.Join('\n', Chat.Split('\n').Select(line => System.Text.RegularExpressions.Regex.Replace(line, "\"date_unixtime\": \"[0-9]+\", ", ""))));

        Assert.Equal("2017-05-05 20:49:00", found.Posts[0].At);
        Assert.Equal(3, Assert.Single(found.Repairs).Value);
    }

    [Fact]
    public void An_export_of_an_account_keeps_its_chats_apart()
    {
        var found = FileCapture.Read("{\"about\":\"x\",\"personal_information\":{\"user_id\":1},\"contacts\":{\"list\":[{}]},\"chats\":{\"about\":\"\",\"list\":[" + Chat + "," + Chat.Replace("42", "43", StringComparison.Ordinal) + "]}}");

        Assert.Empty(found.Rejections);
        Assert.Equal(["42/2", "42/3", "42/4", "43/2", "43/3", "43/4"], found.Posts.Select(post => post.Id));
    }

    [Fact]
    public void A_large_export_is_read_block_by_block_and_a_bad_message_costs_only_itself()
    {
        var messages = string.Join(",\n", Enumerable.Range(1, 20_000).Select(id => id == 777
            ? """{"id": 777,\n"type": "message", "date": "never", "from_id": "user1", "text": "x"}"""
            : $$"""{"id": {{id}}, \n"type": "message", "date_unixtime": "{{1494010140 + id}}", "from_id": "user{{id % 7}}", "text": "message {{id}}"}""")).Replace("\\n", "\n", StringComparison.Ordinal);
        var found = FileCapture.Read("{\"name\": \"C\", \"type\": \"public_channel\", \"id\": 9, \"messages\": [" + messages + "]}");

        Assert.Equal(19_999, found.Posts.Count);
        Assert.Equal(("9/20000", 1553L, "date"), (found.Posts[^1].Id, Assert.Single(found.Rejections).Line, found.Rejections[0].Field));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(40)]
    [InlineData(300)]
    [InlineData(4 << 20)]
    public void Where_blocks_are_cut_changes_nothing(int blockBytes)
    {
        var bytes = Encoding.UTF8.GetBytes("{\"about\":\"\",\"chats\":{\"list\":[" + Chat + ",{\"name\":null,\"id\":5,\"messages\":[]}," + Chat.Replace("42", "43", StringComparison.Ordinal) + "]},\"left_chats\":{\"list\":[" + Chat.Replace("42", "44", StringComparison.Ordinal) + "]}}");
        var found = new JsonCapture();
        var reader = new Telegram().Open(new Sample("result.json", bytes, true, "utf-8"))();
        using var blocks = new BlockReader(new MemoryStream(bytes), Framing.JsonList, found.Rejections.Add, blockBytes);
        while (blocks.TryRead(out var block))
        {
            reader.Read(block, found);
            blocks.Return(block);
        }

        Assert.Empty(found.Rejections);
        Assert.Equal(3, found.Notices.Count);
        Assert.Equal(["42/2", "42/3", "42/4", "43/2", "43/3", "43/4", "44/2", "44/3", "44/4"], found.Posts.Select(post => post.Id));
        Assert.Equal([5L, 7L, 8L], found.Posts.Take(3).Select(post => post.Line));
    }

    [Theory]
    [InlineData(120)]
    [InlineData(500)]
    [InlineData(900)]
    public void A_cut_export_keeps_what_is_whole(int length)
    {
        var found = FileCapture.Read(Encoding.UTF8.GetBytes(Chat[..^length]), new Telegram());

        Assert.InRange(found.Posts.Count, 0, 2);
        Assert.True(found.Rejections.Count <= 1);
    }

    [Fact]
    public void Telethon_names_the_original_of_a_forward_with_its_time()
    {
        var found = FileCapture.Read("""{"_":"Message","id":5,"peer_id":{"_":"PeerChannel","channel_id":10},"date":"2017-05-05 18:49:00+00:00","message":"look #Fuite","views":9,"forwards":1,"reply_to":{"reply_to_msg_id":4},"fwd_from":{"_":"MessageFwdHeader","date":"2017-05-05 18:00:00+00:00","from_id":{"channel_id":11},"channel_post":3}}""");

        Assert.Equal(("telethon", 2), (found.Source, found.Posts.Count));
        Assert.Equal(("10/5", "channel10", PostKind.Repost, "11/3 by channel11/", (long?)null), (found.Posts[0].Id, found.Posts[0].Author.Id, found.Posts[0].Kind, found.Posts[0].RepostOf, found.Posts[0].Views));
        Assert.Equal(("11/3", true, "2017-05-05 18:00:00", "Fuite"), (found.Posts[1].Id, found.Posts[1].Embedded, found.Posts[1].At, found.Posts[1].Hashtags));
    }

    [Fact]
    public void A_ragged_row_of_telegram_tracker_is_rejected()
    {
        var found = FileCapture.Read("channel_id,channel_name,msg_id,message,date,msg_link,is_forward\n10,news,5,hello,2017-05-05 18:49:00+00:00,https://t.me/news/5,0\n10,news,6\n,,7,x,2017-05-05 18:49:00+00:00,,0\n");

        Assert.Equal(("10/5", "channel10", "news"), (Assert.Single(found.Posts).Id, found.Posts[0].Author.Id, found.Posts[0].Author.Handle));
        Assert.Equal([3L, 4L], found.Rejections.Select(rejection => rejection.Line));
    }

    [Fact]
    [Trait("Needs", RealCaptures.Trait)]
    public void A_real_export_tells_the_unix_time_and_joins_mixed_texts()
    {
        var found = FileCapture.ReadReal("telegram-desktop-export/result.json");

        Assert.Empty(found.Rejections);
        Assert.Equal((32, 2, 20), (found.Own.Count, found.Own.Select(post => post.Author.Id).Distinct().Count(), found.Count(PostKind.Reply)));
        Assert.Equal(("2022-07-07 02:14:48", "2022-07-07 10:52:51"), (found.Own.Min(post => post.At), found.Own.Max(post => post.At)));
        Assert.Equal("ini gimana om? @RonnyGunawan ada cara lebih baik enggak selain gini?", found.Own.Single(post => post.Id == "1730156619/5136").Text);
        Assert.Contains("1730156619/5130 by /", found.Own.Select(post => post.ReplyTo));
        Assert.DoesNotContain("1730156619/5130", found.Own.Select(post => post.Id));
    }

    [Fact]
    [Trait("Needs", RealCaptures.Trait)]
    public void Real_channels_show_where_a_false_claim_came_from()
    {
        var found = FileCapture.ReadReal("telegram-france-riots-2023/telegram_messages.csv.gz");

        Assert.Equal("telegram-tracker", found.Source);
        Assert.Empty(found.Rejections);
        Assert.Equal((851, 106, 310), (found.Own.Count, found.Own.Select(post => post.Author.Id).Distinct().Count(), found.Count(PostKind.Repost)));
        Assert.Equal(("2023-06-27 00:02:37", "2023-07-06 21:30:26"), (found.Own.Min(post => post.At), found.Own.Max(post => post.At)));
        // 27 rows have a link in its column; a hundred others only in their text.
        Assert.Equal(127, found.Own.Count(post => post.Links.Length > 0));
        var origins = found.Own.Where(post => post.RepostOf.Contains('/', StringComparison.Ordinal) && !post.RepostOf.StartsWith(' ')).GroupBy(post => post.RepostOf).ToDictionary(group => group.Key, group => group.ToList());
        Assert.Equal((8, 7), (Forwards("/3482 by channel", "thewesternchauvinist7"), Forwards("/3433 by channel", "thewesternchauvinist7")));
        Assert.Equal(6, Forwards("/49139 by channel", "TommyRobinsonNews"));
        var claim = origins.Single(pair => pair.Key.Contains("/35 by", StringComparison.Ordinal) && pair.Key.EndsWith("/zoomerwaffen07", StringComparison.Ordinal));
        Assert.Equal((6, "2023-07-02 03:31:02", "No_BS_NewS", "2023-07-03 19:47:05"), (claim.Value.Count, claim.Value.Min(post => post.At), claim.Value.MinBy(post => post.PostedAt)!.Author.Handle, claim.Value.Max(post => post.At)));
        Assert.Equal("2023-07-02 03:30:00", found.Posts.First(post => post.Embedded && claim.Key.StartsWith(post.Id + " by", StringComparison.Ordinal)).At);

        int Forwards(string number, string handle) =>
            origins.Where(pair => pair.Key.Contains(number, StringComparison.Ordinal) && pair.Key.EndsWith("/" + handle, StringComparison.Ordinal)).Sum(pair => pair.Value.Count);
    }
}
