using Sillage.Cases;
using Xunit;

namespace Sillage.Analysis.Tests;

/// <summary>Handles, profiles and programs, against figures worked out by hand.</summary>
public class NameSignsTests
{
    [Fact]
    public void The_likelihood_of_a_handle_is_the_mean_of_its_pairs()
    {
        var model = new HandleModel();
        model.Learn("ab");
        model.Learn("ac");
        // 37 can follow a letter, one is added to each count: start→a (2+1)/(2+37), a→b (1+1)/(2+37).
        Assert.Equal((Math.Log10(3.0 / 39) + Math.Log10(2.0 / 39)) / 2, model.LogLikelihood("ab"), 12);
        // start→x 1/39, x→q (0+1)/(0+37).
        Assert.Equal((Math.Log10(1.0 / 39) + Math.Log10(1.0 / 37)) / 2, model.LogLikelihood("xq"), 12);
        Assert.True(double.IsNaN(model.LogLikelihood("été")));
    }

    [Fact]
    public void Random_letters_stand_apart_from_words_and_a_batch_of_names_is_counted()
    {
        string[] words = ["river", "mountain", "paris", "marine", "rosemary", "carter", "sandra", "martin", "antoine", "catherine"];
        string[] handles = [.. Enumerable.Range(0, 120).Select(i => $"{words[i % 10]}_{words[i / 12]}"), "xqzvkwjh", .. Enumerable.Range(0, 5).Select(i => $"Patriot{i}482{i}")];
        var measured = Evidence.Of(PlainSlice.Of([.. handles.Distinct().Select((handle, i) => new PlainPost(i, handle))]));

        Assert.Equal(measured.Values.Min(one => one.Value("handle-likelihood")), measured["xqzvkwjh"].Value("handle-likelihood"));
        Assert.Equal((4, 5), (measured["Patriot04820"].Value("similar-handles"), measured["Patriot04820"].Value("handle-digits")));
        Assert.Equal((0, 0), (measured["xqzvkwjh"].Value("similar-handles"), measured["xqzvkwjh"].Value("handle-digits")));
    }

    [Theory]
    [InlineData(500, 20, 25.0, true)]
    [InlineData(500, 0, 500.0, true)]
    [InlineData(900, 100, 9.0, false)]
    [InlineData(499, 1, null, null)]
    public void Who_follows_many_and_is_followed_by_few_shows_a_sign_from_five_hundred_on(int following, int followers, double? ratio, bool? beyond)
    {
        var anna = Profiled(new AccountProfile { Account = 0, Following = following, Followers = followers });
        Assert.Equal((ratio, beyond), (anna["follows-per-follower"].Value, anna["follows-per-follower"].Beyond));
    }

    [Fact]
    public void A_profile_is_blank_by_the_fields_that_are_told()
    {
        // Somebody else's text shows that the capture has texts; a place and a link nobody has.
        var profiles = new Dictionary<string, AccountProfile>
        {
            ["anna"] = new() { Account = 0, Followers = 3, DefaultImage = true, DefaultProfile = false },
            ["bert"] = new() { Account = 0, Followers = 3, DefaultImage = false, DefaultProfile = false, Description = "Reader" },
        };
        var measured = Evidence.Of(PlainSlice.Of([new PlainPost(0, "anna"), new PlainPost(1, "bert")], profiles));

        Assert.Equal(2.0 / 3, measured["anna"].Value("blank-profile")!.Value, 12);
        Assert.Equal((1, 0), (measured["anna"].Value("empty-description"), measured["bert"].Value("empty-description")));
        Assert.Null(Profiled(new AccountProfile { Account = 0, Followers = 3, DefaultImage = true, DefaultProfile = true }).Value("empty-description"));
    }

    [Fact]
    public void Programs_of_the_list_are_told_from_the_platforms_and_from_unknown_ones()
    {
        string[] clients = ["<a href=\"https://ifttt.com\">IFTTT</a>", "dlvr.it", "Twitter Web App", "Twitter for iPhone", "My own thing", "IFTTT"];
        var anna = Evidence.Of(PlainSlice.Of([.. clients.Select((client, i) => new PlainPost(i, "anna") { Client = client })]), "anna");

        Assert.Equal((6, 0.5, true), (anna["clients"].Value, anna["tool-share"].Value, anna["tool-share"].Beyond));
        Assert.Equal(1.0 / 6, anna.Value("unlisted-share")!.Value, 12);
    }

    [Fact]
    public void Repeating_oneself_is_told_apart_from_copying_others()
    {
        string[] texts = ["A sentence that comes again and again", "a sentence THAT comes again and again", "A sentence that comes once, number one", "A sentence that comes once, number two", "A sentence that comes again and again"];
        var anna = Evidence.Of(PlainSlice.Of([.. texts.Select((text, i) => new PlainPost(i, "anna") { Text = text })]), "anna");

        Assert.Equal((0, 0.4), (anna.Value("copied-texts"), anna.Value("repeated-texts")));
    }

    private static Dictionary<string, Measurement> Profiled(AccountProfile profile) =>
        Evidence.Of(PlainSlice.Of([new PlainPost(0, "anna")], new Dictionary<string, AccountProfile> { ["anna"] = profile }), "anna");
}
