using System.Text.Json;
using System.Text.RegularExpressions;
using Sillage.Analysis;
using Sillage.Cases;
using Sillage.Cases.Topics;
using Sillage.Testing;
using Xunit;

namespace Sillage.Reports.Tests;

/// <summary>docs/results.md lists exactly the keys that answers have.</summary>
public sealed class ResultsPageTests(RichCase rich) : IClassFixture<RichCase>
{
    private static readonly string Page = File.ReadAllText(Path.Combine(Chromium.Repository, "docs", "results.md")).ReplaceLineEndings("\n");

    private readonly TraceResults results = rich.Results;

    [Fact]
    public void Scan() => Compare(results.Scan);

    [Fact]
    public void Origin() => Compare(results.Origin);

    [Fact]
    public void Tempo() => Compare(results.Tempo);

    [Fact]
    public void Spreaders() => Compare(results.Spreaders);

    [Fact]
    public void Languages() => Compare(results.Languages);

    [Fact]
    public void Communities() =>
        Compare(Analysis.Communities.Run(rich.Slice, new CommunitiesOptions { MinSize = 1, Placed = 2 }, TestContext.Current.CancellationToken));

    [Fact]
    public void Networks() => Compare(Analysis.Networks.Run(rich.Slice, new NetworksOptions { Networks = [NetworkKind.Reposts] }, TestContext.Current.CancellationToken));

