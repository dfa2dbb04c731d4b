using Sillage.Cases;
using Sillage.Testing;

namespace Sillage.Reports.Tests;

/// <summary>A small case in which every kind of evidence tells a country, others stay open or unknown, and one account has nights.</summary>
internal static class PlacedCase
{
    public static CaseFile Make() => InventedCase.Of(Posts());

    private static IEnumerable<InventedPost> Posts()
    {
        yield return new InventedPost(1, "walker", 10) { Point = (43.3, 5.4), Location = "Marseille" };
        yield return new InventedPost(2, "tourist", 20) { Place = ("Rome, Lazio", "IT"), Location = "Lyon", TimeZone = "Paris" };
        yield return new InventedPost(3, "claims", 30) { Location = "Paris, France", TimeZone = "London" };
        yield return new InventedPost(4, "zone", 40) { TimeZone = "Tokyo" };
        yield return new InventedPost(5, "shared", 50) { TimeZone = "Eastern Time (US & Canada)" };
        yield return new InventedPost(6, "open", 60) { Location = "Georgia" };
        yield return new InventedPost(7, "nowhere", 70) { Location = "Planet <b>Earth</b>" };
        yield return new InventedPost(8, "silent", 80);
        var first = new InventedPost(9, "claims", 90) { Location = "Paris, France", TimeZone = "London" };
        yield return first.RepostedBy(10, "zone", 100) with { TimeZone = "Tokyo" };
        // Eight hours of sleep from midnight at UTC-5; posts count from 18:49 UTC.
        for (var day = 0; day < 10; day++)
        {
            for (var hour = 0; hour < 16; hour++)
                yield return new InventedPost(100 + (16 * day) + hour, "busy", ((24 * day) + hour + 13 - 18) * 3600) { Location = "New York" };
        }
    }
}
