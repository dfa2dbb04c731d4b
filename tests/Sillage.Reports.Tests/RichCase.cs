using Sillage.Analysis;
using Sillage.Cases;
using Sillage.Cases.Import;
using Sillage.Cases.Topics;
using Sillage.Posts.Captures;
using Sillage.Testing;

namespace Sillage.Reports.Tests;

/// <summary>
/// A case in which every list of every answer has an entry and nothing is null that need not be: a quiet half hour, a week of nothing (a gap
/// of the capture), an evening with a burst, reposts, links and an hour of silence; records rejected, repaired and noticed; an unfinished import.
/// </summary>
public sealed class RichCase : IDisposable
{
    private readonly CaseFile source = InventedCase.Of(Posts());

    public RichCase()
    {
        ImportOddities();
        var silence = new SilenceWindow("silence", InventedPost.Start, InventedPost.Start.AddHours(1));
        var marker = new Marker("leak", MarkerKind.Event, silence.From, silence.To, "press");
        Results = Trace.Run(source, Topic.Parse("#leak"), [silence], [marker], "UTC", "sillage trace", null, CancellationToken.None);
    }

    public TraceResults Results { get; }

    /// <summary>The slice of the results' topic.</summary>
    public Slice Slice => SliceLoader.Load(source, Topic.Parse("#leak"), CancellationToken.None);

    public void Dispose() => source.Dispose();

    private static IEnumerable<InventedPost> Posts()
    {
        const int week = 7 * 24 * 3600;
        for (var i = 0; i < 60; i++)
            yield return new InventedPost(i + 1, "early", (30 * i) - week);
        yield return new InventedPost(1, "early", -week).RepostedBy(90, "reader1", 60);
        var original = new InventedPost(100, "alice", 0) { Links = ["https://example.org/files"], Followers = 5000 };
        yield return original;
        for (var i = 0; i < 400; i++)
            yield return original.RepostedBy(1000 + i, $"reader{i % 90}", 20 + i);
        foreach (var (camp, language, id) in new[] { ("red", "en", 6000), ("blue", "fr", 7000) })
        {
            for (var post = 0; post < 3; post++)
            {
                var own = new InventedPost(id + post, camp, 30 + post) { Hashtags = ["leak", camp], Language = language, Text = $"{camp} says so", Links = [$"https://{camp}.example/{post}"] };
                yield return own;
                for (var reader = 0; reader < 12; reader++)
                    yield return own.RepostedBy(id + 100 + (12 * post) + reader, $"{camp}reader{reader}", 40 + reader) with { Language = language };
            }
        }

        // A talk: an answer to an answer.
        yield return new InventedPost(8000, "red", 100);
        yield return new InventedPost(8001, "blue", 130) { ReplyTo = 8000 };
        yield return new InventedPost(8002, "reader1", 160) { ReplyTo = 8001 };
        yield return new InventedPost(8003, "reader2", 170) { ReplyTo = 8001 };
        // Others' posts of another topic give the bursts their denominator.
        for (var i = 0; i < 400; i++)
            yield return new InventedPost(2000 + i, $"other{i}", 60 * i) { Hashtags = ["weather"] };
    }

    private void ImportOddities()
    {
        var folder = Directory.CreateTempSubdirectory("sillage-test-").FullName;
        var file = Path.Combine(folder, "odd.jsonl");
        File.WriteAllLines(
            file,
            [
                new InventedPost(5000, "odd", 90).ToJson().Replace($"\"{InventedPost.AccountId("odd")}\"", "\"8.41E+17\"", StringComparison.Ordinal),
                """{"delete":{"status":{"id":100,"id_str":"100","user_id":1,"user_id_str":"1"}}}""",
                """{"id_str":"5001","created_at":""",
            ]);
        Importer.Run(source, CaptureFile.Find([file]), new ImportOptions(), null, CancellationToken.None);
        Directory.Delete(folder, recursive: true);
        using var command = source.Connection.CreateCommand();
        command.CommandText = "UPDATE imports SET state = 'reading' WHERE name LIKE '%odd.jsonl'";
        command.ExecuteNonQuery();
    }
}
