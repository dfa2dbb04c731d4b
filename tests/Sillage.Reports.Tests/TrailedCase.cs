using Sillage.Analysis;
using Sillage.Cases;
using Sillage.Testing;
using Xunit;

namespace Sillage.Reports.Tests;

/// <summary>A small case of two platforms in which a paste travels, with hostile names.</summary>
internal static class TrailedCase
{
    public const string Paste = "https://pastebin.com/QUYKJ3Bs", Tag = "#leak";

    private const string Mapping = """{"platform": "telegram", "columns": {"id": "id", "time": "posted_at", "name": "author.handle", "text": "text", "link": "links"}}""";

    public static CaseFile Make() => InventedCase.Of(
            new InventedPost(1001, "anna", 60) { Links = [Paste, "https://t.me/channel/100002"] }, new InventedPost(1002, "ben", 600), new InventedPost(1003, "=cmd", 700) { Text = "see #LEAK" })
        .With("telegram.csv", ["id,time,name,text,link", $"100001,2017-05-05T18:40:00Z,other,hello,", $"100002,2017-05-05T18:48:00Z,channel,\"<script>alert(1)</script> #leak\",{Paste}", "100003,2017-05-05T18:59:00Z,anna,#leak,"], Mapping);

    public static Answer<TrailOptions, TrailResult> Ask(CaseFile source)
    {
        string[] objects = [Paste, "\"#leak\""];
        return Analysis.Trail.Run(
            SliceLoader.Load(source, TrailTarget.TopicOf([.. objects.Select(TrailTarget.Parse)]), TestContext.Current.CancellationToken), new TrailOptions { Objects = objects },
            PlatformCoverage.Of(source), TestContext.Current.CancellationToken);
    }
}
