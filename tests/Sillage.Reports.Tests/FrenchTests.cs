using System.Text.RegularExpressions;
using Sillage.Analysis;
using Sillage.Reports.Coordination;
using Xunit;

namespace Sillage.Reports.Tests;

/// <summary>A French report leaves nothing in English but what posts say.</summary>
public sealed class FrenchTests(ReportTests.Evening evening) : IClassFixture<ReportTests.Evening>
{
    [Fact]
    public void Every_table_has_a_French_title_and_French_heads()
    {
        var tables = Tables();
        Assert.DoesNotContain(tables.SelectMany(table => table.Columns), column => !French.Knows(column));
        Assert.DoesNotContain(tables, table => table.Title == French.Of(table).Title && table.Name != "volume");
        Assert.DoesNotContain(tables.Single(table => table.Name == "community-terms").Rows, row => !French.Knows((string)row[1]!));
        Assert.DoesNotContain(tables.Where(table => table.Name is "scan" or "amplification-model" or "coordination" or "behaviours").SelectMany(table => table.Rows), row => !French.Knows((string)row[0]!));
        Assert.DoesNotContain(evening.Results.Coordination.Result.Groups.SelectMany(group => group.Labels), label => !French.Knows(label));
    }

    [Fact]
    public void Every_method_is_told_in_French() =>
        Assert.All(
            [evening.Results.Scan.Schema, evening.Results.Origin.Schema, evening.Results.Tempo.Schema, evening.Results.Rings.Schema, evening.Results.Spreaders.Schema, evening.Results.Amplification.Schema, evening.Results.Automation.Schema, evening.Results.Manipulation.Schema, evening.Results.Languages.Schema, evening.Results.Places.Schema, evening.Results.Communities.Schema, evening.Results.Breakout.Schema, evening.Results.Coordination.Schema, evening.Results.Migration.Schema, evening.Results.Silence!.Schema],
            schema => Assert.NotNull(French.Method(schema)));

