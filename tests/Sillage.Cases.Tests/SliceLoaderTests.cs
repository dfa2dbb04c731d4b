using System.Globalization;
using CsCheck;
using Sillage.Cases.Columns;
using Sillage.Cases.Topics;
using Xunit;

namespace Sillage.Cases.Tests;

/// <summary>A slice holds what the case holds, in its order, in however many parts the case is read.</summary>
public sealed class SliceLoaderTests
{
    private static readonly string[] SomeIds = ["7", "07", "70", "+7", "9223372036854775807", "9223372036854775808", "at://did:plc:a/post/1", "ÿ", "a", "~00", "~01", "chan/12"];

    private static readonly string[] SomeNames = ["NULL", "'ann'", "'Bob'", "'a handle longer than twelve'"];

    private sealed record Row(int Id, int Platform, int At, int Author, int Handle, int Kind, int Target, int TargetAuthor, int Language)
    {
        public string Key => $"{Platform} {SomeIds[Id]}";

        public string Sql(int line)
        {
            var target = Kind == 0 ? "NULL, NULL, NULL" : string.Create(
                CultureInfo.InvariantCulture, $"{(Target == 0 ? "NULL" : $"'{SomeIds[Target - 1]}'")}, {(TargetAuthor == 0 ? "NULL" : $"'{TargetAuthor}'")}, {SomeNames[TargetAuthor]}");
            string[] none = ["NULL, NULL, NULL", "NULL, NULL, NULL", "NULL, NULL, NULL"];
            if (Kind > 0)
                none[Kind - 1] = target;
            return string.Create(
                CultureInfo.InvariantCulture,
                $"('p{Platform}', '{SomeIds[Id]}', {Kind}, {At % 2 == 0}, make_timestamp({At * 1000L}), {At}, '{Author}', {SomeNames[Handle]}, {(Language == 0 ? "NULL" : $"'l{Language}'")}, {(At == 3 ? "NULL" : "3000000000")}, {string.Join(", ", none)}, 1, {100 - line}, 'words of {Key}')");
        }
    }

    private static readonly Gen<Row> AnyRow = Gen.Select(
        Gen.Select(Gen.Int[0, SomeIds.Length - 1], Gen.Int[0, 1], Gen.Int[0, 3], Gen.Int[0, 3]), Gen.Select(Gen.Int[0, 3], Gen.Int[0, 3], Gen.Int[0, SomeIds.Length]), Gen.Int[0, 3], Gen.Int[0, 2],
        (one, two, targetAuthor, language) => new Row(one.Item1, one.Item2, one.Item3, one.Item4, two.Item1, two.Item2, two.Item3, targetAuthor, language));

    /// <summary>What the database makes of the same rows.</summary>
    private const string Told =
        """
        WITH told AS (
            SELECT *, CASE kind WHEN 1 THEN repost_of WHEN 2 THEN quote_of WHEN 3 THEN reply_to END AS target,
                CASE kind WHEN 1 THEN repost_of_account WHEN 2 THEN quote_of_account WHEN 3 THEN reply_to_account END AS target_account,
                CASE kind WHEN 1 THEN repost_of_handle WHEN 2 THEN quote_of_handle WHEN 3 THEN reply_to_handle END AS target_handle
            FROM posts
        ), handles AS (
            SELECT platform, account_id, coalesce(arg_max(handle, {'time': seen, 'handle': handle}), account_id) AS handle
            FROM (
                SELECT platform, account_id, handle, posted_at AS seen FROM told
                UNION ALL SELECT platform, target_account, target_handle, TIMESTAMP '1900-01-01' FROM told WHERE target_account IS NOT NULL
            ) GROUP BY platform, account_id
        )
        SELECT concat_ws(' ', t.platform, t.post_id, epoch_us(t.posted_at), t.account_id, a.handle, t.kind, t.embedded, coalesce(t.target, '-'), held.post_id IS NOT NULL,
            coalesce(t.target_account, '-'), coalesce(b.handle, '-'), coalesce(t.language, '-'), CASE WHEN t.followers IS NULL THEN -1 ELSE least(t.followers, 2147483647) END)
        FROM told t JOIN handles a USING (platform, account_id)
        LEFT JOIN handles b ON b.platform = t.platform AND b.account_id = t.target_account
        LEFT JOIN posts held ON held.platform = t.platform AND held.post_id = t.target
        ORDER BY t.posted_at, CASE WHEN t.post_id[1] = '~' THEN t.line ELSE 0 END, length(t.post_id), t.post_id, t.platform
        """;

