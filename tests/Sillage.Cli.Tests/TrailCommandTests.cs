using System.Text.Json;
using Xunit;

namespace Sillage.Cli.Tests;

/// <summary>The trail as a user asks for it.</summary>
public sealed class TrailCommandTests : IDisposable
{
    private const string Paste = "https://pastebin.com/QUYKJ3Bs";
    private readonly string folder = Directory.CreateTempSubdirectory("sillage-test-").FullName;

    public TrailCommandTests()
    {
        File.WriteAllText(Path.Combine(folder, "thread.json"), """{"posts":[{"no":123456789,"resto":0,"time":1494009300,"now":"05/05/17(Fri)14:35:00","name":"Anonymous","com":"new <a href=\"https://pastebin.com/QUYKJ3Bs\">leak</a>"}]}""");
        File.WriteAllText(
            Path.Combine(folder, "x.jsonl"),
            """{"id_str":"860577607670276096","created_at":"Fri May 05 18:49:00 +0000 2017","text":"a leak","user":{"id_str":"1","screen_name":"anna"},"entities":{"hashtags":[{"text":"MacronLeaks"}],"urls":[{"url":"https://t.co/x","expanded_url":"https://www.pastebin.com/QUYKJ3Bs"},{"url":"https://t.co/y","expanded_url":"https://boards.4chan.org/pol/thread/123456789"}]}}""" + "\n");
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void The_trail_from_4chan_to_X_is_told_with_its_lag_and_its_carrier()
    {
        Assert.Equal(0, Run("import", "leak.case", "thread.json", "x.jsonl").Code);
        var (code, output, error) = Run("trail", "leak.case", Paste, "https://archive.org/details/none", "--json", "--out", "trail");

        Assert.True(code == 0, error);
        using var json = JsonDocument.Parse(output);
        var result = json.RootElement.GetProperty("result");
        Assert.Equal(["4chan", "x"], result.GetProperty("objects")[0].GetProperty("sights").EnumerateArray().Select(sight => sight.GetProperty("platform").GetString()));
        var lag = result.GetProperty("objects")[0].GetProperty("lags")[0];
        Assert.Equal((840, 1), (lag.GetProperty("seconds").GetDouble(), lag.GetProperty("links").GetInt32()));
        Assert.Equal(("linkedPost", "123456789"), (result.GetProperty("carriers")[0].GetProperty("evidence").GetString(), result.GetProperty("carriers")[0].GetProperty("fromPostId").GetString()));
        Assert.Equal(0, result.GetProperty("objects")[1].GetProperty("posts").GetInt32());
        Assert.True(File.Exists(Path.Combine(folder, "trail", "trail.html")));
        Assert.Contains("sillage trail leak.case", File.ReadAllText(Path.Combine(folder, "trail", "trail.html")), StringComparison.Ordinal);
    }

    [Fact]
    public void Tables_and_caveats_are_printed_and_the_first_table_comes_as_csv()
    {
        var (code, output, _) = Run("trail", "thread.json", "x.jsonl", Paste);

        Assert.Equal(0, code);
        Assert.Contains("links to the post", output, StringComparison.Ordinal);
        Assert.Contains("first in this capture", output, StringComparison.Ordinal);
        Assert.StartsWith("platform,posts,of,", Run("trail", "thread.json", "x.jsonl", Paste, "--csv").Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, "no post matches", "x.jsonl", "https://pastebin.com/other")]
    [InlineData(1, "no post matches link:youtube.com/watch?v=x", "x.jsonl", "https://www.youtube.com/watch?v=x")]
    [InlineData(1, "no post matches hash:abc", "x.jsonl", "magnet:?xt=urn:btih:abc")]
    [InlineData(2, "name what to follow", "x.jsonl")]
    [InlineData(2, "name a case file", "none.jsonl", Paste)]
    [InlineData(2, "a link is missing", "x.jsonl", "https://")]
    [InlineData(2, "an object is empty", "x.jsonl", " ")]
    [InlineData(2, "the page speaks en and fr", "x.jsonl", Paste, "--lang", "de")]
    [InlineData(2, "there is no option --nothing", "x.jsonl", Paste, "--nothing")]
    [InlineData(1, "there is no case", "none.case", Paste)]
    public void What_cannot_be_followed_is_told_with_its_code(int expected, string message, params string[] words)
    {
        var (code, output, error) = Run(["trail", .. words]);

        Assert.Equal((expected, ""), (code, output));
        Assert.Contains(message, error, StringComparison.Ordinal);
    }

    private (int Code, string Output, string Error) Run(params string[] words) => Cli.Run(folder, words);
}
