using Sillage.Cases;
using Sillage.Posts;
using Xunit;

namespace Sillage.Analysis.Tests;

public class AutomationTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void A_metronome_that_only_reposts_at_once_shows_its_signs_and_a_person_does_not()
    {
        // The press posts every ten minutes at changing seconds, the machine reposts each of it three seconds later, the person some of it much later.
        var press = Enumerable.Range(0, 100).Select(i => new PlainPost(i * 600, "press")).ToArray();
        var machine = Enumerable.Range(0, 100).Select(i => new PlainPost((i * 600) + 3, "machine", PostKind.Repost, i, "press"));
        var person = new[] { 1, 2, 5, 9, 14, 15, 30, 31, 60, 90 }.SelectMany((i, turn) => new[] { new PlainPost((i * 600) + 60 + (turn * turn * 7), "person", PostKind.Repost, i, "press"), new PlainPost((i * 600) + 100 + (turn * 31), "person") });

        var result = Automation.Run(PlainSlice.Sorted([.. press, .. machine, .. person]), new AutomationOptions { NameAccounts = true }, Token).Result;

        Assert.Equal((3, 3), (result.Accounts, result.Examined));
        var first = result.Ranked[0];
        Assert.Equal(("machine", 100L, true), (first.Account, first.Posts, first.Named));
        Assert.Equal((100.0, 1.0, 1.0, 3.0, -1.0), (Value(first, "busiest-day"), Value(first, "repost-share"), Value(first, "fast-reposts"), Value(first, "repost-delay"), Math.Round(Value(first, "burstiness")!.Value, 9)));
        // The digits of the handle are the sixth that can be looked for.
        Assert.Equal((5, 6), (first.Signs, first.Of));
        Assert.Equal("person", result.Ranked[^1].Account);
        Assert.Equal(0, result.Ranked[^1].Signs);
        Assert.Equal(0.5, Value(result.Ranked[^1], "repost-share"));
    }

    [Fact]
    public void What_cannot_be_measured_is_not_zero()
    {
        var short_ = PlainSlice.Sorted([.. Enumerable.Range(0, 12).Select(i => new PlainPost(i * 60, "anna"))]);

        var anna = Assert.Single(Automation.Run(short_, new AutomationOptions(), Token).Result.Ranked);

        Assert.Null(Value(anna, "burstiness"));
        Assert.Null(Value(anna, "daily-pause"));
        Assert.Null(Value(anna, "fast-reposts"));
        Assert.Equal(0, Value(anna, "repost-share"));
        Assert.Equal(3, anna.Of);
    }

    [Fact]
    public void Small_accounts_get_a_made_up_name_and_large_ones_are_named()
    {
        PlainPost[] posts = [.. Enumerable.Range(0, 20).Select(i => new PlainPost(i * 60, i % 2 == 0 ? "small" : "large") { Followers = i % 2 == 0 ? 10 : 100_000 })];

        var result = Automation.Run(PlainSlice.Sorted(posts), new AutomationOptions(), Token).Result;

        Assert.Contains(result.Ranked, account => account is { Account: "large", Named: true });
        var small = Assert.Single(result.Ranked, account => !account.Named);
        Assert.StartsWith("account-", small.Account, StringComparison.Ordinal);
        Assert.Equal(small.Account, Automation.Run(PlainSlice.Sorted(posts), new AutomationOptions(), Token).Result.Ranked.Single(account => !account.Named).Account);
    }

    [Fact]
    public void Accounts_with_few_posts_are_counted_not_examined()
    {
        var answer = Automation.Run(PlainSlice.Sorted([.. Enumerable.Range(0, 30).Select(i => new PlainPost(i, $"a{i}"))]), new AutomationOptions(), Token);

        Assert.Equal((30, 0), (answer.Result.Accounts, answer.Result.Examined));
        Assert.Contains("accounts-not-examined", answer.Codes());
        Assert.Equal((0, 30), (answer.Result.ManySigns.Count, answer.Result.ManySigns.Of));
    }

    [Fact]
    public void A_looser_threshold_never_finds_less() => Assert.All(
        Automation.Run(PlainSlice.Sorted([.. Enumerable.Range(0, 100).Select(i => new PlainPost(i * 60, i % 3 == 0 ? "a" : "b"))]), new AutomationOptions { ManySigns = 1 }, Token).Result.Sensitivity,
        one => Assert.True(one.Looser >= one.Stricter));

    private static double? Value(AccountEvidence account, string code) => account.Measurements.Single(one => one.Code == code).Value;
}
