using Sillage.Cases;
using Sillage.Cases.Import;
using Sillage.Cases.Topics;
using Sillage.Posts.Captures;
using Sillage.Testing;
using Xunit;

namespace Sillage.Analysis.Tests;

/// <summary>The facts that the real captures' READMEs state, through the whole chain: reader, case, topic, question.</summary>
[Trait("Needs", RealCaptures.Trait)]
public class RealCaptureTests
{
    [Fact]
    public void MacronLeaks_among_the_accounts_of_the_Internet_Research_Agency()
    {
        using var target = Import("data/ira-french-election-2017/ira_tweets_2017-04-15_2017-05-15.csv.gz");
        Assert.Equal((90_729, 553), (CaseInfo.Of(target).Posts, CaseInfo.Of(target).Accounts));

        var scan = Scan.Run(Slice(target, "#MacronLeaks"), new ScanOptions(), TestContext.Current.CancellationToken).Result;
        Assert.Equal((14, 5), (scan.Posts, scan.Accounts));
        Assert.Equal(new DateTimeOffset(2017, 5, 5, 21, 13, 0, TimeSpan.Zero), scan.First!.At);

        var gate = Scan.Run(Slice(target, "#macrongate"), new ScanOptions(), TestContext.Current.CancellationToken).Result;
        Assert.Equal((7, 6), (gate.Posts, gate.Accounts));
        var anywhere = Languages.Run(Slice(target, "lang:en macron"), new LanguagesOptions(), TestContext.Current.CancellationToken).Result;
        Assert.Equal("en", Assert.Single(anywhere.Total).Language);
        // The README's "anywhere", in hashtags too.
        var spoken = Languages.Run(Slice(target, "contains:macron"), new LanguagesOptions(), TestContext.Current.CancellationToken).Result;
        Assert.Equal([("en", 177L), ("it", 94), ("de", 52), ("fr", 29)], spoken.Total.Take(4).Select(share => (share.Language, share.Posts)));
        Assert.Equal(356, spoken.Total.Sum(share => share.Posts));
    }

    [Fact]
    public void The_Koch_Farms_hoax()
    {
        using var target = Import("data/ira-kochfarms-hoax-2015/ira_tweets_2015-11-24_2015-12-04.csv.gz");
        var slice = Slice(target, "#kochfarms");

        var scan = Scan.Run(slice, new ScanOptions(), TestContext.Current.CancellationToken).Result;
        Assert.Equal((4_112, 158), (scan.Posts, scan.Accounts));
        Assert.Equal(new DateTimeOffset(2015, 11, 26, 22, 12, 0, TimeSpan.Zero), scan.First!.At);
        Assert.Equal(94, scan.Peak!.Posts);
        Assert.Equal([70L, 65, 63, 58, 57, 56], scan.MostActive.Take(6).Select(account => account.Posts));
        Assert.Equal(0.577578, scan.Top50Share, 6);

        var firstHour = Origin.Run(slice, new OriginOptions(), TestContext.Current.CancellationToken).Result.FirstHour;
        Assert.Equal([7L, 23, 11, 17, 45, 24, 0, 0, 0, 2, 0, 0], firstHour.Chunk(5).Select(five => five.Sum(minute => minute.Posts)));
        Assert.NotEmpty(Tempo.Run(slice, new TempoOptions(), TestContext.Current.CancellationToken).Result.Bursts);

        // Computed apart from Sillage; 773 reposts and 179 quotes.
        var traffic = Manipulation.Run(slice, new ManipulationOptions { QuotesToo = true }, [], TestContext.Current.CancellationToken).Result.Whole;
        Assert.Equal((23.1518, 57.7578, 26.0253, 86.0983), (Math.Round(traffic.RepostPercent, 4), Math.Round(traffic.TopPercent, 4), Math.Round(traffic.PostsPerAccount, 4), Math.Round(traffic.Coefficient, 4)));
        Assert.Equal(TrafficStanding.NotComparable, traffic.Standing);
        Assert.Equal(18.7986, Manipulation.Run(slice, new ManipulationOptions(), [], TestContext.Current.CancellationToken).Result.Whole.RepostPercent, 4);
    }

