using Sillage.Posts.Captures;
using Sillage.Posts.Sources;
using Sillage.Testing;
using Xunit;

namespace Sillage.Posts.Tests;

/// <summary>
/// The beginning of a real file of each format, cut off anywhere and damaged at random: nothing throws, and where the damage leaves the records' borders
/// alone each of them is read or rejected.
/// </summary>
[Trait("Needs", RealCaptures.Trait)]
public sealed class RealDamageTests
{
    private const int Beginning = 48_000;
    private const int Damages = 40;

    public static TheoryData<string> Files =>
    [
        "twitter-v11-jsonl/search_advanced_recycling.jsonl.gz", "twitter-v11-jsonl/raw_search_response.json", "twarc2-jsonl/flat.jsonl.gz", "twarc2-jsonl/noflat.jsonl.gz",
        "ira-french-election-2017/ira_tweets_2017-04-15_2017-05-15.csv.gz", "small-format-samples/ira_538_v2_21columns.csv", "coortweet-russian-retweets-2021/russian_coord_tweets.csv.gz",
        "coordination-toolkit-sample/sample_data.csv", "normalised-tweets-and-bluesky/bluesky-posts.json.gz", "small-format-samples/bluesky_jetstream.jsonl", "mastodon-statuses/public_timeline_and_thread.json.gz",
        "telegram-desktop-export/result.json", "telegram-france-riots-2023/telegram_messages.csv.gz", "reddit-api-objects/comments.ndjson.gz", "reddit-api-objects/submissions.ndjson.gz",
        "fourchan-board-json/wsg_board_page.json", "truth-social-archive/truths_2022_2024.csv.gz", "crowdtangle-shares/ct_posts_api.json.gz", "crowdtangle-shares/ct_shares.csv.gz",
        "meta-content-library-pope-hoax-2025/mcl_export_2025-02.csv.gz", "zeeschuimer-captures/instagram_feed.ndjson.gz", "small-format-samples/dmi-tcat_export.csv", "pheme-germanwings/tweets.csv.gz",
    ];

    [Theory]
    [MemberData(nameof(Files))]
    public void Whatever_happens_to_a_file_is_survived_and_accounted_for(string path)
    {
        var (whole, source) = Head(path);
        var records = Accounted(FileCapture.Read(whole, source));
        Assert.NotEqual(0, records);
        var random = new Random(path.Length);
        for (var damage = 0; damage < Damages; damage++)
        {
            var bytes = whole.ToArray();
            var gentle = damage % 2 == 0;
            for (var flips = random.Next(1, 12); flips > 0; flips--)
            {
                var at = random.Next(bytes.Length);
                // A letter for a letter leaves the borders of records alone; anything for anything does not.
                if (!gentle)
                    bytes[at] = (byte)random.Next(256);
                else if (char.IsAsciiLetterLower((char)bytes[at]))
                    bytes[at] = (byte)('a' + random.Next(26));
            }

            if (!gentle && damage % 4 == 1)
                bytes = bytes[..random.Next(1, bytes.Length)];
            var found = FileCapture.Read(bytes, source);
            if (gentle && source.Framing is Framing.Lines or Framing.Csv && !TouchesHead(whole, bytes))
                Assert.Equal(records, Accounted(found));
        }
    }

    /// <summary>Lines of which something was said: a post, an account, a notice, or why it was rejected. Every record begins on a line of its own.</summary>
    private static int Accounted(FileCapture found) =>
        found.Posts.Where(post => !post.Embedded).Select(post => post.Line).Concat(found.Rejections.Select(rejection => rejection.Line)).Concat(found.Notices.Select(notice => notice.Line)).Distinct().Count();

    /// <summary>Names of columns say what a file is: a damaged head is another file.</summary>
    private static bool TouchesHead(byte[] whole, byte[] damaged) => whole.AsSpan().IndexOf((byte)'\n') is var end && end > 0 && !whole.AsSpan(0, end).SequenceEqual(damaged.AsSpan(0, end));

    private static (byte[] Bytes, ISource Source) Head(string path)
    {
        using var stream = CaptureFile.Find([RealCaptures.Path("data/" + path)]).Single().Open();
        var source = KnownSources.Detect(stream.Sample)[0].Source;
        var bytes = new byte[Beginning];
        var length = stream.Content.ReadAtLeast(bytes, Beginning, throwOnEndOfStream: false);
        // Whole records where they are lines: the cut at the end is damage enough for the others.
        var last = source.Framing is Framing.Lines or Framing.Csv ? bytes.AsSpan(0, length).LastIndexOf((byte)'\n') + 1 : 0;
        return (bytes[..(last > 0 ? last : length)], source);
    }
}
