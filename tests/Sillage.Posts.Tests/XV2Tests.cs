using Sillage.Posts.Sources;
using Xunit;

namespace Sillage.Posts.Tests;

public class XV2Tests
{
    private const string Ada = """{"id":"5","username":"ada","name":"Ada","public_metrics":{"followers_count":7,"following_count":8,"tweet_count":9,"listed_count":1}}""";
    private const string Grace = """{"id":"6","username":"Grace","name":"Grace"}""";

    [Fact]
    public void A_page_is_put_together_whatever_the_order_of_its_parts()
    {
        var data = "\"data\":[" + Tweet("2", "5", "\"entities\":{\"mentions\":[{\"username\":\"grace\"}],\"hashtags\":[{\"tag\":\"harbour\"}]},\"attachments\":{\"media_keys\":[\"3_1\"]},\"geo\":{\"place_id\":\"01a9a39529b27f36\"},\"public_metrics\":{\"retweet_count\":1,\"reply_count\":2,\"like_count\":3,\"quote_count\":4,\"impression_count\":5},\"conversation_id\":\"2\"") + "]";
        var includes = "\"includes\":{\"places\":[{\"id\":\"01a9a39529b27f36\",\"full_name\":\"Le Havre, France\",\"country_code\":\"FR\"}],\"media\":[{\"media_key\":\"3_1\",\"url\":\"https://m.example/1.jpg\"}],\"users\":[" + Ada + "," + Grace + "]}";
        const string twarc = "\"__twarc\":{\"retrieved_at\":\"2021-09-22T16:38:09+00:00\"}";

        foreach (var line in new[] { $"{{{data},{includes},{twarc}}}", $"{{{twarc},{includes},{data}}}" })
        {
            var post = JsonCapture.Read(line).Posts.Single();
            Assert.Equal(("2", "5", "ada", 7L), (post.Id, post.Author.Id, post.Author.Handle, post.Author.Followers));
            Assert.Equal(("6/grace", "harbour", "https://m.example/1.jpg"), (post.Mentions, post.Hashtags, post.Media));
            Assert.Equal(("Le Havre, France", "FR"), (post.Place, post.Country));
            Assert.Equal((1, 2, 3, 4, 5), (post.Reposts, post.Replies, post.Likes, post.Quotes, post.Views));
            Assert.Equal(1_632_328_689_000_000, post.ObservedAt);
            Assert.Equal(("2021-04-01 15:52:31", 1), (post.At, post.ClockSeconds));
        }
    }

    [Fact]
    public void A_repost_takes_the_words_of_its_original_from_the_includes()
    {
        var repost = Tweet("2", "5", "\"referenced_tweets\":[{\"type\":\"retweeted\",\"id\":\"1\"}]", "RT @Grace: the who…");
        var original = Tweet("1", "6", "\"entities\":{\"hashtags\":[{\"tag\":\"late\"}]}", "the whole text #late");
        var found = JsonCapture.Read($"{{\"data\":{repost},\"includes\":{{\"users\":[{Ada},{Grace}],\"tweets\":[{original}]}}}}");

        Assert.Equal(["2", "1"], found.Posts.Select(post => post.Id));
        Assert.Equal(("1 by 6/Grace", "the whole text #late", "late"), (found.Own[0].RepostOf, found.Own[0].Text, found.Own[0].Hashtags));
        Assert.True(found.Posts[1].Embedded);
    }

    [Fact]
    public void A_repost_whose_original_is_not_there_loses_its_prefix_and_says_so()
    {
        var repost = Tweet("2", "5", "\"referenced_tweets\":[{\"type\":\"retweeted\",\"id\":\"1\"}],\"entities\":{\"mentions\":[{\"username\":\"Grace\",\"id\":\"6\"}]}", "RT @Grace: the who…");
        var found = JsonCapture.Read($"{{\"data\":{repost}}}");

        var post = Assert.Single(found.Posts);
        Assert.Equal(("1 by 6/Grace", "the who…", ""), (post.RepostOf, post.Text, post.Mentions));
        Assert.Single(found.Repairs);
    }

