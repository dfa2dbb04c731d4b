using CsCheck;
using Sillage.Posts;
using Xunit;

namespace Sillage.Analysis.Tests;

public class SpreadersProperties
{
    [Fact]
    public void Posts_add_up_and_every_repost_of_a_known_other_is_earned_by_one_account() => RandomSlices.Any.Sample(slice =>
    {
        var captured = RandomSlices.Captured(slice);

        var spreaders = Spreaders.Run(slice, new SpreadersOptions { Top = int.MaxValue }, CancellationToken.None).Result;

        Assert.Equal(captured.Length, spreaders.TopicPosts);
        Assert.Equal(captured.Length, spreaders.Accounts.Sum(account => account.Posts));
        Assert.Equal(
            captured.Count(post => slice.Kind[post] == PostKind.Repost && slice.TargetAccount[post] >= 0 && slice.TargetAccount[post] != slice.Account[post]),
            spreaders.Accounts.Sum(account => account.RepostsEarned));
    });

    [Fact]
    public void A_share_is_that_of_the_posts_which_are_the_accounts_or_reposts_of_them() => RandomSlices.Any.Sample(slice =>
    {
        var captured = RandomSlices.Captured(slice);
        var spreaders = Spreaders.Run(slice, new SpreadersOptions { Top = int.MaxValue }, CancellationToken.None).Result.Accounts;

        foreach (var spreader in spreaders)
        {
            var account = slice.Accounts.Index().Single(pair => pair.Item.Handle == spreader.Account).Index;
            var its = captured.Count(post => slice.Account[post] == account || (slice.Kind[post] == PostKind.Repost && slice.TargetAccount[post] == account));
            var own = Enumerable.Range(0, slice.Count).Where(post => slice.Account[post] == account).ToArray();
            var followers = own.Where(post => slice.Followers[post] >= 0).Select(post => (long?)slice.Followers[post]);

            Assert.Equal((double)its / captured.Length, spreader.Share, 12);
            Assert.Equal(own.Length == 0 ? null : Wording.Time(slice.PostedAt[own[0]]), spreader.EnteredAt);
            Assert.Equal(followers.Max(), spreader.Audience);
        }

        Assert.Equal(spreaders.Select(account => account.Share).OrderDescending(), spreaders.Select(account => account.Share));
    });
}