    [Fact]
    public void Signs_of_one_very_busy_account_of_Truth_Social_are_those_that_its_export_allows()
    {
        using var target = Import("data/truth-social-archive/truths_2022_2024.csv.gz");
        var answer = Automation.Run(Slice(target, ""), new AutomationOptions(), TestContext.Current.CancellationToken);

        var account = Assert.Single(answer.Result.Ranked);
        Assert.Equal(24_381, account.Posts);
        double? Value(string code) => account.Measurements.Single(one => one.Code == code).Value;
        // 24,381 posts in less than three years, with nights: no machine's day. The export has neither profiles nor programs nor texts.
        Assert.Equal((137, 23.19, 11.07), (Value("busiest-day"), Math.Round(Value("captured-per-day")!.Value, 2), Math.Round(Value("daily-pause")!.Value, 2)));
        Assert.Null(Value("clients"));
        Assert.Null(Value("copied-texts"));
        Assert.Null(Value("age"));
        Assert.Equal((1, 7), (account.Signs, account.Of));
        Assert.Contains("signs-not-measurable", answer.Codes());
    }

    [Fact]
    public void Amplification_of_the_Koch_Farms_hoax_by_a_clock_of_minutes()
    {
        using var target = Import("data/ira-kochfarms-hoax-2015/ira_tweets_2015-11-24_2015-12-04.csv.gz");
        // It names no author of what was reposted: accounts can only be chosen by followers, and nothing descends by counting.
        var answer = Amplification.Run(Slice(target, "#kochfarms"), new AmplificationOptions { By = SourceOrder.Followers }, TestContext.Current.CancellationToken);

        Assert.Equal((4_112, 10), (answer.Result.TopicPosts, answer.Result.Accounts.Count));
        Assert.Equal(60, answer.Result.Model!.TickSeconds);
        Assert.All(answer.Result.Accounts, account => Assert.True(account.Induced is null || account.Induced.Posts.High < answer.Result.TopicPosts));
        Assert.Contains("descent-unnamed", answer.Codes());
        Assert.Equal(answer.Result.Model.Crowds[0].Posts, answer.Result.Accounts.Sum(account => account.Induced?.Posts.Value ?? 0) + answer.Result.Model.Crowds[0].Origins[0].Value, 1e-2);
        Assert.Contains("minute-clock", answer.Codes());
    }

    [Fact]
    public void Amplification_of_the_few_posts_on_MacronLeaks_by_the_same_agency_is_counted_and_not_modelled()
    {
        using var target = Import("data/ira-french-election-2017/ira_tweets_2017-04-15_2017-05-15.csv.gz");

        var few = Amplification.Run(Slice(target, "#MacronLeaks"), new AmplificationOptions(), TestContext.Current.CancellationToken);
        Assert.Equal(14, few.Result.TopicPosts);
        Assert.Null(few.Result.Model);

        // The agency deleted whom it reposted: accounts can only be chosen by followers.
        var everything = Amplification.Run(Slice(target, "macron"), new AmplificationOptions { By = SourceOrder.Followers }, TestContext.Current.CancellationToken).Result;
        Assert.NotEmpty(everything.Accounts);
        Assert.NotNull(everything.Model);
    }

    private static CaseFile Import(string path)
    {
        var target = CaseFile.CreateTemporary();
        Importer.Run(target, CaptureFile.Find([RealCaptures.Path(path)]), new ImportOptions(), null, TestContext.Current.CancellationToken);
        return target;
    }

    private static Slice Slice(CaseFile target, string topic) => SliceLoader.Load(target, Topic.Parse(topic), TestContext.Current.CancellationToken);
}
