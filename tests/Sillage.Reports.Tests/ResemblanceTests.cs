using Sillage.Analysis;
using Sillage.Testing;
using Xunit;

namespace Sillage.Reports.Tests;

/// <summary>A probability is told only under a base rate, with the models behind it, in both languages.</summary>
public sealed class ResemblanceTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Without_a_base_rate_there_is_no_probability_and_with_one_all_of_it_is_told_in_French_too()
    {
        using var card = CardedCase.Make();
        var without = Analysis.Automation.Run(card.Slice(), new AutomationOptions(), Token);
        var with = Analysis.Automation.Run(card.Slice(), new AutomationOptions { BaseRate = 0.05, NameAccounts = true }, Token);

        Assert.Empty(without.Result.Calibrations);
        Assert.All(without.Result.Ranked, account => Assert.Null(account.Probability));
        Assert.DoesNotContain(without.Caveats, caveat => caveat.Code == "resemblance-only");
        Assert.DoesNotContain(AnswerTables.Of(without), table => table.Name == "automation-calibration" || table.Columns.Contains("resemblance"));

        var alice = with.Result.Ranked.Single(account => account.Account == "alice");
        Assert.Equal("full", alice.Probability!.Variant);
        Assert.InRange(alice.Probability.Value, 0, 1);
        Assert.Equal(2, with.Result.Calibrations.Count);
        Assert.Equal(1, with.Result.Calibrations.Sum(one => one.Scored));
        Assert.NotNull(French.Of(with.Caveats.Single(caveat => caveat.Code == "resemblance-only")));
        var tables = AnswerTables.Of(with);
        Assert.Contains(tables, table => table.Name == "automation-calibration");
        Assert.DoesNotContain(tables.SelectMany(table => table.Columns), column => !French.Knows(column));
        Assert.DoesNotContain(tables, table => table.Title == French.Of(table).Title);
    }

    [Fact]
    public void A_greater_base_rate_gives_a_greater_probability_and_the_card_tells_the_same()
    {
        using var card = CardedCase.Make();
        double Said(double rate) => Analysis.Automation.Run(card.Slice(), new AutomationOptions { BaseRate = rate, NameAccounts = true }, Token).Result.Ranked.Single(account => account.Account == "alice").Probability!.Value;
        var answer = AccountCard.Run(card.Slice(), new AccountCardOptions { Account = "alice", BaseRate = 0.3 }, Token);

        Assert.True(Said(0.05) < Said(0.3) && Said(0.3) < Said(0.9));
        Assert.Equal(Said(0.3), answer.Result.Evidence!.Probability!.Value);
        Assert.Contains(answer.Caveats, caveat => caveat.Code == "resemblance-only");
        Assert.Contains(AnswerTables.Of(answer)[0].Rows, row => "resemblance to labelled automated accounts".Equals(row[0]) && French.Knows((string)row[0]!));
    }

    [Theory]
    [InlineData(60, "one 1; two 2; three 3")]
    [InlineData(14, "one 1; two 2; +1 more")]
    [InlineData(1, "one 1; +2 more")]
    public void A_narrow_place_shows_whole_entries_and_how_many_more_there_are(int room, string shown)
    {
        Assert.Equal(shown, new CellList(["one 1", "two 2", "three 3"]).Within(room));
        Assert.Equal("one 1; two 2; three 3", Table.Cell(new CellList(["one 1", "two 2", "three 3"])));
    }
}
