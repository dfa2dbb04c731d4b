using System.Globalization;
using System.Text.Json;
using Sillage.Analysis;
using Sillage.Posts.Captures;
using Xunit;

namespace Sillage.Reports.Tests;

/// <summary>
/// How much of what the simulation planted is found, and how much of what is found was planted, as its two groups of twelve reposters become
/// slower, smaller, or hide among ordinary reposts. The table of docs/coordination-chance.md. The floors lie below what was measured; beyond 120 s nothing is promised.
/// </summary>
[Collection(Chromium.OneAtATime)]
public sealed class PlantedGroupsTests(ReportTests.Evening evening) : IClassFixture<ReportTests.Evening>
{
    private readonly CoordinationEvidence evidence = evening.Results.Coordination.Result.Evidence!;

    [Theory]
    [InlineData("as planted", 8, 12, 0, 0.99)]
    [InlineData("slower", 30, 12, 0, 0.95)]
    [InlineData("slower", 60, 12, 0, 0.9)]
    [InlineData("slower", 120, 12, 0, 0.95)]
    [InlineData("slower", 300, 12, 0, 0)]
    [InlineData("slower", 900, 12, 0, 0)]
    [InlineData("smaller", 8, 6, 0, 0.99)]
    [InlineData("smaller", 8, 4, 0, 0.99)]
    [InlineData("smaller", 8, 3, 0, 0.9)]
    [InlineData("smaller", 8, 2, 0, 0.9)]
    [InlineData("hidden", 8, 12, 1, 0.95)]
    [InlineData("hidden", 8, 12, 3, 0.9)]
    [InlineData("hidden", 8, 12, 10, 0.5)]
    [InlineData("hidden", 8, 12, 30, 0.2)]
    public void Planted_groups_are_found_and_what_is_found_was_planted(string how, int jitterSeconds, int members, int camouflage, double leastFound)
    {
        var (groups, camp) = Truth();
        var small = groups.Select(group => group.Take(members).ToHashSet()).ToArray();
        var shares = Altered(groups, small, jitterSeconds, camouflage).ToArray();
        var gap = MedianGap(shares, small, groups.Select(Objects).ToArray());

        var kept = Kept(shares);

        var planted = small.Sum(group => group.Count * (group.Count - 1) / 2);
        var found = kept.Count(edge => small.Any(group => group.Contains(edge.A) && group.Contains(edge.B)));
        var chance = kept.Count(edge => !small.Any(group => group.Contains(edge.A) && group.Contains(edge.B)) && !(camp.Contains(edge.A) && camp.Contains(edge.B)));
        TestContext.Current.TestOutputHelper!.WriteLine(FormattableString.Invariant($"| {how} | {jitterSeconds} s | {gap:0.#} s | {members} | {camouflage} | {found} of {planted} | {chance} of {kept.Count} |"));
        // Two of a uniform spread are 0.29 of it apart at the median: the input is what the row says.
        Assert.InRange(gap, 0.2 * jitterSeconds, 0.4 * jitterSeconds);
        Assert.InRange(found, leastFound * planted, planted);
        Assert.InRange(chance, 0, 0.01 * kept.Count);
    }

    /// <summary>Numbers of the accounts of each planted group that reposts, and of the automated accounts, whose reposts keep one rhythm too.</summary>
    private (int[][] Groups, HashSet<int> Camp) Truth()
    {
        using var truth = JsonDocument.Parse(File.ReadAllText(evening.Folder("truth.json")));
        var number = evidence.Set.Handles.Select((handle, account) => (handle, account)).ToDictionary(pair => pair.handle, pair => pair.account, StringComparer.Ordinal);
        int[] Numbers(JsonElement handles) => [.. handles.EnumerateArray().Select(handle => handle.GetString()!).Where(number.ContainsKey).Select(handle => number[handle])];
        var reposting = truth.RootElement.GetProperty("groups").EnumerateArray().Select(Numbers).Where(group => Objects(group).Count > 0).ToArray();
        Assert.Equal([12, 12], reposting.Select(group => group.Length));
        return (reposting, [.. Numbers(truth.RootElement.GetProperty("automated"))]);
    }

