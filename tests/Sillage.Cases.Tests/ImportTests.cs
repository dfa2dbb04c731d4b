using Sillage.Cases.Import;
using Sillage.Cases.Topics;
using Sillage.Posts.Captures;
using Sillage.Testing;
using Xunit;

namespace Sillage.Cases.Tests;

public sealed class ImportTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("sillage-test-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_repost_brings_its_original_as_an_embedded_post()
    {
        using var target = Import(Write("a.jsonl", Tweets.Repost(id: 2, by: "bob", originalId: 1, originalBy: "alice", secondsLater: 30, counted: 1)));

        var info = CaseInfo.Of(target);
        Assert.Equal((1, 1, 1), (info.Posts, info.Embedded, info.Accounts));
        var slice = SliceLoader.Load(target, Topic.Parse("#leak"), TestContext.Current.CancellationToken);
        Assert.Equal(2, slice.Count);
        Assert.True(slice.Embedded[0]);
        Assert.Equal(0, slice.Target[1]);
    }

    [Fact]
    public void Words_read_in_parts_are_those_read_at_once()
    {
        using var target = Import(Write("a.jsonl", [.. Enumerable.Range(0, 7).Select(id => Tweets.Original(100 - id, $"author{id}", id % 3))]));
        var slice = SliceLoader.Load(target, Topic.Parse("#leak"), TestContext.Current.CancellationToken);

        var texts = slice.Words.Texts(post => post != 4).ToArray();
        var hashtags = slice.Words.Hashtags().Uses.ToArray();
        ((CaseWords)slice.Words).AtOnce = 3;

        Assert.Equal((6, 7), (texts.Length, hashtags.Length));
        Assert.Equal(Enumerable.Range(0, 7), slice.Words.Texts(_ => true).Select(one => one.Post));
        Assert.Equal(texts, slice.Words.Texts(post => post != 4));
        Assert.Equal(hashtags, slice.Words.Hashtags().Uses);
    }

    [Fact]
    public void Slices_of_one_case_do_not_disturb_each_other()
    {
        using var target = Import(Write("a.jsonl", [.. Enumerable.Range(0, 7).Select(id => Tweets.Original(100 - id, $"author{id}", id % 3))]));
        var slice = SliceLoader.Load(target, Topic.Parse("#leak"), TestContext.Current.CancellationToken);
        var other = SliceLoader.Load(target, Topic.Parse("#leak from:author3"), TestContext.Current.CancellationToken);

        Assert.Equal(["author3"], other.Words.Profiles().Select(profile => other.Accounts[profile.Account].Handle));
        Parallel.For(0, 20, _ => Assert.Equal(slice.Words.Texts(_ => true).Zip(slice.Words.Hashtags().Uses).Count(), slice.Words.Profiles().Count()));
        Assert.Equal(7, slice.Words.Profiles().Count());
    }

    [Fact]
    public void Profiles_are_those_that_the_capture_tells_and_what_it_leaves_out_is_not_zero()
    {
        using var target = Import(Write("a.jsonl", Tweets.Repost(id: 2, by: "bob", originalId: 1, originalBy: "alice", secondsLater: 30, counted: 1)));

        var slice = SliceLoader.Load(target, Topic.Parse("#leak"), TestContext.Current.CancellationToken);
        var profiles = slice.Words.Profiles().OrderBy(profile => profile.Account).ToArray();

        Assert.Equal(slice.Accounts.Select(account => account.Handle), profiles.Select(profile => slice.Accounts[profile.Account].Handle));
        Assert.Equal((10L, 5L, 7L, 1), (profiles[0].Followers, profiles[0].Following, profiles[0].Posts, profiles[0].Handles));
        Assert.Equal(new DateTimeOffset(2009, 8, 26, 23, 34, 46, TimeSpan.Zero), profiles[0].CreatedAt);
        Assert.Null(profiles[0].Description);
        Assert.Null(profiles[0].Likes);
        Assert.Null(profiles[0].DefaultImage);
    }

    [Fact]
    public void The_same_file_twice_changes_nothing()
    {
        var file = Write("a.jsonl", Tweets.Original(1, "alice"), Tweets.Original(2, "bob"));
        using var target = Import(file);
        var before = Dump(target);

        var again = Importer.Run(target, CaptureFile.Find([file]), new ImportOptions(), null, TestContext.Current.CancellationToken);

        Assert.Equal(ImportOutcome.AlreadyThere, again.Files[0].Outcome);
        Assert.Equal(before, Dump(target));
    }

    [Theory]
    [InlineData("{\n  \"schema\": \"sillage/truth/1\",\n  \"posts\": 3\n}")]
    [InlineData("{\"schema\":\"sillage/report/1\"}")]
    public void What_Sillage_wrote_beside_captures_is_passed_over_and_costs_nothing(string own)
    {
        Write("a.jsonl", Tweets.Original(1, "alice"));
        var beside = Write("truth.json", own);
        using var target = CaseFile.CreateTemporary();
        var summary = Importer.Run(target, CaptureFile.Find([folder]), new ImportOptions(), null, TestContext.Current.CancellationToken);

        Assert.Equal([ImportOutcome.Imported, ImportOutcome.OwnFile], summary.Files.Select(file => file.Outcome));
        Assert.Equal((false, false, 1L), (summary.Quarantined, summary.NothingReadable, summary.PostsAfter));
        Assert.Equal(0, CaseInfo.Of(target).Rejected);
        Assert.True(Importer.Run(target, CaptureFile.Find([beside]), new ImportOptions(), null, TestContext.Current.CancellationToken).NothingReadable);
    }

    [Fact]
    public void A_copy_under_another_name_changes_nothing()
    {
        var file = Write("a.jsonl", Tweets.Original(1, "alice"));
        using var target = Import(file);
        var copy = Path.Combine(folder, "b.jsonl");
        File.Copy(file, copy);

        var again = Importer.Run(target, CaptureFile.Find([copy]), new ImportOptions(), null, TestContext.Current.CancellationToken);

        Assert.Equal(ImportOutcome.AlreadyThere, again.Files[0].Outcome);
        Assert.Equal(1, CaseInfo.Of(target).Posts);
    }

    [Fact]
    public void Counts_come_from_the_latest_sighting_and_both_are_kept()
    {
        var posts = new[]
        {
            Tweets.Repost(id: 2, by: "bob", originalId: 1, originalBy: "alice", secondsLater: 30, counted: 1),
            Tweets.Repost(id: 3, by: "carol", originalId: 1, originalBy: "alice", secondsLater: 60, counted: 2),
        };
        using var target = Import(Write("a.jsonl", posts));

        Assert.Equal(2, target.Connection.Scalar<long>("SELECT reposts FROM posts WHERE post_id = '1'"));
        Assert.Equal(2, target.Connection.Scalar<long>("SELECT count(*) FROM post_versions WHERE post_id = '1'"));
    }

    [Fact]
    public void Any_order_and_any_split_of_files_gives_the_same_case()
    {
        string[] posts =
        [
            Tweets.Original(1, "alice"),
            Tweets.Repost(id: 2, by: "bob", originalId: 1, originalBy: "alice", secondsLater: 30, counted: 1),
            Tweets.Repost(id: 3, by: "carol", originalId: 1, originalBy: "alice", secondsLater: 60, counted: 5),
            Tweets.Original(4, "dave"),
            Tweets.Repost(id: 5, by: "erin", originalId: 4, originalBy: "dave", secondsLater: 90, counted: 1),
            Tweets.Original(1, "alice"),
        ];
        using var whole = Import(Write("whole.jsonl", posts));
        var expected = Dump(whole);
        int[][] orders = [[5, 4, 3, 2, 1, 0], [2, 0, 4, 1, 5, 3], [1, 2, 5, 0, 3, 4]];
        for (var i = 0; i < orders.Length; i++)
        {
            var shuffled = orders[i].Select(post => posts[post]).ToArray();
            using var target = Import(
                Write($"{i}-first.jsonl", shuffled[..(i + 2)]), Write($"{i}-second.jsonl", shuffled[(i + 2)..]));
            Assert.Equal(expected, Dump(target));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Many_small_batches_give_the_same_case_as_one(int threads)
    {
        var random = new Random(threads);
        var lines = Enumerable.Range(1, 20_000).Select(id => random.Next(3) == 0
            ? Tweets.Original(id, $"account{id % 70}", id)
            : Tweets.Repost(id, $"account{id % 50}", originalId: random.Next(1, 25_000), originalBy: "alice", secondsLater: id, counted: random.Next(90)));
        var file = Write("a.jsonl", [.. lines]);
        using var whole = Import(file);
        using var parts = CaseFile.CreateTemporary();

        Importer.Run(parts, CaptureFile.Find([file]), new ImportOptions { BatchMegabytes = 1, Threads = threads }, null, TestContext.Current.CancellationToken);

        Assert.Equal(Dump(whole), Dump(parts));
    }

    [Fact]
    public void Identical_records_without_ids_stay_apart_whatever_batch_they_fall_into()
    {
        var file = Write("a.csv", ["account,time,text", .. Enumerable.Range(0, 300_000).Select(row => $"account{row % 100},2017-05-05T18:49:00Z,Look at this #leak again and again")]);
        using var target = CaseFile.CreateTemporary();

        Importer.Run(target, CaptureFile.Find([file]), new ImportOptions { BatchMegabytes = 1 }, null, TestContext.Current.CancellationToken);

        Assert.Equal(300_000, target.Connection.Scalar<long>("SELECT count(DISTINCT post_id) FROM posts"));
        Assert.Equal(300_000, CaseInfo.Of(target).Posts);
        Assert.Equal(0, target.Connection.Scalar<long>("SELECT count(*) FROM unidentified"));
    }

    [Fact]
    public void A_broken_line_is_quarantined_with_its_place_and_its_neighbours_are_kept()
    {
        using var target = Import(Write("a.jsonl", Tweets.Original(1, "alice"), "{\"id_str\": \"2\", \"created_at\": ", Tweets.Original(3, "carol")));

        Assert.Equal(2, CaseInfo.Of(target).Posts);
        Assert.Equal(2, target.Connection.Scalar<long>("SELECT line FROM rejected"));
        // The offset is where reading failed: inside the second line.
        var start = Tweets.Original(1, "alice").Length + 1L;
        Assert.InRange(target.Connection.Scalar<long>("SELECT byte_offset FROM rejected"), start, start + 50);
    }

    [Fact]
    public void A_cancelled_import_goes_on_where_it_was()
    {
        var file = Write("a.jsonl", [.. Enumerable.Range(1, 150_000).Select(id => Tweets.Original(id, $"account{id % 50}"))]);
        var path = Path.Combine(folder, "x.case");
        using (var target = CaseFile.OpenOrCreate(path))
        {
            using var stop = new CancellationTokenSource();
            Assert.ThrowsAny<OperationCanceledException>(() => Importer.Run(
                target, CaptureFile.Find([file]), new ImportOptions { BatchMegabytes = 1, ReportEvery = TimeSpan.Zero },
                progress => { if (progress.Posts > 10_000) stop.Cancel(); }, stop.Token));
            // What was read is in the case and counts; the rest is known to be missing.
            Assert.InRange(CaseInfo.Of(target).Posts, 1, 149_999);
            Assert.Single(CaseInfo.Of(target).Unfinished);
        }

        using (var target = CaseFile.OpenOrCreate(path))
        {
            Importer.Run(target, CaptureFile.Find([file]), new ImportOptions(), null, TestContext.Current.CancellationToken);
            var info = CaseInfo.Of(target);
            Assert.Equal(150_000, info.Posts);
            Assert.Empty(info.Unfinished);
            Assert.Equal(150_000, info.Imports.Single().Records);
        }

        Assert.Equal([path], Directory.GetFiles(folder, "x.case*"));
    }

    [Theory]
    [Trait("Needs", RealCaptures.Trait)]
    [InlineData("search_rstats_open_science.jsonl.gz", 173, 123)]
    [InlineData("search_advanced_recycling.jsonl.gz", 168, 151)]
    [InlineData("timelines_cnn_ropensci.jsonl.gz", 270, 5)]
    public void Real_captures_give_the_counts_of_their_readme(string file, long posts, long accounts)
    {
        using var target = CaseFile.CreateTemporary();
        Importer.Run(target, CaptureFile.Find([RealCaptures.Path("data/twitter-v11-jsonl/" + file)]), new ImportOptions(), null, TestContext.Current.CancellationToken);

        var info = CaseInfo.Of(target);
        Assert.Equal((posts, accounts, 0L), (info.Posts, info.Accounts, info.Rejected));
    }

    private static CaseFile Import(params string[] files)
    {
        var target = CaseFile.CreateTemporary();
        foreach (var file in files)
            Importer.Run(target, CaptureFile.Find([file]), new ImportOptions(), null, TestContext.Current.CancellationToken);
        return target;
    }

    private string Write(string name, params string[] lines)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllLines(path, lines);
        return path;
    }

    /// <summary>Everything that must not depend on order: all but where a row was read.</summary>
    private static string Dump(CaseFile target) => string.Join(
        "\n",
        new[]
        {
            "SELECT * EXCLUDE (import_id, line) FROM posts ORDER BY ALL",
            "SELECT * FROM post_versions ORDER BY ALL",
            "SELECT * FROM account_versions ORDER BY ALL",
        }.SelectMany(sql => target.Connection.Rows($"SELECT row::VARCHAR FROM ({sql}) row", row => row.GetString(0))));
}
