using Sillage.Testing;

using Xunit;

namespace Sillage.Posts.Tests;

public class MastodonTests
{
    private const string Status = """
        {"id":"7","created_at":"2017-05-05T18:49:00.000Z","url":"https://one.example/@ann/7","language":"fr","in_reply_to_id":"5","in_reply_to_account_id":"2",
        "content":"<p>Lisez &amp; voyez<br>ceci <a href=\"https://two.example/@bob\" class=\"u-url mention\">@<span>bob</span></a></p><p><a href=\"https://exemple.org/tres/long\" rel=\"nofollow\"><span class=\"invisible\">https://</span><span class=\"ellipsis\">exemple.org/tres</span><span class=\"invisible\">/long</span></a></p>",
        "account":{"id":"1","acct":"ann","url":"https://one.example/@ann","display_name":"Ann","note":"<p>Bonjour</p>","followers_count":3,"bot":true},
        "mentions":[{"id":"2","acct":"bob@two.example","url":"https://two.example/@bob"}],"tags":[{"name":"fuite"}],"media_attachments":[{"url":"https://one.example/a.png","remote_url":null}],
        "reblogs_count":1,"favourites_count":2,"replies_count":0,"reblog":null,"application":{"name":"Web"}}
        """;

    [Fact]
    public void A_status_becomes_plain_text_with_its_marks_and_the_account_it_answers()
    {
        var found = FileCapture.Read(OneLine(Status));

        var post = Assert.Single(found.Posts);
        Assert.Equal(("mastodon", "mastodon", "7", PostKind.Reply), (found.Source, post.Platform, post.Id, post.Kind));
        Assert.Equal("Lisez & voyez\nceci @bob\n\nhttps://exemple.org/tres/long", post.Text);
        Assert.Equal(("https://exemple.org/tres/long", "fuite", "/bob@two.example", "https://one.example/a.png"), (post.Links, post.Hashtags, post.Mentions, post.Media));
        Assert.Equal(("5 by /bob@two.example", "fr", "Web", 1), (post.ReplyTo, post.Language, post.Client, post.ClockSeconds));
        Assert.Equal(("", "ann@one.example", "Bonjour", 3L, (long?)null), (post.Author.Id, post.Author.Handle, post.Author.Description, post.Author.Followers, post.Author.Following));
        Assert.Equal((1L, 2L, 0L, (long?)null), (post.Reposts, post.Likes, post.Replies, post.Quotes));
        Assert.Equal("bot", Assert.Single(found.Categories));
    }

    [Fact]
    public void A_boost_is_a_repost_with_the_words_of_its_original()
    {
        var found = FileCapture.Read(
            """{"id":"9","created_at":"2017-05-05T19:00:00.000Z","content":"","account":{"id":"3","acct":"eve@three.example"},"reblog":""" + OneLine(Status) + "}");

        Assert.Equal([(PostKind.Repost, false), (PostKind.Reply, true)], found.Posts.Select(post => (post.Kind, post.Embedded)));
        Assert.Equal(("7 by /ann@one.example", "eve@three.example", "fuite", (long?)null), (found.Posts[0].RepostOf, found.Posts[0].Author.Handle, found.Posts[0].Hashtags, found.Posts[0].Likes));
    }

    [Fact]
    public void Statuses_of_truth_social_have_their_own_platform_and_plain_handles()
    {
        var found = FileCapture.Read(OneLine(Status).Replace("one.example", "truthsocial.com", StringComparison.Ordinal));

        Assert.Equal(("truthsocial", "ann"), (found.Posts[0].Platform, found.Posts[0].Author.Handle));
    }

    [Fact]
    public void Threads_and_searches_are_read_status_by_status_and_a_bad_one_costs_only_itself()
    {
        var found = FileCapture.Read("""{"ancestors":[STATUS],"descendants":[{"id":"8","created_at":"1970-01-01T00:00:00Z","content":"","account":{"acct":"x"}},STATUS]}""".Replace("STATUS", OneLine(Status), StringComparison.Ordinal));

        Assert.Equal(2, found.Posts.Count);
        Assert.Equal("descendants.created_at", Assert.Single(found.Rejections).Field);
    }

    [Theory]
    [InlineData("{\"id\":\"1\",\"created_at\":\"2017-05-05T18:49:00.000Z\",\"content\":\"x\",\"account\":{\"id\":\"1\"}}", "account.acct")]
    [InlineData("{\"id\":\"1\",\"content\":\"x\",\"account\":{\"id\":\"1\",\"acct\":\"a\"}}", "created_at")]
    [InlineData("{\"created_at\":\"2017-05-05T18:49:00.000Z\",\"content\":\"x\",\"account\":{\"acct\":\"a\"}}", "id")]
    [InlineData("{\"id\":\"1\",\"created_at\":\"2017-05-05T18:49:00.000Z\",\"content\":{\"a\":1},\"account\":{\"acct\":\"a\"}}", "content")]
    [InlineData("{\"id\":\"1\",\"created_at\":\"2017-05-05T18:49:00.000Z\",\"favourites_count\":\"many\",\"account\":{\"acct\":\"a\"}}", "favourites_count")]
    [InlineData("{\"odd\":1}", "account")]
    public void What_cannot_be_read_is_rejected_with_its_field(string line, string field)
    {
        var found = FileCapture.Read($"{OneLine(Status)}\n{line}");

        Assert.Single(found.Posts);
        Assert.Equal(field, Assert.Single(found.Rejections).Field);
    }

    [Fact]
    public void Html_nested_without_end_is_read_in_bounded_depth()
    {
        var deep = string.Concat(Enumerable.Repeat("<span>", 50_000)) + "deep";
        var found = FileCapture.Read(OneLine(Status) + "\n" + """{"id":"1","created_at":"2017-05-05T18:49:00.000Z","content":"DEEP","account":{"acct":"a@b.example"}}""".Replace("DEEP", deep, StringComparison.Ordinal));

        Assert.Equal("deep", found.Posts[1].Text);
    }

    [Fact]
    [Trait("Needs", RealCaptures.Trait)]
    public void A_real_timeline_and_thread_hold_what_their_description_says()
    {
        var found = FileCapture.ReadReal("mastodon-statuses/public_timeline_and_thread.json.gz");

        Assert.Equal("mastodon-json", found.Source);
        Assert.Empty(found.Rejections);
        Assert.Equal((259, 222, 145), (found.Own.Count, found.Handles, found.Count(PostKind.Reply)));
        Assert.Equal((196, 30, 9, 6, 5), (Language("en"), Language("de"), Language("tr"), Language("fr"), Language("zh")));
        Assert.All(found.Posts, post => Assert.Contains('@', post.Author.Handle));
        Assert.All(found.Posts, post => Assert.DoesNotContain("</", post.Text, StringComparison.Ordinal));
        Assert.All(found.Posts, post => Assert.NotNull(post.Author.Followers));
        Assert.Equal(("2022-11-06", "2022-11-16"), (found.Posts.Min(post => post.At)![..10], found.Posts.Max(post => post.At)![..10]));

        int Language(string tag) => found.Own.Count(post => post.Language == tag);
    }

    private static string OneLine(string json) => json.ReplaceLineEndings("");
}
