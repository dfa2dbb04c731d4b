using System.IO.Compression;
using Sillage.Testing;
using Xunit;

namespace Sillage.Analysis.Tests;

public class CopypastaCaptureTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    [Trait("Needs", RealCaptures.Trait)]
    public void Both_wordings_of_the_pope_hoax_are_one_cluster()
    {
        var rows = Csv.Read(RealCaptures.Path("data/meta-content-library-pope-hoax-2025/mcl_export_2025-02.csv.gz"));
        var text = Array.IndexOf(rows[0], "text");
        var (time, all) = (Array.IndexOf(rows[0], "creation_time"), rows.Skip(1));
        var texts = all.OrderBy(row => row[time], StringComparer.Ordinal).Select((row, post) => (Post: post, Text: row[text])).ToArray();
        var found = NearDuplicates.Find(texts, new(), Cancel);

        const string Plain = "Breaking News! His Holiness Pope Francis has failed…";
        Assert.Equal(539, texts.Count(post => post.Text == Plain));
        Assert.Equal(299, texts.Count(post => post.Text == Plain + " Read more"));
        var clusters = texts.Where(post => post.Text == Plain || post.Text == Plain + " Read more").Select(post => found.Cluster[post.Post]).Distinct().ToArray();
        Assert.Single(clusters);
        TestContext.Current.TestOutputHelper?.WriteLine($"{texts.Length} posts, {found.TextCount} texts, {found.ClusterCount} clusters; the hoax: {found.Cluster.Count(c => c == clusters[0])} posts, {found.VariantCount(clusters[0])} texts");
        Assert.True(found.Cluster.Count(cluster => cluster == clusters[0]) >= 838);
    }

    [Theory]
    [Trait("Needs", RealCaptures.Trait)]
    [InlineData("America.. #KochFarms", 44)]
    [InlineData("#walmart #KochFarms", 35)]
    [InlineData("never ever been in walmart #KochFarms", 30)]
    public void The_copied_texts_of_KochFarms_are_counted(string text, int posts)
    {
        var rows = Csv.Read(RealCaptures.Path("data/ira-kochfarms-hoax-2015/ira_tweets_2015-11-24_2015-12-04.csv.gz"));
        var content = Array.IndexOf(rows[0], "content");
        var texts = rows.Skip(1).Select(row => row[content]).Where(one => one.Contains("#KochFarms", StringComparison.OrdinalIgnoreCase)).ToArray();
        var found = NearDuplicates.Find(texts.Select((one, post) => (post, one)), new(), Cancel);

        Assert.Equal(4112, texts.Length);
        var number = found.Text[Array.FindIndex(texts, one => NormalText.Of(one) == NormalText.Of(text))];
        var same = Enumerable.Range(0, texts.Length).Where(post => found.Text[post] == number).Select(post => texts[post]).ToArray();
        Assert.Equal(posts, same.Length);
    }
}

/// <summary>Quoted CSV with line breaks inside cells.</summary>
internal static class Csv
{
    public static List<string[]> Read(string path)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        var text = reader.ReadToEnd();
        var (rows, row, cell, quoted) = (new List<string[]>(), new List<string>(), new System.Text.StringBuilder(), false);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (quoted)
            {
                if (c != '"')
                    cell.Append(c);
                else if (i + 1 < text.Length && text[i + 1] == '"')
                    cell.Append(text[++i]);
                else
                    quoted = false;
            }
            else if (c == '"')
            {
                quoted = true;
            }
            else if (c is ',' or '\n')
            {
                row.Add(cell.ToString());
                cell.Clear();
                if (c == '\n')
                {
                    rows.Add([.. row]);
                    row.Clear();
                }
            }
            else if (c != '\r')
            {
                cell.Append(c);
            }
        }

        return rows;
    }
}
