using CsCheck;
using Xunit;

namespace Sillage.Cases.Tests;

/// <summary>The view of accounts tells of each account what grouping all that it showed tells.</summary>
public sealed class AccountsViewTests
{
    private const string Columns =
        "platform, account_id, handle, name, location, created_at, verified, listed, embedded, first_seen, last_seen, followers, posts, handles";

    private const string Grouped =
        """
        SELECT platform, account_id, arg_max(handle, seen) AS handle, arg_max(name, seen) AS name, arg_max(location, seen) AS location, min(created_at) AS created_at,
            arg_max(verified, seen) AS verified, bool_or(listed) AS listed, bool_and(embedded) AS embedded, min(first_seen) AS first_seen, max(last_seen) AS last_seen,
            arg_max(followers, seen) AS followers, arg_max(posts, seen) AS posts, count(DISTINCT handle) AS handles
        FROM (SELECT *, {'at': coalesce(last_seen, TIMESTAMP '1970-01-01'), 'profile': profile_hash} AS seen FROM account_versions)
        GROUP BY platform, account_id
        """;

    private static readonly Gen<string> AnyVersion = Gen.Select(
        Gen.Int[0, 5], Gen.Int[0, 2], Gen.Int[0, 2], Gen.Int[0, 3], Gen.Int[0, 2],
        (account, handle, name, seen, followers) =>
            $"('x', '{account}', {handle == 1}, {name == 1}, {Text(handle)}, {Text(name)}, {(seen == 0 ? "NULL" : $"make_timestamp({seen})")}, {(followers == 0 ? "NULL" : followers)}");

    [Fact]
    public void One_row_an_account_whatever_it_showed() => AnyVersion.List[0, 12].Sample(
        versions =>
        {
            using var target = CaseFile.CreateTemporary();
            foreach (var (hash, version) in versions.Index())
            {
                target.Execute(
                    "INSERT INTO account_versions (platform, account_id, listed, embedded, handle, name, last_seen, followers, profile_hash) VALUES " + version + $", {hash})");
            }

            Assert.Equal(Rows(target, Grouped), Rows(target, "FROM accounts"));
        },
        iter: 20);

    private static string Text(int number) => number == 0 ? "NULL" : $"'text {number}'";

    private static List<string> Rows(CaseFile target, string query) => target.Connection.Rows(
        $"SELECT to_json(r)::VARCHAR FROM (SELECT {Columns} FROM ({query}) ORDER BY ALL) r", row => row.GetString(0));
}
