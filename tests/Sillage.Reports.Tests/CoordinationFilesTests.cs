using Sillage.Analysis;
using Sillage.Cases;
using Sillage.Cases.Topics;
using Sillage.Graphs.Formats;
using Sillage.Reports.Coordination;
using Sillage.Testing;
using Xunit;

namespace Sillage.Reports.Tests;

/// <summary>What coordination writes beside its answer.</summary>
public class CoordinationFilesTests
{
    [Fact]
    public void Every_meeting_stands_in_the_evidence_with_both_posts_and_times() => Written("bot", folder =>
    {
        Assert.Equal(401, File.ReadAllLines(Path.Combine(folder, "evidence.csv")).Length);
        Assert.Matches(@"^1,bot0,bot1,object,o\d+,b\d+-0,2017-05-0\dT[\d:]+Z,b\d+-1,2017-05-0\dT[\d:]+Z,[0-4]$", File.ReadLines(Path.Combine(folder, "evidence.csv")).ElementAt(1));
        Assert.Equal((11, 6, 2), (Lines("edges.csv"), Lines("members.csv"), Lines("groups.csv")));
        using var gexf = File.OpenRead(Path.Combine(folder, "network.gexf"));
        Assert.Equal((5, 10L), (Gexf.Read(gexf).Graph.Nodes, Gexf.Read(File.OpenRead(Path.Combine(folder, "network.gexf"))).Graph.Edges));

        int Lines(string name) => File.ReadAllLines(Path.Combine(folder, name)).Length;
    });

