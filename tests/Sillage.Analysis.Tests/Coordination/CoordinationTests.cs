using Sillage.Cases;
using Sillage.Cases.Import;
using Sillage.Posts;
using Sillage.Posts.Captures;
using Sillage.Testing;
using Xunit;

namespace Sillage.Analysis.Tests;

/// <summary>The question as a user asks it: groups, behaviours, and input that has nothing to say.</summary>
public class CoordinationTests
{
    [Fact]
    public void Five_who_share_forty_objects_within_seconds_are_one_group_beyond_chance()
    {
        var answer = Coordination.OfRows(Evening(), new CoordinationOptions { By = [Behaviour.Object] }, null, TestContext.Current.CancellationToken);

        var group = Assert.Single(answer.Result.Groups);
        Assert.Equal(["bot0", "bot1", "bot2", "bot3", "bot4"], group.Members.Select(member => member.Account).Order(StringComparer.Ordinal));
        Assert.Equal((5, 40, 400, 10, 1.0), (group.Accounts, group.Objects, group.Meetings, group.Edges, group.Density));
        Assert.True(group is { PValue: < 1e-6, Expected: < 4, MedianSeconds: < 5 }, $"p {group.PValue}, expected {group.Expected}, median {group.MedianSeconds}");
        Assert.Equal(400, answer.Result.Evidence!.Meetings.Count);
    }

    [Fact]
    public void Other_windows_and_thresholds_show_how_far_a_finding_holds()
    {
        var result = Coordination.OfRows(Evening(), new CoordinationOptions { By = [Behaviour.Object], Sensitivity = true }, null, TestContext.Current.CancellationToken).Result;

        Assert.Equal([30.0, 60, 120], result.Sensitivity.Select(cell => cell.WindowSeconds).Distinct());
        Assert.Equal([2, 3, 4], result.Sensitivity.Select(cell => cell.MinWeight).Distinct());
        // The five act within five seconds, forty times: no step loses their ten pairs, and nobody else is beyond chance.
        Assert.All(result.Sensitivity, cell => Assert.Equal(new NetworkSize(10, 5, 1), cell.Kept));
        Assert.All(result.Sensitivity, cell => Assert.True(cell.Counted.Edges >= cell.Kept.Edges));
        foreach (var threshold in result.Sensitivity.GroupBy(cell => cell.MinWeight))
            Assert.Equal(threshold.Select(cell => cell.Counted.Edges).Order(), threshold.OrderBy(cell => cell.WindowSeconds).Select(cell => cell.Counted.Edges));
        var chosen = result.Sensitivity.Single(cell => cell is { WindowSeconds: 60, MinWeight: 2 });
        Assert.Equal((result.Behaviours[0].Heavy, result.Kept.Edges), (chosen.Counted.Edges, chosen.Kept.Edges));
    }

    [Fact]
    public void The_order_of_the_rows_changes_nothing()
    {
        var rows = Coordination.OfRows(Evening(), new CoordinationOptions { By = [Behaviour.Object], Fdr = null }, null, TestContext.Current.CancellationToken).Result;
        var turned = Coordination.OfRows(Evening(turned: true), new CoordinationOptions { By = [Behaviour.Object], Fdr = null }, null, TestContext.Current.CancellationToken).Result;

        Assert.Equal((rows.Pairs, rows.Edges, rows.Components, rows.Groups.Count), (turned.Pairs, turned.Edges, turned.Components, turned.Groups.Count));
        Assert.Equal(
            rows.Groups.Select(group => string.Join(' ', group.Members.Select(member => member.Account).Order(StringComparer.Ordinal))),
            turned.Groups.Select(group => string.Join(' ', group.Members.Select(member => member.Account).Order(StringComparer.Ordinal))));
    }

    [Fact]
    public void Several_behaviours_make_one_network_that_knows_which_contributed_what()
    {
        // ann and bob repost posts 0 and 1 together, and link to one page together.
        var slice = PlainSlice.Of(
            new(0, "source"), new(1, "source"), new(10, "ann", PostKind.Repost, 0), new(11, "bob", PostKind.Repost, 0), new(20, "ann", PostKind.Repost, 1), new(21, "bob", PostKind.Repost, 1),
            new PlainPost(30, "ann") { Links = ["https://example.org/a"] }, new PlainPost(40, "bob") { Links = ["http://www.example.org/a?utm_source=x"] });

        var result = Coordination.Run(slice, new CoordinationOptions { By = [Behaviour.Repost, Behaviour.Link], Fdr = null }, null, TestContext.Current.CancellationToken).Result;

        var edge = Assert.Single(result.Evidence!.Edges);
        Assert.Equal([2, 1], edge.Weights);
        Assert.Equal(3, result.Evidence.Meetings.Count);
        Assert.Equal(3, Assert.Single(result.Groups).Objects);
    }

