using Sillage.Cases;
using Sillage.Cases.Import;
using Sillage.Cases.Topics;
using Sillage.Posts.Captures;

namespace Sillage.Reports.Tests;

/// <summary>A simulation, written, imported and cut to a topic; deleted afterwards.</summary>
internal sealed class SimulatedCase : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("sillage-test-").FullName;
    private readonly CaseFile target = CaseFile.CreateTemporary();

    /// <param name="write">Writes the simulation into a folder.</param>
    /// <param name="topic">What to cut out; left out, everything.</param>
    public SimulatedCase(Action<string> write, string topic = "")
    {
        write(folder);
        Importer.Run(target, CaptureFile.Find([.. Directory.GetFiles(folder, "posts.jsonl*")]), new ImportOptions(), null, CancellationToken.None);
        Slice = SliceLoader.Load(target, topic.Length == 0 ? Topic.Everything : Topic.Parse(topic), CancellationToken.None);
    }

    public Slice Slice { get; }

    /// <summary>What was planted, as JSON.</summary>
    public string Truth => File.ReadAllText(Path.Combine(folder, "truth.json"));

    public void Dispose()
    {
        target.Dispose();
        Directory.Delete(folder, recursive: true);
    }
}