    [Fact]
    public void Posts_and_names_are_the_cases() => Gen.Select(AnyRow.List[1, 25], Gen.Int[1, 4]).Sample(
        (rows, parts) =>
        {
            using var target = CaseFile.CreateTemporary();
            var values = rows.DistinctBy(row => row.Key).Select((row, line) => row.Sql(line));
            target.Execute(
                $"""
                INSERT INTO posts (platform, post_id, kind, embedded, posted_at, clock_seconds, account_id, handle, language, followers,
                    repost_of, repost_of_account, repost_of_handle, quote_of, quote_of_account, quote_of_handle, reply_to, reply_to_account, reply_to_handle, import_id, line, text)
                VALUES {string.Join(", ", values)}
                """);

            var slice = SliceLoader.Load(target, Topic.Everything, parts, TestContext.Current.CancellationToken);

            Assert.Equal(target.Connection.Rows(Told, row => row.GetString(0)), Enumerable.Range(0, slice.Count).Select(post => Tell(slice, post)));
            Assert.Equal(slice.Accounts.OrderBy(account => account.Platform, StringComparer.Ordinal).ThenBy(account => account.Id, StringComparer.Ordinal), slice.Accounts);
            Assert.Equal(Unseen(slice).OrderBy(post => post.Platform).ThenBy(post => post.Id, StringComparer.Ordinal), Unseen(slice));
            Assert.Equal("", slice.Languages[0]);
            Topic[] topics = [Topic.Parse("NOT lang:l1"), Topic.Parse("lang:l2")];
            foreach (var (topic, posts) in topics.Zip(ComparisonTopics.Read(target, "NOT embedded", [.. topics.Select(topic => (topic.Text, TopicSql.Condition(target, topic)))], TestContext.Current.CancellationToken)))
                Assert.Equal(Enumerable.Range(0, slice.Count).Where(post => !slice.Embedded[post] && (slice.Languages[slice.Language[post]] == "l2" || (topic == topics[0] && slice.Languages[slice.Language[post]] != "l1"))).Select(post => slice.Kind[post]), posts.Kind);
            var whole = TopicPosts.Of(slice);
            int[] authors = [.. whole.Author.Distinct().Order()];
            Assert.Equal(whole.Author.Select(author => Array.IndexOf(authors, author)), ComparisonTopics.Read(target, "NOT embedded", [("", "true")], TestContext.Current.CancellationToken)[0].Author);
            Func<int, bool>[] wishes = [_ => true, _ => false, post => post % 2 == 1, post => slice.Embedded[post], post => slice.Kind[post] == Posts.PostKind.Repost, post => slice.Language[post] == 0, post => !slice.Embedded[post] && slice.Kind[post] != Posts.PostKind.Repost];
            foreach (var wanted in wishes)
                Assert.Equal(Enumerable.Range(0, slice.Count).Where(wanted).Select(post => (post, $"words of {slice.Platforms[slice.Platform[post]][1..]} {slice.Ids[post]}")), slice.Words.Texts(wanted));
            Assert.Equal(target.Connection.Scalar<int>("SELECT max(clock_seconds) FROM posts"), slice.ClockSeconds);
            Assert.Equal(
                Enumerable.Range(0, slice.Count).Select(post => slice.Ids[post]), slice.Words.Describe([.. Enumerable.Range(0, slice.Count)]).Select(post => post.PostId));
        },
        iter: 60);

    [Fact]
    public void A_statement_that_fails_on_its_way_is_told()
    {
        using var target = CaseFile.CreateTemporary();

        var trouble = Assert.Throws<CaseException>(() =>
        {
            using var rows = new ChunkReader(target.Connection, "SELECT CASE WHEN i = 90000 THEN error('broken row') ELSE i END FROM range(100000) r(i)");
            while (rows.Next())
            {
            }
        });

        Assert.Contains("broken row", trouble.Message, StringComparison.Ordinal);
        Assert.Throws<CaseException>(() => new ChunkReader(target.Connection, "SELECT nothing"));
    }

    private static IEnumerable<(int Platform, string Id)> Unseen(Slice slice) =>
        Enumerable.Range(0, slice.Count).Where(post => slice.Target[post] >= slice.Count).OrderBy(post => slice.Target[post])
            .Select(post => ((int)slice.Platform[post], slice.UnseenPostIds[slice.Target[post] - slice.Count])).Distinct();

    private static string Tell(Slice slice, int post)
    {
        var (author, target, targetAuthor) = (slice.Accounts[slice.Account[post]], slice.Target[post], slice.TargetAccount[post]);
        return string.Join(
            ' ', slice.Platforms[slice.Platform[post]], slice.Ids[post], slice.PostedAt[post].ToString(CultureInfo.InvariantCulture), author.Id, author.Handle, (int)slice.Kind[post], slice.Embedded[post] ? "true" : "false",
            target < 0 ? "-" : target < slice.Count ? slice.Ids[target] : slice.UnseenPostIds[target - slice.Count], target >= 0 && target < slice.Count ? "true" : "false",
            targetAuthor < 0 ? "-" : slice.Accounts[targetAuthor].Id, targetAuthor < 0 ? "-" : slice.Accounts[targetAuthor].Handle,
            slice.Language[post] == 0 ? "-" : slice.Languages[slice.Language[post]], slice.Followers[post].ToString(CultureInfo.InvariantCulture));
    }
}
