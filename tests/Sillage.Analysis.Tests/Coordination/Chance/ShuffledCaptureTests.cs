using System.Globalization;
using System.IO.Compression;
using Sillage.Testing;
using Xunit;

namespace Sillage.Analysis.Tests;

public class ShuffledCaptureTests
{
    private static readonly ChanceOptions Minute = new() { Window = 60_000_000 };

    [Theory]
    [Trait("Needs", RealCaptures.Trait)]
    [InlineData(Shuffle.Accounts)]
    [InlineData(Shuffle.Times)]
    [InlineData(Shuffle.Offsets)]
    public void Shuffled_Russian_retweets_hold_no_more_groups_than_promised(Shuffle shuffle)
    {
        var shares = Retweets(RealCaptures.Path("data/coortweet-russian-retweets-2021/russian_coord_tweets.csv.gz"));

        var check = PermutationCheck.Run(
            shares, list => EdgeChanceTests.Count(list), Minute, new PermutationOptions { Rounds = 10, Shuffle = shuffle }, default);

        TestContext.Current.TestOutputHelper?.WriteLine($"{shuffle}: edges {check.Edges} kept {check.Kept} groups {check.Groups} lift {check.Lift:F1} shuffled {string.Join(' ', check.ShuffledEdges)} kept {string.Join(' ', check.ShuffledKept)}");
        Assert.True(check.Kept > 0);
        Assert.True(check.FalseEdges <= 0.01, $"{check.FalseEdges}");
        Assert.True(check.FalseGroups <= 0.01, $"{check.FalseGroups}");
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
