using System.Security.Cryptography;
using System.Text;

namespace Sillage.Reports;

/// <summary>Files of one folder that appear together: each is written under another name first, then all are renamed. A full disk does not leave half of them.</summary>
internal sealed class WholeFiles
{
    private const string Unfinished = ".new";

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private readonly string folder;
    private readonly List<string> names = [];

    private WholeFiles(string folder) => this.folder = folder;

    /// <summary>Writes files into a folder, which is made if there is none. If one cannot be written, earlier ones of these names stay as they were.</summary>
    /// <param name="folder">Folder.</param>
    /// <param name="what">What they are, for the message ("the report").</param>
    /// <param name="write">Puts them.</param>
    /// <returns>Paths, in the order in which they were put.</returns>
    /// <exception cref="IOException">The folder cannot be written (disk full, no permission).</exception>
    public static IReadOnlyList<string> Write(string folder, string what, Action<WholeFiles> write)
    {
        Directory.CreateDirectory(folder);
        var files = new WholeFiles(folder);
        try
        {
            write(files);
        }
        // Where a limit on the size of files is reached, .NET takes it for a wrong argument.
        catch (Exception e) when (e is IOException or ArgumentOutOfRangeException or OperationCanceledException)
        {
            foreach (var name in files.names)
                File.Delete(files.Place(name));
            if (e is OperationCanceledException)
                throw;
            var why = e is IOException ? e.Message.Split(" : ")[0].TrimEnd('.') : "a limit on the size of files is reached";
            throw new IOException($"{what} cannot be written to {folder}: {why}. Make room, or choose another folder with --out.", e);
        }

        foreach (var name in files.names)
            File.Move(files.Place(name), Path.Combine(folder, name), overwrite: true);
        return [.. files.names.Select(name => Path.Combine(folder, name))];
    }

    /// <summary>Adds a text file.</summary>
    public void Put(string name, string content) => Put(name, writer => writer.Write(content));

    /// <summary>Adds a text file that is written piece by piece.</summary>
    public void Put(string name, Action<TextWriter> write) => PutBytes(name, stream =>
    {
        using var writer = new StreamWriter(stream, Utf8, 1 << 16, leaveOpen: true) { NewLine = "\n" };
        write(writer);
    });

    /// <summary>Adds a file of bytes.</summary>
    public void PutBytes(string name, Action<Stream> write)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder, name))!);
        names.Add(name);
        using var file = File.Create(Place(name));
        write(file);
    }

    /// <summary>Adds a table as tables/NAME.csv.</summary>
    public void Put(Table table) => PutBytes($"tables/{table.Name}.csv", stream => Csv.Write(stream, table));

    /// <summary>Hash of a file that was put.</summary>
    public string Sha256(string name)
    {
        using var file = File.OpenRead(Place(name));
        return Convert.ToHexStringLower(SHA256.HashData(file));
    }

    /// <summary>All that were put, with their hashes, for a manifest.</summary>
    public IReadOnlyList<(string Name, string Sha256)> Outputs => [.. names.Select(name => (name, Sha256(name)))];

    private string Place(string name) => Path.Combine(folder, name + Unfinished);
}
