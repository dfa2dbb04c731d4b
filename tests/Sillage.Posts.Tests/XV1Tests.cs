using System.Text;
using Sillage.Posts.Captures;
using Sillage.Posts.Sources;
using Xunit;
using static Sillage.Posts.Tests.XV1Json;

namespace Sillage.Posts.Tests;

public class XV1Tests
{
    [Fact]
    public void A_status_becomes_a_post_with_its_author()
    {
        var found = JsonCapture.Read(
            """{"created_at":"Fri May 05 18:49:00 +0000 2017","id":1,"id_str":"860481246132064256","full_text":"Salt &amp; wind &lt;3","source":"<a href=\"https://client.example\" rel=\"nofollow\">Tide &amp; Co</a>","user":{"id_str":"42","name":"Ada","screen_name":"ada","location":"Le Havre","description":"boats","url":"https://t.co/a","entities":{"url":{"urls":[{"url":"https://t.co/a","expanded_url":"https://ada.example/"}]}},"followers_count":7,"friends_count":8,"listed_count":9,"favourites_count":10,"statuses_count":11,"created_at":"Wed Aug 26 23:34:46 +0000 2009","verified":true,"time_zone":"Paris","lang":"fr","default_profile":true,"default_profile_image":false,"profile_image_url_https":"https://i.example/a.png"},"coordinates":{"type":"Point","coordinates":[0.1,49.5]},"place":{"full_name":"Le Havre, France","country_code":"FR"},"retweet_count":3,"favorite_count":4,"reply_count":5,"quote_count":6,"lang":"en"}""");

        var post = Assert.Single(found.Posts);
        Assert.Equal("x", post.Platform);
        Assert.Equal("860481246132064256", post.Id);
        Assert.Equal("Salt & wind <3", post.Text);
        Assert.Equal("Tide & Co", post.Client);
        Assert.Equal("en", post.Language);
        Assert.Equal("2017-05-05 18:49:00", post.At);
        Assert.Equal(1, post.ClockSeconds);
        Assert.Null(post.ObservedAt);
        Assert.Equal((3, 4, 5, 6), (post.Reposts, post.Likes, post.Replies, post.Quotes));
        Assert.Equal((49.5, 0.1), (post.Latitude, post.Longitude));
        Assert.Equal(("Le Havre, France", "FR"), (post.Place, post.Country));
        Assert.Equal(PostKind.Original, post.Kind);
        var author = post.Author;
        Assert.Equal(("42", "ada", "Ada", "boats"), (author.Id, author.Handle, author.Name, author.Description));
        Assert.Equal(("Le Havre", "Paris", "fr"), (author.Location, author.TimeZone, author.Language));
        Assert.Equal(("https://ada.example/", "https://i.example/a.png"), (author.Url, author.Image));
        Assert.Equal((7, 8, 9, 10, 11), (author.Followers, author.Following, author.Listed, author.Likes, author.Posts));
        Assert.Equal((true, true, false), (author.Verified, author.DefaultProfile, author.DefaultImage));
        Assert.Equal(1_251_329_686_000_000, author.CreatedAt);
    }

