using System.Globalization;
using DuckDB.NET.Data;

namespace Sillage.Cases;

/// <summary>One investigation: a DuckDB file with posts, accounts, imports and what could not be read (docs/case-file.md).</summary>
public sealed class CaseFile : IDisposable
{
    /// <summary>Version of the schema that this program writes.</summary>
    public const int SchemaVersion = 1;

    private CaseFile(string path, DuckDBConnection connection, bool isTemporary)
    {
        Path = path;
        Connection = connection;
        IsTemporary = isTemporary;
    }

    /// <summary>Full path of the file.</summary>
    public string Path { get; }

    /// <summary>The open connection, for one thread.</summary>
    public DuckDBConnection Connection { get; }

    /// <summary>True if the file is deleted when closed (capture files given where a case is expected).</summary>
    public bool IsTemporary { get; }

    /// <summary>Opens an existing case for reading. Several readers may share it; nobody may write meanwhile.</summary>
    /// <exception cref="CaseException">No such file, not a case, of a newer version, or being written by another process.</exception>
    public static CaseFile OpenRead(string path)
    {
        if (!File.Exists(path))
            throw new CaseException($"there is no case file {path}. Make one with: sillage import {path} CAPTURES");
        return Checked(new CaseFile(Full(path), Connect(path, readOnly: true), isTemporary: false));
    }

    /// <summary>Opens a case for writing; makes it if there is none.</summary>
    /// <exception cref="CaseException">Not a case, of a newer version, in use by another process, or the folder cannot be written.</exception>
    public static CaseFile OpenOrCreate(string path)
    {
        if (File.Exists(path) && new FileInfo(path).Length > 0)
            return Checked(new CaseFile(Full(path), Connect(path, readOnly: false), isTemporary: false));

        // Made beside and renamed, so that a kill in between never leaves half a case under the user's name.
        var making = path + ".new";
        DeleteWithCompanions(making);
        using (var made = Connect(making, readOnly: false))
            CreateSchema(made);
        File.Move(making, path, overwrite: true);
        return new CaseFile(Full(path), Connect(path, readOnly: false), isTemporary: false);
    }

    /// <summary>Makes a case that is deleted when it is closed.</summary>
    public static CaseFile CreateTemporary()
    {
        var path = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"sillage-{Guid.NewGuid():N}.case");
        var connection = Connect(path, readOnly: false);
        CreateSchema(connection);
        return new CaseFile(path, connection, isTemporary: true);
    }

    /// <summary>A further connection to the same open database, for another thread; not opened yet.</summary>
    internal DuckDBConnection Connect() => new(Connection.ConnectionString);

    /// <summary>Runs statements that return nothing.</summary>
    internal void Execute(string sql) => Connection.Execute(sql);

    /// <inheritdoc/>
    public void Dispose()
    {
        Connection.Dispose();
        if (IsTemporary)
            DeleteWithCompanions(Path);
    }

    internal static void DeleteWithCompanions(string path)
    {
        File.Delete(path);
        File.Delete(path + ".wal");
        if (Directory.Exists(path + ".tmp"))
            Directory.Delete(path + ".tmp", recursive: true);
    }

    private static string Full(string path) => System.IO.Path.GetFullPath(path);

    private static DuckDBConnection Connect(string path, bool readOnly)
    {
        // Files as DuckDB 1.4 writes them: strings pack better and faster than in the format of 1.0 that is its default.
        var connection = new DuckDBConnection($"DataSource={path}{(readOnly ? ";ACCESS_MODE=READ_ONLY" : ";storage_compatibility_version=v1.4.0")}");
        try
        {
            connection.Open();
            // A laptop must stay usable: DuckDB spills beyond this. The rest of a gigabyte and a half is ours (blocks, parsers).
            connection.Execute("SET memory_limit='800MB'; SET TimeZone='UTC'; SET preserve_insertion_order=true;");
            return connection;
        }
        catch (DuckDBException e)
        {
            connection.Dispose();
            throw new CaseException(Explain(path, e.Message), e);
        }
    }

    private static string Explain(string path, string message) =>
        message.Contains("Conflicting lock", StringComparison.OrdinalIgnoreCase) || message.Contains("Could not set lock", StringComparison.OrdinalIgnoreCase)
            ? $"{path} is in use by another process. Wait until it has finished, or work on a copy."
            : message.Contains("not a valid DuckDB database", StringComparison.OrdinalIgnoreCase)
                ? $"{path} is not a case file (it is no DuckDB database). Captures are given as files, folders or archives."
                : message.Contains("older", StringComparison.OrdinalIgnoreCase) && message.Contains("version", StringComparison.OrdinalIgnoreCase)
                    ? $"{path} was written by a newer DuckDB than this program has. Update Sillage. ({message})"
                    : $"cannot open {path}: {message}";

    private static CaseFile Checked(CaseFile file)
    {
        try
        {
            if (file.Connection.Scalar<long>("SELECT count(*) FROM duckdb_tables() WHERE database_name = current_database() AND table_name = 'case_info'") == 0)
                throw new CaseException($"{file.Path} is a DuckDB database, but not a case of Sillage (it has no table case_info).");

            var version = int.Parse(
                file.Connection.Scalar<string>("SELECT value FROM case_info WHERE key = 'schema_version'") ?? "0", CultureInfo.InvariantCulture);
            if (version > SchemaVersion)
                throw new CaseException($"{file.Path} has schema version {version}; this program knows versions up to {SchemaVersion}. Update Sillage.");
            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    private static void CreateSchema(DuckDBConnection connection)
    {
        using var stream = typeof(CaseFile).Assembly.GetManifestResourceStream("schema.sql")
            ?? throw new InvalidOperationException("schema.sql is not embedded in the assembly");
        using var reader = new StreamReader(stream);
        connection.Execute(reader.ReadToEnd());
        connection.Execute($"INSERT INTO case_info VALUES ('schema_version', '{SchemaVersion}'), ('made_by', 'Sillage')");
    }
}
