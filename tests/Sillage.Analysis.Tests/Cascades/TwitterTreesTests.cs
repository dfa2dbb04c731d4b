using System.Formats.Tar;
using System.Globalization;
using System.IO.Compression;
using System.Text.RegularExpressions;
using Sillage.Testing;
using Xunit;

namespace Sillage.Analysis.Tests;

/// <summary>The 1,490 propagation trees of Twitter15 (Ma, Gao and Wong 2017), rebuilt with the parents that they give.</summary>
[Trait("Needs", RealCaptures.Trait)]
public sealed partial class TwitterTreesTests(TwitterTreesTests.Files files) : IClassFixture<TwitterTreesTests.Files>
{
    [Theory]
    [InlineData("552816020403269632", 138, 9, 38, 4.878769)]
    [InlineData("436146437530075136", 486, 1, 485, 1.995885)]
    [InlineData("528242965915779072", 631, 3, 586, 2.157835)]
    public void Trees_have_the_figures_of_the_methods(string name, int size, int depth, int maxBreadth, double virality)
    {
        var figures = files.Trees[name].Tree.Measured();

        Assert.Equal((size, depth, maxBreadth), (figures.Size, figures.Depth, figures.MaxBreadth));
        Assert.Equal(virality, figures.StructuralVirality!.Value, 6);
    }

    [Fact]
    public void All_trees_have_the_breadths_that_walking_up_finds_and_the_median_virality_of_the_methods()
    {
        var viralities = new List<double>();
        foreach (var (tree, _) in files.Trees.Values)
        {
            var figures = tree.Measured();
            viralities.Add(figures.StructuralVirality!.Value);
            Assert.Equal(tree.Breadth(), figures.Levels.Select(level => level.Posts));
            Assert.Equal(figures.Levels.Max(level => level.Posts), figures.MaxBreadth);
            Assert.Equal(figures.Levels.Count - 1, figures.Depth);
        }

        viralities.Sort();
        Assert.Equal(1_490, viralities.Count);
        Assert.Equal(2.3342, (viralities[744] + viralities[745]) / 2, 4);
        Assert.Equal(2.5020, viralities.Average(), 4);
        Assert.Equal(7, files.Trees.Values.Count(pair => pair.Tree.Measured().Depth == 1));
    }

    /// <summary>Of the 671 lines with a negative delay 117 name a node as its own parent or for a second time; the trees report all others.</summary>
    [Fact]
    public void The_671_negative_delays_are_reported()
    {
        var inTrees = files.Trees.Values.Sum(pair => pair.Tree.Measured().NegativeDelays);

        Assert.Equal(671, files.Trees.Values.Sum(pair => pair.Dropped) + inTrees);
        Assert.Equal(117, files.Trees.Values.Sum(pair => pair.Dropped));
        Assert.Equal(554, inTrees);
    }

    /// <summary>The files, read once.</summary>
    public sealed class Files
    {
        /// <summary>By source tweet: the tree, and the negative delays of lines that it does not hold.</summary>
        internal Dictionary<string, (GivenTree Tree, int Dropped)> Trees { get; } = [];

        public Files()
        {
            using var unpacked = new GZipStream(File.OpenRead(RealCaptures.Path("data/twitter15-propagation-trees/tree.tar.gz")), CompressionMode.Decompress);
            using var archive = new TarReader(unpacked);
            while (archive.GetNextEntry() is { } entry)
            {
                if (entry.DataStream is { } stream && entry.Name.EndsWith(".txt", StringComparison.Ordinal))
                    Trees[Path.GetFileNameWithoutExtension(entry.Name)] = Read(new StreamReader(stream).ReadToEnd());
            }
        }

        /// <summary>
        /// A node is an account, a tweet and a delay in minutes from the source tweet. Lines that name a node as its own parent are dropped; a node
        /// with several parents hangs where a search from the source reaches it first.
        /// </summary>
        private static (GivenTree Tree, int Dropped) Read(string text)
        {
            var lines = Line().Matches(text).Select(line => (Parent: line.Groups[1].Value, Child: line.Groups[2].Value)).ToArray();
            var children = lines.Where(line => line.Parent != line.Child).ToLookup(line => line.Parent, line => line.Child);
            var numbers = new Dictionary<string, int>();
            var (parents, nodes) = (new List<int>(), new List<string>());
            Hang(lines.Single(line => line.Parent.StartsWith("'ROOT'", StringComparison.Ordinal)).Child, -1);
            for (var at = 0; at < nodes.Count; at++)
            {
                foreach (var child in children[nodes[at]])
                    Hang(child, at);
            }

            var dropped = lines.Count(line => Minutes(line.Child) < 0) - nodes.Count(node => Minutes(node) < 0);
            return (new GivenTree([.. parents], [.. nodes.Select(node => (long)Math.Round(Minutes(node) * 60e6))], 0), dropped);

            void Hang(string node, int parent)
            {
                if (!numbers.TryAdd(node, nodes.Count))
                    return;
                parents.Add(parent);
                nodes.Add(node);
            }
        }

        private static double Minutes(string node) => double.Parse(node.Split('\'')[^2], CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"^\[(.*)\]->\[(.*)\]\s*$", RegexOptions.Multiline)]
    private static partial Regex Line();
}
