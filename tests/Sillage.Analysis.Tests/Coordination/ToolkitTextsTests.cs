using CsCheck;
using Sillage.Cases;
using Sillage.Cases.Import;
using Sillage.Posts;
using Sillage.Posts.Captures;
using Sillage.Testing;
using Xunit;

namespace Sillage.Analysis.Tests;

/// <summary>Near texts by the toolkit's rule: as a user asks for them, and against brute force.</summary>
public sealed class ToolkitTextsTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("sillage").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Texts_that_hang_together_through_another_do_not_meet()
    {
        // ann and bob share 9 of 10 words, bob and cem 9 of 11, ann and cem 8 of 11.
        string[] words = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"];
        var path = Path.Combine(folder, "messages.csv");
        File.WriteAllLines(path,
        [
            "message_id,user_id,username,repost_id,reply_id,message,timestamp,urls",
            $"1,ann,ann,,,@someone {string.Join("  ", words[..9])},1500000000,", $"2,bob,bob,,,{string.Join(' ', words[..10]).ToUpperInvariant()},1500000010,",
            $"3,cem,cem,,,{string.Join(' ', words[1..])},1500000020,", "4,dee,dee,,,@ann,1500000030,", "5,eve,eve,,,@bob,1500000030,",
        ]);

        var result = Ask(path);

        Assert.Equal((2, 3, 4), (result.Pairs, result.Accounts, result.Edges));
        Assert.Equal(["ann bob", "bob cem"], result.Evidence!.Meetings.Select(meeting => result.Evidence.Edges[meeting.Edge]).Select(edge => $"{Name(edge.A)} {Name(edge.B)}"));

        string Name(int account) => result.Evidence!.Set.Handles[account];
    }

    [Fact]
    [Trait("Needs", RealCaptures.Trait)]
    public void The_toolkits_sample_has_its_edges_through_the_question_too()
    {
        var result = Ask(RealCaptures.Path("data/coordination-toolkit-sample/sample_data.csv"));

        Assert.Equal((18, 7), (result.Edges, result.Accounts));
    }

    [Fact]
    public void Every_similar_pair_of_texts_is_in_one_cluster()
    {
        // Few words and texts of up to twelve: many pairs lie just above and below four fifths.
        var text = Gen.Int[0, 13].Select(word => $"w{word}").List[0, 12].Select(words => string.Join(' ', words));
        text.List[0, 30].Sample(texts =>
        {
            var found = ToolkitTexts.Of(texts.Index(), TestContext.Current.CancellationToken);
            var words = texts.Select(CoordinationToolkit.Words).ToArray();
            for (var one = 0; one < texts.Count; one++)
            {
                Assert.Equal(words[one].Count == 0, found.Cluster(one) < 0);
                for (var other = 0; other < one; other++)
                {
                    if (words[one].Count == 0 || words[other].Count == 0)
                        continue;
                    var alike = (double)words[one].Intersect(words[other]).Count() / words[one].Union(words[other]).Count() >= 0.8;
                    Assert.Equal(alike, found.Alike(one, other));
                    Assert.True(!alike || found.Cluster(one) == found.Cluster(other));
                }
            }
        });
    }

    private static CoordinationResult Ask(string path)
    {
        using var target = CaseFile.CreateTemporary();
        Importer.Run(target, CaptureFile.Find([path]), new ImportOptions(), null, TestContext.Current.CancellationToken);
        return Coordination.Run(
            target.Slice(), new CoordinationOptions { By = [Behaviour.NearText], Compatible = PeerRules.Toolkit, MinWeight = 1 }, null, TestContext.Current.CancellationToken).Result;
    }
}
