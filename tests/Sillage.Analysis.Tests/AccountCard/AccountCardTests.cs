using CsCheck;
using Sillage.Cases;
using Sillage.Cases.Topics;
using Sillage.Posts;
using Sillage.Testing;
using Xunit;

namespace Sillage.Analysis.Tests;

public class AccountCardTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void A_card_counts_what_the_account_did_and_what_others_did_with_it()
    {
        using var source = CardedCase.Make();

        var card = Card(source.Slice(), "@ALICE");

        Assert.Equal((65L, 41L, 24L, 0L, 0L), (card.Posts, card.ByKind.Original, card.ByKind.Repost, card.ByKind.Quote, card.ByKind.Reply));
        Assert.Equal((5L, 5L), (card.RepostsEarned, card.RepostedBy));
        Assert.Equal((5L, 5L, 5L), (card.Descent.Direct.Count, card.Descent.Descending.Count, card.Descent.Reposts));
        Assert.Equal([new AccountCount("press", 24)], card.Reposts);
        Assert.Equal(["reader0", "reader1", "reader2", "reader3", "reader4"], card.Reposters.Select(one => one.Account).Order());
        Assert.Equal(("1", 5L), (card.MostReposted[0].Post.PostId, card.MostReposted[0].Reposts));
        Assert.Equal((700L, 782L), (card.LeastFollowers, card.MostFollowers));
        Assert.Equal([("alice", "Alice"), ("alice", "Alice & Co")], card.Names.Select(name => (name.Handle, name.Name)));
        Assert.Equal(InventedPost.Start.AddDays(-30), card.Profile!.CreatedAt);
        Assert.Equal(65, card.Week.Posts.Sum());
        Assert.Equal(card.Share.Of - 65, card.Week.Crowd.Sum());
        Assert.Equal(card.Posts, card.Timeline.Sum(bucket => bucket.Posts));
        // 5 May 2017 was a Friday: 18:49 UTC.
        Assert.True(card.Week.Posts[(4 * 24) + 18] > 0);
    }

    [Fact]
    public void Delays_are_told_beside_the_crowd()
    {
        using var source = CardedCase.Make();

        var delays = Card(source.Slice(), "alice").Delays!;

        Assert.Equal((24L, 0L, 2.0), (delays.Timed, delays.Untimed, delays.MedianSeconds));
        Assert.Equal(24, delays.Bins.Single(bin => bin.BelowSeconds == 5).Reposts);
        Assert.Equal(5 + 48 + 360, delays.CrowdTimed);
        Assert.Equal(delays.CrowdTimed, delays.Bins.Sum(bin => bin.Crowd));
        Assert.InRange(delays.CrowdMedianSeconds!.Value, 60, 2460);
    }

    [Fact]
    public void Copies_groups_and_programs_come_with_their_denominators()
    {
        using var source = CardedCase.Make();

        var card = Card(source.Slice(), "alice");

        Assert.Equal((1L, 41L), (card.Copies!.Posts.Count, card.Copies.Posts.Of));
        var copy = Assert.Single(card.Copies.Examples);
        Assert.Equal(("91", 2L, "dave"), (copy.PostId, copy.Others, copy.First.Account));
        var group = Assert.Single(card.Groups);
        Assert.Equal((3, 2, 48), (group.Accounts, group.Partners, group.Meetings));
        Assert.True(group.Expected < group.GroupMeetings / 4.0, $"{group.Expected} expected of {group.GroupMeetings}");
        var program = Assert.Single(card.Clients);
        Assert.Equal((65L, 1.0, 0L), (program.Posts, program.Share.Value, program.Crowd.Count));
    }

    [Fact]
    public void The_evidence_is_that_of_the_question_on_automation()
    {
        using var source = CardedCase.Make();
        var slice = source.Slice();

        var card = Card(slice, "alice");
        var ranked = Automation.Run(slice, new AutomationOptions { Top = int.MaxValue, NameAccounts = true }, Token).Result.Ranked.Single(one => one.Account == "alice");

        Assert.Equal((ranked.Signs, ranked.Of), (card.Evidence!.Signs, card.Evidence.Of));
        Assert.Equal(ranked.Measurements, card.Evidence.Measurements);
        Assert.Equal(card.Indicators.Select(use => use.Code), card.Evidence.Measurements.Select(one => one.Code));
    }

    [Fact]
    public void Hours_follow_the_time_zone_and_nothing_else_does()
    {
        using var source = CardedCase.Make();
        var slice = source.Slice();

        var utc = Card(slice, "alice");
        var tokyo = Card(slice, "alice", "Asia/Tokyo");

        Assert.Equal(utc.Week.Posts, Enumerable.Range(0, 168).Select(place => tokyo.Week.Posts[(place + 9) % 168]));
        Assert.Equal(utc.Evidence!.Measurements, tokyo.Evidence!.Measurements);
        Assert.Equal(utc.Sleep.LongestHours, tokyo.Sleep.LongestHours);
        Assert.Equal(utc.Week.Divergence!.Value, tokyo.Week.Divergence!.Value, 12);
    }

    [Fact]
    public void Another_name_changes_nothing_but_the_name()
    {
        using var source = CardedCase.Make();
        using var renamed = CardedCase.Make("zelda");

        var (one, other) = (Card(source.Slice(), "alice"), Card(renamed.Slice(), "zelda"));

        Assert.Equal(("zelda", one.Posts, one.RepostsEarned), (other.Account, other.Posts, other.RepostsEarned));
        Assert.Equal(one.Week.Posts, other.Week.Posts);
        Assert.Equal(one.Delays!.Bins, other.Delays!.Bins);
        Assert.Equal(one.Groups.Select(group => group.Meetings), other.Groups.Select(group => group.Meetings));
        Assert.Equal(one.Copies!.Posts, other.Copies!.Posts);
    }

    [Fact]
    public void An_account_that_others_only_repost_has_a_card_without_posts()
    {
        var slice = PlainSlice.Of(new PlainPost(0, "quiet") { Embedded = true }, new PlainPost(5, "bob", PostKind.Repost, 0, "quiet"));

        var answer = AccountCard.Run(slice, new AccountCardOptions { Account = "quiet" }, Token);

        Assert.Equal((0L, 1L, 1L), (answer.Result.Posts, answer.Result.RepostsEarned, answer.Result.RepostedBy));
        Assert.Null(answer.Result.Evidence);
        Assert.Null(answer.Result.First);
        Assert.Contains("no-own-posts", answer.Codes());
        Assert.Contains("no-profile", answer.Codes());
    }

    [Fact]
    public void What_the_capture_does_not_tell_is_null_and_not_zero()
    {
        var card = Card(PlainSlice.Of(new PlainPost(0, "anna"), new PlainPost(60, "anna")), "anna");

        Assert.Null(card.Profile);
        Assert.Null(card.Delays);
        Assert.Null(card.Copies);
        Assert.Null(card.LeastFollowers);
        Assert.Null(card.Week.Divergence);
        Assert.Null(card.Sleep.DailyHours);
        Assert.Empty(card.Clients);
        Assert.Empty(card.Sleep.QuietHours);
        Assert.Equal(60 / 3600.0, card.Sleep.LongestHours!.Value, 12);
    }

    [Fact]
    public void A_name_that_nobody_has_is_told_with_what_is_like_it()
    {
        var slice = PlainSlice.Of(new PlainPost(0, "wikiletters"), new PlainPost(1, "bob"));

        Assert.Contains("none of the 2 accounts is called @letters. Like it: @wikiletters", Assert.Throws<NothingFoundException>(() => Card(slice, "@letters")).Message, StringComparison.Ordinal);
        Assert.Contains("name the account", Assert.Throws<NothingFoundException>(() => Card(slice, "@")).Message, StringComparison.Ordinal);
        Assert.Equal("bob", Card(slice, "id-bob").Account);
    }

    [Fact]
    public void Sums_hold_for_any_slice() => RandomSlices.Any.Sample(
        slice =>
        {
            for (var account = 0; account < Math.Min(3, slice.Accounts.Count); account++)
            {
                var card = Card(slice, slice.Accounts[account].Id);
                Assert.Equal(card.Posts, card.Week.Posts.Sum());
                Assert.Equal(card.Posts, card.Timeline.Sum(bucket => bucket.Posts));
                Assert.Equal(card.Share.Of, card.Week.Posts.Sum() + card.Week.Crowd.Sum());
                Assert.Equal(card.Reposters.Sum(one => one.Posts), card.Reposters.Count < 10 ? card.RepostsEarned : card.Reposters.Sum(one => one.Posts));
                Assert.True((card.Delays?.Bins.Sum(bin => bin.Reposts) ?? 0) == (card.Delays?.Timed ?? 0));
            }
        },
        iter: 200);

    private static AccountCardResult Card(Slice slice, string account, string zone = "UTC") =>
        AccountCard.Run(slice, new AccountCardOptions { Account = account, TimeZone = zone }, Token).Result;
}
