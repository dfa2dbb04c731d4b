using Sillage.Posts.Captures;
using Sillage.Testing;
using Xunit;

namespace Sillage.Analysis.Tests;

/// <summary>Shares that tests write by hand or read from the captures of the peers.</summary>
internal static class SharesOf
{
    private const long Second = 1_000_000;

    /// <summary>Shares as (account, object, second).</summary>
    public static ShareList Rows(params IReadOnlyList<(int Account, int Shared, int At)> rows) => ShareList.Sorted(
        [.. rows.Select(row => row.Account)], [.. rows.Select(row => row.Shared)], [.. rows.Select(row => row.At * Second)], [.. Enumerable.Range(0, rows.Count)],
        rows.Select(row => row.Account + 1).DefaultIfEmpty().Max(), rows.Select(row => row.Shared + 1).DefaultIfEmpty().Max());

    /// <summary>Lines of four columns: object, account, content, time.</summary>
    public static ShareRows Csv(IEnumerable<string> lines)
    {
        var folder = Directory.CreateTempSubdirectory("sillage-test-").FullName;
        try
        {
            var file = Path.Combine(folder, "shares.csv");
            File.WriteAllLines(file, lines.Prepend("object_id,account_id,content_id,timestamp_share"));
            return ShareCsv.Read(CaptureFile.Find([file])[0], TestContext.Current.CancellationToken, nameless: true)!;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>The Russian retweets of 2021 that CooRTweet ships.</summary>
    public static ShareRows Russian() =>
        ShareCsv.Read(CaptureFile.Find([RealCaptures.Path("data/coortweet-russian-retweets-2021/russian_coord_tweets.csv.gz")])[0], TestContext.Current.CancellationToken)!;
}
