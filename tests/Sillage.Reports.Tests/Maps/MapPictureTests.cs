using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Sillage.Graphs.Formats;
using Sillage.Reports.Maps;
using SkiaSharp;
using Xunit;

namespace Sillage.Reports.Tests.Maps;

/// <summary>The static map as SVG, PNG and PDF.</summary>
public sealed class MapPictureTests
{
    private static readonly PropagationMap Map = Camps.Of(2000);
    private static readonly MapPictureOptions Small = new() { Width = 600, Height = 400 };

    [Fact]
    public void The_svg_is_xml_with_a_disc_for_each_account_and_the_names_of_the_hubs_and_communities()
    {
        var svg = Svg(Map, Small);
        XNamespace name = "http://www.w3.org/2000/svg";

        Assert.Equal(2000, svg.Root!.Elements(name + "g").Single(layer => (string?)layer.Attribute("id") == "accounts").Elements(name + "circle").Count());
        var texts = svg.Descendants(name + "text").Select(text => text.Value).ToArray();
        Assert.Contains("@camp_captain_0", texts);
        Assert.Contains("@camp_captain_1", texts);
        Assert.Contains("Newsrooms", texts);
        Assert.Contains("Source: an invented evening, not a capture of anything.", texts);
        Assert.Contains(texts, text => text.StartsWith("5 May 2017, 18:49 – 7 May 2017, 18:49 UTC", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(600, 400, "en")]
    [InlineData(400, 600, "fr")]
    [InlineData(1200, 300, "fr")]
    public void No_two_texts_of_the_sheet_touch_and_none_leaves_it(int width, int height, string language)
    {
        var scene = MapComposition.Compose(Map, Small with { Width = width, Height = height, Language = language, Labels = 200 });
        var boxes = scene.Labels.Concat(scene.Words).ToArray();

        Assert.True(scene.Labels.Count > 30, $"{scene.Labels.Count} names");
        for (var i = 0; i < boxes.Length; i++)
        {
            Assert.True(new Box(0, 0, scene.Width, scene.Height).Holds(boxes[i].Box), boxes[i].Text);
            for (var k = 0; k < i; k++)
                Assert.False(boxes[i].Box.Meets(boxes[k].Box), $"{boxes[i].Text} / {boxes[k].Text}");
        }
    }

    [Fact]
    public void Names_from_the_network_cannot_become_markup()
    {
        const string hostile = "<script>alert(1)</script>&\"'\u202egnp.exe\u0000\ud800";
        var map = Map with
        {
            Title = hostile,
            Source = hostile,
            Nodes = [.. Map.Nodes.Select(node => node with { Label = hostile })],
            Communities = [.. Map.Communities.Select(community => community with { Name = hostile })],
        };
        var svg = Svg(map, Small);

        Assert.DoesNotContain(svg.Descendants(), element => element.Name.LocalName == "script");
        Assert.Contains(svg.Descendants(), element => element.Name.LocalName == "text" && element.Value.StartsWith("<script>alert(1)</script>&\"'gnp.", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(600, 400)]
    [InlineData(317, 911)]
    [InlineData(2000, 1500)]
    public void A_png_has_the_size_that_was_asked_for(int width, int height)
    {
        using var file = new MemoryStream();
        MapPicture.WritePng(Map, Small with { Width = width, Height = height }, file);
        using var picture = SKBitmap.Decode(file.ToArray());

        Assert.Equal((width, height), (picture.Width, picture.Height));
    }

    [Fact]
    public void The_png_shows_the_hubs_in_the_colours_of_their_camps()
    {
        var options = Small with { Width = 1500, Height = 1000 };
        using var file = new MemoryStream();
        MapPicture.WritePng(Map, options, file);
        using var picture = SKBitmap.Decode(file.ToArray());
        var hubs = MapComposition.Compose(Map, options).Nodes.OrderByDescending(disc => disc.Radius).Take(2).OrderBy(disc => disc.X).ToArray();

        Assert.Equal([MapPalette.Color(0), MapPalette.Color(1)], hubs.Select(hub => $"#{picture.GetPixel((int)hub.X, (int)hub.Y).ToString()[3..]}"));
        Assert.True(hubs[1].X - hubs[0].X > 400, "the camps stand side by side");
        Assert.Equal(SKColors.White, picture.GetPixel(2, 2));
    }

    [Fact]
    public void The_pdf_is_one_page_of_the_same_proportions_with_its_font_inside()
    {
        using var file = new MemoryStream();
        MapPicture.WritePdf(Map, Small, file);
        var text = Encoding.Latin1.GetString(file.ToArray());

        Assert.StartsWith("%PDF-1.", text, StringComparison.Ordinal);
        Assert.EndsWith("%%EOF", text.TrimEnd(), StringComparison.Ordinal);
        Assert.Single(Regex.Matches(text, @"/Type /Page\b"));
        Assert.Matches(@"/MediaBox \[0 0 1200 (800|799\.9\d*)\]", text);
        Assert.Contains("SourceSans3", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_map_gives_the_same_bytes()
    {
        foreach (var write in new Action<PropagationMap, MapPictureOptions, Stream>[] { MapPicture.WriteSvg, MapPicture.WritePng, MapPicture.WritePdf })
        {
            using var first = new MemoryStream();
            using var second = new MemoryStream();
            write(Map, Small, first);
            write(Camps.Of(2000), Small with { }, second);
            Assert.Equal(first.ToArray(), second.ToArray());
        }
    }

    [Fact]
    public void The_area_of_a_disc_is_in_proportion_to_the_reposts_earned()
    {
        var scale = new DiscScale(Map, 800_000, 30, 0.1);
        var (most, half) = (scale.Of(scale.Most), scale.Of(scale.Most / 2));

        Assert.Equal(2, most * most / (half * half), 9);
        Assert.Equal(scale.Smallest, scale.Of(0));
    }

    [Fact]
    public void A_picture_that_leaves_edges_out_says_so()
    {
        var words = MapComposition.Compose(Map, Small with { Edges = 1000 });

        Assert.Equal(1000, words.Edges.Sum(group => group.Curves.Count));
        Assert.Contains(words.Words, text => text.Text == $"Note: 1,000 of {Map.Edges.Count:N0} links are drawn, chosen by chance in proportion to their weight.");
        Assert.DoesNotContain(MapComposition.Compose(Map, Small).Words, text => text.Text.StartsWith("Note:", StringComparison.Ordinal));
    }

    [Fact]
    public void Communities_beyond_the_eighth_share_grey()
    {
        var scene = MapComposition.Compose(Map, Small);

        Assert.Contains(scene.Words, text => text.Text == "2 other communities");
        Assert.Equal(9, scene.Legend.Count(disc => disc.Fill is not null));
        Assert.Equal(9, scene.Nodes.Select(disc => disc.Fill).Distinct().Count());
    }

    [Theory]
    [InlineData(MapColoring.Language, "Languages", "French", "English")]
    [InlineData(MapColoring.Entry, "Entered after the first account", "within 5 min", "within 2 days")]
    [InlineData(MapColoring.None, "All accounts", "All accounts", "All accounts")]
    public void Colours_can_mean_something_else_and_the_legend_says_what(MapColoring coloring, string heading, string first, string last)
    {
        var scene = MapComposition.Compose(Map, Small with { Color = coloring });
        var groups = MapGroups.Of(Map, coloring, new MapWords("en")).Groups;

        Assert.Contains(scene.Words, text => text.Bold && text.Text == heading);
        Assert.Equal((first, last), (groups[0].Name, groups[^1].Name));
        Assert.Equal(groups.Select(group => group.Light).Distinct().Order(StringComparer.Ordinal), scene.Nodes.Select(disc => disc.Fill!).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_gephi_file_has_the_time_from_which_accounts_and_links_are_there()
    {
        using var file = new MemoryStream();
        Gexf.Write(MapGraph.Of(Map, MapColoring.Community), file);
        file.Position = 0;
        var read = Gexf.Read(file);

        Assert.Equal(Map.Nodes.Select(node => node.EnteredAt), read.NodeSpells!.Select(spells => spells[0].Start));
        Assert.All(read.NodeSpells!, spells => Assert.Equal(Map.To, spells[0].End));
        // Edges stand in the order of the graph.
        var first = Map.Edges.ToDictionary(edge => (edge.Source, edge.Target), edge => edge.First);
        var at = 0;
        for (var node = 0; node < read.Graph.Nodes; node++)
        {
            foreach (var target in read.Graph.Neighbours(node))
                Assert.Equal(first[(node, target)], read.EdgeSpells![at++][0].Start);
        }

        Assert.Equal(Map.Edges.Count, at);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("fr")]
    public void The_figure_of_a_report_is_small_xml_without_colours_of_its_own_and_its_names_do_not_touch(string language)
    {
        var figure = new MapFigure(Map, language);
        var svg = XDocument.Parse(figure.Svg());

        Assert.InRange(svg.ToString().Length, 10_000, 400_000);
        Assert.DoesNotContain("#", Regex.Replace(svg.ToString(), "&#x?[0-9A-Fa-f]+;", ""), StringComparison.Ordinal);
        foreach (var (layer, least) in new[] { ("wide", 15), ("narrow", 3) })
        {
            var texts = svg.Descendants("g").Single(group => (string?)group.Attribute("class") == $"names {layer}").Elements("text").ToArray();
            double Of(XElement text, string name) => double.Parse(text.Attribute(name)!.Value, System.Globalization.CultureInfo.InvariantCulture);
            var boxes = texts.Select(text => new Writing(text.Value, Of(text, "x"), Of(text, "y"), Of(text, "font-size"), Of(text, "textLength"), "").Box).ToArray();
            Assert.True(boxes.Length >= least, $"{boxes.Length} names for {layer} screens");
            for (var i = 0; i < boxes.Length; i++)
                Assert.All(boxes.Take(i), other => Assert.False(other.Meets(boxes[i]), texts[i].Value));
        }

        var drawn = svg.Descendants("path").Where(path => path.Attribute("class")!.Value[0] == 'd').Sum(path => path.Attribute("d")!.Value.Count(letter => letter == 'M')) + svg.Descendants("circle").Count();
        Assert.Equal(Map.Nodes.Count, drawn);
        Assert.Equal(
            Math.Min(5000, Map.Edges.Count(edge => edge.Source != edge.Target)),
            svg.Descendants("path").Where(path => path.Attribute("class")!.Value[0] == 'e').Sum(path => path.Attribute("d")!.Value.Count(letter => letter == 'M')));
        Assert.Contains("prefers-color-scheme: dark", figure.Style(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_map_and_maps_of_one_spot_are_drawn_too()
    {
        var empty = new PropagationMap { Title = "", Nodes = [], Edges = [], Communities = [] };
        var alone = empty with { Nodes = [new("1", "@a", 5, 5, MapNode.NoCommunity, 0, 0)], Edges = [new(0, 0, 1)] };
        var stacked = empty with { Nodes = [new("1", "@a", 5, 5, 0, 3, 0), new("2", "@b", 5, 5, 0, 1, 3)], Edges = [new(0, 1, 3)], Communities = [new(0, "both", 2)] };

        foreach (var (map, discs) in new[] { (empty, 0), (alone, 1), (stacked, 2) })
        {
            var scene = MapComposition.Compose(map, Small);
            Assert.Equal(discs, scene.Nodes.Count);
            Assert.All(scene.Nodes, disc => Assert.True(double.IsFinite(disc.X) && double.IsFinite(disc.Y) && disc.Radius > 0));
            using var file = new MemoryStream();
            MapPicture.WritePng(map, Small, file);
            Assert.True(file.Length > 100);
        }
    }

    [Fact]
    public void What_cannot_be_drawn_is_refused_with_its_place()
    {
        var node = new MapNode("7", "@a", double.NaN, 0, 0, 0, 0);
        var map = new PropagationMap { Title = "", Nodes = [node], Edges = [], Communities = [new(0, "a", 1)] };

        Assert.StartsWith("account 0 (7) stands at (NaN, 0)", Refusal(map), StringComparison.Ordinal);
        Assert.StartsWith("account 0 (7) is in community 3", Refusal(map with { Nodes = [node with { X = 0, Community = 3 }] }), StringComparison.Ordinal);
        Assert.StartsWith("edge 0 joins accounts 0 and 1", Refusal(map with { Nodes = [node with { X = 0 }], Edges = [new(0, 1, 1)] }), StringComparison.Ordinal);
        Assert.StartsWith("edge 0 has weight 0", Refusal(map with { Nodes = [node with { X = 0 }], Edges = [new(0, 0, 0)] }), StringComparison.Ordinal);
        Assert.StartsWith("community 0 has colour \"red\"", Refusal(map with { Nodes = [], Communities = [new(0, "a", 1, "red")] }), StringComparison.Ordinal);
    }

    private static string Refusal(PropagationMap map) => Assert.Throws<ArgumentException>(() => MapPicture.WriteSvg(map, Small, Stream.Null)).Message;

    private static XDocument Svg(PropagationMap map, MapPictureOptions options)
    {
        using var file = new MemoryStream();
        MapPicture.WriteSvg(map, options, file);
        file.Position = 0;
        return XDocument.Load(file);
    }
}
