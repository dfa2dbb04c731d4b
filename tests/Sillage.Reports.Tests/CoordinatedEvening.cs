using Sillage.Analysis;
using Sillage.Posts.Captures;
using Xunit;

namespace Sillage.Reports.Tests;

/// <summary>Two days of 300 people who share 400 objects at their own pace, and five accounts that share 40 of them within four seconds.</summary>
internal static class CoordinatedEvening
{
    public static Answer<CoordinationOptions, CoordinationResult> Answer(string group = "bot") =>
        Answer(Lines(group), new CoordinationOptions { By = [Behaviour.Object], Sensitivity = true, Permutations = 3 });

    /// <summary>Three accounts that share as many objects within as many seconds.</summary>
    /// <param name="objects">A minute each.</param>
    public static Answer<CoordinationOptions, CoordinationResult> Tireless(int objects) => Answer(
        Enumerable.Range(0, objects).SelectMany(shared => Enumerable.Range(0, 3).Select(bot => $"o{shared},bot{bot},b{shared}-{bot},{1_494_000_000 + (60 * shared) + bot}")),
        new CoordinationOptions { By = [Behaviour.Object], Fdr = null });

    private static Answer<CoordinationOptions, CoordinationResult> Answer(IEnumerable<string> lines, CoordinationOptions options)
    {
        var folder = Directory.CreateTempSubdirectory("sillage-test-").FullName;
        try
        {
            var file = Path.Combine(folder, "shares.csv");
            File.WriteAllLines(file, lines.Prepend("object_id,account_id,content_id,timestamp_share"));
            var rows = ShareCsv.Read(CaptureFile.Find([file])[0], TestContext.Current.CancellationToken)!;
            return Analysis.Coordination.OfRows(rows, options, null, TestContext.Current.CancellationToken);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static IEnumerable<string> Lines(string group)
    {
        ulong state = 7;
        int Next(int below) => (int)(((state = (state * 6364136223846793005) + 1442695040888963407) >> 33) % (ulong)below);
        for (var i = 0; i < 6000; i++)
            yield return $"o{Next(400)},person{Next(300)},p{i},{1_494_000_000 + Next(172_800)}";
        for (var shared = 0; shared < 40; shared++)
        {
            var at = 1_494_000_000 + Next(172_800);
            for (var bot = 0; bot < 5; bot++)
                yield return $"o{shared * 7},{group}{bot},b{shared}-{bot},{at + Next(5)}";
        }
    }
}
