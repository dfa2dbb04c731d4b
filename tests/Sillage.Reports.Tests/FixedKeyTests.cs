using System.Text.Json;
using System.Text.RegularExpressions;
using Xunit;

namespace Sillage.Reports.Tests;

/// <summary>The keys that scripts and notebooks rely on since the first day. None may ever be taken from this list.</summary>
public sealed partial class FixedKeyTests(RichCase rich) : IClassFixture<RichCase>
{
    [Theory]
    [InlineData("info", "posts", "count")]
    [InlineData("info", "accounts", "count")]
    [InlineData("info", "from", "time")]
    [InlineData("info", "to", "time")]
    [InlineData("info", "platforms", "list")]
    [InlineData("info", "rejected", "count")]
    [InlineData("scan", "posts", "count")]
    [InlineData("scan", "accounts", "count")]
    [InlineData("scan", "byKind.original", "count")]
    [InlineData("scan", "byKind.repost", "count")]
    [InlineData("scan", "byKind.quote", "count")]
    [InlineData("scan", "byKind.reply", "count")]
    [InlineData("scan", "first.at", "time")]
    [InlineData("scan", "first.account", "text")]
    [InlineData("scan", "first.postId", "text")]
    [InlineData("scan", "last.at", "time")]
    [InlineData("scan", "perMinute", "number")]
    [InlineData("scan", "peak.at", "time")]
    [InlineData("scan", "peak.posts", "count")]
    [InlineData("scan", "gini", "share")]
    [InlineData("scan", "top50Share", "share")]
    [InlineData("origin", "first.0.at", "time")]
    [InlineData("origin", "first.0.account", "text")]
    [InlineData("origin", "first.0.postId", "text")]
    [InlineData("origin", "first.0.text", "text")]
    [InlineData("tempo", "posts.0.postId", "text")]
    [InlineData("tempo", "posts.0.account", "text")]
    [InlineData("tempo", "posts.0.at", "time")]
    [InlineData("tempo", "posts.0.within1m", "count")]
    [InlineData("tempo", "posts.0.within5m", "count")]
    [InlineData("tempo", "posts.0.within15m", "count")]
    [InlineData("tempo", "posts.0.within60m", "count")]
    [InlineData("tempo", "posts.0.percentile", "number")]
    [InlineData("tempo", "posts.0.comparedWith", "count")]
    [InlineData("tempo", "bursts.0.from", "time")]
    [InlineData("tempo", "bursts.0.to", "time")]
    [InlineData("tempo", "bursts.0.level", "count")]
    [InlineData("tempo", "bursts.0.posts", "count")]
    [InlineData("spreaders", "accounts.0.account", "text")]
    [InlineData("spreaders", "accounts.0.posts", "count")]
    [InlineData("spreaders", "accounts.0.repostsEarned", "count")]
    [InlineData("spreaders", "accounts.0.audience", "count")]
    [InlineData("spreaders", "accounts.0.share", "share")]
    [InlineData("spreaders", "accounts.0.enteredAt", "time")]
    [InlineData("languages", "total.0.language", "text")]
    [InlineData("languages", "total.0.posts", "count")]
    [InlineData("languages", "total.0.share", "share")]
    [InlineData("languages", "total.0.low", "share")]
    [InlineData("languages", "total.0.high", "share")]
    [InlineData("languages", "buckets", "list")]
    [InlineData("manipulation", "ctm", "number")]
    [InlineData("manipulation", "repostShare", "share")]
    [InlineData("manipulation", "top50Share", "share")]
    [InlineData("manipulation", "postsPerAccount", "number")]
    [InlineData("coordinate", "pairs", "count")]
    [InlineData("coordinate", "accounts", "count")]
    [InlineData("coordinate", "objects", "count")]
    [InlineData("coordinate", "edges", "count")]
    [InlineData("coordinate", "components", "count")]
    [InlineData("coordinate", "groups.0.id", "count")]
    [InlineData("coordinate", "groups.0.accounts", "count")]
    [InlineData("coordinate", "groups.0.objects", "count")]
    [InlineData("coordinate", "groups.0.pValue", "share")]
    public void A_fixed_key_is_there_and_has_its_type(string question, string path, string type)
    {
        var value = path.Split('.').Aggregate(
            question == "info" ? Answer(question) : Answer(question).GetProperty("result"),
            (json, name) => int.TryParse(name, out var index) ? json[index] : json.GetProperty(name));

        Assert.True(Is(value, type), $"{question}: {path} is {value.GetRawText()}, which is no {type}");
    }

    [Theory]
    [InlineData("scan")]
    [InlineData("origin")]
    [InlineData("tempo")]
    [InlineData("spreaders")]
    [InlineData("languages")]
    [InlineData("communities")]
    [InlineData("silence")]
    public void Every_answer_says_what_it_is_what_was_asked_and_what_limits_it(string question)
    {
        var answer = Answer(question);

        Assert.Equal(($"sillage/{question}/1", "#leak"), (answer.GetProperty("schema").GetString(), answer.GetProperty("topic").GetString()));
        Assert.Equal(
            (JsonValueKind.Object, JsonValueKind.Object, JsonValueKind.Array),
            (answer.GetProperty("options").ValueKind, answer.GetProperty("result").ValueKind, answer.GetProperty("caveats").ValueKind));
        Assert.True(Is(answer.GetProperty("method").GetProperty("name"), "text") && Is(answer.GetProperty("method").GetProperty("source"), "text"));
    }

    private JsonElement Answer(string question) => JsonDocument.Parse(question switch
    {
        "info" => AnswerJson.Serialize(rich.Results.Case),
        "scan" => AnswerJson.Serialize(rich.Results.Scan),
        "origin" => AnswerJson.Serialize(rich.Results.Origin),
        "tempo" => AnswerJson.Serialize(rich.Results.Tempo),
        "spreaders" => AnswerJson.Serialize(rich.Results.Spreaders),
        "languages" => AnswerJson.Serialize(rich.Results.Languages),
        "communities" => AnswerJson.Serialize(rich.Results.Communities),
        "manipulation" => AnswerJson.Serialize(rich.Results.Manipulation),
        "coordinate" => AnswerJson.Serialize(CoordinatedEvening.Answer()),
        _ => AnswerJson.Serialize(rich.Results.Silence),
    }).RootElement;

    private static bool Is(JsonElement value, string type) => type switch
    {
        "count" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var count) && count >= 0,
        "number" => value.ValueKind == JsonValueKind.Number,
        "share" => value.ValueKind == JsonValueKind.Number && value.GetDouble() is >= 0 and <= 1,
        "text" => value.ValueKind == JsonValueKind.String && value.GetString()!.Length > 0,
        "time" => value.ValueKind == JsonValueKind.String && UtcTime().IsMatch(value.GetString()!),
        _ => value.ValueKind == JsonValueKind.Array,
    };

    [GeneratedRegex(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?Z$")]
    private static partial Regex UtcTime();
}
