using System.Text.Json;
using Sillage.Simulation;
using Xunit;

namespace Sillage.Cli.Tests;

/// <summary>The program as a real process, on small invented captures.</summary>
public sealed class CommandTests : IDisposable
{
    private const string Header = "id,created_at,screen_name,text\n";
    private readonly string folder = Directory.CreateTempSubdirectory("sillage-test-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Scan_prints_the_fixed_keys()
    {
        var (code, output, _) = Run(["scan", Posts(), "#leak", "--json"]);

        Assert.Equal(0, code);
        using var json = JsonDocument.Parse(output);
        Assert.Equal("sillage/scan/1", json.RootElement.GetProperty("schema").GetString());
        Assert.Equal("#leak", json.RootElement.GetProperty("topic").GetString());
        var result = json.RootElement.GetProperty("result");
        Assert.Equal(2, result.GetProperty("posts").GetInt32());
        Assert.Equal(2, result.GetProperty("accounts").GetInt32());
        Assert.Equal("2017-05-05T18:49:00Z", result.GetProperty("first").GetProperty("at").GetString());
        foreach (var key in new[] { "byKind", "last", "perMinute", "peak", "gini", "top50Share" })
            Assert.True(result.TryGetProperty(key, out _), key);
        foreach (var key in new[] { "options", "caveats", "method" })
            Assert.True(json.RootElement.TryGetProperty(key, out _), key);
    }

    [Theory]
    [InlineData("origin", "first")]
    [InlineData("tempo", "posts")]
    [InlineData("tempo", "bursts")]
    [InlineData("spreaders", "accounts")]
    [InlineData("languages", "total")]
    [InlineData("languages", "buckets")]
    [InlineData("places", "countries")]
    [InlineData("places", "sources")]
    [InlineData("networks", "networks")]
    [InlineData("cascades", "largest")]
    public void Every_question_answers_with_its_keys(string question, string key)
    {
        var (code, output, _) = Run([question, Posts(), "--json"]);

        Assert.Equal(0, code);
        using var json = JsonDocument.Parse(output);
        Assert.Equal(JsonValueKind.Array, json.RootElement.GetProperty("result").GetProperty(key).ValueKind);
    }

    [Fact]
    public void A_network_can_be_had_as_edges_and_its_direction_is_said()
    {
        var file = Path.Combine(folder, "reposts.csv");
        File.WriteAllText(file, "id,created_at,screen_name,text\n1,2017-05-05T18:49:00Z,anna,Hello\n2,2017-05-05T18:50:00Z,ben,RT @anna: Hello\n3,2017-05-05T18:52:00Z,ben,RT @anna: Hello\n");

        Assert.Equal(
            "source,target,weight,first at,last at,first post\nben,anna,2,2017-05-05T18:50:00Z,2017-05-05T18:52:00Z,2\n",
            Run(["networks", file, "--network", "reposts", "--min-weight", "2", "--top", "0", "--csv"]).Output);
        Assert.Contains("who reposts → whom", Run(["networks", file, "--network", "reposts", "--json"]).Output, StringComparison.Ordinal);
        Assert.Contains("\"withoutTarget\": 2", Run(["cascades", file, "--of", "reposts", "--json"]).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Any_table_of_an_answer_can_be_had_alone()
    {
        Assert.StartsWith("from,posts,originals,reposts,", Run(["scan", Posts(), "--csv", "--table", "volume"]).Output, StringComparison.Ordinal);
        Assert.StartsWith("figure,value\n", Run(["scan", Posts(), "--csv"]).Output, StringComparison.Ordinal);
        var (_, alone, _) = Run(["scan", Posts(), "--table", "volume", "--top", "1"]);
        Assert.DoesNotContain("Machine scan  ", alone, StringComparison.Ordinal);
        Assert.Contains("more rows with --csv --table volume", alone, StringComparison.Ordinal);

        var (code, _, error) = Run(["scan", Posts(), "--table", "volumes"]);
        Assert.Equal((2, true), (code, error.Contains("--table volumes: there is scan, peaks, most-active, volume.", StringComparison.Ordinal)));
        (code, _, error) = Run(["scan", Posts(), "--table", "volume", "--json"]);
        Assert.Equal((2, true), (code, error.Contains("--table prints one table, --json the whole answer", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_map_without_reposts_is_not_drawn()
    {
        var (code, _, error) = Run(["map", Posts(), "--out", Path.Combine(folder, "map")]);

        Assert.Equal((1, true), (code, error.Contains("there is no map to draw: no post of the topic reposts a known account.", StringComparison.Ordinal)));
        Assert.False(Directory.Exists(Path.Combine(folder, "map")));
    }

    [Fact]
    public void Figures_are_not_cut_and_tables_without_rows_take_a_line()
    {
        var (_, output, _) = Run(["scan", Posts(), "--top", "1"]);
        Assert.Contains("reposts ", output, StringComparison.Ordinal);
        Assert.DoesNotContain("more rows with --csv\n", output, StringComparison.Ordinal);

        Assert.Contains("Breadth by depth: none\n", Run(["cascades", Posts()]).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_case_is_made_told_about_and_asked()
    {
        var path = Path.Combine(folder, "x.case");

        Assert.Equal(0, Run(["import", path, Posts()]).Code);
        Assert.Contains("\"posts\": 3", Run(["info", path, "--json"]).Output, StringComparison.Ordinal);
        Assert.Equal("posts\n3\n", Run(["sql", path, "select count(*) as posts from posts", "--csv"]).Output);
        var sums = Run(["sql", path, "select sum(7::BIGINT) as sum, max((-170141183460469231731687303715884105727)::HUGEINT) as least from posts", "--json"]).Output;
        Assert.Contains("\"sum\": 21,", sums, StringComparison.Ordinal);
        Assert.Contains("\"least\": -170141183460469231731687303715884105727", sums, StringComparison.Ordinal);
        Assert.Equal(1, Run(["sql", path, "drop table posts"]).Code);
        Assert.Equal(1, Run(["sql", path, "select * from read_csv('/etc/passwd')"]).Code);
    }

    [Fact]
    public void Marked_events_and_silences_enter_every_trace_of_the_case()
    {
        var path = Path.Combine(folder, "marked.case");
        Run(["import", path, Posts()]);

        Assert.Equal(0, Run(["mark", path, "2017-05-05T18:49Z=leak", "2017-05-05T19:00Z/2017-05-05T20:00Z=debate", "--source", "press"]).Code);
        Assert.Equal(0, Run(["mark", path, "2017-05-05T22:00Z/2017-05-07T18:00Z=media silence", "--silence"]).Code);
        Assert.Equal(0, Run(["mark", path, "--remove", "debate"]).Code);
        Assert.Equal(2, Run(["mark", path, "--remove", "debate"]).Code);
        Assert.Equal(2, Run(["mark", path, "yesterday=leak"]).Code);
        Assert.Equal(2, Run(["mark", path, "2017-05-05T22:00Z=no end", "--silence"]).Code);
        var report = Path.Combine(folder, "marked");
        Assert.Equal(0, Run(["trace", path, "--marker", "2017-05-06T10:00Z=denial", "--out", report]).Code);

        using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(report, "report.json")));
        Assert.Equal(["leak", "denial"], json.RootElement.GetProperty("markers").EnumerateArray().Select(marker => marker.GetProperty("name").GetString()));
        var window = json.RootElement.GetProperty("silence").GetProperty("result").GetProperty("windows")[0].GetProperty("window");
        Assert.Equal("media silence", window.GetProperty("name").GetString());
        Assert.Contains("2017-05-05T18:49:00Z,,press", File.ReadAllText(Path.Combine(report, "tables", "markers.csv")), StringComparison.Ordinal);
    }

    [Fact]
    public void Standard_input_serves_as_a_capture() =>
        Assert.Contains("\"posts\": 3", Run(["info", "-", "--json"], File.ReadAllText(Posts())).Output, StringComparison.Ordinal);

    [Fact]
    public void A_mapping_of_the_users_names_the_columns()
    {
        var file = Path.Combine(folder, "odd.csv");
        File.WriteAllText(file, "quand;qui;quoi\n2017-05-05T18:49:00Z;anna;Look a #leak\n");
        var map = Path.Combine(folder, "map.json");
        File.WriteAllText(map, "{\"platform\":\"x\",\"columns\":{\"quand\":\"posted_at\",\"qui\":\"author.handle\",\"quoi\":\"text\"}}");

        var (code, output, _) = Run(["scan", file, "#leak", "--map", map, "--json"]);

        Assert.Equal(0, code);
        Assert.Contains("\"account\": \"anna\"", output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_quarantined_record_is_told_by_the_exit_code()
    {
        var file = Path.Combine(folder, "broken.csv");
        File.WriteAllText(file, File.ReadAllText(Posts()) + "4,not a date,dora,Hello\n");

        var (code, output, _) = Run(["info", file, "--json"]);

        Assert.Equal(4, code);
        Assert.Contains("\"rejected\": 1", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2, "scan")]
    [InlineData(2, "scan", "{posts}", "#leak OR")]
    [InlineData(2, "nonsense")]
    [InlineData(2, "scan", "{posts}", "--bogus")]
    [InlineData(2, "scan", "{posts}", "#leak", "--bogus")]
    [InlineData(2, "scan", "{posts}", "--top", "0")]
    [InlineData(2, "import", "x.case", "{posts}", "--bogus")]
    [InlineData(2, "import", "x.case", "{posts}", "--batch", "-3")]
    [InlineData(2, "silence", "{posts}", "--silence", "yesterday")]
    [InlineData(2, "networks", "{posts}", "--network", "friends")]
    [InlineData(2, "networks", "{posts}", "--min-weight", "0")]
    [InlineData(2, "cascades", "{posts}", "--of", "likes")]
    [InlineData(2, "automation", "{posts}", "--base-rate", "0")]
    [InlineData(2, "automation", "{posts}", "--base-rate", "1.0")]
    [InlineData(2, "automation", "{posts}", "--base-rate", "often")]
    [InlineData(2, "account", "{posts}", "@anna", "--base-rate", "-0.1")]
    [InlineData(3, "scan", "no-such-file.jsonl", "#leak")]
    [InlineData(3, "scan", "{noise}")]
    [InlineData(1, "scan", "{posts}", "#leek")]
    [InlineData(1, "info", "missing.case")]
    public void Errors_have_their_exit_code_and_a_message_without_a_stack_trace(int expected, params string[] words)
    {
        var noise = Path.Combine(folder, "noise.jsonl");
        File.WriteAllBytes(noise, [.. Enumerable.Range(0, 500).Select(i => (byte)(i * 37))]);
        var (code, output, error) = Run([.. words.Select(word => word.Replace("{posts}", Posts(), StringComparison.Ordinal).Replace("{noise}", noise, StringComparison.Ordinal))]);

        Assert.Equal(expected, code);
        Assert.Empty(output);
        Assert.Contains("sillage:", error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at Sillage", error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_topic_that_matches_nothing_suggests_the_nearest_hashtag() =>
        Assert.Contains("#leak (2)", Run(["scan", Posts(), "#leek"]).Error, StringComparison.Ordinal);

    [Fact]
    public void The_same_trace_twice_gives_the_same_bytes()
    {
        foreach (var name in new[] { "a", "b" })
            Assert.Equal(0, Run(["trace", Posts(), "#leak", "--silence", "2017-05-05T22:00Z/2017-05-07T18:00Z", "--timezone", "Europe/Paris", "--lang", "fr", "--out", Path.Combine(folder, name)]).Code);

        foreach (var file in Directory.GetFiles(Path.Combine(folder, "a"), "*", SearchOption.AllDirectories))
            Assert.Equal(File.ReadAllBytes(file), File.ReadAllBytes(file.Replace(Path.Combine(folder, "a"), Path.Combine(folder, "b"), StringComparison.Ordinal)));
    }

    [Fact]
    public void A_killed_import_leaves_a_case_that_opens_and_completes()
    {
        MacronLeaks.WriteTo(folder, new SimulationOptions { Scale = 0.5, Compress = false }, null, TestContext.Current.CancellationToken);
        var capture = Path.Combine(folder, "posts.jsonl");
        var whole = Path.Combine(folder, "whole.case");
        Assert.Equal(0, Run(["import", whole, capture]).Code);
        var expected = Run(["sql", whole, Digest, "--csv"]).Output;

        var moments = new Random(7);
        var path = Path.Combine(folder, "killed.case");
        for (var kill = 0; kill < 10; kill++)
        {
            using (var process = Cli.Start(folder, ["import", path, capture, "--batch", "20"]))
            {
                Thread.Sleep(moments.Next(50, 1_500));
                process.Kill();
                process.WaitForExit();
            }

            if (File.Exists(path))
                Assert.Equal(0, Run(["info", path, "--json"]).Code);
        }

        Assert.Equal(0, Run(["import", path, capture]).Code);
        Assert.Equal(expected, Run(["sql", path, Digest, "--csv"]).Output);
        Assert.Contains("\"unfinished\": []", Run(["info", path, "--json"]).Output, StringComparison.Ordinal);
        Assert.Equal([path], Directory.GetFiles(folder, "killed.case*"));
    }

    private const string Digest =
        "select count(*) as posts, sum(hash(p.platform, p.post_id, p.text, p.reposts, p.embedded)) as digest, (select count(*) from account_versions) as profiles, (select count(*) from post_versions) as versions, (select count(*) from notices) as notices from posts p";

    private string Posts()
    {
        var file = Path.Combine(folder, "posts.csv");
        File.WriteAllText(file, Header +
            "1,2017-05-05T18:49:00Z,anna,\"Look, a #leak\"\n2,2017-05-05T18:50:00Z,ben,Indeed a #leak\n3,2017-05-05T19:00:00Z,anna,Good night\n");
        return file;
    }

    private (int Code, string Output, string Error) Run(string[] words, string? input = null) => Cli.Run(folder, words, input);
}