    [Fact]
    public void What_the_capture_cannot_show_is_said()
    {
        var answer = Coordination.Run(PlainSlice.Of(new PlainPost(0, "ann"), new PlainPost(1, "bob")), new CoordinationOptions { By = [Behaviour.Link, Behaviour.Media, Behaviour.Reply] }, null, TestContext.Current.CancellationToken);

        Assert.Equal([Behaviour.Link, Behaviour.Media, Behaviour.Reply], answer.Result.Missing.Select(missing => missing.Behaviour));
        Assert.Contains("no own post of this topic carries a link", answer.Caveats.Select(caveat => caveat.Text).Single(text => text.StartsWith("link:", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Empty(answer.Result.Groups);
    }

    [Theory]
    [InlineData("one-account", "o1,a,p1,100", "o1,a,p2,101", "o2,a,p3,102")]
    [InlineData("no-pairs", "o1,a,p1,100", "o1,b,p2,100000", "o2,a,p3,100", "o2,b,p4,100000")]
    [InlineData("no-heavy-edges", "o1,a,p1,100", "o1,b,p2,101", "o2,a,p3,102", "o2,c,p4,103", "o3,b,p5,90000", "o4,c,p6,90000")]
    public void An_empty_answer_says_why(string code, params string[] lines)
    {
        var answer = Coordination.OfRows(SharesOf.Csv(lines), new CoordinationOptions { By = [Behaviour.Object] }, null, TestContext.Current.CancellationToken);

        Assert.Empty(answer.Result.Groups);
        Assert.Contains(code, answer.Codes());
    }

    [Fact]
    public void Everybody_in_one_second_is_no_coordination()
    {
        // 200 accounts share both objects in the same second: nobody stands out.
        var rows = SharesOf.Csv(Enumerable.Range(0, 200).SelectMany(i => new[] { $"o1,a{i},p{i},100", $"o2,a{i},q{i},100" }));

        var answer = Coordination.OfRows(rows, new CoordinationOptions { By = [Behaviour.Object], Window = TimeSpan.Zero }, null, TestContext.Current.CancellationToken);

        Assert.Equal(200 * 199, answer.Result.Pairs);
        Assert.Equal(0, answer.Result.Kept.Edges);
        Assert.Contains("nothing-beyond-chance", answer.Codes());
    }

    [Fact]
    public void A_year_is_a_window_and_more_is_not()
    {
        var rows = SharesOf.Csv(["o1,a,p1,100", "o1,b,p2,9000000", "o2,a,p3,100", "o2,b,p4,9000000"]);

        Assert.Equal(2, Coordination.OfRows(rows, new CoordinationOptions { By = [Behaviour.Object], Window = TimeSpan.FromDays(366) }, null, TestContext.Current.CancellationToken).Result.Pairs);
        Assert.Throws<ArgumentException>(() => Coordination.OfRows(rows, new CoordinationOptions { Window = TimeSpan.FromDays(367) }, null, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Rows_that_cannot_be_read_are_counted_with_their_line()
    {
        var rows = SharesOf.Csv(["o1,a,p1,100", "o1,b,p2,yesterday", "o1", "o1,c,p3,2017-05-05T18:49:00Z", ""]);

        Assert.Equal((2, 2), (rows.Shares.Count, rows.Rejected));
        Assert.Equal((3L, "timestamp_share is no time: yesterday"), rows.Examples.OrderBy(example => example.Line).First());
    }

    [Fact]
    [Trait("Needs", RealCaptures.Trait)]
    public void Newsrooms_of_one_publisher_are_a_group_and_labelled_as_syndication()
    {
        using var target = CaseFile.CreateTemporary();
        Importer.Run(target, CaptureFile.Find([RealCaptures.Path("data/twitter-v11-jsonl/search_advanced_recycling.jsonl.gz")]), new ImportOptions(), null, TestContext.Current.CancellationToken);

        var answer = Coordination.Run(target.Slice(), new CoordinationOptions { By = [Behaviour.Text] }, null, TestContext.Current.CancellationToken);

        var group = Assert.Single(answer.Result.Groups);
        Assert.Equal((45, 1), (group.Accounts, group.Objects));
        Assert.Equal(("SocialFlow", 1.0), (group.Signs.Client, group.Signs.SameClient));
        Assert.Contains("syndication", group.Labels);
        Assert.All(group.Members, member => Assert.Contains("Patch", member.Account, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Two days of 300 people who share 400 objects at their own pace, and five accounts that share 40 of them within four seconds.</summary>
    private static ShareRows Evening(bool turned = false)
    {
        var lines = new List<string>();
        ulong state = 7;
        int Next(int below) => (int)(((state = (state * 6364136223846793005) + 1442695040888963407) >> 33) % (ulong)below);
        for (var i = 0; i < 6000; i++)
            lines.Add($"o{Next(400)},person{Next(300)},p{i},{1_494_000_000 + Next(172_800)}");
        for (var shared = 0; shared < 40; shared++)
        {
            var at = 1_494_000_000 + Next(172_800);
            for (var bot = 0; bot < 5; bot++)
                lines.Add($"o{shared * 7},bot{bot},b{shared}-{bot},{at + Next(5)}");
        }

        if (turned)
            lines.Reverse();
        return SharesOf.Csv(lines);
    }
}
