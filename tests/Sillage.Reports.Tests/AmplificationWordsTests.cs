using Sillage.Analysis;
using Sillage.Reports.Amplification;
using Xunit;

namespace Sillage.Reports.Tests;

/// <summary>The story tells what descends from whom, with its interval, and only where there is something to tell.</summary>
public class AmplificationWordsTests
{
    [Fact]
    public void It_tells_counted_and_induced_descent_with_their_intervals()
    {
        var told = AmplificationWords.Story(Answer(), new Words("en")).Select(sentence => sentence.Text).ToArray();

        Assert.Equal(
            [
                "Of the 46,928 posts, 7,000 (14.9 %; 95 % interval 14.6 % to 15.2 %) repost, quote or answer @leaks_site’s 15 posts, directly or through others.",
                "Of the 46,928 posts, 9,120 (95 % interval 7,015 to 11,250) descend, by the model, from @leaks_site’s 15 posts; a common cause would look the same.",
            ],
            told);
    }

    [Fact]
    public void It_says_so_where_the_interval_reaches_zero() =>
        Assert.Equal(
            "Le volume ne montre pas avec certitude un effet des 15 publications de @leaks_site : selon le modèle, 672 publications en descendent (intervalle à 95 % de 0 à 1\u202f950).",
            AmplificationWords.Story(Answer(new Estimate(672, 0, 1950)), new Words("fr")).Last().Text);

    [Theory]
    [InlineData(1, "The volume shows no certain effect of @leaks_site’s one post: by the model 672 posts descend from it (95 % interval 0 to 1,950).")]
    [InlineData(15, "The volume shows no certain effect of @leaks_site’s 15 posts: by the model 672 posts descend from them (95 % interval 0 to 1,950).")]
    public void One_post_is_told_in_the_singular(int acts, string sentence)
    {
        var answer = Answer(new Estimate(672, 0, 1_950));
        var account = answer.Result.Accounts[0] with { Acts = acts };

        Assert.Equal(sentence, AmplificationWords.Induced(account, account.Induced!, answer.Result.TopicPosts, new Words("en")));
    }

    [Fact]
    public void Only_what_is_counted_is_told_where_the_volume_bends_faster_than_the_background() =>
        Assert.Single(AmplificationWords.Story(Answer(tooSlow: true), new Words("en")));

    [Fact]
    public void It_is_silent_where_hardly_anything_descends() =>
        Assert.Empty(AmplificationWords.Story(Answer(descending: 40), new Words("en")));

    [Fact]
    public void Both_languages_tell_as_much() =>
        Assert.Equal(AmplificationWords.Story(Answer(), new Words("en")).Select(one => one.Anchor), AmplificationWords.Story(Answer(), new Words("fr")).Select(one => one.Anchor));

    /// <summary>One account, with a model.</summary>
    internal static Answer<AmplificationOptions, AmplificationResult> Answer(Estimate? induced = null, long descending = 7_000, bool tooSlow = false)
    {
        var at = new DateTimeOffset(2017, 5, 5, 19, 20, 0, TimeSpan.Zero);
        var posts = induced ?? new Estimate(9_120.4, 7_014.6, 11_250);
        var share = Sillage.Analysis.Statistics.Shares.Wilson(descending, 46_928);
        var account = new AmplifyingAccount(
            1, "leaks_site", "x", 4_600_000, 15, 15, at, at.AddHours(2), new CountedDescent(descending, 0, 0, share, share, share), new ExpectedDescent(descending, 0, 0.5),
            new InducedDescent(posts, new Estimate(0.2, 0.1, 0.3), new Estimate(600, 500, 700), new Estimate(300, 200, 400), [posts]),
            new InterruptedSeries(15, 1, 1.2, 0.1, [new SeriesMoment(at, "1", 100, 130, 110, 90, 140, 1.2, 0.1, 200, [new NearbyEvent("account", "anna", at, 10)])]),
            new AddressedAudience(69_000_000, 4_600_000, 15, 0));
        var fit = new GoodnessOfFit(46_000, 0.01, 0.006, [new WaitQuantile(0.5, 0.7, 0.69)]);
        var model = new InducedModel(
            at, at.AddHours(3), 1, 3, [new ReactionTime(5, 1)], true, -100, new Estimate(0.3, 0.2, 0.4), new Estimate(30_000, 20_000, 40_000),
            [new InducedCrowd("everyone else", 46_913, [new Estimate(30_000, 20_000, 40_000)], fit)], [new BackgroundChoice(6, 2, 200, !tooSlow, 0.3, [9_120]), new BackgroundChoice(3, 3, 210, tooSlow, 0.3, [9_120])], 400, 400);
        return new Answer<AmplificationOptions, AmplificationResult>("sillage/amplify/1", "#leak", new AmplificationOptions(), new AmplificationResult(46_928, [account], model), [], new Method("", ""));
    }
}
