using Sillage.Cases;
using Sillage.Cases.Import;
using Sillage.Cases.Topics;
using Sillage.Posts.Captures;
using Sillage.Posts.Sources;
using Xunit;

namespace Sillage.Testing;

/// <summary>Temporary cases of invented captures, through the readers and the import as a user's would go.</summary>
public static class InventedCase
{
    /// <summary>A case of X posts, written as JSON lines of API v1.1 in the given order.</summary>
    public static CaseFile Of(params IEnumerable<InventedPost> posts) => CaseFile.CreateTemporary().With("posts.jsonl", posts.Select(post => post.ToJson()));

    /// <summary>Imports lines as one more capture file into a case.</summary>
    /// <param name="target">The case; returned for chaining.</param>
    /// <param name="name">File name.</param>
    /// <param name="lines">Its lines.</param>
    /// <param name="mapping">JSON of a column mapping, where the file is CSV and its header alone does not tell.</param>
    public static CaseFile With(this CaseFile target, string name, IEnumerable<string> lines, string? mapping = null)
    {
        var folder = Directory.CreateTempSubdirectory("sillage-test-").FullName;
        try
        {
            var file = Path.Combine(folder, name);
            File.WriteAllLines(file, lines);
            var options = mapping is null ? new ImportOptions() : new ImportOptions { Source = new MappedCsv(ColumnMapping.Parse(mapping)) };
            var summary = Importer.Run(target, CaptureFile.Find([file]), options, null, TestContext.Current.CancellationToken);
            Assert.False(summary.Quarantined, "an invented capture must be readable to its last line");
            return target;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Cuts a topic out of a case; "" is everything.</summary>
    public static Slice Slice(this CaseFile source, string topic = "") => SliceLoader.Load(source, Topic.Parse(topic), TestContext.Current.CancellationToken);
}
