using System.Text.Json;
using Xunit;

namespace Sillage.Cli.Tests;

/// <summary>Coordination through the real program, on input as it should not be: a clear message, or an empty answer that says why.</summary>
public sealed class CoordinateTests : IDisposable
{
    private const string Columns = "object_id,account_id,content_id,timestamp_share\n";
    private readonly string folder = Directory.CreateTempSubdirectory("sillage-test-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void What_the_posts_cannot_show_is_named_with_the_reason_and_the_rest_is_answered()
    {
        var posts = Write("posts.csv", "id,created_at,screen_name,text\n" + string.Concat(Enumerable.Range(0, 6).Select(i => $"{i + 1},2017-05-05T18:49:0{i}Z,user{i % 3},The same words number {i / 3} by several\n")));

        var (code, answer, _) = Ask(posts, "--by", "repost,link,domain,hashtags,reply,media,mention,text", "--fdr", "off");

        Assert.Equal(0, code);
        var missing = answer.GetProperty("result").GetProperty("missing").EnumerateArray().ToDictionary(one => one.GetProperty("behaviour").GetString()!, one => one.GetProperty("why").GetString());
        Assert.Equal(["domain", "hashtags", "link", "media", "mention", "reply", "repost"], missing.Keys.Order());
        Assert.Equal("no own post of this topic carries a link", missing["link"]);
        Assert.Contains("link: no own post of this topic carries a link", Caveats(answer, "behaviour-missing"));
        Assert.Equal("text", Assert.Single(answer.GetProperty("result").GetProperty("behaviours").EnumerateArray()).GetProperty("behaviour").GetString());
        Assert.Equal(3, answer.GetProperty("result").GetProperty("edges").GetInt32());
    }

    [Fact]
    public void All_posts_at_one_second_are_chance_for_everybody()
    {
        var (code, answer, _) = Ask(Shares(Enumerable.Range(0, 200).Select(i => ($"o{i % 10}", $"u{i / 10}", 1_494_000_000L))));

        Assert.Equal(0, code);
        Assert.Equal(190, answer.GetProperty("result").GetProperty("edges").GetInt32());
        Assert.Empty(Groups(answer));
        Assert.Contains("pairs of accounts that shared enough: 190; chance explains each of them", Assert.Single(Caveats(answer, "nothing-beyond-chance")), StringComparison.Ordinal);
    }

    [Fact]
    public void One_account_is_coordinated_with_nobody()
    {
        var (code, answer, _) = Ask(Shares(Enumerable.Range(0, 50).Select(i => ($"o{i % 5}", "alone", 1_494_000_000L + i))));

        Assert.Equal(0, code);
        Assert.Empty(Groups(answer));
        Assert.Contains("all shares are by one account", Assert.Single(Caveats(answer, "one-account")), StringComparison.Ordinal);
    }

    [Fact]
    public void An_object_that_everybody_shares_makes_no_group()
    {
        var (code, answer, _) = Ask(Shares(Enumerable.Range(0, 3000).Select(i => ("viral", $"u{i}", 1_494_000_000L + (i / 100)))), "--min-shares", "1");

        Assert.Equal(0, code);
        Assert.Empty(Groups(answer));
        Assert.Equal(3000L * 2999 / 2, answer.GetProperty("result").GetProperty("pairs").GetInt64());
        Assert.Contains("no two accounts shared 2 objects or more", Assert.Single(Caveats(answer, "no-heavy-edges")), StringComparison.Ordinal);
    }

    [Fact]
    public void Clocks_that_go_backwards_change_nothing()
    {
        var shares = Enumerable.Range(0, 600).Select(i => ($"o{i % 30}", $"u{i / 30}", 1_494_000_000L + (97L * i * i % 7919))).ToArray();

        var forwards = Ask(Shares(shares.OrderBy(share => share.Item3)), "--fdr", "off");
        var backwards = Ask(Shares(shares.OrderByDescending(share => share.Item3)), "--fdr", "off");

        Assert.Equal((0, 0), (forwards.Code, backwards.Code));
        Assert.True(forwards.Answer.GetProperty("result").GetProperty("pairs").GetInt64() > 0);
        foreach (var key in new[] { "pairs", "accounts", "objects", "edges", "components" })
            Assert.Equal(forwards.Answer.GetProperty("result").GetProperty(key).GetInt64(), backwards.Answer.GetProperty("result").GetProperty(key).GetInt64());
    }

    [Theory]
    [InlineData("0s", 1)]
    [InlineData("365d", 3)]
    public void A_window_may_be_nothing_or_a_year(string window, int pairs)
    {
        var (code, answer, _) = Ask(Shares([("o", "a", 1_494_000_000L), ("o", "b", 1_494_000_000L), ("o", "c", 1_510_000_000L)]), "--window", window, "--min-shares", "1");

        Assert.Equal(0, code);
        Assert.Equal(pairs, answer.GetProperty("result").GetProperty("pairs").GetInt32());
    }

    [Theory]
    [InlineData("--window", "-5s", "--window -5s: write a time like 10s, 5m, 1h or 2d.")]
    [InlineData("--window", "400d", "--window 400d: a window is at most 366 days.")]
    [InlineData("--window", "soon", "--window soon: write a time like")]
    [InlineData("--fdr", "2", "--fdr 2: write a number above 0 and below 1")]
    [InlineData("--percentile", "7", "--percentile lies between 0 and 1.")]
    [InlineData("--min-shares", "0", "--min-shares is at least 1.")]
    [InlineData("--permutations", "-1", "--permutations lies between 0 and 1000.")]
    [InlineData("--by", "thought", "--by")]
    [InlineData("--lang", "de", "--lang de: the page speaks en and fr.")]
    public void Options_out_of_their_range_are_wrong_usage(string option, string value, string message)
    {
        var (code, output, error) = Cli.Run(folder, ["coordinate", Shares([("o", "a", 1L), ("o", "b", 2L)]), $"{option}={value}"]);

        Assert.Equal((2, ""), (code, output));
        Assert.Contains(message, error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--min-weight", "50", "no-heavy-edges")]
    [InlineData("--percentile", "1", "no-heavy-edges")]
    [InlineData("--min-shares", "1000", "no-pairs")]
    public void A_threshold_that_leaves_nothing_says_so(string option, string value, string caveat)
    {
        var (code, answer, _) = Ask(Shares(Enumerable.Range(0, 60).Select(i => ($"o{i % 6}", $"u{i / 6}", 1_494_000_000L + (i % 6 * 1000) + (i / 6)))), option, value);

        Assert.Equal(0, code);
        Assert.Empty(Groups(answer));
        Assert.Single(Caveats(answer, caveat));
    }

    [Fact]
    public void Shuffled_copies_keep_nothing_where_others_share_the_same_objects()
    {
        var crowd = Enumerable.Range(0, 4000).Select(i => ($"o{i * 7919 % 40}", $"u{i * 31 % 200}", 1_494_000_000L + (i * 104_729L % 172_800)));
        var group = Enumerable.Range(0, 160).Select(i => ($"o{i / 4}", $"together{i % 4}", 1_494_000_000L + (i / 4 * 4001) + (i % 4)));

        var (code, answer, _) = Ask(Shares(crowd.Concat(group)), "--permutations", "3");

        Assert.Equal(0, code);
        var check = Assert.Single(answer.GetProperty("result").GetProperty("permutations").EnumerateArray());
        Assert.Equal((3, 6, 0), (check.GetProperty("rounds").GetInt32(), check.GetProperty("kept").GetInt32(), (int)check.GetProperty("shuffledKept").GetDouble()));
        Assert.Equal(4, Assert.Single(Groups(answer)).GetProperty("accounts").GetInt32());
    }

    [Fact]
    public void Rows_without_an_account_are_counted_and_told()
    {
        var file = Write("shares.csv", Columns + "o1,a,p1,1494000000\no1,,p2,1494000001\no1,b,p3,1494000002\no1,\"\",p4,1494000003\n");

        var (code, output, error) = Cli.Run(folder, ["coordinate", file, "--min-shares", "1", "--json"]);

        Assert.Equal(4, code);
        Assert.Contains("line 3: account_id is empty", error, StringComparison.Ordinal);
        Assert.Contains("2 rows could not be read and were left out", error, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(output);
        Assert.Equal(2, json.RootElement.GetProperty("result").GetProperty("accounts").GetInt32());
    }

    private (int Code, JsonElement Answer, string Error) Ask(string file, params string[] options)
    {
        var (code, output, error) = Cli.Run(folder, ["coordinate", file, "--json", .. options]);
        Assert.True(output.StartsWith('{'), output + error);
        return (code, JsonDocument.Parse(output).RootElement, error);
    }

    private static JsonElement.ArrayEnumerator Groups(JsonElement answer) => answer.GetProperty("result").GetProperty("groups").EnumerateArray();

    private static string[] Caveats(JsonElement answer, string code) =>
        [.. answer.GetProperty("caveats").EnumerateArray().Where(caveat => caveat.GetProperty("code").GetString() == code).Select(caveat => caveat.GetProperty("text").GetString()!)];

    private string Shares(IEnumerable<(string Shared, string Account, long At)> shares) =>
        Write("shares.csv", Columns + string.Concat(shares.Select((share, row) => $"{share.Shared},{share.Account},p{row},{share.At}\n")));

    private string Write(string name, string text)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllText(path, text);
        return path;
    }
}
