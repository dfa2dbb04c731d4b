using Sillage.Calibration;
using Sillage.Cases;
using Sillage.Cases.Import;
using Sillage.Posts.Captures;
using Sillage.Testing;
using Xunit;

namespace Sillage.Analysis.Tests;

/// <summary>The labelled set of 2017: read as it is, fitted anew, compared with what is shipped.</summary>
[Trait("Needs", RealCaptures.Trait)]
public class LabelledAccountsTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void The_shipped_calibration_is_what_the_labelled_accounts_give()
    {
        var accounts = new LabelledAccounts();
        accounts.Add(RealCaptures.Path("data/labelled-bots-2017/bots.csv.gz"), automated: true, Token);
        accounts.Add(RealCaptures.Path("data/labelled-bots-2017/humans.csv.gz"), automated: false, Token);

        // 777 rows of people, one of them twice (62513246).
        Assert.Equal((1487, 711), (accounts.Count, accounts.Labels(withPost: false).Count(label => label)));
        var fitted = LabelledFit.Of(accounts);
        Assert.Equal(fitted.Select(one => one.Variant), ShippedCalibration.All.Select(one => one.Variant));
        foreach (var (fit, shipped) in fitted.Zip(ShippedCalibration.All))
        {
            Assert.All(fit.Model.Features.Zip(shipped.Model.Features), pair => Assert.Equal(pair.Second.Coefficient, pair.First.Coefficient, 9));
            Assert.Equal((shipped.Measures.Accounts, shipped.Measures.Automated), (fit.Measures.Accounts, fit.Measures.Automated));
            Assert.Equal((shipped.Measures.Auc, shipped.Measures.Brier), (fit.Measures.Auc, fit.Measures.Brier));
            Assert.InRange(fit.Measures.Auc, 0.9, 0.97);
            Assert.True(fit.Measures.Brier < fit.Measures.BrierOfShare / 2);
        }
    }

    [Fact]
    public void Ids_that_a_spreadsheet_destroyed_are_not_one_account_and_dates_of_three_notations_are_read()
    {
        using var target = CaseFile.CreateTemporary();
        Importer.Run(target, CaptureFile.Find([RealCaptures.Path("data/labelled-bots-2017/bots.csv.gz")]), new ImportOptions(), null, Token);
        Assert.Equal<object>([711L, 711L, 711L, 2007L, 2017L], new[] { "count(*)", "count(DISTINCT handle)", "count(created_at)", "min(year(created_at))", "max(year(created_at))" }.Select(figure => Asked($"{figure} FROM accounts")));
        Assert.Equal<object>(
            ["2015-10-17 22:35:31", "2017-03-13 22:21:00", "2012-06-23 00:00:00"],
            new[] { "mcgucket_bot", "BowieK66", "BloombrgNewsish" }.Select(handle => Asked($"strftime(created_at, '%Y-%m-%d %H:%M:%S') FROM accounts WHERE handle = '{handle}'")));

        object Asked(string select)
        {
            using var command = target.Connection.CreateCommand();
            command.CommandText = "SELECT " + select;
            return command.ExecuteScalar()!;
        }
    }

    [Fact]
    public void Accounts_of_a_troll_factory_by_their_published_category()
    {
        const string capture = "data/ira-french-election-2017/ira_tweets_2017-04-15_2017-05-15.csv.gz";
        using var target = CaseFile.CreateTemporary();
        Importer.Run(target, CaptureFile.Find([RealCaptures.Path(capture)]), new ImportOptions(), null, Token);

        var result = Automation.Run(SliceLoader.Load(target, Cases.Topics.Topic.Everything, Token), new AutomationOptions { Top = int.MaxValue, NameAccounts = true, BaseRate = 0.05 }, Token).Result;

        Assert.Equal((553, 375), (result.Accounts, result.Examined));
        // Its clock knows minutes only, and it tells no originals, no programs and no profiles: none of this is a zero.
        foreach (var code in new[] { "burstiness", "memory", "fullest-second", "fast-reposts", "clients", "posts-per-day", "default-picture", "made-together", "partners" })
            Assert.Equal((code, 0), (code, result.Indicators.Single(one => one.Code == code).Measurable));
        Assert.All(result.Ranked, account => Assert.Null(account.Probability));
        // People ran most of these accounts: hardly one in fifty shows three signs, and none many.
        Assert.InRange(result.ManyAccounts, 1, 15);
        Assert.All(result.Ranked, account => Assert.InRange(account.Signs, 0, 4));
    }
}