    /// <summary>What most members of a group share.</summary>
    private HashSet<int> Objects(int[] group)
    {
        var shares = evidence.Set.Behaviours[0].Shares;
        return [.. Enumerable.Range(0, shares.Count).Where(share => group.Contains(shares.Account[share])).GroupBy(share => shares.Shared[share]).Where(one => one.Count() > group.Length / 2).Select(one => one.Key)];
    }

    private IEnumerable<string> Altered(int[][] groups, HashSet<int>[] small, int jitterSeconds, int camouflage)
    {
        var shares = evidence.Set.Behaviours[0].Shares;
        ulong state = 11;
        int Next(int below) => (int)(((state = (state * 6364136223846793005) + 1442695040888963407) >> 33) % (ulong)below);
        var objects = groups.Select(Objects).ToArray();
        var start = Enumerable.Range(0, shares.Count).GroupBy(share => shares.Shared[share]).ToDictionary(one => one.Key, one => one.Select(share => (Account: shares.Account[share], At: shares.At[share])).ToArray());
        for (var share = 0; share < shares.Count; share++)
        {
            var (account, shared, at) = (shares.Account[share], shares.Shared[share], shares.At[share]);
            var group = Array.FindIndex(groups, group => group.Contains(account));
            if (group >= 0 && !small[group].Contains(account))
                continue;
            if (group >= 0 && objects[group].Contains(shared))
            {
                at = start[shared].Where(one => groups[group].Contains(one.Account)).Min(one => one.At) + (Next(1000 * jitterSeconds) * 1000L);
                // An ordinary repost: what somebody of the audience reposted, at about that time.
                for (var ordinary = 0; ordinary < camouflage; ordinary++)
                {
                    var other = Next(shares.Count);
                    yield return Row(account, shares.Shared[other], shares.At[other] + (Next(600_000) * 1000L));
                }
            }

            yield return Row(account, shared, at);
        }

        string Row(int account, int shared, long at) => string.Create(CultureInfo.InvariantCulture, $"o{shared},{account},p,{at / 1e6:0.000}");
    }

    /// <summary>Seconds between two members' shares of a planted object, at the median, as the rows have them.</summary>
    private static double MedianGap(string[] rows, HashSet<int>[] small, HashSet<int>[] objects)
    {
        var cells = rows.Select(row => row.Split(',')).Select(cell => (Shared: int.Parse(cell[0][1..], CultureInfo.InvariantCulture), Account: int.Parse(cell[1], CultureInfo.InvariantCulture), At: double.Parse(cell[3], CultureInfo.InvariantCulture)));
        var planted = cells.Where(cell => small.Zip(objects).Any(group => group.First.Contains(cell.Account) && group.Second.Contains(cell.Shared))).GroupBy(cell => cell.Shared);
        var gaps = planted.SelectMany(one => one.SelectMany(first => one.Where(second => second.Account > first.Account).Select(second => Math.Abs(first.At - second.At)))).Order().ToArray();
        return gaps[gaps.Length / 2];
    }

    private static List<(int A, int B)> Kept(string[] rows)
    {
        var folder = Directory.CreateTempSubdirectory("sillage-test-").FullName;
        try
        {
            var file = Path.Combine(folder, "shares.csv");
            File.WriteAllLines(file, rows.Prepend("object_id,account_id,content_id,timestamp_share"));
            var read = ShareCsv.Read(CaptureFile.Find([file])[0], TestContext.Current.CancellationToken)!;
            var found = Analysis.Coordination.OfRows(read, new CoordinationOptions { By = [Behaviour.Object] }, null, TestContext.Current.CancellationToken).Result.Evidence!;
            int Account(int number) => int.Parse(found.Set.AccountIds[number], CultureInfo.InvariantCulture);
            return [.. found.Edges.Select(edge => (Account(edge.A), Account(edge.B)))];
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