    [Fact]
    public void Every_caveat_that_a_question_can_raise_has_a_French_sentence_with_all_its_figures()
    {
        var raised = 0;
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Chromium.Repository, "src", "Sillage.Analysis"), "*.cs", SearchOption.AllDirectories))
        {
            foreach (Match call in Regex.Matches(File.ReadAllText(file), """(?:yield return|Wording\.) ?Of\(\s*"([a-z-]+)"(.*?)\);\s*$""", RegexOptions.Singleline | RegexOptions.Multiline))
            {
                var values = Regex.Matches(call.Groups[2].Value, """\("([a-z]+)", """).ToDictionary(value => value.Groups[1].Value, _ => "1,234.5");
                var sentence = French.Of(new Caveat(call.Groups[1].Value, "", values));
                Assert.True(sentence is not null, $"{call.Groups[1].Value} has no French sentence");
                Assert.DoesNotContain("{", sentence, StringComparison.Ordinal);
                Assert.Equal(values.Count > 0, sentence.Contains("1\u202f234,5", StringComparison.Ordinal));
                raised++;
            }
        }

        Assert.True(raised >= 14, $"only {raised} caveats were found in the sources");
    }

    [Fact]
    public void Only_numbers_change_their_signs()
    {
        var told = French.Of(new Caveat("trail-coverage", "", new Dictionary<string, string> { ["held"] = "t.co: 1,234, 2017-05-05 – x.com: 2.5" }));

        Assert.Contains("t.co: 1\u202f234, 2017-05-05 – x.com: 2,5", told, StringComparison.Ordinal);
    }

    [Fact]
    public void The_story_has_the_same_sentences_about_the_same_sections_in_both_languages() =>
        Assert.Equal(Story.Tell(evening.Results, "en").Select(sentence => sentence.Anchor), Story.Tell(evening.Results, "fr").Select(sentence => sentence.Anchor));

    [Fact]
    public void The_section_of_the_map_leaves_no_English()
    {
        var page = File.ReadAllText(evening.Page("fr"));
        var section = System.Net.WebUtility.HtmlDecode(page[page.IndexOf("<section id=\"communities\"", StringComparison.Ordinal)..page.IndexOf("<section id=\"languages\"", StringComparison.Ordinal)]);
        Assert.Contains("Qui a relayé qui", section, StringComparison.Ordinal);
        foreach (var english in new[] { "reposts earned", " accounts", "Hashtags", "Most reposted", "stay inside", "Note:", "Words", "within", "The core" })
            Assert.DoesNotContain(english, section, StringComparison.Ordinal);
    }

    [Fact]
    public void No_sentence_forgets_a_contraction() =>
        Assert.DoesNotContain(Story.Tell(evening.Results, "fr"), sentence => sentence.Text.Contains("de le ", StringComparison.Ordinal) || sentence.Text.Contains("à le ", StringComparison.Ordinal));

    [Fact]
    public void Phases_and_measures_are_told_in_French_and_names_stay()
    {
        var tables = AnswerTables.Of(evening.Results.Migration).Select(French.Of).ToDictionary(table => table.Name);
        Assert.Contains(tables["migration-phases"].Rows, row => (string)row[2]! == "sommet" && (row[3]!.ToString()!.Length == 0 || row[3]!.ToString()!.Split("; ").All(what => what is "volume" or "langue" or "communauté")));
        Assert.Equal(["publications", "comptes", "originaux", "relais reçus"], tables["migration-crossings"].Rows.Take(4).Select(row => (string)row[3]!));
        Assert.Equal("tous les autres", tables["migration-flows"].Rows.Select(row => (string)row[1]!).First(name => name[0] != '@'));
        Assert.Equal(["en", "fr"], tables["migration-crossings"].Rows[0].Skip(1).Take(2));
    }

    [Fact]
    public void Labels_are_told_in_French()
    {
        var result = new LabelsResult(0, 0, 0, 0, [], [], 5);
        var tables = AnswerTables.Of(new Answer<LabelsOptions, LabelsResult>("sillage/labels/1", "", new LabelsOptions(), result, [], new Method("", "")));
        Assert.DoesNotContain(tables.SelectMany(table => table.Columns), column => !French.Knows(column));
        Assert.DoesNotContain(tables, table => table.Title == French.Of(table).Title);
        Assert.NotNull(French.Method("sillage/labels/1"));
        Assert.True(French.Knows("everyone else"));
    }

    [Fact]
    public void Why_a_behaviour_cannot_be_seen_is_told_in_French()
    {
        var source = File.ReadAllText(Path.Combine(Chromium.Repository, "src", "Sillage.Analysis", "Coordination", "Shares", "SharesOfSlice.cs"));
        var reasons = Regex.Matches(source, """=> "([^"]+)",""").Select(reason => reason.Groups[1].Value).ToArray();

        Assert.Equal(9, reasons.Length);
        Assert.All(reasons, reason => Assert.True(French.Knows(reason), reason));
        Assert.Equal(
            "média : ne peut être vu dans ces données, car la capture ne nomme ni image ni film d’une publication propre de ce sujet.",
            French.Of(new Caveat("behaviour-missing", "", new Dictionary<string, string> { ["behaviour"] = "media", ["why"] = reasons[6] })));
    }

    private IReadOnlyList<Table> Tables() =>
    [
        .. AnswerTables.Of(evening.Results.Scan), .. AnswerTables.Of(evening.Results.Origin), .. AnswerTables.Of(evening.Results.Tempo),
        .. AnswerTables.Of(evening.Results.Rings), .. AnswerTables.Of(evening.Results.Spreaders), .. AnswerTables.Of(evening.Results.Amplification), .. AnswerTables.Of(evening.Results.Automation), .. AnswerTables.Of(evening.Results.Manipulation), .. AnswerTables.Of(evening.Results.Languages), .. AnswerTables.Of(evening.Results.Migration), .. AnswerTables.Of(evening.Results.Places), .. AnswerTables.Of(evening.Results.Silence!),
        .. AnswerTables.Of(evening.Results.Communities), .. AnswerTables.Of(evening.Results.Breakout), .. AnswerTables.Of(evening.Results.Coordination), CoordinationTables.Members(evening.Results.Coordination.Result),
        CoordinationTables.Sensitivity(evening.Results.Coordination.Result), CoordinationTables.Permutations(evening.Results.Coordination.Result),
    ];
}
