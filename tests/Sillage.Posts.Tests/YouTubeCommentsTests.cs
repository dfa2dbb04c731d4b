using Xunit;

namespace Sillage.Posts.Tests;

public class YouTubeCommentsTests
{
    private const string Page = """
        {"kind":"youtube#commentThreadListResponse","items":[{"id":"c1","snippet":{"videoId":"v","topLevelComment":{"id":"c1","snippet":{"videoId":"v","textDisplay":"see &lt;this&gt;<br>https://exemple.org/a","authorDisplayName":"@ann","authorChannelId":{"value":"UC1"},"likeCount":2,"publishedAt":"2017-05-05T18:49:00Z"}},"totalReplyCount":1},
        "replies":{"comments":[{"id":"c1.r1","snippet":{"videoId":"v","textOriginal":"no","authorDisplayName":"Bob","authorChannelId":{"value":"UC2"},"publishedAt":"2017-05-05T18:50:00Z"}}]}},
        {"id":"c2","snippet":{"topLevelComment":{"id":"c2","snippet":{"textDisplay":"x","authorDisplayName":"@eve"}}}}]}
        """;

    [Fact]
    public void Threads_are_read_with_their_replies_and_a_bad_one_costs_only_itself()
    {
        var found = FileCapture.Read(Page);

        Assert.Equal([("c1", PostKind.Original, "UC1"), ("c1.r1", PostKind.Reply, "UC2")], found.Posts.Select(post => (post.Id, post.Kind, post.Author.Id)));
        Assert.Equal(("see <this>\nhttps://exemple.org/a", "https://exemple.org/a", "v", "ann", 1L, 2L), (found.Posts[0].Text, found.Posts[0].Links, found.Posts[0].Conversation, found.Posts[0].Author.Handle, found.Posts[0].Replies, found.Posts[0].Likes));
        Assert.Equal(("c1 by /", "Bob", (long?)null), (found.Posts[1].ReplyTo, found.Posts[1].Author.Name, found.Posts[1].Likes));
        Assert.Equal("items.snippet.topLevelComment.snippet.publishedAt", Assert.Single(found.Rejections).Field);
    }
}
