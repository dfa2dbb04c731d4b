using System.Globalization;
using DuckDB.NET.Data;

namespace Sillage.Cases;

/// <summary>One investigation: a DuckDB file with posts, accounts, imports and what could not be read (docs/case-file.md).</summary>
public sealed class CaseFile : IDisposable
{
    /// <summary>Version of the schema that this program writes.</summary>
    public const int SchemaVersion = 4;

    private const string HasCaseInfo = "SELECT count(*) FROM duckdb_tables() WHERE database_name = current_database() AND table_name = 'case_info'";

    private CaseFile(string path, DuckDBConnection connection, bool isTemporary)
    {
        Path = path;
        Connection = connection;
        IsTemporary = isTemporary;
        Detected = new DetectedTexts { Load = LoadDetected };
    }

    /// <summary>Full path of the file.</summary>
    public string Path { get; }

    /// <summary>The open connection, for one thread.</summary>
    public DuckDBConnection Connection { get; }

    /// <summary>True if the file is deleted when closed (capture files given where a case is expected).</summary>
    public bool IsTemporary { get; }

    /// <summary>Languages of texts that a detector heard; what is added is kept in the case when it is closed, where it can be written then.</summary>
    public DetectedTexts Detected { get; }

    /// <summary>Opens an existing case for reading. Several readers may share it; nobody may write meanwhile.</summary>
    /// <exception cref="CaseException">No such file, not a case, of a newer version, or being written by another process.</exception>
    public static CaseFile OpenRead(string path)
    {
        NotFolder(path);
        if (!Exists(path))
            throw new CaseException($"there is no case file {path}. Make one with: sillage import {path} CAPTURES");
        return Checked(new CaseFile(Full(path), Connect(path, readOnly: true), isTemporary: false));
    }

    /// <summary>Opens a case for writing; makes it if there is none.</summary>
    /// <exception cref="CaseException">Not a case, of a newer version, in use by another process, or the folder cannot be written.</exception>
    public static CaseFile OpenOrCreate(string path)
    {
        NotFolder(path);
        if (!Exists(path))
            Create(path);
        var file = Checked(new CaseFile(Full(path), Connect(path, readOnly: false), isTemporary: false));
        try
        {
            SchemaSteps.Run(file.Connection);
            return file;
        }
        catch (DuckDBException e)
        {
            file.Dispose();
            throw new CaseException(CaseTrouble.Explain(file.Path, e), e);
        }
    }

    /// <summary>Makes a case that is deleted when it is closed.</summary>
    public static CaseFile CreateTemporary()
    {
        var path = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"sillage-{Guid.NewGuid():N}.case");
        var connection = Connect(path, readOnly: false);
        CreateSchema(connection);
        return new CaseFile(path, connection, isTemporary: true);
    }

    /// <summary>A further connection to the same open database, for another thread.</summary>
    internal DuckDBConnection Connect()
    {
        var connection = new DuckDBConnection(Connection.ConnectionString);
        connection.Open();
        return connection;
    }

    /// <summary>Several questions at once may ask for languages: not on the connection of whoever opened the case.</summary>
    private void LoadDetected(DetectedTexts texts, string detector)
    {
        using var connection = Connect();
        KeptLanguages.Read(connection, texts, detector);
    }

    /// <summary>Runs statements that return nothing.</summary>
    internal void Execute(string sql) => Connection.Execute(sql);

    /// <inheritdoc/>
    public void Dispose()
    {
        Connection.Dispose();
        if (IsTemporary)
            DeleteWithCompanions(Path);
        else if (Detected.Added > 0)
            KeptLanguages.Write(Path, Detected);
    }

    internal static void DeleteWithCompanions(string path)
    {
        File.Delete(path);
        File.Delete(path + ".wal");
        if (Directory.Exists(path + ".tmp"))
            Directory.Delete(path + ".tmp", recursive: true);
    }

    /// <summary>
    /// Makes a case beside its place and renames it, so that a kill in between never leaves half a case under the user's name. If another
    /// process is making it too, one of them waits in vain for the database's lock and says so, or finds the other's case.
    /// </summary>
    private static void Create(string path)
    {
        if (System.IO.Path.GetDirectoryName(Full(path)) is { } folder && !Directory.Exists(folder))
            throw new CaseException($"there is no folder {folder} to make the case in. Make it first, or choose another place.");
        var making = path + ".new";
        try
        {
            using var made = Making(making);
            // What a kill left of an earlier attempt has all of the schema or nothing: it is made in one transaction.
            if (made.Scalar<long>(HasCaseInfo) == 0)
                CreateSchema(made);
        }
        catch (CaseException e) when (!CaseTrouble.IsInUse(e.InnerException!))
        {
            DeleteWithCompanions(making);
            throw;
        }

        if (File.Exists(path) && !Exists(path))
            File.Delete(path);
        try
        {
            File.Move(making, path, overwrite: false);
        }
        catch (IOException) when (Exists(path))
        {
            DeleteWithCompanions(making);
        }
    }

    private static DuckDBConnection Making(string path)
    {
        try
        {
            return Connect(path, readOnly: false);
        }
        catch (CaseException e) when (!CaseTrouble.IsInUse(e.InnerException!))
        {
            // A kill left less than a database.
            DeleteWithCompanions(path);
            return Connect(path, readOnly: false);
        }
    }

    /// <summary>An empty file, as programs for temporary names make them, is no case yet.</summary>
    private static bool Exists(string path) => File.Exists(path) && new FileInfo(path).Length > 0;

    private static void NotFolder(string path)
    {
        if (Directory.Exists(path))
            throw new CaseException($"{path} is a folder; a case is a file whose name ends in .case.");
    }

    private static string Full(string path) => System.IO.Path.GetFullPath(path);

    internal static DuckDBConnection Connect(string path, bool readOnly)
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
            throw new CaseException(CaseTrouble.Explain(path, e), e);
        }
    }

    private static CaseFile Checked(CaseFile file)
    {
        try
        {
            if (file.Connection.Scalar<long>(HasCaseInfo) == 0)
                throw new CaseException($"{file.Path} is a DuckDB database, but not a case of Sillage (it has no table case_info).");

            var version = int.Parse(
                file.Connection.Scalar<string>("SELECT value FROM case_info WHERE key = 'schema_version'") ?? "0", CultureInfo.InvariantCulture);
            if (version > SchemaVersion)
                throw new CaseException($"{file.Path} has schema version {version}; this program knows versions up to {SchemaVersion}. Update Sillage; the file was not touched.");
            return file;
        }
        catch (DuckDBException e)
        {
            file.Dispose();
            throw new CaseException(CaseTrouble.Explain(file.Path, e), e);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    private static void CreateSchema(DuckDBConnection connection)
    {
        try
        {
            connection.Execute(
                $"""
                BEGIN TRANSACTION;
                {SchemaSteps.Statements("schema.sql")}
                {SchemaSteps.Statements("accounts.sql")}
                INSERT INTO case_info VALUES ('schema_version', '{SchemaVersion}'), ('made_by', 'Sillage');
                COMMIT;
                CHECKPOINT;
                """);
        }
        catch (DuckDBException e)
        {
            throw new CaseException(CaseTrouble.Explain(connection.DataSource, e), e);
        }
    }
}
