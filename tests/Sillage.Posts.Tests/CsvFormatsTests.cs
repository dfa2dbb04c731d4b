using Sillage.Testing;

using Xunit;

namespace Sillage.Posts.Tests;

public class CsvFormatsTests
{
    [Fact]
    public void Truth_social_names_the_account_in_the_address()
    {
        var found = FileCapture.Read("id,created_at,content_text,url,replies_count,reblogs_count,favourites_count\n7,2017-05-05T18:49:00.250Z,hello #All,https://truthsocial.com/@ann/7,1,2,3\n8,2017-05-05T18:49:00Z,x,https://truthsocial.com/,1,2,3\n9,2017-05-05\n");

        var post = Assert.Single(found.Posts);
        Assert.Equal(("truthsocial", "ann", "7", "All", 2L, 3L, 1L), (post.Platform, post.Author.Handle, post.Id, post.Hashtags, post.Reposts, post.Likes, post.Replies));
        Assert.Equal([3L, 4L], found.Rejections.Select(rejection => rejection.Line));
    }

    [Fact]
    public void Each_link_of_a_crowdtangle_post_is_a_share_of_its_own()
    {
        var found = FileCapture.Read("id,is_orig,expanded,date,account.url,account.name,account.handle,account.subscriberCount,account.id,account.platform,account.platformId,account.verified\n1,TRUE,http://a.example/x,2017-05-05 18:49:00,https://f.example/g,Club,NA,30,5,Instagram,77,FALSE\n1,TRUE,http://b.example/,2017-05-05 18:49:00,,Club,NA,NA,5,Facebook,NA,FALSE\n");

        Assert.Equal([("1 http://a.example/x", "instagram", "77"), ("1 http://b.example/", "facebook", "5")], found.Posts.Select(post => (post.Id, post.Platform, post.Author.Id)));
        Assert.Equal(("", "Club", 30L, false), (found.Posts[0].Author.Handle, found.Posts[0].Author.Name, found.Posts[0].Author.Followers, found.Posts[0].Author.Verified));
        Assert.Null(found.Posts[1].Author.Followers);
    }

    [Fact]
    public void Posts_of_crowdtangles_dashboard_are_known_by_page_and_number_and_their_zone_is_told()
    {
        var found = FileCapture.Read(
            "Page Name,User Name,Facebook Id,Page Category,Page Created,Likes at Posting,Followers at Posting,Post Created,Post Created Date,Post Created Time,Type,Total Interactions,Likes,Comments,Shares,Total Views,URL,Message,Link,Final Link\n"
            + "Club,club,77,NEWS_SITE,2008-01-10 18:20:58,5,30,2017-05-05 14:49:00 EDT,2017-05-05,14:49:00,Link,\"1,234\",3,2,1,9,https://www.facebook.com/77/posts/123,Look #here,http://s.example/x,https://a.example/\n"
            + "Club,club,77,NEWS_SITE,NA,5,NA,2017-12-05 14:49:00 EST,2017-12-05,14:49:00,Photo,4,3,,,,https://www.facebook.com/club/photos/a,Picture,https://www.facebook.com/club/photos/a,\n");

        Assert.Equal("crowdtangle-csv", found.Source);
        Assert.Equal([("77_123", "2017-05-05 18:49:00", "https://a.example/"), ("https://www.facebook.com/club/photos/a", "2017-12-05 19:49:00", "")], found.Posts.Select(post => (post.Id, post.At, post.Links)));
        var post = found.Posts[0];
        Assert.Equal(("facebook", "77", "club", "Club", 30L, "here"), (post.Platform, post.Author.Id, post.Author.Handle, post.Author.Name, post.Author.Followers, post.Hashtags));
        Assert.Equal((3L, 2L, 1L, 9L), (post.Likes, post.Replies, post.Reposts, post.Views));
    }

    [Theory]
    [InlineData("5/14/2017 9:13 PM", "2017-05-14 21:13:00")]
    [InlineData("5/14/2017 9:13", "2017-05-14 09:13:00")]
    [InlineData("14.05.2017 21:13:04", "2017-05-14 21:13:04")]
    [InlineData("25/12/17", "2017-12-25 00:00:00")]
    [InlineData("2017-05-14 21:13", "2017-05-14 21:13:00")]
    [InlineData("2017-05-14", "2017-05-14 00:00:00")]
    [InlineData("2017-05-14 21:13:04.5 PST", "2017-05-15 05:13:04.5")]
    [InlineData("5/14/2017 21:13 GMT", "2017-05-14 21:13:00")]
    [InlineData("1494796384", "2017-05-14 21:13:04")]
    [InlineData("1494796384.9", "2017-05-14 21:13:04.9")]
    [InlineData("1494796384000.0", "2017-05-14 21:13:04")]
    [InlineData("1494796384000000000", "2017-05-14 21:13:04")]
    [InlineData("5/14/2017 24:13", null)]
    [InlineData("5/14/2017 21:13 CHST", null)]
    [InlineData("31/31/2017", null)]
    [InlineData("2017-02-30", null)]
    [InlineData("5/14/2017/1", null)]
    [InlineData("99999999999999999999", null)]
    public void Dates_are_read_in_the_notations_that_are_met(string written, string? read)
    {
        var found = FileCapture.Read($"screen_name,created_at,text\nann,{written},hi\n");

        Assert.Equal(read, found.Posts.SingleOrDefault()?.At);
        Assert.Equal(read is null ? 1 : 0, found.Rejections.Count);
    }

