using Sillage.Analysis;
using Sillage.Cases;
using Sillage.Testing;

namespace Sillage.Reports.Tests;

/// <summary>Four hours of two camps: one begins in English, the other follows in French, reposts the first's posts too, and leads after two hours.</summary>
internal static class MigratedCase
{
    public static CaseFile Make() => InventedCase.Of([.. Posts()]);

    public static Answer<MigrationOptions, MigrationResult> Ask(CaseFile source)
    {
        var slice = source.Slice("");
        var communities = Communities.Run(slice, new CommunitiesOptions { Runs = 3 }, CancellationToken.None).Result;
        return Migration.Run(slice, new MigrationOptions { Resamples = 40, BucketMinutes = 10 }, communities, Divisions.Of(communities, AccountGroups.Of(slice, CaseLabels.WithEarlierHandles(source)), Analysis.Places.Run(slice, new PlacesOptions(), CancellationToken.None).Result), CancellationToken.None);
    }

    private static IEnumerable<InventedPost> Posts()
    {
        var random = new Random(5);
        var id = 100;
        for (var i = 0; i < 4 * 12; i++)
        {
            var at = 300 * i;
            // One wave each, the second two hours after the first.
            var (first, second) = (Wave(i / 12.0, 1), Wave(i / 12.0, 3));
            var english = new InventedPost(id++, "anna", at) { Language = "en", Hashtags = ["leak"], Text = "The files say so, number " + i };
            var french = new InventedPost(id++, "bea", at + 1) { Language = "fr", Hashtags = ["leak"], Text = "Les fichiers le disent, numero " + i };
            yield return english;
            yield return french;
            for (var repost = 0; repost < first; repost++)
                yield return english.RepostedBy(id++, $"ann{random.Next(60)}", 5 + random.Next(280)) with { Language = "en" };
            for (var repost = 0; repost < second; repost++)
                yield return french.RepostedBy(id++, $"bee{random.Next(60)}", 5 + random.Next(280)) with { Language = "fr" };
            for (var own = 0; own < first / 3; own++)
                yield return new InventedPost(id++, $"ann{random.Next(60)}", at + random.Next(280)) { Language = "en", Hashtags = ["leak"], Text = "We have read it, number " + id };
            for (var own = 0; own < second / 3; own++)
                yield return new InventedPost(id++, $"bee{random.Next(60)}", at + random.Next(280)) { Language = "fr", Hashtags = ["leak"], Text = "Nous avons tout lu, numero " + id };
            if (i % 2 == 0)
                yield return english.RepostedBy(id++, $"bee{i % 60}", 10) with { Language = "en" };
        }
    }

    private static int Wave(double hour, double peak) => (int)(40 * Math.Exp(-(hour - peak) * (hour - peak)));
}
