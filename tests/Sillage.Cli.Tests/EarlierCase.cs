using System.Globalization;
using System.Text;
using DuckDB.NET.Data;
using Xunit;

namespace Sillage.Cli.Tests;

/// <summary>A case of three posts, made once: what every bad input must leave as it was.</summary>
public sealed class EarlierCase : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("sillage-earlier-").FullName;

    /// <summary>Imports three posts by two accounts.</summary>
    public EarlierCase()
    {
        File.WriteAllText(Path.Combine(folder, "earlier.csv"), """
            id,created_at,screen_name,text
            1,2017-05-05T18:49:00Z,anna,"Look, a #leak"
            2,2017-05-05T18:50:00Z,ben,Indeed a #leak
            3,2017-05-05T19:00:00Z,anna,Good night

            """);
        Assert.Equal(0, Cli.Run(folder, ["import", "earlier.case", "earlier.csv"]).Code);
        Bytes = File.ReadAllBytes(Path.Combine(folder, "earlier.case"));
    }

    /// <summary>The case file.</summary>
    public byte[] Bytes { get; }

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(folder, recursive: true);
}

/// <summary>A folder with a copy of the earlier case in it, for tests that bring something bad near it.</summary>
public abstract class BesideAnEarlierCase : IClassFixture<EarlierCase>, IDisposable
{
    private const string Earlier = "string_agg(post_id || ' ' || handle || ' ' || text, '; ' order by post_id) as held from posts where import_id = 1";
    private const string Held = "1 anna Look, a #leak; 2 ben Indeed a #leak; 3 anna Good night";

    /// <summary>Copies the case.</summary>
    protected BesideAnEarlierCase(EarlierCase earlier)
    {
        ArgumentNullException.ThrowIfNull(earlier);
        File.WriteAllBytes(CasePath, earlier.Bytes);
    }

    /// <summary>Folder of this test.</summary>
    protected string Folder { get; } = Directory.CreateTempSubdirectory("sillage-test-").FullName;

    /// <summary>The copy of the earlier case.</summary>
    protected string CasePath => Path.Combine(Folder, "x.case");

    /// <inheritdoc/>
    public void Dispose()
    {
        Directory.Delete(Folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Runs the program in the folder of this test.</summary>
    internal (int Code, string Output, string Error) Run(params string[] words) => Cli.Run(Folder, words);

    /// <summary>Writes a file into the folder of this test.</summary>
    internal void Write(string name, string text) => File.WriteAllText(Path.Combine(Folder, name), text);

    /// <summary>Writes a file into the folder of this test.</summary>
    internal void Write(string name, byte[] bytes) => File.WriteAllBytes(Path.Combine(Folder, name), bytes);

    /// <summary>Imports a file into the earlier case: the exit code must be as documented, the message hold these parts, and the earlier posts be there.</summary>
    internal string Import(int code, string file, params string[] parts)
    {
        var (found, output, error) = Run("import", "x.case", file);
        Assert.True(code == found, $"exit code {found}, not {code}: {error}");
        Assert.Empty(output);
        Tells(error, parts);
        Assert.Equal(Held, Ask(Earlier));
        return error;
    }

    /// <summary>The message holds these parts, and is one for people.</summary>
    internal static void Tells(string error, params string[] parts)
    {
        foreach (var part in parts)
            Assert.True(error.Contains(part, StringComparison.Ordinal), $"\"{part}\" is not in: {error}");
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
        Assert.DoesNotContain("Unhandled", error, StringComparison.Ordinal);
        Assert.DoesNotContain("mistake of Sillage", error, StringComparison.Ordinal);
    }

    /// <summary>What was imported before can be read as before, by the program.</summary>
    internal void EarlierPostsAreThere() => Assert.Equal($"held\n\"{Held}\"\n", Run("sql", "x.case", $"select {Earlier}", "--csv").Output);

    /// <summary>One value out of the case, by any program that reads DuckDB.</summary>
    internal string Ask(string value)
    {
        using var connection = new DuckDBConnection($"DataSource={CasePath};ACCESS_MODE=READ_ONLY");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"select {value}";
        return Convert.ToString(command.ExecuteScalar(), CultureInfo.InvariantCulture)!;
    }

    /// <summary>Bytes of an X v1.1 status of 5 May 2017, one line.</summary>
    internal static string Tweet(string id, string handle, string text = "Look, a #leak", string more = "", string createdAt = "Fri May 05 18:49:00 +0000 2017", string? accountId = null) =>
        $$$"""{"created_at":"{{{createdAt}}}","id_str":"{{{id}}}",{{{more}}}"text":"{{{text}}}","lang":"en","user":{"id_str":"{{{accountId ?? $"7{handle.Length}"}}}","screen_name":"{{{handle}}}","followers_count":10}}"""
        + "\n";

    /// <summary>Number of bytes as UTF-8.</summary>
    internal static int Bytes(string text) => Encoding.UTF8.GetByteCount(text);
}
