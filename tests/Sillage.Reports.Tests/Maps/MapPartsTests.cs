using System.Globalization;
using Sillage.Reports.Maps;
using Xunit;

namespace Sillage.Reports.Tests.Maps;

/// <summary>The parts that the map is made of: palette, frame, sample, text, placement of names.</summary>
public sealed class MapPartsTests
{
    /// <summary>What the eye receives: normal sight, full protanopia, deuteranopia, tritanopia (Machado, Oliveira, Fernandes 2009, table 1).</summary>
    private static readonly double[][] Sights =
    [
        [1, 0, 0, 0, 1, 0, 0, 0, 1],
        [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
        [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881],
        [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900],
    ];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Colours_differ_also_for_the_colour_blind(bool dark)
    {
        foreach (var sight in Sights)
        {
            var seen = Enumerable.Range(0, MapPalette.Count + 1).Select(rank => Seen(MapPalette.Color(rank, dark), sight)).ToArray();
            Assert.True(Distance(seen[0], seen[1]) > 0.2, "the two camps");
            for (var i = 0; i < seen.Length; i++)
            {
                for (var k = 0; k < i; k++)
                    Assert.True(Distance(seen[i], seen[k]) > 0.07, $"{MapPalette.Color(i, dark)} and {MapPalette.Color(k, dark)}");
            }
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Steps_of_an_order_go_evenly_towards_the_page_with_every_kind_of_sight(bool dark)
    {
        foreach (var sight in Sights)
        {
            var lightness = Enumerable.Range(0, 7).Select(step => Seen(MapPalette.Step(step, 7, dark), sight)[0]).ToArray();
            Assert.All(lightness.Zip(lightness.Skip(1)), pair => Assert.InRange(dark ? pair.First - pair.Second : pair.Second - pair.First, 0.04, 0.25));
        }

        Assert.Equal([MapPalette.Step(0, 7, dark), MapPalette.Step(3, 7, dark), MapPalette.Step(6, 7, dark)], Enumerable.Range(0, 3).Select(step => MapPalette.Step(step, 3, dark)));
    }

    [Fact]
    public void Each_colouring_groups_accounts_by_what_it_says()
    {
        var start = Camps.Start;
        MapNode Node(string id, string[] languages, double minutes, int? followers, string platform) =>
            new(id, "@" + id, 0, 0, 0, 1, 0) { Languages = languages, EnteredAt = start.AddMinutes(minutes), Followers = followers, Platform = platform };
        var map = new PropagationMap
        {
            Title = "",
            Nodes = [Node("a", ["fr", "en"], 0, 50, "x"), Node("b", ["fr"], 4.9, 1_000_000, "x"), Node("c", ["en"], 59, 99_999, "bluesky"), Node("d", [], 9999, null, "x")],
            Edges = [],
            Communities = [new(0, "all", 4)],
        };

        Assert.Equal(["French 2", "English 1", "unknown 1"], Legend(MapColoring.Language));
        Assert.Equal(["within 5 min 2", "within 1 h 1", "later 1"], Legend(MapColoring.Entry));
        Assert.Equal(["1,000,000 and more 1", "10,000 to 99,999 1", "below 100 1", "unknown 1"], Legend(MapColoring.Followers));
        Assert.Equal(["x 3", "bluesky 1"], Legend(MapColoring.Platform));
        Assert.Equal(["without a label 4"], Legend(MapColoring.Label));
        map = map with { Nodes = [map.Nodes[0] with { Labelled = "press" }, map.Nodes[1] with { Labelled = "press" }, map.Nodes[2] with { Labelled = "party A + press" }, map.Nodes[3]] };
        Assert.Equal(["press 2", "party A + press 1", "without a label 1"], Legend(MapColoring.Label));
        Assert.Equal(["All accounts 4"], Legend(MapColoring.None));
        Assert.Equal(["all 4"], Legend(MapColoring.Community));
        Assert.Equal("français", MapGroups.Of(map, MapColoring.Language, new MapWords("fr")).Groups[0].Name);
        // The first to come stand out most: the darkest on a light page, the lightest on a dark one.
        Assert.Equal((MapPalette.Step(0, 7), MapPalette.Step(0, 7, dark: true)), (MapGroups.Of(map, MapColoring.Entry, new MapWords("en")).Groups[0].Light, MapGroups.Of(map, MapColoring.Entry, new MapWords("en")).Groups[0].Dark));

        IEnumerable<string> Legend(MapColoring coloring) => MapGroups.Of(map, coloring, new MapWords("en")).Groups.Select(group => $"{group.Name} {group.Accounts}");
    }

    [Fact]
    public void Nine_languages_share_eight_colours_and_grey()
    {
        var nodes = Enumerable.Range(0, 45).Select(i => new MapNode($"{i}", "", 0, 0, -1, 0, 0) { Languages = [$"l{(int)Math.Sqrt(2 * i)}"] }).ToArray();
        var groups = MapGroups.Of(new PropagationMap { Title = "", Nodes = nodes, Edges = [], Communities = [] }, MapColoring.Language, new MapWords("en"));

        Assert.Equal(9, groups.Groups.Count);
        Assert.Equal("others, or unknown", groups.Groups[8].Name);
        Assert.Equal(45, groups.Groups.Sum(group => group.Accounts));
    }

    [Fact]
    public void Discs_that_lie_over_one_another_are_moved_apart_and_others_stay()
    {
        double[] x = [0.5, 0.51, 0.5, 0.1, 0.505], y = [0.5, 0.5, 0.5, 0.1, 0.52], radius = [0.1, 0.05, 0.002, 0.05, 0.002];
        DiscSpacing.Part(x, y, radius, 0.01, new Box(0, 0, 1, 1));

        Assert.True(Math.Sqrt(Math.Pow(x[0] - x[1], 2) + Math.Pow(y[0] - y[1], 2)) >= 0.1599, "hubs apart, with air between");
        Assert.True(x[1] > x[0], "in the direction in which they stood");
        Assert.True(Math.Abs(x[0] - 0.5) < Math.Abs(x[1] - 0.51), "the larger moves less");
        Assert.Equal((0.1, 0.1), (x[3], y[3]));
        foreach (var dot in new[] { 2, 4 })
            Assert.True(Math.Sqrt(Math.Pow(x[0] - x[dot], 2) + Math.Pow(y[0] - y[dot], 2)) > 0.101, "no dot lies below a hub");
    }

    [Fact]
    public void On_a_map_no_large_disc_lies_over_another()
    {
        var map = Camps.Of(2000);
        var frame = MapFrame.Fit(map);
        var radius = map.Nodes.Select(node => frame.Scale.Of(node.RepostsEarned) / MapFrame.NominalWidth).ToArray();
        var large = Enumerable.Range(0, radius.Length).Where(i => radius[i] >= 2.5 * radius.Min()).ToArray();

        Assert.True(large.Length > 10);
        foreach (var a in large)
        {
            foreach (var b in large.Where(b => b > a))
                Assert.True(Math.Sqrt(Math.Pow(frame.X[a] - frame.X[b], 2) + Math.Pow(frame.Y[a] - frame.Y[b], 2)) > 0.999 * (radius[a] + radius[b]), $"{map.Nodes[a].Label} and {map.Nodes[b].Label}");
        }
    }

    [Fact]
    public void The_longest_extent_lies_across_with_the_largest_community_left()
    {
        // Two groups, one above the other and tilted; the larger one is at the top.
        var nodes = Enumerable.Range(0, 30).Select(i => new MapNode($"{i}", "", (i % 5) + (i < 20 ? 3 : 0), (i % 3) + (i < 20 ? 40 : 0), i < 20 ? 0 : 1, 0, 0)).ToArray();
        var frame = MapFrame.Fit(new PropagationMap { Title = "", Nodes = nodes, Edges = [], Communities = [new(0, "", 20), new(1, "", 10)] });

        Assert.All(Enumerable.Range(0, 20), i => Assert.InRange(frame.X[i], 0, 0.4));
        Assert.All(Enumerable.Range(20, 10), i => Assert.InRange(frame.X[i], 0.6, 1));
        Assert.All(frame.Y, y => Assert.InRange(y, 0, frame.Aspect));
    }

    [Fact]
    public void A_few_far_out_accounts_do_not_make_the_others_small()
    {
        var nodes = Enumerable.Range(0, 1000).Select(i => new MapNode($"{i}", "", i < 2 ? 1e6 * (i + 1) : i % 40, i % 25, 0, 0, 0)).ToArray();
        var frame = MapFrame.Fit(new PropagationMap { Title = "", Nodes = nodes, Edges = [], Communities = [new(0, "", 1000)] });
        var others = frame.X.Skip(2).ToArray();

        Assert.True(others.Max() - others.Min() > 0.7);
        Assert.True(Math.Abs(frame.X[1] - others.Average()) > Math.Abs(frame.X[0] - others.Average()), "the farther stays the farther");
    }

    [Fact]
    public void A_sample_of_edges_does_not_depend_on_their_order_and_prefers_the_heavy()
    {
        var nodes = Enumerable.Range(0, 400).Select(i => new MapNode($"{i}", "", i, 0, 0, 0, 0)).ToArray();
        var edges = Enumerable.Range(0, 2000).Select(i => new MapEdge(i % 400, (i * 7 + 1 + (i / 400)) % 400, i % 10 == 0 ? 20 : 1)).Where(edge => edge.Source != edge.Target).ToArray();
        var map = new PropagationMap { Title = "", Nodes = nodes, Edges = edges, Communities = [new(0, "", 400)] };
        var reversed = map with { Edges = [.. edges.Reverse()] };
        var taken = EdgeSample.Take(map, 300).Select(i => map.Edges[i]).ToHashSet();

        Assert.Equal(300, EdgeSample.Take(map, 300).Length);
        Assert.True(taken.SetEquals(EdgeSample.Take(reversed, 300).Select(i => reversed.Edges[i])));
        Assert.True(taken.Count(edge => edge.Weight == 20) > 120, $"{taken.Count(edge => edge.Weight == 20)} of the 200 heavy edges");
        Assert.Equal(edges.Length, EdgeSample.Take(map, edges.Length).Length);
    }

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("  two\n\tlines ", "two lines")]
    [InlineData("\u202eevil\u2066", "evil")]
    [InlineData("nul\0l", "null")]
    [InlineData("123456789012345678901234567890123", "1234567890123456789012345678901…")]
    public void Text_from_profiles_becomes_one_clean_line(string text, string clean) => Assert.Equal(clean, MapText.Clean(text));

    [Fact]
    public void Half_a_character_is_replaced() => Assert.Equal("half \ufffd", MapText.Clean("half \ud83d"));

    [Fact]
    public void A_letter_with_a_thousand_marks_does_not_fill_the_sheet() =>
        Assert.InRange(MapText.Clean("z" + string.Concat(Enumerable.Repeat("\u0301", 1000))).Length, 1, 257);

    [Fact]
    public void Words_wrap_and_words_too_long_are_cut()
    {
        var lines = MapText.Wrap("one two " + new string('w', 80), 100, 12);

        Assert.Equal("one two", lines[0]);
        Assert.All(lines, line => Assert.InRange(Lettering.Width(line, 12), 1, 100));
        Assert.Equal(80, lines.Skip(1).Sum(line => line.Length));
        Assert.EndsWith("…", MapText.Wrap("one two three four five six", 60, 12, lines: 1)[0], StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_goes_to_the_other_side_when_its_first_place_is_taken()
    {
        Disc[] discs = [new(50, 50, 5, "#000000"), new(60, 50, 5, "#000000")];
        LabelWish[] wishes = [new("first", 0, 10, 30), new("second", 1, 10, 30), new("third", 1, 10, 300)];
        var placed = LabelPlacement.Place(wishes, discs, new Box(0, 0, 200, 100), 10);

        // To its right stands the second disc, to whose left stands the first: each takes its free side; the third is wider than the frame.
        Assert.Equal(["first", "second"], placed.Select(label => label.Wish.Text));
        Assert.True(placed[0].X + 30 < 50, "left");
        Assert.True(placed[1].X > 60, "right");
    }

    [Fact]
    public void An_important_name_without_room_at_its_disc_stands_apart_from_it_and_a_minor_one_is_left_out()
    {
        // Twelve discs around the one in the middle.
        Disc[] discs = [new(200, 200, 10, null), .. Enumerable.Range(0, 12).Select(hour => new Disc(200 + (22 * Math.Cos(hour * Math.PI / 6)), 200 + (22 * Math.Sin(hour * Math.PI / 6)), 6, null))];
        LabelWish[] wishes = [new("hidden", 0, 10, 40)];
        var frame = new Box(0, 0, 400, 400);

        Assert.Empty(LabelPlacement.Place(wishes, discs, frame, 10, clear: true));
        var label = Assert.Single(LabelPlacement.Place(wishes, discs, frame, 10, clear: true, led: 1));
        Assert.True(label.IsLed);
        Assert.DoesNotContain(discs, disc => new Box(disc.X - disc.Radius, disc.Y - disc.Radius, disc.X + disc.Radius, disc.Y + disc.Radius).Meets(label.Box) && disc.Radius < 10);
        Assert.Empty(LabelPlacement.Place([new("other", 1, 10, 1000), .. wishes], discs, frame, 10, clear: true, led: 1));
    }

    [Fact]
    public void Greek_Cyrillic_and_Arabic_names_have_a_width_and_kerning_is_measured()
    {
        Assert.True(Lettering.Width("Привет", 20) > 40);
        Assert.True(Lettering.Width("Ελλάδα", 20) > 40);
        Assert.True(Lettering.Width("مرحبا abc", 20) > Lettering.Width("abc", 20));
        Assert.Equal(2 * Lettering.Width("@account", 10), Lettering.Width("@account", 20), 6);
    }

    private static double[] Seen(string color, double[] sight)
    {
        var light = new[] { 1, 3, 5 }.Select(at => int.Parse(color.AsSpan(at, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture) / 255.0)
            .Select(part => part <= 0.04045 ? part / 12.92 : Math.Pow((part + 0.055) / 1.055, 2.4)).ToArray();
        var (r, g, b) = (Row(0), Row(3), Row(6));
        var (l, m, s) = (
            Math.Cbrt((0.4122214708 * r) + (0.5363325363 * g) + (0.0514459929 * b)),
            Math.Cbrt((0.2119034982 * r) + (0.6806995451 * g) + (0.1073969566 * b)),
            Math.Cbrt((0.0883024619 * r) + (0.2817188376 * g) + (0.6299787005 * b)));
        return [(0.2104542553 * l) + (0.7936177850 * m) - (0.0040720468 * s), (1.9779984951 * l) - (2.4285922050 * m) + (0.4505937099 * s), (0.0259040371 * l) + (0.7827717662 * m) - (0.8086757660 * s)];

        double Row(int at) => Math.Clamp((sight[at] * light[0]) + (sight[at + 1] * light[1]) + (sight[at + 2] * light[2]), 0, 1);
    }

    private static double Distance(double[] a, double[] b) => Math.Sqrt(a.Zip(b, (x, y) => (x - y) * (x - y)).Sum());
}
