using Sillage.Cases.Topics;
using Sillage.Testing;
using Xunit;

namespace Sillage.Reports.Tests;

/// <summary>The story of small captures: what they do not carry is not told, and nothing is told as more than it is.</summary>
public sealed class StoryTests
{
    [Theory]
    [InlineData("#leak", "en", "The first post that was captured itself is by @bob, on 5 May 2017 at 18:49:00 UTC.", "First used in this capture by @alice on 5 May 2017 at 16:49:00 UTC, in a post seen only inside a repost or a quote.")]
    [InlineData("", "en", "The first post that was captured itself is by @bob, on 5 May 2017 at 18:49:00 UTC.", "Seen first in this capture: @alice on 5 May 2017 at 16:49:00 UTC, in a post seen only inside a repost or a quote.")]
    [InlineData("#leak", "fr", "La première publication captée elle-même est de @bob, le 5 mai 2017 à 18 h 49 UTC.", "Première occurrence dans cette capture : @alice, le 5 mai 2017 à 16 h 49 UTC, dans une publication vue seulement à travers un relais ou une citation.")]
    public void An_old_original_is_told_beside_the_first_captured_post(string topic, string language, params string[] sentences) =>
        Assert.Equal(sentences, Told([new InventedPost(1, "alice", -7200).RepostedBy(2, "bob", 7200)], topic, language, "origin"));

    [Fact]
    public void A_captured_first_post_needs_one_sentence() =>
        Assert.Equal(["Seen first in this capture: @alice on 5 May 2017 at 18:49:00 UTC."], Told([new InventedPost(1, "alice")], "", "en", "origin"));

    [Theory]
    [InlineData("en", "1 post by 1 account in 1 min, 1 a minute.")]
    [InlineData("fr", "1 publication de 1 compte en 1 min, soit 1 par minute.")]
    public void One_post_is_told_as_one_and_has_no_opening(string language, string sentence) =>
        Assert.Equal([sentence], Told([new InventedPost(1, "alice")], "", language, "volume"));

    [Fact]
    public void Languages_are_main_only_where_most_are_known()
    {
        var known = Enumerable.Range(0, 10).Select(i => new InventedPost(i + 1, "alice", i) { Language = "nl" }).ToArray();
        var unknown = Enumerable.Range(0, 11).Select(i => new InventedPost(i + 20, "bob", i) { Language = "und", Text = "" });

        Assert.Equal(["Main language: Dutch (100.0 %)."], Told(known, "", "en", "languages"));
        Assert.Equal(["Main language: Dutch (83.3 %); of 16.7 % of the posts the language is unknown."], Told([.. known, .. unknown.Take(2)], "", "en", "languages"));
        Assert.Empty(Told([.. known, .. unknown], "", "en", "languages"));
    }

    [Theory]
    [InlineData("en", "by one platform and no clear community;")]
    [InlineData("fr", "d’après une plateforme et aucune communauté nette ;")]
    public void The_breakout_of_a_few_posts_names_what_it_rests_on(string language, string words) =>
        Assert.Contains(words, Assert.Single(Told([new InventedPost(1, "alice")], "", language, "breakout")), StringComparison.Ordinal);

    private static string[] Told(IEnumerable<InventedPost> posts, string topic, string language, string section)
    {
        using var source = InventedCase.Of(posts);
        var results = Trace.Run(source, Topic.Parse(topic), [], [], "UTC", "sillage trace", null, TestContext.Current.CancellationToken);
        return [.. Story.Tell(results, language).Where(sentence => sentence.Anchor == section).Select(sentence => sentence.Text)];
    }
}