    [Fact]
    public void The_page_runs_no_script_loads_nothing_and_shows_names_as_text() => Written("<img src=x>", folder =>
    {
        var page = File.ReadAllText(Path.Combine(folder, "groups.html"));

        Assert.Contains("default-src 'none'", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<img", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("://", page, StringComparison.Ordinal);
        Assert.Contains("&lt;img src=x&gt;0", page, StringComparison.Ordinal);
        Assert.Matches(@"Check of object with 3 copies in which the times within each object changed places: 18.67 edges of the wanted weight on average, of the shares themselves 10; kept 3.67 on average, of the shares themselves 10\.", page);
        Assert.Contains("newsrooms of one publisher", page, StringComparison.Ordinal);
        Assert.Contains("Objects: the first 10 of 40 rows; all are in evidence.csv.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Members: the first", page, StringComparison.Ordinal);
    });

    [Fact]
    public void The_page_speaks_French_and_leaves_no_English() => Written(CoordinatedEvening.Answer(), folder =>
    {
        var page = System.Net.WebUtility.HtmlDecode(File.ReadAllText(Path.Combine(folder, "groups.html")));

        Assert.Contains("<html lang=\"fr\">", page, StringComparison.Ordinal);
        Assert.Contains("Qui agit ensemble", page, StringComparison.Ordinal);
        Assert.Contains("dont 1\u202f% au plus seraient dues au hasard ; elles forment 1 groupe.", page, StringComparison.Ordinal);
        Assert.Contains("Contrôle (objet) par 3 copies où les dates d’un même objet changent de place : en moyenne 18,67 liens du poids voulu, contre 10", page, StringComparison.Ordinal);
        Assert.Contains("5 comptes ont partagé 40 objets dans la même fenêtre : 400 rencontres", page, StringComparison.Ordinal);
        Assert.Contains("rédactions d’un même éditeur", page, StringComparison.Ordinal);
        Assert.Contains("Objets : les 10 premières lignes sur 40 ; toutes sont dans evidence.csv.", page, StringComparison.Ordinal);
        Assert.Contains("<th scope=\"col\">liés à</th>", page, StringComparison.Ordinal);
        Assert.Contains("taux de fausses découvertes maîtrisé", page, StringComparison.Ordinal);
        foreach (var english in new[] { " accounts", "Members", "Objects", "shared", "meetings", "members", "Read this", "Beside this", "chance", "Source:", "Shares of", "Times are", "several days", "newsrooms" })
            Assert.DoesNotContain(english, page[page.IndexOf("<body>", StringComparison.Ordinal)..].Replace("members.csv", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }, "fr");

    [Fact]
    public void A_raster_draws_the_first_shares_and_says_how_many_it_leaves_out() => Written(CoordinatedEvening.Tireless(objects: 6_700), folder =>
    {
        var page = File.ReadAllText(Path.Combine(folder, "groups.html"));

        Assert.Equal(20_000, page.Split("v10").Length - 1);
        Assert.Contains("Their first 20,000 shares are drawn; 100 later ones are not.", page, StringComparison.Ordinal);
    });

    [Theory]
    [InlineData(PeerRules.CooRTweet)]
    [InlineData(PeerRules.Toolkit)]
    public void A_peers_rules_are_named_in_French_too(PeerRules peer)
    {
        var answer = CoordinatedEvening.Answer();
        Written(answer with { Options = answer.Options with { Compatible = peer } }, folder =>
        {
            var page = System.Net.WebUtility.HtmlDecode(File.ReadAllText(Path.Combine(folder, "groups.html")));
            Assert.Contains(French.Method($"sillage/coordinate/1 {peer}")!.Name, page, StringComparison.Ordinal);
            Assert.DoesNotContain("taux de fausses découvertes maîtrisé", page, StringComparison.Ordinal);
        }, "fr");
    }

    [Fact]
    public void Near_identical_texts_stand_with_their_variants_word_by_word()
    {
        using var source = InventedCase.Of(CopiedTexts());
        var answer = Analysis.Coordination.Run(
            SliceLoader.Load(source, Topic.Parse("#leak"), TestContext.Current.CancellationToken), new CoordinationOptions { By = [Behaviour.NearText], Fdr = null }, null, TestContext.Current.CancellationToken);
        Written(answer, folder =>
        {
            var page = File.ReadAllText(Path.Combine(folder, "groups.html"));

            Assert.Contains("<bdi>&lt;b&gt; The archive of the campaign is now open for everybody who wants to read it. Nobody in the newspapers", page, StringComparison.Ordinal);
            Assert.Contains("The archive of the campaign is now open for everybody who wants to <del>read</del><ins>see</ins> it", page, StringComparison.Ordinal);
            Assert.Contains("The commonest of 8 wordings, in 2 posts of the topic", page, StringComparison.Ordinal);
            Assert.Contains("2 rarer wordings are not shown.", page, StringComparison.Ordinal);
            Assert.Contains("1 more texts with variants are not shown", page, StringComparison.Ordinal);
            Assert.DoesNotContain("<b>", page, StringComparison.Ordinal);
        });
    }

    /// <summary>Four texts, long enough that one word is a small change, by nine accounts within seconds; the first two accounts use the same words.</summary>
    private static IEnumerable<InventedPost> CopiedTexts()
    {
        string[] texts =
        [
            "The archive of the campaign is now open for everybody who wants to {0} it", "Nobody in the newspapers of this country dares to print or even {0} these nine gigabytes",
            "Tonight at eight we gather before the town hall with candles, songs and letters to {0} aloud", "Ask your candidate why the island bank account has no name that anyone can {0} anywhere",
        ];
        string[] endings = ["read", "read", "see", "save", "keep", "check", "copy", "open", "have"];
        for (var text = 0; text < texts.Length; text++)
        {
            for (var account = 0; account < endings.Length; account++)
            {
                yield return new InventedPost((100 * text) + account + 1, $"copier{account}", (600 * text) + account)
                {
                    Text = $"<b> {texts[text].Replace("{0}", endings[account], StringComparison.Ordinal)}. {texts[(text + 1) % texts.Length].Replace("{0}", "find", StringComparison.Ordinal)} #leak",
                };
            }
        }
    }

    private static void Written(string group, Action<string> look) => Written(CoordinatedEvening.Answer(group), look);

    private static void Written(Answer<CoordinationOptions, CoordinationResult> answer, Action<string> look, string language = "en")
    {
        var folder = Directory.CreateTempSubdirectory("sillage-test-").FullName;
        try
        {
            CoordinationFiles.Write(folder, answer, language);
            look(folder);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
