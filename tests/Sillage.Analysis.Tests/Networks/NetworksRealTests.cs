using System.Data.Common;
using Sillage.Cases;
using Sillage.Cases.Import;
using Sillage.Cases.Topics;
using Sillage.Posts.Captures;
using Sillage.Testing;
using Xunit;

namespace Sillage.Analysis.Tests;

/// <summary>Networks of a real capture, edge for edge as SQL over the case counts them.</summary>
[Trait("Needs", RealCaptures.Trait)]
public sealed class NetworksRealTests : IDisposable
{
    private readonly CaseFile target = CaseFile.CreateTemporary();
    private readonly Lazy<Dictionary<string, string>> names;

    public NetworksRealTests()
    {
        Importer.Run(target, CaptureFile.Find([RealCaptures.Path("data/twarc2-jsonl")]), new ImportOptions(), null, TestContext.Current.CancellationToken);
        names = new(() => Rows(
            """
            SELECT id, arg_min(handle, posted_at) FROM (SELECT posted_at, unnest(mentions) AS handle, unnest(mention_ids) AS id FROM captured WHERE kind <> 1)
            GROUP BY id
            """,
            row => (Id: row.GetString(0), Handle: row.GetString(1))).ToDictionary(pair => pair.Id, pair => pair.Handle));
    }

    public void Dispose() => target.Dispose();

    [Fact]
    public void Reposts_quotes_and_replies()
    {
        Compare(NetworkKind.Reposts, "SELECT account_id, repost_of_account AS other, post_id, posted_at FROM captured WHERE kind = 1");
        Compare(NetworkKind.Quotes, "SELECT account_id, quote_of_account AS other, post_id, posted_at FROM captured WHERE kind = 2");
        Compare(NetworkKind.Replies, "SELECT account_id, reply_to_account AS other, post_id, posted_at FROM captured WHERE kind = 3");
    }

    [Fact]
    public void Mentions() => Compare(
        NetworkKind.Mentions,
        """
        SELECT account_id, other, post_id, posted_at FROM (SELECT *, unnest(mention_ids) AS other FROM captured WHERE kind <> 1)
        WHERE other IS DISTINCT FROM CASE kind WHEN 2 THEN quote_of_account WHEN 3 THEN reply_to_account END
        """);

    private void Compare(NetworkKind kind, string contacts)
    {
        var slice = SliceLoader.Load(target, Topic.Everything, TestContext.Current.CancellationToken);
        var network = Networks.Of(slice, new NetworksOptions { Networks = [kind] }, TestContext.Current.CancellationToken)[0];
        var found = Enumerable.Range(0, network.Edges)
            .Select(edge => (slice.Accounts[network.Source[edge]].Id, Target(edge), (long)network.Weight[edge], network.FirstAt[edge], network.LastAt[edge])).ToHashSet();

        var counted = Rows(
            $"SELECT account_id, other, count(DISTINCT post_id), epoch_us(min(posted_at)), epoch_us(max(posted_at)) FROM ({contacts}) WHERE other <> account_id GROUP BY ALL",
            row => (row.GetString(0), Named(row.GetString(1)), row.GetInt64(2), row.GetInt64(3), row.GetInt64(4)));

        Assert.True(found.Count > 20, $"only {found.Count} edges show little");
        Assert.Equal((network.Edges, counted.Count), (found.Count, found.Count));
        Assert.Equal(counted.ToHashSet(), found);

        string Target(int edge) =>
            network.Target[edge] < slice.Accounts.Count ? slice.Accounts[network.Target[edge]].Id : network.OtherTargets[network.Target[edge] - slice.Accounts.Count];

        // An account that is only mentioned is in the network by the name of its first mention.
        string Named(string id) => slice.Accounts.Any(account => account.Id == id) ? id : names.Value[id];
    }

    private List<T> Rows<T>(string sql, Func<DbDataReader, T> read)
    {
        using var command = target.Connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
            rows.Add(read(reader));
        return rows;
    }
}
