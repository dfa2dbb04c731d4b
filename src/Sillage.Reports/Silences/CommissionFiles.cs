using Sillage.Cases;

namespace Sillage.Reports.Silences;

/// <summary>
/// Writes the list for a commission: commission.html (to be printed), commission.csv, silence.json, manifest.json. The same case gives the same
/// bytes. Posts are read and written as they come: their texts never lie in memory together.
/// </summary>
public static class CommissionFiles
{
    private static readonly string[] Names = ["commission.html", "commission.csv", "silence.json", "manifest.json"];

    /// <summary>Writes the files into a folder, which is made if there is none. If one cannot be written, an earlier list there stays as it was.</summary>
    /// <param name="folder">Folder.</param>
    /// <param name="list">What to write.</param>
    /// <param name="cancel">Stops between posts.</param>
    /// <returns>Paths of the files; the first is the page.</returns>
    /// <exception cref="IOException">The folder cannot be written (disk full, no permission).</exception>
    public static IReadOnlyList<string> Write(string folder, CommissionList list, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(list);
        WholeFiles.Write(folder, "the list", files =>
        {
            var info = CaseInfo.Of(list.Source);
            // The page and the manifest tell its hash.
            files.PutBytes("commission.csv", stream => Csv.Write(stream, CommissionCsv.Columns, Rows(list, cancel)));
            files.Put("commission.html", writer => new CommissionPage(list, info, files.Sha256("commission.csv")).Write(writer));
            files.Put("silence.json", AnswerJson.Serialize(list.Answer) + "\n");
            files.Put("manifest.json", Manifest(list, info, [.. Names.SkipLast(1).Select(name => (name, files.Sha256(name)))]));
        });
        return [.. Names.Select(name => Path.Combine(folder, name))];
    }

    private static IEnumerable<IReadOnlyList<object?>> Rows(CommissionList list, CancellationToken cancel)
    {
        foreach (var activity in list.Answer.Result.Windows)
        {
            var zone = list.Zone(activity.Window);
            foreach (var post in list.Posts(activity.Window))
            {
                cancel.ThrowIfCancellationRequested();
                yield return CommissionCsv.Row(activity.Window, zone, post);
            }
        }
    }

    private static string Manifest(CommissionList list, CaseInfo info, (string Name, string Sha256)[] outputs) => AnswerJson.Serialize(new
    {
        Schema = "sillage/manifest/1",
        Trace.Version,
        list.Answer.Topic,
        list.Language,
        list.TimeZone,
        list.Command,
        Inputs = info.Imports.Select(import => new { import.Name, import.Bytes, import.Sha256, import.Reader }),
        Options = new { Silence = list.Answer.Options },
        Outputs = outputs.Select(file => new { file.Name, file.Sha256 }),
    }) + "\n";
}