    [Fact]
    public void The_content_library_tells_owners_without_numbers_by_name_and_what_was_shared()
    {
        var found = FileCapture.Read("id,creation_time,mcl_url,post_owner.id,post_owner.name,post_owner.username,text,lang,shared_post_id,statistics.reaction_count,statistics.like_count,link_attachment.link\n1,2025-02-28T23:48:29+00:00,https://f.example/facebook/post/1/,10,Page,,\"two\nlines\",en,,5,3,https://a.example/\n2,2025-02-28T23:48:29+00:00,https://f.example/instagram/post/2/,,Name Only,,,und,1,,,\n");

        Assert.Equal(("facebook", "10", "two\nlines", "en", 5L, "https://a.example/"), (found.Posts[0].Platform, found.Posts[0].Author.Id, found.Posts[0].Text, found.Posts[0].Language, found.Posts[0].Likes, found.Posts[0].Links));
        Assert.Equal(("instagram", "Name Only", PostKind.Repost, "1 by /", (long?)null), (found.Posts[1].Platform, found.Posts[1].Author.Handle, found.Posts[1].Kind, found.Posts[1].RepostOf, found.Posts[1].Likes));
    }

    [Fact]
    public void Tcat_is_read_by_its_count_of_seconds_and_a_place_of_zero_is_none()
    {
        var found = FileCapture.Read("time,created_at,from_user_name,from_user_tweetcount,from_user_followercount,text,lat,lng,hashtags,urls\n1494010140,2017-05-05 20:49:00,ann,,3,RT @bob: hi #a #b,0.000000,0.000000,a ; b,\n1494010140,2017-05-05 20:49:00,bob,1,,hi,48.8,2.3,,\n");

        Assert.Equal(("2017-05-05 18:49:00", PostKind.Repost, " by /bob", "hi #a #b", "a b"), (found.Posts[0].At, found.Posts[0].Kind, found.Posts[0].RepostOf, found.Posts[0].Text, found.Posts[0].Hashtags));
        Assert.Equal((null, 3L, (long?)null), (found.Posts[0].Latitude, found.Posts[0].Author.Followers, found.Posts[0].Author.Posts));
        Assert.Equal((48.8, 2.3), (found.Posts[1].Latitude, found.Posts[1].Longitude));
    }

    [Fact]
    public void Fourcat_tells_the_platform_by_its_columns_and_keeps_the_anonymous_apart()
    {
        var x = FileCapture.Read("id,thread_id,timestamp,unix_timestamp,body,author,author_id,retweet_count,is_retweet,retweeted_user,hashtags\n2,1,2017-05-05 18:49:00,1494010140,hi,ann,5,3,no,,a,\n".Replace(",a,\n", ",a\n", StringComparison.Ordinal));
        var board = FileCapture.Read("id,thread_id,timestamp,body,author,board\n2,1,2017-05-05 18:49:00,hi,Anonymous,pol\n3,1,2017-05-05 18:49:00,hi,Anonymous,pol\n");

        Assert.Equal(("4cat", "x", PostKind.Original, 3L, "1"), (x.Source, x.Posts[0].Platform, x.Posts[0].Kind, x.Posts[0].Reposts, x.Posts[0].Conversation));
        Assert.Equal([("4chan", "1/2"), ("4chan", "1/3")], board.Posts.Select(post => (post.Platform, post.Author.Id)));
    }

    [Fact]
    public void Hoaxy_edges_run_as_the_information_does()
    {
        var found = FileCapture.Read("canonical_url,from_user_id,from_user_screen_name,is_mention,to_user_id,to_user_screen_name,tweet_created_at,tweet_id,tweet_type\nhttps://a.example/,1,ann,False,2,bob,2017-05-05T18:49:00.000Z,9,retweet\nhttps://a.example/,1,ann,True,2,bob,2017-05-05T18:49:00.000Z,10,quote\nhttps://a.example/,1,ann,False,,,2017-05-05T18:49:00.000Z,11,origin\n");

        Assert.Equal([("2", PostKind.Repost, " by 1/ann"), ("1", PostKind.Quote, ""), ("1", PostKind.Original, "")], found.Posts.Select(post => (post.Author.Id, post.Kind, post.RepostOf)));
        Assert.All(found.Posts, post => Assert.Equal("https://a.example/", post.Links));
    }

    [Fact]
    public void Pheme_keeps_an_answered_id_only_where_it_is_known_for_sure()
    {
        var found = FileCapture.Read("thread,tweet_id,in_reply_tweet,in_reply_user,is_source_tweet,user_id,created,user.followers_count\n580333314415919104,580333314415919104,,,1,7,1427197218000.0,30\n580333314415919104,580333697523531776,5.803333144159191e+17,7.0,0,8,1427197310000.0,\n580333314415919104,580333697523531777,5.803333697523531e+17,8.0,0,9,1427197310000.0,\n");

        Assert.Equal([PostKind.Original, PostKind.Reply, PostKind.Reply], found.Posts.Select(post => post.Kind));
        Assert.Equal(["", "580333314415919104 by 7/", " by 8/"], found.Posts.Select(post => post.ReplyTo));
        Assert.Equal((1, 30L, (long?)null), (found.Posts[0].ClockSeconds, found.Posts[0].Author.Followers, found.Posts[1].Author.Followers));
    }
}
