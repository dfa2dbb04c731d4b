using Sillage.Posts.Sources;
using Sillage.Testing;

using Xunit;

namespace Sillage.Posts.Tests;

[Trait("Needs", RealCaptures.Trait)]
public class CsvRealTests
{
    [Fact]
    public void The_month_of_the_french_election_is_read_whole()
    {
        var found = FileCapture.ReadReal("ira-french-election-2017/ira_tweets_2017-04-15_2017-05-15.csv.gz");

        Assert.Equal("ira-csv", found.Source);
        Assert.Empty(found.Rejections);
        // The description counts quotes among the retweets, as the publisher's column does.
        Assert.Equal((90_729, 553, 43_125), (found.Posts.Count, found.Handles, found.Count(PostKind.Repost) + found.Count(PostKind.Quote)));
        Assert.Equal(110, found.Count(PostKind.Quote));
        Assert.All(found.Posts, post => Assert.Equal(("x", 60, ""), (post.Platform, post.ClockSeconds, post.Author.Id)));
        Assert.Contains("RightTroll", found.Categories);
        var leak = found.Posts.Where(post => post.Hashtags.Split(' ').Contains("MacronLeaks", StringComparer.OrdinalIgnoreCase)).ToList();
        Assert.Equal((14, 5), (leak.Count, leak.Select(post => post.Author.Handle).Distinct().Count()));
        Assert.Equal(("2017-05-05 21:13:00", "2017-05-07 10:19:00"), (leak.MinBy(post => post.PostedAt)!.At, leak.MaxBy(post => post.PostedAt)!.At));
        Assert.Equal((13, 1), (leak.Count(post => post.Language == "en"), leak.Count(post => post.Language == "de")));
    }

    [Fact]
    public void The_poisoned_turkey_is_read_whole()
    {
        var found = FileCapture.ReadReal("ira-kochfarms-hoax-2015/ira_tweets_2015-11-24_2015-12-04.csv.gz");

        Assert.Empty(found.Rejections);
        Assert.Equal((50_943, 1_077, 36_866), (found.Posts.Count, found.Handles, found.Count(PostKind.Repost) + found.Count(PostKind.Quote)));
        Assert.Equal(389, found.Count(PostKind.Quote));
        var hoax = found.Posts.Where(post => post.Hashtags.Split(' ').Contains("KochFarms", StringComparer.OrdinalIgnoreCase)).ToList();
        Assert.Equal((4_112, 158, 952), (hoax.Count, hoax.Select(post => post.Author.Handle).Distinct().Count(), hoax.Count(post => post.Kind is PostKind.Repost or PostKind.Quote)));
    }

    [Fact]
    public void The_release_of_21_columns_has_ids_and_link_targets()
    {
        var found = FileCapture.ReadReal("small-format-samples/ira_538_v2_21columns.csv");

        Assert.Equal("ira-csv", found.Source);
        Assert.Empty(found.Rejections);
        Assert.All(found.Posts, post => Assert.Matches("^[0-9]{15,19}$", post.Id));
        Assert.EndsWith("/video/1", found.Posts[0].Links, StringComparison.Ordinal);
    }

    [Fact]
    public void Shares_of_CooRTweet_are_reposts_of_their_object()
    {
        var found = FileCapture.ReadReal("coortweet-russian-retweets-2021/russian_coord_tweets.csv.gz");

        Assert.Equal("coortweet", found.Source);
        Assert.Empty(found.Rejections);
        Assert.Equal(35_125, found.Count(PostKind.Repost));
        Assert.Equal((9_509, 7_285), (found.Posts.Select(post => post.Author.Id).Distinct().Count(), found.Posts.Select(post => post.RepostOf).Distinct().Count()));
        Assert.Equal(("2021-01-17 07:56:33", "2021-08-30 10:21:00"), (found.Posts.MinBy(post => post.PostedAt)!.At, found.Posts.MaxBy(post => post.PostedAt)!.At));
    }

    [Theory]
    [InlineData("sample_data.csv", 100)]
    [InlineData("coretweet_test_input.csv", 15)]
    public void The_toolkits_own_samples_are_read(string name, int posts)
    {
        var found = FileCapture.ReadReal("coordination-toolkit-sample/" + name);

        Assert.Equal("toolkit", found.Source);
        Assert.Empty(found.Rejections);
        Assert.Equal(posts, found.Posts.Count);
    }

    [Fact]
    public void Python_lists_of_links_are_parted()
    {
        var found = FileCapture.ReadReal("coordination-toolkit-sample/sample_data.csv");

        Assert.Equal(("http://example.com/4 http://example.com/6", "1 by /"), (found.Posts[1].Links, found.Posts[1].RepostOf));
    }

    [Theory]
    // Of 231 and 61 ids that are destroyed in the column `id`, 15 and 2 survive in `id_str`, between quotes of their own.
    [InlineData("bots.csv.gz", 711, 231 - 15, 0)]
    [InlineData("humans.csv.gz", 777, 61 - 2, 1)]
    public void Accounts_whose_ids_a_spreadsheet_destroyed_stay_apart(string name, int accounts, int destroyed, int undated)
    {
        var found = FileCapture.ReadReal("labelled-bots-2017/" + name);

        Assert.Equal("csv", found.Source);
        Assert.Empty(found.Rejections);
        Assert.Empty(found.Posts);
        Assert.Equal((accounts, destroyed), (found.Accounts.Count, found.Accounts.Count(account => account.Id == "")));
        Assert.All(found.Accounts, account => Assert.NotEqual("", account.Handle));
        Assert.All(found.Accounts, account => Assert.Matches("^[0-9]*$", account.Id));
        Assert.All(found.Accounts, account => Assert.DoesNotContain("\"", account.Handle));
        Assert.Equal(undated, found.Accounts.Count(account => account.CreatedAt is null));
    }

    [Fact]
    public void Reposts_of_twitteR_are_known_from_their_text()
    {
        var found = FileCapture.ReadReal("twitteR-csv-mueller-report-2019/tweets.csv.gz");

        Assert.Equal("csv", found.Source);
        Assert.Empty(found.Rejections);
        Assert.Equal((1_000, 897, 815), (found.Posts.Count, found.Handles, found.Count(PostKind.Repost)));
        Assert.All(found.Posts.Where(post => post.Kind == PostKind.Repost), post => Assert.StartsWith(" by /", post.RepostOf, StringComparison.Ordinal));
        Assert.Equal(("2019-05-06 21:17:35", "2019-05-06 23:10:44"), (found.Posts.MinBy(post => post.PostedAt)!.At, found.Posts.MaxBy(post => post.PostedAt)!.At));
    }
}