    [Fact]
    public void A_repost_has_the_words_of_its_original_whatever_the_order_of_properties()
    {
        const string words = "\"entities\":{\"hashtags\":[{\"text\":\"harbour\"}],\"urls\":[{\"url\":\"https://t.co/b\",\"expanded_url\":\"https://b.example/\"}],\"user_mentions\":[{\"id_str\":\"5\",\"screen_name\":\"grace\"}]},\"lang\":\"fr\",\"retweet_count\":87";
        var original = Status("1", words, "grace", "the whole text of the original");
        string[] lines =
        [
            Status("2", $"\"retweeted_status\":{original},\"retweet_count\":87,\"lang\":\"en\"", "ada", "RT @grace: the whole te…"),
            $"{{\"retweeted_status\":{original},{Status("2", "\"retweet_count\":87", "ada", "RT @grace: the whole te…")[1..]}",
        ];

        foreach (var line in lines)
        {
            var found = JsonCapture.Read(line);
            Assert.Equal(["2", "1"], found.Posts.Select(post => post.Id));
            var (repost, embedded) = (found.Posts[0], found.Posts[1]);
            Assert.Equal(PostKind.Repost, repost.Kind);
            Assert.Equal("1 by 555/grace", repost.RepostOf);
            Assert.Equal("the whole text of the original", repost.Text);
            Assert.Equal(("harbour", "https://b.example/", "5/grace", "fr"), (repost.Hashtags, repost.Links, repost.Mentions, repost.Language));
            Assert.Null(repost.Reposts);
            Assert.True(embedded.Embedded);
            Assert.Equal(87, embedded.Reposts);
            Assert.Equal(repost.Line, embedded.Line);
        }
    }

    [Fact]
    public void A_repost_of_a_repost_points_at_the_original()
    {
        var original = Status("1", "", "grace", "first");
        var middle = Status("2", $"\"retweeted_status\":{original}", "edith");
        var found = JsonCapture.Read(Status("3", $"\"retweeted_status\":{middle}"));

        Assert.Equal(["3", "2", "1"], found.Posts.Select(post => post.Id));
        Assert.All(found.Posts.Take(2), post => Assert.Equal("1 by 555/grace", post.RepostOf));
    }

    [Fact]
    public void A_repost_of_a_quote_keeps_both_targets_and_hands_on_the_quoted_post_once()
    {
        var quoted = Status("1", "", "edith");
        var original = Status("2", $"\"quoted_status_id_str\":\"1\",\"quoted_status\":{quoted}", "grace");
        var found = JsonCapture.Read(Status("3", $"\"quoted_status\":{quoted},\"retweeted_status\":{original},\"quoted_status_id_str\":\"1\""));

        Assert.Equal(["3", "1", "2"], found.Posts.Select(post => post.Id));
        var repost = found.Own.Single();
        Assert.Equal(PostKind.Repost, repost.Kind);
        Assert.Equal(("2 by 555/grace", "1 by 555/edith"), (repost.RepostOf, repost.QuoteOf));
        Assert.Equal(PostKind.Quote, found.Posts[2].Kind);
    }

    [Fact]
    public void A_reply_names_the_post_and_account_it_answers_and_a_quoting_reply_is_a_quote()
    {
        const string reply = "\"in_reply_to_status_id_str\":\"9\",\"in_reply_to_user_id_str\":\"8\",\"in_reply_to_screen_name\":\"grace\"";
        var found = JsonCapture.Read(Status("1", reply), Status("2", reply + ",\"quoted_status_id_str\":\"7\""));

        Assert.Equal([PostKind.Reply, PostKind.Quote], found.Posts.Select(post => post.Kind));
        Assert.All(found.Posts, post => Assert.Equal("9 by 8/grace", post.ReplyTo));
        Assert.Equal("7 by /", found.Posts[1].QuoteOf);
    }

    [Fact]
    public void The_extended_text_and_its_entities_win()
    {
        const string more = "\"truncated\":true,\"entities\":{\"hashtags\":[{\"text\":\"short\"}]},\"extended_tweet\":{\"full_text\":\"the long text\",\"entities\":{\"hashtags\":[{\"text\":\"long\"}]},\"extended_entities\":{\"media\":[{\"media_url_https\":\"https://m.example/1.jpg\"},{\"media_url_https\":\"https://m.example/2.jpg\"}]}}";
        var post = JsonCapture.Read(Status("1", more, text: "the lo… https://t.co/x")).Posts.Single();

        Assert.Equal("the long text", post.Text);
        Assert.Equal("long", post.Hashtags);
        Assert.Equal("https://m.example/1.jpg https://m.example/2.jpg", post.Media);
    }

    [Fact]
    public void Links_are_the_longest_known_form_without_those_to_the_post_itself_or_the_quoted_one()
    {
        const string more = """
            "quoted_status_id_str":"9","entities":{"urls":[
            {"url":"https://t.co/1","expanded_url":"http://sho.rt/1","unwound":{"url":"https://long.example/1"}},
            {"url":"https://t.co/2","expanded_url":"https://two.example/"},{"url":"https://t.co/3","expanded_url":null},
            {"url":"https://t.co/4","expanded_url":"https://twitter.com/grace/status/9"},
            {"url":"https://t.co/5","expanded_url":"https://twitter.com/i/web/status/1"},
            {"url":"https://t.co/6","expanded_url":"https://x.com/ada/status/1/photo/1"},
            {"url":"https://t.co/7","expanded_url":"https://twitter.com/grace/status/91"},
            {"url":"https://t.co/8","expanded_url":"https://nottwitter.com/grace/status/9"}]}
            """;
        var post = JsonCapture.Read(Status("1", more.ReplaceLineEndings(""))).Posts.Single();

        Assert.Equal(
            "https://long.example/1 https://two.example/ https://t.co/3 https://twitter.com/grace/status/91 https://nottwitter.com/grace/status/9",
            post.Links);
    }

    [Fact]
    public void A_stream_tells_milliseconds_and_when_the_counts_were_true()
    {
        var found = JsonCapture.Read(Status("2", $"\"timestamp_ms\":\"1494010140657\",\"retweeted_status\":{Status("1", "\"retweet_count\":15", "grace")}"));

        Assert.Equal(("2017-05-05 18:49:00.657", 0), (found.Posts[0].At, found.Posts[0].ClockSeconds));
        Assert.Equal(("2017-05-05 18:49:00", 1), (found.Posts[1].At, found.Posts[1].ClockSeconds));
        Assert.All(found.Posts, post => Assert.Equal(1_494_010_140_657_000, post.ObservedAt));
    }

    [Theory]
    [InlineData("und", "")]
    [InlineData("zxx", "")]
    [InlineData("qme", "")]
    [InlineData("in", "id")]
    [InlineData("iw", "he")]
    [InlineData("zh-CN", "zh-cn")]
    [InlineData("fr", "fr")]
    public void Language_tags_become_lower_case_bcp_47(string tag, string language) =>
        Assert.Equal(language, JsonCapture.Read(Status("1", $"\"lang\":\"{tag}\"")).Posts.Single().Language);

    [Theory]
    [InlineData("\"id_str\":\"860481246132064257\",\"id\":860481246132064300", "860481246132064257")]
    [InlineData("\"id_str\":null,\"id\":860481246132064257", "860481246132064257")]
    [InlineData("\"id_str\":null,\"id\":{\"$numberLong\":\"860481246132064257\"}", "860481246132064257")]
    [InlineData("\"id_str\":null,\"id\":99999999999999999999999999", "99999999999999999999999999")]
    public void An_id_is_kept_digit_for_digit(string ids, string id) =>
        Assert.Equal(id, JsonCapture.Read(Status("1", ids)).Posts.Single().Id);

    [Theory]
    [InlineData("\"id_str\":\"8.60E+17\",\"id\":8.60481246132064257e17")]
    [InlineData("\"id_str\":null,\"id\":860481246132064257.0")]
    public void An_id_destroyed_by_a_spreadsheet_is_never_used(string ids)
    {
        var found = JsonCapture.Read(Status("1", ids + ",\"user\":{\"id_str\":\"8.41E+17\",\"screen_name\":\"ada\"}"));

        var post = Assert.Single(found.Posts);
        Assert.Equal(("", "", "ada"), (post.Id, post.Author.Id, post.Author.Handle));
        Assert.Equal(2, found.Repairs.Count);
    }

    [Fact]
    public void Messages_of_a_stream_become_notices()
    {
        var found = JsonCapture.Read(
            """{"delete":{"status":{"id":12,"id_str":"12","user_id":3,"user_id_str":"3"},"timestamp_ms":"1494010140657"}}""",
            """{"limit":{"track":77,"timestamp_ms":"1494010140657"}}""",
            """{"status_withheld":{"id":5,"user_id":6,"withheld_in_countries":["DE"]}}""",
            """{"user_withheld":{"id":6,"withheld_in_countries":["DE"]}}""",
            """{"disconnect":{"code":4,"stream_name":"s","reason":"slow"}}""",
            """{"scrub_geo":{"user_id":6,"user_id_str":"6","up_to_status_id_str":"12"}}""");

        Assert.Empty(found.Rejections);
        Assert.Equal(
            [
                new Notice(NoticeKind.Deleted, 1, 1_494_010_140_657_000, "12", "3", null, "delete"),
                new Notice(NoticeKind.Limited, 2, 1_494_010_140_657_000, null, null, 77, "limit"),
                new Notice(NoticeKind.Withheld, 3, null, "5", "6", null, "status_withheld"),
                new Notice(NoticeKind.Withheld, 4, null, null, "6", null, "user_withheld"),
                new Notice(NoticeKind.Disconnected, 5, null, null, null, null, "slow"),
                new Notice(NoticeKind.Other, 6, null, "12", "6", null, "scrub_geo"),
            ],
            found.Notices);
    }

    [Fact]
    public void Users_on_their_own_become_accounts()
    {
        var found = JsonCapture.Read(User("ada"), User("grace"));

        Assert.Equal(["333", "555"], found.Accounts.Select(account => account.Id));
        Assert.Empty(found.Posts);
    }

    [Fact]
    public void A_whole_answer_is_read_and_one_bad_status_in_it_costs_only_itself()
    {
        var found = JsonCapture.Read("{\"statuses\":[" + Status("1") + ",{\"created_at\":\"never\"}," + Status("3") + "],\"search_metadata\":{}}");

        Assert.Equal(["1", "3"], found.Posts.Select(post => post.Id));
        Assert.Equal("statuses.created_at", Assert.Single(found.Rejections).Field);
    }

    [Fact]
    public void Pretty_printed_lists_are_read_over_their_lines()
    {
        var pretty = Status("1").Replace(",", ",\n    ", StringComparison.Ordinal);
        var found = JsonCapture.Read($"[\n  {pretty},\n  {{\n    \"created_at\": 7\n  }},\n  {pretty.Replace("\"1\"", "\"3\"", StringComparison.Ordinal)}\n]\n");

        Assert.Equal("x-v1.1-json", found.Source);
        Assert.Equal(["1", "3"], found.Posts.Select(post => post.Id));
        Assert.Equal(2, found.Posts[0].Line);
        Assert.Single(found.Rejections);
    }

    [Fact]
    public void Detection_tells_lines_from_values_and_statuses_from_other_json()
    {
        Assert.Equal("x-v1.1", Detected(Status("1") + "\n" + Status("2")));
        Assert.Equal("x-v1.1", Detected("[\n" + Status("1") + ",\n" + Status("2") + "\n]"));
        Assert.Equal("x-v1.1-json", Detected("[" + Status("1") + "," + Status("2") + "]"));
        Assert.Equal(0, KnownSources.Detect(SampleOf("{\"a\":1}\n{\"b\":2}"))[0].Confidence.Certainty);
    }

    [Fact]
    public void Detection_works_on_a_head_that_ends_inside_the_first_line()
    {
        var head = Encoding.UTF8.GetBytes(Status("1", "\"filler\":\"" + new string('x', 500)));

        Assert.Equal("x-v1.1", KnownSources.Detect(new Sample("a.json", head, false, "utf-8"))[0].Source.Name);
    }

    private static string Detected(string text) => KnownSources.Detect(SampleOf(text))[0].Source.Name;

    private static Sample SampleOf(string text) => new("a.json", Encoding.UTF8.GetBytes(text), true, "utf-8");
}