    [Fact]
    public void Cascades()
    {
        // Trees of replies are given, those of reposts estimated: a list that one has is empty in the other.
        var paths = new[] { CascadeRelation.Reposts, CascadeRelation.Replies }
            .SelectMany(relation => KeyPaths.Of(Json(Analysis.Cascades.Run(rich.Slice, new CascadesOptions { Relation = relation }, TestContext.Current.CancellationToken).Result)))
            .Distinct().ToArray();
        Assert.Equal(
            Block("cascades"),
            paths.Where(path => !paths.Any(other => other != path && other.StartsWith(path.Replace(" (empty)", "", StringComparison.Ordinal) + ".", StringComparison.Ordinal)))
                .Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Coordinate() => Compare(Analysis.Coordination.Run(
        rich.Slice, new CoordinationOptions { By = [Behaviour.Repost, Behaviour.Media], Percentile = 0, Fdr = null, FasterWindows = [TimeSpan.FromSeconds(1)], Sensitivity = true, Permutations = 2 }, null, TestContext.Current.CancellationToken));

    [Fact]
    public void Automation()
    {
        // Alice alone has so many posts, and a profile.
        using var card = CardedCase.Make();
        Compare(Analysis.Automation.Run(card.Slice(), new AutomationOptions { FewestPosts = CardedCase.Originals + CardedCase.Reposts, BaseRate = 0.05 }, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Account()
    {
        using var card = CardedCase.Make();
        Compare(AccountCard.Run(card.Slice(), new AccountCardOptions { Account = "@alice", FewPosts = 1, BaseRate = 0.05 }, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Rings()
    {
        using var ringed = CardedCase.Make();
        var slice = ringed.Slice();
        var signs = Analysis.Automation.Run(slice, new AutomationOptions { FewestPosts = 1 }, TestContext.Current.CancellationToken).Result;
        Compare(Analysis.Rings.Run(slice, new RingsOptions { UnusualFrom = 0 }, signs, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Amplify()
    {
        using var amplified = CardedCase.Make();
        Compare(Analysis.Amplification.Run(amplified.Slice(), new AmplificationOptions { Named = ["nobody"], Resamples = 40 }, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Manipulation() =>
        Compare(Analysis.Manipulation.Run(rich.Slice, new ManipulationOptions { Standard = 2, Resamples = 5 }, [TopicPosts.Of(rich.Slice)], TestContext.Current.CancellationToken));

    [Fact]
    public void Breakout() => Compare(Analysis.Breakout.Run(
        rich.Slice, new BreakoutOptions { FewestAccounts = 1, Steady = 0, LargeFrom = 0, Media = ["none"], HighProfile = ["none"], Responses = ["none"] },
        Analysis.Communities.Run(rich.Slice, new CommunitiesOptions { MinSize = 1 }, TestContext.Current.CancellationToken).Result, TestContext.Current.CancellationToken));

    [Fact]
    public void Labels() => Compare(Analysis.Labels.Run(
        rich.Slice, new LabelsOptions(), [new AccountLabel(null, "@red", "party")], [new DomainLabel("red.example", "party")],
        Analysis.Communities.Run(rich.Slice, new CommunitiesOptions { MinSize = 1 }, TestContext.Current.CancellationToken).Result, TestContext.Current.CancellationToken));

    [Fact]
    public void Trail()
    {
        using var trailed = TrailedCase.Make();
        Compare(TrailedCase.Ask(trailed));
    }

    [Fact]
    public void Migrate()
    {
        using var migrated = MigratedCase.Make();
        Compare(MigratedCase.Ask(migrated));
    }

    [Fact]
    public void Places()
    {
        using var placed = PlacedCase.Make();
        Compare(Analysis.Places.Run(placed.Slice(), new PlacesOptions { FewestAccounts = 1 }, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Silence() => Compare(results.Silence!);

    [Fact]
    public void Info() => Assert.Equal(Block("info"), KeyPaths.Of(Json(results.Case)));

    [Fact]
    public void Report_and_manifest()
    {
        var folder = Directory.CreateTempSubdirectory("sillage-test-").FullName;
        try
        {
            TraceReport.Write(folder, results, "en");

            Assert.Equal(
                Block("report.json"),
                KeyPaths.Of(JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "report.json"))).RootElement, "case", "scan", "origin", "tempo", "rings", "spreaders", "amplification", "automation", "manipulation", "communities", "breakout", "coordination", "languages", "migration", "places", "silence", "map.omitted"));
            Assert.Equal(
                Block("manifest.json"),
                KeyPaths.Of(JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "manifest.json"))).RootElement, [.. new[] { "scan", "origin", "tempo", "rings", "spreaders", "amplification", "automation", "manipulation", "communities", "breakout", "coordination", "languages", "migration", "places", "silence", "markers" }.Select(name => $"options.{name}")]));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void Every_question_has_its_section() =>
        Assert.Equal(
            typeof(Answer<,>).Assembly.GetExportedTypes().Select(type => type.GetMethods().FirstOrDefault(method => method.Name == "Run" && method.ReturnType.Name == "Answer`2") is null ? "" : type.Name.ToLowerInvariant())
                .Where(name => name.Length > 0).Select(name => name switch { "coordination" => "coordinate", "accountcard" => "account", "amplification" => "amplify", "migration" => "migrate", _ => name }).Order(),
            Regex.Matches(Page, @"^## `(\w+)`\n\nOptions: ", RegexOptions.Multiline).Select(match => match.Groups[1].Value).Order());

    private static void Compare<TOptions, TResult>(Answer<TOptions, TResult> answer)
    {
        var json = Json(answer);
        var schema = json.GetProperty("schema").GetString()!;
        var question = Regex.Match(schema, @"^sillage/(\w+)/1$").Groups[1].Value;

        Assert.Equal(KeyPaths.OfNotation(Regex.Match(Page, "\n```\n(.*?)```", RegexOptions.Singleline).Groups[1].Value.Split('\n')), KeyPaths.Of(json, "options", "result", "caveats[].values"));
        Assert.Equal(KeyPaths.OfNotation([Regex.Match(Section(question), "^Options: (.*)$", RegexOptions.Multiline).Groups[1].Value.Replace("`", "", StringComparison.Ordinal)]), KeyPaths.Of(json.GetProperty("options")));
        Assert.Equal(Block(question), KeyPaths.Of(json.GetProperty("result")));
    }

    private static IEnumerable<string> Block(string section) => KeyPaths.OfNotation(Regex.Match(Section(section), "```\n(.*?)```", RegexOptions.Singleline).Groups[1].Value.Split('\n'));

    private static string Section(string name) => Regex.Match(Page, $"^##+ `{Regex.Escape(name)}`\n(.*?)(?=^#|\\z)", RegexOptions.Multiline | RegexOptions.Singleline).Groups[1].Value;

    private static JsonElement Json<T>(T answer) => JsonDocument.Parse(AnswerJson.Serialize(answer)).RootElement;
}