    [Fact]
    public void A_flattened_post_brings_its_author_and_targets_along()
    {
        var target = Tweet("1", "6", $"\"type\":\"replied_to\",\"author\":{Grace}");
        var found = JsonCapture.Read(Tweet("2", "5", $"\"author\":{Ada},\"referenced_tweets\":[{target}],\"in_reply_to_user_id\":\"6\",\"attachments\":{{\"media\":[{{\"media_key\":\"7_1\",\"preview_image_url\":\"https://m.example/v.jpg\"}}]}},\"geo\":{{\"full_name\":\"Le Havre\"}}"));

        Assert.Equal([("2", PostKind.Reply, "ada"), ("1", PostKind.Original, "Grace")], found.Posts.Select(post => (post.Id, post.Kind, post.Author.Handle)));
        Assert.Equal(("1 by 6/Grace", "https://m.example/v.jpg", "Le Havre"), (found.Own[0].ReplyTo, found.Own[0].Media, found.Own[0].Place));
    }

    [Fact]
    public void A_long_post_has_its_whole_text_from_the_note()
    {
        var post = JsonCapture.Read("{\"data\":" + Tweet("2", "5", "\"note_tweet\":{\"text\":\"the whole &amp; long text\",\"entities\":{\"hashtags\":[{\"tag\":\"end\"}]}},\"entities\":{\"hashtags\":[{\"tag\":\"start\"}]}", "the whole…") + "}").Posts.Single();

        Assert.Equal(("the whole & long text", "end"), (post.Text, post.Hashtags));
    }

    [Fact]
    public void One_bad_post_of_a_page_costs_only_itself()
    {
        var found = JsonCapture.Read($"{{\"data\":[{Tweet("1", "5")},{{\"id\":\"2\",\"text\":\"when?\",\"author_id\":\"5\"}},7,{Tweet("3", "5", "\"entities\":{\"urls\":{}}")},{Tweet("4", "5")}]}}");

        Assert.Equal(["1", "4"], found.Posts.Select(post => post.Id));
        Assert.Equal(["data.created_at", null, "entities.urls"], found.Rejections.Select(rejection => rejection.Field));
    }

    [Fact]
    public void What_the_platform_could_not_return_becomes_a_notice()
    {
        var found = JsonCapture.Read($"{{\"data\":[{Tweet("1", "5")}],\"errors\":[{{\"resource_type\":\"tweet\",\"resource_id\":\"9\",\"title\":\"Not Found Error\",\"detail\":\"gone\"}},{{\"resource_type\":\"user\",\"resource_id\":\"8\",\"title\":\"Forbidden\"}}]}}");

        Assert.Equal(
            [
                new Notice(NoticeKind.Unavailable, 1, null, "9", null, null, "Not Found Error: gone"),
                new Notice(NoticeKind.Unavailable, 1, null, null, "8", null, "Forbidden"),
            ],
            found.Notices);
    }

    [Fact]
    public void Counts_compliance_rows_and_users_are_no_posts()
    {
        var found = JsonCapture.Read(
            $"{{\"data\":[{Ada},{Grace}],\"meta\":{{\"result_count\":2}}}}",
            "{\"data\":[{\"end\":\"2021-10-16T19:00:00.000Z\",\"start\":\"2021-10-16T18:21:34.000Z\",\"tweet_count\":3961}]}",
            "{\"id\":\"9\",\"action\":\"delete\",\"created_at\":\"2019-09-06T17:25:54.667Z\",\"reason\":\"protected\"}",
            "{\"meta\":{\"result_count\":0}}");

        Assert.Empty(found.Posts);
        Assert.Empty(found.Rejections);
        Assert.Equal(["ada", "Grace"], found.Accounts.Select(account => account.Handle));
        Assert.Equal(
            [
                new Notice(NoticeKind.Other, 2, 1_634_408_494_000_000, null, null, 3961, "posts counted by the platform"),
                new Notice(NoticeKind.Other, 3, 1_567_790_754_667_000, "9", null, null, "delete: protected"),
            ],
            found.Notices);
    }

    [Fact]
    public void Posts_that_repost_each_other_in_a_circle_end()
    {
        var one = Tweet("1", "5", "\"referenced_tweets\":[{\"type\":\"retweeted\",\"id\":\"2\"}]");
        var two = Tweet("2", "5", "\"referenced_tweets\":[{\"type\":\"retweeted\",\"id\":\"1\"}]");
        var self = Tweet("3", "5", "\"referenced_tweets\":[{\"type\":\"retweeted\",\"id\":\"3\"}]");

        Assert.Equal(3, JsonCapture.Read($"{{\"data\":[{one},{two},{self}]}}").Posts.Count);
    }

    private static string Tweet(string id, string author, string more = "", string text = "Hello harbour") =>
        $$"""{"id":"{{id}}","author_id":"{{author}}","text":"{{text}}","created_at":"2021-04-01T15:52:31.000Z"{{(more.Length > 0 ? "," : "")}}{{more}}}""";
}
