using System.Text.Json;
using Xunit;

namespace Sillage.Cli.Tests;

/// <summary>Files of separated values whose columns nobody knows, and mappings that do not fit.</summary>
public sealed class MappingTests(EarlierCase earlier) : BesideAnEarlierCase(earlier)
{
    private const string Unknown = """
        quand;qui;quoi;combien;vide
        2017-05-05T18:49:00Z;carl;Voilà un #leak;3;
        2017-05-05T18:50:00Z;dora;Encore un #leak;4;

        """;

    [Fact]
    public void A_mapping_is_proposed_for_an_unknown_file_and_can_be_saved_and_given_back()
    {
        Write("odd.csv", Unknown);

        var error = Import(3, "odd.csv", "odd.csv: not read: of its columns (quand, qui, quoi, combien, vide) none is known to hold a post's time and author", "save it as map.json, and repeat with --map map.json");
        var proposed = error[error.IndexOf("\n{", StringComparison.Ordinal)..(error.IndexOf("\n}", StringComparison.Ordinal) + 2)];
        Write("map.json", proposed);

        using (var json = JsonDocument.Parse(proposed))
        {
            Assert.Equal("unknown", json.RootElement.GetProperty("platform").GetString());
            Assert.Equal(
                ["combien=", "quand=posted_at", "qui=author.handle", "quoi=text", "vide="],
                json.RootElement.GetProperty("columns").EnumerateObject().Select(column => $"{column.Name}={column.Value.GetString()}").Order(StringComparer.Ordinal));
        }

        var (code, _, again) = Run("import", "x.case", "odd.csv", "--map", "map.json");
        Assert.True(code == 0, again);
        Assert.Equal("carl Voilà un #leak; dora Encore un #leak", Ask("string_agg(handle || ' ' || text, '; ' order by posted_at) from posts where import_id > 1"));
        EarlierPostsAreThere();
    }

    [Fact]
    public void The_mapping_that_known_names_led_to_is_shown_and_can_be_given_back()
    {
        Write("known.csv", "created_at,screen_name,text,note\n2017-05-05T18:49:00Z,carl,first,second\n");

        var error = Import(0, "known.csv", "read as csv (columns with known names: created_at -> posted_at, text -> text, screen_name -> author.handle)", "--map map.json: {");
        var line = error.Split('\n').Single(line => line.Contains("--map map.json: {", StringComparison.Ordinal));
        Write("map.json", line[line.IndexOf('{', StringComparison.Ordinal)..].Replace("\"text\":\"text\"", "\"text\":null", StringComparison.Ordinal).Replace("\"note\":null", "\"note\":\"text\"", StringComparison.Ordinal));

        var (code, _, again) = Run("import", "x.case", "known.csv", "--map", "map.json");
        Assert.True(code == 0, again);
        Assert.Equal("first; second", Ask("string_agg(text, '; ' order by text) from posts where import_id > 1"));
        EarlierPostsAreThere();
    }

    [Fact]
    public void The_same_file_through_the_same_mapping_is_not_read_twice()
    {
        Write("odd.csv", Unknown);
        Write("map.json", """{"columns": {"quand": "posted_at", "qui": "author.handle", "quoi": "text"}}""");

        Assert.Equal(0, Run("import", "x.case", "odd.csv", "--map", "map.json").Code);
        var (code, _, error) = Run("import", "x.case", "odd.csv", "--map", "map.json");

        Assert.Equal(0, code);
        Tells(error, "odd.csv: the case holds this file already");
        Assert.Equal("5", Ask("count(*) from posts"));
    }

    [Fact]
    public void Columns_that_the_mapping_names_and_the_file_lacks_are_reported_with_those_it_has()
    {
        Write("odd.csv", Unknown);
        Write("map.json", """{"columns": {"quand": "posted_at", "auteur": "author.handle", "texte": "text"}}""");

        var (code, _, error) = Run("import", "x.case", "odd.csv", "--map", "map.json");

        Assert.Equal(3, code);
        Tells(error, "odd.csv: not read: the file lacks columns that the mapping names: auteur, texte; it has: quand, qui, quoi, combien, vide. Correct the mapping, or leave out --map");
        EarlierPostsAreThere();
        Assert.Equal(3, Run("scan", "odd.csv", "--map", "map.json").Code);
    }

    [Fact]
    public void A_file_that_the_mapping_does_not_fit_does_not_keep_the_others_out()
    {
        Write("odd.csv", Unknown);
        Write("other.csv", "a,b\n1,2\n");
        Write("json.jsonl", Tweet("10", "carl"));
        Write("map.json", """{"columns": {"quand": "posted_at", "qui": "author.handle", "quoi": "text"}}""");

        var (code, _, error) = Run("import", "x.case", "other.csv", "json.jsonl", "odd.csv", "--map", "map.json");

        Assert.Equal(4, code);
        Tells(error, "other.csv: not read: the file lacks columns that the mapping names: quand, qui, quoi; it has: a, b", "json.jsonl: not read: it does not begin with a header of separated values", "odd.csv: 2 posts");
        EarlierPostsAreThere();
        Assert.Equal("5", Ask("count(*) from posts"));
    }

    [Theory]
    [InlineData(null, "Could not find file")]
    [InlineData("{\n  \"columns\": {\"quand\" \"posted_at\"}}", "line 2, byte 23: it is not JSON")]
    [InlineData("[1]", "it has not the form of a mapping")]
    [InlineData("{\"platform\": 5, \"columns\": {}}", "it has not the form of a mapping")]
    [InlineData("{\"platform\": \"x\"}", "it has not the form of a mapping")]
    [InlineData("{\"columns\": {\"quand\": \"when\"}}", "the column \"quand\" is mapped to \"when\"; fields are author.category")]
    [InlineData("{\"columns\": {\"quand\": \"posted_at\"}}", "no column is mapped to \"author.handle\" or \"author.id\"")]
    [InlineData("{\"columns\": {\"quand\": \"posted_at\", \"qui\": \"author.handle\", \"quoi\": \"text\", \"vide\": \"text\"}}", "\"quoi\" and \"vide\" are both mapped to \"text\"; keep one")]
    public void A_mapping_that_cannot_be_used_is_wrong_usage(string? mapping, string message)
    {
        Write("odd.csv", Unknown);
        if (mapping is not null)
            Write("map.json", mapping);

        var (code, output, error) = Run("import", "x.case", "odd.csv", "--map", "map.json");

        Assert.Equal(2, code);
        Assert.Empty(output);
        Tells(error, "sillage: --map map.json: ", message);
        Assert.Equal("3", Ask("count(*) from posts"));
    }
}
