using System.Globalization;
using System.IO.Compression;
using Sillage.Testing;
using Xunit;

namespace Sillage.Analysis.Tests;

public class ShuffledCaptureTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static readonly ChanceOptions Minute = new() { Window = 60_000_000 };

    [Theory]
    [Trait("Needs", RealCaptures.Trait)]
    [InlineData(Shuffle.Accounts)]
    [InlineData(Shuffle.Times)]
    [InlineData(Shuffle.Jitter)]
    public void Shuffled_Russian_retweets_hold_no_more_groups_than_promised(Shuffle shuffle)
    {
        var shares = Retweets(RealCaptures.Path("data/coortweet-russian-retweets-2021/russian_coord_tweets.csv.gz"));

        var check = PermutationCheck.Run(
            shares, list => EdgeChanceTests.Count(list), Minute, new PermutationOptions { Rounds = 10, Shuffle = shuffle }, Cancel);

        // Not two of these accounts met often enough to be told from chance; nor did any of the shuffled ones.
        Assert.Equal(0, check.ShuffledKept.Sum());
        Assert.True(check.Lift > 1.5, $"{check.Lift}");
    }

    [Theory]
    [Trait("Needs", RealCaptures.Trait)]
    [InlineData(Shuffle.Accounts)]
    [InlineData(Shuffle.Jitter)]
    public void The_trolls_of_KochFarms_are_a_group_and_shuffled_are_none(Shuffle shuffle)
    {
        var shares = Texts(RealCaptures.Path("data/ira-kochfarms-hoax-2015/ira_tweets_2015-11-24_2015-12-04.csv.gz"));

        var check = PermutationCheck.Run(
            shares, list => EdgeChanceTests.Count(list), Minute, new PermutationOptions { Rounds = 10, Shuffle = shuffle }, Cancel);

        TestContext.Current.TestOutputHelper?.WriteLine($"{shuffle}: edges {check.Edges} kept {check.Kept} groups {check.Groups} lift {check.Lift:F1} shuffled {string.Join(' ', check.ShuffledEdges)} kept {string.Join(' ', check.ShuffledKept)}");
        Assert.True(check.Kept > 0);
        Assert.True(check.FalseEdges <= 0.01, $"{check.FalseEdges}");
        Assert.True(check.FalseGroups <= 0.01, $"{check.FalseGroups}");
    }

    [Fact]
    [Trait("Needs", RealCaptures.Trait)]
    public void A_group_hidden_in_shuffled_Russian_retweets_is_found_alone()
    {
        var shares = Shuffles.Of(Retweets(RealCaptures.Path("data/coortweet-russian-retweets-2021/russian_coord_tweets.csv.gz")), Shuffle.Accounts, 1);
        // Five new accounts repost ten objects, a second after whoever was in the middle of the object's life.
        var (account, thing, at) = (shares.Account.ToList(), shares.Shared.ToList(), shares.At.ToList());
        foreach (var one in Enumerable.Range(0, shares.ObjectCount).Where(one => shares.ObjectStart[one + 1] - shares.ObjectStart[one] == 20).Take(10))
        {
            for (var member = 0; member < 5; member++)
            {
                account.Add(shares.AccountCount + member);
                thing.Add(one);
                at.Add(shares.At[shares.ObjectStart[one] + 10] + ((member + 1) * 1_000_000L));
            }
        }

        var hidden = ShareList.Sorted([.. account], [.. thing], [.. at], new int[account.Count], shares.AccountCount + 5, shares.ObjectCount);
        var edges = EdgeChanceTests.Count(hidden);
        var chance = EdgeChance.Run(hidden, edges, Minute, Cancel);

        Assert.Equal(10, chance.Kept);
        Assert.All(Enumerable.Range(0, edges.Count).Where(edge => chance.Q[edge] <= 0.01), edge => Assert.True(edges.A[edge] >= shares.AccountCount));
    }

    private static ShareList Texts(string path)
    {
        var rows = Csv.Read(path);
        var (author, content, date) = (Array.IndexOf(rows[0], "author"), Array.IndexOf(rows[0], "content"), Array.IndexOf(rows[0], "publish_date"));
        var posts = rows.Skip(1).Where(row => row[content].Contains("#KochFarms", StringComparison.OrdinalIgnoreCase))
            .Select(row => (Author: row[author], Text: NormalText.Of(row[content]), At: DateTime.Parse(row[date], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal)))
            .Where(post => post.Text.Length > 0).ToArray();
        var (authors, texts) = (new Dictionary<string, int>(), new Dictionary<string, int>());
        foreach (var post in posts)
        {
            authors.TryAdd(post.Author, authors.Count);
            texts.TryAdd(post.Text, texts.Count);
        }

        return ShareList.Sorted(
            [.. posts.Select(post => authors[post.Author])], [.. posts.Select(post => texts[post.Text])],
            [.. posts.Select(post => (post.At - DateTime.UnixEpoch).Ticks / 10)], new int[posts.Length], authors.Count, texts.Count);
    }

    internal static ShareList Retweets(string path)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        var rows = new List<string[]>();
        reader.ReadLine();
        while (reader.ReadLine() is { } line)
            rows.Add(line.Split(','));
        var (objects, accounts) = (Numbers(rows, 0), Numbers(rows, 1));
        return ShareList.Sorted(
            [.. rows.Select(row => accounts[row[1]])], [.. rows.Select(row => objects[row[0]])],
            [.. rows.Select(row => long.Parse(row[3], CultureInfo.InvariantCulture) * 1_000_000)], [.. Enumerable.Range(0, rows.Count)], accounts.Count, objects.Count);
    }

    private static Dictionary<string, int> Numbers(List<string[]> rows, int field) =>
        rows.Select(row => row[field]).Distinct().Select((name, number) => (name, number)).ToDictionary(pair => pair.name, pair => pair.number);
}
