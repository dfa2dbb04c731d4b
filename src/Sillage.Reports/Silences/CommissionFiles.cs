using System.Security.Cryptography;
using System.Text;
using Sillage.Cases;

namespace Sillage.Reports.Silences;

/// <summary>
/// Writes the list for a commission: commission.html (to be printed), commission.csv, silence.json, manifest.json. The same case gives the same
/// bytes. Posts are read and written as they come: their texts never lie in memory together.
/// </summary>
public static class CommissionFiles
{
    private const string Unfinished = ".new";

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Writes the files into a folder, which is made if there is none. If one cannot be written, an earlier list there stays as it was.</summary>
    /// <param name="folder">Folder.</param>
    /// <param name="list">What to write.</param>
    /// <param name="cancel">Stops between posts.</param>
    /// <returns>Paths of the files; the first is the page.</returns>
    /// <exception cref="IOException">The folder cannot be written (disk full, no permission).</exception>
    public static IReadOnlyList<string> Write(string folder, CommissionList list, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(list);
        Directory.CreateDirectory(folder);
        string[] names = ["commission.html", "commission.csv", "silence.json", "manifest.json"];
        try
        {
            var info = CaseInfo.Of(list.Source);
            Put("commission.csv", writer => Csv.Write(writer, CommissionCsv.Columns, Rows(list, cancel)));
            var csv = Sha256("commission.csv");
            Put("commission.html", writer => new CommissionPage(list, info, csv).Write(writer));
            Put("silence.json", writer => writer.Write(AnswerJson.Serialize(list.Answer) + "\n"));
            Put("manifest.json", writer => writer.Write(Manifest(list, info, [("commission.html", Sha256("commission.html")), ("commission.csv", csv), ("silence.json", Sha256("silence.json"))])));
        }
        // Where a limit on the size of files is reached, .NET takes it for a wrong argument.
        catch (Exception e) when (e is IOException or ArgumentOutOfRangeException or OperationCanceledException)
        {
            foreach (var name in names)
                File.Delete(Path.Combine(folder, name + Unfinished));
            if (e is OperationCanceledException)
                throw;
            var why = e is IOException ? e.Message.Split(" : ")[0].TrimEnd('.') : "a limit on the size of files is reached";
            throw new IOException($"the list cannot be written to {folder}: {why}. Make room, or choose another folder with --out.", e);
        }

        foreach (var name in names)
            File.Move(Path.Combine(folder, name + Unfinished), Path.Combine(folder, name), overwrite: true);
        return [.. names.Select(name => Path.Combine(folder, name))];

        void Put(string name, Action<TextWriter> write)
        {
            using var writer = new StreamWriter(Path.Combine(folder, name + Unfinished), append: false, Utf8, 1 << 16) { NewLine = "\n" };
            write(writer);
        }

        string Sha256(string name)
        {
            using var file = File.OpenRead(Path.Combine(folder, name + Unfinished));
            return Convert.ToHexStringLower(SHA256.HashData(file));
        }
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
