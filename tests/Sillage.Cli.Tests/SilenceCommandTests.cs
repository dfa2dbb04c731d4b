using System.Text.Json;
using Sillage.Testing;
using Xunit;

namespace Sillage.Cli.Tests;

/// <summary>Silences as a user asks for them.</summary>
public sealed class SilenceCommandTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("sillage-test-").FullName;

    public SilenceCommandTests() => File.WriteAllLines(
        Path.Combine(folder, "x.jsonl"),
        new[] { new InventedPost(1, "alice"), new InventedPost(2, "bob", 4 * 3600), new InventedPost(3, "alice", 5 * 3600) { Hashtags = ["other"] } }.Select(post => post.ToJson()));

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_marked_silence_is_answered_and_listed_with_its_law()
    {
        Assert.Equal(0, Run("import", "leak.case", "x.jsonl").Code);
        Assert.Equal(0, Run("mark", "leak.case", "france-2017-presidential-2=the silence", "--silence").Code);
        var (code, output, error) = Run("silence", "leak.case", "#leak", "--json", "--out", "list");

        Assert.True(code == 0, error);
        Assert.Contains("commission.html and 3 files beside it", error, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(output);
        var window = json.RootElement.GetProperty("result").GetProperty("windows")[0];
        Assert.Equal(("the silence", "Europe/Paris"), (window.GetProperty("window").GetProperty("name").GetString(), window.GetProperty("window").GetProperty("timeZone").GetString()));
        Assert.Equal(1, window.GetProperty("inside").GetProperty("posts").GetInt32());
        var csv = File.ReadAllLines(Path.Combine(folder, "list", "commission.csv"));
        Assert.Equal(2, csv.Length);
        Assert.StartsWith("the silence,\"code électoral, article L49\",x,2,https://x.com/bob/status/2,", csv[1], StringComparison.Ordinal);
    }

    [Fact]
    public void The_command_that_is_told_makes_the_same_list_again()
    {
        Assert.Equal(0, Run("silence", "x.jsonl", "#leak", "--silence", "france-2017-presidential-2", "--lang", "fr", "--out", "list").Code);
        using var manifest = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "list", "manifest.json")));
        var command = manifest.RootElement.GetProperty("command").GetString()!;
        Assert.Equal("sillage silence x.jsonl \"#leak\" --silence france-2017-presidential-2 --timezone UTC --lang fr --out list", command);
        var before = File.ReadAllBytes(Path.Combine(folder, "list", "commission.html"));

        Assert.Equal(0, Run([.. command.Replace("\"", "", StringComparison.Ordinal).Split(' ').Skip(1)]).Code);
        Assert.Equal(before, File.ReadAllBytes(Path.Combine(folder, "list", "commission.html")));
    }

    [Theory]
    [InlineData("the list needs a silence", "--out", "list")]
    [InlineData("the page speaks en and fr", "--lang", "de")]
    [InlineData("--timezone Paris is not known", "--timezone", "Paris")]
    [InlineData("france-2017-presidential-2", "--silence", "france-2017")]
    public void What_is_wrong_is_told(string message, params string[] words)
    {
        var (code, output, error) = Run(["silence", "x.jsonl", "#leak", .. words]);

        Assert.Equal((2, ""), (code, output));
        Assert.Contains(message, error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_list_that_does_not_fit_leaves_the_earlier_one()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "the limit is the shell's");
        Assert.Equal(0, Run("import", "leak.case", "x.jsonl").Code);
        string[] words = ["silence", "leak.case", "--silence", "france-2017-presidential-2", "--out", "list"];
        Assert.Equal(0, Run(words).Code);
        var before = File.ReadAllBytes(Path.Combine(folder, "list", "commission.html"));

        var (code, _, error) = Cli.RunWithFilesUpTo(1, folder, words);

        Assert.Equal(1, code);
        Assert.Contains("the list cannot be written to list", error, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(Path.Combine(folder, "list", "commission.html")));
        Assert.Empty(Directory.GetFiles(Path.Combine(folder, "list"), "*.new"));
    }

    private (int Code, string Output, string Error) Run(params string[] words) => Cli.Run(folder, words);
}
