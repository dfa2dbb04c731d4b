using Sillage.Graphs.Formats;
using Sillage.Reports.Coordination;
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
        Assert.Contains("newsrooms of one publisher", page, StringComparison.Ordinal);
    });

    private static void Written(string group, Action<string> look)
    {
        var folder = Directory.CreateTempSubdirectory("sillage-test-").FullName;
        try
        {
            CoordinationFiles.Write(folder, CoordinatedEvening.Answer(group));
            look(folder);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
