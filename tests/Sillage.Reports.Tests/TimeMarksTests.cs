using System.Text.RegularExpressions;
using System.Xml.Linq;
using Sillage.Analysis;
using Sillage.Cases;
using Sillage.Reports.Accounts;
using Sillage.Reports.Coordination;
using Sillage.Reports.Trail;
using Sillage.Testing;
using Xunit;

namespace Sillage.Reports.Tests;

/// <summary>Silences and events lie over every drawing of time.</summary>
public sealed class TimeMarksTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("sillage-marks-").FullName;

    private static readonly DateTimeOffset Start = InventedPost.Start;

    private static readonly TimeMarks Marks = TimeMarks.Of(
        [new SilenceWindow("silence <b>", Start.AddMinutes(-30), Start.AddMinutes(5))], [new Marker("leak", MarkerKind.Event, Start.AddMinutes(1), null), new Marker("debate", MarkerKind.Event, Start.AddMinutes(2), Start.AddMinutes(3)), new Marker("never", MarkerKind.Event, Start.AddDays(900), null)]);

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Marks_are_cut_to_the_time_that_is_drawn()
    {
        var svg = XElement.Parse($"<svg>{Marks.Svg(Start, Start.AddMinutes(10), 100, 200, 0, 50)}</svg>");

        Assert.Equal(
            [("silence", "100", "50"), ("span", "120", "10")],
            svg.Elements("rect").Select(part => ((string)part.Attribute("class")!, (string)part.Attribute("x")!, (string)part.Attribute("width")!)));
        Assert.Equal("M110 0V50", (string)svg.Element("path")!.Attribute("d")!);
        Assert.Equal("silence <b>", svg.Element("rect")!.Value);
        Assert.Equal("Grey band: silence <b>. Dashes and blue bands: leak, debate.", Marks.Told(Start, Start.AddMinutes(10), french: false));
        Assert.Equal("Bande grise : silence <b>. Tirets et bandes bleues : leak, debate.", Marks.Told(Start, Start.AddMinutes(10), french: true));
        Assert.Equal("", Marks.Svg(Start.AddDays(1), Start.AddDays(2), 0, 1, 0, 1) + Marks.Told(Start.AddDays(1), Start.AddDays(2), false));
    }

    [Fact]
    public void The_marks_of_a_case_are_its_silences_and_events()
    {
        using var source = InventedCase.Of(new InventedPost(1, "alice"));
        Assert.Empty(TimeMarks.Of(source).Marks);
        Markers.Set(source, new Marker("vote", MarkerKind.Silence, Start, Start.AddDays(1)));
        Markers.Set(source, new Marker("leak", MarkerKind.Event, Start.AddHours(1), null));

        Assert.Equal([("vote", true), ("leak", false)], TimeMarks.Of(source).Marks.Select(mark => (mark.Name, mark.IsSilence)));
    }

    [Fact]
    public void They_lie_over_the_trail()
    {
        using var source = TrailedCase.Make();
        TrailFiles.Write(folder, TrailedCase.Ask(source), "en", "sillage trail", Marks);

        var drawing = XDocument.Load(Path.Combine(folder, "trail-1.svg"));
        Assert.Equal(["moment", "silence"], Classes(drawing.Root!).Where(name => name is "silence" or "span" or "moment").Distinct().Order(StringComparer.Ordinal));
        Assert.Contains("Grey band: silence &lt;b&gt;.", File.ReadAllText(Path.Combine(folder, "trail.html")), StringComparison.Ordinal);
    }

    [Fact]
    public void They_lie_over_the_card_of_an_account_and_its_picture()
    {
        using var source = CardedCase.Make();
        var answer = AccountCard.Run(source.Slice(), new AccountCardOptions { Account = "@alice" }, TestContext.Current.CancellationToken);
        AccountFiles.Write(Path.Combine(folder, "bare"), answer, "en", "sillage account");
        AccountFiles.Write(Path.Combine(folder, "marked"), answer, "en", "sillage account", TimeMarks.Of([new SilenceWindow("vote", Start.AddDays(1), Start.AddDays(2))], [new Marker("leak", MarkerKind.Event, Start.AddDays(3), null)]));

        var page = File.ReadAllText(Path.Combine(folder, "marked", "account.html"));
        // Once in the wide drawing, once in the narrow.
        Assert.Equal(2, Regex.Count(page, "<title>vote</title>"));
        Assert.Equal(2, Regex.Count(page, "<title>leak</title>"));
        Assert.Contains("Grey band: vote. Dashes and blue bands: leak.", page, StringComparison.Ordinal);
        Assert.NotEqual(File.ReadAllBytes(Path.Combine(folder, "bare", "account.png")), File.ReadAllBytes(Path.Combine(folder, "marked", "account.png")));
        Assert.DoesNotContain("Grey band", File.ReadAllText(Path.Combine(folder, "bare", "account.html")), StringComparison.Ordinal);
    }

    [Fact]
    public void They_lie_over_the_raster_of_a_group()
    {
        var answer = CoordinatedEvening.Answer();
        var group = answer.Result.Groups[0];
        CoordinationFiles.Write(folder, answer, "en", TimeMarks.Of([new SilenceWindow("vote", group.From.AddDays(-1), group.From + ((group.To - group.From) / 2))], []));

        var page = File.ReadAllText(Path.Combine(folder, "groups.html"));
        Assert.Contains("<rect class=\"silence\" x=\"172\" y=\"0\"", page, StringComparison.Ordinal);
        Assert.Contains("Grey band: vote.", page, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Classes(XElement drawing) => drawing.Descendants().Select(part => (string?)part.Attribute("class") ?? "");
}
