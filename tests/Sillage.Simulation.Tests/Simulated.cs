using System.Collections.Concurrent;
using System.IO.Compression;
using System.Text.Json;

namespace Sillage.Simulation.Tests;

/// <summary>A capture as it stands on the disk, read with nothing of ours: gzip, lines, System.Text.Json.</summary>
internal sealed class Simulated
{
    private static readonly ConcurrentDictionary<(ulong, double), Lazy<Simulated>> Made = new();

    private Simulated(ulong seed, double scale)
    {
        var folder = Directory.CreateTempSubdirectory("sillage-simulation-").FullName;
        try
        {
            MacronLeaks.WriteTo(folder, new SimulationOptions { Seed = seed, Scale = scale }, null, CancellationToken.None);
            using var file = new StreamReader(new GZipStream(File.OpenRead(Path.Combine(folder, "posts.jsonl.gz")), CompressionMode.Decompress));
            while (file.ReadLine() is { } line)
            {
                Lines++;
                Bytes += System.Text.Encoding.UTF8.GetByteCount(line) + 1;
                using var json = JsonDocument.Parse(line);
                if (json.RootElement.TryGetProperty("user", out _))
                    Posts.Add(SeenPost.Of(json.RootElement));
                else
                    Notices.Add(line);
            }

            Truth = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "truth.json"))).RootElement;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        OnTopic = [.. Posts.Where(post => post.OnTopic)];
    }

    public long Lines { get; }

    public long Bytes { get; }

    public List<SeenPost> Posts { get; } = [];

    public SeenPost[] OnTopic { get; }

    public List<string> Notices { get; } = [];

    public JsonElement Truth { get; }

    /// <summary>Made once for all tests.</summary>
    public static Simulated Of(ulong seed, double scale) => Made.GetOrAdd((seed, scale), _ => new(() => new Simulated(seed, scale))).Value;

    public IEnumerable<SeenPost> By(string account) => OnTopic.Where(post => post.AccountId == account);

    /// <summary>Ids of the planted accounts that the truth file lists.</summary>
    public HashSet<string> PlantedAccounts() =>
    [
        Truth.GetProperty("first").Text("accountId"), Truth.Text("leaksSiteId"), .. Truth.GetProperty("automatedAccounts").Texts("id"), .. Truth.GetProperty("busyHumanAccounts").Texts("id"),
        .. Truth.GetProperty("syndication").GetProperty("accounts").Texts("id"), .. Truth.GetProperty("coordinatedGroups").EnumerateArray().SelectMany(group => group.GetProperty("accounts").Texts("id")),
    ];
}

/// <summary>Short ways into the truth file.</summary>
internal static class Reading
{
    public static string Text(this JsonElement element, string name) => element.GetProperty(name).GetString()!;

    public static DateTimeOffset Time(this JsonElement element, string name) => element.GetProperty(name).GetDateTimeOffset();

    public static long Number(this JsonElement element, string name) => element.GetProperty(name).GetInt64();

    public static string[] Texts(this JsonElement list, string name) => [.. list.EnumerateArray().Select(element => element.Text(name))];

    public static string[] Texts(this JsonElement list) => [.. list.EnumerateArray().Select(element => element.GetString()!)];
}
