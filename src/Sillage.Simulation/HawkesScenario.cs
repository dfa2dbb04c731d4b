using System.Globalization;
using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Sillage.Simulation;

/// <summary>A capture of posts that cause posts, with its branching ratios and every post's first cause planted: for the question amplify.</summary>
public static class HawkesScenario
{
    private const string Notice = "Everything here is simulated. Accounts, handles and texts are invented; no post was ever published.";
    private const int CrowdAccounts = 20_000;
    private const int CrowdFollowers = 200;

    private static readonly DateTimeOffset Start = new(2017, 5, 5, 0, 0, 0, TimeSpan.Zero);

    private static readonly JsonSerializerOptions TruthFormat = new(JsonSerializerDefaults.Web) { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes posts.jsonl.gz (X API v1.1), truth.json and README.md into a folder.</summary>
    /// <param name="folder">Made if there is none.</param>
    /// <param name="options">What is planted.</param>
    /// <exception cref="ArgumentOutOfRangeException">The crowd's branching would not end.</exception>
    public static HawkesTruth WriteTo(string folder, HawkesOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var process = HawkesProcess.Draw(options);
        Directory.CreateDirectory(folder);
        var reposts = Reposts(process, options);
        using (var file = File.Create(Path.Combine(folder, "posts.jsonl.gz")))
        using (var packed = new GZipStream(file, CompressionLevel.Fastest))
        {
            for (var post = 0; post < process.Seconds.Count; post++)
            {
                using (var json = new Utf8JsonWriter(packed))
                    Post(json, process, options, post, reposts[post] ? process.Parent[post] : -1);
                packed.WriteByte((byte)'\n');
            }
        }

        var truth = Truth(process, options, reposts);
        File.WriteAllText(Path.Combine(folder, "truth.json"), JsonSerializer.Serialize(truth, TruthFormat) + "\n");
        File.WriteAllText(Path.Combine(folder, "README.md"), FormattableString.Invariant($"# Simulated capture\n\n{Notice}\n\nMade with `sillage simulate hawkes --seed {options.Seed}`. `truth.json` holds what was planted.\n"));
        return truth;
    }

    /// <summary>Which posts repost the source's post that caused them.</summary>
    private static bool[] Reposts(HawkesProcess process, HawkesOptions options)
    {
        var random = new Random64(options.Seed ^ 0xA5A5);
        return [.. process.Parent.Select(parent => parent >= 0 && process.Process[parent] != HawkesProcess.Crowd && random.Chance(options.RepostShare))];
    }

    private static HawkesTruth Truth(HawkesProcess process, HawkesOptions options, bool[] reposts)
    {
        var posts = Enumerable.Range(0, process.Seconds.Count).ToArray();
        bool IsCrowd(int post) => process.Process[post] == HawkesProcess.Crowd;
        return new HawkesTruth(
            "sillage/hawkes-truth/1", Notice, options.Seed, posts.Length, options.CrowdBranching, posts.LongCount(post => IsCrowd(post) && process.Root[post] == HawkesProcess.Crowd),
            [
                .. options.Sources.Select((source, i) => new PlantedSource(
                    source.Handle, source.Followers, source.Posts, source.Branching, posts.LongCount(post => process.Parent[post] >= 0 && process.Process[process.Parent[post]] == i + 1),
                    posts.LongCount(post => reposts[post] && process.Process[process.Parent[post]] == i + 1), posts.LongCount(post => IsCrowd(post) && process.Root[post] == i + 1))),
            ]);
    }

    private static void Post(Utf8JsonWriter json, HawkesProcess process, HawkesOptions options, int post, int original)
    {
        var time = Start.AddMilliseconds(Math.Floor(process.Seconds[post] * 1000));
        json.WriteStartObject();
        json.WriteString("created_at", time.ToString("ddd MMM dd HH:mm:ss '+0000' yyyy", CultureInfo.InvariantCulture));
        json.WriteString("id_str", Id(post));
        json.WriteString("timestamp_ms", time.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture));
        json.WriteString("text", original < 0 ? $"Simulated post {post} #planted_sim" : $"RT @{Handle(process, options, original)}: Simulated post {original} #planted_sim");
        json.WriteString("lang", "en");
        json.WriteStartObject("user");
        json.WriteString("id_str", AccountId(process, post));
        json.WriteString("screen_name", Handle(process, options, post));
        json.WriteNumber("followers_count", process.Process[post] == HawkesProcess.Crowd ? CrowdFollowers : options.Sources[process.Process[post] - 1].Followers);
        json.WriteEndObject();
        json.WriteStartObject("entities");
        json.WriteStartArray("hashtags");
        json.WriteStartObject();
        json.WriteString("text", "planted_sim");
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        if (original >= 0)
        {
            json.WritePropertyName("retweeted_status");
            Post(json, process, options, original, -1);
        }

        json.WriteEndObject();
    }

    private static string Id(int post) => (8_600_000_000_000_000_000 + (long)post).ToString(CultureInfo.InvariantCulture);

    /// <summary>One account after the other, so that nobody reposts a post twice.</summary>
    private static int Member(int post) => post % CrowdAccounts;

    private static string AccountId(HawkesProcess process, int post) =>
        (process.Process[post] == HawkesProcess.Crowd ? 1_000_000 + Member(post) : process.Process[post]).ToString(CultureInfo.InvariantCulture);

    private static string Handle(HawkesProcess process, HawkesOptions options, int post) =>
        process.Process[post] == HawkesProcess.Crowd ? FormattableString.Invariant($"reader{Member(post)}_sim") : options.Sources[process.Process[post] - 1].Handle;
}

/// <summary>What a Hawkes scenario planted, counted from what was written ("sillage/hawkes-truth/1").</summary>
/// <param name="Schema">"sillage/hawkes-truth/1".</param>
/// <param name="Notice">Says that everything is simulated.</param>
/// <param name="Seed">Seed.</param>
/// <param name="Posts">Posts.</param>
/// <param name="CrowdBranching">Posts that a post of the crowd causes directly, on average.</param>
/// <param name="Background">Posts of the crowd that go back to no source.</param>
/// <param name="Sources">The sources.</param>
public sealed record HawkesTruth(string Schema, string Notice, ulong Seed, long Posts, double CrowdBranching, long Background, IReadOnlyList<PlantedSource> Sources);

/// <summary>A planted source.</summary>
/// <param name="Handle">Handle.</param>
/// <param name="Followers">Followers.</param>
/// <param name="Posts">Its posts.</param>
/// <param name="Branching">Posts that each causes directly, on average.</param>
/// <param name="Direct">Posts that they caused directly.</param>
/// <param name="Reposts">Of these, reposts: what counting can see.</param>
/// <param name="Descending">Posts that go back to them, directly or not.</param>
public sealed record PlantedSource(string Handle, int Followers, int Posts, double Branching, long Direct, long Reposts, long Descending);
