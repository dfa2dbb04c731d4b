using Sillage.Testing;
using Xunit;

namespace Sillage.Analysis.Tests;

/// <summary>What no platform tagged is detected from the text, and marked so.</summary>
public class LanguageDetectionTests
{
    private const string French = "Les documents publiés ce soir montrent que la campagne a menti aux électeurs";

    [Fact]
    public void A_tag_is_believed_whatever_the_text_says()
    {
        using var source = InventedCase.Of(new InventedPost(1, "alice") { Text = French, Language = "en" });

        var share = Assert.Single(source.Languages().Result.Total);

        Assert.Equal(("en", 1, 0), (share.Language, share.Tagged, share.Detected));
        Assert.DoesNotContain("languages-detected", source.Languages().Codes());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("und")]
    [InlineData("qht")] // X's word for posts of hashtags only
    public void Without_a_tag_the_text_tells(string? tag)
    {
        using var source = InventedCase.Of(new InventedPost(1, "alice") { Text = French, Language = tag }, new InventedPost(2, "bob", 1) { Language = "fr" });

        var answer = source.Languages();

        var share = Assert.Single(answer.Result.Total);
        Assert.Equal(("fr", 2, 1, 1), (share.Language, share.Posts, share.Tagged, share.Detected));
        var caveat = answer.Caveats.Single(caveat => caveat.Code == "languages-detected");
        Assert.Equal(("1", "2"), (caveat.Values!["posts"], caveat.Values["of"]));
    }

    [Theory]
    [InlineData("Nous voulons la vérité", "undetermined")] // 19 letters
    [InlineData("Nous voulions la vérité", "fr")] // 20 letters
    [InlineData("Nous voulions la vérité !!! 2017", "fr")]
    [InlineData("Vérité #NousVoulionsLaVérité @nous_voulions https://verite.example.org/nous-voulions", "undetermined")] // tags, names and links do not count
    [InlineData("", "undetermined")]
    public void It_takes_twenty_letters(string text, string language)
    {
        using var source = InventedCase.Of(new InventedPost(1, "alice") { Text = text, Language = null });

        Assert.Equal(language, Assert.Single(source.Languages().Result.Total).Language);
    }

    [Fact]
    public void A_repost_is_detected_from_its_originals_text()
    {
        var original = new InventedPost(1, "alice") { Text = French, Language = null };
        using var source = InventedCase.Of(original.RepostedBy(2, "bob", 1) with { Language = null });

        var result = source.Languages().Result;

        // The original is embedded: it does not count.
        Assert.Equal(("fr", 1, 1), (result.Total[0].Language, result.Total[0].Posts, result.Total[0].Detected));
        Assert.Empty(result.Originals);
    }

    [Fact]
    public void A_language_that_an_account_was_tagged_with_once_is_tagged_for_it()
    {
        using var source = InventedCase.Of(
            new InventedPost(1, "alice") { Text = French, Language = null }, new InventedPost(2, "alice", 1) { Language = "fr" }, new InventedPost(3, "bob", 2) { Text = French, Language = null });

        var share = Assert.Single(source.Languages().Result.ByAccounts);

        Assert.Equal(("fr", 2, 1, 1), (share.Language, share.Posts, share.Tagged, share.Detected));
    }

    [Fact]
    public void Beyond_the_limit_of_different_texts_nothing_is_detected_and_that_is_told()
    {
        using var source = InventedCase.Of(
            new InventedPost(1, "alice") { Text = French, Language = null }, new InventedPost(2, "bob", 1) { Text = French, Language = null },
            new InventedPost(3, "carol", 2) { Text = French + ", dit-on", Language = null });

        var answer = source.Languages(options: new LanguagesOptions { MostDetected = 1 });

        // Which of the two texts is in the sample depends on their hashes alone.
        Assert.Equal(["fr", "undetermined"], answer.Result.Total.Select(share => share.Language).Order());
        Assert.Equal(3, answer.Result.Total.Sum(share => share.Posts));
        Assert.Equal("1", answer.Caveats.Single(caveat => caveat.Code == "detection-limit").Values!["texts"]);
    }
}
