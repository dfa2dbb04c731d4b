using Sillage.Testing;

using Xunit;

namespace Sillage.Posts.Tests;

public class FourChanTests
{
    private const string Thread = """
        {"posts":[
        {"no":100,"resto":0,"time":1494010140,"now":"05/05/17(Fri)14:49:00","name":"Anonymous","id":"aB1","country":"FR","sub":"Leak","com":"look &gt; there<br>https://exemple.org/a<wbr>bc","tim":1494010140123,"ext":".png","replies":3},
        {"no":101,"resto":100,"time":1494010200,"name":"Anonymous","id":"aB1","com":"<a href=\"#p100\" class=\"quotelink\">&gt;&gt;100</a><br><span class=\"quote\">&gt;look</span>"},
        {"no":102,"resto":100,"time":1494010260,"name":"Anonymous"},
        {"no":103,"resto":100,"time":1494010320,"name":"Op","trip":"!trip","com":"<a href=\"/pol/thread/100#p101\" class=\"quotelink\">&gt;&gt;101</a>"}]}
        """;

    [Fact]
    public void A_thread_is_read_with_posters_that_are_known_only_within_it()
    {
        var found = FileCapture.Read(Thread);

        Assert.Equal(["100/aB1", "100/aB1", "100/102", "!trip"], found.Posts.Select(post => post.Author.Id));
        Assert.Equal(["", "100 by /", "100 by /", "101 by /"], found.Posts.Select(post => post.ReplyTo));
        Assert.All(found.Posts, post => Assert.Equal("100", post.Conversation));
        Assert.Equal("Leak\n\nlook > there\nhttps://exemple.org/abc", found.Posts[0].Text);
        Assert.Equal(("https://exemple.org/abc", "1494010140123.png", "FR", 3L, "2017-05-05 18:49:00"), (found.Posts[0].Links, found.Posts[0].Media, found.Posts[0].Country, found.Posts[0].Replies, found.Posts[0].At));
        Assert.Null(found.Posts[1].Replies);
    }

    [Fact]
    public void A_catalogue_is_read_with_its_last_replies_and_a_bad_post_costs_only_itself()
    {
        var found = FileCapture.Read("""[{"page":1,"threads":[{"no":1,"resto":0,"time":1494010140,"last_replies":[{"no":2,"resto":1,"time":0},{"no":3,"resto":1,"time":1494010200}]}]}]""");

        Assert.Equal(["1", "3"], found.Posts.Select(post => post.Id));
        Assert.Equal("threads.last_replies.time", Assert.Single(found.Rejections).Field);
    }

    [Fact]
    [Trait("Needs", RealCaptures.Trait)]
    public void A_real_board_page_tells_times_in_utc()
    {
        var found = FileCapture.ReadReal("fourchan-board-json/wsg_board_page.json");

        Assert.Empty(found.Rejections);
        Assert.Equal((8, 2), (found.Own.Count, found.Own.Select(post => post.Conversation).Distinct().Count()));
        Assert.Contains("2015-12-30 08:51:44", found.Own.Select(post => post.At));
        Assert.Contains("https://www.youtube.com/watch?v=Yy44s_de15Y", found.Own.Select(post => post.Links));
        Assert.All(found.Own, post => Assert.DoesNotContain("<", post.Text, StringComparison.Ordinal));
    }
}
